/* read_releases(PATTERN): text files whole, one a row.
 *
 * One file is in memory at a time. What is no text (bytes that are no UTF-8, NUL) is an error and not a
 * shorter or mended text. It opens files, so it is DIRECTONLY. */
#include "register.h"

SQLITE_EXTENSION_INIT3

#include "../base/utf8.h"
#include "../csv/listing.h"
#include "message_csv.h"
#include "value.h"

enum column { FILE_NAME, TEXT, FILES };

struct releases_table {
    sqlite3_vtab base;
    const struct sz_connection *connection;
};

struct releases_cursor {
    sqlite3_vtab_cursor base;
    struct sz_listing listing;
    size_t file; /* the row; listing.count behind the last */
    struct sz_buffer bytes;
    struct sz_span text;     /* of `bytes`, without the byte order mark */
    sqlite3_value *argument; /* as it was given, or NULL */
};

static int releases_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                            sqlite3_vtab **table, char **message) {
    (void)count, (void)values, (void)message;
    int code = sqlite3_declare_vtab(database, "CREATE TABLE x(file TEXT, text TEXT, files HIDDEN)");
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY);
    if (code != SQLITE_OK)
        return code;
    struct releases_table *releases = sqlite3_malloc64(sizeof *releases);
    if (releases == NULL)
        return SQLITE_NOMEM;
    *releases = (struct releases_table){.connection = aux};
    *table = &releases->base;
    return SQLITE_OK;
}

static int releases_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

/* The plan is whether the argument is given. */
static int releases_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    (void)table;
    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn != FILES || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (!info->aConstraint[i].usable)
            return SQLITE_CONSTRAINT;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->idxNum = 1;
        break;
    }
    info->estimatedCost = 10000;
    info->estimatedRows = 100;
    return SQLITE_OK;
}

static int releases_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct releases_cursor *releases = sqlite3_malloc64(sizeof *releases);
    if (releases == NULL)
        return SQLITE_NOMEM;
    memset(releases, 0, sizeof *releases);
    sz_listing_init(&releases->listing, &sz_sqlite_allocator);
    sz_buffer_init(&releases->bytes, &sz_sqlite_allocator);
    *cursor = &releases->base;
    return SQLITE_OK;
}

static void let_go(struct releases_cursor *releases) {
    sz_listing_free(&releases->listing);
    sz_buffer_free(&releases->bytes);
    sqlite3_value_free(releases->argument);
    releases->argument = NULL;
}

static int releases_close(sqlite3_vtab_cursor *cursor) {
    let_go((struct releases_cursor *)cursor);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

/* The problem with the byte at `at`: its line, and its place there. */
static struct sz_file_problem problem_at(struct sz_span bytes, size_t at, enum sz_status status) {
    struct sz_file_problem problem = {.status = status, .line = 1, .byte = 1};
    for (size_t i = 0; i < at; i++) {
        problem.byte++;
        if (bytes.text[i] == '\n') {
            problem.line++;
            problem.byte = 1;
        }
    }
    return problem;
}

static struct sz_file_problem check_text(struct sz_span bytes) {
    size_t invalid = sz_utf8_find_invalid(bytes);
    if (invalid < bytes.length)
        return problem_at(bytes, invalid, SZ_BAD_UTF8);
    const char *nul = bytes.length == 0 ? NULL : memchr(bytes.text, '\0', bytes.length);
    if (nul != NULL)
        return problem_at(bytes, (size_t)(nul - bytes.text), SZ_NUL_BYTE);
    return (struct sz_file_problem){.status = SZ_OK};
}

/* Reads the file of the present row, if there is one. */
static int load_file(struct releases_cursor *releases) {
    const struct releases_table *table = (const struct releases_table *)releases->base.pVtab;
    int limit = sqlite3_limit(table->connection->database, SQLITE_LIMIT_LENGTH, -1);
    if (releases->file >= releases->listing.count)
        return SQLITE_OK;
    const char *path = sz_listing_path(&releases->listing, releases->file);
    releases->bytes.length = 0;
    struct sz_file_problem problem = {.status = SZ_OK};
    problem.status =
        sz_source_load(path, &table->connection->files, (uint64_t)limit, &releases->bytes, &problem.error);
    if (problem.status == SZ_OK)
        problem = check_text(sz_buffer_span(&releases->bytes));
    if (problem.status != SZ_OK)
        return sz_file_problem_report(path, &problem, &releases->base.pVtab->zErrMsg);
    releases->text = sz_buffer_span(&releases->bytes);
    if (sz_span_starts(releases->text, SZ_SPAN("\xEF\xBB\xBF")))
        releases->text = sz_span_from(releases->text, 3);
    return SQLITE_OK;
}

static int releases_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                           sqlite3_value **values) {
    (void)plan_text, (void)count;
    struct releases_cursor *releases = (struct releases_cursor *)cursor;
    const struct releases_table *table = (const struct releases_table *)cursor->pVtab;
    struct sz_span files = {NULL, 0};
    let_go(releases);
    releases->file = 0;
    releases->listing.count = 0;
    if (plan != 0) {
        releases->argument = sqlite3_value_dup(values[0]);
        if (releases->argument == NULL || !sz_value_text(releases->argument, &files))
            return SQLITE_NOMEM;
    }
    if (files.length == 0 || strlen(files.text) != files.length) {
        sqlite3_free(cursor->pVtab->zErrMsg);
        cursor->pVtab->zErrMsg =
            sqlite3_mprintf("read_releases needs a file or pattern: read_releases('news/*.txt')");
        return cursor->pVtab->zErrMsg == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
    }
    sz_listing_init(&releases->listing, &sz_sqlite_allocator);
    struct sz_file_problem problem = {
        .status = sz_listing_add(&releases->listing, files.text, &table->connection->files)};
    return problem.status == SZ_OK ? load_file(releases)
                                   : sz_file_problem_report(files.text, &problem, &cursor->pVtab->zErrMsg);
}

static int releases_next(sqlite3_vtab_cursor *cursor) {
    struct releases_cursor *releases = (struct releases_cursor *)cursor;
    releases->file++;
    return load_file(releases);
}

static int releases_eof(sqlite3_vtab_cursor *cursor) {
    const struct releases_cursor *releases = (const struct releases_cursor *)cursor;
    return releases->file >= releases->listing.count;
}

static int releases_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    const struct releases_cursor *releases = (const struct releases_cursor *)cursor;
    if (column == FILE_NAME)
        sqlite3_result_text(context, sz_listing_path(&releases->listing, releases->file), -1,
                            SQLITE_TRANSIENT);
    else if (column == TEXT)
        sz_result_text(context, releases->text);
    else if (releases->argument != NULL)
        sqlite3_result_value(context, releases->argument);
    return SQLITE_OK;
}

static int releases_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = (sqlite3_int64)((const struct releases_cursor *)cursor)->file + 1;
    return SQLITE_OK;
}

static const sqlite3_module releases_module = {
    .iVersion = 1,
    .xConnect = releases_connect,
    .xBestIndex = releases_best_index,
    .xDisconnect = releases_disconnect,
    .xOpen = releases_open,
    .xClose = releases_close,
    .xFilter = releases_filter,
    .xNext = releases_next,
    .xEof = releases_eof,
    .xColumn = releases_column,
    .xRowid = releases_rowid,
};

const struct sz_table sz_releases_table[] = {
    {.name = "read_releases",
     .module = &releases_module,
     .opens_files = true,
     .signature = "read_releases('news/*.txt')",
     .summary = "text files whole: file and text, one file a row",
     .example = "SELECT file, length(text) FROM read_releases('news/*.txt')"},
    {0},
};
