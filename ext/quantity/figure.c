/* A figure is cut into runs of digits first; the separators between them then say what groups and what is a
 * decimal mark. Blanks and apostrophes join only runs of three, so "1 23" stays two figures. */
#include "figure.h"

#include "../base/utf8.h"

enum { RUNS_MAX = 16, DIGITS_MAX = 38, EXPONENT_MAX = 60 };

struct runs {
    struct sz_span run[RUNS_MAX];
    char separator[RUNS_MAX]; /* before the run: ',' '.' ' ' '\''; 0 before the first */
    size_t count;
    size_t length; /* in bytes, of all */
};

static bool is_digit_at(struct sz_span text, size_t at) {
    return at < text.length && text.text[at] >= '0' && text.text[at] <= '9';
}

static size_t digits_at(struct sz_span text, size_t at) {
    size_t end = at;
    while (is_digit_at(text, end))
        end++;
    return end - at;
}

/* Blanks that group; a tab or line end does not. */
static bool is_group_blank(uint32_t c) {
    return c == ' ' || c == 0xA0 || (c >= 0x2007 && c <= 0x200A) || c == 0x202F;
}

/* The separator at `at` and its length in bytes; 0: there is none that a digit follows. */
static char separator_at(struct sz_span text, size_t at, size_t *length) {
    uint32_t c;
    *length = sz_utf8_decode(sz_span_from(text, at), &c);
    if (*length == 0 || !is_digit_at(text, at + *length))
        return 0;
    if (c == ',' || c == '.')
        return (char)c;
    if (is_group_blank(c))
        return ' ';
    return sz_utf8_is_apostrophe(c) ? '\'' : 0;
}

/* Whether a blank or apostrophe may join the next run: groups of three behind a first one of one to three. */
static bool may_join(const struct runs *runs, char separator, size_t next_digits) {
    const struct sz_span *last = &runs->run[runs->count - 1];
    if (next_digits != 3 || (last->text[0] == '0' && runs->count == 1))
        return false;
    if (runs->count == 1)
        return last->length <= 3;
    return runs->separator[runs->count - 1] == separator;
}

static enum sz_status cut_runs(struct sz_span text, struct runs *runs) {
    size_t at = digits_at(text, 0), step;
    runs->run[0] = sz_span_cut(text, 0, at);
    runs->separator[0] = 0;
    runs->count = 1;
    runs->length = at;
    for (char separator; (separator = separator_at(text, at, &step)) != 0;) {
        size_t digits = digits_at(text, at + step);
        if ((separator == ' ' || separator == '\'') && !may_join(runs, separator, digits))
            break;
        if (runs->count == RUNS_MAX)
            return SZ_BAD_NUMBER;
        runs->separator[runs->count] = separator;
        runs->run[runs->count++] = sz_span_cut(text, at + step, at + step + digits);
        at += step + digits;
        runs->length = at;
    }
    return SZ_OK;
}

/* Whether the first `count` runs are groups: of three, or of two before a last one of three (Indian). */
static bool are_groups(const struct runs *runs, size_t count) {
    if (runs->run[0].length == 0 || runs->run[0].length > 3 || runs->run[0].text[0] == '0')
        return false;
    bool is_western = true, is_indian = runs->separator[1] == ',' && runs->run[0].length <= 2;
    for (size_t i = 1; i < count; i++) {
        is_western = is_western && runs->run[i].length == 3;
        is_indian = is_indian && runs->run[i].length == (i + 1 == count ? 3U : 2U);
        if (runs->separator[i] != runs->separator[1])
            return false;
    }
    return is_western || is_indian;
}

/* A single comma: decimal before other than three digits or behind a zero; else as `comma` says. */
static enum sz_status weigh_comma(const struct runs *runs, enum sz_comma comma, bool *is_decimal) {
    size_t digits = runs->run[1].length;
    bool is_zero = runs->run[0].length == 1 && runs->run[0].text[0] == '0';
    *is_decimal = true;
    if (comma == SZ_COMMA_IS_DECIMAL || is_zero || digits < 3)
        return SZ_OK;
    if (digits > 3 || !are_groups(runs, 2))
        return SZ_BAD_GROUPING;
    *is_decimal = false;
    return comma == SZ_COMMA_GROUPS ? SZ_OK : SZ_AMBIGUOUS_NUMBER;
}

/* How many runs stand before the decimal mark. */
static enum sz_status find_whole(const struct runs *runs, enum sz_comma comma, size_t *whole) {
    size_t last = runs->count - 1;
    char mark = runs->separator[last];
    *whole = runs->count;
    if (last == 0)
        return SZ_OK;
    if (last == 1 && mark == ',') {
        bool is_decimal;
        enum sz_status status = weigh_comma(runs, comma, &is_decimal);
        *whole = is_decimal ? 1 : 2;
        return status;
    }
    if (last == 1 && mark == '.') {
        *whole = 1;
        return SZ_OK;
    }
    if (are_groups(runs, runs->count))
        return SZ_OK;
    if ((mark != ',' && mark != '.') || !are_groups(runs, last))
        return mark == '.' && runs->separator[1] == '.' ? SZ_BAD_NUMBER : SZ_BAD_GROUPING;
    if (mark == runs->separator[1])
        return SZ_BAD_GROUPING;
    *whole = last;
    bool is_doubtful = mark == ',' && runs->run[last].length == 3 && runs->separator[1] != '.' &&
                       comma != SZ_COMMA_IS_DECIMAL;
    return is_doubtful ? SZ_AMBIGUOUS_NUMBER : SZ_OK;
}

static enum sz_status add_digits(struct sz_figure *figure, struct sz_span run, unsigned *count) {
    for (size_t i = 0; i < run.length; i++) {
        if (figure->digits != 0 || run.text[i] != '0')
            (*count)++;
        if (*count > DIGITS_MAX)
            return SZ_OVERFLOW;
        figure->digits = figure->digits * 10 + (run.text[i] - '0');
    }
    return SZ_OK;
}

/* The last digit that counts: the last decimal, or else the last that is not zero. */
static int last_power(const struct sz_figure *figure) {
    int power = 0;
    if (figure->decimals > 0 || figure->digits == 0)
        return -(int)figure->decimals;
    sz_amount digits = figure->digits;
    for (; digits > INT64_MAX && digits % 10 == 0; digits /= 10)
        power++;
    if (digits > INT64_MAX)
        return power;
    for (uint64_t short_digits = (uint64_t)digits; short_digits % 10 == 0; short_digits /= 10)
        power++; /* division of 64 bits is far cheaper */
    return power;
}

/* Moves the point by `exponent` places. */
static enum sz_status apply_exponent(struct sz_figure *figure, int exponent) {
    figure->last_power += exponent;
    if (exponent <= 0) {
        figure->decimals += (unsigned)-exponent;
        return figure->decimals > EXPONENT_MAX && figure->digits != 0 ? SZ_BELOW_SCALE : SZ_OK;
    }
    for (; exponent > 0 && figure->decimals > 0; exponent--)
        figure->decimals--;
    for (; exponent > 0 && figure->digits != 0; exponent--)
        if (__builtin_mul_overflow(figure->digits, 10, &figure->digits) ||
            figure->digits > SZ_AMOUNT_MAX / 10)
            return SZ_OVERFLOW;
    return SZ_OK;
}

/* Reads [+-]digits at `at`; returns the length, 0 where there are none.
 * Large ones are cut at EXPONENT_MAX. */
static size_t read_exponent(struct sz_span text, size_t at, int *exponent) {
    size_t start = at;
    uint32_t c;
    size_t sign = sz_utf8_decode(sz_span_from(text, at), &c);
    bool is_negative = sign > 0 && sz_utf8_is_dash(c);
    if (is_negative || (sign > 0 && c == '+'))
        at += sign;
    size_t digits = digits_at(text, at);
    *exponent = 0;
    for (size_t i = 0; i < digits && *exponent <= EXPONENT_MAX; i++)
        *exponent = *exponent * 10 + (text.text[at + i] - '0');
    if (is_negative)
        *exponent = -*exponent;
    return digits == 0 ? 0 : at + digits - start;
}

/* The length of "×10^" at `at`, blanks included, or 0. */
static size_t power_sign(struct sz_span text, size_t at) {
    size_t start = at;
    uint32_t c;
    while (at < text.length && text.text[at] == ' ')
        at++;
    size_t step = sz_utf8_decode(sz_span_from(text, at), &c);
    if (step == 0 || (c != 0xD7 && c != 0xB7 && c != 0x22C5 && c != '*' && c != 'x'))
        return 0;
    at += step;
    while (at < text.length && text.text[at] == ' ')
        at++;
    if (!sz_span_starts(sz_span_from(text, at), SZ_SPAN("10^")))
        return 0;
    return at + 3 - start;
}

static enum sz_status read_power(struct sz_span text, struct sz_figure *figure, size_t *length) {
    int exponent;
    size_t sign = power_sign(text, *length);
    if (sign == 0 && *length < text.length && (text.text[*length] == 'e' || text.text[*length] == 'E'))
        sign = 1;
    if (sign == 0)
        return SZ_OK;
    size_t read = read_exponent(text, *length + sign, &exponent);
    if (read == 0)
        return SZ_OK;
    *length += sign + read;
    if (exponent > EXPONENT_MAX)
        return figure->digits == 0 ? SZ_OK : SZ_OVERFLOW;
    if (exponent < -EXPONENT_MAX)
        return figure->digits == 0 ? SZ_OK : SZ_BELOW_SCALE;
    return apply_exponent(figure, exponent);
}

enum sz_status sz_figure_read(struct sz_span text, enum sz_comma comma, struct sz_figure *figure,
                              size_t *length) {
    struct runs runs;
    size_t whole;
    unsigned count = 0;
    *figure = (struct sz_figure){0};
    enum sz_status status = cut_runs(text, &runs);
    *length = runs.length;
    if (status == SZ_OK)
        status = find_whole(&runs, comma, &whole);
    for (size_t i = 0; status == SZ_OK && i < runs.count; i++)
        status = add_digits(figure, runs.run[i], &count);
    if (status != SZ_OK)
        return status;
    figure->has_decimals = whole < runs.count;
    figure->decimals = figure->has_decimals ? (unsigned)runs.run[whole].length : 0;
    if (figure->decimals > EXPONENT_MAX)
        return SZ_BELOW_SCALE;
    figure->is_grouped = whole > 1;
    figure->has_point_three = runs.count == 2 && runs.separator[1] == '.' && figure->decimals == 3;
    figure->has_leading_zero = runs.run[0].length > 1 && runs.run[0].text[0] == '0';
    figure->last_power = last_power(figure);
    return read_power(text, figure, length);
}

/* ---- the common case ---- */

enum { PLAIN_MAX = 18 /* digits that 64 bits hold */, GROUP = 3 };

/* Whether neither grouping, decimals nor a power can stand at `at`, the end of a figure's digits: there the
 * text ends, a word or a dash follows, or a comma or full stop without a digit behind it. */
static bool plainly_ends(struct sz_span text, size_t at) {
    if (at == text.length)
        return true;
    unsigned char byte = (unsigned char)text.text[at];
    unsigned char next = at + 1 < text.length ? (unsigned char)text.text[at + 1] : 0;
    if (byte == ',' || byte == '.')
        return !is_digit_at(text, at + 1);
    if (byte == ' ')
        byte = next;
    bool is_small = byte >= 'a' && byte <= 'z';
    return (is_small && byte != 'e' && byte != 'x') || byte == '-' || (byte & 0xFE) == 0xD0; /* Cyrillic */
}

/* Reads the digits at `at`; the number goes round where there are too many. */
static inline size_t read_digits(struct sz_span text, size_t at, uint64_t *number) {
    unsigned digit;
    for (; at < text.length && (digit = (unsigned)(text.text[at] - '0')) < 10; at++)
        *number = *number * 10 + digit;
    return at;
}

/* Reads the groups of three behind a first group that ends at `at`,
 * all joined by the sign that stands there. */
static size_t read_groups(struct sz_span text, size_t at, uint64_t *number) {
    char sign = text.text[at];
    while (at + GROUP < text.length && text.text[at] == sign && is_digit_at(text, at + 1) &&
           is_digit_at(text, at + 2) && is_digit_at(text, at + GROUP) && !is_digit_at(text, at + GROUP + 1))
        at = read_digits(text, at + 1, number);
    return at;
}

/* The noughts at the end of a whole number that is not 0, whose last digit stands before `end`. */
static int count_noughts(struct sz_span text, size_t end) {
    int noughts = 0;
    for (; text.text[end - 1] <= '0'; end--) /* what groups is below the digits */
        noughts += text.text[end - 1] == '0';
    return noughts;
}

/* Whether the comma or point at `at`, behind so many digits, is a decimal mark whatever the language. */
static bool is_decimal_mark(struct sz_span text, size_t at) {
    if (text.text[at] == '.' || text.text[at] != ',')
        return text.text[at] == '.' && is_digit_at(text, at + 1);
    return is_digit_at(text, at + 1) && !(is_digit_at(text, at + 2) && is_digit_at(text, at + GROUP));
}

bool sz_figure_read_plain(struct sz_span text, struct sz_figure *figure, size_t *length) {
    uint64_t digits = 0;
    size_t whole = read_digits(text, 0, &digits), groups = whole, end = whole;
    bool is_open = whole > 0 && whole < text.length;
    if (is_open && is_decimal_mark(text, whole))
        end = read_digits(text, whole + 1, &digits);
    else if (is_open && whole <= GROUP && text.text[0] != '0' &&
             (text.text[whole] == ',' || text.text[whole] == ' '))
        end = groups = read_groups(text, whole, &digits);
    if (whole == 0 || end > PLAIN_MAX || !plainly_ends(text, end))
        return false;
    unsigned decimals = end > groups ? (unsigned)(end - groups - 1) : 0;
    *figure = (struct sz_figure){.digits = (sz_amount)digits,
                                 .decimals = decimals,
                                 .last_power =
                                     decimals > 0 || digits == 0 ? -(int)decimals : count_noughts(text, end),
                                 .has_decimals = decimals > 0,
                                 .has_point_three = decimals == 3,
                                 .has_leading_zero = whole > 1 && text.text[0] == '0',
                                 .is_grouped = groups > whole,
                                 .is_one_comma = groups == whole + 1 + GROUP && text.text[whole] == ','};
    *length = end;
    return true;
}
