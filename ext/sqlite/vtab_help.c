/* seizures_help: the registration tables as rows of name, kind, signature, summary, example. Eponymous only.
 */
#include "register.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

struct help_table {
    sqlite3_vtab base;
    bool reads_files; /* what the connection has: sqlite3_seizures_noread_init leaves out some tables */
};

struct help_cursor {
    sqlite3_vtab_cursor base;
    size_t family; /* first the families of functions, then those of tables */
    size_t row;
    sqlite3_int64 rowid;
};

static int help_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                        sqlite3_vtab **table, char **message) {
    (void)count, (void)values, (void)message;
    int code = sqlite3_declare_vtab(database, "CREATE TABLE x(name, kind, signature, summary, example)");
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
    if (code != SQLITE_OK)
        return code;
    struct help_table *help = sqlite3_malloc64(sizeof *help);
    if (help == NULL)
        return SQLITE_NOMEM;
    memset(help, 0, sizeof *help);
    help->reads_files = ((const struct sz_connection *)aux)->reads_files;
    *table = &help->base;
    return SQLITE_OK;
}

static int help_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int help_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    (void)table;
    info->estimatedCost = 100;
    info->estimatedRows = 100;
    return SQLITE_OK;
}

static int help_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct help_cursor *help = sqlite3_malloc64(sizeof *help);
    if (help == NULL)
        return SQLITE_NOMEM;
    memset(help, 0, sizeof *help);
    *cursor = &help->base;
    return SQLITE_OK;
}

static int help_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static size_t function_families(void) {
    size_t count = 0;
    while (sz_all_functions[count] != NULL)
        count++;
    return count;
}

static const struct sz_function *function_at(const struct help_cursor *help) {
    return help->family < function_families() ? &sz_all_functions[help->family][help->row] : NULL;
}

static const struct sz_table *table_at(const struct help_cursor *help) {
    return &sz_all_tables[help->family - function_families()][help->row];
}

static int help_eof(sqlite3_vtab_cursor *cursor) {
    const struct help_cursor *help = (const struct help_cursor *)cursor;
    return help->family >= function_families() && sz_all_tables[help->family - function_families()] == NULL;
}

/* Rows that are only another number of arguments, and tables that this connection was not given. */
static bool is_left_out(const struct help_cursor *help) {
    const struct sz_function *function = function_at(help);
    if (function != NULL)
        return function->signature == NULL;
    return table_at(help)->opens_files && !((const struct help_table *)help->base.pVtab)->reads_files;
}

/* Moves on from the end of a family, and over what is left out. */
static void settle(struct help_cursor *help) {
    while (!help_eof(&help->base)) {
        const struct sz_function *function = function_at(help);
        const char *name = function != NULL ? function->name : table_at(help)->name;
        if (name == NULL) {
            help->family++;
            help->row = 0;
        } else if (is_left_out(help)) {
            help->row++;
        } else {
            return;
        }
    }
}

static int help_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                       sqlite3_value **values) {
    (void)plan, (void)plan_text, (void)count, (void)values;
    struct help_cursor *help = (struct help_cursor *)cursor;
    help->family = help->row = 0;
    help->rowid = 1;
    settle(help);
    return SQLITE_OK;
}

static int help_next(sqlite3_vtab_cursor *cursor) {
    struct help_cursor *help = (struct help_cursor *)cursor;
    help->row++;
    help->rowid++;
    settle(help);
    return SQLITE_OK;
}

static const char *function_kind(const struct sz_function *function) {
    if (function->call != NULL)
        return "scalar";
    return function->value != NULL ? "window" : "aggregate";
}

static const char *function_cell(const struct sz_function *function, int column) {
    const char *cells[] = {function->name, function_kind(function), function->signature, function->summary,
                           function->example};
    return cells[column];
}

static const char *table_cell(const struct sz_table *table, int column) {
    const char *cells[] = {table->name, "table", table->signature, table->summary, table->example};
    return cells[column];
}

static int help_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    const struct help_cursor *help = (const struct help_cursor *)cursor;
    const struct sz_function *function = function_at(help);
    const char *cell =
        function != NULL ? function_cell(function, column) : table_cell(table_at(help), column);
    sqlite3_result_text(context, cell, -1, SQLITE_STATIC);
    return SQLITE_OK;
}

static int help_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct help_cursor *)cursor)->rowid;
    return SQLITE_OK;
}

static const sqlite3_module help_module = {
    .iVersion = 1,
    .xConnect = help_connect,
    .xBestIndex = help_best_index,
    .xDisconnect = help_disconnect,
    .xOpen = help_open,
    .xClose = help_close,
    .xFilter = help_filter,
    .xNext = help_next,
    .xEof = help_eof,
    .xColumn = help_column,
    .xRowid = help_rowid,
};

const struct sz_table sz_help_table[] = {
    {.name = "seizures_help",
     .module = &help_module,
     .signature = "seizures_help",
     .summary = "every function and table of this extension",
     .example = "SELECT name, summary FROM seizures_help"},
    {0},
};
