/* The entry points: they register what the tables of register.h list.
 *
 * Loading twice on one connection is harmless: functions cannot be replaced while a statement runs, and
 * `SELECT load_extension()` is one, so a connection that has seizures_version() already is left as it is. */
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include "register.h"

/* The oldest SQLite with SQLITE_INNOCUOUS and sqlite3_vtab_config(SQLITE_VTAB_DIRECTONLY). */
enum { OLDEST_SQLITE = 3031000 };

/* One family a line. */
/* clang-format off */
const struct sz_function *const sz_all_functions[] = {
    sz_operation_functions,
    sz_quantity_functions,
    sz_interval_functions,
    sz_format_functions,
    sz_total_functions,
    sz_extreme_functions,
    sz_chart_functions,
    sz_item_functions,
    sz_seizures_functions,
    NULL,
};
/* clang-format on */

const struct sz_table *const sz_all_tables[] = {
    sz_seizures_table,
    sz_releases_table,
    sz_operation_catalogue_table,
    sz_word_catalogue_tables,
    sz_operation_nearest_table,
    sz_operation_each_table,
    sz_quantity_each_table,
    sz_help_table,
    sz_csv_table,
    sz_csv_dialect_table,
    NULL,
};

static int register_function(sqlite3 *database, const struct sz_function *function,
                             struct sz_connection *connection) {
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (function->value != NULL)
        return sqlite3_create_window_function(database, function->name, function->arguments, flags,
                                              sz_connection_hold(connection), function->step, function->final,
                                              function->value, function->inverse, sz_connection_release);
    return sqlite3_create_function_v2(database, function->name, function->arguments, flags,
                                      sz_connection_hold(connection), function->call, function->step,
                                      function->final, sz_connection_release);
}

static int register_family(sqlite3 *database, const struct sz_function *function,
                           struct sz_connection *connection) {
    int code = SQLITE_OK;
    for (; function->name != NULL && code == SQLITE_OK; function++)
        code = register_function(database, function, connection);
    return code;
}

/* seizures_version() marks a connection that has everything, so it comes last, wherever it stands in the
 * list: a load that failed half way can be done again. */
static int register_functions(sqlite3 *database, struct sz_connection *connection) {
    for (size_t family = 0; sz_all_functions[family] != NULL; family++) {
        if (sz_all_functions[family] == sz_seizures_functions)
            continue;
        int code = register_family(database, sz_all_functions[family], connection);
        if (code != SQLITE_OK)
            return code;
    }
    return register_family(database, sz_seizures_functions, connection);
}

static int register_tables(sqlite3 *database, struct sz_connection *connection) {
    for (size_t family = 0; sz_all_tables[family] != NULL; family++)
        for (const struct sz_table *table = sz_all_tables[family]; table->name != NULL; table++) {
            if (table->opens_files && !connection->reads_files)
                continue;
            int code = sqlite3_create_module_v2(database, table->name, table->module,
                                                sz_connection_hold(connection), sz_connection_release);
            if (code != SQLITE_OK)
                return code;
        }
    return SQLITE_OK;
}

static bool can_prepare(sqlite3 *database, const char *sql) {
    sqlite3_stmt *statement = NULL;
    bool prepared = sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK;
    sqlite3_finalize(statement);
    return prepared;
}

/* "No such function" must not stay behind as the connection's last error: to sqlite3_open, which runs what
 * was given to sqlite3_auto_extension, it would mean that opening failed. */
static bool is_loaded(sqlite3 *database) {
    if (can_prepare(database, "SELECT seizures_version()"))
        return true;
    (void)can_prepare(database, "SELECT 1"); /* whether it can be loaded, loading tells */
    return false;
}

static int load(sqlite3 *database, char **message, const sqlite3_api_routines *api, bool reads_files) {
    SQLITE_EXTENSION_INIT2(api);
    if (sqlite3_libversion_number() < OLDEST_SQLITE) {
        *message = sqlite3_mprintf("seizures needs SQLite 3.31 or later; this is %s", sqlite3_libversion());
        return SQLITE_ERROR;
    }
    if (is_loaded(database))
        return SQLITE_OK;
    struct sz_connection *connection = sz_connection_open(database, reads_files);
    if (connection == NULL)
        return SQLITE_NOMEM;
    int code = register_tables(database, connection);
    if (code == SQLITE_OK)
        code = register_functions(database, connection);
    sz_connection_release(connection);
    return code;
}

#define ENTRY_POINT __attribute__((visibility("default"))) int

ENTRY_POINT sqlite3_seizures_init(sqlite3 *database, char **message, const sqlite3_api_routines *api);
ENTRY_POINT sqlite3_extension_init(sqlite3 *database, char **message, const sqlite3_api_routines *api);
ENTRY_POINT sqlite3_seizures_noread_init(sqlite3 *database, char **message, const sqlite3_api_routines *api);

ENTRY_POINT sqlite3_seizures_init(sqlite3 *database, char **message, const sqlite3_api_routines *api) {
    return load(database, message, api, true);
}

ENTRY_POINT sqlite3_extension_init(sqlite3 *database, char **message, const sqlite3_api_routines *api) {
    return load(database, message, api, true);
}

ENTRY_POINT sqlite3_seizures_noread_init(sqlite3 *database, char **message, const sqlite3_api_routines *api) {
    return load(database, message, api, false);
}
