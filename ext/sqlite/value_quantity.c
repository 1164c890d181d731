/* The part of value.h that is about quantities: numbers of SQLite become quantities without a detour through
 * text, since no figure of theirs may be a year or be grouped. */
#include "value.h"

#include "../base/utf8.h"

SQLITE_EXTENSION_INIT3

/* The worth of the last digit that isn't zero, or of the last decimal: as for a figure in words. */
static sz_amount last_digit_of(sz_amount digits, unsigned decimals, const struct sz_unit *unit) {
    sz_amount place = 1, floor, ceiling;
    if (decimals == 0)
        for (; digits != 0 && digits % 10 == 0; digits /= 10)
            place *= 10;
    return sz_amount_scale(place, decimals, unit->digits, unit->decimals, &floor, &ceiling) == SZ_OK ? floor
                                                                                                     : 0;
}

static enum sz_status quantity_of_number(sqlite3_value *value, const struct sz_quantity_options *options,
                                         struct sz_quantity *quantity) {
    sz_amount digits;
    unsigned decimals;
    bool has_unit = options != NULL && options->has_unit;
    enum sz_status status = sz_value_decimal(value, &digits, &decimals);
    if (status != SZ_OK)
        return status;
    if (!has_unit && sqlite3_value_type(value) == SQLITE_FLOAT)
        return SZ_NO_UNIT;
    const struct sz_unit *unit = &sz_units[has_unit ? options->unit : SZ_UNIT_piece];
    struct sz_quantity result = {.unit = unit->base, .is_bare = true, .item_id = -1, .has_stated = true};
    status = sz_amount_scale(digits, decimals, unit->digits, unit->decimals, &result.interval.low,
                             &result.interval.high);
    if (status != SZ_OK)
        return status;
    if (unit->dimension == SZ_COUNT && result.interval.low % SZ_AMOUNT_ONE != 0)
        return SZ_NOT_WHOLE;
    result.stated = result.interval.low;
    result.last_digit = last_digit_of(digits, decimals, unit);
    *quantity = result;
    return SZ_OK;
}

static enum sz_status quantity_of_text(sqlite3_context *context, sqlite3_value *value,
                                       const struct sz_quantity_options *options,
                                       struct sz_quantity *quantity, struct sz_problem *problem) {
    struct sz_span text;
    if (!sz_value_text(value, &text))
        return sz_problem_set(problem, SZ_NO_MEMORY, 0, 0);
    return sz_connection_read_quantity(sqlite3_user_data(context), text, options, quantity, problem);
}

enum sz_status sz_value_quantity(sqlite3_context *context, sqlite3_value *value,
                                 const struct sz_quantity_options *options, struct sz_quantity *quantity,
                                 struct sz_problem *problem) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_TEXT:
        return quantity_of_text(context, value, options, quantity, problem);
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
        return sz_problem_set(problem, quantity_of_number(value, options, quantity), 0, 0);
    default:
        return sz_problem_set(problem, SZ_BLOB, 0, 0);
    }
}

bool sz_value_unit(sqlite3_context *context, const char *function, sqlite3_value *value,
                   struct sz_quantity_options *options) {
    struct sz_span name;
    struct sz_problem problem = {SZ_UNKNOWN_UNIT, 0, 0};
    if (!sz_value_text(value, &name)) {
        sqlite3_result_error_nomem(context);
        return false;
    }
    if (sqlite3_value_type(value) != SQLITE_TEXT || !sz_quantity_find_unit(name, &options->unit)) {
        sz_result_problem(context, function, &problem, value, NULL);
        return false;
    }
    options->has_unit = true;
    options->unit_decimal = sz_utf8_has_script(name, SZ_CYRILLIC) ? SZ_DECIMAL_COMMA : SZ_DECIMAL_POINT;
    return true;
}

const char *sz_value_dimension_name(enum sz_dimension dimension) {
    static const char *const names[] = {
        [SZ_MASS] = "mass", [SZ_VOLUME] = "volume", [SZ_LENGTH] = "length",
        [SZ_AREA] = "area", [SZ_COUNT] = "count",   [SZ_MONEY] = "money",
    };
    return names[dimension];
}

void sz_result_quantity(sqlite3_context *context, const struct sz_interval *interval, enum sz_unit_id unit) {
    char text[SZ_QUANTITY_TEXT_MAX];
    sz_result_text(context, sz_span_of(text, sz_quantity_format(interval, unit, text)));
}
