/* operation_each(text): the operations named in a text, in their order, with their spans in bytes. The cursor keeps a
 * copy of the text. */
#include "value.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

#include "../operation/each.h"
#include "../operation/match.h"

enum column { ORDINAL, START, LENGTH, PHRASE, NAME, KEY, YEAR, TEXT };

struct each_cursor {
    sqlite3_vtab_cursor base;
    char *text;
    struct sz_operation_search search;
    struct sz_operation_mention mention;
    int ordinal; /* of the mention at hand, from 1 */
    bool is_over;
};

static int each_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                        sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    int code = sqlite3_declare_vtab(database, "CREATE TABLE x(ordinal, start, length, phrase, operation, "
                                              "operation_key, year, text HIDDEN)");
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

static int each_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

/* Without a text there is nothing to look into. A text that another table of the join must give first makes
 * SQLite try another order. */
static int each_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    bool asked = false;
    for (int i = 0; i < info->nConstraint; i++) {
        const struct sqlite3_index_constraint *constraint = &info->aConstraint[i];
        if (constraint->iColumn != TEXT || constraint->op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        asked = true;
        if (!constraint->usable)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = 100;
        info->estimatedRows = 4;
        info->orderByConsumed = info->nOrderBy == 1 && !info->aOrderBy[0].desc &&
                                (info->aOrderBy[0].iColumn == ORDINAL || info->aOrderBy[0].iColumn == START);
        return SQLITE_OK;
    }
    if (asked)
        return SQLITE_CONSTRAINT;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("operation_each needs a text: operation_each('Operation “Channel”')");
    return SQLITE_ERROR;
}

static int each_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct each_cursor *each = sqlite3_malloc64(sizeof *each);
    if (each == NULL)
        return SQLITE_NOMEM;
    memset(each, 0, sizeof *each);
    *cursor = &each->base;
    return SQLITE_OK;
}

static int each_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(((struct each_cursor *)cursor)->text);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int each_next(sqlite3_vtab_cursor *cursor) {
    struct each_cursor *each = (struct each_cursor *)cursor;
    each->ordinal++;
    each->is_over = !sz_operation_search_next(&each->search, &each->mention);
    return SQLITE_OK;
}

static int each_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                       sqlite3_value **values) {
    (void)plan, (void)plan_text, (void)count;
    struct each_cursor *each = (struct each_cursor *)cursor;
    struct sz_span text;
    sqlite3_free(each->text);
    each->text = NULL;
    each->ordinal = 0;
    each->is_over = true;
    if (sz_value_is_null(values[0]) || sqlite3_value_type(values[0]) == SQLITE_BLOB)
        return SQLITE_OK;
    if (!sz_value_text(values[0], &text) || (each->text = sqlite3_malloc64(text.length + 1)) == NULL)
        return SQLITE_NOMEM;
    if (text.length > 0)
        memcpy(each->text, text.text, text.length);
    each->search = sz_operation_search_in(sz_span_of(each->text, text.length));
    return each_next(cursor);
}

static int each_eof(sqlite3_vtab_cursor *cursor) {
    return ((const struct each_cursor *)cursor)->is_over;
}

static void result_name(sqlite3_context *context, const struct sz_operation_key *key) {
    int found = sz_operation_find(key);
    if (found >= 0)
        sqlite3_result_text(context, sz_operations[found].name, -1, SQLITE_STATIC);
}

static int each_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    const struct each_cursor *each = (const struct each_cursor *)cursor;
    const struct sz_operation_mention *mention = &each->mention;
    switch ((enum column)column) {
    case ORDINAL:
        sqlite3_result_int(context, each->ordinal);
        break;
    case START:
        sqlite3_result_int64(context, (sqlite3_int64)mention->start);
        break;
    case LENGTH:
        sqlite3_result_int64(context, (sqlite3_int64)mention->length);
        break;
    case PHRASE:
        sz_result_text(context, sz_span_of(each->text + mention->start, mention->length));
        break;
    case NAME:
        result_name(context, &mention->key);
        break;
    case KEY:
        sz_result_text(context, sz_operation_key_span(&mention->key));
        break;
    case YEAR:
        if (mention->key.year != 0)
            sqlite3_result_int(context, mention->key.year);
        break;
    case TEXT:
        break;
    }
    return SQLITE_OK;
}

static int each_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct each_cursor *)cursor)->ordinal;
    return SQLITE_OK;
}

static const sqlite3_module each_module = {
    .iVersion = 1,
    .xConnect = each_connect,
    .xBestIndex = each_best_index,
    .xDisconnect = each_disconnect,
    .xOpen = each_open,
    .xClose = each_close,
    .xFilter = each_filter,
    .xNext = each_next,
    .xEof = each_eof,
    .xColumn = each_column,
    .xRowid = each_rowid,
};

const struct sz_table sz_operation_each_table[] = {
    {.name = "operation_each",
     .module = &each_module,
     .signature = "operation_each(text)",
     .summary = "every operation named in running text, with its span in bytes",
     .example = "SELECT phrase, operation FROM operation_each('Results of the operation “Kanal-Avangard”')"},
    {0},
};
