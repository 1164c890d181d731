/* operation_nearest(X): the catalogue's operations by their similarity to X, best first; those that have
 * nothing in common with X are left out. The cursor compares X with all of them at once and keeps the
 * figures. */
#include "register.h"
#include "table_function.h"
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
    struct sz_function_cursor base;
    struct likeness found[SZ_OPERATION_COUNT];
    int count;
    struct sz_operation asked;
    struct sz_operation entry;
};

static bool is_in_order(int column, bool is_descending) {
    return is_descending && column == SIMILARITY;
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

static void nearest_start(struct sz_function_cursor *cursor, struct sz_span text) {
    struct nearest_cursor *nearest = (struct nearest_cursor *)cursor;
    nearest->count = 0;
    if (sz_operation_read(text, &nearest->asked) == SZ_OK)
        compare_all(nearest);
}

static bool nearest_next(struct sz_function_cursor *cursor) {
    return cursor->row <= ((const struct nearest_cursor *)cursor)->count;
}

static void nearest_column(const struct sz_function_cursor *cursor, sqlite3_context *context, int column) {
    const struct likeness *likeness = &((const struct nearest_cursor *)cursor)->found[cursor->row - 1];
    if (column == KEY)
        sqlite3_result_text(context, sz_operations[likeness->operation].key, -1, SQLITE_STATIC);
    else if (column == NAME)
        sqlite3_result_text(context, sz_operations[likeness->operation].name, -1, SQLITE_STATIC);
    else if (column == SIMILARITY)
        sqlite3_result_double(context, likeness->similarity / 1000.0);
}

static const struct sz_table_function nearest_kind = {
    .declaration = "CREATE TABLE x(operation_key, operation, similarity, x HIDDEN)",
    .argument = ASKED,
    .missing = "operation_nearest needs a name: operation_nearest('Channel-Centre')",
    .rows = SZ_OPERATION_COUNT,
    .cursor_size = sizeof(struct nearest_cursor),
    .is_in_order = is_in_order,
    .start = nearest_start,
    .next = nearest_next,
    .column = nearest_column,
};

static int nearest_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                           sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    return sz_table_function_connect(database, &nearest_kind, table);
}

static const sqlite3_module nearest_module = SZ_TABLE_FUNCTION_MODULE(nearest_connect);

const struct sz_table sz_operation_nearest_table[] = {
    {.name = "operation_nearest",
     .module = &nearest_module,
     .signature = "operation_nearest(X)",
     .summary = "the catalogue's operations by their similarity to X, best first",
     .example = "SELECT operation, similarity FROM operation_nearest('Chanel-West Bariere')"},
    {0},
};
