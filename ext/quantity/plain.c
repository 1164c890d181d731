/* Each step accepts the tokens that can mean one thing only at their place; any other makes the phrase not plain. */
#include "plain.h"

#include "item.h"
#include "side.h"

struct reader {
    struct sz_cursor *cursor;
    const struct sz_token *token; /* the present one … */
    size_t index;                 /* … and its place on the tape */
    struct sz_side first, second;
    enum sz_joint joint;
};

static void advance(struct reader *reader) {
    reader->token = sz_cursor_peek(reader->cursor, ++reader->index);
}

/* A qualifier before a figure that is nothing else, or -1. */
static int pure_qualifier(const struct sz_token *token) {
    const struct sz_meanings *meanings = token->meanings;
    return meanings == NULL || meanings->unit_count + meanings->number_count > 0 ? -1 : meanings->qualifier;
}

/* Whether the token says nothing about amounts: a free word. */
static bool is_free(const struct sz_token *token) {
    return token->kind == SZ_TOKEN_UNKNOWN && !token->is_glued;
}

/* Whether nothing is left of the text, not even blanks or bytes that are no characters. */
static bool is_end(const struct reader *reader) {
    const struct sz_token *token = reader->token;
    return token->kind == SZ_TOKEN_END && token->is_glued && token->at == reader->cursor->text.length;
}

/* ---- numbers ---- */

/* "2 million": one multiplier that may stand beside anything. */
static bool read_scale(struct reader *reader, struct sz_number *number) {
    int kind = sz_token_number_kind(reader->token);
    if (kind < 0)
        return true;
    const unsigned others = SZ_BESIDE_COUNT | SZ_BESIDE_MONEY | SZ_GLUED;
    if (kind != SZ_SCALE || reader->token->meanings->unit_count > 0 ||
        (sz_token_number_flags(reader->token) & others) != 0)
        return false;
    number->scale = sz_token_number_value(reader->token);
    number->is_figure = false;
    advance(reader);
    return sz_token_number_kind(reader->token) < 0 && sz_number_multiply(number, number->scale) == SZ_OK;
}

static bool read_figure(struct reader *reader, struct sz_number *number) {
    const struct sz_token *token = reader->token;
    if (token->status != SZ_OK)
        return false;
    *number = sz_number_of_figure(&token->figure);
    advance(reader);
    return read_scale(reader, number);
}

/* Number words are left to their own grammar, whole numbers alone. */
static bool read_words(struct reader *reader, const struct sz_side *side, struct sz_number *number) {
    struct sz_cursor cursor = *reader->cursor;
    struct sz_problem ignored;
    struct sz_number_context context = {.is_between = reader->first.is_between,
                                        .is_governed = side->is_governed};
    int kind = sz_token_number_kind(reader->token);
    if ((kind != SZ_ONES && kind != SZ_TEENS && kind != SZ_TENS && kind != SZ_HUNDREDS) ||
        reader->token->meanings->unit_count > 0)
        return false;
    sz_cursor_move(&cursor, reader->index);
    if (sz_numeral_read(&cursor, context, number, &ignored) != SZ_OK || number->denominator != 1 ||
        number->takes_of || cursor.passed > SZ_TAPE_TOKENS)
        return false;
    reader->index = cursor.passed - 1;
    reader->token = sz_cursor_peek(reader->cursor, reader->index);
    return true;
}

static bool read_number(struct reader *reader, struct sz_side *side) {
    struct sz_number *number = &side->measure.number;
    return reader->token->kind == SZ_TOKEN_FIGURE ? read_figure(reader, number)
                                                  : read_words(reader, side, number);
}

/* ---- units ---- */

/* The one unit that the token is, if it is nothing else and stands there without conditions; else NULL. */
static const struct sz_word *pure_unit(const struct sz_token *token, const struct sz_number *number) {
    const struct sz_meanings *meanings = token->meanings;
    if (meanings == NULL || !meanings->is_one_unit || meanings->number_count > 0 ||
        meanings->qualifier >= 0 || meanings->qualifier_behind >= 0)
        return NULL;
    const struct sz_word *word = meanings->words;
    bool is_year = (word->flags & SZ_YEAR_MARK) != 0 && sz_number_is_year(number);
    return is_year || (word->flags & (SZ_ALONE | SZ_PREFIX)) != 0 ? NULL : word;
}

/* What phrase.c would look at more closely: calibres, cents, decimals of money and counts that may group. */
static bool is_doubtful(const struct sz_measure *measure) {
    enum sz_dimension dimension = sz_units[measure->unit].dimension;
    return measure->unit == SZ_UNIT_millimetre || measure->unit == SZ_UNIT_cent ||
           (dimension == SZ_MONEY && measure->number.has_point_three) ||
           (dimension == SZ_COUNT && measure->number.decimals > 0);
}

static bool set_unit(struct sz_measure *measure, const struct sz_word *unit) {
    return sz_measure_set_unit(measure, (enum sz_unit_id)unit->concept) == SZ_OK && !is_doubtful(measure);
}

static bool read_unit(struct reader *reader, struct sz_measure *measure) {
    const struct sz_word *unit = pure_unit(reader->token, &measure->number);
    if (unit == NULL || !set_unit(measure, unit))
        return false;
    if ((unit->flags & SZ_COUNTED) != 0)
        measure->item_at = reader->token->at;
    advance(reader);
    return true;
}

/* "and 753 kg" */
static bool read_part(struct reader *reader, struct sz_measure *measure) {
    struct sz_number number;
    if (pure_qualifier(reader->token) == SZ_AND)
        advance(reader);
    if (reader->token->kind != SZ_TOKEN_FIGURE || !read_figure(reader, &number) || number.scale > 1)
        return false;
    const struct sz_word *unit = pure_unit(reader->token, &measure->number);
    enum sz_dimension dimension = sz_units[measure->unit].dimension;
    if (unit == NULL || (unit->flags & SZ_COUNTED) != 0 || dimension == SZ_MONEY || dimension == SZ_COUNT ||
        sz_units[unit->concept].base != sz_units[measure->unit].base ||
        sz_measure_compare_units(&sz_units[unit->concept], &sz_units[measure->unit]) >= 0 ||
        sz_measure_add(measure, &number, &sz_units[unit->concept]) != SZ_OK)
        return false;
    advance(reader);
    return true;
}

/* ---- what stands around ---- */

static bool read_bound(struct reader *reader) {
    bool is_known = true;
    int kind = pure_qualifier(reader->token);
    if (kind < 0)
        return true;
    if (!sz_side_add(&reader->first, kind, &is_known) || !is_known)
        return false;
    advance(reader);
    return sz_token_qualifier(reader->token, false) < 0;
}

/* A dash or "to" before the second figure of a range, or "and" between the two. */
static bool is_range_joint(const struct reader *reader) {
    const struct sz_token *token = reader->token;
    int kind = pure_qualifier(token);
    if (kind >= 0 && token->meanings->qualifier_behind >= 0)
        return false;
    if (reader->first.is_between)
        return kind == SZ_AND;
    return token->kind == SZ_TOKEN_DASH || kind == SZ_TO || kind == SZ_UNTIL;
}

static bool read_range(struct reader *reader) {
    struct sz_measure *first = &reader->first.measure, *second = &reader->second.measure;
    advance(reader);
    if (reader->first.bound != SZ_BOUND_NONE || first->number.scale > 1 || !first->number.is_figure ||
        reader->token->kind != SZ_TOKEN_FIGURE || !read_number(reader, &reader->second) ||
        second->number.scale > 1 || !read_unit(reader, second) ||
        !set_unit(first, &(struct sz_word){.concept = (uint16_t)second->unit}))
        return false;
    first->item_at = second->item_at;
    reader->joint = SZ_JOINT_RANGE;
    return true;
}

/* "of heroin", "heroin": a known item to the end of the text. */
static bool read_item(struct reader *reader, struct sz_plain *plain) {
    enum { ITEM_MAX = 64 };
    bool is_of = pure_qualifier(reader->token) == SZ_OF && reader->token->item.length == 0 &&
                 reader->token->meanings->qualifier_behind < 0;
    if (is_of)
        advance(reader);
    const struct sz_token *token = reader->token;
    struct sz_span text = reader->cursor->text;
    if (token->kind == SZ_TOKEN_FIGURE || (!is_of && !is_free(token)) || token->item.length == 0 ||
        token->item.length > ITEM_MAX || token->at + token->item.length != text.length)
        return false;
    plain->item = sz_span_from(text, token->at);
    plain->item_id = token->item.meanings->item;
    return true;
}

/* The noun that was read as the unit ("tablets") belongs to the item's words, unless they are known without it. */
static void take_counted_noun(const struct reader *reader, struct sz_plain *plain) {
    struct sz_span noun = sz_span_from(reader->cursor->text, reader->first.measure.item_at);
    int item = reader->first.measure.item_at == 0 ? -1 : sz_item_find(noun);
    if (reader->first.measure.item_at == 0 || (plain->item_id >= 0 && item < 0))
        return;
    plain->item = noun;
    plain->item_id = item;
}

/* ---- the whole ---- */

/* "746 grenades" */
static bool read_count(struct reader *reader, bool may_count, struct sz_plain *plain) {
    struct sz_measure *measure = &reader->first.measure;
    static const struct sz_word piece = {.concept = SZ_UNIT_piece};
    return may_count && is_free(reader->token) && !measure->number.has_leading_zero &&
           set_unit(measure, &piece) && read_item(reader, plain) && !sz_item_is_weighed(plain->item_id);
}

static bool read_words_of(struct reader *reader, bool may_count, struct sz_plain *plain) {
    struct sz_measure *measure = &reader->first.measure;
    if (reader->token->item.length > 0 || !read_bound(reader) || !read_number(reader, &reader->first))
        return false;
    if (is_free(reader->token))
        return read_count(reader, may_count, plain);
    if (is_range_joint(reader)) {
        if (!read_range(reader))
            return false;
    } else if (!read_unit(reader, measure)) {
        return false;
    }
    bool is_part = reader->token->kind == SZ_TOKEN_FIGURE || pure_qualifier(reader->token) == SZ_AND;
    if (is_part && (reader->joint != SZ_JOINT_ALONE || !read_part(reader, measure)))
        return false;
    if (!is_end(reader) && !read_item(reader, plain))
        return false;
    take_counted_noun(reader, plain);
    return true;
}

bool sz_plain_read(struct sz_cursor *cursor, bool may_count, struct sz_plain *plain) {
    struct reader reader = {.cursor = cursor, .token = sz_cursor_peek(cursor, 0)};
    const struct sz_measure *measure = &reader.first.measure;
    *plain = (struct sz_plain){.item_id = -1};
    if (!read_words_of(&reader, may_count, plain) ||
        sz_side_interval(&reader.first, &reader.second, reader.joint, false, &plain->phrase.interval) !=
            SZ_OK)
        return false;
    plain->phrase.unit = sz_units[measure->unit].base;
    plain->phrase.has_stated = reader.joint == SZ_JOINT_ALONE;
    plain->phrase.stated = plain->phrase.has_stated ? measure->floor : 0;
    plain->phrase.last_digit = plain->phrase.has_stated ? measure->last_digit : 0;
    return true;
}
