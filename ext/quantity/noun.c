/* A few tokens ahead are looked at, never more. Words that no table knows are nouns by their endings:
 * plural.h. */
#include "noun.h"

#include "../base/utf8.h"
#include "plural.h"

enum { ADJECTIVES_MAX = 3 };

/* ---- moving ---- */

void sz_noun_move(struct sz_cursor *cursor, size_t at) {
    while (at > 0 && cursor->text.text[at - 1] == ' ')
        at--; /* so that the token is not taken for glued */
    cursor->token.end = at;
    sz_cursor_next(cursor);
}

bool sz_noun_is_item(const struct sz_cursor *cursor, size_t *length) {
    *length = sz_cursor_item_length(cursor);
    return *length > 0;
}

/* ---- the noun behind a bare number ---- */

/* A word that may stand between the number and its noun. */
static bool is_adjective(const struct sz_cursor *cursor) {
    const struct sz_token *token = &cursor->token;
    return sz_cursor_is_quote(cursor) ||
           (token->kind == SZ_TOKEN_UNKNOWN && !token->has_digit && token->status == SZ_UNKNOWN_WORD);
}

/* "ecstasy tablets": a counted noun may follow the item. */
static void end_item(const struct sz_cursor *cursor, struct sz_noun *noun) {
    const struct sz_word *unit = sz_token_word(&cursor->token, SZ_WORD_UNIT);
    bool is_counted = unit != NULL && (unit->flags & SZ_COUNTED) != 0;
    noun->is_known = true;
    noun->end = is_counted ? cursor->token.end : cursor->token.at;
}

/* Behind the word that a hyphen joins. */
static struct sz_cursor behind_hyphen(const struct sz_cursor *hyphen) {
    struct sz_cursor word = sz_cursor_after(hyphen);
    return word.token.kind == SZ_TOKEN_UNKNOWN ? sz_cursor_after(&word) : word;
}

bool sz_noun_find(struct sz_cursor cursor, struct sz_noun *noun) {
    size_t length, people = 0;
    *noun = (struct sz_noun){0};
    for (int words = 0; words <= ADJECTIVES_MAX; words++) {
        const struct sz_word *unit = sz_token_word(&cursor.token, SZ_WORD_UNIT);
        noun->end = cursor.token.end;
        if (sz_noun_is_item(&cursor, &length)) {
            sz_noun_move(&cursor, cursor.token.at + length);
            if (cursor.token.kind == SZ_TOKEN_DASH && cursor.token.is_glued) {
                cursor = behind_hyphen(&cursor); /* "fentanyl-laced pills" */
                continue;
            }
            end_item(&cursor, noun);
            return true;
        }
        if (unit != NULL && (unit->flags & SZ_COUNTED) != 0) {
            noun->is_known = true;
            return true;
        }
        if (!is_adjective(&cursor))
            break;
        struct sz_span word = sz_span_cut(cursor.text, cursor.token.at, cursor.token.end);
        bool is_name = sz_cursor_is_quote(&cursor) || sz_cursor_is_upper(&cursor);
        if (people > 0 && (is_name || sz_plural_is_verb(word)))
            break;
        if (!is_name && (people > 0 || sz_plural_is_likely(word)))
            return true;
        if (!is_name && sz_plural_is_adjective(word))
            people = cursor.token.end;
        sz_cursor_next(&cursor);
        if (cursor.token.is_glued && cursor.token.kind == SZ_TOKEN_DASH)
            sz_cursor_next(&cursor);
    }
    noun->end = people; /* "12 погибших": an adjective alone counts people */
    return people > 0;
}

/* ---- the item behind a unit ---- */

/* Where the closing quote behind a known item ends, or 0. */
static size_t quoted_item_end(struct sz_cursor cursor) {
    size_t length;
    sz_cursor_next(&cursor);
    if (!sz_noun_is_item(&cursor, &length))
        return 0;
    sz_noun_move(&cursor, cursor.token.at + length);
    return sz_cursor_is_quote(&cursor) ? cursor.token.end : 0;
}

/* Where the words of a known item behind a unit end, or 0. */
size_t sz_noun_item_end(struct sz_cursor cursor) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length;
    struct sz_cursor next = sz_cursor_after(&cursor);
    if (cursor.token.kind == SZ_TOKEN_COMMA && sz_token_is(&next.token, SZ_OF))
        cursor = next;
    if (sz_token_is(&cursor.token, SZ_OF) || (cursor.token.kind == SZ_TOKEN_DASH && !cursor.token.is_glued))
        sz_cursor_next(&cursor);
    for (int leads = 0; leads <= ADJECTIVES_MAX; leads++) {
        if (sz_cursor_is_quote(&cursor))
            return quoted_item_end(cursor);
        if (sz_noun_is_item(&cursor, &length))
            return cursor.token.at + length;
        if (cursor.token.kind == SZ_TOKEN_END ||
            sz_words_find(sz_span_from(cursor.text, cursor.token.at), SZ_WORD_PARTICLE, words, &length) ==
                0 ||
            (words[0].flags & SZ_BEHIND) != 0)
            return 0;
        sz_noun_move(&cursor, cursor.token.at + length);
    }
    return 0;
}

/* Where a known item ends that begins with the counted noun and is longer: "каналов контрабанды"; 0: there is
 * none. */
size_t sz_noun_named_end(struct sz_cursor cursor, size_t at) {
    size_t length, end = cursor.token.at;
    if (at == 0)
        return 0;
    sz_noun_move(&cursor, at);
    return sz_noun_is_item(&cursor, &length) && at + length > end ? at + length : 0;
}
