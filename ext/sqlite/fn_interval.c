/* Arithmetic and comparison of quantities: quantity_add, _mul, _sub, _intersect, _hull, _cmp, _fits.
 *
 * Two dimensions, or text that is no quantity, are SQL errors that name both values: a NULL here would pass
 * for "may be". quantity_mul has one quantity and answers NULL to what is none. */
#include "message.h"
#include "register.h"
#include "value.h"

SQLITE_EXTENSION_INIT3

/* Reads one of two values; false: the error is set. */
static bool read_value(sqlite3_context *context, const char *function, sqlite3_value *value,
                       sqlite3_value *other, struct sz_quantity *quantity) {
    struct sz_problem problem = {0};
    if (sz_value_quantity(context, value, NULL, quantity, &problem) == SZ_OK)
        return true;
    sz_result_problem_of_two(context, function, &problem, value, other);
    return false;
}

static void fail(sqlite3_context *context, const char *function, enum sz_status status, sqlite3_value *value,
                 sqlite3_value *other) {
    struct sz_problem problem = {status, 0, 0};
    sz_result_problem_of_two(context, function, &problem, value, other);
}

/* Reads two quantities of one unit; false: the result is set, or stays NULL. */
static bool read_two(sqlite3_context *context, const char *function, sqlite3_value **values,
                     struct sz_quantity *a, struct sz_quantity *b) {
    if (sz_value_any_null(2, values) || !read_value(context, function, values[0], values[1], a) ||
        !read_value(context, function, values[1], values[0], b))
        return false;
    if (a->unit == b->unit)
        return true;
    fail(context, function, SZ_OTHER_DIMENSION, values[1], values[0]);
    return false;
}

static void quantity_add(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity sum, next;
    if (count < 2) {
        sqlite3_result_error(context, "wrong number of arguments to function quantity_add()", -1);
        return;
    }
    if (sz_value_any_null(count, values) || !read_two(context, "quantity_add", values, &sum, &next))
        return;
    for (int i = 1;; i++) {
        enum sz_status status = sum.unit == next.unit
                                    ? sz_interval_add(&sum.interval, &next.interval, &sum.interval)
                                    : SZ_OTHER_DIMENSION;
        if (status != SZ_OK) {
            fail(context, "quantity_add", status, values[i], values[0]);
            return;
        }
        if (i + 1 == count)
            break;
        if (!read_value(context, "quantity_add", values[i + 1], values[0], &next))
            return;
    }
    sz_result_quantity(context, &sum.interval, sum.unit);
}

typedef enum sz_status combination(const struct sz_interval *, const struct sz_interval *,
                                   struct sz_interval *);

/* An empty result is NULL. */
static void combine(sqlite3_context *context, const char *function, combination *operation,
                    sqlite3_value **values) {
    struct sz_quantity a, b;
    struct sz_interval result;
    if (read_two(context, function, values, &a, &b) && operation(&a.interval, &b.interval, &result) == SZ_OK)
        sz_result_quantity(context, &result, a.unit);
}

static enum sz_status hull(const struct sz_interval *a, const struct sz_interval *b,
                           struct sz_interval *result) {
    *result = sz_interval_hull(a, b);
    return SZ_OK;
}

static void quantity_sub(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    combine(context, "quantity_sub", sz_interval_sub, values);
}

static void quantity_intersect(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    combine(context, "quantity_intersect", sz_interval_intersect, values);
}

static void quantity_hull(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    combine(context, "quantity_hull", hull, values);
}

static void quantity_mul(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity quantity;
    struct sz_problem problem = {0};
    sz_amount digits;
    unsigned decimals;
    struct sz_interval product;
    if (sz_value_any_null(count, values))
        return;
    enum sz_status status = sz_value_quantity(context, values[0], NULL, &quantity, &problem);
    if (status == SZ_OK)
        status = sz_value_decimal(values[1], &digits, &decimals);
    if (status != SZ_OK) {
        if (sz_status_is_world(status))
            fail(context, "quantity_mul", status, values[0], values[1]);
        return;
    }
    status = sz_interval_multiply(&quantity.interval, digits, decimals, &product);
    if (status == SZ_OK)
        sz_result_quantity(context, &product, quantity.unit);
    else
        fail(context, "quantity_mul", status, values[0], values[1]);
}

static void quantity_cmp(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity a, b;
    (void)count;
    if (!read_two(context, "quantity_cmp", values, &a, &b))
        return;
    enum sz_order order = sz_interval_cmp(&a.interval, &b.interval);
    if (order != SZ_ORDER_UNDECIDED)
        sqlite3_result_int(context, order == SZ_ORDER_LESS ? -1 : order == SZ_ORDER_GREATER);
}

static void quantity_fits(sqlite3_context *context, int count, sqlite3_value **values) {
    struct sz_quantity part, whole;
    (void)count;
    if (!read_two(context, "quantity_fits", values, &part, &whole))
        return;
    enum sz_verdict verdict = sz_interval_fits(&part.interval, &whole.interval);
    if (verdict != SZ_UNDECIDED)
        sqlite3_result_int(context, verdict == SZ_YES);
}

const struct sz_function sz_interval_functions[] = {
    {.name = "quantity_add",
     .arguments = -1,
     .call = quantity_add,
     .signature = "quantity_add(X, Y, ...)",
     .summary = "the sum of two or more quantities of one unit",
     .example = "SELECT quantity_add('>83 kg', '5 kg')"},
    {.name = "quantity_mul",
     .arguments = 2,
     .call = quantity_mul,
     .signature = "quantity_mul(X, number)",
     .summary = "the quantity times a number",
     .example = "SELECT quantity_mul('5..7 kg', 2.5)"},
    {.name = "quantity_sub",
     .arguments = 2,
     .call = quantity_sub,
     .signature = "quantity_sub(X, Y)",
     .summary = "the rest of X without Y, from zero up; NULL if X is certainly less",
     .example = "SELECT quantity_sub('5..7 kg', '6 kg')"},
    {.name = "quantity_intersect",
     .arguments = 2,
     .call = quantity_intersect,
     .signature = "quantity_intersect(X, Y)",
     .summary = "what both allow; NULL if they contradict each other",
     .example = "SELECT quantity_intersect('>8900 kg', 'up to 9 t')"},
    {.name = "quantity_hull",
     .arguments = 2,
     .call = quantity_hull,
     .signature = "quantity_hull(X, Y)",
     .summary = "the range that holds both",
     .example = "SELECT quantity_hull('5 kg', '7 kg')"},
    {.name = "quantity_cmp",
     .arguments = 2,
     .call = quantity_cmp,
     .signature = "quantity_cmp(X, Y)",
     .summary = "-1, 0 or 1; NULL where the bounds don't decide",
     .example = "SELECT quantity_cmp('more than 8 kg', '5 kg')"},
    {.name = "quantity_fits",
     .arguments = 2,
     .call = quantity_fits,
     .signature = "quantity_fits(part, whole)",
     .summary = "1 if the part certainly fits into the whole, 0 if certainly not, NULL if it may",
     .example = "SELECT quantity_fits('1046 kg', '505 kg')"},
    {0},
};
