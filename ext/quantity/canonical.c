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

static bool skip(struct sz_span *text, char sign) {
    if (text->length == 0 || text->text[0] != sign)
        return false;
    text->text++;
    text->length--;
    return true;
}

static bool skip_dots(struct sz_span *text) {
    return text->length > 1 && text->text[1] == '.' && skip(text, '.') && skip(text, '.');
}

/* The worth of the last decimal or, without one, of the last digit that isn't zero. */
static sz_amount worth_of_last_digit(struct sz_span whole, size_t decimals, bool is_zero) {
    sz_amount worth = SZ_AMOUNT_ONE;
    if (decimals > 0) {
        int64_t part = (int64_t)SZ_AMOUNT_ONE;
        for (; decimals > 0; decimals--)
            part /= 10;
        return part;
    }
    for (size_t at = whole.length; !is_zero && at > 0 && whole.text[at - 1] == '0'; at--)
        worth *= 10;
    return worth;
}

/* A number, and the worth of its last given digit. */
static bool read_amount(struct sz_span *text, sz_amount *amount, sz_amount *last_digit, size_t *decimals) {
    struct sz_span whole, part;
    if (sz_amount_read(*text, amount, &whole, &part) != SZ_OK)
        return false;
    if (whole.length > 1 && whole.text[0] == '0')
        return false; /* a leading zero */
    size_t length = whole.length + part.length + (part.length > 0);
    *decimals = part.length;
    *last_digit = worth_of_last_digit(whole, part.length, *amount == 0);
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
    struct sz_canonical *into;
    bool has_three; /* some number has exactly three decimals */
};

static bool read_end(struct sz_span *text, struct reading *read, sz_amount *end) {
    size_t decimals;
    if (!read_amount(text, end, &read->into->last_digit, &decimals))
        return false;
    read->has_three = read->has_three || decimals == 3;
    return true;
}

/* `>n`, `>=n`, `<n`, `<=n` */
static bool read_bound(struct sz_span *text, struct reading *read, bool is_lower) {
    bool is_open = !skip(text, '=');
    struct sz_interval *interval = &read->into->interval;
    sz_amount *end = is_lower ? &interval->low : &interval->high;
    if (!read_end(text, read, end))
        return false;
    read->into->is_one = true;
    read->into->stated = *end;
    interval->is_low_open = is_lower && is_open;
    interval->is_unbounded = is_lower;
    interval->is_high_open = is_lower || is_open;
    return *end > 0 || is_lower;
}

/* `n`, `a..b`, `>a..<b` */
static bool read_range(struct sz_span *text, struct reading *read) {
    struct sz_interval *interval = &read->into->interval;
    if (!read_end(text, read, &interval->low))
        return false;
    if (!skip_dots(text)) {
        read->into->is_one = true;
        read->into->stated = interval->high = interval->low;
        return !interval->is_low_open && !interval->is_about;
    }
    interval->is_high_open = skip(text, '<');
    if (!read_end(text, read, &interval->high))
        return false;
    read->into->last_digit = 0;
    return sz_interval_is_valid(interval);
}

static bool read_interval(struct sz_span *text, struct reading *read) {
    bool is_about = read->into->interval.is_about = skip(text, '~');
    if (skip(text, '<'))
        return read_bound(text, read, false);
    if (!skip(text, '>'))
        return read_range(text, read);
    struct sz_span at_low = *text;
    if (read_bound(text, read, true) && (text->length == 0 || text->text[0] != '.'))
        return true;
    *text = at_low;
    *read->into = (struct sz_canonical){.interval = {.is_about = is_about, .is_low_open = true}};
    return read_range(text, read);
}

/* Most words start otherwise. */
static bool may_be_canonical(struct sz_span text) {
    return text.length > 0 && ((unsigned char)text.text[0] <= '>' || text.text[0] == '~');
}

bool sz_canonical_read(struct sz_span text, struct sz_canonical *canonical) {
    struct reading read = {canonical, false};
    if (!may_be_canonical(text))
        return false;
    *canonical = (struct sz_canonical){0};
    return read_interval(&text, &read) && skip(&text, ' ') && read_unit(text, &canonical->unit) &&
           !(read.has_three && sz_units[canonical->unit].dimension == SZ_MONEY);
}
