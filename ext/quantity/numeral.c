/* A number is a sum of groups, each smaller than the multiplier before it: "1 million | 250 thousand | 12". A
 * group is a figure, or words below a thousand, or a fraction; multipliers follow it. */
#include "numeral.h"

#include "fraction.h"
#include "multiplier.h"
#include "unit.h"

struct reader {
    struct sz_cursor *cursor;
    struct sz_number_context context;
    struct sz_problem *problem;
    struct sz_number group;
};

static enum sz_status bad(struct reader *reader, enum sz_status status) {
    const struct sz_token *token = &reader->cursor->token;
    return sz_problem_set(reader->problem, status, token->at, token->end - token->at);
}

/* ---- groups ---- */

/* "полторы сотни", "две с половиной сотни" */
static enum sz_status take_hundred(struct reader *reader) {
    if (sz_token_number_kind(&reader->cursor->token) != SZ_HUNDRED)
        return SZ_OK;
    if (__builtin_mul_overflow(reader->group.digits, 100, &reader->group.digits))
        return bad(reader, SZ_OVERFLOW);
    sz_cursor_next(reader->cursor);
    return SZ_OK;
}

static enum sz_status tail(struct reader *reader) {
    enum sz_status status = sz_fraction_read_tail(reader->cursor, &reader->group);
    if (status != SZ_OK)
        return bad(reader, status);
    return reader->group.denominator > 1 ? take_hundred(reader) : SZ_OK;
}

/* "two point two": the decimals in words. */
static enum sz_status read_point(struct reader *reader) {
    struct sz_number part;
    sz_cursor_next(reader->cursor);
    if (!sz_fraction_read_decimals(reader->cursor, &part))
        return bad(reader, SZ_BAD_NUMBER);
    enum sz_status status = sz_number_add(&reader->group, part);
    return status == SZ_OK ? SZ_OK : bad(reader, status);
}

static void take_figure_group(struct reader *reader) {
    reader->group = sz_number_of_figure(&reader->cursor->token.figure);
    sz_cursor_next(reader->cursor);
}

/* "322 hundred", "2,5 сотни"; "hundreds" behind a whole figure begins anew. */
static bool take_hundreds(struct reader *reader) {
    const struct sz_token *token = &reader->cursor->token;
    bool is_plural = (sz_token_number_flags(token) & SZ_PLURAL) != 0;
    if (sz_token_number_kind(token) != SZ_HUNDRED || (is_plural && reader->group.decimals == 0) ||
        sz_number_multiply(&reader->group, sz_token_number_value(token)) != SZ_OK)
        return false;
    reader->group.scale = 100;
    reader->group.is_figure = false;
    sz_cursor_next(reader->cursor);
    return true;
}

/* "1 целая 5 десятых": false where no tenths or the like follow. */
static bool take_tenths(struct reader *reader) {
    struct sz_cursor next = sz_cursor_after(reader->cursor);
    struct sz_number part;
    if (sz_token_number_kind(&reader->cursor->token) != SZ_POINT || !sz_fraction_read_tenths(&next, &part) ||
        sz_number_add(&reader->group, part) != SZ_OK)
        return false;
    reader->group.is_figure = false;
    *reader->cursor = next;
    return true;
}

/* A figure, "5", "1/2", "2 1/2", "3 hundred and 21", "2 thirds". */
static enum sz_status read_figure_group(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor;
    if (cursor->token.status != SZ_OK)
        return sz_problem_set(reader->problem, cursor->token.status, cursor->token.at,
                              cursor->token.end - cursor->token.at);
    if (sz_fraction_read_ratio(cursor, &reader->group)) {
        reader->group.takes_of = true;
        return SZ_OK;
    }
    bool is_small = sz_token_is_small(&cursor->token, 100);
    uint64_t value = is_small ? (uint64_t)cursor->token.figure.digits : 0;
    take_figure_group(reader);
    if (is_small && sz_token_number_kind(&cursor->token) == SZ_HUNDRED) {
        struct sz_cardinal words = sz_cardinal_read(
            cursor,
            (struct sz_cardinal){.value = value, .count = 1, .may_join = !reader->context.is_between});
        if (!words.is_hundred)
            return bad(reader, SZ_BAD_NUMBER);
        bool is_round = words.value == value * 100 && !words.has_figure;
        reader->group = sz_number_of(words.value);
        reader->group.is_words = false;
        reader->group.has_last = is_round;
        reader->group.last_power = 2;
        reader->group.scale = is_round ? 100 : 1;
    } else if (take_hundreds(reader) || take_tenths(reader)) {
        return SZ_OK;
    }
    return tail(reader);
}

static bool is_multiplier(int kind) {
    return kind == SZ_HUNDRED || kind == SZ_SCALE || kind == SZ_DOZEN;
}

/* "three quarters of a million" */
static void skip_to_multiplier(struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    if (!sz_token_is(&cursor->token, SZ_OF))
        return;
    if (sz_token_number_kind(&next.token) == SZ_ARTICLE)
        sz_cursor_next(&next);
    if (is_multiplier(sz_token_number_kind(&next.token)))
        *cursor = next;
}

/* Words, and what only words can be followed by: "two thirds", "two point two". */
static enum sz_status read_word_group(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor;
    struct sz_cardinal words =
        sz_cardinal_read(cursor, (struct sz_cardinal){.rank = 1000, .may_join = !reader->context.is_between});
    reader->group = sz_number_of(words.value);
    if (words.is_hundred && words.value % 100 == 0)
        reader->group.scale = 100;
    sz_cardinal_skip_dash(cursor, SZ_FRACTION, true);
    sz_cardinal_skip_dash(cursor, SZ_SCALE, true);
    if (sz_token_number_kind(&cursor->token) == SZ_FRACTION &&
        (sz_token_number_flags(&cursor->token) & SZ_PREFIX) == 0) {
        if (words.value == 0 || words.value >= sz_token_number_value(&cursor->token))
            return bad(reader, SZ_BAD_NUMBER);
        reader->group.denominator = sz_token_number_value(&cursor->token);
        reader->group.takes_of = true;
        sz_cursor_next(cursor);
        skip_to_multiplier(cursor);
        return SZ_OK;
    }
    if (sz_token_number_kind(&cursor->token) == SZ_POINT)
        return read_point(reader);
    return tail(reader);
}

/* A multiplier without a number before it: "thousand", "тысячи", "dozens". */
static enum sz_status read_implied_group(struct reader *reader) {
    unsigned flags = sz_token_number_flags(&reader->cursor->token);
    if ((flags & (SZ_BESIDE_COUNT | SZ_BESIDE_MONEY | SZ_GLUED | SZ_ABBREVIATION | SZ_NEEDS_NUMBER)) != 0)
        return SZ_NO_NUMBER;
    bool may_be_one = (flags & SZ_PLURAL) == 0 || (flags & SZ_GENITIVE) != 0;
    if ((flags & SZ_GENITIVE) != 0 && (flags & SZ_PLURAL) == 0 && !reader->context.is_governed)
        return SZ_NO_NUMBER;
    if (reader->context.is_governed && !may_be_one)
        return SZ_NO_NUMBER;
    bool is_one = (flags & SZ_PLURAL) == 0 || reader->context.is_governed;
    reader->group = sz_number_of(is_one ? 1 : 2);
    reader->group.is_indefinite = !is_one;
    reader->group.takes_of = !is_one;
    if (sz_token_number_kind(&reader->cursor->token) == SZ_HUNDRED) {
        struct sz_cardinal words = sz_cardinal_read(
            reader->cursor,
            (struct sz_cardinal){.value = 1, .count = 1, .may_join = !reader->context.is_between});
        if (!words.is_hundred || (!is_one && words.value != 100))
            return bad(reader, SZ_BAD_NUMBER);
        reader->group.digits = (sz_amount)words.value * (is_one ? 1 : 2);
        reader->group.scale = words.value == 100 ? 100 : 1;
    }
    return SZ_OK;
}

/* "a couple of", "several": what may follow is a multiplier, "of" between. */
static enum sz_status read_vague_group(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor, next;
    reader->group = sz_number_of(sz_token_number_value(&cursor->token));
    reader->group.is_indefinite = sz_token_number_kind(&cursor->token) == SZ_SEVERAL;
    reader->group.takes_of = true;
    sz_cursor_next(cursor);
    next = sz_cursor_after(cursor);
    if (sz_token_is(&cursor->token, SZ_OF) && is_multiplier(sz_token_number_kind(&next.token)))
        *cursor = next;
    if (sz_token_number_kind(&cursor->token) == SZ_HUNDRED) {
        reader->group.digits *= 100;
        reader->group.scale = 100;
        sz_cursor_next(cursor);
    }
    return SZ_OK;
}

/* "half", "quarter": alone, or of what multiplies: "half a million", "полсотни". */
static enum sz_status read_bare_fraction(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor, next = sz_cursor_after(cursor);
    bool is_ordinal = (sz_token_number_flags(&cursor->token) & SZ_NEEDS_NUMBER) != 0;
    if (is_ordinal && !sz_token_is(&next.token, SZ_OF))
        return SZ_NO_NUMBER; /* "the third kilogram" */
    reader->group = sz_number_of(1);
    reader->group.denominator = sz_token_number_value(&cursor->token);
    reader->group.takes_of = true;
    sz_cursor_next(cursor);
    bool is_hyphenated =
        next.token.kind == SZ_TOKEN_DASH && next.token.is_glued; /* "half-dozen", "half-a-dozen" */
    if (is_hyphenated || sz_token_is(&next.token, SZ_OF))
        sz_cursor_next(&next);
    if (sz_token_number_kind(&next.token) == SZ_ARTICLE)
        sz_cursor_next(&next);
    if (is_hyphenated && next.token.kind == SZ_TOKEN_DASH && next.token.is_glued)
        sz_cursor_next(&next);
    if (is_multiplier(sz_token_number_kind(&next.token)))
        *cursor = next;
    return take_hundred(reader);
}

static enum sz_status read_article_group(struct reader *reader) {
    struct sz_cursor next = sz_cursor_after(reader->cursor);
    int kind = sz_token_number_kind(&next.token);
    if (is_multiplier(kind) || kind == SZ_COUPLE || kind == SZ_FRACTION) {
        *reader->cursor = next;
        if (kind == SZ_COUPLE)
            return read_vague_group(reader);
        return kind == SZ_FRACTION ? read_bare_fraction(reader) : read_implied_group(reader);
    }
    struct sz_cursor dash = sz_cursor_after(&next);
    if (dash.token.kind == SZ_TOKEN_DASH && dash.token.is_glued &&
        (next.token.kind == SZ_TOKEN_FIGURE || kind == SZ_ONES || kind == SZ_TEENS || kind == SZ_TENS)) {
        *reader->cursor = next; /* "a 120-metre tunnel" */
        return next.token.kind == SZ_TOKEN_FIGURE ? read_figure_group(reader) : read_word_group(reader);
    }
    if (next.token.kind == SZ_TOKEN_FIGURE && sz_unit_is_held(&dash)) {
        *reader->cursor = next; /* "a 5 kg package" */
        enum sz_status status = read_figure_group(reader);
        reader->group.is_one = true;
        return status;
    }
    reader->group = sz_number_of(1);
    reader->group.is_article = true;
    sz_cursor_next(reader->cursor);
    return SZ_OK;
}

static enum sz_status read_first_group(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor;
    if (cursor->token.kind == SZ_TOKEN_FIGURE)
        return read_figure_group(reader);
    switch (sz_token_number_kind(&cursor->token)) {
    case SZ_ONES:
    case SZ_TEENS:
    case SZ_TENS:
    case SZ_HUNDREDS:
        return read_word_group(reader);
    case SZ_HUNDRED:
    case SZ_SCALE:
    case SZ_DOZEN:
        return read_implied_group(reader);
    case SZ_FRACTION:
        return read_bare_fraction(reader);
    case SZ_VULGAR:
        sz_fraction_read_ratio(cursor, &reader->group);
        reader->group.takes_of = true;
        return SZ_OK;
    case SZ_HALVES:
        reader->group = sz_number_of(sz_token_number_value(&cursor->token));
        reader->group.denominator = 2;
        sz_cursor_next(cursor);
        return take_hundred(reader);
    case SZ_COUPLE:
    case SZ_SEVERAL:
        return read_vague_group(reader);
    case SZ_ARTICLE:
        return read_article_group(reader);
    default:
        return SZ_NO_NUMBER;
    }
}

/* ---- the sum of groups ---- */

static enum sz_status read_group(struct reader *reader, bool is_first, uint64_t *scale) {
    int kind = sz_token_number_kind(&reader->cursor->token);
    bool is_plain = reader->cursor->token.kind == SZ_TOKEN_FIGURE || kind == SZ_ONES || kind == SZ_TEENS ||
                    kind == SZ_TENS || kind == SZ_HUNDREDS;
    enum sz_status status = is_first || is_plain ? read_first_group(reader) : SZ_NO_NUMBER;
    uint64_t hundred = reader->group.scale;
    if (status != SZ_OK)
        return status;
    status = sz_multiplier_read(reader->cursor, reader->context.is_money, &reader->group, scale);
    if (status == SZ_OK)
        status = sz_number_multiply(&reader->group, *scale);
    if (status != SZ_OK)
        return sz_problem_set(reader->problem, status, reader->group.at, 1);
    reader->group.scale = *scale > 1 && hundred > 1 ? 1 : *scale * hundred;
    reader->group.is_figure = reader->group.is_figure && *scale == 1;
    return SZ_OK;
}

/* "3 million and a half": half of the multiplier. */
static enum sz_status read_scaled_tail(struct reader *reader, struct sz_number *sum, uint64_t scale) {
    struct sz_number part;
    if (scale < 2 || sum->is_indefinite || !sz_token_is(&reader->cursor->token, SZ_AND))
        return SZ_OK;
    struct sz_cursor next = sz_cursor_after(reader->cursor);
    if (sz_token_number_kind(&next.token) != SZ_ARTICLE || !sz_fraction_read_part(&next, &part) ||
        is_multiplier(sz_token_number_kind(&next.token)) || sz_token_is(&next.token, SZ_OF) ||
        sz_token_word(&next.token, SZ_WORD_NUMBER) != NULL)
        return SZ_OK;
    *reader->cursor = next;
    enum sz_status status = sz_number_multiply(&part, scale);
    if (status == SZ_OK)
        status = sz_number_add(sum, part);
    return status == SZ_OK ? SZ_OK : bad(reader, status);
}

/* "one million, two hundred thousand": only between English words, and only before a hundred or more. */
static bool skip_comma(struct reader *reader, const struct sz_number *sum) {
    struct sz_cursor next = sz_cursor_after(reader->cursor);
    const struct sz_word *word = sz_token_word(&next.token, SZ_WORD_NUMBER);
    if (reader->cursor->token.kind != SZ_TOKEN_COMMA || !sum->is_words || word == NULL ||
        word->language != SZ_ENGLISH)
        return false;
    *reader->cursor = next;
    return true;
}

/* Reads a further group below `ceiling`; `is_read` says whether there was one. */
static enum sz_status read_further(struct reader *reader, uint64_t *ceiling, struct sz_number *sum,
                                   bool *is_read) {
    struct sz_cursor before = *reader->cursor;
    uint64_t scale;
    bool is_behind_comma = skip_comma(reader, sum);
    bool is_joined =
        !is_behind_comma && sz_token_is(&reader->cursor->token, SZ_AND) && !reader->context.is_between;
    *is_read = false;
    if (is_joined)
        sz_cursor_next(reader->cursor);
    if (reader->cursor->token.kind == SZ_TOKEN_FIGURE && reader->cursor->token.status != SZ_OK) {
        *reader->cursor = before;
        return SZ_OK;
    }
    enum sz_status status = read_group(reader, false, &scale);
    if (status == SZ_NO_NUMBER || (is_behind_comma && (status != SZ_OK || reader->group.digits < 100))) {
        *reader->cursor = before;
        return SZ_OK;
    }
    struct sz_number limit = sz_number_of(*ceiling);
    if (is_joined && reader->cursor->is_running && status == SZ_OK && scale >= *ceiling) {
        *reader->cursor = before; /* "$120 тыс. и 30 тыс. евро" */
        return SZ_OK;
    }
    if (status == SZ_OK && (!sz_number_is_whole(&reader->group) ||
                            sz_number_cmp(&reader->group, &limit) >= 0 || reader->group.digits == 0))
        return bad(reader, SZ_BAD_NUMBER);
    if (status != SZ_OK)
        return status;
    *ceiling = scale;
    *is_read = true;
    status = sz_number_add(sum, reader->group);
    return status == SZ_OK ? SZ_OK : bad(reader, status);
}

static enum sz_status read_groups(struct reader *reader, struct sz_number *sum) {
    uint64_t scale;
    enum sz_status status = read_group(reader, true, &scale);
    if (status != SZ_OK)
        return status;
    *sum = reader->group;
    status = read_scaled_tail(reader, sum, scale);
    bool is_open = scale >= 1000 && sum->denominator == 1 && sum->decimals == 0 && !sum->is_indefinite;
    for (bool is_read = true; status == SZ_OK && is_open && is_read && scale >= 1000;) {
        status = read_further(reader, &scale, sum, &is_read);
        if (is_read) {
            sum->scale = 1;
            sum->is_figure = false;
        }
    }
    return status;
}

enum sz_status sz_numeral_read(struct sz_cursor *cursor, struct sz_number_context context,
                               struct sz_number *number, struct sz_problem *problem) {
    struct reader reader = {.cursor = cursor, .context = context, .problem = problem};
    struct sz_cursor before = *cursor;
    *number = (struct sz_number){0};
    enum sz_status status = read_groups(&reader, number);
    number->at = before.token.at;
    number->end = before.token.end;
    if (status == SZ_NO_NUMBER) {
        *cursor = before;
        return sz_problem_set(problem, SZ_NO_NUMBER, before.token.at, before.token.end - before.token.at);
    }
    return status;
}

bool sz_numeral_scale(struct sz_cursor *cursor, struct sz_number *number) {
    struct sz_number scaled = *number;
    if (sz_token_number_kind(&cursor->token) != SZ_SCALE || scaled.scale > 1 ||
        sz_number_multiply(&scaled, sz_token_number_value(&cursor->token)) != SZ_OK)
        return false;
    scaled.is_figure = false;
    *number = scaled;
    sz_cursor_next(cursor);
    return true;
}
