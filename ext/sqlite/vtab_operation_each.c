/* operation_each(text): the operations named in a text, in their order, with their spans in bytes. */
#include "register.h"
#include "table_function.h"
#include "value.h"

SQLITE_EXTENSION_INIT3

#include "../operation/each.h"
#include "../operation/match.h"

enum column { ORDINAL, START, LENGTH, PHRASE, NAME, KEY, YEAR, TEXT };

struct each_cursor {
    struct sz_function_cursor base;
    struct sz_operation_search search;
    struct sz_operation_mention mention;
};

static bool is_in_order(int column, bool is_descending) {
    return !is_descending && (column == ORDINAL || column == START);
}

static void each_start(struct sz_function_cursor *cursor, struct sz_span text) {
    ((struct each_cursor *)cursor)->search = sz_operation_search_in(text);
}

static bool each_next(struct sz_function_cursor *cursor) {
    struct each_cursor *each = (struct each_cursor *)cursor;
    return sz_operation_search_next(&each->search, &each->mention);
}

static void result_name(sqlite3_context *context, const struct sz_operation_key *key) {
    int found = sz_operation_find(key);
    if (found >= 0)
        sqlite3_result_text(context, sz_operations[found].name, -1, SQLITE_STATIC);
}

static void each_column(const struct sz_function_cursor *cursor, sqlite3_context *context, int column) {
    const struct sz_operation_mention *mention = &((const struct each_cursor *)cursor)->mention;
    switch ((enum column)column) {
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
}

static const struct sz_table_function each_kind = {
    .declaration =
        "CREATE TABLE x(ordinal, start, length, phrase, operation, operation_key, year, text HIDDEN)",
    .argument = TEXT,
    .missing = "operation_each needs a text: operation_each('Operation “Channel”')",
    .rows = 4,
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

const struct sz_table sz_operation_each_table[] = {
    {.name = "operation_each",
     .module = &each_module,
     .signature = "operation_each(text)",
     .summary = "every operation named in running text, with its span in bytes",
     .example = "SELECT phrase, operation FROM operation_each('Results of the operation “Kanal-Avangard”')"},
    {0},
};
