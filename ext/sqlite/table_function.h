/* Table-valued functions of one text: eponymous tables whose rows are found in, or for, a hidden argument.
 *
 * They differ in their columns, in what their cursor knows, and in how the next row is found. A kind is a
 * constant; all methods but xConnect are the same for all of them:
 *
 *     static int each_connect(…) { return sz_table_function_connect(database, &each_kind, table); }
 *     static const sqlite3_module each_module = SZ_TABLE_FUNCTION_MODULE(each_connect);
 *
 * The cursor keeps a copy of the text, since SQLite's value lives no longer than xFilter. NULL and BLOBs give
 * no rows; a call without the argument is an SQL error that shows one. They read nothing but their argument,
 * so any view or trigger may use them (SQLITE_VTAB_INNOCUOUS). */
#ifndef SZ_TABLE_FUNCTION_H
#define SZ_TABLE_FUNCTION_H

#include <sqlite3ext.h>

#include "../base/span.h"

/* A kind's own cursor begins with this one; it is zeroed when it is opened. */
struct sz_function_cursor {
    sqlite3_vtab_cursor base;
    char *text;        /* the copy that spans of the cursor point into */
    sqlite3_int64 row; /* the row at hand, from 1: the rowid */
    bool is_over;
};

/* Lives forever. */
struct sz_table_function {
    const char *declaration; /* "CREATE TABLE x(…, text HIDDEN)" */
    int argument;            /* the number of its hidden column */
    const char *missing;     /* what to say where the argument is missing */
    int rows;                /* to expect */
    size_t cursor_size;
    bool (*is_in_order)(int column, bool is_descending); /* rows come so by themselves */
    void (*start)(struct sz_function_cursor *cursor, struct sz_span text);
    bool (*next)(struct sz_function_cursor *cursor); /* false: there is no further row */
    void (*column)(const struct sz_function_cursor *cursor, sqlite3_context *context, int column);
};

int sz_table_function_connect(sqlite3 *database, const struct sz_table_function *kind, sqlite3_vtab **table);

int sz_table_function_disconnect(sqlite3_vtab *table);
int sz_table_function_best_index(sqlite3_vtab *table, sqlite3_index_info *info);
int sz_table_function_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor);
int sz_table_function_close(sqlite3_vtab_cursor *cursor);
int sz_table_function_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                             sqlite3_value **values);
int sz_table_function_next(sqlite3_vtab_cursor *cursor);
int sz_table_function_eof(sqlite3_vtab_cursor *cursor);
int sz_table_function_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column);
int sz_table_function_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid);

#define SZ_TABLE_FUNCTION_MODULE(connect)                                                                    \
    {                                                                                                        \
        .iVersion = 1, .xConnect = connect, .xBestIndex = sz_table_function_best_index,                      \
        .xDisconnect = sz_table_function_disconnect, .xOpen = sz_table_function_open,                        \
        .xClose = sz_table_function_close, .xFilter = sz_table_function_filter,                              \
        .xNext = sz_table_function_next, .xEof = sz_table_function_eof, .xColumn = sz_table_function_column, \
        .xRowid = sz_table_function_rowid                                                                    \
    }

#endif
