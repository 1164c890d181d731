/* A number is its sign, fourteen digits and the power of ten of the first of them. Those that a double rounds to
 * zero or infinity, or nearly, are one class each, and those that are written at such length that SQLite's own
 * reading of them is its own secret are another, which every search for a number looks into. */
#include "digest.h"

enum {
    DIGITS = 14,
    LONGEST = 100,      /* bytes of a number that is taken for what it says */
    EXPONENT_MAX = 999, /* beyond it all are alike, and … */
    POWER_MAX = 100000, /* … so are these */
    SMALLEST = -290,    /* powers of ten: below it zero, … */
    LARGEST = 300,      /* … and from there infinity */
};

static const uint64_t first_figure = UINT64_C(10000000000000); /* 10^(DIGITS - 1) */

enum class { CLASS_TEXT, CLASS_ZERO, CLASS_FINITE, CLASS_HUGE, CLASS_WILD };

struct number {
    enum class class;
    bool is_negative;
    uint64_t figure; /* DIGITS digits; 0: zero */
    int power;       /* of the first one */
};

__extension__ typedef unsigned __int128 wide;

static uint64_t mix(uint64_t a, uint64_t b) {
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static const uint64_t odd_a = UINT64_C(0x9E3779B97F4A7C15), odd_b = UINT64_C(0xD1B54A32D192ED03);

/* The last bytes, fewer than eight or those that were not taken yet with some that were. */
static uint64_t read_tail(const char *text, size_t length) {
    uint64_t eight = 0;
    uint32_t first, last;
    if (length >= sizeof eight) {
        memcpy(&eight, text + length - sizeof eight, sizeof eight);
        return eight;
    }
    if (length >= sizeof first) {
        memcpy(&first, text, sizeof first);
        memcpy(&last, text + length - sizeof last, sizeof last);
        return (uint64_t)first << 32 | last;
    }
    for (size_t i = 0; i < length; i++)
        eight = eight << 8 | (unsigned char)text[i];
    return eight;
}

uint64_t sz_digest_bytes(struct sz_span bytes, uint64_t seed) {
    uint64_t digest = seed ^ bytes.length * odd_b, eight;
    for (size_t at = 0; at + sizeof eight < bytes.length; at += sizeof eight) {
        memcpy(&eight, bytes.text + at, sizeof eight);
        digest = mix(digest ^ eight, odd_a);
    }
    return mix(digest ^ read_tail(bytes.text, bytes.length) ^ odd_b, odd_a ^ seed);
}

static uint32_t narrow(uint64_t digest) {
    uint32_t half = (uint32_t)(digest ^ digest >> 32);
    return half == 0 ? 1 : half;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Takes the digits from `*at` on. `*power` counts those in front of the point; for those behind it (`is_behind`) it
 * goes down with zeros that come first. Returns whether there was one. */
static bool read_digits(struct sz_span text, size_t *at, struct number *number, bool is_behind,
                        unsigned *taken) {
    size_t start = *at;
    for (; *at < text.length && is_digit(text.text[*at]); ++*at) {
        unsigned digit = (unsigned)(text.text[*at] - '0');
        bool is_leading_zero = number->figure == 0 && digit == 0;
        if ((is_behind ? is_leading_zero : !is_leading_zero) && number->power > -POWER_MAX &&
            number->power < POWER_MAX)
            number->power += is_behind ? -1 : 1;
        if (!is_leading_zero && *taken < DIGITS) {
            number->figure = number->figure * 10 + digit;
            ++*taken;
        }
    }
    return *at > start;
}

static void read_exponent(struct sz_span text, size_t *at, struct number *number) {
    bool is_negative = false;
    int exponent = 0;
    ++*at;
    if (*at < text.length && (text.text[*at] == '+' || text.text[*at] == '-'))
        is_negative = text.text[(*at)++] == '-';
    for (; *at < text.length && is_digit(text.text[*at]); ++*at)
        if (exponent <= EXPONENT_MAX)
            exponent = exponent * 10 + (text.text[*at] - '0');
    number->power += is_negative ? -exponent : exponent;
}

static void classify(struct number *number) {
    number->class = CLASS_FINITE;
    if (number->figure == 0 || number->power < SMALLEST)
        number->class = CLASS_ZERO;
    else if (number->power >= LARGEST)
        number->class = CLASS_HUGE;
}

/* What SQLite takes for a number, and a little more: text that is none for SQLite is equal to itself alone, which
 * reads the same. */
static void read_number(struct sz_span text, struct number *number) {
    size_t at = 0;
    unsigned taken = 0;
    *number = (struct number){.class = CLASS_TEXT, .power = -1};
    while (at < text.length && is_space(text.text[at]))
        at++;
    if (at < text.length && (text.text[at] == '+' || text.text[at] == '-'))
        number->is_negative = text.text[at++] == '-';
    bool has_digits = read_digits(text, &at, number, false, &taken);
    if (at < text.length && text.text[at] == '.') {
        at++;
        has_digits = read_digits(text, &at, number, true, &taken) || has_digits;
    }
    if (has_digits && at < text.length && (text.text[at] == 'e' || text.text[at] == 'E'))
        read_exponent(text, &at, number);
    while (at < text.length && is_space(text.text[at]))
        at++;
    if (!has_digits || at < text.length)
        return;
    for (; number->figure > 0 && taken < DIGITS; taken++)
        number->figure *= 10;
    classify(number);
    if (text.length > LONGEST)
        number->class = CLASS_WILD;
}

static uint32_t digest_number(struct number number, uint64_t seed) {
    classify(&number);
    uint64_t sign = number.is_negative ? odd_b : odd_a;
    if (number.class == CLASS_ZERO)
        return narrow(mix(seed ^ CLASS_ZERO, odd_a));
    if (number.class == CLASS_HUGE)
        return narrow(mix(seed ^ CLASS_HUGE, sign));
    return narrow(mix(mix(number.figure ^ seed, sign) ^ (uint64_t)(int64_t)number.power, odd_a));
}

static uint32_t digest_wild(uint64_t seed) {
    return narrow(mix(seed ^ CLASS_WILD, odd_b));
}

/* The commonest numbers, at most DIGITS digits without a leading zero: the same as read_number(), quicker. */
static bool read_whole(struct sz_span text, struct number *number) {
    static const uint64_t powers[DIGITS] = {UINT64_C(1),
                                            UINT64_C(10),
                                            UINT64_C(100),
                                            UINT64_C(1000),
                                            UINT64_C(10000),
                                            UINT64_C(100000),
                                            UINT64_C(1000000),
                                            UINT64_C(10000000),
                                            UINT64_C(100000000),
                                            UINT64_C(1000000000),
                                            UINT64_C(10000000000),
                                            UINT64_C(100000000000),
                                            UINT64_C(1000000000000),
                                            UINT64_C(10000000000000)};
    uint64_t figure = 0;
    if (text.length > DIGITS || text.text[0] < '1' || text.text[0] > '9')
        return false;
    for (size_t at = 0; at < text.length; at++) {
        if (!is_digit(text.text[at]))
            return false;
        figure = figure * 10 + (uint64_t)(text.text[at] - '0');
    }
    *number = (struct number){.class = CLASS_FINITE,
                              .figure = figure * powers[DIGITS - text.length],
                              .power = (int)text.length - 1};
    return true;
}

/* Nearly all text that is no number shows it with its first byte. */
static bool may_be_number(struct sz_span text) {
    if (text.length == 0)
        return false;
    char first = text.text[0];
    return is_digit(first) || first == '-' || first == '+' || first == '.' || is_space(first);
}

uint32_t sz_digest_text(struct sz_span text, uint64_t seed) {
    struct number number = {.class = CLASS_TEXT};
    if (may_be_number(text) && !read_whole(text, &number))
        read_number(text, &number);
    if (number.class == CLASS_TEXT)
        return narrow(sz_digest_bytes(text, seed));
    return number.class == CLASS_WILD ? digest_wild(seed) : digest_number(number, seed);
}

uint32_t sz_digest_number(const struct sz_cell_number *cell, uint64_t seed) {
    struct number number = {.is_negative = cell->figure < 0, .power = DIGITS - 1 - (int)cell->decimals};
    number.figure = number.is_negative ? 0 - (uint64_t)cell->figure : (uint64_t)cell->figure;
    for (; number.figure >= first_figure * 10; number.power++)
        number.figure /= 10;
    for (; number.figure > 0 && number.figure < first_figure; number.power--)
        number.figure *= 10;
    return digest_number(number, seed);
}

static struct number next_smaller(struct number number) {
    if (number.figure-- == first_figure) {
        number.figure = first_figure * 10 - 1;
        number.power--;
    }
    return number;
}

static struct number next_larger(struct number number) {
    if (++number.figure == first_figure * 10) {
        number.figure = first_figure;
        number.power++;
    }
    return number;
}

static size_t add(uint32_t *digests, size_t count, uint32_t digest) {
    for (size_t i = 0; i < count; i++)
        if (digests[i] == digest)
            return count;
    digests[count] = digest;
    return count + 1;
}

size_t sz_digest_find(struct sz_span text, uint64_t seed, uint32_t digests[SZ_DIGESTS_MAX]) {
    struct number number;
    read_number(text, &number);
    size_t count = 0;
    if (number.class == CLASS_WILD)
        return 0;
    if (number.class == CLASS_TEXT)
        return add(digests, count, narrow(sz_digest_bytes(text, seed)));
    count = add(digests, count, digest_number(number, seed));
    if (number.class != CLASS_ZERO) {
        count = add(digests, count, digest_number(next_smaller(number), seed));
        count = add(digests, count, digest_number(next_larger(number), seed));
    }
    return add(digests, count, digest_wild(seed));
}
