/* The text is cut into passages: a paragraph, a line of a list, or what fits PASSAGE_MAX. A cursor goes over
 * each token by token; where a quantity may begin, mention.c looks closer. */
#include "text.h"

#include "../base/utf8.h"
#include "plural.h"

enum { PASSAGE_MAX = 2048 };

/* ---- passages ---- */

static size_t skip_blanks(struct sz_span text, size_t at, size_t *newlines) {
    *newlines = 0;
    for (; at < text.length &&
           (text.text[at] == ' ' || text.text[at] == '\t' || text.text[at] == '\r' || text.text[at] == '\n');
         at++)
        *newlines += text.text[at] == '\n';
    return at;
}

/* Whether the last word before `end` leads on: "more than", "about", "and". */
static bool leads_on(struct sz_span text, size_t start, size_t end) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length, at;
    while (end > start && (text.text[end - 1] == ' ' || text.text[end - 1] == '\r'))
        end--;
    for (at = end; at > start && text.text[at - 1] != ' ' && text.text[at - 1] != '\n' && end - at < 32;)
        at--;
    return sz_words_find(sz_span_cut(text, at, end), SZ_WORD_QUALIFIER, words, &length) > 0 &&
           at + length == end;
}

/* A line end inside a sentence: the next line goes on in small letters, or the last one leads on. */
static bool goes_on(struct sz_span text, size_t start, size_t line_end) {
    uint32_t c;
    size_t newlines, next = skip_blanks(text, line_end, &newlines);
    if (newlines > 1 || sz_utf8_decode(sz_span_from(text, next), &c) == 0)
        return false;
    if (sz_utf8_is_letter(c) && !sz_utf8_is_upper(c))
        return true;
    return !sz_utf8_is_dash(c) && leads_on(text, start, line_end);
}

static size_t passage_end(struct sz_span text, size_t start) {
    uint32_t c;
    size_t at = start, blank = start;
    for (size_t length; at < text.length && at - start < PASSAGE_MAX; at += length) {
        length = sz_utf8_decode(sz_span_from(text, at), &c);
        if (length == 0 || c == 0 || (c == '\n' && !goes_on(text, start, at)))
            return at;
        if (c == ' ')
            blank = at;
    }
    return at < text.length && blank > start ? blank : at;
}

static bool next_passage(struct sz_text *reader) {
    uint32_t c;
    size_t at = reader->end;
    while (at < reader->text.length) {
        size_t length = sz_utf8_decode(sz_span_from(reader->text, at), &c);
        if (length > 0 && c != 0 && !sz_utf8_is_space(c))
            break;
        at += length == 0 ? 1 : length;
    }
    reader->at = at;
    reader->end = passage_end(reader->text, at);
    reader->before = (struct sz_before){0};
    reader->item = sz_span_of(reader->text.text, 0);
    reader->is_led = false;
    if (at >= reader->text.length)
        return false;
    sz_cursor_init(&reader->cursor, sz_span_cut(reader->text, at, reader->end), 0);
    sz_cursor_weigh(&reader->cursor);
    sz_cursor_next(&reader->cursor);
    reader->cursor.is_running = true;
    return true;
}

/* ---- what stands before the cursor ---- */

static bool is_opening(const struct sz_cursor *cursor) {
    return cursor->token.kind == SZ_TOKEN_OPEN || sz_cursor_is_quote(cursor);
}

/* "seized", "изъяли": by its ending, or as a word of reports. */
static bool is_verb(const struct sz_cursor *cursor) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length;
    struct sz_span rest = sz_span_from(cursor->text, cursor->token.at);
    if (cursor->token.kind != SZ_TOKEN_UNKNOWN)
        return false;
    return sz_plural_is_verb(sz_span_cut(cursor->text, cursor->token.at, cursor->token.end)) ||
           (sz_words_find(rest, SZ_WORD_PARTICLE, words, &length) > 0 &&
            words[0].concept == SZ_PARTICLE_fate);
}

/* Words of reports that stand before what was seized, "seized", "изъято", are no names, nor are Russian verbs. */
static bool is_name(const struct sz_cursor *cursor) {
    uint32_t c;
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length;
    struct sz_span rest = sz_span_from(cursor->text, cursor->token.at);
    return cursor->token.kind == SZ_TOKEN_UNKNOWN && sz_utf8_decode(rest, &c) > 0 && sz_utf8_is_upper(c) &&
           sz_words_find(rest, SZ_WORD_PARTICLE, words, &length) == 0 && !is_verb(cursor);
}

/* "in", "of", "из" between two numbers. */
static bool is_of_many(const struct sz_token *token) {
    const struct sz_word *word = sz_token_word(token, SZ_WORD_QUALIFIER);
    bool is_in = sz_token_is(token, SZ_LINK) && sz_token_word(token, SZ_WORD_UNIT) != NULL;
    return is_in || sz_token_is(token, SZ_OF) || (word != NULL && word->concept == SZ_QUALIFIER_out_of);
}

/* "and", "or", a comma or a dash between years. */
static bool is_series(const struct sz_token *token) {
    return sz_token_is(token, SZ_AND) || sz_token_is(token, SZ_OR) || token->kind == SZ_TOKEN_COMMA ||
           token->kind == SZ_TOKEN_DASH;
}

static struct sz_before before_next(const struct sz_cursor *cursor, const struct sz_before *before) {
    const struct sz_token *token = &cursor->token;
    const struct sz_word *word = sz_token_word(token, SZ_WORD_QUALIFIER);
    const struct sz_word *unit = sz_token_word(token, SZ_WORD_UNIT);
    int kind = sz_token_qualifier(token, false);
    return (struct sz_before){
        .kind = token->kind == SZ_TOKEN_FULL_STOP && !token->is_glued ? SZ_TOKEN_END : token->kind,
        .is_opening = is_opening(cursor),
        .is_bullet = token->kind == SZ_TOKEN_DASH && before->kind == SZ_TOKEN_END,
        .is_label = sz_token_is_label(token),
        .is_date = kind == SZ_STOP_DATE,
        .is_year = before->is_year && is_series(token),
        .is_link = kind == SZ_LINK || kind == SZ_OF || kind == SZ_FROM ||
                   (kind == SZ_PLAIN && word->concept != SZ_QUALIFIER_plain),
        .is_leading = is_series(token) || token->kind == SZ_TOKEN_COLON || is_verb(cursor),
        .is_each = (word != NULL && word->concept == SZ_QUALIFIER_each) ||
                   (before->is_each && (token->kind == SZ_TOKEN_UNKNOWN || token->kind == SZ_TOKEN_WORD)),
        .is_model = before->is_number && is_name(cursor),
        .is_value = word != NULL && word->concept == SZ_QUALIFIER_value,
        .is_by = word != NULL && word->concept == SZ_QUALIFIER_by,
        .is_unit = unit != NULL && (unit->flags & (SZ_COUNTED | SZ_ALONE | SZ_ABBREVIATION)) == 0,
        .is_name = is_name(cursor),
        .is_size = kind == SZ_OF && before->is_counted,
        .is_ratio = before->is_number && is_of_many(token),
    };
}

/* "and over" is one word of ours, but the quantity begins behind its "and". */
static bool pass_joint(struct sz_text *reader) {
    struct sz_token *token = &reader->cursor.token;
    struct sz_cursor first = reader->cursor;
    size_t at = token->at;
    while (at < token->end && first.text.text[at] != ' ')
        at++;
    if (token->kind != SZ_TOKEN_WORD || at == token->end)
        return false;
    first.text.length = at;
    first.token.end = token->at;
    sz_cursor_next(&first);
    if (!sz_token_is(&first.token, SZ_AND) && !sz_token_is(&first.token, SZ_OR))
        return false;
    token->end = at;
    sz_cursor_next(&reader->cursor);
    return true;
}

static void pass_token(struct sz_text *reader) {
    const struct sz_token *token = &reader->cursor.token;
    bool leads =
        token->kind == SZ_TOKEN_DASH || token->kind == SZ_TOKEN_COLON || token->kind == SZ_TOKEN_OPEN;
    reader->is_led = leads && reader->item.length > 0;
    if (!reader->is_led && !sz_token_is(token, SZ_PLAIN)) /* "heroin weighing 5 kg" */
        reader->item.length = 0;
    reader->before = before_next(&reader->cursor, &reader->before);
    sz_cursor_next(&reader->cursor);
}

/* "laboratories dismantled: 6": what was done with the item, if a colon or a dash follows. */
static void pass_fate(struct sz_cursor *cursor) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length;
    struct sz_cursor next = *cursor;
    if (sz_words_find(sz_span_from(cursor->text, cursor->token.at), SZ_WORD_PARTICLE, words, &length) == 0 ||
        words[0].concept != SZ_PARTICLE_fate)
        return;
    for (size_t end = cursor->token.at + length; next.token.kind != SZ_TOKEN_END && next.token.at < end;)
        sz_cursor_next(&next);
    if (next.token.kind == SZ_TOKEN_COLON || (next.token.kind == SZ_TOKEN_DASH && !next.token.is_glued))
        *cursor = next;
}

/* Known items are passed as a whole: some have digits in them, and a quantity may follow one. */
static bool pass_item(struct sz_text *reader) {
    if (!sz_mention_skip_item(&reader->cursor, &reader->item))
        return false;
    pass_fate(&reader->cursor);
    reader->before = (struct sz_before){.kind = SZ_TOKEN_WORD, .is_each = reader->before.is_each};
    reader->is_led = false;
    return true;
}

/* ---- the whole ---- */

/* "16 packets (17.6 kg) of cocaine": the item behind the bracket. */
static struct sz_span item_behind_bracket(const struct sz_cursor *cursor) {
    struct sz_span item = sz_span_of(cursor->text.text, 0);
    struct sz_cursor next = sz_cursor_after(cursor);
    if (cursor->token.kind != SZ_TOKEN_CLOSE)
        return item;
    if (sz_token_is(&next.token, SZ_OF))
        sz_cursor_next(&next);
    (void)sz_mention_skip_item(&next, &item);
    return item;
}

/* An amount that names no item measures the one before it; "heroin 5 kg" only where it is weighed. */
static void take_item(const struct sz_text *reader, struct sz_quantity *quantity) {
    enum sz_dimension dimension = sz_units[quantity->unit].dimension;
    struct sz_span words = reader->item;
    bool is_led = reader->is_led;
    if (words.length == 0 && reader->before.is_opening) {
        words = item_behind_bracket(&reader->cursor);
        is_led = false;
    }
    int item = sz_item_find(words);
    bool is_weighed = sz_item_is_weighed(item);
    if (quantity->item.length > 0 || words.length == 0 || (is_weighed && dimension == SZ_LENGTH) ||
        (!is_led && (!is_weighed || (dimension != SZ_MASS && dimension != SZ_VOLUME))))
        return;
    quantity->item = words;
    quantity->item_id = item;
}

static bool is_small_number(const struct sz_token *token) {
    return sz_token_is_small(token, 10) || sz_token_number_kind(token) == SZ_ONES;
}

static bool read_here(struct sz_text *reader, struct sz_mention *mention) {
    struct sz_cursor *cursor = &reader->cursor;
    size_t at = cursor->token.at;
    struct sz_cursor next = sz_cursor_after(cursor);
    bool is_small = is_small_number(&cursor->token) || (sz_token_is(&cursor->token, SZ_ABOUT) &&
                                                        is_small_number(&next.token)); /* "some 1 in 4" */
    bool is_year = sz_token_is_year(&cursor->token);
    bool is_read = sz_mention_read(cursor, &reader->before, reader->is_led, mention);
    bool is_stuck = cursor->token.at <= at;
    if (is_read)
        take_item(reader, &mention->quantity);
    bool is_packed =
        is_read && mention->quantity.unit == SZ_UNIT_piece && sz_item_is_weighed(mention->quantity.item_id);
    reader->item = is_packed ? mention->quantity.item
                             : sz_span_of(reader->text.text, 0); /* "bags of it weighing 5 kg" */
    reader->is_led = false;
    reader->before = (struct sz_before){.kind = SZ_TOKEN_WORD,
                                        .is_counted = is_read && mention->quantity.unit == SZ_UNIT_piece,
                                        .is_year = !is_read && is_year,
                                        .is_number = !is_read && is_small};
    if (is_stuck) /* never, but every text must come to its end */
        sz_cursor_next(cursor);
    mention->start += reader->at;
    return is_read;
}

void sz_text_start(struct sz_text *reader, struct sz_span text) {
    *reader = (struct sz_text){.text = text};
}

bool sz_text_next(struct sz_text *reader, struct sz_mention *mention) {
    for (;;) {
        if (reader->cursor.token.kind == SZ_TOKEN_END) {
            if (!next_passage(reader))
                return false;
        } else if (pass_joint(reader)) {
            continue;
        } else if (sz_mention_may_start(&reader->cursor, &reader->before)) {
            if (read_here(reader, mention))
                return true;
        } else if (!pass_item(reader)) {
            pass_token(reader);
        }
    }
}
