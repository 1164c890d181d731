/* The argument is the one constraint that is asked for; SQLite checks all others itself. */
#include "table_function.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

#include "value.h"

struct function_table {
    sqlite3_vtab base;
    const struct sz_table_function *kind;
};

static const struct sz_table_function *kind_of(const sqlite3_vtab *table) {
    return ((const struct function_table *)table)->kind;
}

int sz_table_function_connect(sqlite3 *database, const struct sz_table_function *kind, sqlite3_vtab **table) {
    int code = sqlite3_declare_vtab(database, kind->declaration);
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
    if (code != SQLITE_OK)
        return code;
    struct function_table *connected = sqlite3_malloc64(sizeof *connected);
    if (connected == NULL)
        return SQLITE_NOMEM;
    *connected = (struct function_table){.kind = kind};
    *table = &connected->base;
    return SQLITE_OK;
}

int sz_table_function_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static void plan_for(const struct sz_table_function *kind, int constraint, sqlite3_index_info *info) {
    info->aConstraintUsage[constraint].argvIndex = 1;
    info->aConstraintUsage[constraint].omit = 1;
    info->estimatedCost = 100;
    info->estimatedRows = kind->rows;
    info->orderByConsumed =
        info->nOrderBy == 1 && kind->is_in_order(info->aOrderBy[0].iColumn, info->aOrderBy[0].desc != 0);
}

/* An argument that another table of the join must give first makes SQLite try another order. */
int sz_table_function_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    const struct sz_table_function *kind = kind_of(table);
    bool is_asked = false;
    for (int i = 0; i < info->nConstraint; i++) {
        const struct sqlite3_index_constraint *constraint = &info->aConstraint[i];
        if (constraint->iColumn != kind->argument || constraint->op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        is_asked = true;
        if (constraint->usable) {
            plan_for(kind, i, info);
            return SQLITE_OK;
        }
    }
    if (is_asked)
        return SQLITE_CONSTRAINT;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", kind->missing);
    return table->zErrMsg == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

int sz_table_function_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    struct sz_function_cursor *opened = sqlite3_malloc64(kind_of(table)->cursor_size);
    if (opened == NULL)
        return SQLITE_NOMEM;
    memset(opened, 0, kind_of(table)->cursor_size);
    opened->is_over = true;
    *cursor = &opened->base;
    return SQLITE_OK;
}

int sz_table_function_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(((struct sz_function_cursor *)cursor)->text);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

int sz_table_function_next(sqlite3_vtab_cursor *cursor) {
    struct sz_function_cursor *opened = (struct sz_function_cursor *)cursor;
    opened->row++;
    opened->is_over = !kind_of(cursor->pVtab)->next(opened);
    return SQLITE_OK;
}

int sz_table_function_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                             sqlite3_value **values) {
    (void)plan, (void)plan_text, (void)count;
    struct sz_function_cursor *opened = (struct sz_function_cursor *)cursor;
    struct sz_span text;
    sqlite3_free(opened->text);
    opened->text = NULL;
    opened->row = 0;
    opened->is_over = true;
    if (sz_value_is_null(values[0]) || sqlite3_value_type(values[0]) == SQLITE_BLOB)
        return SQLITE_OK;
    if (!sz_value_text(values[0], &text) || (opened->text = sqlite3_malloc64(text.length + 1)) == NULL)
        return SQLITE_NOMEM;
    if (text.length > 0)
        memcpy(opened->text, text.text, text.length);
    kind_of(cursor->pVtab)->start(opened, sz_span_of(opened->text, text.length));
    return sz_table_function_next(cursor);
}

int sz_table_function_eof(sqlite3_vtab_cursor *cursor) {
    return ((const struct sz_function_cursor *)cursor)->is_over;
}

int sz_table_function_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    kind_of(cursor->pVtab)->column((const struct sz_function_cursor *)cursor, context, column);
    return SQLITE_OK;
}

int sz_table_function_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct sz_function_cursor *)cursor)->row;
    return SQLITE_OK;
}
