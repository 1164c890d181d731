/* quantity_each(text): every quantity in running text, one row each, in the order of the text.
 *
 *     SELECT phrase, quantity, item FROM quantity_each('More than 5 kg of heroin and 51 firearms were
 * seized.')
 *
 * `start` and `length` are bytes of the text in UTF-8, from 0; `phrase` read by quantity() is `quantity`, but
 * for a figure behind its heading ("Persons arrested: 1,987"): what its comma is, only the letters around it
 * tell. */
#include "register.h"
#include "table_function.h"
#include "value.h"

SQLITE_EXTENSION_INIT3

#include "../quantity/text.h"

enum column { ORDINAL, START, LENGTH, PHRASE, QUANTITY, LOW, HIGH, UNIT, KIND, ITEM, CATEGORY, TEXT };

struct each_cursor {
    struct sz_function_cursor base;
    struct sz_text reader;
    struct sz_mention mention;
};

static bool is_in_order(int column, bool is_descending) {
    return !is_descending && (column == ORDINAL || column == START);
}

static void each_start(struct sz_function_cursor *cursor, struct sz_span text) {
    sz_text_start(&((struct each_cursor *)cursor)->reader, text);
}

static bool each_next(struct sz_function_cursor *cursor) {
    struct each_cursor *each = (struct each_cursor *)cursor;
    return sz_text_next(&each->reader, &each->mention);
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
static void each_column(const struct sz_function_cursor *cursor, sqlite3_context *context, int column) {
    const struct sz_mention *mention = &((const struct each_cursor *)cursor)->mention;
    const struct sz_quantity *quantity = &mention->quantity;
    switch (column) {
    case ORDINAL:
        sqlite3_result_int64(context, cursor->row);
        break;
    case START:
        sqlite3_result_int64(context, (sqlite3_int64)mention->start);
        break;
    case LENGTH:
        sqlite3_result_int64(context, (sqlite3_int64)mention->length);
        break;
    case PHRASE:
        sz_result_text(context, sz_span_of(cursor->text + mention->start, mention->length));
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
}

static const struct sz_table_function each_kind = {
    .declaration =
        "CREATE TABLE x(ordinal, start, length, phrase, quantity, low, high, unit, kind, item, category, "
        "text HIDDEN)",
    .argument = TEXT,
    .missing = "quantity_each needs a text: quantity_each('5 kg of heroin were seized')",
    .rows = 20,
    .cursor_size = sizeof(struct each_cursor),
    .is_in_order = is_in_order,
    .start = each_start,
    .next = each_next,
    .column = each_column,
};

static int each_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                        sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    return sz_table_function_connect(database, &each_kind, table);
}

static const sqlite3_module each_module = SZ_TABLE_FUNCTION_MODULE(each_connect);

const struct sz_table sz_quantity_each_table[] = {
    {.name = "quantity_each",
     .module = &each_module,
     .signature = "quantity_each(text)",
     .summary = "every quantity in running text, with its place",
     .example = "SELECT phrase, quantity, item FROM quantity_each('Over 5 kg of heroin and 51 firearms.')"},
    {0},
};
