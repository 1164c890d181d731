/* Nearly every row is canonical text without a unit beside it: that is read here without a detour through
 * words. All else, and all that is wrong, goes the one way of value.h. */
#include "row.h"

#include "message.h"

SQLITE_EXTENSION_INIT3

static const char only_quantities[] = "leave such rows out with FILTER (WHERE quantity_valid(x))";
static const char one_unit[] = "add up each unit by itself: GROUP BY quantity_unit(x)";

static bool read_canonical(sqlite3_value *value, struct sz_canonical *canonical) {
    if (sqlite3_value_type(value) != SQLITE_TEXT)
        return false;
    const char *bytes = (const char *)sqlite3_value_text(value);
    int length = sqlite3_value_bytes(value);
    return bytes != NULL && length <= SZ_QUANTITY_TEXT_MAX &&
           sz_canonical_read(sz_span_of(bytes, (size_t)length), canonical);
}

/* Kept apart, so that what it needs of the stack is not set up for every row. */
__attribute__((noinline)) static bool read_any(sqlite3_context *context, const char *function, int count,
                                               sqlite3_value **values, bool is_first, enum sz_unit_id *unit,
                                               struct sz_canonical *row) {
    struct sz_quantity_options options = {0};
    struct sz_quantity quantity;
    struct sz_problem problem = {0};
    if (sz_value_is_null(values[0]))
        return false;
    if (count > 1 && !sz_value_is_null(values[1]) && !sz_value_unit(context, function, values[1], &options))
        return false;
    enum sz_status status = sz_value_quantity(context, values[0], &options, &quantity, &problem);
    if (status == SZ_OK && !is_first && quantity.unit != *unit)
        status = sz_problem_set(&problem, SZ_OTHER_DIMENSION, 0, 0);
    if (status != SZ_OK) {
        bool is_other = status == SZ_OTHER_DIMENSION || status == SZ_UNIT_MISMATCH;
        sz_result_problem(context, function, &problem, values[0], is_other ? one_unit : only_quantities);
        return false;
    }
    *row = (struct sz_canonical){.interval = quantity.interval, .unit = quantity.unit};
    *unit = row->unit;
    return true;
}

/* Nothing is copied: a copy of what was just written by halves would wait for both. */
bool sz_row_read(sqlite3_context *context, const char *function, int count, sqlite3_value **values,
                 bool is_first, enum sz_unit_id *unit, struct sz_canonical *row) {
    if (count > 1 || !read_canonical(values[0], row) || (!is_first && row->unit != *unit))
        return read_any(context, function, count, values, is_first, unit, row);
    *unit = row->unit;
    return true;
}

void sz_row_fail(sqlite3_context *context, const char *function, enum sz_status status) {
    if (status == SZ_NO_MEMORY)
        sqlite3_result_error_nomem(context);
    else
        sz_result_error(context, sqlite3_mprintf("%s: %s", function, sz_status_sentence(status)));
}
