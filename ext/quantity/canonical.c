/* Reading is strict: whatever is written otherwise than sz_quantity_format writes it is left to the reader of
 * words, so this file needs no error but "no". */
#include "canonical.h"

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

/* Without a jump: which signs stand here is what a processor cannot guess. */
static bool skip(struct sz_span *text, char sign) {
    bool is_there = text->length > 0 && text->text[0] == sign;
    text->text += is_there;
    text->length -= is_there;
    return is_there;
}

static bool skip_dots(struct sz_span *text) {
    return text->length > 1 && text->text[1] == '.' && skip(text, '.') && skip(text, '.');
}

static bool read_amount(struct sz_span *text, sz_amount *amount, struct sz_span *whole, size_t *decimals) {
    struct sz_span part;
    if (sz_amount_read(*text, amount, whole, &part) != SZ_OK)
        return false;
    if (whole->length > 1 && whole->text[0] == '0')
        return false; /* a leading zero */
    size_t length = whole->length + part.length + (part.length > 0);
    *decimals = part.length;
    *text = sz_span_of(text->text + length, text->length - length);
    return true;
}

static bool is_named(enum sz_unit_id unit, struct sz_span text) {
    const char *symbol = sz_units[unit].symbol;
    for (size_t i = 0; i < text.length; i++)
        if (symbol[i] != text.text[i] || symbol[i] == '\0')
            return false;
    return symbol[text.length] == '\0';
}

/* A currency by its code of three capitals; others aren't looked for. */
static bool read_currency(struct sz_span text, enum sz_unit_id *unit) {
    if (text.length != 3 || text.text[0] < 'A' || text.text[0] > 'Z')
        return false;
    for (int i = 0; i < SZ_UNIT_COUNT; i++)
        if (sz_units[i].base == (enum sz_unit_id)i && is_named((enum sz_unit_id)i, text)) {
            *unit = (enum sz_unit_id)i;
            return true;
        }
    return false;
}

/* The units of reports first: the currencies are many. */
static bool read_unit(struct sz_span text, enum sz_unit_id *unit) {
    static const enum sz_unit_id common[] = {SZ_UNIT_kilogram, SZ_UNIT_piece,        SZ_UNIT_litre,
                                             SZ_UNIT_metre,    SZ_UNIT_square_metre, SZ_UNIT_RUB,
                                             SZ_UNIT_USD};
    if (text.length == 0 || text.length > 3)
        return false;
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        if (is_named(common[i], text)) {
            *unit = common[i];
            return true;
        }
    return read_currency(text, unit);
}

struct reading {
    struct sz_canonical *into;
    bool has_three; /* some number has exactly three decimals */
};

static bool read_end(struct sz_span *text, struct reading *read, sz_amount *end) {
    struct sz_canonical *into = read->into;
    if (!read_amount(text, end, &into->whole, &into->decimals))
        return false;
    read->has_three = read->has_three || into->decimals == 3;
    return true;
}

/* What stands before the first number. */
struct signs {
    bool is_below;
    bool is_above;
    bool is_equal;
};

/* `n`, `>n`, `>=n`, `<n`, `<=n` */
static bool take_one(struct reading *read, struct signs signs, sz_amount end) {
    struct sz_interval *interval = &read->into->interval;
    bool is_point = !signs.is_below && !signs.is_above;
    read->into->is_one = true;
    read->into->stated = end;
    interval->low = signs.is_below ? 0 : end;
    interval->high = signs.is_above ? 0 : end;
    interval->is_low_open = signs.is_above && !signs.is_equal;
    interval->is_high_open = signs.is_above || (signs.is_below && !signs.is_equal);
    interval->is_unbounded = signs.is_above;
    return is_point ? !signs.is_equal && !interval->is_about : signs.is_above || end > 0;
}

/* `a..b`, `>a..<b`, behind the dots */
static bool read_range(struct sz_span *text, struct reading *read, struct signs signs, sz_amount low) {
    struct sz_interval *interval = &read->into->interval;
    if (signs.is_below || signs.is_equal)
        return false;
    read->into->is_one = false;
    read->into->stated = 0;
    interval->low = low;
    interval->is_low_open = signs.is_above;
    interval->is_high_open = skip(text, '<');
    interval->is_unbounded = false;
    return read_end(text, read, &interval->high) && sz_interval_is_valid(interval);
}

static bool read_interval(struct sz_span *text, struct reading *read) {
    struct signs signs;
    sz_amount end;
    read->into->interval.is_about = skip(text, '~');
    signs.is_below = skip(text, '<');
    signs.is_above = skip(text, '>');
    signs.is_equal = skip(text, '=');
    if ((signs.is_below && signs.is_above) || !read_end(text, read, &end))
        return false;
    return skip_dots(text) ? read_range(text, read, signs, end) : take_one(read, signs, end);
}

bool sz_canonical_read(struct sz_span text, struct sz_canonical *canonical) {
    struct reading read = {canonical, false};
    return sz_canonical_is_likely(text) && read_interval(&text, &read) && skip(&text, ' ') &&
           read_unit(text, &canonical->unit) &&
           !(read.has_three && sz_units[canonical->unit].dimension == SZ_MONEY);
}

sz_amount sz_canonical_last_digit(const struct sz_canonical *canonical) {
    int64_t part = (int64_t)SZ_AMOUNT_ONE;
    sz_amount worth = SZ_AMOUNT_ONE;
    struct sz_span whole = canonical->whole;
    if (!canonical->is_one)
        return 0;
    for (size_t i = 0; i < canonical->decimals; i++)
        part /= 10;
    if (canonical->decimals > 0)
        return part;
    for (size_t at = whole.length; canonical->stated != 0 && whole.text[at - 1] == '0'; at--)
        worth *= 10;
    return worth;
}
