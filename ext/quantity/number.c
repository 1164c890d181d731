/* A number is a sum of groups, each smaller than the multiplier before it: "1 million | 250 thousand | 12". A
 * group is a figure, or words below a thousand, or a fraction; multipliers follow it. */
#include "number.h"

enum { WHOLE_MAX = 1000000 };

struct reader {
    struct sz_cursor *cursor;
    struct sz_number_context context;
    struct sz_problem *problem;
    struct sz_number group;
};

/* ---- arithmetic ---- */

static struct sz_number whole(uint64_t value) {
    return (struct sz_number){.digits = (sz_amount)value, .denominator = 1, .scale = 1, .is_words = true};
}

enum sz_status sz_number_multiply(struct sz_number *number, uint64_t factor) {
    sz_amount product;
    if (__builtin_mul_overflow(number->digits, (sz_amount)factor, &product))
        return SZ_OVERFLOW;
    number->digits = product;
    uint64_t power = 1;
    int zeros = 0;
    for (; power < factor && power <= UINT64_MAX / 10; zeros++)
        power *= 10;
    number->last_power += zeros;
    number->has_last = number->has_last && power == factor;
    return SZ_OK;
}

static bool bring_to(struct sz_number *number, unsigned decimals, uint64_t denominator) {
    for (; number->decimals < decimals; number->decimals++)
        if (__builtin_mul_overflow(number->digits, (sz_amount)10, &number->digits))
            return false;
    number->denominator *= denominator;
    return !__builtin_mul_overflow(number->digits, (sz_amount)denominator, &number->digits);
}

/* sum += part; the last given digit becomes the part's. */
static enum sz_status add(struct sz_number *sum, struct sz_number part) {
    uint64_t denominator = sum->denominator;
    if (denominator > WHOLE_MAX || part.denominator > WHOLE_MAX)
        return SZ_BAD_NUMBER;
    if (!bring_to(sum, part.decimals, part.denominator) || !bring_to(&part, sum->decimals, denominator) ||
        __builtin_add_overflow(sum->digits, part.digits, &sum->digits))
        return SZ_OVERFLOW;
    sum->has_last = part.has_last;
    sum->last_power = part.last_power;
    sum->is_words = sum->is_words && part.is_words;
    return SZ_OK;
}

int sz_number_cmp(const struct sz_number *a, const struct sz_number *b) {
    struct sz_number left = *a, right = *b;
    bool is_left_held = bring_to(&left, b->decimals, b->denominator);
    bool is_right_held = bring_to(&right, a->decimals, a->denominator);
    if (!is_left_held || !is_right_held)
        return is_right_held ? 1 : -1;
    return left.digits < right.digits ? -1 : left.digits > right.digits;
}

bool sz_number_is_whole(const struct sz_number *number) {
    sz_amount digits = number->digits;
    for (unsigned i = 0; i < number->decimals; i++, digits /= 10)
        if (digits % 10 != 0)
            return false;
    return digits % (sz_amount)number->denominator == 0;
}

bool sz_number_is_year(const struct sz_number *number) {
    bool is_plain = number->is_figure ? !number->figure.is_grouped && number->decimals == 0
                                      : number->is_words && number->scale == 1 && number->denominator == 1;
    return is_plain && number->digits >= 1900 && number->digits <= 2099;
}

enum sz_status sz_number_scale(const struct sz_number *number, uint64_t digits, unsigned decimals,
                               sz_amount *floor, sz_amount *ceiling) {
    enum sz_status status =
        sz_amount_scale(number->digits, number->decimals, digits, decimals, floor, ceiling);
    sz_amount denominator = (sz_amount)number->denominator;
    if (status != SZ_OK)
        return status;
    *floor /= denominator;
    *ceiling = (*ceiling + denominator - 1) / denominator;
    return *floor == 0 && number->digits != 0 ? SZ_BELOW_SCALE : SZ_OK;
}

sz_amount sz_number_last_digit(const struct sz_number *number, uint64_t digits, unsigned decimals) {
    sz_amount floor, ceiling, worth = 1;
    if (!number->has_last)
        return 0;
    for (int i = 0; i < number->last_power; i++)
        if (__builtin_mul_overflow(worth, (sz_amount)10, &worth))
            return 0;
    unsigned below = number->last_power < 0 ? (unsigned)-number->last_power : 0;
    return sz_amount_scale(worth, below, digits, decimals, &floor, &ceiling) == SZ_OK ? floor : 0;
}

/* ---- looking ---- */

static int kind_of(const struct sz_cursor *cursor) {
    const struct sz_number_word *word = sz_token_number(&cursor->token);
    return word == NULL ? -1 : (int)word->kind;
}

static uint64_t value_of(const struct sz_cursor *cursor) {
    return sz_token_number(&cursor->token)->value;
}

static unsigned flags_of(const struct sz_cursor *cursor) {
    return sz_token_word(&cursor->token, SZ_WORD_NUMBER)->flags;
}

static bool is_qualifier(const struct sz_cursor *cursor, enum sz_qualifier_kind kind) {
    return sz_token_qualifier(&cursor->token, false) == (int)kind;
}

static struct sz_cursor after(const struct sz_cursor *cursor) {
    struct sz_cursor next = *cursor;
    sz_cursor_next(&next);
    return next;
}

/* A dash with a word on both sides, without blanks or (between tens and ones) with them. */
static bool skip_dash(struct sz_cursor *cursor, int kind, bool must_be_glued) {
    struct sz_cursor next = after(cursor);
    if (cursor->token.kind != SZ_TOKEN_DASH || kind_of(&next) != kind)
        return false;
    if (must_be_glued && (!cursor->token.is_glued || !next.token.is_glued))
        return false;
    *cursor = next;
    return true;
}

/* ---- words below a thousand ---- */

static bool is_small_figure(const struct sz_cursor *cursor, sz_amount limit) {
    const struct sz_figure *figure = &cursor->token.figure;
    return cursor->token.kind == SZ_TOKEN_FIGURE && cursor->token.status == SZ_OK && figure->decimals == 0 &&
           !figure->has_leading_zero && !figure->is_grouped && figure->digits < limit;
}

/* "and" inside a number: only between a hundred and what is smaller. */
static void skip_and(struct sz_cursor *cursor, bool may_join) {
    struct sz_cursor next = after(cursor);
    int kind = kind_of(&next);
    if (may_join && is_qualifier(cursor, SZ_AND) &&
        (kind == SZ_ONES || kind == SZ_TEENS || kind == SZ_TENS || is_small_figure(&next, 100)))
        *cursor = next;
}

/* The least value that may still follow in one group: words fall from hundreds to ones. */
struct words {
    uint64_t value;
    uint64_t rank;
    unsigned count;
    bool has_figure;
    bool is_hundred; /* the English multiplier was there */
    bool may_join;   /* "and" may stand inside */
};

static bool take_hundred(struct sz_cursor *cursor, struct words *words) {
    bool fits = words->count > 0 && words->value > 0 && words->value < 100 &&
                (words->value < 20 || words->value % 10 != 0);
    if (kind_of(cursor) != SZ_HUNDRED || words->is_hundred || !fits)
        return false;
    words->value *= value_of(cursor);
    words->rank = 100;
    words->is_hundred = true;
    sz_cursor_next(cursor);
    skip_and(cursor, words->may_join);
    return true;
}

static bool take_word(struct sz_cursor *cursor, struct words *words) {
    int kind = kind_of(cursor);
    uint64_t rank = kind == SZ_HUNDREDS ? 100 : kind == SZ_TENS ? 10 : 1;
    bool fits = kind == SZ_TEENS ? words->rank > 10 : words->rank > rank;
    if ((kind != SZ_HUNDREDS && kind != SZ_TENS && kind != SZ_TEENS && kind != SZ_ONES) || !fits)
        return false;
    if (value_of(cursor) == 0 && words->count > 0)
        return false;
    words->value += value_of(cursor);
    words->rank = value_of(cursor) == 0 ? 0 : rank;
    words->count++;
    sz_cursor_next(cursor);
    if (kind == SZ_TENS)
        skip_dash(cursor, SZ_ONES, false);
    return true;
}

/* Behind "hundred" a figure may give the tens and ones: "3 hundred and 21". */
static bool take_figure(struct sz_cursor *cursor, struct words *words) {
    if (!words->is_hundred || words->rank != 100 || !is_small_figure(cursor, 100))
        return false;
    words->value += (uint64_t)cursor->token.figure.digits;
    words->rank = 0;
    words->has_figure = true;
    sz_cursor_next(cursor);
    return true;
}

/* Goes on from `words`, whose rank says what may follow. */
static struct words read_words(struct sz_cursor *cursor, struct words words) {
    while (take_hundred(cursor, &words) || take_word(cursor, &words) || take_figure(cursor, &words))
        ;
    return words;
}

/* ---- fractions ---- */

static enum sz_status bad_number(struct reader *reader) {
    const struct sz_token *token = &reader->cursor->token;
    return sz_problem_set(reader->problem, SZ_BAD_NUMBER, token->at, token->end - token->at);
}

/* Whether `next` is "a half", "three quarters" …; then `next` moves behind it. */
static bool read_part(struct sz_cursor *next, struct sz_number *part) {
    uint64_t count = 1;
    if (kind_of(next) == SZ_ARTICLE) {
        sz_cursor_next(next);
    } else if (kind_of(next) == SZ_ONES && value_of(next) > 0) {
        count = value_of(next);
        sz_cursor_next(next);
        skip_dash(next, SZ_FRACTION, true);
    }
    if (kind_of(next) != SZ_FRACTION || (flags_of(next) & SZ_PREFIX) != 0 || count >= value_of(next))
        return false;
    *part = whole(count);
    part->denominator = value_of(next);
    sz_cursor_next(next);
    return true;
}

/* "1/2" at the cursor, both figures plain; dates with their zeros are none. */
static bool read_ratio(struct sz_cursor *cursor, struct sz_number *part) {
    struct sz_cursor slash = after(cursor), below = after(&slash), next = after(&below);
    if (!is_small_figure(cursor, 1000) || slash.token.kind != SZ_TOKEN_SLASH || !slash.token.is_glued ||
        !is_small_figure(&below, 1001) || !below.token.is_glued)
        return false;
    uint64_t above = (uint64_t)cursor->token.figure.digits;
    if (above == 0 || above >= (uint64_t)below.token.figure.digits || next.token.kind == SZ_TOKEN_SLASH)
        return false;
    *part = whole(above);
    part->denominator = (uint64_t)below.token.figure.digits;
    *cursor = next;
    return true;
}

/* What may stand behind a whole number: "and a half", "с половиной", " 1/2", "½". */
static enum sz_status read_tail(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor, next = *cursor;
    struct sz_number part;
    if (!sz_number_is_whole(&reader->group) || reader->group.decimals > 0)
        return SZ_OK;
    if (kind_of(cursor) == SZ_WITH_FRACTION) {
        part = whole(1);
        part.denominator = value_of(cursor);
        sz_cursor_next(&next);
    } else if (cursor->token.kind == SZ_TOKEN_FIGURE) {
        if (!read_ratio(&next, &part))
            return SZ_OK;
    } else if (kind_of(cursor) == SZ_FRACTION && value_of(cursor) <= 8 &&
               (flags_of(cursor) & SZ_PREFIX) == 0 &&
               (unsigned char)cursor->text.text[cursor->token.at] >= 0x80 &&
               cursor->token.end - cursor->token.at <= 3) {
        part = whole(1); /* a sign such as ½ */
        part.denominator = value_of(cursor);
        sz_cursor_next(&next);
    } else {
        if (next.token.kind == SZ_TOKEN_DASH && next.token.is_glued)
            sz_cursor_next(&next);
        if (!is_qualifier(&next, SZ_AND))
            return SZ_OK;
        sz_cursor_next(&next);
        if (next.token.kind == SZ_TOKEN_DASH && next.token.is_glued)
            sz_cursor_next(&next);
        if (!read_part(&next, &part))
            return SZ_OK;
    }
    *cursor = next;
    return add(&reader->group, part);
}

/* ---- decimals in words ---- */

/* "point two five": each word a digit. */
static bool read_digit_words(struct sz_cursor *cursor, struct sz_number *part) {
    *part = whole(0);
    while (kind_of(cursor) == SZ_ONES && part->decimals < SZ_AMOUNT_DECIMALS) {
        part->digits = part->digits * 10 + (sz_amount)value_of(cursor);
        part->decimals++;
        sz_cursor_next(cursor);
    }
    return part->decimals > 0;
}

/* "целых пять десятых", "целых двадцать пять сотых". */
static bool read_decimal_fraction(struct sz_cursor *cursor, struct sz_number *part) {
    if (is_qualifier(cursor, SZ_AND))
        sz_cursor_next(cursor);
    struct words words = read_words(cursor, (struct words){.rank = 1000});
    uint64_t denominator = kind_of(cursor) == SZ_FRACTION ? value_of(cursor) : 0;
    if (words.count == 0 || denominator % 10 != 0 || words.value >= denominator)
        return false;
    *part = whole(words.value);
    part->denominator = denominator;
    sz_cursor_next(cursor);
    return true;
}

static enum sz_status read_point(struct reader *reader) {
    struct sz_cursor next = after(reader->cursor), words = next;
    struct sz_number part;
    if (!read_decimal_fraction(&next, &part)) {
        next = words;
        if (!read_digit_words(&next, &part))
            return bad_number(reader);
    }
    *reader->cursor = next;
    enum sz_status status = add(&reader->group, part);
    return status == SZ_OK ? SZ_OK : sz_problem_set(reader->problem, status, reader->group.at, 1);
}

/* ---- groups ---- */

static void take_figure_group(struct reader *reader) {
    const struct sz_token *token = &reader->cursor->token;
    struct sz_number *group = &reader->group;
    *group = (struct sz_number){.digits = token->figure.digits,
                                .decimals = token->figure.decimals,
                                .denominator = 1,
                                .scale = 1,
                                .last_power = token->figure.last_power,
                                .has_last = true,
                                .figure = token->figure,
                                .is_figure = true};
    sz_cursor_next(reader->cursor);
}

/* A figure, "5", "1/2", "2 1/2", "3 hundred and 21", "2 thirds". */
static enum sz_status read_figure_group(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor;
    if (cursor->token.status != SZ_OK)
        return sz_problem_set(reader->problem, cursor->token.status, cursor->token.at,
                              cursor->token.end - cursor->token.at);
    if (read_ratio(cursor, &reader->group)) {
        reader->group.takes_of = true;
        return SZ_OK;
    }
    bool is_small = is_small_figure(cursor, 100);
    uint64_t value = is_small ? (uint64_t)cursor->token.figure.digits : 0;
    take_figure_group(reader);
    if (is_small && kind_of(cursor) == SZ_HUNDRED) {
        struct words words = read_words(
            cursor, (struct words){.value = value, .count = 1, .may_join = !reader->context.is_between});
        if (!words.is_hundred)
            return bad_number(reader);
        bool is_round = words.value == value * 100 && !words.has_figure;
        reader->group = whole(words.value);
        reader->group.is_words = false;
        reader->group.has_last = is_round;
        reader->group.last_power = 2;
        reader->group.scale = is_round ? 100 : 1;
    }
    return read_tail(reader);
}

/* Words, and what only words can be followed by: "two thirds", "two point two". */
static enum sz_status read_word_group(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor;
    struct words words =
        read_words(cursor, (struct words){.rank = 1000, .may_join = !reader->context.is_between});
    reader->group = whole(words.value);
    if (words.is_hundred && words.value % 100 == 0)
        reader->group.scale = 100;
    skip_dash(cursor, SZ_FRACTION, true);
    if (kind_of(cursor) == SZ_FRACTION && (flags_of(cursor) & SZ_PREFIX) == 0) {
        if (words.value == 0 || words.value >= value_of(cursor))
            return bad_number(reader);
        reader->group.denominator = value_of(cursor);
        reader->group.takes_of = true;
        sz_cursor_next(cursor);
        return SZ_OK;
    }
    if (kind_of(cursor) == SZ_POINT)
        return read_point(reader);
    return read_tail(reader);
}

static bool is_multiplier(int kind) {
    return kind == SZ_HUNDRED || kind == SZ_SCALE || kind == SZ_DOZEN;
}

/* A multiplier without a number before it: "thousand", "тысячи", "dozens". */
static enum sz_status read_implied_group(struct reader *reader) {
    unsigned flags = flags_of(reader->cursor);
    if ((flags & (SZ_BESIDE_COUNT | SZ_BESIDE_MONEY | SZ_GLUED | SZ_ABBREVIATION | SZ_NEEDS_NUMBER)) != 0)
        return SZ_NO_NUMBER;
    bool may_be_one = (flags & SZ_PLURAL) == 0 || (flags & SZ_GENITIVE) != 0;
    if ((flags & SZ_GENITIVE) != 0 && (flags & SZ_PLURAL) == 0 && !reader->context.is_governed)
        return SZ_NO_NUMBER;
    if (reader->context.is_governed && !may_be_one)
        return SZ_NO_NUMBER;
    bool is_one = (flags & SZ_PLURAL) == 0 || reader->context.is_governed;
    reader->group = whole(is_one ? 1 : 2);
    reader->group.is_indefinite = !is_one;
    reader->group.takes_of = !is_one;
    if (kind_of(reader->cursor) == SZ_HUNDRED) {
        struct words words = read_words(
            reader->cursor, (struct words){.value = 1, .count = 1, .may_join = !reader->context.is_between});
        if (!words.is_hundred || (!is_one && words.value != 100))
            return bad_number(reader);
        reader->group.digits = (sz_amount)words.value * (is_one ? 1 : 2);
        reader->group.scale = words.value == 100 ? 100 : 1;
    }
    return SZ_OK;
}

/* "a couple of", "several": what may follow is a multiplier, "of" between. */
static enum sz_status read_vague_group(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor, next;
    reader->group = whole(value_of(cursor));
    reader->group.is_indefinite = kind_of(cursor) == SZ_SEVERAL;
    reader->group.takes_of = true;
    sz_cursor_next(cursor);
    next = after(cursor);
    if (is_qualifier(cursor, SZ_OF) && is_multiplier(kind_of(&next)))
        *cursor = next;
    if (kind_of(cursor) == SZ_HUNDRED) {
        reader->group.digits *= 100;
        reader->group.scale = 100;
        sz_cursor_next(cursor);
    }
    return SZ_OK;
}

/* "half", "quarter": alone, or of what multiplies: "half a million", "полсотни". */
static enum sz_status read_bare_fraction(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor, next;
    reader->group = whole(1);
    reader->group.denominator = value_of(cursor);
    reader->group.takes_of = true;
    sz_cursor_next(cursor);
    next = *cursor;
    if (is_qualifier(&next, SZ_OF))
        sz_cursor_next(&next);
    if (kind_of(&next) == SZ_ARTICLE)
        sz_cursor_next(&next);
    if (is_multiplier(kind_of(&next)))
        *cursor = next;
    if (kind_of(cursor) == SZ_HUNDRED) {
        reader->group.digits = 100;
        sz_cursor_next(cursor);
    }
    return SZ_OK;
}

static enum sz_status read_article_group(struct reader *reader) {
    struct sz_cursor next = after(reader->cursor);
    int kind = kind_of(&next);
    if (is_multiplier(kind) || kind == SZ_COUPLE || kind == SZ_FRACTION) {
        *reader->cursor = next;
        if (kind == SZ_COUPLE)
            return read_vague_group(reader);
        return kind == SZ_FRACTION ? read_bare_fraction(reader) : read_implied_group(reader);
    }
    reader->group = whole(1);
    reader->group.is_article = true;
    sz_cursor_next(reader->cursor);
    return SZ_OK;
}

static enum sz_status read_first_group(struct reader *reader) {
    struct sz_cursor *cursor = reader->cursor;
    if (cursor->token.kind == SZ_TOKEN_FIGURE)
        return read_figure_group(reader);
    switch (kind_of(cursor)) {
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
    case SZ_HALVES:
        reader->group = whole(value_of(cursor));
        reader->group.denominator = 2;
        sz_cursor_next(cursor);
        return SZ_OK;
    case SZ_COUPLE:
    case SZ_SEVERAL:
        return read_vague_group(reader);
    case SZ_ARTICLE:
        return read_article_group(reader);
    default:
        return SZ_NO_NUMBER;
    }
}

/* ---- multipliers ---- */

/* Whether a multiplier that needs money or a counted noun beside it ("m"), or its figure ("k"), has it. */
static bool is_supported(const struct reader *reader) {
    unsigned flags = flags_of(reader->cursor);
    if ((flags & (SZ_BESIDE_COUNT | SZ_BESIDE_MONEY | SZ_GLUED)) == 0)
        return true;
    struct sz_cursor next = after(reader->cursor);
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    bool is_money = unit != NULL && sz_units[unit->concept].dimension == SZ_MONEY;
    bool is_counted = unit != NULL && (unit->flags & SZ_COUNTED) != 0;
    if (reader->context.is_money || is_money || (is_counted && (flags & SZ_BESIDE_MONEY) == 0))
        return true;
    return (flags & SZ_GLUED) != 0 && reader->cursor->token.is_glued && next.token.kind == SZ_TOKEN_END;
}

/* Multipliers behind a group; two only where the second is larger: "three thousand million". */
static enum sz_status read_scales(struct reader *reader, uint64_t *scale) {
    struct sz_cursor *cursor = reader->cursor, next;
    uint64_t last = 0;
    *scale = 1;
    for (;;) {
        next = *cursor;
        if (is_qualifier(&next, SZ_OF) && reader->group.is_indefinite)
            sz_cursor_next(&next);
        int kind = kind_of(&next);
        if ((kind != SZ_SCALE && kind != SZ_DOZEN) || value_of(&next) <= last)
            return SZ_OK;
        if (last > 0 && kind == SZ_DOZEN)
            return SZ_OK;
        *cursor = next;
        if (!is_supported(reader))
            return SZ_OK;
        last = value_of(cursor);
        if (__builtin_mul_overflow(*scale, last, scale))
            return SZ_OVERFLOW;
        sz_cursor_next(cursor);
    }
}

/* ---- the sum of groups ---- */

static enum sz_status read_group(struct reader *reader, bool is_first, uint64_t *scale) {
    int kind = kind_of(reader->cursor);
    bool is_plain = reader->cursor->token.kind == SZ_TOKEN_FIGURE || kind == SZ_ONES || kind == SZ_TEENS ||
                    kind == SZ_TENS || kind == SZ_HUNDREDS;
    enum sz_status status = is_first || is_plain ? read_first_group(reader) : SZ_NO_NUMBER;
    uint64_t hundred = reader->group.scale;
    if (status != SZ_OK)
        return status;
    status = read_scales(reader, scale);
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
    struct sz_cursor next = *reader->cursor;
    struct sz_number part;
    if (scale < 2 || !is_qualifier(&next, SZ_AND))
        return SZ_OK;
    sz_cursor_next(&next);
    if (kind_of(&next) != SZ_ARTICLE || !read_part(&next, &part) || is_multiplier(kind_of(&next)) ||
        is_qualifier(&next, SZ_OF) || sz_token_word(&next.token, SZ_WORD_NUMBER) != NULL)
        return SZ_OK;
    *reader->cursor = next;
    enum sz_status status = sz_number_multiply(&part, scale);
    return status == SZ_OK ? add(sum, part) : status;
}

/* Reads a further group below `ceiling`; `is_read` says whether there was one. */
static enum sz_status read_further(struct reader *reader, uint64_t *ceiling, struct sz_number *sum,
                                   bool *is_read) {
    struct sz_cursor before = *reader->cursor;
    uint64_t scale;
    *is_read = false;
    if (is_qualifier(reader->cursor, SZ_AND) && !reader->context.is_between)
        sz_cursor_next(reader->cursor);
    if (reader->cursor->token.kind == SZ_TOKEN_FIGURE && reader->cursor->token.status != SZ_OK) {
        *reader->cursor = before;
        return SZ_OK;
    }
    enum sz_status status = read_group(reader, false, &scale);
    if (status == SZ_NO_NUMBER) {
        *reader->cursor = before;
        return SZ_OK;
    }
    struct sz_number limit = whole(*ceiling);
    if (status == SZ_OK && (!sz_number_is_whole(&reader->group) ||
                            sz_number_cmp(&reader->group, &limit) >= 0 || reader->group.digits == 0))
        return bad_number(reader);
    if (status != SZ_OK)
        return status;
    *ceiling = scale;
    *is_read = true;
    return add(sum, reader->group);
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

enum sz_status sz_number_read(struct sz_cursor *cursor, struct sz_number_context context,
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
