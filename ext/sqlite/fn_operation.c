/* operation() and its family. Text that names no operation, or cannot be read (invalid UTF-8, a BLOB, too
 * long), gives NULL from functions of one name, and matches nothing. A number is read as its text. */
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

static struct sz_operation_brief *brief_of(sqlite3_context *context, struct sz_span name,
                                           struct sz_operation_brief *own) {
    return sz_connection_read_name(sqlite3_user_data(context), name, own);
}

/* The key of a name; NULL where there is nothing more to do: the result is NULL, or out of memory. */
static const struct sz_operation_key *key_of(sqlite3_context *context, sqlite3_value *value,
                                             struct sz_operation_brief *own) {
    struct sz_span name;
    if (sz_value_is_null(value) || !name_of(context, value, &name))
        return NULL;
    const struct sz_operation_key *key = &brief_of(context, name, own)->key;
    return key->length > 0 ? key : NULL;
}

static void operation(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation_brief own;
    const struct sz_operation_key *key = key_of(context, values[0], &own);
    int found = key == NULL ? -1 : sz_operation_find(key);
    if (found >= 0)
        sqlite3_result_text(context, sz_operations[found].name, -1, SQLITE_STATIC);
}

static void operation_key(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation_brief own;
    const struct sz_operation_key *key = key_of(context, values[0], &own);
    if (key != NULL)
        sz_result_text(context, sz_operation_key_span(key));
}

static void operation_year(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct sz_operation_brief own;
    const struct sz_operation_key *key = key_of(context, values[0], &own);
    if (key != NULL && key->year != 0)
        sqlite3_result_int(context, key->year);
}

/* Two names to be compared. */
struct names {
    struct sz_span text[2];
    struct sz_operation_brief own[2];
    struct sz_operation_brief *brief[2];
};

/* False where the result is NULL, or out of memory. What can't be read matches nothing. */
static bool read_briefs(sqlite3_context *context, sqlite3_value **values, struct names *names) {
    if (sz_value_any_null(2, values) || !name_of(context, values[0], &names->text[0]) ||
        !name_of(context, values[1], &names->text[1]))
        return false;
    for (int i = 0; i < 2; i++)
        names->brief[i] = brief_of(context, names->text[i], &names->own[i]);
    return true;
}

/* The names in full, for what the briefs leave open. */
static void read_names(const struct names *names, struct sz_operation operation[2]) {
    for (int i = 0; i < 2; i++)
        (void)sz_operation_read(names->text[i], &operation[i]);
}

/* The next time that these names are asked for, their briefs may say more. */
static bool compare_in_full(struct names *names) {
    struct sz_operation operation[2];
    read_names(names, operation);
    for (int i = 0; i < 2; i++)
        sz_operation_brief_doubt(&operation[i], names->brief[i]);
    return sz_operation_similarity(&operation[0], &operation[1]) >= SZ_SAME_SIMILARITY;
}

static void operation_match(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct names names;
    if (!read_briefs(context, values, &names))
        return;
    enum sz_brief_verdict verdict = sz_operation_brief_compare(names.brief[0], names.brief[1]);
    sqlite3_result_int(context,
                       verdict == SZ_BRIEFS_UNDECIDED ? compare_in_full(&names) : verdict == SZ_BRIEFS_AGREE);
}

static void operation_similarity(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct names names;
    if (!read_briefs(context, values, &names))
        return;
    int similarity = sz_operation_key_similarity(&names.brief[0]->key, &names.brief[1]->key);
    if (similarity == 0) {
        struct sz_operation operation[2];
        read_names(&names, operation);
        similarity = sz_operation_similarity(&operation[0], &operation[1]);
    }
    sqlite3_result_double(context, similarity / 1000.0);
}

static void operation_covers(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct names names;
    if (read_briefs(context, values, &names))
        sqlite3_result_int(context, sz_operation_covers(&names.brief[0]->key, &names.brief[1]->key));
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
