/* Reading is strict: whatever is written otherwise than sz_quantity_format writes it is left to the reader of
 * words, so this file needs no error but "no". */
#include "canonical.h"

enum { UNIT_MAX = 3 }; /* bytes of a base unit's name */

/* ---- writing ---- */

struct writer {
    char *text;
    size_t length;
};

static void put(struct writer *writer, const char *text) {
    size_t length = strlen(text);
    memcpy(writer->text + writer->length, text, length);
    writer->length += length;
}

/* Money with exactly three decimals gets a fourth, so that no reader takes the point for grouping. */
static void put_amount(struct writer *writer, sz_amount amount, bool is_money) {
    size_t length = sz_amount_format(amount, writer->text + writer->length);
    bool has_three = length > 4 && writer->text[writer->length + length - 4] == '.';
    writer->length += length;
    if (is_money && has_three)
        put(writer, "0");
}

static void put_range(struct writer *writer, const struct sz_interval *interval, bool is_money) {
    if (interval->is_low_open)
        put(writer, ">");
    put_amount(writer, interval->low, is_money);
    put(writer, "..");
    if (interval->is_high_open)
        put(writer, "<");
    put_amount(writer, interval->high, is_money);
}

size_t sz_quantity_format(const struct sz_interval *interval, enum sz_unit_id unit,
                          char text[SZ_QUANTITY_TEXT_MAX]) {
    struct writer writer = {text, 0};
    bool is_money = sz_units[unit].dimension == SZ_MONEY;
    bool is_point = !interval->is_unbounded && interval->low == interval->high;
    if (interval->is_about)
        put(&writer, "~");
    if (interval->is_unbounded) {
        put(&writer, interval->is_low_open ? ">" : ">=");
        put_amount(&writer, interval->low, is_money);
    } else if (is_point && !interval->is_about) {
        put_amount(&writer, interval->low, is_money);
    } else if (!is_point && interval->low == 0 && !interval->is_low_open) {
        put(&writer, interval->is_high_open ? "<" : "<=");
        put_amount(&writer, interval->high, is_money);
    } else {
        put_range(&writer, interval, is_money);
    }
    put(&writer, " ");
    put(&writer, sz_units[unit].symbol);
    return writer.length;
}

/* ---- reading ---- */

static bool skip(struct sz_span *text, const char *sign) {
    struct sz_span prefix = sz_span_of(sign, strlen(sign));
    if (!sz_span_starts(*text, prefix))
        return false;
    *text = sz_span_from(*text, prefix.length);
    return true;
}

/* The number up to a blank or "..", and the worth of its last given digit. */
static bool read_amount(struct sz_span *text, sz_amount *amount, sz_amount *last_digit, size_t *decimals) {
    size_t end = 0, point = 0;
    while (end < text->length &&
           ((text->text[end] >= '0' && text->text[end] <= '9') ||
            (text->text[end] == '.' && point == 0 && end + 1 < text->length && text->text[end + 1] != '.'))) {
        if (text->text[end] == '.')
            point = end;
        end++;
    }
    if (sz_amount_parse(sz_span_cut(*text, 0, end), amount) != SZ_OK)
        return false;
    if (end > 1 && text->text[0] == '0' && point != 1)
        return false; /* a leading zero */
    *decimals = point == 0 ? 0 : end - point - 1;
    *last_digit = SZ_AMOUNT_ONE;
    for (size_t i = 0; i < *decimals; i++)
        *last_digit /= 10;
    for (size_t at = end; point == 0 && *amount != 0 && at > 0 && text->text[at - 1] == '0'; at--)
        *last_digit *= 10;
    *text = sz_span_from(*text, end);
    return true;
}

static bool is_named(enum sz_unit_id unit, struct sz_span text) {
    const char *symbol = sz_units[unit].symbol;
    return symbol[0] == text.text[0] && sz_span_equal(text, sz_span_of(symbol, strlen(symbol)));
}

/* The units of reports first: the currencies are many. */
static bool read_unit(struct sz_span text, enum sz_unit_id *unit) {
    static const enum sz_unit_id common[] = {SZ_UNIT_kilogram, SZ_UNIT_piece, SZ_UNIT_litre, SZ_UNIT_RUB,
                                             SZ_UNIT_USD};
    if (text.length == 0)
        return false;
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        if (is_named(common[i], text)) {
            *unit = common[i];
            return true;
        }
    for (int i = 0; i < SZ_UNIT_COUNT; i++)
        if (sz_units[i].base == (enum sz_unit_id)i && i != SZ_UNIT_cent &&
            is_named((enum sz_unit_id)i, text)) {
            *unit = (enum sz_unit_id)i;
            return true;
        }
    return false;
}

struct reading {
    struct sz_interval interval;
    sz_amount last_digit;
    bool is_one;    /* one number alone */
    bool has_three; /* some number has exactly three decimals */
};

/* `>n`, `>=n`, `<n`, `<=n` */
static bool read_bound(struct sz_span *text, struct reading *read, bool is_lower) {
    bool is_open = !skip(text, "=");
    struct sz_interval *interval = &read->interval;
    size_t decimals;
    read->is_one = true;
    if (!read_amount(text, is_lower ? &interval->low : &interval->high, &read->last_digit, &decimals))
        return false;
    read->has_three = decimals == 3;
    if (is_lower)
        interval->is_low_open = is_open;
    interval->is_unbounded = is_lower;
    interval->is_high_open = is_lower || is_open;
    return is_lower || interval->high > 0;
}

/* `n`, `a..b`, `>a..<b` */
static bool read_range(struct sz_span *text, struct reading *read) {
    struct sz_interval *interval = &read->interval;
    size_t low_decimals, high_decimals;
    if (!read_amount(text, &interval->low, &read->last_digit, &low_decimals))
        return false;
    read->has_three = low_decimals == 3;
    if (!skip(text, "..")) {
        read->is_one = true;
        interval->high = interval->low;
        return !interval->is_low_open && !interval->is_about;
    }
    interval->is_high_open = skip(text, "<");
    if (!read_amount(text, &interval->high, &read->last_digit, &high_decimals))
        return false;
    read->last_digit = 0;
    read->has_three = read->has_three || high_decimals == 3;
    return sz_interval_is_valid(interval);
}

static bool read_interval(struct sz_span *text, struct reading *read) {
    read->interval.is_about = skip(text, "~");
    if (skip(text, "<"))
        return read_bound(text, read, false);
    struct sz_span at_low = *text;
    if (!skip(text, ">"))
        return read_range(text, read);
    if (read_bound(text, read, true) && !sz_span_starts(*text, SZ_SPAN("..")))
        return true;
    *text = sz_span_from(at_low, 1);
    *read = (struct reading){.interval = {.is_about = read->interval.is_about, .is_low_open = true}};
    return read_range(text, read);
}

/* Whether a unit as long as a base unit's name stands behind a blank at the end: most words have none. */
static bool may_be_canonical(struct sz_span text) {
    if (text.length == 0 || (text.text[0] > '>' && text.text[0] != '~'))
        return false;
    for (size_t length = 1; length <= UNIT_MAX && length + 1 < text.length; length++)
        if (text.text[text.length - 1 - length] == ' ')
            return true;
    return false;
}

bool sz_canonical_read(struct sz_span text, struct sz_canonical *canonical) {
    struct reading read = {0};
    enum sz_unit_id unit;
    if (!may_be_canonical(text))
        return false;
    if (!read_interval(&text, &read) || !skip(&text, " ") || !read_unit(text, &unit))
        return false;
    if (read.has_three && sz_units[unit].dimension == SZ_MONEY)
        return false;
    *canonical = (struct sz_canonical){.interval = read.interval, .unit = unit, .is_one = read.is_one};
    if (read.is_one) {
        canonical->stated = read.interval.is_unbounded ? read.interval.low : read.interval.high;
        canonical->last_digit = read.last_digit;
    }
    return true;
}
