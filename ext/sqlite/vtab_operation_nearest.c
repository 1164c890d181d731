/* operation_nearest(X): the catalogue's operations by their similarity to X, best first; those that have nothing
 * in common with X are left out. The cursor compares X with all of them at once and keeps the figures. */
#include "value.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

#include "../operation/match.h"

enum column { KEY, NAME, SIMILARITY, ASKED };

struct likeness {
    int operation; /* index in sz_operations */
    int similarity;
};

struct nearest_cursor {
    sqlite3_vtab_cursor base;
    struct likeness found[SZ_OPERATION_COUNT];
    int count;
    int row;
    struct sz_operation asked;
    struct sz_operation entry;
};

static int nearest_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                           sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    int code =
        sqlite3_declare_vtab(database, "CREATE TABLE x(operation_key, operation, similarity, x HIDDEN)");
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
    if (code != SQLITE_OK)
        return code;
    *table = sqlite3_malloc64(sizeof **table);
    if (*table == NULL)
        return SQLITE_NOMEM;
    memset(*table, 0, sizeof **table);
    return SQLITE_OK;
}

static int nearest_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

/* Without a name there is nothing to look for. A name that another table of the join must give first makes
 * SQLite try another order. */
static int nearest_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    bool asked = false;
    for (int i = 0; i < info->nConstraint; i++) {
        const struct sqlite3_index_constraint *constraint = &info->aConstraint[i];
        if (constraint->iColumn != ASKED || constraint->op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        asked = true;
        if (!constraint->usable)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = SZ_OPERATION_COUNT;
        info->estimatedRows = SZ_OPERATION_COUNT;
        info->orderByConsumed =
            info->nOrderBy == 1 && info->aOrderBy[0].iColumn == SIMILARITY && info->aOrderBy[0].desc;
        return SQLITE_OK;
    }
    if (asked)
        return SQLITE_CONSTRAINT;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("operation_nearest needs a name: operation_nearest('Channel-Centre')");
    return table->zErrMsg == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

static int nearest_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct nearest_cursor *nearest = sqlite3_malloc64(sizeof *nearest);
    if (nearest == NULL)
        return SQLITE_NOMEM;
    memset(nearest, 0, sizeof *nearest);
    *cursor = &nearest->base;
    return SQLITE_OK;
}

static int nearest_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

/* Keeps the list sorted; among equals the catalogue's order stays. */
static void insert(struct nearest_cursor *nearest, struct likeness likeness) {
    int at = nearest->count++;
    while (at > 0 && nearest->found[at - 1].similarity < likeness.similarity) {
        nearest->found[at] = nearest->found[at - 1];
        at--;
    }
    nearest->found[at] = likeness;
}

static void compare_all(struct nearest_cursor *nearest) {
    for (int i = 0; i < SZ_OPERATION_COUNT; i++) {
        const char *name = sz_operations[i].name;
        if (sz_operation_read(sz_span_of(name, strlen(name)), &nearest->entry) != SZ_OK)
            continue;
        struct likeness likeness = {i, sz_operation_similarity(&nearest->asked, &nearest->entry)};
        if (likeness.similarity > 0)
            insert(nearest, likeness);
    }
}

static int nearest_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                          sqlite3_value **values) {
    (void)plan, (void)plan_text, (void)count;
    struct nearest_cursor *nearest = (struct nearest_cursor *)cursor;
    struct sz_span name;
    nearest->count = nearest->row = 0;
    if (sz_value_is_null(values[0]) || sqlite3_value_type(values[0]) == SQLITE_BLOB)
        return SQLITE_OK;
    if (!sz_value_text(values[0], &name))
        return SQLITE_NOMEM;
    if (sz_operation_read(name, &nearest->asked) == SZ_OK)
        compare_all(nearest);
    return SQLITE_OK;
}

static int nearest_next(sqlite3_vtab_cursor *cursor) {
    ((struct nearest_cursor *)cursor)->row++;
    return SQLITE_OK;
}

static int nearest_eof(sqlite3_vtab_cursor *cursor) {
    const struct nearest_cursor *nearest = (const struct nearest_cursor *)cursor;
    return nearest->row >= nearest->count;
}

static int nearest_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    const struct nearest_cursor *nearest = (const struct nearest_cursor *)cursor;
    const struct likeness *likeness = &nearest->found[nearest->row];
    if (column == KEY)
        sqlite3_result_text(context, sz_operations[likeness->operation].key, -1, SQLITE_STATIC);
    else if (column == NAME)
        sqlite3_result_text(context, sz_operations[likeness->operation].name, -1, SQLITE_STATIC);
    else if (column == SIMILARITY)
        sqlite3_result_double(context, likeness->similarity / 1000.0);
    return SQLITE_OK;
}

static int nearest_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct nearest_cursor *)cursor)->row + 1;
    return SQLITE_OK;
}

static const sqlite3_module nearest_module = {
    .iVersion = 1,
    .xConnect = nearest_connect,
    .xBestIndex = nearest_best_index,
    .xDisconnect = nearest_disconnect,
    .xOpen = nearest_open,
    .xClose = nearest_close,
    .xFilter = nearest_filter,
    .xNext = nearest_next,
    .xEof = nearest_eof,
    .xColumn = nearest_column,
    .xRowid = nearest_rowid,
};

const struct sz_table sz_operation_nearest_table[] = {
    {.name = "operation_nearest",
     .module = &nearest_module,
     .signature = "operation_nearest(X)",
     .summary = "the catalogue's operations by their similarity to X, best first",
     .example = "SELECT operation, similarity FROM operation_nearest('Chanel-West Bariere')"},
    {0},
};
