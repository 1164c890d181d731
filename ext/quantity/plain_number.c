/* Figures go to their own reader. Words of whole numbers are added up here; what is more than that is left to
 * the grammar of numerals, from the first of them on. */
#include "plain_number.h"

/* Whether a unit may begin behind the present word: then that may be a multiplier, as in "5 т рублей". */
static bool has_unit_behind(const struct sz_plain_reader *reader) {
    size_t at = reader->at + reader->word.length;
    struct sz_found next, ignored;
    at += reader->text.text[at] == ' ';
    if (at >= reader->text.length)
        return false;
    sz_words_read_ahead(sz_span_from(reader->text, at), &next, &ignored);
    return next.meanings != NULL && next.meanings->unit_count > 0;
}

bool sz_plain_is_too_far(const struct sz_plain_reader *reader, const struct sz_meanings *meanings) {
    unsigned flags = meanings->words[meanings->unit_count].flags;
    if (meanings->number_count != 1 || (flags & SZ_BESIDE_MONEY) == 0 ||
        reader->text.text[reader->at - 1] != ' ')
        return false;
    return (flags & SZ_GLUED) != 0 || !has_unit_behind(reader);
}

/* The number word, if the present word is one and no unit; else NULL. */
static const struct sz_word *pure_number(const struct sz_plain_reader *reader) {
    const struct sz_meanings *meanings = reader->word.meanings;
    return meanings == NULL || meanings->unit_count > 0 || meanings->number_count != 1 ? NULL
                                                                                       : meanings->words;
}

/* "2 million": one multiplier that may stand beside anything. */
static bool read_scale(struct sz_plain_reader *reader, struct sz_number *number) {
    if (sz_plain_number_kind(reader) < 0)
        return true;
    const struct sz_word *word = pure_number(reader);
    if (word == NULL || sz_plain_number_kind(reader) != SZ_SCALE ||
        (word->flags & (SZ_BESIDE_COUNT | SZ_BESIDE_MONEY | SZ_GLUED | SZ_PREFIX)) != 0)
        return false;
    number->scale = sz_number_words[word->concept].value;
    number->is_figure = false;
    sz_plain_pass_word(reader);
    return sz_plain_number_kind(reader) < 0 && !sz_plain_is_figure(reader) &&
           sz_number_multiply(number, number->scale) == SZ_OK;
}

bool sz_plain_read_figure(struct sz_plain_reader *reader, struct sz_number *number) {
    struct sz_figure figure;
    size_t length;
    if (sz_cursor_read_figure(reader->cursor, reader->at, &figure, &length) != SZ_OK)
        return false;
    *number = sz_number_of_figure(&figure);
    sz_plain_move_to(reader, reader->at + length);
    return read_scale(reader, number);
}

/* The kind of number that the present word is, if it is nothing else and has no flags; or -1. */
static int plain_kind(const struct sz_plain_reader *reader) {
    const struct sz_word *word = pure_number(reader);
    return word == NULL || word->flags != 0 ? -1 : reader->word.meanings->number_kind;
}

/* Takes the present word, a number. */
static uint64_t take_number(struct sz_plain_reader *reader) {
    uint64_t value = sz_number_words[reader->word.meanings->words->concept].value;
    sz_plain_pass_word(reader);
    return value;
}

/* "eight", "eighteen", "twenty-five", but not "twenty zero". */
static bool read_below_hundred(struct sz_plain_reader *reader, uint64_t *value) {
    int kind = plain_kind(reader);
    *value = take_number(reader);
    bool has_dash = kind == SZ_TENS && reader->text.text[reader->at] == '-';
    if (has_dash)
        sz_plain_move_to(reader, reader->at + 1);
    if (kind != SZ_TENS || plain_kind(reader) != SZ_ONES)
        return !has_dash;
    uint64_t ones = take_number(reader);
    *value += ones;
    return ones > 0;
}

static bool is_below_hundred(const struct sz_plain_reader *reader) {
    int kind = plain_kind(reader);
    return kind == SZ_ONES || kind == SZ_TEENS || kind == SZ_TENS;
}

/* What follows a hundred: "and forty-five", "сорок пять", nothing. */
static bool read_rest(struct sz_plain_reader *reader, bool may_join, uint64_t *value) {
    uint64_t rest = 0;
    bool is_joined = may_join && sz_plain_is(reader, SZ_AND);
    if (is_joined)
        sz_plain_pass_word(reader);
    if (!is_below_hundred(reader))
        return !is_joined;
    bool is_read = read_below_hundred(reader, &rest);
    *value += rest;
    return is_read && rest > 0;
}

/* "a hundred", "a thousand", "twenty-five": what may stand before a multiplier. */
static bool read_count_of_hundreds(struct sz_plain_reader *reader, uint64_t *value) {
    *value = 1;
    if (plain_kind(reader) != SZ_ARTICLE)
        return is_below_hundred(reader) && read_below_hundred(reader, value);
    sz_plain_pass_word(reader);
    return plain_kind(reader) == SZ_HUNDRED || plain_kind(reader) == SZ_SCALE;
}

/* "five hundred and six", "двести пять": whole numbers below ten thousand. */
static bool read_small_number(struct sz_plain_reader *reader, struct sz_number *number) {
    uint64_t value;
    if (plain_kind(reader) == SZ_HUNDREDS) {
        value = take_number(reader);
        bool is_read = read_rest(reader, false, &value);
        *number = sz_number_of(value);
        return is_read;
    }
    if (!read_count_of_hundreds(reader, &value))
        return false;
    *number = sz_number_of(value);
    if (plain_kind(reader) != SZ_HUNDRED)
        return true;
    bool fits = value > 0 && (value < 20 || value % 10 != 0);
    value *= take_number(reader);
    bool is_read = read_rest(reader, !reader->first.is_between, &value);
    *number = sz_number_of(value);
    number->scale = value % 100 == 0 ? 100 : 1;
    return is_read && fits;
}

/* The numbers in words at `at` are left to their own grammar; whole ones alone are plain. */
static bool read_words(struct sz_plain_reader *reader, size_t at, const struct sz_side *side,
                       struct sz_number *number) {
    struct sz_cursor cursor = *reader->cursor;
    struct sz_problem ignored;
    struct sz_number_context context = {.is_between = reader->first.is_between,
                                        .is_governed = side->is_governed};
    cursor.tape = NULL;
    cursor.token.end = at;
    sz_cursor_next(&cursor);
    if (sz_numeral_read(&cursor, context, number, &ignored) != SZ_OK || number->denominator != 1 ||
        number->takes_of)
        return false;
    sz_plain_move_to(reader, cursor.token.at);
    return true;
}

/* Whether a word follows that cannot go on with a number in words. */
static bool ends_number(const struct sz_plain_reader *reader) {
    const struct sz_meanings *next = reader->word.meanings;
    return sz_plain_is_item(reader) || (next != NULL && sz_plain_number_kind(reader) < 0 &&
                                        next->qualifier < 0 && next->qualifier_behind < 0);
}

/* "twenty-five", "two million", if nothing can go on with it; else whatever its grammar makes of it. */
static bool read_word(struct sz_plain_reader *reader, const struct sz_side *side, struct sz_number *number) {
    size_t at = reader->at;
    bool is_read = read_small_number(reader, number);
    if (is_read && number->scale == 1 && plain_kind(reader) == SZ_SCALE)
        is_read = read_scale(reader, number);
    return (is_read && ends_number(reader)) || read_words(reader, at, side, number);
}

bool sz_plain_read_number(struct sz_plain_reader *reader, struct sz_side *side) {
    struct sz_number *number = &side->measure.number;
    return sz_plain_is_figure(reader) ? sz_plain_read_figure(reader, number)
                                      : read_word(reader, side, number);
}
