/* The words around a row's errors. */
#include "row.h"

#include "message.h"

SQLITE_EXTENSION_INIT3

static const char only_quantities[] = "leave such rows out with FILTER (WHERE quantity_valid(x))";
static const char one_unit[] = "add up each unit by itself: GROUP BY quantity_unit(x)";

bool sz_row_read(sqlite3_context *context, const char *function, int count, sqlite3_value **values,
                 bool is_first, enum sz_unit_id *unit, struct sz_interval *row) {
    struct sz_quantity_options options = {0};
    struct sz_quantity quantity;
    struct sz_problem problem = {0};
    if (sz_value_is_null(values[0]))
        return false;
    if (count > 1 && !sz_value_is_null(values[1]) && !sz_value_unit(context, function, values[1], &options))
        return false;
    enum sz_status status = sz_value_quantity(values[0], &options, &quantity, &problem);
    if (status == SZ_OK && !is_first && quantity.unit != *unit)
        status = sz_problem_set(&problem, SZ_OTHER_DIMENSION, 0, 0);
    if (status != SZ_OK) {
        bool is_other = status == SZ_OTHER_DIMENSION || status == SZ_UNIT_MISMATCH;
        sz_result_problem(context, function, &problem, values[0], is_other ? one_unit : only_quantities);
        return false;
    }
    *unit = quantity.unit;
    *row = quantity.interval;
    return true;
}

void sz_row_fail(sqlite3_context *context, const char *function, enum sz_status status) {
    if (status == SZ_NO_MEMORY)
        sqlite3_result_error_nomem(context);
    else
        sz_result_error(context, sqlite3_mprintf("%s: %s", function, sz_status_sentence(status)));
}
