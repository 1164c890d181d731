/* bounded_total(X [, unit]) and bounded_avg(X): sums of quantities, as aggregates and window functions.
 *
 *     SELECT item, bounded_total(quantity) FROM seizures GROUP BY item
 *
 * A total that rows can leave again (quantity/total.h) in constant memory. The total of partial totals is the
 * total. NULLs are left out, no rows give NULL; a sum that cannot be held is an error. */
#include "../quantity/total.h"
#include "row.h"

SQLITE_EXTENSION_INIT3

struct total_state {
    struct sz_total total;
    enum sz_unit_id unit;
};

static void add(sqlite3_context *context, const char *function, int count, sqlite3_value **values) {
    struct total_state *state = sqlite3_aggregate_context(context, sizeof *state);
    struct sz_canonical row;
    if (state == NULL)
        sqlite3_result_error_nomem(context);
    else if (sz_row_read(context, function, count, values, state->total.rows == 0, &state->unit, &row))
        sz_total_add(&state->total, &row.interval);
}

static void take_out(sqlite3_context *context, const char *function, int count, sqlite3_value **values) {
    struct total_state *state = sqlite3_aggregate_context(context, 0);
    struct sz_canonical row;
    if (state != NULL && sz_row_read(context, function, count, values, false, &state->unit, &row))
        sz_total_sub(&state->total, &row.interval);
}

/* The sum of the rows that there are now; false: none, or the error is set. */
static bool sum(sqlite3_context *context, const char *function, struct sz_interval *interval,
                const struct total_state **state) {
    *state = sqlite3_aggregate_context(context, 0);
    if (*state == NULL || (*state)->total.rows == 0)
        return false;
    enum sz_status status = sz_total_value(&(*state)->total, interval);
    if (status != SZ_OK)
        sz_row_fail(context, function, status);
    return status == SZ_OK;
}

static void total_step(sqlite3_context *context, int count, sqlite3_value **values) {
    add(context, "bounded_total", count, values);
}

static void total_inverse(sqlite3_context *context, int count, sqlite3_value **values) {
    take_out(context, "bounded_total", count, values);
}

static void total_value(sqlite3_context *context) {
    const struct total_state *state;
    struct sz_interval interval;
    if (sum(context, "bounded_total", &interval, &state))
        sz_result_quantity(context, &interval, state->unit);
}

static void avg_step(sqlite3_context *context, int count, sqlite3_value **values) {
    add(context, "bounded_avg", count, values);
}

static void avg_inverse(sqlite3_context *context, int count, sqlite3_value **values) {
    take_out(context, "bounded_avg", count, values);
}

static void avg_value(sqlite3_context *context) {
    const struct total_state *state;
    struct sz_interval interval;
    if (!sum(context, "bounded_avg", &interval, &state))
        return;
    interval = sz_interval_divide(&interval, state->total.rows);
    sz_result_quantity(context, &interval, state->unit);
}

const struct sz_function sz_total_functions[] = {
    {.name = "bounded_total",
     .arguments = 1,
     .step = total_step,
     .final = total_value,
     .value = total_value,
     .inverse = total_inverse,
     .signature = "bounded_total(X [, unit])",
     .summary = "the sum of quantities, a quantity; the unit is that of bare numbers",
     .example = "SELECT bounded_total(value) FROM json_each('[\"more than 83 kg\", \"5 kg\"]')"},
    {.name = "bounded_total",
     .arguments = 2,
     .step = total_step,
     .final = total_value,
     .value = total_value,
     .inverse = total_inverse},
    {.name = "bounded_avg",
     .arguments = 1,
     .step = avg_step,
     .final = avg_value,
     .value = avg_value,
     .inverse = avg_inverse,
     .signature = "bounded_avg(X)",
     .summary = "the mean of quantities, its ends rounded outward",
     .example = "SELECT bounded_avg(value) FROM json_each('[\"5 kg\", \"8 kg\"]')"},
    {0},
};
