/* Products go through 256 bits held as four 64-bit limbs, so nothing is lost before the one rounding at the
 * end; ends of intervals are compared exactly, also when a marked one is doubled: twice the doubled ends,
 * 3 * low - high and 3 * high - low, are whole numbers. */
#include "amount.h"

/* ---- amounts ---- */

bool sz_amount_add(sz_amount a, sz_amount b, sz_amount *sum) {
    sz_amount result;
    if (__builtin_add_overflow(a, b, &result))
        return false;
    *sum = result;
    return true;
}

enum { TEN_MAX = SZ_AMOUNT_TENS - 1 };
const uint64_t sz_amount_tens[SZ_AMOUNT_TENS] = {1u,
                                                 10u,
                                                 100u,
                                                 1000u,
                                                 10000u,
                                                 100000u,
                                                 1000000u,
                                                 10000000u,
                                                 100000000u,
                                                 1000000000u,
                                                 10000000000u,
                                                 100000000000u,
                                                 1000000000000u,
                                                 10000000000000u,
                                                 100000000000000u,
                                                 1000000000000000u,
                                                 10000000000000000u,
                                                 100000000000000000u,
                                                 1000000000000000000u,
                                                 10000000000000000000u};

/* An unsigned number of 256 bits, the lowest 64 first. */
struct wide {
    uint64_t limbs[4];
};

/* Cannot overflow where it is used: factors have 127 and 127, or 127, 64 and 50 bits. */
static void wide_multiply(struct wide *number, uint64_t factor) {
    uint64_t carry = 0;
    for (size_t i = 0; i < 4; i++) {
        sz_amount_bits product = (sz_amount_bits)number->limbs[i] * factor + carry;
        number->limbs[i] = (uint64_t)product;
        carry = (uint64_t)(product >> 64);
    }
}

static void wide_add_shifted(struct wide *sum, const struct wide *term) {
    uint64_t carry = 0;
    for (size_t i = 1; i < 4; i++) {
        sz_amount_bits limb = (sz_amount_bits)sum->limbs[i] + term->limbs[i - 1] + carry;
        sum->limbs[i] = (uint64_t)limb;
        carry = (uint64_t)(limb >> 64);
    }
}

static struct wide wide_product(sz_amount a, sz_amount b) {
    struct wide low = {{(uint64_t)a, (uint64_t)((sz_amount_bits)a >> 64), 0, 0}}, high = low;
    wide_multiply(&low, (uint64_t)b);
    wide_multiply(&high, (uint64_t)((sz_amount_bits)b >> 64));
    wide_add_shifted(&low, &high);
    return low;
}

/* Divides in place; the remainder is only told from none. */
static bool wide_divide_exactly(struct wide *number, uint64_t divisor) {
    uint64_t rest = 0;
    for (size_t i = 4; i-- > 0;) {
        sz_amount_bits part = ((sz_amount_bits)rest << 64) | number->limbs[i];
        number->limbs[i] = (uint64_t)(part / divisor);
        rest = (uint64_t)(part % divisor);
    }
    return rest == 0;
}

static bool wide_is_zero(const struct wide *number) {
    return (number->limbs[0] | number->limbs[1] | number->limbs[2] | number->limbs[3]) == 0;
}

/* number * 10^-decimals, rounded both ways. */
static enum sz_status wide_round(struct wide number, unsigned decimals, sz_amount *floor,
                                 sz_amount *ceiling) {
    bool is_exact = true, is_zero = wide_is_zero(&number);
    while (decimals > 0 && !wide_is_zero(&number)) {
        unsigned step = decimals < TEN_MAX ? decimals : TEN_MAX;
        if (!wide_divide_exactly(&number, sz_amount_tens[step]))
            is_exact = false;
        decimals -= step;
    }
    if (!is_zero && wide_is_zero(&number))
        return SZ_BELOW_SCALE;
    sz_amount down = (sz_amount)(((sz_amount_bits)number.limbs[1] << 64) | number.limbs[0]), up = down;
    if (number.limbs[3] != 0 || number.limbs[2] != 0 || down < 0 ||
        (!is_exact && !sz_amount_add(down, 1, &up)))
        return SZ_OVERFLOW;
    *floor = down;
    *ceiling = up;
    return SZ_OK;
}

/* digits * factor * 10^-(15 - fall), the way that loses nothing. */
static enum sz_status scale_widely(sz_amount digits, uint64_t factor, unsigned fall, sz_amount *floor,
                                   sz_amount *ceiling) {
    sz_amount product;
    if (fall > SZ_AMOUNT_DECIMALS)
        return wide_round(wide_product(digits, factor), fall - SZ_AMOUNT_DECIMALS, floor, ceiling);
    if (__builtin_mul_overflow(digits, factor, &product) ||
        __builtin_mul_overflow(product, sz_amount_tens[SZ_AMOUNT_DECIMALS - fall], &product))
        return SZ_OVERFLOW;
    *floor = *ceiling = product;
    return SZ_OK;
}

enum sz_status sz_amount_scale(sz_amount digits, unsigned decimals, uint64_t factor_digits,
                               unsigned factor_decimals, sz_amount *floor, sz_amount *ceiling) {
    unsigned fall;
    if (__builtin_add_overflow(decimals, factor_decimals, &fall))
        return SZ_BELOW_SCALE;
    sz_amount_bits product = (sz_amount_bits)(uint64_t)digits * factor_digits;
    if (fall > SZ_AMOUNT_DECIMALS || digits > INT64_MAX || product >> 76 != 0)
        return scale_widely(digits, factor_digits, fall, floor, ceiling);
    /* Nearly every figure is short: 76 bits and the 50 of a power. */
    *floor = *ceiling = (sz_amount)(product * sz_amount_tens[SZ_AMOUNT_DECIMALS - fall]);
    return SZ_OK;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

enum { SHORT_MAX = 18 }; /* as many digits as 64 bits always hold */

/* The digits that the text starts with, and their number where they are no more than SHORT_MAX. */
static struct sz_span digits_ahead(struct sz_span text, uint64_t *number) {
    size_t count = 0;
    uint64_t value = 0;
    for (; count < text.length && is_digit(text.text[count]); count++)
        value = value * 10 + (uint64_t)(text.text[count] - '0');
    *number = value;
    return sz_span_of(text.text, count);
}

/* number * 10^digits.length + digits; false: overflow. */
static bool push_digits(sz_amount *number, struct sz_span digits) {
    while (digits.length > 0) {
        uint64_t value;
        struct sz_span part = digits_ahead(sz_span_cut(digits, 0, SHORT_MAX), &value);
        if (__builtin_mul_overflow(*number, sz_amount_tens[part.length], number) ||
            __builtin_add_overflow(*number, value, number))
            return false;
        digits = sz_span_from(digits, part.length);
    }
    return true;
}

static enum sz_status amount_of_many_digits(struct sz_span whole, struct sz_span decimals,
                                            sz_amount *amount) {
    sz_amount number = 0;
    struct sz_span kept = sz_span_cut(decimals, 0, SZ_AMOUNT_DECIMALS);
    if (!push_digits(&number, whole) || !push_digits(&number, kept) ||
        __builtin_mul_overflow(number, sz_amount_tens[SZ_AMOUNT_DECIMALS - kept.length], &number))
        return SZ_OVERFLOW;
    for (size_t i = kept.length; i < decimals.length; i++)
        if (decimals.text[i] != '0')
            return SZ_BELOW_SCALE;
    *amount = number;
    return SZ_OK;
}

enum sz_status sz_amount_read(struct sz_span text, sz_amount *amount, struct sz_span *whole,
                              struct sz_span *decimals) {
    uint64_t number, part = 0;
    *whole = digits_ahead(text, &number);
    *decimals = sz_span_of(text.text + whole->length, 0);
    if (whole->length == 0)
        return SZ_BAD_NUMBER;
    if (text.length > whole->length + 1 && decimals->text[0] == '.' && is_digit(decimals->text[1]))
        *decimals = digits_ahead(sz_span_of(decimals->text + 1, text.length - whole->length - 1), &part);
    if (whole->length > SHORT_MAX || decimals->length > SZ_AMOUNT_DECIMALS)
        return amount_of_many_digits(*whole, *decimals, amount);
    *amount = (sz_amount)number * SZ_AMOUNT_ONE +
              (sz_amount)(part * sz_amount_tens[SZ_AMOUNT_DECIMALS - decimals->length]);
    return SZ_OK;
}

enum sz_status sz_amount_parse(struct sz_span text, sz_amount *amount) {
    struct sz_span whole, decimals;
    sz_amount number = 0;
    enum sz_status status = sz_amount_read(text, &number, &whole, &decimals);
    if (text.length != whole.length + decimals.length + (decimals.length > 0))
        return SZ_BAD_NUMBER;
    if (status == SZ_OK)
        *amount = number;
    return status;
}

/* Writes the last `count` digits of a number, or more where it has more, from the last on. */
static size_t put_reversed(uint64_t number, size_t count, char *reversed) {
    size_t written = 0;
    for (; number > 0 || written < count; number /= 10)
        reversed[written++] = (char)('0' + (int)(number % 10));
    return written;
}

/* The decimals of an amount that has some, all of them, from the last on; how many noughts they begin with,
 * which nobody writes. */
static size_t put_decimals(uint64_t part, char *reversed) {
    size_t noughts = 0;
    put_reversed(part, SZ_AMOUNT_DECIMALS, reversed);
    while (reversed[noughts] == '0')
        noughts++;
    return noughts;
}

/* By 64 bits at a time: division of those is far cheaper. */
size_t sz_amount_format(sz_amount amount, char text[SZ_AMOUNT_TEXT_MAX]) {
    char reversed[SZ_AMOUNT_TEXT_MAX];
    sz_amount whole = amount / SZ_AMOUNT_ONE;
    uint64_t part = (uint64_t)(amount - whole * SZ_AMOUNT_ONE);
    size_t digits = SZ_AMOUNT_DECIMALS, length = 0;
    size_t skipped = part == 0 ? SZ_AMOUNT_DECIMALS : put_decimals(part, reversed);
    for (; whole > INT64_MAX; whole /= 10)
        reversed[digits++] = (char)('0' + (int)(whole % 10));
    digits += put_reversed((uint64_t)whole, 1, reversed + digits);
    while (digits > skipped) {
        if (digits == SZ_AMOUNT_DECIMALS)
            text[length++] = '.';
        text[length++] = reversed[--digits];
    }
    return length;
}

/* ---- intervals ---- */

struct sz_interval sz_interval_point(sz_amount amount) {
    return (struct sz_interval){.low = amount, .high = amount};
}

static bool is_point(const struct sz_interval *interval) {
    return !interval->is_unbounded && interval->low == interval->high;
}

bool sz_interval_is_valid(const struct sz_interval *interval) {
    if (interval->low < 0)
        return false;
    if (interval->is_unbounded)
        return interval->high == 0 && interval->is_high_open;
    if (interval->low == interval->high)
        return !interval->is_low_open && !interval->is_high_open;
    return interval->low < interval->high;
}

bool sz_interval_equal(const struct sz_interval *a, const struct sz_interval *b) {
    return a->low == b->low && a->high == b->high && a->is_low_open == b->is_low_open &&
           a->is_high_open == b->is_high_open && a->is_unbounded == b->is_unbounded &&
           a->is_about == b->is_about;
}

enum sz_status sz_interval_add(const struct sz_interval *a, const struct sz_interval *b,
                               struct sz_interval *sum) {
    struct sz_interval result = {.is_low_open = a->is_low_open || b->is_low_open,
                                 .is_high_open = a->is_high_open || b->is_high_open,
                                 .is_unbounded = a->is_unbounded || b->is_unbounded,
                                 .is_about = a->is_about || b->is_about};
    if (!sz_amount_add(a->low, b->low, &result.low))
        return SZ_OVERFLOW;
    if (!result.is_unbounded && !sz_amount_add(a->high, b->high, &result.high))
        return SZ_OVERFLOW;
    *sum = result;
    return SZ_OK;
}

/* Neither difference can overflow: both amounts lie between 0 and SZ_AMOUNT_MAX. */
enum sz_status sz_interval_sub(const struct sz_interval *a, const struct sz_interval *b,
                               struct sz_interval *rest) {
    struct sz_interval result = {
        .is_high_open = true, .is_unbounded = a->is_unbounded, .is_about = a->is_about || b->is_about};
    if (!a->is_unbounded) {
        result.high = a->high - b->low;
        result.is_high_open = a->is_high_open || b->is_low_open;
        if (result.high < 0 || (result.high == 0 && result.is_high_open))
            return SZ_EMPTY_INTERVAL;
    }
    if (!b->is_unbounded && a->low >= b->high) {
        result.low = a->low - b->high;
        result.is_low_open = a->is_low_open || b->is_high_open;
    }
    *rest = result;
    return SZ_OK;
}

enum sz_status sz_interval_multiply(const struct sz_interval *interval, sz_amount digits, unsigned decimals,
                                    struct sz_interval *product) {
    struct sz_interval result = *interval;
    sz_amount other;
    if (digits == 0) {
        *product = sz_interval_point(0);
        return SZ_OK;
    }
    enum sz_status status = wide_round(wide_product(interval->low, digits), decimals, &result.low, &other);
    if (status == SZ_OK && !interval->is_unbounded)
        status = wide_round(wide_product(interval->high, digits), decimals, &other, &result.high);
    if (status == SZ_OK)
        *product = result;
    return status;
}

struct sz_interval sz_interval_divide(const struct sz_interval *interval, uint64_t divisor) {
    struct sz_interval quotient = *interval;
    quotient.low = interval->low / divisor;
    quotient.high = interval->high / divisor + (interval->high % divisor != 0);
    return quotient;
}

/* Which of two lower (upper) ends lies further right (left), the open one inside the closed one: a negative
 * number where a's is the wider, positive where it is the narrower, 0 where they are the same end. */
static int compare_lows(const struct sz_interval *a, const struct sz_interval *b) {
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return (int)a->is_low_open - (int)b->is_low_open;
}

static int compare_highs(const struct sz_interval *a, const struct sz_interval *b) {
    if (a->is_unbounded || b->is_unbounded)
        return (int)b->is_unbounded - (int)a->is_unbounded;
    if (a->high != b->high)
        return a->high > b->high ? -1 : 1;
    return (int)a->is_high_open - (int)b->is_high_open;
}

/* The lower end of one and the upper end of another; the order of each with the other interval says who else
 * sets the same end. */
static struct sz_interval join_ends(const struct sz_interval *low, int low_order,
                                    const struct sz_interval *high, int high_order, bool both_about) {
    struct sz_interval result = {.low = low->low,
                                 .high = high->high,
                                 .is_low_open = low->is_low_open,
                                 .is_high_open = high->is_high_open,
                                 .is_unbounded = high->is_unbounded};
    result.is_about = low->is_about || (low_order == 0 && both_about);
    if (!high->is_unbounded)
        result.is_about = result.is_about || high->is_about || (high_order == 0 && both_about);
    return result;
}

enum sz_status sz_interval_intersect(const struct sz_interval *a, const struct sz_interval *b,
                                     struct sz_interval *both) {
    int lows = compare_lows(a, b), highs = compare_highs(a, b);
    struct sz_interval result =
        join_ends(lows >= 0 ? a : b, lows, highs >= 0 ? a : b, highs, a->is_about || b->is_about);
    if (!sz_interval_is_valid(&result))
        return SZ_EMPTY_INTERVAL;
    *both = result;
    return SZ_OK;
}

struct sz_interval sz_interval_hull(const struct sz_interval *a, const struct sz_interval *b) {
    int lows = compare_lows(a, b), highs = compare_highs(a, b);
    return join_ends(lows <= 0 ? a : b, lows, highs <= 0 ? a : b, highs, a->is_about || b->is_about);
}

/* ---- verdicts ---- */

/* Makes `interval` twice as wide about its middle, in units of half an amount; false: it has no middle, or
 * the ends cannot be held. */
static bool double_width(struct sz_interval *interval, bool is_marked) {
    sz_amount low = interval->low, high = interval->high, width = 0;
    if (is_marked) {
        if (interval->is_unbounded)
            return false;
        width = high - low;
    }
    return !__builtin_mul_overflow(low, 2, &low) && !__builtin_mul_overflow(high, 2, &high) &&
           !__builtin_sub_overflow(low, width, &interval->low) &&
           !__builtin_add_overflow(high, width, &interval->high);
}

/* Puts the two as the doubling rule wants them compared; false: nothing can be decided. */
static bool double_marked(struct sz_interval *a, struct sz_interval *b) {
    return (!a->is_about && !b->is_about) || (double_width(a, a->is_about) && double_width(b, b->is_about));
}

/* All of `a` lies below all of `b`. */
static bool is_below(const struct sz_interval *a, const struct sz_interval *b) {
    if (a->is_unbounded)
        return false;
    return a->high < b->low || (a->high == b->low && (a->is_high_open || b->is_low_open));
}

enum sz_order sz_interval_cmp(const struct sz_interval *a, const struct sz_interval *b) {
    struct sz_interval left = *a, right = *b;
    if (!double_marked(&left, &right))
        return SZ_ORDER_UNDECIDED;
    if (is_below(&left, &right))
        return SZ_ORDER_LESS;
    if (is_below(&right, &left))
        return SZ_ORDER_GREATER;
    /* Of two points that differ, one is below the other. */
    return is_point(&left) && is_point(&right) ? SZ_ORDER_EQUAL : SZ_ORDER_UNDECIDED;
}

enum sz_verdict sz_interval_fits(const struct sz_interval *part, const struct sz_interval *whole) {
    struct sz_interval inner = *part, outer = *whole;
    if (!double_marked(&inner, &outer))
        return SZ_UNDECIDED;
    if (!inner.is_unbounded && inner.high <= outer.low)
        return SZ_YES;
    return is_below(&outer, &inner) ? SZ_NO : SZ_UNDECIDED;
}
