/* A phrase is read where one may begin; what stands around it then decides whether it is a quantity, and a
 * noun is looked for behind a bare number. Each look ahead is over a few tokens. */
#include "mention.h"

#include "../base/utf8.h"
#include "noun.h"
#include "phrase.h"

/* ---- where a quantity begins ---- */

static bool starts_bound(int kind) {
    return kind == SZ_MORE || kind == SZ_LEAST || kind == SZ_LESS || kind == SZ_MOST || kind == SZ_ABOUT ||
           kind == SZ_NEARLY || kind == SZ_SLIGHTLY_MORE || kind == SZ_SLIGHTLY_LESS || kind == SZ_BETWEEN ||
           kind == SZ_FROM || kind == SZ_UNTIL;
}

/* "килограммов пять": the unit comes first. */
static bool is_inverted(const struct sz_cursor *cursor, const struct sz_word *unit) {
    struct sz_cursor next = *cursor;
    if (unit->language != SZ_RUSSIAN || (unit->flags & (SZ_COUNTED | SZ_ABBREVIATION)) != 0)
        return false;
    sz_cursor_next(&next);
    return sz_token_number(&next.token) != NULL;
}

bool sz_mention_may_start(const struct sz_cursor *cursor, const struct sz_before *before) {
    const struct sz_token *token = &cursor->token;
    bool is_free =
        !token->is_glued || before->kind == SZ_TOKEN_END || before->is_opening || before->is_bullet;
    if (!is_free)
        return false;
    if (token->kind == SZ_TOKEN_FIGURE || starts_bound(sz_token_qualifier(token, false)))
        return true;
    const struct sz_word *unit = sz_token_word(token, SZ_WORD_UNIT);
    const unsigned leading = SZ_BEFORE_NUMBER | SZ_SINGLE | SZ_PREFIX | SZ_NEEDS_NUMBER;
    return sz_token_number(token) != NULL ||
           (unit != NULL && ((unit->flags & leading) != 0 || is_inverted(cursor, unit)));
}

/* ---- known items ---- */

bool sz_mention_skip_item(struct sz_cursor *cursor, struct sz_span *item) {
    size_t length;
    if (!sz_noun_is_item(cursor, &length))
        return false;
    *item = sz_span_cut(cursor->text, cursor->token.at, cursor->token.at + length);
    sz_noun_move(cursor, cursor->token.at + length);
    return true;
}

/* ---- the phrase ---- */

/* "3 kg to 5 couriers": what a word joins in vain are two quantities. */
static bool is_loose_joint(struct sz_cursor cursor, const struct sz_problem *problem, size_t *joint) {
    bool is_joined = problem->status == SZ_NO_UNIT || problem->status == SZ_TWO_DIMENSIONS ||
                     problem->status == SZ_REVERSED_RANGE;
    if (sz_token_is(&cursor.token, SZ_FROM) || sz_token_is(&cursor.token, SZ_BETWEEN))
        return false;
    while (cursor.token.kind != SZ_TOKEN_END && cursor.token.at < problem->at + problem->length)
        sz_cursor_next(&cursor);
    *joint = cursor.token.at;
    bool is_label = cursor.token.kind == SZ_TOKEN_DASH && !cursor.token.is_glued &&
                    problem->status == SZ_TWO_DIMENSIONS; /* "1 kg - $900" */
    return is_joined && problem->length > 0 && (is_label || cursor.token.kind == SZ_TOKEN_WORD);
}

/* "2016 - 3.4 t": a year and what was seized in it; of years that are no round numbers, and of ranges that
 * run backwards. */
static bool is_year_label(const struct sz_cursor *cursor) {
    const struct sz_token *token = &cursor->token;
    struct sz_cursor dash = sz_cursor_after(cursor);
    struct sz_cursor next = sz_cursor_after(&dash);
    return sz_token_is_year(token) && dash.token.kind == SZ_TOKEN_DASH && !dash.token.is_glued &&
           !next.token.is_glued;
}

static enum sz_status read_phrase(struct sz_cursor *cursor, struct sz_phrase *phrase) {
    struct sz_cursor start = *cursor;
    struct sz_problem problem = {0};
    size_t joint;
    bool is_label = is_year_label(cursor);
    if (is_label && cursor->token.figure.digits % 50 != 0) {
        sz_cursor_next(cursor);
        return SZ_YEAR;
    }
    enum sz_status status = sz_phrase_read(cursor, NULL, phrase, &problem);
    if (status == SZ_OK || status == SZ_NO_NUMBER)
        return status;
    if (is_label) {
        *cursor = sz_cursor_after(&start);
        return status;
    }
    if (is_loose_joint(start, &problem, &joint)) {
        struct sz_cursor first = start;
        first.text.length = joint;
        status = sz_phrase_read(&first, NULL, phrase, &problem);
        *cursor = start;
        sz_noun_move(cursor, joint);
        return status;
    }
    if (cursor->token.at < problem.at + problem.length)
        sz_noun_move(cursor, problem.at + problem.length);
    return status;
}

/* "from 3 suspects", "grew from 5 kg" are no range, so "from" says nothing about the figure. */
static enum sz_status read_plain_from(struct sz_cursor *cursor, size_t *start, struct sz_phrase *phrase) {
    struct sz_cursor before = *cursor;
    enum sz_status status = read_phrase(cursor, phrase);
    const struct sz_word *word = sz_token_word(&before.token, SZ_WORD_QUALIFIER);
    if (!sz_token_is(&before.token, SZ_FROM) || status != SZ_OK || !phrase->interval.is_unbounded)
        return status;
    if (word->concept != SZ_QUALIFIER_from && sz_units[phrase->unit].dimension != SZ_COUNT)
        return status;
    *cursor = sz_cursor_after(&before);
    *start = cursor->token.at;
    return read_phrase(cursor, phrase);
}

/* ---- what stands around the phrase ---- */

/* Letters, hyphens, slashes and figures glued to the amount make something else of it. */
static bool is_glued_on(const struct sz_cursor *cursor) {
    const struct sz_token *token = &cursor->token;
    return token->is_glued && token->kind != SZ_TOKEN_END && token->kind != SZ_TOKEN_COMMA &&
           token->kind != SZ_TOKEN_FULL_STOP && token->kind != SZ_TOKEN_CLOSE &&
           token->kind != SZ_TOKEN_DOTS && token->kind != SZ_TOKEN_OPEN && !sz_cursor_is_quote(cursor) &&
           token->kind != SZ_TOKEN_COLON && token->kind != SZ_TOKEN_SIGN;
}

/* "4.4 kg. Besides": the full stop of the abbreviation ends the sentence too. */
static bool is_new_sentence(const struct sz_cursor *cursor) {
    size_t at = cursor->token.at;
    while (at > 0 && cursor->text.text[at - 1] == ' ')
        at--;
    return at > 0 && at < cursor->token.at && cursor->text.text[at - 1] == '.' && sz_cursor_is_upper(cursor);
}

static bool is_concept(const struct sz_token *token, enum sz_qualifier_id concept) {
    const struct sz_word *word = sz_token_word(token, SZ_WORD_QUALIFIER);
    return word != NULL && word->concept == concept;
}

/* "per gram", "a month": what follows is measured or counted, or is a time; "a week later" says when. */
static bool is_each_of(const struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor), behind = sz_cursor_after(&next);
    return !is_concept(&behind.token, SZ_QUALIFIER_moment) &&
           (sz_token_word(&next.token, SZ_WORD_UNIT) != NULL ||
            sz_token_qualifier(&next.token, false) >= (int)SZ_STOP_RATE);
}

/* "на 3 т больше, чем": not what there is. */
static bool is_difference(const struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    const struct sz_word *word = sz_token_word(&cursor->token, SZ_WORD_QUALIFIER);
    bool is_more = sz_token_is(&cursor->token, SZ_MORE) || sz_token_is(&cursor->token, SZ_LESS);
    return is_more && word->language == SZ_RUSSIAN && next.token.kind != SZ_TOKEN_FIGURE &&
           sz_token_number(&next.token) == NULL;
}

/* Where the words behind "of" end that no table knows: "25 tonnes of fuel each". */
static size_t unknown_end(struct sz_cursor cursor) {
    if (!sz_token_is(&cursor.token, SZ_OF))
        return 0;
    sz_cursor_next(&cursor);
    return cursor.token.kind == SZ_TOKEN_UNKNOWN ? cursor.token.end : 0;
}

/* "30 kg of heroin a week", "50 кг мефедрона в сутки": behind the item a rate still makes one of the amount. */
static bool is_rate_behind(const struct sz_cursor *cursor, size_t item_end) {
    struct sz_cursor rate = *cursor;
    sz_noun_move(&rate, item_end);
    if (sz_token_number_kind(&rate.token) == SZ_ARTICLE || is_concept(&rate.token, SZ_QUALIFIER_per))
        return is_each_of(&rate);
    return sz_token_is(&rate.token, SZ_STOP_RATE) && !is_concept(&rate.token, SZ_QUALIFIER_respectively);
}

/* A size of each, a share, a speed: "5 kg each", "5 kg per day", "20 percent".
 * "Per trip" leaves an amount. */
static bool is_spoiled_behind(const struct sz_cursor *cursor, const struct sz_phrase *phrase) {
    const struct sz_token *token = &cursor->token;
    int kind = sz_token_qualifier(token, false);
    if (token->kind == SZ_TOKEN_SLASH || is_new_sentence(cursor))
        return token->kind == SZ_TOKEN_SLASH;
    if (sz_token_qualifier(token, true) >= 0)
        return false; /* "5 kg plus 300 tablets" */
    if (is_concept(token, SZ_QUALIFIER_off))
        return sz_units[phrase->unit].dimension != SZ_LENGTH;
    if (is_concept(token, SZ_QUALIFIER_shy) || is_difference(cursor))
        return true; /* "5 kg shy of a ton" */
    if (is_concept(token, SZ_QUALIFIER_respectively))
        return false;
    if (is_concept(token, SZ_QUALIFIER_per))
        return phrase->is_bare || is_each_of(cursor);
    if (sz_token_number_kind(token) == SZ_ARTICLE)
        return is_each_of(cursor);
    bool is_label = sz_token_is_label(token);
    return (kind == SZ_STOP && !(is_label && !phrase->is_bare)) || kind == SZ_STOP_RATE ||
           (phrase->is_bare && kind == SZ_STOP_DATE);
}

/* "5m KGS": a currency that no figure follows makes millions of what seemed metres. */
static bool is_money_behind(const struct sz_cursor *cursor, const struct sz_phrase *phrase) {
    const struct sz_meanings *meanings = cursor->token.word.meanings;
    if (meanings == NULL || sz_units[phrase->unit].dimension != SZ_LENGTH ||
        sz_cursor_after(cursor).token.kind == SZ_TOKEN_FIGURE)
        return false;
    for (size_t i = 0; i < meanings->unit_count; i++)
        if (sz_units[meanings->words[i].concept].dimension == SZ_MONEY)
            return true;
    return false;
}

static bool is_measured(const struct sz_phrase *phrase) {
    return sz_units[phrase->unit].dimension != SZ_COUNT;
}

/* "a container", "a yard of": an article counts only what is weighed or poured;
 * "in one case" counts nothing. */
static bool is_one_alone(const struct sz_cursor *start, const struct sz_phrase *phrase,
                         const struct sz_cursor *end, const struct sz_before *before) {
    bool is_one = phrase->interval.low == SZ_AMOUNT_ONE && phrase->interval.high == SZ_AMOUNT_ONE;
    enum sz_dimension dimension = sz_units[phrase->unit].dimension;
    struct sz_cursor next = sz_cursor_after(start);
    if (start->token.kind == SZ_TOKEN_FIGURE || (dimension == SZ_COUNT && !is_one))
        return false;
    bool is_article = sz_token_number_kind(&start->token) == SZ_ARTICLE;
    if (dimension == SZ_COUNT)
        return is_article || before->is_link;
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    if (unit != NULL && sz_cursor_after(&next).token.kind == SZ_TOKEN_FIGURE)
        return false; /* "a £5,000 fine" */
    return is_article && unit != NULL &&
           ((dimension != SZ_MASS && dimension != SZ_VOLUME) || !sz_token_is(&end->token, SZ_OF));
}

/* "the 2018 operation": a figure that may be a year, behind a word that no count has before it, and "2000 г" but behind one
 * that leads to an amount. */
static bool is_year(const struct sz_cursor *start, const struct sz_before *before,
                    const struct sz_phrase *phrase) {
    struct sz_cursor next = sz_cursor_after(start);
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    bool is_marked = unit != NULL && (unit->flags & SZ_YEAR_MARK) != 0;
    if (phrase->is_years || !sz_token_is_year(&start->token))
        return phrase->is_years;
    if (is_measured(phrase))
        return is_marked && (before->is_year || !before->is_leading);
    return before->is_link || before->is_name || before->is_date || before->is_year;
}

static bool is_spoiled_before(const struct sz_before *before, const struct sz_phrase *phrase) {
    if (before->is_label)
        return true;
    if (is_measured(phrase))
        return before->is_size || before->is_by || before->is_each ||
               (before->is_value && sz_units[phrase->unit].dimension != SZ_MONEY);
    return before->is_model || before->is_ratio || before->is_unit || (before->is_date && phrase->is_bare);
}

/* "08 KG 123": a figure in a text that begins with a nought numbers something. */
static bool is_identifier(const struct sz_cursor *start) {
    return start->token.kind == SZ_TOKEN_FIGURE && start->token.figure.has_leading_zero;
}

/* ---- the whole ---- */

/* Reads the bytes up to `end` by the strict reader, without blanks and a last full stop. */
static bool read_strictly(const struct sz_cursor *cursor, size_t start, size_t end,
                          struct sz_mention *mention) {
    struct sz_span span = sz_span_cut(cursor->text, start, end);
    while (span.length > 0 &&
           ((unsigned char)span.text[span.length - 1] <= ' ' || span.text[span.length - 1] == '.'))
        span.length--;
    mention->start = start;
    mention->length = span.length;
    struct sz_quantity_options options = {0}; /* the letters around a figure alone say whose comma it is */
    if (cursor->script_comma != SZ_COMMA_UNKNOWN)
        options.unit_decimal = cursor->script_comma == SZ_COMMA_GROUPS ? SZ_DECIMAL_POINT : SZ_DECIMAL_COMMA;
    return sz_quantity_parse(span, &options, &mention->quantity, NULL) == SZ_OK;
}

static bool is_same(const struct sz_mention *mention, const struct sz_phrase *phrase) {
    return mention->quantity.unit == phrase->unit &&
           sz_interval_equal(&mention->quantity.interval, &phrase->interval);
}

/* Whether the words that end at `end` lead on to an amount of their own: "heroin - 5 kg hashish - 2 kg". */
static bool leads(struct sz_cursor cursor, size_t end) {
    sz_noun_move(&cursor, end);
    return (cursor.token.kind == SZ_TOKEN_DASH && !cursor.token.is_glued) ||
           cursor.token.kind == SZ_TOKEN_COLON;
}

/* "5m captagon pills" may be millions. */
static bool may_be_millions(const struct sz_cursor *cursor, const struct sz_phrase *phrase) {
    struct sz_noun noun;
    return phrase->is_in_m && sz_noun_find(*cursor, &noun) && noun.is_known;
}

/* Where a counted noun behind the item ends, or 0. */
static size_t counted_end(const struct sz_cursor *cursor, size_t item_end) {
    struct sz_cursor next = *cursor;
    sz_noun_move(&next, item_end);
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    return unit != NULL && (unit->flags & SZ_COUNTED) != 0 ? next.token.end : 0;
}

static bool take(struct sz_cursor *cursor, const struct sz_phrase *phrase, size_t start, size_t end,
                 struct sz_mention *mention) {
    if (!read_strictly(cursor, start, end, mention) || !is_same(mention, phrase))
        return false;
    sz_noun_move(cursor, end);
    return true;
}

static bool take_measured(struct sz_cursor *cursor, const struct sz_phrase *phrase, size_t start, bool is_led,
                          struct sz_mention *mention) {
    size_t end = sz_noun_named_end(*cursor, phrase->item_at);
    if (end == 0 && !is_new_sentence(cursor))
        end = sz_noun_item_end(*cursor);
    if (end > 0 && is_led && leads(*cursor, end))
        end = 0;
    size_t words_end = end > 0 ? end : unknown_end(*cursor);
    if (may_be_millions(cursor, phrase) || (words_end > 0 && is_rate_behind(cursor, words_end)))
        return false;
    size_t counted = end > 0 ? counted_end(cursor, end) : 0;
    if (counted > 0 && !read_strictly(cursor, start, counted, mention))
        return false; /* "10 mg diazepam tablets": the size of each */
    if (end > 0 && take(cursor, phrase, start, end, mention))
        return true;
    if (counted > 0)
        return take(cursor, phrase, start, counted, mention); /* "a 500 kg cocaine haul" */
    return !phrase->needs_item && read_strictly(cursor, start, phrase->end, mention) &&
           is_same(mention, phrase);
}

/* "the weight of one dose, 0.1 g" is no quantity, and neither is what one weighs. */
static bool skip_size(struct sz_cursor *cursor, const struct sz_cursor *start,
                      const struct sz_phrase *phrase) {
    struct sz_cursor next = *cursor;
    struct sz_phrase size;
    bool is_one = phrase->interval.low == SZ_AMOUNT_ONE && phrase->interval.high == SZ_AMOUNT_ONE;
    if (!is_one || is_measured(phrase) || start->token.kind == SZ_TOKEN_FIGURE)
        return false;
    if (next.token.kind == SZ_TOKEN_DASH || next.token.kind == SZ_TOKEN_COMMA)
        sz_cursor_next(&next);
    if (next.token.kind != SZ_TOKEN_FIGURE || read_phrase(&next, &size) != SZ_OK || !is_measured(&size) ||
        sz_units[size.unit].dimension == SZ_LENGTH) /* "a boat 200 miles off the coast" */
        return false;
    *cursor = next;
    return true;
}

static bool take_counted(struct sz_cursor *cursor, const struct sz_before *before,
                         const struct sz_phrase *phrase, size_t start, struct sz_mention *mention) {
    struct sz_cursor words = *cursor;
    struct sz_noun noun;
    if (!phrase->has_stated && sz_token_is(&words.token, SZ_OF))
        sz_cursor_next(&words);
    if (!sz_noun_find(words, &noun))
        return false;
    bool is_one = phrase->interval.low == SZ_AMOUNT_ONE && phrase->interval.high == SZ_AMOUNT_ONE;
    bool is_name =
        before->is_name && sz_utf8_is_digit((unsigned char)cursor->text.text[start]); /* "Order 681 lists" */
    if (is_rate_behind(cursor, noun.end))
        return false;
    if (!noun.is_known && (is_one || is_name || !phrase->has_stated))
        return false;
    if (phrase->may_be_year && !noun.is_known)
        return false;
    if (cursor->token.at >= noun.end || !read_strictly(cursor, start, noun.end, mention) ||
        !is_same(mention, phrase))
        return false;
    sz_noun_move(cursor, noun.end);
    return true;
}

/* "firearms - 51": nothing but the end of the list's entry follows. */
static bool take_alone(const struct sz_cursor *cursor, const struct sz_phrase *phrase, size_t start,
                       struct sz_mention *mention) {
    const struct sz_token *token = &cursor->token;
    bool ends = token->kind == SZ_TOKEN_END || token->kind == SZ_TOKEN_COMMA ||
                token->kind == SZ_TOKEN_FULL_STOP || cursor->text.text[token->at] == ';';
    return ends && !phrase->may_be_year && read_strictly(cursor, start, phrase->end, mention) &&
           is_same(mention, phrase);
}

bool sz_mention_read(struct sz_cursor *cursor, const struct sz_before *before, bool is_led,
                     struct sz_mention *mention) {
    struct sz_cursor start = *cursor;
    struct sz_phrase phrase;
    size_t at = start.token.at;
    enum sz_status status = read_plain_from(cursor, &at, &phrase);
    if (cursor->token.at <= start.token.at)
        *cursor = sz_cursor_after(&start);
    if (status == SZ_NO_NUMBER)
        *cursor = sz_cursor_after(&start);
    if (at > start.token.at)
        sz_cursor_next(&start);
    if (status != SZ_OK || is_identifier(&start) || skip_size(cursor, &start, &phrase) ||
        is_glued_on(cursor) || is_spoiled_before(before, &phrase) || is_year(&start, before, &phrase) ||
        is_spoiled_behind(cursor, &phrase) || is_one_alone(&start, &phrase, cursor, before) ||
        is_money_behind(cursor, &phrase))
        return false;
    if (!phrase.is_bare)
        return take_measured(cursor, &phrase, at, is_led, mention);
    return take_counted(cursor, before, &phrase, at, mention) ||
           (is_led && take_alone(cursor, &phrase, at, mention));
}
