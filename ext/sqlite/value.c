/* A double is read by the fewest decimal digits that name it and no other, an amount becomes the double
 * nearest to it. Both go through digits without a decimal point ("114e-1"), which every locale reads alike.
 */
#include "value.h"

#include "message.h"

SQLITE_EXTENSION_INIT3

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- values in ---- */

bool sz_value_is_null(sqlite3_value *value) {
    return sqlite3_value_type(value) == SQLITE_NULL;
}

bool sz_value_any_null(int count, sqlite3_value **values) {
    for (int i = 0; i < count; i++)
        if (sz_value_is_null(values[i]))
            return true;
    return false;
}

/* sqlite3_value_text answers NULL for a zero-length BLOB, too. */
bool sz_value_text(sqlite3_value *value, struct sz_span *text) {
    const unsigned char *bytes = sqlite3_value_text(value);
    *text = sz_span_of((const char *)bytes, (size_t)sqlite3_value_bytes(value));
    return bytes != NULL || sz_value_is_null(value) ||
           (sqlite3_value_type(value) == SQLITE_BLOB && text->length == 0);
}

/* A positive number as digits * 10^exponent. */
struct decimal {
    uint64_t digits;
    int exponent;
};

enum { EXPONENT_TEXT_MAX = 40 };

static bool is_named_by(double number, struct decimal decimal) {
    char text[EXPONENT_TEXT_MAX];
    snprintf(text, sizeof text, "%llue%d", (unsigned long long)decimal.digits, decimal.exponent);
    return strtod(text, NULL) == number;
}

/* The decimal of `count` digits next to the number. printf's decimal point depends on the locale: whatever
 * stands between the digits is skipped. */
static struct decimal round_to_digits(double number, int count) {
    char text[EXPONENT_TEXT_MAX];
    struct decimal decimal = {0, 0};
    snprintf(text, sizeof text, "%.*e", count - 1, number);
    const char *at = text;
    for (; *at != 'e'; at++)
        if (*at >= '0' && *at <= '9')
            decimal.digits = decimal.digits * 10 + (uint64_t)(*at - '0');
    decimal.exponent = atoi(at + 1) - (count - 1);
    return decimal;
}

/* Any decimal of up to 15 digits survives as a double, so the shortest is among 15 digits, or it has 16 or
 * 17. Next to a power of two the shortest may be the neighbour of the nearest. */
static struct decimal shortest_decimal(double number) {
    struct decimal decimal = {0, 0};
    for (int count = 15; count <= 17; count++) {
        decimal = round_to_digits(number, count);
        if (is_named_by(number, decimal))
            break;
        decimal.digits++;
        if (count < 17 && is_named_by(number, decimal))
            break;
    }
    while (decimal.digits != 0 && decimal.digits % 10 == 0) {
        decimal.digits /= 10;
        decimal.exponent++;
    }
    return decimal;
}

static enum sz_status decimal_of_real(double number, sz_amount *digits, unsigned *decimals) {
    if (!isfinite(number))
        return SZ_NOT_FINITE;
    if (number < 0)
        return SZ_NEGATIVE;
    struct decimal decimal = shortest_decimal(number);
    *digits = (sz_amount)decimal.digits;
    *decimals = decimal.exponent < 0 ? (unsigned)-decimal.exponent : 0;
    for (int exponent = decimal.exponent; exponent > 0 && *digits != 0; exponent--)
        if (__builtin_mul_overflow(*digits, 10, digits))
            return SZ_OVERFLOW;
    return SZ_OK;
}

static enum sz_status decimal_of_text(sqlite3_value *value, sz_amount *digits, unsigned *decimals) {
    struct sz_span text;
    if (!sz_value_text(value, &text))
        return SZ_NO_MEMORY;
    *decimals = SZ_AMOUNT_DECIMALS;
    return sz_amount_parse(text, digits);
}

enum sz_status sz_value_decimal(sqlite3_value *value, sz_amount *digits, unsigned *decimals) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        *digits = sqlite3_value_int64(value);
        *decimals = 0;
        return *digits < 0 ? SZ_NEGATIVE : SZ_OK;
    case SQLITE_FLOAT:
        return decimal_of_real(sqlite3_value_double(value), digits, decimals);
    case SQLITE_TEXT:
        return decimal_of_text(value, digits, decimals);
    default:
        return SZ_BLOB;
    }
}

/* ---- results out ---- */

void sz_result_text(sqlite3_context *context, struct sz_span text) {
    sqlite3_result_text64(context, text.length == 0 ? "" : text.text, text.length, SQLITE_TRANSIENT,
                          SQLITE_UTF8);
}

enum { EXACT_BITS = 53 };
#define EXACT_MAX (UINT64_C(1) << EXACT_BITS) /* whole numbers up to it are doubles */

/* The amount as count * 10^-decimals, with few decimals, as nearly every amount has; false: it has more. */
static bool shorten(sz_amount amount, uint64_t *count, unsigned *decimals) {
    static const uint64_t one = (uint64_t)SZ_AMOUNT_ONE;
    bool is_small = amount <= (sz_amount)UINT64_MAX; /* division of 64 bits is far cheaper */
    sz_amount_bits whole = is_small ? (uint64_t)amount / one : (sz_amount_bits)amount / one;
    uint64_t part = (uint64_t)((sz_amount_bits)amount - whole * one);
    *decimals = 0;
    if (part != 0)
        *decimals = part % 1000000000000 == 0 ? 3 : part % 1000000000 == 0 ? 6 : part % 1000000 == 0 ? 9 : 15;
    uint64_t times = sz_amount_tens[*decimals];
    *count = (uint64_t)whole * times + part / (one / times);
    return whole <= EXACT_MAX / times;
}

/* Where both are exact as doubles their quotient is correctly rounded. */
static bool divide_shortly(sz_amount amount, const struct sz_unit *unit, double *number) {
    uint64_t count, divisor;
    unsigned decimals, up;
    if (!shorten(amount, &count, &decimals))
        return false;
    up = unit->decimals > decimals ? unit->decimals - decimals : 0;
    decimals -= unit->decimals - up;
    if (up >= SZ_AMOUNT_TENS || __builtin_mul_overflow(count, sz_amount_tens[up], &count) ||
        __builtin_mul_overflow(unit->digits, sz_amount_tens[decimals], &divisor) || count > EXACT_MAX ||
        divisor > EXACT_MAX)
        return false;
    *number = (double)count / (double)divisor;
    return true;
}

enum { QUOTIENT_DIGITS = SZ_AMOUNT_TEXT_MAX + 24 };

/* Writes amount * 10^15 / divisor as digits: all before the point, twenty or more that count behind it, and a
 * last 1 if there is a rest, so that rounding them to a double is rounding the quotient. Returns how many of
 * them stand behind the point. */
static int write_quotient(sz_amount amount, uint64_t divisor, char text[QUOTIENT_DIGITS + 2]) {
    char digits[SZ_AMOUNT_TEXT_MAX];
    size_t count = 0, length = 0;
    for (; amount > 0; amount /= 10)
        digits[count++] = (char)('0' + (int)(amount % 10));
    sz_amount_bits rest = 0;
    int behind = 0;
    while (count > 0 || (rest != 0 && length < QUOTIENT_DIGITS)) {
        rest *= 10;
        if (count > 0)
            rest += (unsigned)(digits[--count] - '0');
        else
            behind++;
        text[length++] = (char)('0' + (int)(rest / divisor));
        rest %= divisor;
    }
    if (rest != 0) {
        text[length++] = '1';
        behind++;
    }
    text[length] = '\0';
    return behind;
}

static double number_of_amount(sz_amount amount, const struct sz_unit *unit) {
    char text[QUOTIENT_DIGITS + EXPONENT_TEXT_MAX];
    double number;
    if (amount == 0)
        return 0;
    if (divide_shortly(amount, unit, &number))
        return number;
    int exponent = (int)unit->decimals - SZ_AMOUNT_DECIMALS - write_quotient(amount, unit->digits, text);
    size_t length = strlen(text);
    snprintf(text + length, sizeof text - length, "e%d", exponent);
    return strtod(text, NULL);
}

void sz_result_amount(sqlite3_context *context, sz_amount amount, enum sz_unit_id unit) {
    sqlite3_result_double(context, number_of_amount(amount, &sz_units[unit]));
}

void sz_result_infinity(sqlite3_context *context) {
    sqlite3_result_double(context, (double)INFINITY);
}

/* ---- failures ---- */

void sz_result_message(sqlite3_context *context, char *message) {
    if (message == NULL)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_text(context, message, -1, sqlite3_free);
}

void sz_result_error(sqlite3_context *context, char *message) {
    if (message == NULL)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_error(context, message, -1);
    sqlite3_free(message);
}

void sz_result_problem(sqlite3_context *context, const char *function, const struct sz_problem *problem,
                       sqlite3_value *value, const char *way_out) {
    struct sz_span text;
    if (problem->status == SZ_NO_MEMORY || !sz_value_text(value, &text))
        sqlite3_result_error_nomem(context);
    else
        sz_result_error(context, sz_message_for_call(function, problem, text, way_out));
}

void sz_result_problem_of_two(sqlite3_context *context, const char *function,
                              const struct sz_problem *problem, sqlite3_value *value, sqlite3_value *other) {
    struct sz_span text, beside;
    if (problem->status == SZ_NO_MEMORY || !sz_value_text(value, &text) || !sz_value_text(other, &beside))
        sqlite3_result_error_nomem(context);
    else
        sz_result_error(context, sz_message_for_pair(function, problem, text, beside));
}
