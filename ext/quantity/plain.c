/* The text is read word by word, without cutting tokens: a word is taken where it can mean one thing only at its place,
 * anything else makes the phrase not plain. One blank or none stands between words.
 *
 * A copy of the text is read, with noughts behind it, so that whoever looks at the next byte or at the next word need not
 * ask whether the text goes on. */
#include "plain.h"

#include "../base/utf8.h"
#include "item.h"
#include "part.h"
#include "side.h"

enum { TEXT_MAX = 120 };

struct reader {
    struct sz_cursor *cursor; /* has the text itself and knows how commas are to be read */
    struct sz_span text;      /* the copy */
    size_t at;                /* where the present word or sign begins: */
    struct sz_found word;     /* what it means … */
    struct sz_found item;     /* … and the item that begins there */
    struct sz_found noun;     /* the item that begins with the noun that was read as the unit */
    struct sz_side first;
    struct sz_side second; /* of a range */
    enum sz_joint joint;
};

/* What sides are asked about before it is read; to clear all of them would take longer than to read a word. */
static void start_side(struct sz_side *side) {
    side->bound = SZ_BOUND_NONE;
    side->is_about = side->is_nearly = side->is_governed = side->is_between = side->is_from = false;
    side->measure.is_compound = false;
    side->measure.item_at = 0;
}

static inline bool is_end(const struct reader *reader) {
    return reader->at >= reader->text.length;
}

static inline bool is_figure(const struct reader *reader) {
    return (unsigned char)(reader->text.text[reader->at] - '0') < 10;
}

/* Moves to what stands at `at`, a blank before it or none. No word begins with a digit, but items do. */
static inline void move_to(struct reader *reader, size_t at) {
    at += reader->text.text[at] == ' ';
    reader->at = at;
    reader->word = reader->item = (struct sz_found){NULL, 0};
    if (!is_end(reader) && !is_figure(reader))
        sz_words_read_ahead(sz_span_of(reader->text.text + at, reader->text.length - at), &reader->word,
                            &reader->item);
}

static void pass_word(struct reader *reader) {
    move_to(reader, reader->at + reader->word.length);
}

/* A qualifier before a figure that is nothing else, or -1. */
static int pure_qualifier(const struct reader *reader) {
    const struct sz_meanings *meanings = reader->word.meanings;
    return meanings == NULL || meanings->unit_count + meanings->number_count > 0 ? -1 : meanings->qualifier;
}

static bool is_pure(const struct reader *reader, enum sz_qualifier_kind kind) {
    return pure_qualifier(reader) == (int)kind && reader->word.meanings->qualifier_behind < 0;
}

/* Whether a known item begins here that says nothing about amounts. */
static bool is_free_item(const struct reader *reader) {
    return reader->word.meanings == NULL && reader->item.length > 0 &&
           reader->text.text[reader->at - 1] == ' ' && (unsigned char)reader->text.text[reader->at] >= 'A';
}

/* ---- numbers ---- */

/* Whether a unit may begin behind the present word: then that may be a multiplier, as in "5 т рублей". */
static bool has_unit_behind(const struct reader *reader) {
    size_t at = reader->at + reader->word.length;
    struct sz_found next, ignored;
    at += reader->text.text[at] == ' ';
    if (at >= reader->text.length)
        return false;
    sz_words_read_ahead(sz_span_from(reader->text, at), &next, &ignored);
    return next.meanings != NULL && next.meanings->unit_count > 0;
}

/* Whether the present word, a unit too, is no number here: "5 t" are no trillions, "5 т" no thousands. */
static bool is_too_far(const struct reader *reader, const struct sz_meanings *meanings) {
    unsigned flags = meanings->words[meanings->unit_count].flags;
    if (meanings->number_count != 1 || (flags & SZ_BESIDE_MONEY) == 0 || reader->at == 0 ||
        reader->text.text[reader->at - 1] != ' ')
        return false;
    return (flags & SZ_GLUED) != 0 || !has_unit_behind(reader);
}

/* The kind of number that the present word is, or -1. */
static inline int number_kind(const struct reader *reader) {
    const struct sz_meanings *meanings = reader->word.meanings;
    if (meanings == NULL || meanings->number_count == 0)
        return -1;
    return meanings->unit_count > 0 && is_too_far(reader, meanings) ? -1 : meanings->number_kind;
}

/* The number word, if the present word is one and no unit; else NULL. */
static const struct sz_word *pure_number(const struct reader *reader) {
    const struct sz_meanings *meanings = reader->word.meanings;
    return meanings == NULL || meanings->unit_count > 0 || meanings->number_count != 1 ? NULL
                                                                                       : meanings->words;
}

/* "2 million": one multiplier that may stand beside anything. */
static bool read_scale(struct reader *reader, struct sz_number *number) {
    if (number_kind(reader) < 0)
        return true;
    const struct sz_word *word = pure_number(reader);
    if (word == NULL || number_kind(reader) != SZ_SCALE ||
        (word->flags & (SZ_BESIDE_COUNT | SZ_BESIDE_MONEY | SZ_GLUED | SZ_PREFIX)) != 0)
        return false;
    number->scale = sz_number_words[word->concept].value;
    number->is_figure = false;
    pass_word(reader);
    return number_kind(reader) < 0 && !is_figure(reader) &&
           sz_number_multiply(number, number->scale) == SZ_OK;
}

static bool read_figure(struct reader *reader, struct sz_number *number) {
    struct sz_figure figure;
    size_t length;
    if (sz_cursor_read_figure(reader->cursor, reader->at, &figure, &length) != SZ_OK)
        return false;
    *number = sz_number_of_figure(&figure);
    move_to(reader, reader->at + length);
    return read_scale(reader, number);
}

/* The kind of number that the present word is, if it is nothing else and has no flags; or -1. */
static int plain_kind(const struct reader *reader) {
    const struct sz_word *word = pure_number(reader);
    return word == NULL || word->flags != 0 ? -1 : reader->word.meanings->number_kind;
}

/* Takes the present word, a number. */
static uint64_t take_number(struct reader *reader) {
    uint64_t value = sz_number_words[reader->word.meanings->words->concept].value;
    pass_word(reader);
    return value;
}

/* "eight", "eighteen", "twenty-five", but not "twenty zero". */
static bool read_below_hundred(struct reader *reader, uint64_t *value) {
    int kind = plain_kind(reader);
    *value = take_number(reader);
    bool has_dash = kind == SZ_TENS && reader->text.text[reader->at] == '-';
    if (has_dash)
        move_to(reader, reader->at + 1);
    if (kind != SZ_TENS || plain_kind(reader) != SZ_ONES)
        return !has_dash;
    uint64_t ones = take_number(reader);
    *value += ones;
    return ones > 0;
}

static bool is_below_hundred(const struct reader *reader) {
    int kind = plain_kind(reader);
    return kind == SZ_ONES || kind == SZ_TEENS || kind == SZ_TENS;
}

/* What follows a hundred: "and forty-five", "сорок пять", nothing. */
static bool read_rest(struct reader *reader, bool may_join, uint64_t *value) {
    uint64_t rest = 0;
    bool is_joined = may_join && is_pure(reader, SZ_AND);
    if (is_joined)
        pass_word(reader);
    if (!is_below_hundred(reader))
        return !is_joined;
    bool is_read = read_below_hundred(reader, &rest);
    *value += rest;
    return is_read && rest > 0;
}

/* "a hundred", "a thousand", "twenty-five": what may stand before a multiplier. */
static bool read_count_of_hundreds(struct reader *reader, uint64_t *value) {
    *value = 1;
    if (plain_kind(reader) != SZ_ARTICLE)
        return is_below_hundred(reader) && read_below_hundred(reader, value);
    pass_word(reader);
    return plain_kind(reader) == SZ_HUNDRED || plain_kind(reader) == SZ_SCALE;
}

/* "five hundred and six", "двести пять": whole numbers below ten thousand. */
static bool read_small_number(struct reader *reader, struct sz_number *number) {
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
static bool read_words(struct reader *reader, size_t at, const struct sz_side *side,
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
    move_to(reader, cursor.token.at);
    return true;
}

/* Whether a word follows that cannot go on with a number in words. */
static bool ends_number(const struct reader *reader) {
    const struct sz_meanings *next = reader->word.meanings;
    return is_free_item(reader) ||
           (next != NULL && number_kind(reader) < 0 && next->qualifier < 0 && next->qualifier_behind < 0);
}

/* "twenty-five", "two million", if nothing can go on with it; else whatever its grammar makes of it. */
static bool read_word(struct reader *reader, const struct sz_side *side, struct sz_number *number) {
    size_t at = reader->at;
    bool is_read = read_small_number(reader, number);
    if (is_read && number->scale == 1 && plain_kind(reader) == SZ_SCALE)
        is_read = read_scale(reader, number);
    return (is_read && ends_number(reader)) || read_words(reader, at, side, number);
}

static bool read_number(struct reader *reader, struct sz_side *side) {
    struct sz_number *number = &side->measure.number;
    return is_figure(reader) ? read_figure(reader, number) : read_word(reader, side, number);
}

/* ---- units ---- */

/* The one unit that the word is, if it is nothing else and stands there without conditions; else NULL. */
static const struct sz_word *pure_unit(const struct reader *reader, const struct sz_number *number) {
    const struct sz_meanings *meanings = reader->word.meanings;
    if (meanings == NULL || !meanings->is_one_unit || number_kind(reader) >= 0 || meanings->qualifier >= 0 ||
        meanings->qualifier_behind >= 0)
        return NULL;
    const struct sz_word *word = meanings->words;
    bool is_year = (word->flags & SZ_YEAR_MARK) != 0 && sz_number_is_year(number);
    return is_year || (word->flags & (SZ_ALONE | SZ_PREFIX)) != 0 ? NULL : word;
}

/* What phrase.c would look at more closely: calibres, cents, decimals of money that may group, and of counts. */
static bool is_doubtful(const struct sz_measure *measure) {
    enum sz_dimension dimension = sz_units[measure->unit].dimension;
    const struct sz_number *number = &measure->number;
    return measure->unit == SZ_UNIT_millimetre || measure->unit == SZ_UNIT_cent ||
           (dimension == SZ_MONEY && number->has_point_three) ||
           (dimension == SZ_COUNT && number->decimals > 0 &&
            (number->is_figure || !sz_number_is_whole(number)));
}

static bool set_unit(struct sz_measure *measure, enum sz_unit_id unit) {
    return sz_measure_set_unit(measure, unit) == SZ_OK && !is_doubtful(measure);
}

static bool read_unit(struct reader *reader, struct sz_measure *measure) {
    const struct sz_word *unit = pure_unit(reader, &measure->number);
    if (unit == NULL || !set_unit(measure, (enum sz_unit_id)unit->concept))
        return false;
    if ((unit->flags & SZ_COUNTED) != 0) {
        measure->item_at = reader->at;
        reader->noun = reader->item;
    }
    pass_word(reader);
    return true;
}

/* "753 kg" behind a larger unit. */
static bool read_part(struct reader *reader, struct sz_measure *measure) {
    struct sz_number number;
    if (!is_figure(reader) || !read_figure(reader, &number) || number.scale > 1)
        return false;
    const struct sz_word *word = pure_unit(reader, &measure->number);
    const struct sz_unit *whole = &sz_units[measure->unit], *part = whole;
    if (word != NULL && (word->flags & SZ_COUNTED) == 0)
        part = &sz_units[word->concept];
    if (whole->dimension == SZ_MONEY || whole->dimension == SZ_COUNT || sz_part_check(whole, part) != SZ_OK ||
        sz_part_add(measure, &number, part) != SZ_OK)
        return false;
    pass_word(reader);
    return true;
}

/* ---- what stands around ---- */

static bool read_bound(struct reader *reader) {
    bool is_known = true;
    int kind = pure_qualifier(reader);
    if (kind < 0)
        return true;
    if (kind == SZ_PLAIN && reader->word.meanings->words[0].concept != SZ_QUALIFIER_plain)
        return false; /* "worth": it says what the unit must be */
    if (!sz_side_add(&reader->first, kind, &is_known) || !is_known)
        return false;
    pass_word(reader);
    return true;
}

/* The length of the sign or word that joins a range: a dash, "to", or "and" between its ends; 0: there is none. */
static size_t range_joint(const struct reader *reader) {
    uint32_t c;
    if (reader->first.is_between)
        return is_pure(reader, SZ_AND) ? reader->word.length : 0;
    if (is_pure(reader, SZ_TO) || is_pure(reader, SZ_UNTIL))
        return reader->word.length;
    size_t length = sz_utf8_decode(sz_span_from(reader->text, reader->at), &c);
    return reader->word.meanings == NULL && length > 0 && sz_utf8_is_dash(c) ? length : 0;
}

static bool read_range(struct reader *reader, size_t joint) {
    struct sz_measure *first = &reader->first.measure, *second = &reader->second.measure;
    bool is_open = reader->first.bound == SZ_BOUND_NONE && first->number.is_figure;
    start_side(&reader->second);
    reader->joint = SZ_JOINT_RANGE;
    move_to(reader, reader->at + joint);
    if (!is_open || !is_figure(reader) || !read_number(reader, &reader->second) || second->number.scale > 1 ||
        !read_unit(reader, second) || !set_unit(first, second->unit))
        return false;
    first->item_at = second->item_at;
    return true;
}

/* Whether the byte begins a Cyrillic letter, or goes on with whatever another began. */
static bool is_of_cyrillic(unsigned char byte) {
    return (byte & 0xC0) == 0x80 || (byte & 0xFE) == 0xD0;
}

/* Whether the text from `at` on is one run of letters. */
static bool is_one_word(const struct reader *reader, size_t at) {
    for (const char *letter = reader->text.text + at; *letter != '\0'; letter++)
        if ((unsigned char)((*letter | 0x20) - 'a') > 'z' - 'a' && !is_of_cyrillic((unsigned char)*letter))
            return false;
    return true;
}

/* What quantity.c would look at more closely before an item that no "of" joins: "10 mg diazepam tablets". */
static bool is_size_perhaps(const struct reader *reader) {
    const struct sz_measure *measure = &reader->first.measure;
    enum sz_dimension dimension = sz_units[measure->unit].dimension;
    bool is_small = (dimension == SZ_VOLUME && measure->floor <= SZ_AMOUNT_ONE) ||
                    (dimension == SZ_MASS && measure->floor <= SZ_AMOUNT_ONE / 1000);
    return is_small && !is_one_word(reader, reader->at);
}

/* "of heroin", "heroin": a known item to the end of the text. */
static bool read_item(struct reader *reader, struct sz_plain *plain) {
    enum { ITEM_MAX = 64 };
    bool is_of = is_pure(reader, SZ_OF) && reader->item.length == 0;
    if (is_of)
        pass_word(reader);
    if ((!is_of && !is_free_item(reader)) || reader->item.length == 0 || reader->item.length > ITEM_MAX ||
        reader->at + reader->item.length != reader->text.length)
        return false;
    plain->item = sz_span_from(reader->cursor->text, reader->at);
    plain->item_id = reader->item.meanings->item;
    return is_of || !is_size_perhaps(reader);
}

/* What the noun and all behind it are, as sz_item_find says: nothing, where it alone is no item. */
static int find_noun(const struct reader *reader, size_t at) {
    struct sz_span noun = sz_span_from(reader->cursor->text, at);
    if (reader->noun.length == noun.length)
        return reader->noun.meanings->item;
    return reader->noun.length == 0 && is_one_word(reader, at) ? -1 : sz_item_find(noun);
}

/* The noun that was read as the unit ("tablets") belongs to the item's words, unless they are known without it. */
static void take_counted_noun(const struct reader *reader, struct sz_plain *plain) {
    if (reader->first.measure.item_at == 0)
        return;
    int item = find_noun(reader, reader->first.measure.item_at);
    if (plain->item_id >= 0 && item < 0)
        return;
    plain->item = sz_span_from(reader->cursor->text, reader->first.measure.item_at);
    plain->item_id = item;
}

/* ---- the whole ---- */

/* Whether an item of two words is a number of something by its second: "cannabis plants". */
static bool is_counted_pair(struct sz_span item) {
    const char *blank = item.length == 0 ? NULL : memchr(item.text, ' ', item.length);
    struct sz_found noun, ignored;
    if (blank == NULL)
        return false;
    struct sz_span second = sz_span_from(item, (size_t)(blank - item.text) + 1);
    sz_words_read(second, &noun, &ignored);
    return noun.length == second.length && noun.length > 0 && noun.meanings->unit_count > 0 &&
           (noun.meanings->words[0].flags & SZ_COUNTED) != 0;
}

/* "746 grenades" */
static bool read_count(struct reader *reader, struct sz_plain *plain) {
    struct sz_measure *measure = &reader->first.measure;
    return !measure->number.has_leading_zero && set_unit(measure, SZ_UNIT_piece) &&
           read_item(reader, plain) && (!sz_item_is_weighed(plain->item_id) || is_counted_pair(plain->item));
}

static bool read_units(struct reader *reader) {
    struct sz_measure *measure = &reader->first.measure;
    size_t joint = range_joint(reader);
    if (joint > 0)
        return read_range(reader, joint);
    if (!read_unit(reader, measure))
        return false;
    bool is_joined = is_pure(reader, SZ_AND);
    if (is_joined)
        pass_word(reader);
    return is_figure(reader) ? read_part(reader, measure) : !is_joined;
}

static bool read_phrase(struct reader *reader, bool may_count, struct sz_plain *plain) {
    if (reader->item.length > 0 || !read_bound(reader) || !read_number(reader, &reader->first))
        return false;
    if (is_free_item(reader))
        return may_count && read_count(reader, plain);
    if (!read_units(reader) ||
        !(is_end(reader) ? reader->text.text[reader->at - 1] != ' ' : read_item(reader, plain)))
        return false;
    take_counted_noun(reader, plain);
    return plain->item.length == 0 ||
           sz_units[reader->first.measure.unit].dimension != SZ_LENGTH; /* "5m captagon" */
}

bool sz_plain_read(struct sz_cursor *cursor, bool may_count, struct sz_plain *plain) {
    struct reader reader;
    const struct sz_measure *measure = &reader.first.measure;
    size_t length = cursor->text.length;
    char copy[TEXT_MAX + SZ_WORDS_AHEAD];
    if (length == 0 || length > TEXT_MAX)
        return false;
    memcpy(copy, cursor->text.text, length);
    memset(copy + length, 0, SZ_WORDS_AHEAD);
    reader.cursor = cursor;
    reader.text = sz_span_of(copy, length);
    start_side(&reader.first);
    reader.joint = SZ_JOINT_ALONE;
    plain->item = sz_span_of(cursor->text.text, 0);
    plain->item_id = -1;
    plain->interval = (struct sz_interval){0};
    move_to(&reader, 0);
    if (!read_phrase(&reader, may_count, plain) ||
        sz_side_interval(&reader.first, &reader.second, reader.joint, false, &plain->interval) != SZ_OK)
        return false;
    plain->unit = sz_units[measure->unit].base;
    plain->has_stated = reader.joint == SZ_JOINT_ALONE;
    plain->stated = plain->has_stated ? measure->floor : 0;
    plain->last_digit = plain->has_stated ? measure->last_digit : 0;
    return true;
}
