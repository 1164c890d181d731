/* A cursor is the number of its row; SQLite checks all constraints itself. */
#include "catalogue.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

struct catalogue_table {
    sqlite3_vtab base;
    const struct sz_catalogue *catalogue;
};

struct catalogue_cursor {
    sqlite3_vtab_cursor base;
    int row;
};

static const struct sz_catalogue *catalogue_of(const sqlite3_vtab *table) {
    return ((const struct catalogue_table *)table)->catalogue;
}

int sz_catalogue_connect(sqlite3 *database, const struct sz_catalogue *catalogue, sqlite3_vtab **table) {
    int code = sqlite3_declare_vtab(database, catalogue->declaration);
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
    if (code != SQLITE_OK)
        return code;
    struct catalogue_table *connected = sqlite3_malloc64(sizeof *connected);
    if (connected == NULL)
        return SQLITE_NOMEM;
    *connected = (struct catalogue_table){.catalogue = catalogue};
    *table = &connected->base;
    return SQLITE_OK;
}

int sz_catalogue_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

int sz_catalogue_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    info->estimatedCost = catalogue_of(table)->rows;
    info->estimatedRows = catalogue_of(table)->rows;
    return SQLITE_OK;
}

int sz_catalogue_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct catalogue_cursor *opened = sqlite3_malloc64(sizeof *opened);
    if (opened == NULL)
        return SQLITE_NOMEM;
    memset(opened, 0, sizeof *opened);
    *cursor = &opened->base;
    return SQLITE_OK;
}

int sz_catalogue_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

int sz_catalogue_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                        sqlite3_value **values) {
    (void)plan, (void)plan_text, (void)count, (void)values;
    ((struct catalogue_cursor *)cursor)->row = 0;
    return SQLITE_OK;
}

int sz_catalogue_next(sqlite3_vtab_cursor *cursor) {
    ((struct catalogue_cursor *)cursor)->row++;
    return SQLITE_OK;
}

int sz_catalogue_eof(sqlite3_vtab_cursor *cursor) {
    return ((const struct catalogue_cursor *)cursor)->row >= catalogue_of(cursor->pVtab)->rows;
}

int sz_catalogue_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    catalogue_of(cursor->pVtab)->column(context, ((const struct catalogue_cursor *)cursor)->row, column);
    return SQLITE_OK;
}

int sz_catalogue_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct catalogue_cursor *)cursor)->row + 1;
    return SQLITE_OK;
}
