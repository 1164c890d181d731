/* Known items are matched before tokens are cut, since they alone may hold digits ("2C-B"). */
#include "subject.h"

#include "../base/utf8.h"
#include "calibre.h"

static enum sz_status fail(const struct sz_cursor *cursor, enum sz_status status,
                           struct sz_problem *problem) {
    return sz_problem_set(problem, status, cursor->token.at, cursor->token.end - cursor->token.at);
}

static bool is_counted_noun(const struct sz_token *token) {
    const struct sz_word *unit = sz_token_word(token, SZ_WORD_UNIT);
    return unit != NULL && (unit->flags & SZ_COUNTED) != 0;
}

/* Moves over a known item at the cursor; `is_counted` says whether a counted noun is in it. */
static bool skip_item(struct sz_cursor *cursor, bool *is_counted) {
    size_t length = sz_cursor_item_length(cursor);
    if (length == 0)
        return false;
    for (size_t end = cursor->token.at + length; cursor->token.kind != SZ_TOKEN_END;) {
        *is_counted = *is_counted || is_counted_noun(&cursor->token);
        if (cursor->token.end >= end)
            break;
        sz_cursor_next(cursor);
    }
    sz_cursor_next(cursor);
    return true;
}

static size_t letters_in(struct sz_span word) {
    uint32_t c;
    size_t letters = 0;
    for (size_t length; (length = sz_utf8_decode(word, &c)) > 0; letters++)
        word = sz_span_from(word, length);
    return letters;
}

/* "5 kgof heroin": no word begins with this unit's letters. */
static bool begins_with_unit(struct sz_span word) {
    struct sz_span rest = word;
    struct sz_word words[SZ_MEANINGS_MAX];
    uint32_t c;
    size_t length;
    for (int i = 0; i < 2; i++)
        rest = sz_span_from(rest, sz_utf8_decode(rest, &c));
    return sz_words_find(sz_span_cut(word, 0, word.length - rest.length), SZ_WORD_UNIT, words, &length) > 0 &&
           words[0].concept == SZ_UNIT_kilogram;
}

/* "kgapprox", "millionrubles": two words of ours that lack a blank, each of two letters or more. */
static bool is_two_words(struct sz_span word) {
    const unsigned first = SZ_WORD_UNIT | SZ_WORD_NUMBER, second = SZ_WORD_TOKENS | SZ_WORD_ITEM;
    struct sz_word words[SZ_MEANINGS_MAX];
    uint32_t c;
    size_t length, at = sz_utf8_decode(word, &c);
    for (size_t step; (step = sz_utf8_decode(sz_span_from(word, at), &c)) > 0;) {
        at += step;
        struct sz_span rest = sz_span_from(word, at);
        if (letters_in(rest) < 2 || sz_words_find(sz_span_cut(word, 0, at), first, words, &length) == 0 ||
            (words[0].flags & SZ_PREFIX) != 0)
            continue;
        bool is_unit = words[0].vocabulary == SZ_WORD_UNIT;
        bool is_followed = sz_words_find(rest, second, words, &length) > 0;
        if (is_followed && (!is_unit || words[0].vocabulary != SZ_WORD_UNIT)) /* "haft" is no hectare */
            return true;
    }
    return false;
}

/* "5 kg easily": an adverb behind the amount says something about it, whatever it is. */
static bool is_adverb(struct sz_span word) {
    return word.length > 3 && (word.text[word.length - 2] | 0x20) == 'l' &&
           (word.text[word.length - 1] | 0x20) == 'y';
}

/* "Afghan" is no misspelt afghani. */
static bool is_particle(struct sz_span word) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length;
    return sz_words_find(word, SZ_WORD_PARTICLE, words, &length) > 0;
}

/* A free word: letters of one script, and enough of them that it is no misspelt unit. */
static enum sz_status check_unknown(const struct sz_cursor *cursor, const struct sz_subject *subject,
                                    bool is_first, bool is_counting) {
    const struct sz_token *token = &cursor->token;
    struct sz_span word = sz_span_cut(cursor->text, token->at, token->end);
    if (token->status == SZ_MIXED_SCRIPTS)
        return SZ_MIXED_SCRIPTS;
    if (token->has_digit || letters_in(word) < (is_counting ? 4U : 3U))
        return SZ_UNKNOWN_WORD;
    if ((is_counting && begins_with_unit(word)) || (is_first && is_two_words(word)))
        return SZ_UNKNOWN_WORD;
    struct sz_cursor next = sz_cursor_after(cursor);
    if (!subject->is_led && is_adverb(word) && next.token.kind == SZ_TOKEN_END)
        return SZ_UNKNOWN_WORD;
    if (!is_counting || !sz_words_resemble(word, SZ_WORD_UNIT) || is_particle(word))
        return SZ_OK;
    return is_counted_noun(&next.token) ? SZ_OK : SZ_UNKNOWN_WORD;
}

static enum sz_status check_qualifier(int kind) {
    switch (kind) {
    case SZ_AND:
    case SZ_OF:
    case SZ_LINK:
    case SZ_PLAIN:
    case SZ_FROM:
    case SZ_TO:
    case SZ_OR:
        return SZ_OK;
    case SZ_STOP_RATE:
        return SZ_RATE;
    case SZ_STOP_DATE:
        return SZ_DATE;
    case SZ_STOP:
        return SZ_NOT_A_QUANTITY;
    default:
        return SZ_UNKNOWN_WORD;
    }
}

/* Whether a word with meanings may stand among the subject's. */
static enum sz_status check_word(const struct sz_token *token, bool is_first, struct sz_subject *subject) {
    const struct sz_word *unit = sz_token_word(token, SZ_WORD_UNIT);
    const struct sz_number_word *number = sz_token_number(token);
    int kind = sz_token_qualifier(token, false);
    if (is_first && kind == SZ_OR)
        return SZ_UNKNOWN_WORD;
    if (kind >= 0)
        return check_qualifier(kind);
    if (is_counted_noun(token)) {
        subject->is_counted = true;
        return SZ_OK;
    }
    if (unit != NULL)
        return SZ_TWO_UNITS;
    if (number == NULL)
        return SZ_UNKNOWN_WORD;
    if ((sz_token_word(token, SZ_WORD_NUMBER)->flags & (SZ_GLUED | SZ_BESIDE_COUNT | SZ_BESIDE_MONEY)) != 0)
        return SZ_UNKNOWN_WORD;
    if (number->kind != SZ_ARTICLE)
        return SZ_TWO_QUANTITIES;
    return subject->is_led ? SZ_OK : SZ_RATE; /* "5 kg a bag" */
}

/* Signs inside the words: hyphens, commas between words, quotes. */
static enum sz_status check_sign(const struct sz_cursor *cursor, bool is_first) {
    struct sz_cursor next = *cursor;
    sz_cursor_next(&next);
    bool is_word_next = next.token.kind == SZ_TOKEN_UNKNOWN || next.token.kind == SZ_TOKEN_WORD;
    switch (cursor->token.kind) {
    case SZ_TOKEN_DASH:
        if (is_first)
            return is_word_next && !cursor->token.is_glued ? SZ_OK : SZ_UNKNOWN_WORD;
        return is_word_next && cursor->token.is_glued == next.token.is_glued ? SZ_OK : SZ_UNKNOWN_WORD;
    case SZ_TOKEN_COMMA:
        if (next.token.kind == SZ_TOKEN_FIGURE)
            return SZ_TWO_QUANTITIES;
        return is_word_next ? SZ_OK : SZ_UNKNOWN_WORD;
    case SZ_TOKEN_SLASH:
        return SZ_RATE;
    case SZ_TOKEN_FIGURE:
        return SZ_TWO_QUANTITIES;
    case SZ_TOKEN_SIGN:
        return cursor->token.status;
    case SZ_TOKEN_WORD:
        return SZ_OK; /* a quote */
    case SZ_TOKEN_END:
    case SZ_TOKEN_UNKNOWN:
    case SZ_TOKEN_DOTS:
    case SZ_TOKEN_COLON:
    case SZ_TOKEN_FULL_STOP:
    case SZ_TOKEN_OPEN:
    case SZ_TOKEN_CLOSE:
    default:
        return SZ_UNKNOWN_WORD;
    }
}

static bool is_joint(const struct sz_token *token) {
    int kind = sz_token_qualifier(token, false);
    return token->kind == SZ_TOKEN_COMMA || token->kind == SZ_TOKEN_DASH || kind == SZ_OF;
}

/* The bytes of a particle that may stand behind an item, if one begins at the cursor:
 * "of various calibres". */
static size_t particle_behind(const struct sz_cursor *cursor) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length,
        count = sz_words_find(sz_span_from(cursor->text, cursor->token.at), SZ_WORD_PARTICLE, words, &length);
    for (size_t i = 0; i < count; i++)
        if ((words[i].flags & SZ_BEHIND) != 0)
            return length;
    return 0;
}

static void skip_bytes(struct sz_cursor *cursor, size_t length) {
    for (size_t end = cursor->token.at + length;
         cursor->token.kind != SZ_TOKEN_END && cursor->token.at < end;)
        sz_cursor_next(cursor);
}

/* Whether something must follow: "5 kg and", "5 kg from", "7 boxes of", but not "5 kg of". */
static bool is_unfinished(int kind, bool is_first) {
    return (kind == SZ_OF && !is_first) || kind == SZ_AND || kind == SZ_OR || kind == SZ_TO ||
           kind == SZ_FROM || kind == SZ_LINK;
}

static enum sz_status check_token(const struct sz_cursor *cursor, struct sz_subject *subject, bool is_first,
                                  bool is_counting) {
    if (cursor->token.kind == SZ_TOKEN_UNKNOWN)
        return check_unknown(cursor, subject, is_first, is_first && is_counting);
    return cursor->token.kind == SZ_TOKEN_WORD && !sz_cursor_is_quote(cursor)
               ? check_word(&cursor->token, is_first, subject)
               : check_sign(cursor, is_first);
}

/* The last full stop of a sentence, behind at least one word. */
static bool is_last_stop(const struct sz_cursor *cursor) {
    struct sz_cursor next = *cursor;
    sz_cursor_next(&next);
    return cursor->token.kind == SZ_TOKEN_FULL_STOP && cursor->token.is_glued &&
           next.token.kind == SZ_TOKEN_END;
}

/* What the caller knows of the place, and whether particles behind the item are passed over. */
struct place {
    bool is_counting;
    bool may_go_on;
    bool skips_particles;
};

static enum sz_status read_words(struct sz_cursor *cursor, struct place place, struct sz_subject *subject,
                                 struct sz_problem *problem) {
    size_t start = 0, end = 0;
    bool is_first = true, is_open = false, is_calibre;
    *subject = (struct sz_subject){0};
    if (!place.may_go_on && sz_token_qualifier(&cursor->token, false) == SZ_AND)
        return fail(cursor, SZ_UNKNOWN_WORD, problem);
    while (cursor->token.kind != SZ_TOKEN_END && !is_last_stop(cursor)) {
        bool is_joining = is_joint(&cursor->token);
        bool is_named = place.may_go_on || subject->is_known || subject->is_counted;
        size_t at = cursor->token.at;
        size_t particle = place.skips_particles && is_named ? particle_behind(cursor) : 0;
        if (particle > 0) {
            skip_bytes(cursor, particle);
            continue;
        }
        if (is_first && !is_joining)
            start = subject->at = at;
        is_calibre = false;
        if (skip_item(cursor, &subject->is_counted)) {
            subject->is_known = true;
            is_joining = is_open = false;
            if (is_first)
                start = subject->at = at;
        } else if ((place.is_counting || place.may_go_on) && sz_calibre_skip(cursor)) {
            is_joining = is_open = false;
            is_calibre = true; /* "cartridges (7.62 mm)": at the end it is no part of the name */
        } else {
            enum sz_status status = check_token(cursor, subject, is_first, place.is_counting);
            if (status != SZ_OK)
                return fail(cursor, status, problem);
            if (is_first && !is_joining)
                subject->is_plain = cursor->token.kind == SZ_TOKEN_UNKNOWN;
            if (is_first && sz_token_qualifier(&cursor->token, false) >= 0)
                subject->begins_led = true;
            is_open = is_unfinished(sz_token_qualifier(&cursor->token, false), is_first);
            subject->is_led = sz_token_qualifier(&cursor->token, false) >= 0;
            sz_cursor_next(cursor);
        }
        is_first = is_first && is_joining;
        if (!is_joining && !is_calibre)
            end = cursor->token.at;
    }
    if (is_open)
        return fail(cursor, SZ_UNKNOWN_WORD, problem);
    while (end > start && cursor->text.text[end - 1] == ' ')
        end--;
    subject->words = sz_span_cut(cursor->text, start, end);
    return SZ_OK;
}

/* "(heroin)", and nothing else. */
static bool read_bracketed(struct sz_cursor *cursor, struct sz_subject *subject) {
    struct sz_cursor next = sz_cursor_after(cursor);
    size_t at = next.token.at;
    *subject = (struct sz_subject){.is_known = true, .at = at};
    if (cursor->token.kind != SZ_TOKEN_OPEN || !skip_item(&next, &subject->is_counted) ||
        next.token.kind != SZ_TOKEN_CLOSE || sz_cursor_after(&next).token.kind != SZ_TOKEN_END)
        return false;
    subject->words = sz_span_cut(cursor->text, at, next.token.at);
    *cursor = sz_cursor_after(&next);
    return true;
}

enum sz_status sz_subject_read(struct sz_cursor *cursor, bool is_counting, bool may_go_on,
                               struct sz_subject *subject, struct sz_problem *problem) {
    struct sz_cursor start = *cursor;
    struct place place = {.is_counting = is_counting, .may_go_on = may_go_on};
    if (read_bracketed(cursor, subject))
        return SZ_OK;
    enum sz_status status = read_words(cursor, place, subject, problem);
    if (status != SZ_NOT_A_QUANTITY)
        return status;
    *cursor = start; /* "of various calibres" says nothing about the amount, though "calibre" may */
    place.skips_particles = true;
    return read_words(cursor, place, subject, problem);
}

/* "seized", "изъято" before what was: the verb, and a colon or dash behind it. */
void sz_subject_skip_verb(struct sz_cursor *cursor) {
    struct sz_word words[SZ_MEANINGS_MAX];
    struct sz_span rest = sz_span_from(cursor->text, cursor->token.at);
    size_t length;
    if ((cursor->token.kind != SZ_TOKEN_UNKNOWN && !sz_token_is(&cursor->token, SZ_LINK)) ||
        sz_words_find(rest, SZ_WORD_PARTICLE, words, &length) == 0 || words[0].concept != SZ_PARTICLE_fate)
        return;
    skip_bytes(cursor, length);
    struct sz_cursor next = sz_cursor_after(cursor);
    if (cursor->token.kind == SZ_TOKEN_COLON ||
        (cursor->token.kind == SZ_TOKEN_DASH && !cursor->token.is_glued && !next.token.is_glued))
        *cursor = next;
}

bool sz_subject_read_before(struct sz_cursor *cursor, struct sz_span *words) {
    struct sz_cursor start = *cursor;
    size_t at = cursor->token.at;
    bool is_counted = false;
    if (cursor->token.kind == SZ_TOKEN_FIGURE || !skip_item(cursor, &is_counted))
        return false;
    size_t end = cursor->token.at;
    if (cursor->token.kind == SZ_TOKEN_COMMA || cursor->token.kind == SZ_TOKEN_COLON ||
        cursor->token.kind == SZ_TOKEN_DASH) {
        struct sz_cursor next = *cursor;
        sz_cursor_next(&next);
        if (cursor->token.kind == SZ_TOKEN_DASH && (cursor->token.is_glued || next.token.is_glued)) {
            *cursor = start;
            return false;
        }
        *cursor = next;
    }
    while (end > at && cursor->text.text[end - 1] == ' ')
        end--;
    *words = sz_span_cut(cursor->text, at, end);
    return true;
}
