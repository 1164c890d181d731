/* The numbers of plain phrases: figures with their multipliers, and whole numbers in words.
 *
 * Owns nothing; the reader moves behind what is read. */
#ifndef SZ_PLAIN_NUMBER_H
#define SZ_PLAIN_NUMBER_H

#include "plain_reader.h"

/* Whether the present word, a unit too and behind a number, is no number here: "5 t" are no trillions, "5 т"
 * no thousands. */
bool sz_plain_is_too_far(const struct sz_plain_reader *reader, const struct sz_meanings *meanings);

/* The kind of number that the present word is, behind another number, or -1. */
static inline int sz_plain_number_kind(const struct sz_plain_reader *reader) {
    const struct sz_meanings *meanings = reader->word.meanings;
    if (meanings == NULL || meanings->number_count == 0)
        return -1;
    return meanings->unit_count > 0 && sz_plain_is_too_far(reader, meanings) ? -1 : meanings->number_kind;
}

/* Reads a figure with its multiplier, or a number in words, if nothing can go on with it; false: it isn't
 * plain. */
bool sz_plain_read_figure(struct sz_plain_reader *reader, struct sz_number *number);
bool sz_plain_read_number(struct sz_plain_reader *reader, struct sz_side *side);

#endif
