/* One or two sides, each a measure with its qualifiers. Grammar first, numbers last: bounds are gathered as they
 * are read, units are shared between the sides, and only then does one table of cases make the interval. */
#include "phrase.h"

enum bound { NO_BOUND, MORE, LEAST, LESS, MOST };
enum joint { ALONE, RANGE, BOUNDS, PLUS_MINUS };

struct side {
    enum bound bound;
    bool is_about;
    bool is_nearly;
    bool is_governed; /* a qualifier that takes the genitive stands before it */
    bool is_between;
    bool is_from;
    struct sz_measure measure;
};

struct reader {
    struct sz_cursor *cursor;
    const struct sz_quantity_options *options;
    struct sz_phrase *phrase;
    struct sz_problem *problem;
    struct side first, second;
    enum joint joint;
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

static bool set_bound(struct side *side, enum bound bound) {
    bool is_free = side->bound == NO_BOUND || side->bound == bound;
    side->bound = bound;
    side->is_governed = true;
    return is_free;
}

static bool mark(struct side *side) {
    side->is_about = true;
    side->is_governed = true;
    return true;
}

/* Adds a qualifier to a side. `is_known` is false for those that are none of a side's. False: they contradict
 * each other. */
static bool add_qualifier(struct side *side, int kind, bool *is_known) {
    *is_known = true;
    switch (kind) {
    case SZ_MORE:
        return set_bound(side, MORE);
    case SZ_LEAST:
        return set_bound(side, LEAST);
    case SZ_LESS:
        return set_bound(side, LESS);
    case SZ_MOST:
    case SZ_UNTIL:
        return set_bound(side, MOST);
    case SZ_SLIGHTLY_MORE:
        return mark(side) && set_bound(side, MORE);
    case SZ_SLIGHTLY_LESS:
        return mark(side) && set_bound(side, LESS);
    case SZ_ABOUT:
        return mark(side);
    case SZ_NEARLY:
        side->is_nearly = true;
        return !side->is_about;
    case SZ_BETWEEN:
        side->is_between = true;
        return side->bound == NO_BOUND && !side->is_from;
    case SZ_FROM:
        side->is_from = true;
        side->is_governed = true;
        return side->bound == NO_BOUND && !side->is_between;
    case SZ_PLAIN:
        return true;
    default:
        *is_known = false;
        return true;
    }
}

/* "and below 5": the words that may stand behind a figure stand before the next. */
static bool is_before_number(const struct sz_cursor *cursor) {
    struct sz_cursor next = *cursor;
    sz_cursor_next(&next);
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    return next.token.kind == SZ_TOKEN_FIGURE || sz_token_number(&next.token) != NULL ||
           (unit != NULL && (unit->flags & SZ_BEFORE_NUMBER) != 0);
}

static enum sz_status read_qualifiers(struct reader *reader, struct side *side, bool is_behind) {
    bool is_known = true;
    for (int kind; (kind = sz_token_qualifier(&reader->cursor->token, is_behind)) >= 0;) {
        if (is_behind && is_before_number(reader->cursor))
            return SZ_OK;
        if (!add_qualifier(side, kind, &is_known))
            return fail(reader, SZ_CONTRADICTION);
        if (!is_known)
            return SZ_OK;
        sz_cursor_next(reader->cursor);
    }
    return SZ_OK;
}

static enum sz_status read_side(struct reader *reader, struct side *side) {
    enum sz_status status = read_qualifiers(reader, side, false);
    if (status != SZ_OK)
        return status;
    if (reader->cursor->token.kind == SZ_TOKEN_DASH || qualifier(reader) == SZ_NEGATIVE_SIGN)
        return fail(reader, SZ_NEGATIVE);
    if (reader->cursor->token.status != SZ_OK)
        return fail(reader, reader->cursor->token.status);
    struct sz_measure_context context = {
        .number = {.is_between = reader->first.is_between, .is_governed = side->is_governed},
        .has_currency = reader->first.measure.has_currency_before};
    status = sz_measure_read(reader->cursor, context, &side->measure, reader->problem);
    if (status != SZ_OK)
        return status;
    bool is_known, fits = true;
    if (side->measure.is_about)
        side->is_about = true;
    if (side->measure.is_more)
        fits = add_qualifier(side, SZ_SLIGHTLY_MORE, &is_known);
    if (side->measure.is_least)
        fits = fits && add_qualifier(side, SZ_LEAST, &is_known);
    return fits ? SZ_OK : fail_phrase(reader, SZ_CONTRADICTION);
}

/* ---- the joint of two sides ---- */

/* A dash, "to", "8- to 16": behind it a number must follow. */
static bool skip_range_sign(struct reader *reader) {
    struct sz_cursor next = *reader->cursor;
    int kind = sz_token_qualifier(&next.token, false);
    if (next.token.kind == SZ_TOKEN_DASH || next.token.kind == SZ_TOKEN_DOTS) {
        sz_cursor_next(&next);
        if (sz_token_qualifier(&next.token, false) == SZ_TO)
            sz_cursor_next(&next);
    } else if (kind == SZ_TO || kind == SZ_UNTIL || kind == SZ_OR) {
        sz_cursor_next(&next);
    } else {
        return false;
    }
    bool is_number = next.token.kind == SZ_TOKEN_FIGURE || sz_token_number(&next.token) != NULL;
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    bool is_currency = unit != NULL && (unit->flags & SZ_BEFORE_NUMBER) != 0;
    if (!is_number && !is_currency && sz_token_qualifier(&next.token, false) != SZ_ABOUT)
        return false;
    *reader->cursor = next;
    return true;
}

static bool is_upper(enum bound bound) {
    return bound == LESS || bound == MOST;
}

/* "but less than", ", but", "and at most": the second side brings a bound of the other kind. */
static bool skip_bounds_joint(struct reader *reader) {
    struct sz_cursor next = *reader->cursor;
    struct side second = {0};
    bool is_known = false;
    if (next.token.kind == SZ_TOKEN_COMMA)
        sz_cursor_next(&next);
    int kind = sz_token_qualifier(&next.token, false);
    if (kind == SZ_BUT || kind == SZ_AND)
        sz_cursor_next(&next);
    kind = sz_token_qualifier(&next.token, false);
    if (reader->first.bound == NO_BOUND || kind < 0)
        return false;
    (void)add_qualifier(&second, kind, &is_known);
    if (second.bound == NO_BOUND || is_upper(second.bound) == is_upper(reader->first.bound))
        return false;
    *reader->cursor = next;
    return true;
}

static enum joint read_joint(struct reader *reader) {
    int kind = qualifier(reader);
    if (kind == SZ_PLUS_MINUS || (reader->first.is_between && kind == SZ_AND)) {
        sz_cursor_next(reader->cursor);
        return kind == SZ_AND ? RANGE : PLUS_MINUS;
    }
    if (skip_bounds_joint(reader))
        return BOUNDS;
    return skip_range_sign(reader) ? RANGE : ALONE;
}

/* ---- units of two sides ---- */

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
        if (has_own_unit && reader->second.measure.has_currency_before)
            return fail_phrase(reader, SZ_AMBIGUOUS_NUMBER);
        *first = shared;
        first->is_figure = false;
        return has_own_unit ? sz_measure_set_unit(&reader->first.measure, reader->first.measure.unit) : SZ_OK;
    }
    struct sz_number hundred = {.digits = 100, .denominator = 1};
    return has_own_unit || sz_number_cmp(first, &hundred) >= 0 ? SZ_OK
                                                               : fail_phrase(reader, SZ_AMBIGUOUS_NUMBER);
}

static enum sz_status share_unit(struct reader *reader) {
    struct sz_measure *first = &reader->first.measure, *second = &reader->second.measure;
    enum sz_status status = reader->joint == RANGE ? share_scale(reader) : SZ_OK;
    if (status == SZ_OK && second->has_unit && !first->has_unit)
        status = sz_measure_set_unit(first, second->unit);
    else if (status == SZ_OK && first->has_unit && !second->has_unit && first->has_currency_before)
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
    if (!has_unit && number->is_figure && number->figure.has_leading_zero)
        return fail_phrase(reader, SZ_IDENTIFIER);
    if (!has_unit && (number->is_figure ? number->decimals > 0 : !sz_number_is_whole(number)))
        return fail_phrase(reader, SZ_NO_UNIT);
    reader->phrase->may_be_year = reader->phrase->may_be_year || (!has_unit && sz_number_is_year(number));
    enum sz_status status = sz_measure_set_unit(measure, has_unit ? reader->options->unit : SZ_UNIT_piece);
    return status == SZ_OK ? SZ_OK : fail_phrase(reader, status);
}

/* ---- what a unit allows ---- */

/* Hundredths of a millimetre. Source: C.I.P. tables of dimensions of cartridges and chambers. */
static bool is_calibre(const struct sz_measure *measure) {
    static const unsigned calibres[] = {545, 556, 635, 762, 765, 900, 1143, 1270, 1450};
    const struct sz_number *number = &measure->number;
    if (!measure->has_unit || measure->unit != SZ_UNIT_millimetre || measure->is_compound)
        return false;
    for (size_t i = 0; i < sizeof calibres / sizeof calibres[0]; i++) {
        struct sz_number calibre = {.digits = calibres[i], .decimals = 2, .denominator = 1};
        if (sz_number_cmp(number, &calibre) == 0)
            return true;
    }
    return false;
}

static enum sz_status check_measure(const struct reader *reader, const struct sz_measure *measure) {
    const struct sz_number *number = &measure->number;
    enum sz_dimension dimension = sz_units[measure->unit].dimension;
    if (dimension == SZ_MONEY && number->is_figure && number->figure.has_point_three)
        return sz_problem_set(reader->problem, SZ_AMBIGUOUS_NUMBER, number->at, number->end - number->at);
    if (dimension == SZ_COUNT && !sz_number_is_whole(number))
        return sz_problem_set(reader->problem, SZ_BAD_NUMBER, number->at, number->end - number->at);
    if (reader->joint == ALONE && is_calibre(measure))
        return fail_phrase(reader, SZ_CALIBRE);
    if (measure->unit == SZ_UNIT_cent)
        return fail_phrase(reader, SZ_AMBIGUOUS_UNIT);
    return SZ_OK;
}

/* ---- intervals ---- */

static sz_amount round_down(sz_amount amount, bool is_count) {
    return is_count ? amount - amount % SZ_AMOUNT_ONE : amount;
}

static enum sz_status round_up(sz_amount amount, bool is_count, sz_amount *rounded) {
    *rounded = amount;
    if (!is_count || amount % SZ_AMOUNT_ONE == 0)
        return SZ_OK;
    return sz_amount_add(round_down(amount, true), SZ_AMOUNT_ONE, rounded) ? SZ_OK : SZ_OVERFLOW;
}

/* Half of the last given digit either way, at most a tenth of the figure. */
static enum sz_status widen(const struct sz_measure *measure, bool is_nearly, struct sz_interval *interval) {
    bool is_count = sz_units[measure->unit].dimension == SZ_COUNT;
    sz_amount tenth = measure->floor / 10, width = measure->last_digit / 2 + measure->last_digit % 2;
    if (measure->ceiling == 0)
        return SZ_ABOUT_ZERO;
    if (measure->last_digit == 0 || width > tenth)
        width = tenth;
    interval->low = round_down(measure->floor - (width > 0 ? width : measure->floor > 0), is_count);
    interval->is_about = true;
    interval->high = measure->ceiling;
    interval->is_high_open = is_nearly;
    if (is_nearly)
        return SZ_OK;
    if (!sz_amount_add(measure->ceiling, width > 0 ? width : 1, &interval->high))
        return SZ_OVERFLOW;
    return round_up(interval->high, is_count, &interval->high);
}

static enum sz_status bounded(const struct side *side, struct sz_interval *interval) {
    const struct sz_measure *measure = &side->measure;
    interval->is_about = side->is_about;
    if (is_upper(side->bound)) {
        interval->high = measure->ceiling;
        interval->is_high_open = side->bound == LESS && measure->floor == measure->ceiling;
        return side->bound == LESS && measure->ceiling == 0 ? SZ_EMPTY_INTERVAL : SZ_OK;
    }
    interval->low = measure->floor;
    interval->is_low_open = side->bound == MORE;
    interval->is_unbounded = interval->is_high_open = true;
    return SZ_OK;
}

static enum sz_status alone(const struct side *side, struct sz_interval *interval) {
    const struct sz_measure *measure = &side->measure;
    if (side->is_nearly && (side->bound != NO_BOUND || side->is_about))
        return SZ_CONTRADICTION;
    if (measure->number.is_indefinite) {
        if (side->bound != NO_BOUND || side->is_nearly || side->is_from)
            return SZ_CONTRADICTION;
        return bounded(&(struct side){.bound = LEAST, .is_about = true, .measure = *measure}, interval);
    }
    if (side->is_between || (side->is_from && side->bound != NO_BOUND))
        return SZ_CONTRADICTION;
    if (side->bound != NO_BOUND || side->is_from) {
        struct side bound = *side;
        if (side->is_from)
            bound.bound = LEAST;
        return bounded(&bound, interval);
    }
    if (side->is_nearly || side->is_about)
        return widen(measure, side->is_nearly, interval);
    interval->low = measure->floor;
    interval->high = measure->ceiling;
    return SZ_OK;
}

static enum sz_status range(const struct side *first, const struct side *second, bool is_bare,
                            struct sz_interval *interval) {
    if (first->bound != NO_BOUND || second->bound != NO_BOUND || first->is_nearly || second->is_nearly ||
        second->is_between || second->is_from || first->measure.number.is_indefinite ||
        second->measure.number.is_indefinite)
        return SZ_CONTRADICTION;
    interval->low = first->measure.floor;
    interval->high = second->measure.ceiling;
    interval->is_about = first->is_about || second->is_about;
    if (is_bare && interval->low == interval->high)
        return SZ_NOT_A_QUANTITY; /* "twenty-twenty" */
    return interval->low > interval->high ? SZ_REVERSED_RANGE : SZ_OK;
}

static enum sz_status two_bounds(const struct side *first, const struct side *second,
                                 struct sz_interval *interval) {
    const struct side *lower = is_upper(first->bound) ? second : first;
    const struct side *upper = lower == first ? second : first;
    if (first->is_nearly || second->is_nearly || first->is_between || first->is_from || second->is_between ||
        second->is_from || first->measure.number.is_indefinite || second->measure.number.is_indefinite)
        return SZ_CONTRADICTION;
    interval->low = lower->measure.floor;
    interval->is_low_open = lower->bound == MORE;
    interval->high = upper->measure.ceiling;
    interval->is_high_open = upper->bound == LESS;
    interval->is_about = first->is_about || second->is_about;
    return sz_interval_is_valid(interval) ? SZ_OK : SZ_EMPTY_INTERVAL;
}

static enum sz_status plus_minus(const struct side *first, const struct side *second,
                                 struct sz_interval *interval) {
    if (first->bound != NO_BOUND || second->bound != NO_BOUND || first->is_nearly || second->is_nearly ||
        second->is_about || first->is_between || first->is_from || second->measure.is_compound)
        return SZ_CONTRADICTION;
    if (second->measure.ceiling > first->measure.floor)
        return SZ_NEGATIVE;
    interval->low = first->measure.floor - second->measure.ceiling;
    interval->is_about = first->is_about;
    return sz_amount_add(first->measure.ceiling, second->measure.ceiling, &interval->high) ? SZ_OK
                                                                                           : SZ_OVERFLOW;
}

static enum sz_status make_interval(struct reader *reader) {
    struct sz_interval *interval = &reader->phrase->interval;
    switch (reader->joint) {
    case ALONE:
        return alone(&reader->first, interval);
    case RANGE:
        return range(&reader->first, &reader->second, reader->phrase->is_bare, interval);
    case BOUNDS:
        return two_bounds(&reader->first, &reader->second, interval);
    case PLUS_MINUS:
    default:
        return plus_minus(&reader->first, &reader->second, interval);
    }
}

/* ---- the whole ---- */

static enum sz_status set_units(struct reader *reader) {
    bool has_second = reader->joint != ALONE;
    enum sz_status status = has_second ? share_unit(reader) : SZ_OK;
    reader->phrase->is_bare = !reader->first.measure.has_unit;
    if (status == SZ_OK && reader->phrase->is_bare)
        status = set_bare_unit(reader, &reader->first.measure);
    if (status == SZ_OK && reader->phrase->is_bare && has_second)
        status = set_bare_unit(reader, &reader->second.measure);
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
    reader->joint = read_joint(reader);
    if (reader->joint == ALONE)
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
    status = make_interval(&reader);
    if (status != SZ_OK)
        return fail_phrase(&reader, status);
    const struct sz_measure *measure = &reader.first.measure;
    phrase->unit = sz_units[measure->unit].base;
    phrase->needs_item = measure->is_implied;
    phrase->item_at = measure->item_at;
    phrase->end = cursor->token.at;
    if (reader.joint == ALONE && !measure->number.is_indefinite) {
        phrase->has_stated = true;
        phrase->stated = measure->floor;
        phrase->last_digit = measure->last_digit;
    }
    return SZ_OK;
}
