/* A spelling may mean several units, and a unit before a noun may be the noun's size; the words around it
 * decide. */
#include "unit.h"

#include "../base/utf8.h"
#include "item.h"
#include "plural.h"

const struct sz_word *sz_unit_at(const struct sz_cursor *cursor) {
    return sz_token_word(&cursor->token, SZ_WORD_UNIT);
}

/* ---- what it means ---- */

/* Whether all that follows is the name of something that is weighed: "of pure heroin". */
static bool is_weighed_next(const struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    return next.token.kind != SZ_TOKEN_END &&
           sz_item_is_weighed(sz_item_find(sz_span_from(next.text, next.token.at)));
}

bool sz_unit_is_weighing(const struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    struct sz_span item = sz_span_cut(next.text, next.token.at, next.token.at + sz_cursor_item_length(&next));
    return item.length > 0 && cursor->text.text[cursor->token.end - 1] != '.' &&
           sz_item_is_weighed(sz_item_find(item));
}

/* The one meaning that is a mass: "kgs" of heroin are kilograms, not soms; else NULL. */
static const struct sz_word *mass_at(const struct sz_token *token) {
    const struct sz_word *mass = NULL;
    for (size_t i = 0; i < token->word.meanings->unit_count; i++) {
        const struct sz_word *word = &token->word.meanings->words[i];
        if ((word->flags & SZ_AMBIGUOUS) != 0)
            return NULL;
        if (sz_units[word->concept].dimension != SZ_MASS)
            continue;
        if (mass != NULL && mass->concept != word->concept)
            return NULL;
        mass = word;
    }
    return mass;
}

const struct sz_word *sz_unit_meaning(const struct sz_cursor *cursor, bool is_weighed) {
    const struct sz_token *token = &cursor->token;
    if (token->word.meanings->is_one_unit)
        return sz_unit_at(cursor);
    return is_weighed || is_weighed_next(cursor) ? mass_at(token) : NULL;
}

/* ---- sizes ---- */

/* "5-тонный грузовик": the one kind of Russian unit that begins with its hyphen. */
static bool begins_with_hyphen(const struct sz_cursor *cursor) {
    uint32_t sign = 0;
    (void)sz_utf8_decode(sz_span_from(cursor->text, cursor->token.at), &sign);
    return sz_utf8_is_dash(sign);
}

static bool is_plural(const struct sz_cursor *cursor) {
    return sz_plural_is_english(sz_span_cut(cursor->text, cursor->token.at, cursor->token.end));
}

/* "12 t. Laboratories": in running text the full stop of the unit ends its sentence. */
static bool ends_sentence(const struct sz_cursor *cursor, const struct sz_cursor *next) {
    uint32_t c = 0;
    (void)sz_utf8_decode(sz_span_from(next->text, next->token.at), &c);
    return cursor->is_running && cursor->text.text[cursor->token.end - 1] == '.' && sz_utf8_is_upper(c);
}

bool sz_unit_is_held(const struct sz_cursor *cursor) {
    const struct sz_word *unit = sz_unit_at(cursor);
    struct sz_cursor next = sz_cursor_after(cursor);
    size_t end = next.token.at + sz_cursor_item_length(&next);
    while (next.token.kind != SZ_TOKEN_END && next.token.at < end)
        sz_cursor_next(&next);
    const struct sz_word *noun = sz_unit_at(&next);
    return unit != NULL && sz_units[unit->concept].dimension == SZ_MASS && noun != NULL &&
           (noun->flags & SZ_PACKED) != 0 && !is_plural(&next);
}

bool sz_unit_is_size(const struct sz_cursor *cursor, const struct sz_word *unit, bool is_hyphenated) {
    struct sz_cursor next = sz_cursor_after(cursor);
    const struct sz_word *noun = sz_unit_at(&next);
    enum sz_dimension dimension = sz_units[unit->concept].dimension;
    if (is_hyphenated && (unit->flags & SZ_NEEDS_OF) != 0 && !is_plural(cursor))
        return true; /* "a 3-man team", "12-round magazines" */
    if (noun == NULL || (noun->flags & SZ_COUNTED) == 0 || dimension == SZ_COUNT ||
        ends_sentence(cursor, &next))
        return false;
    bool is_packed = dimension == SZ_MASS && (noun->flags & SZ_PACKED) != 0;
    if ((noun->flags & SZ_NEEDS_OF) == 0)
        return dimension == SZ_MASS && begins_with_hyphen(cursor) && !is_packed;
    return !is_hyphenated || !is_packed || is_plural(&next);
}

/* ---- where it stands ---- */

/* Whether one of these signs is the present token. */
static bool is_sign(const struct sz_cursor *cursor, const char *signs) {
    const struct sz_token *token = &cursor->token;
    return token->end == token->at + 1 && strchr(signs, cursor->text.text[token->at]) != NULL;
}

/* "[kg]" */
static bool open_bracketed_unit(struct sz_cursor *cursor) {
    if (!is_sign(cursor, "([{<"))
        return false;
    struct sz_cursor unit = sz_cursor_after(cursor), close = sz_cursor_after(&unit);
    if (sz_unit_at(&unit) == NULL || !is_sign(&close, ")]}>"))
        return false;
    *cursor = unit;
    return true;
}

/* A unit; signs such as " and ' only where glued to their number or at the end, elsewhere they quote. In
 * running text they are left to whatever else they mean there. */
static bool is_unit(const struct sz_cursor *cursor) {
    const struct sz_word *word = sz_unit_at(cursor);
    if (word == NULL || (cursor->is_running && (word->flags & SZ_ALONE) != 0))
        return false;
    bool is_letter = (cursor->text.text[cursor->token.at] | 0x20) >= 'a';
    return (word->flags & SZ_ALONE) == 0 || is_letter || cursor->token.is_glued ||
           sz_cursor_after(cursor).token.kind == SZ_TOKEN_END;
}

/* "в 2017-м": behind a hyphen the letter is the ending of an ordinal. */
static bool is_ending(const struct sz_cursor *cursor) {
    return sz_span_equal(sz_span_cut(cursor->text, cursor->token.at, cursor->token.end), SZ_SPAN("м"));
}

bool sz_unit_find(struct sz_cursor *cursor, const struct sz_number *number, bool *is_bracketed) {
    struct sz_cursor next = *cursor;
    *is_bracketed = open_bracketed_unit(cursor);
    if (*is_bracketed || is_unit(cursor))
        return true;
    if (next.token.kind == SZ_TOKEN_DASH && next.token.is_glued) {
        sz_cursor_next(&next);
        struct sz_cursor behind = sz_cursor_after(&next);
        if (!next.token.is_glued || behind.token.kind == SZ_TOKEN_FIGURE || is_ending(&next))
            return false;
    } else if (number->takes_of) {
        if (sz_token_is(&next.token, SZ_OF))
            sz_cursor_next(&next);
        if (sz_token_number_kind(&next.token) == SZ_ARTICLE)
            sz_cursor_next(&next);
    }
    if (!is_unit(&next))
        return false;
    *cursor = next;
    return true;
}
