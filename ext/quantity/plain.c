/* The text is read word by word, without cutting tokens: a word is taken where it can mean one thing only at
 * its place, anything else makes the phrase not plain. One blank or none stands between words. */
#include "plain.h"

#include "../base/utf8.h"
#include "item.h"
#include "part.h"
#include "plain_number.h"

enum { TEXT_MAX = 120 };

/* What sides are asked about before it is read;
 * to clear all of them would take longer than to read a word. */
static void start_side(struct sz_side *side) {
    side->bound = SZ_BOUND_NONE;
    side->is_about = side->is_nearly = side->is_governed = side->is_between = side->is_from = false;
    side->measure.is_compound = false;
    side->measure.item_at = 0;
}

/* ---- units ---- */

/* The one unit that the word is, if it is nothing else and stands there without conditions; else NULL. */
static const struct sz_word *pure_unit(const struct sz_plain_reader *reader, const struct sz_number *number) {
    const struct sz_meanings *meanings = reader->word.meanings;
    if (meanings == NULL || !meanings->is_one_unit || sz_plain_number_kind(reader) >= 0 ||
        meanings->qualifier >= 0 || meanings->qualifier_behind >= 0)
        return NULL;
    const struct sz_word *word = meanings->words;
    bool is_year = (word->flags & SZ_YEAR_MARK) != 0 && sz_number_is_year(number);
    return is_year || (word->flags & (SZ_ALONE | SZ_PREFIX)) != 0 ? NULL : word;
}

/* What phrase.c would look at more closely: calibres, cents, decimals of money that may group,
 * and of counts. */
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

static bool read_unit(struct sz_plain_reader *reader, struct sz_measure *measure) {
    const struct sz_word *unit = pure_unit(reader, &measure->number);
    if (unit == NULL || !set_unit(measure, (enum sz_unit_id)unit->concept))
        return false;
    if ((unit->flags & SZ_COUNTED) != 0) {
        measure->item_at = reader->at;
        reader->noun = reader->item;
    }
    sz_plain_pass_word(reader);
    return true;
}

/* "753 kg" behind a larger unit; the figure stands there. */
static bool read_part(struct sz_plain_reader *reader, struct sz_measure *measure) {
    struct sz_number number;
    if (!sz_plain_read_figure(reader, &number) || number.scale > 1)
        return false;
    const struct sz_word *word = pure_unit(reader, &measure->number);
    const struct sz_unit *whole = &sz_units[measure->unit], *part = whole;
    if (word != NULL && (word->flags & SZ_COUNTED) == 0)
        part = &sz_units[word->concept];
    if (whole->dimension == SZ_MONEY || whole->dimension == SZ_COUNT || sz_part_check(whole, part) != SZ_OK ||
        sz_part_add(measure, &number, part) != SZ_OK)
        return false;
    sz_plain_pass_word(reader);
    return true;
}

/* ---- what stands around ---- */

static bool read_bound(struct sz_plain_reader *reader) {
    bool is_known = true;
    int kind = sz_plain_qualifier(reader);
    if (kind < 0)
        return true;
    if (kind == SZ_PLAIN && reader->word.meanings->words[0].concept != SZ_QUALIFIER_plain)
        return false; /* "worth": it says what the unit must be */
    if (!sz_side_add(&reader->first, kind, &is_known) || !is_known)
        return false;
    sz_plain_pass_word(reader);
    return true;
}

/* The length of the sign or word that joins a range: a dash, "to", or "and" between its ends; 0: there is
 * none. */
static size_t range_joint(const struct sz_plain_reader *reader) {
    uint32_t c;
    if (reader->first.is_between)
        return sz_plain_is(reader, SZ_AND) ? reader->word.length : 0;
    if (sz_plain_is(reader, SZ_TO) || sz_plain_is(reader, SZ_UNTIL))
        return reader->word.length;
    size_t length = sz_utf8_decode(sz_span_from(reader->text, reader->at), &c);
    return reader->word.meanings == NULL && length > 0 && sz_utf8_is_dash(c) ? length : 0;
}

static bool read_range(struct sz_plain_reader *reader, size_t joint) {
    struct sz_measure *first = &reader->first.measure, *second = &reader->second.measure;
    bool is_open = reader->first.bound == SZ_BOUND_NONE && first->number.is_figure;
    start_side(&reader->second);
    reader->joint = SZ_JOINT_RANGE;
    sz_plain_move_to(reader, reader->at + joint);
    if (!is_open || !sz_plain_is_figure(reader) || !sz_plain_read_number(reader, &reader->second) ||
        second->number.scale > 1 || !read_unit(reader, second) || !set_unit(first, second->unit))
        return false;
    first->item_at = second->item_at;
    return true;
}

/* Whether the byte begins a Cyrillic letter, or goes on with whatever another began. */
static bool is_of_cyrillic(unsigned char byte) {
    return (byte & 0xC0) == 0x80 || (byte & 0xFE) == 0xD0;
}

/* Whether the text from `at` on is one run of letters. */
static bool is_one_word(const struct sz_plain_reader *reader, size_t at) {
    for (const char *letter = reader->text.text + at; *letter != '\0'; letter++)
        if ((unsigned char)((*letter | 0x20) - 'a') > 'z' - 'a' && !is_of_cyrillic((unsigned char)*letter))
            return false;
    return true;
}

/* What quantity.c would look at more closely before an item that no "of" joins: "10 mg diazepam tablets". */
static bool is_size_perhaps(const struct sz_plain_reader *reader) {
    const struct sz_measure *measure = &reader->first.measure;
    enum sz_dimension dimension = sz_units[measure->unit].dimension;
    bool is_small = (dimension == SZ_VOLUME && measure->floor <= SZ_AMOUNT_ONE) ||
                    (dimension == SZ_MASS && measure->floor <= SZ_AMOUNT_ONE / 1000);
    return is_small && !is_one_word(reader, reader->at);
}

/* "of heroin", "heroin": a known item to the end of the text. */
static bool read_item(struct sz_plain_reader *reader, struct sz_plain *plain) {
    enum { ITEM_MAX = 64 };
    bool is_of = sz_plain_is(reader, SZ_OF);
    if (is_of)
        sz_plain_pass_word(reader);
    if ((!is_of && !sz_plain_is_item(reader)) || reader->item.length == 0 || reader->item.length > ITEM_MAX ||
        reader->at + reader->item.length != reader->text.length)
        return false;
    plain->item = sz_span_from(reader->cursor->text, reader->at);
    plain->item_id = reader->item.meanings->item;
    return is_of || !is_size_perhaps(reader);
}

/* What the noun and all behind it are, as sz_item_find says: nothing, where it alone is no item. */
static int find_noun(const struct sz_plain_reader *reader, size_t at) {
    struct sz_span noun = sz_span_from(reader->cursor->text, at);
    if (reader->noun.length == noun.length)
        return reader->noun.meanings->item;
    return reader->noun.length == 0 && is_one_word(reader, at) ? -1 : sz_item_find(noun);
}

/* The noun that was read as the unit ("tablets") belongs to the item's words, unless they are known without
 * it. */
static void take_counted_noun(const struct sz_plain_reader *reader, struct sz_plain *plain) {
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
    const char *blank = memchr(item.text, ' ', item.length);
    struct sz_found noun, ignored;
    if (blank == NULL)
        return false;
    struct sz_span second = sz_span_from(item, (size_t)(blank - item.text) + 1);
    sz_words_read(second, &noun, &ignored);
    return noun.length == second.length && noun.meanings->unit_count > 0 &&
           (noun.meanings->words[0].flags & SZ_COUNTED) != 0;
}

/* "746 grenades" */
static bool read_count(struct sz_plain_reader *reader, struct sz_plain *plain) {
    struct sz_measure *measure = &reader->first.measure;
    return !measure->number.has_leading_zero && set_unit(measure, SZ_UNIT_piece) &&
           read_item(reader, plain) && (!sz_item_is_weighed(plain->item_id) || is_counted_pair(plain->item));
}

static bool read_units(struct sz_plain_reader *reader) {
    struct sz_measure *measure = &reader->first.measure;
    size_t joint = range_joint(reader);
    if (joint > 0)
        return read_range(reader, joint);
    if (!read_unit(reader, measure))
        return false;
    bool is_joined = sz_plain_is(reader, SZ_AND);
    if (is_joined)
        sz_plain_pass_word(reader);
    return sz_plain_is_figure(reader) ? read_part(reader, measure) : !is_joined;
}

static bool read_phrase(struct sz_plain_reader *reader, bool may_count, struct sz_plain *plain) {
    if (reader->item.length > 0 || !read_bound(reader) || !sz_plain_read_number(reader, &reader->first))
        return false;
    if (sz_plain_is_item(reader))
        return may_count && read_count(reader, plain);
    if (!read_units(reader) ||
        !(sz_plain_is_end(reader) ? reader->text.text[reader->at - 1] != ' ' : read_item(reader, plain)))
        return false;
    take_counted_noun(reader, plain);
    return plain->item.length == 0 ||
           sz_units[reader->first.measure.unit].dimension != SZ_LENGTH; /* "5m captagon" */
}

bool sz_plain_read(struct sz_cursor *cursor, bool may_count, struct sz_plain *plain) {
    struct sz_plain_reader reader;
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
    sz_plain_move_to(&reader, 0);
    if (!read_phrase(&reader, may_count, plain) ||
        sz_side_interval(&reader.first, &reader.second, reader.joint, false, &plain->interval) != SZ_OK)
        return false;
    plain->unit = sz_units[measure->unit].base;
    plain->has_stated = reader.joint == SZ_JOINT_ALONE;
    plain->stated = plain->has_stated ? measure->floor : 0;
    plain->last_digit = plain->has_stated ? measure->last_digit : 0;
    return true;
}
