/* operation_catalogue: the rows of ext/words/operations.def as a table. Eponymous only. */
#include "register.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

#include "../operation/match.h"

enum column { KEY, NAME, RUSSIAN, KIND, UMBRELLA, DATE_FROM, DATE_TO, DATES, PLACE, SOURCE };

struct catalogue_cursor {
    sqlite3_vtab_cursor base;
    int row;
};

static int catalogue_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                             sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    int code =
        sqlite3_declare_vtab(database, "CREATE TABLE x(operation_key, operation, russian, kind, umbrella, "
                                       "date_from, date_to, dates, place, source)");
    if (code != SQLITE_OK)
        return code;
    *table = sqlite3_malloc64(sizeof **table);
    if (*table == NULL)
        return SQLITE_NOMEM;
    memset(*table, 0, sizeof **table);
    return sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
}

static int catalogue_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int catalogue_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    (void)table;
    info->estimatedCost = SZ_OPERATION_COUNT;
    info->estimatedRows = SZ_OPERATION_COUNT;
    return SQLITE_OK;
}

static int catalogue_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct catalogue_cursor *catalogue = sqlite3_malloc64(sizeof *catalogue);
    if (catalogue == NULL)
        return SQLITE_NOMEM;
    memset(catalogue, 0, sizeof *catalogue);
    *cursor = &catalogue->base;
    return SQLITE_OK;
}

static int catalogue_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int catalogue_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                            sqlite3_value **values) {
    (void)plan, (void)plan_text, (void)count, (void)values;
    ((struct catalogue_cursor *)cursor)->row = 0;
    return SQLITE_OK;
}

static int catalogue_next(sqlite3_vtab_cursor *cursor) {
    ((struct catalogue_cursor *)cursor)->row++;
    return SQLITE_OK;
}

static int catalogue_eof(sqlite3_vtab_cursor *cursor) {
    return ((const struct catalogue_cursor *)cursor)->row >= SZ_OPERATION_COUNT;
}

/* Where the umbrella of `entry` stands in the catalogue, or NULL. */
static const struct sz_operation_entry *umbrella_of(const struct sz_operation_entry *entry) {
    struct sz_operation_key key, other;
    if (sz_operation_key(sz_span_of(entry->name, strlen(entry->name)), &key) != SZ_OK)
        return NULL;
    for (int i = 0; i < SZ_OPERATION_COUNT; i++) {
        const char *name = sz_operations[i].name;
        if (sz_operation_key(sz_span_of(name, strlen(name)), &other) == SZ_OK &&
            sz_operation_covers(&other, &key))
            return &sz_operations[i];
    }
    return NULL;
}

/* NULL for what is not known. */
static void result_span(sqlite3_context *context, const char *text, size_t length) {
    if (length > 0)
        sqlite3_result_text(context, text, (int)length, SQLITE_STATIC);
}

static void result_text(sqlite3_context *context, const char *text) {
    result_span(context, text, strlen(text));
}

/* The first day of "2004-09-14/2004-09-24; 2004-11-15/2004-11-22". */
static void result_date_from(sqlite3_context *context, const char *dates) {
    result_span(context, dates, strcspn(dates, "/;"));
}

/* The last day; a date that stands alone is both, an open interval has none. */
static void result_date_to(sqlite3_context *context, const char *dates) {
    const char *last = strrchr(dates, ' '), *slash;
    last = last == NULL ? dates : last + 1;
    slash = strchr(last, '/');
    result_text(context, slash == NULL ? last : slash + 1);
}

static int catalogue_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    const struct sz_operation_entry *entry = &sz_operations[((const struct catalogue_cursor *)cursor)->row];
    const struct sz_operation_entry *umbrella;
    switch ((enum column)column) {
    case KEY:
        result_text(context, entry->key);
        break;
    case NAME:
        result_text(context, entry->name);
        break;
    case RUSSIAN:
        result_text(context, entry->russian);
        break;
    case KIND:
        result_text(context, entry->kind);
        break;
    case UMBRELLA:
        umbrella = umbrella_of(entry);
        if (umbrella != NULL)
            result_text(context, umbrella->key);
        break;
    case DATE_FROM:
        result_date_from(context, entry->dates);
        break;
    case DATE_TO:
        result_date_to(context, entry->dates);
        break;
    case DATES:
        result_text(context, entry->dates);
        break;
    case PLACE:
        result_text(context, entry->place);
        break;
    case SOURCE:
        result_text(context, entry->source);
        break;
    }
    return SQLITE_OK;
}

static int catalogue_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct catalogue_cursor *)cursor)->row + 1;
    return SQLITE_OK;
}

static const sqlite3_module catalogue_module = {
    .iVersion = 1,
    .xConnect = catalogue_connect,
    .xBestIndex = catalogue_best_index,
    .xDisconnect = catalogue_disconnect,
    .xOpen = catalogue_open,
    .xClose = catalogue_close,
    .xFilter = catalogue_filter,
    .xNext = catalogue_next,
    .xEof = catalogue_eof,
    .xColumn = catalogue_column,
    .xRowid = catalogue_rowid,
};

const struct sz_table sz_operation_catalogue_table[] = {
    {.name = "operation_catalogue",
     .module = &catalogue_module,
     .signature = "operation_catalogue",
     .summary = "the operations and exercises that are known, with their dates, places and sources",
     .example = "SELECT operation, date_from, place FROM operation_catalogue WHERE umbrella = 'channel'"},
    {0},
};
