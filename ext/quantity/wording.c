/* A figure in another unit is a quotient of whole numbers; it is divided out digit by digit, so that it is
 * exact or known to be cut. */
#include "wording.h"

/* 39 digits of an amount, up to 34 decimals of a decimal unit. */
enum { FIGURE_MAX = 96, DECIMALS_MAX = 40, DECIMALS_OF_OTHERS = 6 };

struct figure {
    char digits[FIGURE_MAX]; /* without a point, the first digits may be zeros */
    size_t length;
    size_t decimals; /* how many of the digits stand behind the point */
    bool is_cut;     /* what follows is not all zeros */
};

static bool is_power_of_ten(uint64_t number) {
    while (number % 10 == 0)
        number /= 10;
    return number == 1;
}

/* amount * 10^(unit.decimals - 15) / unit.digits, cut behind as many decimals as its unit deserves. */
static struct figure figure_of(sz_amount amount, const struct sz_unit *unit) {
    struct figure figure = {.length = 0};
    char digits[SZ_AMOUNT_TEXT_MAX];
    size_t count = 0, most = is_power_of_ten(unit->digits) ? DECIMALS_MAX : DECIMALS_OF_OTHERS;
    for (; amount > 0 || count < SZ_AMOUNT_DECIMALS + 1; amount /= 10)
        digits[count++] = (char)('0' + (int)(amount % 10));
    size_t whole = count - SZ_AMOUNT_DECIMALS + unit->decimals; /* digits before the point */
    sz_amount_bits rest = 0;
    while (figure.length < whole + most && (count > 0 || rest != 0 || figure.length < whole)) {
        rest = rest * 10 + (count > 0 ? (unsigned)(digits[--count] - '0') : 0u);
        figure.digits[figure.length++] = (char)('0' + (int)(rest / unit->digits));
        rest %= unit->digits;
    }
    figure.decimals = figure.length - whole;
    figure.is_cut = rest != 0;
    while (count > 0)
        figure.is_cut = digits[--count] != '0' || figure.is_cut;
    return figure;
}

/* The next larger figure of as many decimals. The first digit is never a nine: a unit smaller than the base
 * unit leaves a zero there, and the range of amounts does otherwise. */
static void round_up(struct figure *figure) {
    size_t at = figure->length;
    while (at > 0 && figure->digits[at - 1] == '9')
        figure->digits[--at] = '0';
    if (at > 0)
        figure->digits[at - 1]++;
}

/* ---- text ---- */

struct writer {
    char *text;
    size_t length;
};

static void write(struct writer *writer, const char *bytes, size_t length) {
    if (length > SZ_WORDING_TEXT_MAX - writer->length)
        length = SZ_WORDING_TEXT_MAX - writer->length;
    memcpy(writer->text + writer->length, bytes, length);
    writer->length += length;
}

/* Money with exactly three decimals gets a fourth: three would group in other hands. */
static void write_figure(struct writer *writer, const struct figure *figure, const char *point,
                         bool is_money) {
    size_t first = 0, end = figure->length, whole = figure->length - figure->decimals;
    while (first + 1 < whole && figure->digits[first] == '0')
        first++;
    while (end > whole && figure->digits[end - 1] == '0')
        end--;
    write(writer, figure->digits + first, whole - first);
    if (end == whole)
        return;
    write(writer, point, 1);
    write(writer, figure->digits + whole, end - whole);
    if (is_money && end - whole == 3)
        write(writer, "0", 1);
}

static enum sz_shape shape_of(const struct sz_interval *interval) {
    if (interval->is_unbounded)
        return interval->is_low_open ? SZ_SHAPE_MORE : SZ_SHAPE_LEAST;
    if (interval->low == interval->high)
        return SZ_SHAPE_POINT;
    if (interval->low == 0 && !interval->is_low_open)
        return interval->is_high_open ? SZ_SHAPE_LESS : SZ_SHAPE_MOST;
    if (interval->is_low_open)
        return interval->is_high_open ? SZ_SHAPE_OPEN : SZ_SHAPE_LOW_OPEN;
    return interval->is_high_open ? SZ_SHAPE_HIGH_OPEN : SZ_SHAPE_CLOSED;
}

size_t sz_wording_format(const struct sz_interval *interval, enum sz_unit_id unit,
                         const struct sz_locale *locale, char text[SZ_WORDING_TEXT_MAX]) {
    struct writer writer = {text, 0};
    struct figure low = figure_of(interval->low, &sz_units[unit]);
    struct figure high = figure_of(interval->high, &sz_units[unit]);
    enum sz_shape shape = shape_of(interval);
    const char *sign = sz_phrases_sign(locale->language, unit);
    const char *point = sign == NULL ? "." : locale->point; /* a foreign symbol keeps its own figures */
    bool is_money = sz_units[unit].dimension == SZ_MONEY;
    if (high.is_cut)
        round_up(&high);
    const char *phrase = sz_phrases_find(locale->language, shape,
                                         interval->is_about || (shape == SZ_SHAPE_POINT && low.is_cut));
    if (sign == NULL)
        sign = sz_units[unit].symbol;
    for (; phrase != NULL && *phrase != '\0'; phrase++)
        if (*phrase == '#')
            write_figure(&writer, &low, point, is_money);
        else if (*phrase == '@')
            write_figure(&writer, &high, point, is_money);
        else if (*phrase == '&')
            write(&writer, sign, strlen(sign));
        else
            write(&writer, phrase, 1);
    return writer.length;
}
