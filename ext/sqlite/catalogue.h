/* Catalogues: eponymous tables whose rows are constants of ext/words.
 *
 * Their tables differ in the columns, in how many rows there are, and in what stands in a cell. A catalogue
 * is a constant; the table, its cursor and all methods but xConnect are the same for all of them:
 *
 *     static int item_connect(…) { return sz_catalogue_connect(database, &item_catalogue, table); }
 *     static const sqlite3_module item_module = SZ_CATALOGUE_MODULE(item_connect);
 *
 * They read nothing but constants, so any view or trigger may use them (SQLITE_VTAB_INNOCUOUS). */
#ifndef SZ_CATALOGUE_H
#define SZ_CATALOGUE_H

#include <sqlite3ext.h>

/* Lives forever. */
struct sz_catalogue {
    const char *declaration; /* "CREATE TABLE x(…)" */
    int rows;
    void (*column)(sqlite3_context *context, int row, int column); /* no result: NULL */
};

int sz_catalogue_connect(sqlite3 *database, const struct sz_catalogue *catalogue, sqlite3_vtab **table);

int sz_catalogue_disconnect(sqlite3_vtab *table);
int sz_catalogue_best_index(sqlite3_vtab *table, sqlite3_index_info *info);
int sz_catalogue_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor);
int sz_catalogue_close(sqlite3_vtab_cursor *cursor);
int sz_catalogue_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                        sqlite3_value **values);
int sz_catalogue_next(sqlite3_vtab_cursor *cursor);
int sz_catalogue_eof(sqlite3_vtab_cursor *cursor);
int sz_catalogue_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column);
int sz_catalogue_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid);

#define SZ_CATALOGUE_MODULE(connect)                                                                         \
    {                                                                                                        \
        .iVersion = 1, .xConnect = connect, .xBestIndex = sz_catalogue_best_index,                           \
        .xDisconnect = sz_catalogue_disconnect, .xOpen = sz_catalogue_open, .xClose = sz_catalogue_close,    \
        .xFilter = sz_catalogue_filter, .xNext = sz_catalogue_next, .xEof = sz_catalogue_eof,                \
        .xColumn = sz_catalogue_column, .xRowid = sz_catalogue_rowid                                         \
    }

#endif
