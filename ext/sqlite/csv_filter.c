/* What is given may be more than what is asked for, never less: SQLite compares again. So a value that says nothing
 * clear about numbers of records (a text, a BLOB) is no bound. */
#include "csv_filter.h"

SQLITE_EXTENSION_INIT3

#include "value.h"

/* From `first` to `last`; none where first > last. */
struct range {
    uint64_t first;
    uint64_t last;
};

static const struct range nothing = {1, 0}, everything = {1, UINT64_MAX};

/* A whole number at or below the value. False: it is too large, or not a number. */
static bool read_whole(double value, int64_t *whole) {
    const double too_large = 9.2e18;
    if (!(value < too_large))
        return false;
    *whole = value < 1 ? 0 : (int64_t)value;
    return true;
}

static void narrow_to_whole(unsigned char operator, int64_t value, struct range *range) {
    uint64_t bound = value < 0 ? 0 : (uint64_t)value;
    bool is_lower = operator== SQLITE_INDEX_CONSTRAINT_GT || operator== SQLITE_INDEX_CONSTRAINT_GE;
    if (operator== SQLITE_INDEX_CONSTRAINT_GT)
        bound = value < 0 ? 0 : bound + 1;
    if (operator== SQLITE_INDEX_CONSTRAINT_LT)
        bound = bound == 0 ? 0 : bound - 1;
    if ((is_lower || operator== SQLITE_INDEX_CONSTRAINT_EQ) && bound > range->first)
        range->first = bound;
    if (!is_lower && bound < range->last)
        range->last = bound;
}

static void narrow(unsigned char operator, sqlite3_value * value, struct range *range) {
    int64_t whole;
    bool is_lower = operator== SQLITE_INDEX_CONSTRAINT_GT || operator== SQLITE_INDEX_CONSTRAINT_GE;
    switch (sqlite3_value_numeric_type(value)) {
    case SQLITE_NULL:
        *range = nothing;
        break;
    case SQLITE_INTEGER:
        narrow_to_whole(operator, sqlite3_value_int64(value), range);
        break;
    case SQLITE_FLOAT: /* 2.5 bounds as 2 does, with it: the comparison itself is SQLite's */
        if (read_whole(sqlite3_value_double(value), &whole))
            narrow_to_whole(operator == SQLITE_INDEX_CONSTRAINT_EQ ? operator
                            : is_lower                            ? SQLITE_INDEX_CONSTRAINT_GE
                                                                  : SQLITE_INDEX_CONSTRAINT_LE,
                            whole, range);
        else if (is_lower || operator== SQLITE_INDEX_CONSTRAINT_EQ)
            *range = nothing;
        break;
    default:
        break;
    }
}

static enum sz_status walk_range(struct sz_walk *walk, const struct sz_csv_plan *plan, struct range range) {
    return sz_walk_numbers(walk, plan->wanted, range.first, range.last);
}

/* An infinity is equal to numbers too large for a double, and to the text `Inf`. */
static bool is_infinite(sqlite3_value *value) {
    return sqlite3_value_type(value) == SQLITE_FLOAT &&
           sqlite3_value_double(value) - sqlite3_value_double(value) != 0;
}

static enum sz_status walk_equal(struct sz_walk *walk, const struct sz_csv_plan *plan, sqlite3_value *value) {
    struct sz_span text;
    int type = sqlite3_value_type(value);
    if (type == SQLITE_NULL || type == SQLITE_BLOB) /* equal to no cell */
        return walk_range(walk, plan, nothing);
    if (is_infinite(value))
        return walk_range(walk, plan, everything);
    return sz_value_text(value, &text)
               ? sz_walk_values(walk, plan->wanted, plan->column, text, plan->is_constant)
               : SZ_NO_MEMORY;
}

enum sz_status sz_csv_filter(struct sz_walk *walk, const struct sz_csv_plan *plan, sqlite3_value **values) {
    struct range range = everything;
    if (plan->way == SZ_CSV_EQUAL)
        return walk_equal(walk, plan, values[0]);
    for (size_t i = 0; i < sizeof plan->operators && plan->operators[i] != 0; i++)
        narrow(plan->operators[i], values[i], &range);
    if (range.first == 0)
        range.first = 1;
    return walk_range(walk, plan, range);
}
