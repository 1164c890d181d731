/* seizure_csv: the rows of one or more CSV files, under their own headers.
 *
 *     CREATE VIRTUAL TABLE temp.t USING seizure_csv('data/[0-9]*.csv', option='value', …)
 *
 * Every column is TEXT, or with types='auto' what its cells allow. Hidden columns: _file, _line (on which the
 * record starts), _problem (what is wrong with a record that on_error='keep' kept).
 *
 * SECURITY. A table stands in the temp schema alone: no schema on disk can name a file. SQLite connects a
 * virtual table of any schema for as little as PRAGMA table_info, an ALTER TABLE of another table or a view
 * over it, and SQLITE_VTAB_DIRECTONLY speaks only after that; so the schema is looked at before any argument
 * is. Which files may be opened is the policy of csv/source.h.
 *
 * The files are listed, opened and measured when the table is connected; other ones are an error later on. */
#include "register.h"

SQLITE_EXTENSION_INIT3

#include "csv_cursor.h"
#include "message_csv.h"

#include <limits.h>

static int say(char **message, char *text) {
    *message = text;
    return text == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

/* One argument: an option, or a path or pattern. */
static int take_argument(struct sz_csv_table *table, const char *argument, char **message) {
    struct sz_span text = sz_span_of(argument, strlen(argument));
    struct sz_option_problem problem;
    bool is_option;
    enum sz_status status = sz_csv_options_parse_argument(&table->options, text, &is_option, &problem);
    if (status == SZ_NO_MEMORY)
        return SQLITE_NOMEM;
    if (status != SZ_OK)
        return say(message, sz_message_for_option("seizure_csv", &problem));
    if (is_option)
        return SQLITE_OK;
    struct sz_buffer path;
    sz_buffer_init(&path, table->setup.allocator);
    status = sz_csv_unquote(text, &path);
    if (status == SZ_OK)
        status = sz_buffer_add_byte(&path, '\0');
    int code = sz_file_problem_code(status);
    if (code == SQLITE_OK && path.length == 1)
        code = say(message, sqlite3_mprintf("seizure_csv: the name of a file is empty"));
    else if (code == SQLITE_OK && sz_files_add(&table->files, path.bytes) != SZ_OK)
        code = sz_csv_report(message, path.bytes, table->files.failure, &table->files);
    sz_buffer_free(&path);
    return code;
}

static int take_arguments(struct sz_csv_table *table, int count, const char *const *arguments,
                          char **message) {
    enum { FIRST = 3 }; /* behind module, schema and table */
    struct sz_option_problem problem;
    int code = SQLITE_OK;
    for (int i = FIRST; i < count && code == SQLITE_OK; i++)
        code = take_argument(table, arguments[i], message);
    if (code == SQLITE_OK && sz_csv_options_check(&table->options, &problem) != SZ_OK)
        code = say(message, sz_message_for_option("seizure_csv", &problem));
    if (code == SQLITE_OK && table->files.listing.count == 0)
        code = say(message,
                   sqlite3_mprintf("seizure_csv: no file is named: CREATE VIRTUAL TABLE temp.NAME USING "
                                   "seizure_csv('FILE.csv')"));
    return code;
}

/* Each name in quotes, as SQL wants it. */
static int declare(struct sz_csv_table *table, char **message) {
    static const char *const types[] = {
        [SZ_CELL_INTEGER] = "INTEGER", [SZ_CELL_REAL] = "REAL", [SZ_CELL_TEXT] = "TEXT"};
    sqlite3_str *sql = sqlite3_str_new(table->database);
    const struct sz_span *columns = sz_names_spans(&table->files.names);
    sqlite3_str_appendall(sql, "CREATE TABLE x(");
    for (size_t i = 0; i < sz_files_width(&table->files); i++)
        sqlite3_str_appendf(sql, "\"%w\" %s,", columns[i].text, types[sz_files_type(&table->files, i)]);
    sqlite3_str_appendall(sql, "_file TEXT HIDDEN,_line INTEGER HIDDEN,_problem TEXT HIDDEN)");
    char *text = sqlite3_str_finish(sql);
    if (text == NULL)
        return SQLITE_NOMEM;
    int code = sqlite3_declare_vtab(table->database, text);
    if (code != SQLITE_OK && code != SQLITE_NOMEM)
        code = say(message, sqlite3_mprintf("seizure_csv: %s", sqlite3_errmsg(table->database)));
    sqlite3_free(text);
    return code;
}

static void free_table(struct sz_csv_table *table) {
    sz_csv_planner_free(&table->planner);
    sz_lookup_free(&table->lookup);
    sz_files_free(&table->files);
    sz_csv_options_free(&table->options);
    sqlite3_free(table);
}

static int csv_disconnect(sqlite3_vtab *base) {
    free_table((struct sz_csv_table *)base);
    return SQLITE_OK;
}

static struct sz_csv_table *make_table(sqlite3 *database, const struct sz_connection *connection) {
    struct sz_csv_table *table = sqlite3_malloc64(sizeof *table);
    if (table == NULL)
        return NULL;
    memset(table, 0, sizeof *table);
    table->database = database;
    sz_csv_options_init(&table->options, &sz_sqlite_allocator);
    table->setup = sz_connection_reader_setup(connection, &table->options, &table->watch);
    int columns = sqlite3_limit(database, SQLITE_LIMIT_COLUMN, -1) - SZ_CSV_HIDDEN_COUNT;
    table->setup.max_columns = columns > 0 ? (size_t)columns : 1;
    sz_files_init(&table->files, &table->setup);
    uint64_t seed;
    sqlite3_randomness(sizeof seed, &seed);
    sz_lookup_init(&table->lookup, &table->files, &sz_sqlite_allocator, &table->options, seed);
    sz_csv_planner_init(&table->planner, database, &table->lookup);
    return table;
}

static int csv_connect(sqlite3 *database, void *aux, int count, const char *const *arguments,
                       sqlite3_vtab **base, char **message) {
    if (strcmp(arguments[1], "temp") != 0)
        return say(message,
                   sqlite3_mprintf("seizure_csv tables must be TEMP: CREATE VIRTUAL TABLE temp.%w USING "
                                   "seizure_csv(...)",
                                   arguments[2]));
    struct sz_csv_table *table = make_table(database, aux);
    if (table == NULL)
        return SQLITE_NOMEM;
    int code = take_arguments(table, count, arguments, message);
    if (code == SQLITE_OK && sz_files_open(&table->files) != SZ_OK)
        code = sz_csv_report(message, table->files.failed, table->files.failure, &table->files);
    if (code == SQLITE_OK)
        code = declare(table, message);
    if (code == SQLITE_OK)
        code = sz_csv_planner_ask(&table->planner, message);
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY);
    if (code == SQLITE_OK)
        *base = &table->base;
    else
        free_table(table);
    return code;
}

/* Not csv_connect itself: a module whose xCreate is its xConnect can be used without a CREATE. */
static int csv_create(sqlite3 *database, void *aux, int count, const char *const *arguments,
                      sqlite3_vtab **base, char **message) {
    return csv_connect(database, aux, count, arguments, base, message);
}

static int csv_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
    return sz_csv_plan_make(&((struct sz_csv_table *)base)->planner, info);
}

static int csv_rename(sqlite3_vtab *base, const char *name) {
    (void)base, (void)name;
    return SQLITE_OK;
}

static const sqlite3_module csv_module = {
    .iVersion = 1,
    .xCreate = csv_create,
    .xConnect = csv_connect,
    .xBestIndex = csv_best_index,
    .xDisconnect = csv_disconnect,
    .xDestroy = csv_disconnect,
    .xOpen = sz_csv_cursor_open,
    .xClose = sz_csv_cursor_close,
    .xFilter = sz_csv_cursor_filter,
    .xNext = sz_csv_cursor_next,
    .xEof = sz_csv_cursor_eof,
    .xColumn = sz_csv_cursor_column,
    .xRowid = sz_csv_cursor_rowid,
    .xRename = csv_rename,
};

const struct sz_table sz_csv_table[] = {
    {.name = "seizure_csv",
     .module = &csv_module,
     .opens_files = true,
     .signature = "seizure_csv('FILE or pattern' [, option='value' ...])",
     .summary = "the rows of CSV files under their own headers; a table of the temp schema",
     .example = "CREATE VIRTUAL TABLE temp.seized USING seizure_csv('fixtures/channel/*.csv')"},
    {0},
};
