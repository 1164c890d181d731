/* The unit may stand before the number (money, "килограммов пять"), glued behind it, in brackets, or behind
 * "of a". Parts of a compound fall from the larger unit to the smaller. */
#include "measure.h"

#include "part.h"
#include "unit.h"

struct reader {
    struct sz_cursor *cursor;
    struct sz_measure_context context;
    struct sz_measure *measure;
    struct sz_problem *problem;
    bool is_hyphenated; /* a hyphen stands before the unit */
};

static enum sz_status fail(const struct reader *reader, enum sz_status status) {
    const struct sz_token *token = &reader->cursor->token;
    return sz_problem_set(reader->problem, status, token->at, token->end - token->at);
}

static bool is_article(const struct sz_cursor *cursor) {
    return sz_token_number_kind(&cursor->token) == SZ_ARTICLE;
}

enum sz_status sz_measure_set_unit(struct sz_measure *measure, enum sz_unit_id unit) {
    const struct sz_unit *given = &sz_units[unit];
    measure->has_unit = true;
    measure->unit = unit;
    if (sz_number_scale_exactly(&measure->number, given->digits, given->decimals, &measure->floor,
                                &measure->last_digit)) {
        measure->ceiling = measure->floor;
        return SZ_OK;
    }
    measure->last_digit = sz_number_last_digit(&measure->number, given->digits, given->decimals);
    return sz_number_scale(&measure->number, given->digits, given->decimals, &measure->floor,
                           &measure->ceiling);
}

/* ---- the unit behind a number ---- */

/* The unit at the cursor, where one stands, if it has one meaning. */
static enum sz_status read_unit(struct reader *reader, enum sz_unit_id *unit, bool *is_counted) {
    const struct sz_word *word = sz_unit_meaning(reader->cursor, reader->context.is_weighed);
    if (word == NULL)
        return fail(reader, SZ_AMBIGUOUS_UNIT);
    if ((word->flags & SZ_YEAR_MARK) != 0 && sz_number_is_year(&reader->measure->number) &&
        !reader->context.is_weight && (reader->context.is_dated || !sz_unit_is_weighing(reader->cursor)))
        return fail(reader, SZ_YEAR);
    *unit = (enum sz_unit_id)word->concept;
    *is_counted = (word->flags & SZ_COUNTED) != 0;
    reader->measure->is_in_m =
        *unit == SZ_UNIT_metre && reader->cursor->token.end - reader->cursor->token.at == 1;
    struct sz_cursor next = sz_cursor_after(reader->cursor);
    const struct sz_word *noun = sz_unit_at(&next);
    bool is_noun = noun != NULL && (noun->flags & SZ_COUNTED) != 0;
    if ((word->flags & SZ_ALONE) != 0 &&
        (next.token.kind == SZ_TOKEN_UNKNOWN || is_noun || sz_token_is(&next.token, SZ_LINK) ||
         sz_token_qualifier(&next.token, false) >= (int)SZ_NEGATIVE_SIGN))
        return fail(reader, SZ_AMBIGUOUS_UNIT);
    if (sz_unit_is_size(reader->cursor, word, reader->is_hyphenated))
        return fail(reader, SZ_RATE);
    sz_cursor_next(reader->cursor);
    return SZ_OK;
}

static enum sz_status read_unit_behind(struct reader *reader, const struct sz_number *number,
                                       enum sz_unit_id *unit) {
    bool is_bracketed, is_counted;
    reader->is_hyphenated = reader->cursor->token.kind == SZ_TOKEN_DASH || number->is_one;
    if (!sz_unit_find(reader->cursor, number, &is_bracketed))
        return SZ_NO_UNIT;
    size_t at = reader->cursor->token.at;
    enum sz_status status = read_unit(reader, unit, &is_counted);
    if (status != SZ_OK)
        return status;
    if (is_counted)
        reader->measure->item_at = at;
    if (is_bracketed)
        sz_cursor_next(reader->cursor);
    return SZ_OK;
}

/* ---- a number repeated in brackets ---- */

static enum sz_status read_repeat(struct reader *reader, struct sz_number *number) {
    struct sz_number again;
    if (reader->cursor->token.kind != SZ_TOKEN_OPEN)
        return SZ_OK;
    struct sz_cursor next = sz_cursor_after(reader->cursor);
    enum sz_status status = sz_numeral_read(&next, reader->context.number, &again, reader->problem);
    if (status != SZ_OK || next.token.kind != SZ_TOKEN_CLOSE)
        return status == SZ_NO_NUMBER || status == SZ_OK ? SZ_OK : status;
    if (sz_number_cmp(&again, number) != 0)
        return fail(reader, SZ_CONTRADICTION);
    if (number->is_words && !again.is_words) {
        number->last_power = again.last_power;
        number->has_last = again.has_last;
    }
    sz_cursor_next(&next);
    *reader->cursor = next;
    return SZ_OK;
}

/* ---- between number and unit: "90-odd kilos", "5 с лишним тонн", "5+ kg" ---- */

static void read_infix(struct reader *reader) {
    struct sz_cursor next = *reader->cursor;
    if (next.token.kind == SZ_TOKEN_DASH && next.token.is_glued)
        sz_cursor_next(&next);
    int kind = sz_token_qualifier(&next.token, true);
    if (kind == SZ_ABOUT)
        reader->measure->is_about = true;
    else if (kind == SZ_SLIGHTLY_MORE)
        reader->measure->is_more = true;
    else if (kind == SZ_PLAIN && next.token.is_glued)
        ; /* "5-ти кг" */
    else if (kind == SZ_LEAST)
        reader->measure->is_least = true;
    else
        return;
    struct sz_cursor behind = sz_cursor_after(&next);
    if (!sz_numeral_scale(&behind, &reader->measure->number) && sz_unit_at(&behind) == NULL) {
        reader->measure->is_about = reader->measure->is_more = reader->measure->is_least = false;
        return; /* at the end of the phrase it is the phrase's */
    }
    *reader->cursor = behind;
}

/* ---- compounds ---- */

static enum sz_status add_part(struct reader *reader, const struct sz_number *number,
                               const struct sz_unit *part) {
    enum sz_status status = sz_part_add(reader->measure, number, part);
    return status == SZ_OK ? SZ_OK : fail(reader, status);
}

/* The number of the next part, "and 753", "200 (two hundred)", and moves to its unit; false:
 * there is none. */
static bool find_part(struct reader *reader, struct sz_number *number, enum sz_status *status) {
    struct sz_problem ignored;
    bool is_bracketed;
    *status = SZ_OK;
    if (reader->cursor->token.kind == SZ_TOKEN_COMMA)
        sz_cursor_next(reader->cursor);
    if (sz_token_is(&reader->cursor->token, SZ_AND) && !reader->context.number.is_between)
        sz_cursor_next(reader->cursor);
    if (sz_numeral_read(reader->cursor, (struct sz_number_context){.is_between = true}, number, &ignored) !=
            SZ_OK ||
        number->is_article)
        return false;
    *status = read_repeat(reader, number);
    return *status != SZ_OK || (sz_unit_find(reader->cursor, number, &is_bracketed) && !is_bracketed);
}

/* Reads the next part, "and 753 kg"; `is_read` says whether there was one. */
static enum sz_status read_part(struct reader *reader, struct sz_unit *last, bool *is_read) {
    *is_read = false;
    if (reader->cursor->token.kind == SZ_TOKEN_END)
        return SZ_OK;
    struct sz_cursor before = *reader->cursor;
    struct sz_number number;
    struct sz_unit part;
    enum sz_unit_id unit;
    enum sz_status status;
    bool is_counted;
    if (!find_part(reader, &number, &status)) {
        *reader->cursor = before;
        return SZ_OK;
    }
    if (status != SZ_OK)
        return status;
    unit = (enum sz_unit_id)sz_unit_at(reader->cursor)->concept;
    bool is_hundredth = sz_part_find_unit(reader->measure, unit, &part);
    status = sz_part_check(last, &part);
    if (status != SZ_OK && reader->cursor->is_running) {
        *reader->cursor = before;
        return SZ_OK;
    }
    if (status != SZ_OK)
        return fail(reader, status);
    if (is_hundredth)
        sz_cursor_next(reader->cursor);
    else
        status = read_unit(reader, &unit, &is_counted);
    if (status == SZ_OK)
        status = add_part(reader, &number, &part);
    *last = part;
    *is_read = true;
    return status;
}

/* "a kilo and a half of the load"; what is known to be weighed is what both are of. */
static bool is_part_of(const struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    return sz_token_is(&cursor->token, SZ_OF) && sz_cursor_item_length(&next) == 0;
}

/* "a kilo and a half" */
static enum sz_status read_half(struct reader *reader) {
    struct sz_number number;
    struct sz_problem ignored;
    if (!sz_token_is(&reader->cursor->token, SZ_AND) || reader->context.number.is_between)
        return SZ_OK;
    struct sz_cursor next = sz_cursor_after(reader->cursor);
    if (!is_article(&next))
        return SZ_OK;
    if (sz_numeral_read(&next, reader->context.number, &number, &ignored) != SZ_OK ||
        number.denominator < 2 || sz_unit_at(&next) != NULL || is_part_of(&next))
        return SZ_OK;
    *reader->cursor = next;
    return add_part(reader, &number, &sz_units[reader->measure->unit]);
}

static enum sz_status read_parts(struct reader *reader) {
    struct sz_unit last = sz_units[reader->measure->unit];
    bool is_read = last.dimension != SZ_COUNT && !reader->measure->number.is_indefinite;
    enum sz_status status = is_read ? read_half(reader) : SZ_OK;
    while (status == SZ_OK && is_read)
        status = read_part(reader, &last, &is_read);
    return status;
}

/* "(five kilograms)" behind the same in figures, "(about 373 lb)" behind 169 kg. */
static enum sz_status read_repeated_measure(struct reader *reader) {
    struct sz_number number;
    struct sz_problem ignored;
    bool is_bracketed;
    if (reader->cursor->token.kind != SZ_TOKEN_OPEN)
        return SZ_OK;
    struct sz_cursor next = sz_cursor_after(reader->cursor), unit;
    if (sz_token_is(&next.token, SZ_ABOUT) || sz_token_is(&next.token, SZ_OR) ||
        sz_token_is(&next.token, SZ_PLAIN))
        sz_cursor_next(&next);
    if (sz_numeral_read(&next, (struct sz_number_context){0}, &number, &ignored) != SZ_OK ||
        number.is_article || number.is_indefinite || !sz_unit_find(&next, &number, &is_bracketed))
        return SZ_OK;
    enum sz_unit_id same = (enum sz_unit_id)sz_unit_at(&next)->concept;
    unit = sz_cursor_after(&next);
    if (unit.token.kind != SZ_TOKEN_CLOSE || sz_units[same].base != sz_units[reader->measure->unit].base)
        return SZ_OK;
    if (!sz_part_restates(reader->measure, &number, same))
        return reader->cursor->is_running ? SZ_OK : fail(reader, SZ_CONTRADICTION);
    *reader->cursor = sz_cursor_after(&unit);
    return SZ_OK;
}

/* ---- what stands before the number ---- */

/* A currency before its figure: "$5", "a US$ 4.7 billion". SZ_NO_UNIT: there is none. */
static enum sz_status read_currency(struct reader *reader, enum sz_unit_id *unit) {
    if (reader->cursor->token.kind == SZ_TOKEN_FIGURE)
        return SZ_NO_UNIT;
    struct sz_cursor start = *reader->cursor;
    bool is_counted;
    if (is_article(&start))
        sz_cursor_next(&start);
    const struct sz_word *word = sz_unit_at(&start);
    if (word == NULL || (word->flags & SZ_BEFORE_NUMBER) == 0)
        return SZ_NO_UNIT;
    struct sz_cursor number = sz_cursor_after(&start);
    if ((number.token.kind != SZ_TOKEN_FIGURE && sz_token_number(&number.token) == NULL))
        return SZ_NO_UNIT;
    *reader->cursor = start;
    return read_unit(reader, unit, &is_counted);
}

/* "тонны две", "килограммов пять"; but "тонна двести" may be a tonne and 200 kg. */
static bool read_inverted(struct reader *reader, const struct sz_word *word) {
    struct sz_cursor next = sz_cursor_after(reader->cursor);
    struct sz_number number;
    struct sz_problem ignored;
    if (sz_numeral_read(&next, reader->context.number, &number, &ignored) != SZ_OK || !number.is_words ||
        (word->flags & SZ_ABBREVIATION) != 0)
        return false;
    if ((word->flags & SZ_SINGLE) != 0 && number.digits >= 100 && sz_units[word->concept].decimals == 0)
        return false;
    *reader->cursor = next;
    reader->measure->number = number;
    reader->measure->is_about = true;
    reader->measure->is_implied = false;
    return true;
}

/* One of the unit: "более тонны", "килограмм героина", "тонна двести килограммов". */
static enum sz_status read_one(struct reader *reader, enum sz_unit_id unit) {
    struct sz_unit last = sz_units[unit];
    bool is_compound = true;
    reader->measure->number = (struct sz_number){.digits = 1, .denominator = 1, .scale = 1, .is_words = true};
    sz_cursor_next(reader->cursor);
    enum sz_status status = sz_measure_set_unit(reader->measure, unit);
    while (status == SZ_OK && is_compound)
        status = read_part(reader, &last, &is_compound);
    reader->measure->is_implied = !reader->context.number.is_governed && !reader->measure->is_compound;
    return status;
}

/* The unit comes first. */
static enum sz_status read_unit_first(struct reader *reader) {
    const struct sz_word *word = sz_unit_at(reader->cursor);
    struct sz_cursor start = *reader->cursor;
    bool is_noun = word != NULL && (word->flags & SZ_COUNTED) != 0 && (word->flags & SZ_NEEDS_NUMBER) == 0;
    if (word == NULL || word->language != SZ_RUSSIAN || is_noun)
        return fail(reader, SZ_NO_NUMBER);
    enum sz_unit_id unit = (enum sz_unit_id)word->concept;
    bool is_one = (word->flags & SZ_SINGLE) != 0 ||
                  ((word->flags & SZ_GENITIVE) != 0 && reader->context.number.is_governed);
    enum sz_status status = is_one ? read_one(reader, unit) : SZ_NO_NUMBER;
    if (status != SZ_NO_NUMBER && (status != SZ_OK || reader->measure->is_compound))
        return status;
    struct sz_cursor behind = *reader->cursor;
    *reader->cursor = start;
    if (read_inverted(reader, word))
        return sz_measure_set_unit(reader->measure, unit);
    if (!is_one)
        return fail(reader, SZ_NO_NUMBER);
    *reader->cursor = behind;
    return status;
}

/* ---- the whole ---- */

static enum sz_status set_unit(struct reader *reader, enum sz_unit_id unit) {
    enum sz_status status = sz_measure_set_unit(reader->measure, unit);
    return status == SZ_OK ? SZ_OK
                           : sz_problem_set(reader->problem, status, reader->measure->number.at,
                                            reader->measure->number.end - reader->measure->number.at);
}

/* The unit behind the number, or the currency before it; where both stand they must be the same. */
static enum sz_status read_units(struct reader *reader, bool has_currency, enum sz_unit_id currency) {
    enum sz_unit_id unit = currency;
    const struct sz_word *word = has_currency ? sz_unit_at(reader->cursor) : NULL;
    if (word != NULL && (word->flags & SZ_ALONE) != 0)
        return set_unit(reader, currency); /* "$5 million in cash" */
    enum sz_status status = read_unit_behind(reader, &reader->measure->number, &unit);
    if (status == SZ_NO_UNIT && has_currency)
        return set_unit(reader, currency);
    if (status == SZ_NO_UNIT)
        return reader->measure->number.is_article ? fail(reader, SZ_NO_NUMBER) : SZ_OK;
    if (status != SZ_OK)
        return status;
    if (has_currency && unit != currency)
        return fail(reader, SZ_TWO_UNITS);
    return set_unit(reader, unit);
}

static enum sz_status read_measure(struct reader *reader) {
    enum sz_unit_id currency = SZ_UNIT_piece;
    struct sz_measure *measure = reader->measure;
    enum sz_status status = read_currency(reader, &currency);
    bool has_currency = status == SZ_OK;
    if (status != SZ_OK && status != SZ_NO_UNIT)
        return status;
    measure->has_currency_before = has_currency;
    reader->context.number.is_money = has_currency || reader->context.has_currency;
    status = sz_numeral_read(reader->cursor, reader->context.number, &measure->number, reader->problem);
    if (status == SZ_NO_NUMBER && !has_currency)
        return read_unit_first(reader);
    if (status == SZ_OK && has_currency && measure->number.is_article)
        status = fail(reader, SZ_NO_NUMBER);
    if (status == SZ_OK)
        status = read_repeat(reader, &measure->number);
    if (status != SZ_OK)
        return status;
    read_infix(reader);
    status = read_units(reader, has_currency, currency);
    if (status != SZ_OK || !measure->has_unit)
        return status;
    status = read_parts(reader);
    return status == SZ_OK ? read_repeated_measure(reader) : status;
}

enum sz_status sz_measure_read(struct sz_cursor *cursor, struct sz_measure_context context,
                               struct sz_measure *measure, struct sz_problem *problem) {
    struct reader reader = {.cursor = cursor, .context = context, .measure = measure, .problem = problem};
    *measure = (struct sz_measure){.at = cursor->token.at};
    enum sz_status status = read_measure(&reader);
    measure->end = cursor->token.at;
    return status;
}
