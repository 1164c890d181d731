/* One or two sides, each a measure with its qualifiers. Grammar first, numbers last: bounds are gathered as
 * they are read, units are shared between the sides, and only then does one table of
 * cases make the interval. */
#include "phrase.h"

#include "../base/utf8.h"
#include "calibre.h"
#include "side.h"

struct reader {
    struct sz_cursor *cursor;
    const struct sz_quantity_options *options;
    struct sz_phrase *phrase;
    struct sz_problem *problem;
    struct sz_side first, second;
    enum sz_joint joint;
};

static enum sz_status fail(const struct reader *reader, enum sz_status status) {
    const struct sz_token *token = &reader->cursor->token;
    return sz_problem_set(reader->problem, status, token->at, token->end - token->at);
}

static enum sz_status fail_phrase(const struct reader *reader, enum sz_status status) {
    return sz_problem_set(reader->problem, status, reader->first.measure.at,
                          reader->first.measure.end - reader->first.measure.at);
}

static int qualifier(const struct reader *reader) {
    return sz_token_qualifier(&reader->cursor->token, false);
}

/* ---- qualifiers ---- */

/* "and below 5": the words that may stand behind a figure stand before the next. */
static bool is_before_number(const struct sz_cursor *cursor) {
    struct sz_cursor next = *cursor;
    sz_cursor_next(&next);
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    return next.token.kind == SZ_TOKEN_FIGURE || sz_token_number(&next.token) != NULL ||
           (unit != NULL && (unit->flags & SZ_BEFORE_NUMBER) != 0);
}

/* "90-х": the nineties; the ending belongs to two, three and four alone. */
static bool is_decade(const struct sz_cursor *cursor, const struct sz_number *number) {
    uint32_t dash;
    struct sz_span ending = sz_span_cut(cursor->text, cursor->token.at, cursor->token.end);
    ending = sz_span_from(ending, sz_utf8_decode(ending, &dash));
    int last = (int)(number->digits % 10);
    return number->is_figure && (last < 2 || last > 4) &&
           (sz_span_equal(ending, SZ_SPAN("х")) || sz_span_equal(ending, SZ_SPAN("Х")));
}

/* "5 kg plus": a word that would join something else before it bounds the figure only where nothing is
 * joined. */
static bool joins_on(const struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    return sz_token_is(&cursor->token, SZ_STOP) && next.token.kind != SZ_TOKEN_END &&
           next.token.kind != SZ_TOKEN_COMMA && next.token.kind != SZ_TOKEN_FULL_STOP &&
           next.token.kind != SZ_TOKEN_CLOSE && !sz_token_is(&next.token, SZ_OF);
}

/* "30 kg (approx.)": what stands behind a figure may stand in brackets. */
static enum sz_status read_bracketed(struct reader *reader, struct sz_side *side) {
    struct sz_cursor next = sz_cursor_after(reader->cursor), close = sz_cursor_after(&next);
    int kind = sz_token_qualifier(&next.token, true);
    bool is_known;
    if (reader->cursor->token.kind != SZ_TOKEN_OPEN || kind < 0 || close.token.kind != SZ_TOKEN_CLOSE)
        return SZ_OK;
    if (!sz_side_add(side, kind, &is_known))
        return fail(reader, SZ_CONTRADICTION);
    *reader->cursor = sz_cursor_after(&close);
    return SZ_OK;
}

/* "weighing", "worth": they say what the unit must be. */
static unsigned named_by(const struct sz_token *token) {
    switch (sz_token_word(token, SZ_WORD_QUALIFIER)->concept) {
    case SZ_QUALIFIER_weight:
        return SZ_NAMED_WEIGHT;
    case SZ_QUALIFIER_value:
        return SZ_NAMED_VALUE;
    case SZ_QUALIFIER_extent:
        return SZ_NAMED_EXTENT;
    default:
        return 0;
    }
}

static bool is_concept(const struct sz_token *token, enum sz_qualifier_id concept) {
    return sz_token_word(token, SZ_WORD_QUALIFIER)->concept == concept;
}

/* "в", "до", "от": years stand behind them. */
static bool is_before_years(const struct sz_token *token, int kind) {
    return kind == SZ_UNTIL || kind == SZ_FROM || is_concept(token, SZ_QUALIFIER_within);
}

/* "total: 5 kg", "вес - 5 кг", "весом, превышающим 5 кг" */
static bool is_label_sign(const struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    return cursor->token.kind == SZ_TOKEN_COLON ||
           (cursor->token.kind == SZ_TOKEN_DASH && !cursor->token.is_glued && !next.token.is_glued) ||
           (cursor->token.kind == SZ_TOKEN_COMMA && sz_token_qualifier(&next.token, false) >= 0);
}

static enum sz_status read_qualifiers(struct reader *reader, struct sz_side *side, bool is_behind) {
    bool is_known = true;
    for (int kind; (kind = sz_token_qualifier(&reader->cursor->token, is_behind)) >= 0;) {
        if (is_behind && (is_before_number(reader->cursor) || joins_on(reader->cursor)))
            return SZ_OK;
        if (is_behind && is_decade(reader->cursor, &side->measure.number))
            return fail(reader, SZ_DATE);
        if (!sz_side_add(side, kind, &is_known))
            return fail(reader, SZ_CONTRADICTION);
        if (!is_known)
            return SZ_OK;
        side->named |= named_by(&reader->cursor->token);
        side->is_limited |= is_concept(&reader->cursor->token, SZ_QUALIFIER_limits);
        bool is_labelling =
            kind == SZ_PLAIN && !is_behind && !is_concept(&reader->cursor->token, SZ_QUALIFIER_within);
        side->is_dated |= is_before_years(&reader->cursor->token, kind);
        sz_cursor_next(reader->cursor);
        if (is_labelling && is_label_sign(reader->cursor))
            sz_cursor_next(reader->cursor);
    }
    return is_behind ? read_bracketed(reader, side) : SZ_OK;
}

static enum sz_status read_side(struct reader *reader, struct sz_side *side) {
    enum sz_status status = read_qualifiers(reader, side, false);
    if (status != SZ_OK)
        return status;
    if (reader->cursor->token.kind == SZ_TOKEN_DASH || qualifier(reader) == SZ_NEGATIVE_SIGN)
        return fail(reader, SZ_NEGATIVE);
    if (reader->cursor->token.status != SZ_OK)
        return fail(reader, reader->cursor->token.status);
    struct sz_measure_context context = {
        .number = {.is_between = reader->first.is_between, .is_governed = side->is_governed},
        .has_currency = reader->first.measure.has_currency_before,
        .is_weight = (side->named & SZ_NAMED_WEIGHT) != 0,
        .is_dated = side->is_dated || side == &reader->second,
        .is_weighed = reader->options != NULL && reader->options->is_weighed};
    status = sz_measure_read(reader->cursor, context, &side->measure, reader->problem);
    if (status != SZ_OK)
        return status;
    bool is_known, fits = true;
    if (side->is_nearly)
        side->measure.is_implied = false; /* "почти тонна" */
    if (side->measure.is_about)
        side->is_about = true;
    if (side->measure.is_more)
        fits = sz_side_add(side, SZ_SLIGHTLY_MORE, &is_known);
    else if (side->measure.is_least)
        fits = sz_side_add(side, SZ_LEAST, &is_known);
    return fits ? SZ_OK : fail_phrase(reader, SZ_CONTRADICTION);
}

/* ---- the joint of two sides ---- */

/* "5~7": a tilde is a dash between two figures that it touches. */
static bool is_tilde(const struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    return sz_token_is(&cursor->token, SZ_ABOUT) && cursor->text.text[cursor->token.at] == '~' &&
           cursor->token.is_glued && next.token.kind == SZ_TOKEN_FIGURE && next.token.is_glued;
}

/* "one-fifty": a hundred and fifty, or one and a half. */
static bool is_hyphen_of_hundreds(const struct reader *reader, const struct sz_cursor *dash) {
    const struct sz_number *first = &reader->first.measure.number;
    struct sz_cursor next = sz_cursor_after(dash);
    return dash->token.kind == SZ_TOKEN_DASH && dash->token.is_glued && next.token.is_glued &&
           !reader->first.measure.has_unit && first->is_words && first->denominator == 1 &&
           first->digits < 10 && sz_token_number_kind(&next.token) == SZ_TENS;
}

/* A dash, "to", "8- to 16": behind it a number must follow. */
static bool skip_range_sign(struct reader *reader) {
    struct sz_cursor next = *reader->cursor;
    int kind = sz_token_qualifier(&next.token, false);
    bool may_bound = kind == SZ_TO || kind == SZ_UNTIL; /* "to less than 7" */
    if (is_hyphen_of_hundreds(reader, &next))
        return false;
    if (next.token.kind == SZ_TOKEN_DASH || next.token.kind == SZ_TOKEN_DOTS) {
        sz_cursor_next(&next);
        if (sz_token_qualifier(&next.token, false) == SZ_TO)
            sz_cursor_next(&next);
    } else if (kind == SZ_TO || kind == SZ_UNTIL || kind == SZ_OR || is_tilde(&next)) {
        sz_cursor_next(&next);
    } else {
        return false;
    }
    bool is_number = next.token.kind == SZ_TOKEN_FIGURE || sz_token_number(&next.token) != NULL;
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    unsigned flags = unit == NULL ? 0 : unit->flags;
    bool is_unit = (flags & SZ_BEFORE_NUMBER) != 0 || /* "от 50 г до килограмма" */
                   (kind == SZ_UNTIL && reader->first.is_from && (flags & SZ_GENITIVE) != 0);
    reader->second.is_governed = kind == SZ_UNTIL;
    reader->second.is_listed = kind != SZ_UNTIL && kind != SZ_TO;
    kind = sz_token_qualifier(&next.token, false);
    may_bound = may_bound && (kind == SZ_LESS || kind == SZ_MOST);
    if (!is_number && !is_unit && kind != SZ_ABOUT && !may_bound)
        return false;
    *reader->cursor = next;
    return true;
}

/* "but less than", ", but", "and at most": the second side brings a bound of the other kind. */
static bool skip_bounds_joint(struct reader *reader) {
    if (reader->first.bound == SZ_BOUND_NONE)
        return false;
    struct sz_cursor next = *reader->cursor;
    struct sz_side second = {0};
    bool is_known = false;
    if (next.token.kind == SZ_TOKEN_COMMA)
        sz_cursor_next(&next);
    int kind = sz_token_qualifier(&next.token, false);
    if (kind == SZ_BUT || kind == SZ_AND)
        sz_cursor_next(&next);
    kind = sz_token_qualifier(&next.token, false);
    if (kind < 0)
        return false;
    (void)sz_side_add(&second, kind, &is_known);
    if (second.bound == SZ_BOUND_NONE ||
        sz_bound_is_upper(second.bound) == sz_bound_is_upper(reader->first.bound))
        return false;
    *reader->cursor = next;
    return true;
}

static enum sz_joint read_joint(struct reader *reader) {
    int kind = qualifier(reader);
    if (kind == SZ_PLUS_MINUS || (reader->first.is_between && kind == SZ_AND)) {
        sz_cursor_next(reader->cursor);
        return kind == SZ_AND ? SZ_JOINT_RANGE : SZ_JOINT_PLUS_MINUS;
    }
    if (skip_bounds_joint(reader))
        return SZ_JOINT_BOUNDS;
    return skip_range_sign(reader) ? SZ_JOINT_RANGE : SZ_JOINT_ALONE;
}

/* ---- units of two sides ---- */

/* "$5 to $6 million": five dollars are no end of such a range; of "$1 to $500 million" they may be. */
static bool is_of_one_size(const struct sz_number *shared, const struct sz_number *second) {
    struct sz_number least = *second;
    least.denominator *= 20;
    return sz_number_cmp(&least, shared) <= 0;
}

/* "from 1 to 2 million": the multiplier serves both ends, unless the first is no smaller without it. */
static enum sz_status share_scale(struct reader *reader) {
    struct sz_number *first = &reader->first.measure.number, *second = &reader->second.measure.number;
    struct sz_number whole = *second, shared = *first;
    if (first->scale > 1 || second->scale < 2)
        return SZ_OK;
    if (sz_number_multiply(&shared, second->scale) != SZ_OK)
        return fail_phrase(reader, SZ_OVERFLOW);
    bool has_own_unit = reader->first.measure.has_unit;
    if (sz_number_cmp(&shared, &whole) < 0) {
        if (has_own_unit && !reader->first.measure.has_currency_before)
            return SZ_OK;
        if (has_own_unit && reader->second.measure.has_currency_before && !is_of_one_size(&shared, second))
            return fail_phrase(reader, SZ_AMBIGUOUS_NUMBER);
        shared.scale = second->scale;
        shared.is_figure = false;
        *first = shared;
        return has_own_unit ? sz_measure_set_unit(&reader->first.measure, reader->first.measure.unit) : SZ_OK;
    }
    struct sz_number hundred = {.digits = 100, .denominator = 1};
    return has_own_unit || sz_number_cmp(first, &hundred) >= 0 ? SZ_OK
                                                               : fail_phrase(reader, SZ_AMBIGUOUS_NUMBER);
}

/* "from 10 dollars to 20", "30 kg ± 2": at the end of the text a number has the unit before it. */
static bool is_unit_shared(const struct reader *reader) {
    const struct sz_side *first = &reader->first;
    return first->measure.has_currency_before ||
           (reader->cursor->token.kind == SZ_TOKEN_END &&
            (first->is_from || first->is_between || reader->joint == SZ_JOINT_PLUS_MINUS));
}

static enum sz_status share_unit(struct reader *reader) {
    struct sz_measure *first = &reader->first.measure, *second = &reader->second.measure;
    enum sz_status status = reader->joint == SZ_JOINT_RANGE ? share_scale(reader) : SZ_OK;
    bool is_part = first->number.denominator > 1 && !first->number.is_figure && !first->has_unit;
    bool is_article = (reader->cursor->text.text[second->at] | 0x20) == 'a';
    if (status == SZ_OK && is_part && (is_article || second->number.scale == 12))
        return fail_phrase(reader, SZ_BAD_NUMBER); /* "half-a-ton", "half - dozen" are no ranges */
    if (status == SZ_OK && second->is_compound && !first->has_unit)
        return fail_phrase(reader, SZ_TWO_QUANTITIES); /* "5-7 kg 300 g" */
    if (status == SZ_OK && second->has_unit && !first->has_unit)
        status = sz_measure_set_unit(first, second->unit);
    else if (status == SZ_OK && first->has_unit && !second->has_unit && is_unit_shared(reader))
        status = sz_measure_set_unit(second, first->unit);
    else if (status == SZ_OK && first->has_unit != second->has_unit)
        return fail_phrase(reader, SZ_NO_UNIT);
    if (status != SZ_OK)
        return fail_phrase(reader, status);
    if (first->has_unit && sz_units[first->unit].base != sz_units[second->unit].base)
        return fail_phrase(reader, SZ_TWO_DIMENSIONS);
    if (first->item_at != 0 && second->item_at == 0)
        return SZ_OK;
    first->item_at = second->item_at;
    return SZ_OK;
}

/* ---- bare numbers ---- */

static enum sz_status set_bare_unit(struct reader *reader, struct sz_measure *measure) {
    const struct sz_number *number = &measure->number;
    bool has_unit = reader->options != NULL && reader->options->has_unit;
    if (!has_unit && number->is_figure && number->has_leading_zero)
        return fail_phrase(reader, SZ_IDENTIFIER);
    if (!has_unit && ((number->is_figure && number->decimals > 0) || !sz_number_is_whole(number)))
        return fail_phrase(reader, SZ_NO_UNIT);
    reader->phrase->may_be_year = reader->phrase->may_be_year || (!has_unit && sz_number_is_year(number));
    enum sz_status status = sz_measure_set_unit(measure, has_unit ? reader->options->unit : SZ_UNIT_piece);
    return status == SZ_OK ? SZ_OK : fail_phrase(reader, status);
}

/* ---- what a unit allows ---- */

static bool is_calibre(const struct sz_measure *measure) {
    return measure->unit == SZ_UNIT_millimetre && !measure->is_compound &&
           sz_calibre_is_bore(&measure->number);
}

static enum sz_status check_measure(const struct reader *reader, const struct sz_measure *measure) {
    const struct sz_number *number = &measure->number;
    enum sz_dimension dimension = sz_units[measure->unit].dimension;
    if (dimension == SZ_MONEY && number->is_figure && number->has_point_three)
        return sz_problem_set(reader->problem, SZ_AMBIGUOUS_NUMBER, number->at, number->end - number->at);
    if (dimension == SZ_COUNT && number->is_figure && number->decimals == 3)
        return sz_problem_set(reader->problem, SZ_AMBIGUOUS_NUMBER, number->at, number->end - number->at);
    if (dimension == SZ_COUNT && !sz_number_is_whole(number))
        return sz_problem_set(reader->problem, SZ_NOT_WHOLE, number->at, number->end - number->at);
    if (reader->joint == SZ_JOINT_ALONE && is_calibre(measure))
        return fail_phrase(reader, SZ_CALIBRE);
    return SZ_OK;
}

/* ---- the whole ---- */

/* A range of round numbers is likelier a range. */
static bool may_be_phone(const struct reader *reader) {
    const struct sz_number *first = &reader->first.measure.number, *second = &reader->second.measure.number;
    return reader->phrase->is_bare && reader->joint == SZ_JOINT_RANGE && first->is_figure &&
           second->is_figure && first->end - first->at == 3 && second->end - second->at == 4 &&
           second->at - first->end == 1 && second->last_power == 0;
}

/* "worth 5 kg", "вес 5": the figure must have a unit, and one of what is named. */
static enum sz_status check_named(const struct reader *reader) {
    unsigned named = reader->first.named | reader->second.named;
    enum sz_dimension dimension = sz_units[reader->first.measure.unit].dimension;
    bool is_body = dimension == SZ_MASS || dimension == SZ_VOLUME;
    bool is_extent = dimension == SZ_LENGTH || dimension == SZ_AREA;
    if (named != 0 && reader->phrase->is_bare && (reader->options == NULL || !reader->options->has_unit))
        return fail_phrase(reader, SZ_NO_UNIT);
    bool fits = ((named & SZ_NAMED_WEIGHT) == 0 || is_body) &&
                ((named & SZ_NAMED_VALUE) == 0 || dimension == SZ_MONEY) &&
                ((named & SZ_NAMED_EXTENT) == 0 || is_extent);
    return fits ? SZ_OK : fail_phrase(reader, SZ_TWO_DIMENSIONS);
}

static enum sz_status set_units(struct reader *reader) {
    bool has_second = reader->joint != SZ_JOINT_ALONE;
    enum sz_status status = has_second ? share_unit(reader) : SZ_OK;
    reader->phrase->is_bare = !reader->first.measure.has_unit;
    if (status == SZ_OK && reader->phrase->is_bare)
        status = set_bare_unit(reader, &reader->first.measure);
    if (status == SZ_OK && reader->phrase->is_bare && has_second)
        status = set_bare_unit(reader, &reader->second.measure);
    if (status == SZ_OK)
        status = check_named(reader);
    if (status == SZ_OK)
        status = check_measure(reader, &reader->first.measure);
    if (status == SZ_OK && has_second)
        status = check_measure(reader, &reader->second.measure);
    return status;
}

static enum sz_status read_sides(struct reader *reader) {
    enum sz_status status = read_side(reader, &reader->first);
    if (status == SZ_OK)
        status = read_qualifiers(reader, &reader->first, true);
    if (status != SZ_OK)
        return status;
    if (reader->first.bound != SZ_BOUND_NONE)
        reader->first.measure.is_implied = false; /* "тонна с лишним" */
    reader->joint = read_joint(reader);
    if (reader->joint == SZ_JOINT_ALONE)
        return SZ_OK;
    status = read_side(reader, &reader->second);
    return status == SZ_OK ? read_qualifiers(reader, &reader->second, true) : status;
}

enum sz_status sz_phrase_read(struct sz_cursor *cursor, const struct sz_quantity_options *options,
                              struct sz_phrase *phrase, struct sz_problem *problem) {
    struct reader reader = {.cursor = cursor, .options = options, .phrase = phrase, .problem = problem};
    *phrase = (struct sz_phrase){.at = cursor->token.at};
    enum sz_status status = read_sides(&reader);
    if (status == SZ_OK)
        status = set_units(&reader);
    if (status != SZ_OK)
        return status;
    status =
        sz_side_interval(&reader.first, &reader.second, reader.joint, phrase->is_bare, &phrase->interval);
    if (status != SZ_OK)
        return fail_phrase(&reader, status);
    const struct sz_measure *measure = &reader.first.measure;
    phrase->unit = sz_units[measure->unit].base;
    phrase->may_be_phone = may_be_phone(&reader);
    phrase->is_years = reader.joint == SZ_JOINT_RANGE && sz_units[measure->unit].dimension == SZ_COUNT &&
                       sz_number_is_year(&measure->number) &&
                       sz_number_is_year(&reader.second.measure.number);
    phrase->needs_item = measure->is_implied;
    phrase->item_at = measure->item_at;
    phrase->is_in_m = measure->is_in_m || reader.second.measure.is_in_m;
    phrase->end = cursor->token.at;
    if (reader.joint == SZ_JOINT_ALONE && !measure->number.is_indefinite) {
        phrase->has_stated = true;
        phrase->stated = measure->floor;
        phrase->last_digit = measure->last_digit;
    }
    return SZ_OK;
}
