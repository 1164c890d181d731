/* item(X), item_category(X), item_key(X): what is counted or weighed, under one name in either language. */
#include "../base/utf8.h"
#include "../quantity/item.h"
#include "value.h"

SQLITE_EXTENSION_INIT3

/* The words of the argument; false: the result is set, or stays NULL. */
static bool words_of(sqlite3_context *context, sqlite3_value *value, struct sz_span *words) {
    if (sz_value_is_null(value) || sqlite3_value_type(value) == SQLITE_BLOB)
        return false;
    if (sz_value_text(value, words))
        return true;
    sqlite3_result_error_nomem(context);
    return false;
}

/* The known item of the argument, or NULL: the result is set, or stays NULL. */
static const struct sz_item *item_of(sqlite3_context *context, sqlite3_value *value) {
    struct sz_span words;
    if (!words_of(context, value, &words))
        return NULL;
    int id = sz_item_find(words);
    return id < 0 ? NULL : &sz_items[id];
}

static void item(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const struct sz_item *found = item_of(context, values[0]);
    if (found != NULL)
        sqlite3_result_text(context, found->name, -1, SQLITE_STATIC);
}

static void item_category(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const struct sz_item *found = item_of(context, values[0]);
    if (found != NULL)
        sqlite3_result_text(context, found->category, -1, SQLITE_STATIC);
}

/* Folding never makes text longer than three bytes for two, and mostly not longer at all. */
static void result_folded(sqlite3_context *context, struct sz_span words) {
    size_t capacity;
    if (__builtin_mul_overflow(words.length, (size_t)2, &capacity)) {
        sqlite3_result_error_toobig(context);
        return;
    }
    char *text = sqlite3_malloc64(capacity + 1);
    if (text == NULL) {
        sqlite3_result_error_nomem(context);
        return;
    }
    size_t length = sz_item_fold(words, text, capacity);
    if (length > 0)
        sqlite3_result_text64(context, text, length, sqlite3_free, SQLITE_UTF8);
    else
        sqlite3_free(text);
}

static void item_key(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_span words;
    (void)count;
    if (!words_of(context, values[0], &words) || sz_utf8_find_invalid(words) < words.length)
        return;
    int id = sz_item_find(words);
    if (id < 0)
        result_folded(context, words);
    else
        sqlite3_result_text(context, sz_items[id].name, -1, SQLITE_STATIC);
}

const struct sz_function sz_item_functions[] = {
    {.name = "item",
     .arguments = 1,
     .call = item,
     .signature = "item(X)",
     .summary = "the canonical item that the words name, or NULL",
     .example = "SELECT item('героина')"},
    {.name = "item_category",
     .arguments = 1,
     .call = item_category,
     .signature = "item_category(X)",
     .summary = "its category: drug, precursor, weapon, person and so on",
     .example = "SELECT item_category('acetic anhydride')"},
    {.name = "item_key",
     .arguments = 1,
     .call = item_key,
     .signature = "item_key(X)",
     .summary = "the canonical item, or the words folded where it isn't known",
     .example = "SELECT item_key('Blue  Widgets')"},
    {0},
};
