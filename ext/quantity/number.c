/* Values stay fractions of integers, so nothing is rounded before the unit is known. */
#include "number.h"

enum { DENOMINATOR_MAX = 1000000 };

struct sz_number sz_number_of(uint64_t value) {
    return (struct sz_number){.digits = (sz_amount)value, .denominator = 1, .scale = 1, .is_words = true};
}

enum sz_status sz_number_multiply(struct sz_number *number, uint64_t factor) {
    sz_amount product;
    if (__builtin_mul_overflow(number->digits, (sz_amount)factor, &product))
        return SZ_OVERFLOW;
    number->digits = product;
    uint64_t power = 1;
    int zeros = 0;
    for (; power < factor && power <= UINT64_MAX / 10; zeros++)
        power *= 10;
    number->last_power += zeros;
    number->has_last = number->has_last && power == factor;
    return SZ_OK;
}

static bool bring_to(struct sz_number *number, unsigned decimals, uint64_t denominator) {
    for (; number->decimals < decimals; number->decimals++)
        if (__builtin_mul_overflow(number->digits, (sz_amount)10, &number->digits))
            return false;
    number->denominator *= denominator;
    return !__builtin_mul_overflow(number->digits, (sz_amount)denominator, &number->digits);
}

enum sz_status sz_number_add(struct sz_number *sum, struct sz_number part) {
    uint64_t denominator = sum->denominator;
    if (denominator > DENOMINATOR_MAX || part.denominator > DENOMINATOR_MAX)
        return SZ_BAD_NUMBER;
    if (!bring_to(sum, part.decimals, part.denominator) || !bring_to(&part, sum->decimals, denominator) ||
        __builtin_add_overflow(sum->digits, part.digits, &sum->digits))
        return SZ_OVERFLOW;
    sum->has_last = part.has_last;
    sum->last_power = part.last_power;
    sum->is_words = sum->is_words && part.is_words;
    return SZ_OK;
}

int sz_number_cmp(const struct sz_number *a, const struct sz_number *b) {
    struct sz_number left = *a, right = *b;
    bool is_left_held = bring_to(&left, b->decimals, b->denominator);
    bool is_right_held = bring_to(&right, a->decimals, a->denominator);
    if (!is_left_held || !is_right_held)
        return is_right_held ? 1 : -1;
    return left.digits < right.digits ? -1 : left.digits > right.digits;
}

bool sz_number_is_whole(const struct sz_number *number) {
    sz_amount digits = number->digits;
    if (number->decimals == 0 && number->denominator == 1)
        return true;
    for (unsigned i = 0; i < number->decimals; i++, digits /= 10)
        if (digits % 10 != 0)
            return false;
    return digits % (sz_amount)number->denominator == 0;
}

bool sz_number_is_year(const struct sz_number *number) {
    bool is_plain = number->is_figure ? !number->is_grouped && number->decimals == 0
                                      : number->is_words && number->scale == 1 && number->denominator == 1;
    return is_plain && number->digits >= 1900 && number->digits <= 2099;
}

enum sz_status sz_number_scale(const struct sz_number *number, uint64_t digits, unsigned decimals,
                               sz_amount *floor, sz_amount *ceiling) {
    enum sz_status status =
        sz_amount_scale(number->digits, number->decimals, digits, decimals, floor, ceiling);
    sz_amount denominator = (sz_amount)number->denominator;
    if (status != SZ_OK || denominator == 1)
        return status;
    *floor /= denominator;
    *ceiling = *ceiling / denominator + (*ceiling % denominator != 0);
    return *floor == 0 && number->digits != 0 ? SZ_BELOW_SCALE : SZ_OK;
}

sz_amount sz_number_last_digit(const struct sz_number *number, uint64_t digits, unsigned decimals) {
    sz_amount floor, ceiling, worth = 1;
    if (!number->has_last)
        return 0;
    for (int i = 0; i < number->last_power; i++) {
        if (worth > SZ_AMOUNT_MAX / 10)
            return 0;
        worth *= 10;
    }
    unsigned below = number->last_power < 0 ? (unsigned)-number->last_power : 0;
    return sz_amount_scale(worth, below, digits, decimals, &floor, &ceiling) == SZ_OK ? floor : 0;
}

bool sz_number_scale_exactly(const struct sz_number *number, uint64_t digits, unsigned decimals,
                             sz_amount *amount, sz_amount *last_digit) {
    unsigned fall = number->decimals + decimals;
    int zeros = number->last_power + (int)number->decimals;
    if (number->denominator != 1 || fall > SZ_AMOUNT_DECIMALS || number->digits > INT64_MAX || zeros < 0 ||
        zeros >= SZ_AMOUNT_TENS)
        return false;
    sz_amount_bits one = (sz_amount_bits)digits * sz_amount_tens[SZ_AMOUNT_DECIMALS - fall];
    if (one > INT64_MAX)
        return false;
    *amount = (sz_amount)((sz_amount_bits)(uint64_t)number->digits * (uint64_t)one);
    *last_digit = number->has_last ? (sz_amount)((sz_amount_bits)sz_amount_tens[zeros] * (uint64_t)one) : 0;
    return true;
}
