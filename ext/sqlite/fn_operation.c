/* operation() and its family. Text that names no operation, or cannot be read (invalid UTF-8, a BLOB, too long),
 * gives NULL from functions of one name, and matches nothing. A number is read as its text. */
#include "value.h"

SQLITE_EXTENSION_INIT3

#include "../operation/match.h"

/* Hands out an empty span for what is no text. False where memory ran out, and says so. */
static bool name_of(sqlite3_context *context, sqlite3_value *value, struct sz_span *name) {
    *name = sz_span_of(NULL, 0);
    if (sqlite3_value_type(value) == SQLITE_BLOB || sz_value_text(value, name))
        return true;
    sqlite3_result_error_nomem(context);
    return false;
}

/* False where there is nothing more to do: the result is NULL, or out of memory. */
static bool key_of(sqlite3_context *context, sqlite3_value *value, struct sz_operation_key *key) {
    struct sz_span name;
    return !sz_value_is_null(value) && name_of(context, value, &name) &&
           sz_operation_key(name, key) == SZ_OK && key->length > 0;
}

static void operation(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation_key key;
    if (!key_of(context, values[0], &key))
        return;
    int found = sz_operation_find(&key);
    if (found >= 0)
        sqlite3_result_text(context, sz_operations[found].name, -1, SQLITE_STATIC);
}

static void operation_key(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation_key key;
    if (key_of(context, values[0], &key))
        sz_result_text(context, sz_operation_key_span(&key));
}

static void operation_year(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation_key key;
    if (key_of(context, values[0], &key) && key.year != 0)
        sqlite3_result_int(context, key.year);
}

/* Both names, ready to be compared; what can't be read matches nothing. */
static bool read_both(sqlite3_context *context, sqlite3_value **values, struct sz_operation *a,
                      struct sz_operation *b) {
    struct sz_span names[2];
    if (sz_value_any_null(2, values) || !name_of(context, values[0], &names[0]) ||
        !name_of(context, values[1], &names[1]))
        return false;
    (void)sz_operation_read(names[0], a);
    (void)sz_operation_read(names[1], b);
    return true;
}

static void operation_match(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation a, b;
    if (read_both(context, values, &a, &b))
        sqlite3_result_int(context, sz_operation_same(&a, &b));
}

static void operation_similarity(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation a, b;
    if (read_both(context, values, &a, &b))
        sqlite3_result_double(context, sz_operation_similarity(&a, &b) / 1000.0);
}

static void operation_covers(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation a, b;
    if (read_both(context, values, &a, &b))
        sqlite3_result_int(context, sz_operation_covers(&a.key, &b.key));
}

const struct sz_function sz_operation_functions[] = {
    {.name = "operation",
     .arguments = 1,
     .call = operation,
     .signature = "operation(X)",
     .summary = "the catalogue's name of the operation, or NULL",
     .example = "SELECT operation('«Канала – Второго барьера»')"},
    {.name = "operation_key",
     .arguments = 1,
     .call = operation_key,
     .signature = "operation_key(X)",
     .summary = "the key under which all spellings of a name agree, in the catalogue or not",
     .example = "SELECT operation_key('the CSTO operation “Kanal-Tsentr”')"},
    {.name = "operation_year",
     .arguments = 1,
     .call = operation_year,
     .signature = "operation_year(X)",
     .summary = "the year in the name, or NULL",
     .example = "SELECT operation_year('Канал-10')"},
    {.name = "operation_match",
     .arguments = 2,
     .call = operation_match,
     .signature = "operation_match(X, Y)",
     .summary = "1 if both name the same operation, also with a letter or two mistyped; else 0",
     .example = "SELECT operation_match('Channel - West screen', 'Канал-Западный заслон')"},
    {.name = "operation_similarity",
     .arguments = 2,
     .call = operation_similarity,
     .signature = "operation_similarity(X, Y)",
     .summary = "0.0 to 1.0, the figure behind operation_match: the same from 0.8",
     .example = "SELECT operation_similarity('Channel-Araks', 'Chanel-Arax')"},
    {.name = "operation_covers",
     .arguments = 2,
     .call = operation_covers,
     .signature = "operation_covers(X, Y)",
     .summary = "1 if X is the umbrella of Y, else 0",
     .example = "SELECT operation_covers('Channel', 'Channel-Center')"},
    {0},
};
