/* quantity_each(text): every quantity in running text, one row each, in the order of the text.
 *
 *     SELECT phrase, quantity, item FROM quantity_each('More than 5 kg of heroin and 51 firearms were seized.')
 *
 * The cursor keeps a copy of the text, since SQLite's value lives no longer than xFilter. `start` and `length`
 * are bytes of the text in UTF-8, from 0; `phrase` read by quantity() is `quantity`. */
#include "value.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

#include "../quantity/text.h"

enum column { ORDINAL, START, LENGTH, PHRASE, QUANTITY, LOW, HIGH, UNIT, KIND, ITEM, CATEGORY, TEXT };

struct each_cursor {
    sqlite3_vtab_cursor base;
    char *text;
    struct sz_text reader;
    struct sz_mention mention;
    sqlite3_int64 ordinal;
    bool is_at_end;
};

static int each_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                        sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    int code =
        sqlite3_declare_vtab(database, "CREATE TABLE x(ordinal, start, length, phrase, quantity, low, high, "
                                       "unit, kind, item, category, text HIDDEN)");
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

/* Without a text there is nothing to read. A text that another table of the join must give first makes SQLite try
 * another order. */
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
        info->estimatedRows = 20;
        info->orderByConsumed = info->nOrderBy == 1 && !info->aOrderBy[0].desc &&
                                (info->aOrderBy[0].iColumn == ORDINAL || info->aOrderBy[0].iColumn == START);
        return SQLITE_OK;
    }
    if (asked)
        return SQLITE_CONSTRAINT;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg =
        sqlite3_mprintf("quantity_each needs a text: quantity_each('5 kg of heroin were seized')");
    return SQLITE_ERROR;
}

static int each_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct each_cursor *each = sqlite3_malloc64(sizeof *each);
    if (each == NULL)
        return SQLITE_NOMEM;
    memset(each, 0, sizeof *each);
    each->is_at_end = true;
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
    each->is_at_end = !sz_text_next(&each->reader, &each->mention);
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
    each->is_at_end = true;
    if (sz_value_is_null(values[0]) || sqlite3_value_type(values[0]) == SQLITE_BLOB)
        return SQLITE_OK;
    if (!sz_value_text(values[0], &text))
        return SQLITE_NOMEM;
    each->text = sqlite3_malloc64(text.length + 1);
    if (each->text == NULL)
        return SQLITE_NOMEM;
    if (text.length > 0)
        memcpy(each->text, text.text, text.length);
    sz_text_start(&each->reader, sz_span_of(each->text, text.length));
    return each_next(cursor);
}

static int each_eof(sqlite3_vtab_cursor *cursor) {
    return ((const struct each_cursor *)cursor)->is_at_end;
}

static void result_string(sqlite3_context *context, const char *text) {
    sqlite3_result_text(context, text, -1, SQLITE_STATIC);
}

static void result_high(sqlite3_context *context, const struct sz_quantity *quantity) {
    if (quantity->interval.is_unbounded)
        sz_result_infinity(context);
    else
        sz_result_amount(context, quantity->interval.high, quantity->unit);
}

static void result_item(sqlite3_context *context, const struct sz_quantity *quantity) {
    if (quantity->item_id >= 0)
        result_string(context, sz_items[quantity->item_id].name);
    else if (quantity->item.length > 0)
        sz_result_text(context, quantity->item);
}

/* One case a column. */
static int each_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    const struct each_cursor *each = (const struct each_cursor *)cursor;
    const struct sz_mention *mention = &each->mention;
    const struct sz_quantity *quantity = &mention->quantity;
    switch (column) {
    case ORDINAL:
        sqlite3_result_int64(context, each->ordinal);
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
    case QUANTITY:
        sz_result_quantity(context, &quantity->interval, quantity->unit);
        break;
    case LOW:
        sz_result_amount(context, quantity->interval.low, quantity->unit);
        break;
    case HIGH:
        result_high(context, quantity);
        break;
    case UNIT:
        result_string(context, sz_units[quantity->unit].symbol);
        break;
    case KIND:
        result_string(context, sz_quantity_kind(&quantity->interval));
        break;
    case ITEM:
        result_item(context, quantity);
        break;
    case CATEGORY:
        if (quantity->item_id >= 0)
            result_string(context, sz_items[quantity->item_id].category);
        break;
    default: /* the hidden text stays NULL */
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

const struct sz_table sz_quantity_each_table[] = {
    {.name = "quantity_each",
     .module = &each_module,
     .signature = "quantity_each(text)",
     .summary = "every quantity in running text, with its place",
     .example = "SELECT phrase, quantity, item FROM quantity_each('Over 5 kg of heroin and 51 firearms.')"},
    {0},
};
