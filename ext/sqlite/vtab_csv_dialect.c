/* seizure_csv_dialect(FILE [, OPTIONS]): what seizure_csv finds out about a file, one row a column.
 *
 * The whole file is read, once for each of its scans: types are those that types='auto' would give, and `problem` is the
 * first thing that would stop a scan. What stands in `delimiter`, `quote`, `header`, `encoding` can be given to the options
 * of these names. A file of which no column can be told makes one row. It opens files, so it is DIRECTONLY. */
#include "register.h"

SQLITE_EXTENSION_INIT3

#include "../csv/listing.h"
#include "../csv/survey.h"
#include "message_csv.h"
#include "value.h"

enum column { DELIMITER, QUOTE, HEADER, ENCODING, COLUMN, TYPE, PROBLEM, FILES, OPTIONS, FILE_NAME };

enum { HAS_FILES = 1 << 0, HAS_OPTIONS = 1 << 1, ARGUMENTS = 2 };

struct dialect_table {
    sqlite3_vtab base;
    const struct sz_connection *connection;
};

struct dialect_cursor {
    sqlite3_vtab_cursor base;
    struct sz_interrupt_watch watch;
    struct sz_csv_options options;
    struct sz_reader_setup setup;
    struct sz_listing listing;
    struct sz_survey survey; /* of `file` */
    size_t file;             /* listing.count behind the last */
    size_t column;
    sqlite3_int64 rowid;
    sqlite3_value *arguments[ARGUMENTS]; /* as they were given, or NULL */
};

static int dialect_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                           sqlite3_vtab **table, char **message) {
    (void)count, (void)values, (void)message;
    int code = sqlite3_declare_vtab(
        database,
        "CREATE TABLE x(delimiter TEXT, quote TEXT, header TEXT, encoding TEXT, \"column\" TEXT, type TEXT, "
        "problem TEXT, files HIDDEN, options HIDDEN, _file TEXT HIDDEN)");
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY);
    if (code != SQLITE_OK)
        return code;
    struct dialect_table *dialects = sqlite3_malloc64(sizeof *dialects);
    if (dialects == NULL)
        return SQLITE_NOMEM;
    *dialects = (struct dialect_table){.connection = aux};
    *table = &dialects->base;
    return SQLITE_OK;
}

static int dialect_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

/* The plan is which arguments are given. */
static int dialect_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    (void)table;
    int given[ARGUMENTS] = {-1, -1}, values = 0;
    for (int i = 0; i < info->nConstraint; i++) {
        int argument = info->aConstraint[i].iColumn - FILES;
        if (argument < 0 || argument >= ARGUMENTS || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (!info->aConstraint[i].usable)
            return SQLITE_CONSTRAINT;
        given[argument] = i;
    }
    for (int argument = 0; argument < ARGUMENTS; argument++)
        if (given[argument] >= 0) {
            info->idxNum |= 1 << argument;
            info->aConstraintUsage[given[argument]].argvIndex = ++values;
            info->aConstraintUsage[given[argument]].omit = 1;
        }
    info->estimatedCost = 1000000;
    info->estimatedRows = 20;
    return SQLITE_OK;
}

static int dialect_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct dialect_cursor *dialect = sqlite3_malloc64(sizeof *dialect);
    if (dialect == NULL)
        return SQLITE_NOMEM;
    memset(dialect, 0, sizeof *dialect);
    *cursor = &dialect->base;
    return SQLITE_OK;
}

static void let_go(struct dialect_cursor *dialect) {
    if (dialect->setup.allocator != NULL) { /* it was filled before */
        sz_survey_free(&dialect->survey);
        sz_listing_free(&dialect->listing);
        sz_csv_options_free(&dialect->options);
    }
    for (int i = 0; i < ARGUMENTS; i++) {
        sqlite3_value_free(dialect->arguments[i]);
        dialect->arguments[i] = NULL;
    }
}

static int dialect_close(sqlite3_vtab_cursor *cursor) {
    let_go((struct dialect_cursor *)cursor);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

/* Surveys the present file, if there is one. */
static int survey_file(struct dialect_cursor *dialect) {
    dialect->column = 0;
    if (dialect->file >= dialect->listing.count)
        return SQLITE_OK;
    const char *path = sz_listing_path(&dialect->listing, dialect->file);
    if (sz_survey_take(&dialect->survey, path) == SZ_OK)
        return SQLITE_OK;
    return sz_file_problem_report(path, &dialect->survey.problem, &dialect->base.pVtab->zErrMsg);
}

/* Puts `message` (NULL: there was no memory for it) where SQLite finds it. */
static int fail(struct dialect_cursor *dialect, char *message) {
    sqlite3_free(dialect->base.pVtab->zErrMsg);
    dialect->base.pVtab->zErrMsg = message;
    return message == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

static int take_options(struct dialect_cursor *dialect, struct sz_span text) {
    struct sz_option_problem problem;
    enum sz_status status = sz_csv_options_parse(&dialect->options, text, &problem);
    if (status == SZ_OK)
        status = sz_csv_options_check(&dialect->options, &problem);
    if (status == SZ_OK)
        return SQLITE_OK;
    if (status == SZ_NO_MEMORY)
        return SQLITE_NOMEM;
    return fail(dialect, sz_message_for_option("seizure_csv_dialect", &problem));
}

static int take_files(struct dialect_cursor *dialect, struct sz_span files) {
    const struct dialect_table *table = (const struct dialect_table *)dialect->base.pVtab;
    if (files.length == 0 || strlen(files.text) != files.length)
        return fail(dialect, sqlite3_mprintf(
                                 "seizure_csv_dialect needs a file: seizure_csv_dialect('data/seized.csv')"));
    struct sz_file_problem problem = {
        .status = sz_listing_add(&dialect->listing, files.text, &table->connection->files)};
    return sz_file_problem_report(files.text, &problem, &dialect->base.pVtab->zErrMsg);
}

static int dialect_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                          sqlite3_value **values) {
    (void)plan_text, (void)count;
    struct dialect_cursor *dialect = (struct dialect_cursor *)cursor;
    struct sz_span texts[ARGUMENTS] = {{NULL, 0}, {NULL, 0}};
    let_go(dialect);
    sz_csv_options_init(&dialect->options, &sz_sqlite_allocator);
    sz_listing_init(&dialect->listing, &sz_sqlite_allocator);
    dialect->setup = sz_connection_reader_setup(((const struct dialect_table *)cursor->pVtab)->connection,
                                                &dialect->options, &dialect->watch);
    sz_survey_init(&dialect->survey, &dialect->setup);
    dialect->file = 0;
    dialect->rowid = 1;
    for (int i = 0; i < ARGUMENTS; i++)
        if ((plan & 1 << i) != 0) {
            dialect->arguments[i] = sqlite3_value_dup(*values++);
            if (dialect->arguments[i] == NULL || !sz_value_text(dialect->arguments[i], &texts[i]))
                return SQLITE_NOMEM;
        }
    int code = take_options(dialect, texts[1]);
    if (code == SQLITE_OK)
        code = take_files(dialect, texts[0]);
    sz_survey_init(&dialect->survey, &dialect->setup); /* with the options as they are now */
    return code == SQLITE_OK ? survey_file(dialect) : code;
}

static int dialect_next(sqlite3_vtab_cursor *cursor) {
    struct dialect_cursor *dialect = (struct dialect_cursor *)cursor;
    dialect->rowid++;
    if (++dialect->column < sz_survey_width(&dialect->survey))
        return SQLITE_OK;
    dialect->file++;
    return survey_file(dialect);
}

static int dialect_eof(sqlite3_vtab_cursor *cursor) {
    const struct dialect_cursor *dialect = (const struct dialect_cursor *)cursor;
    return dialect->file >= dialect->listing.count;
}

/* A character as an option takes it. */
static void result_mark(sqlite3_context *context, const char *mark) {
    if (*mark == '\0')
        sqlite3_result_text(context, "none", -1, SQLITE_STATIC);
    else if (*mark == '\t')
        sqlite3_result_text(context, "tab", -1, SQLITE_STATIC);
    else
        sqlite3_result_text(context, mark, 1, SQLITE_TRANSIENT);
}

static void result_problem(const struct dialect_cursor *dialect, sqlite3_context *context) {
    const struct sz_file_problem *problem = &dialect->survey.problem;
    if (problem->status != SZ_OK)
        sz_result_message(context,
                          sz_message_for_csv(sz_listing_path(&dialect->listing, dialect->file), problem));
}

/* What is the same for all columns of the file; the dialect only where its start could be read. */
static void result_of_file(const struct dialect_cursor *dialect, sqlite3_context *context, int column) {
    const struct sz_dialect *found = &dialect->survey.reader.facts.dialect;
    if (column == FILE_NAME)
        sqlite3_result_text(context, sz_listing_path(&dialect->listing, dialect->file), -1, SQLITE_TRANSIENT);
    else if (column == ENCODING && found->encoding[0] != '\0')
        sqlite3_result_text(context, found->encoding, -1, SQLITE_TRANSIENT);
    else if (column == DELIMITER && found->delimiter != '\0')
        result_mark(context, &found->delimiter);
    else if (column == QUOTE && found->delimiter != '\0')
        result_mark(context, &found->quote);
    else if (column == HEADER && found->delimiter != '\0')
        sqlite3_result_text(context, found->has_header ? "yes" : "no", -1, SQLITE_STATIC);
}

static int dialect_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    static const char *const types[] = {
        [SZ_CELL_INTEGER] = "INTEGER", [SZ_CELL_REAL] = "REAL", [SZ_CELL_TEXT] = "TEXT"};
    const struct dialect_cursor *dialect = (const struct dialect_cursor *)cursor;
    bool has_column = dialect->column < sz_survey_width(&dialect->survey);
    if (column == PROBLEM)
        result_problem(dialect, context);
    else if (column >= FILES && column <= OPTIONS && dialect->arguments[column - FILES] != NULL)
        sqlite3_result_value(context, dialect->arguments[column - FILES]);
    else if (column == COLUMN && has_column)
        sz_result_text(context, dialect->survey.reader.columns[dialect->column]);
    else if (column == TYPE && has_column)
        sqlite3_result_text(context, types[sz_survey_type(&dialect->survey, dialect->column)], -1,
                            SQLITE_STATIC);
    else if (column != COLUMN && column != TYPE)
        result_of_file(dialect, context, column);
    return SQLITE_OK;
}

static int dialect_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct dialect_cursor *)cursor)->rowid;
    return SQLITE_OK;
}

static const sqlite3_module dialect_module = {
    .iVersion = 1,
    .xConnect = dialect_connect,
    .xBestIndex = dialect_best_index,
    .xDisconnect = dialect_disconnect,
    .xOpen = dialect_open,
    .xClose = dialect_close,
    .xFilter = dialect_filter,
    .xNext = dialect_next,
    .xEof = dialect_eof,
    .xColumn = dialect_column,
    .xRowid = dialect_rowid,
};

const struct sz_table sz_csv_dialect_table[] = {
    {.name = "seizure_csv_dialect",
     .module = &dialect_module,
     .opens_files = true,
     .signature = "seizure_csv_dialect('FILE' [, 'encoding=windows-1251'])",
     .summary =
         "what was found out about a CSV file, one row a column: its dialect, types, the first problem",
     .example = "SELECT \"column\", type FROM seizure_csv_dialect('fixtures/channel/center-2019.csv')"},
    {0},
};
