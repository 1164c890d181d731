/* Letters that were mistyped: a letter wrong, missing, doubled, or two that changed places.
 *
 * One change is forgiven in a word of three letters, two in one of six (a head: of five); where the other
 * word is in no row of names.def either, one in five letters, two in eight; two in a whole name; none in
 * figures. A word of a row is never taken for another. */
#ifndef SZ_MISTYPING_H
#define SZ_MISTYPING_H

#include "key.h"

enum { SZ_MISTYPED_MAX = 2 };

/* Reads `name` as if its words that are in no row were those of `meant`, where they are so near to them, and
 * no word of the catalogue is nearer. Returns the number of changes; 0: none was needed, or they would be too
 * many, and `mended` is not set. */
int sz_operation_mend(const struct sz_operation *name, const struct sz_operation *meant,
                      struct sz_operation *mended);

/* False where no mending can make the two names the same: most pairs, found out quickly. */
bool sz_operation_may_mend(const struct sz_operation *a, const struct sz_operation *b);

/* ---- For brief.c, which tells of most pairs that nothing can be mended ---- */

/* A word in no row, which may be meant or be a slip itself. */
bool sz_operation_is_unknown(const struct sz_operation *name, size_t item);

/* Whether a name with so many unknown words is mended at all. */
bool sz_operation_may_be_mistyped(size_t unknown);

/* The words that a key may have where unknown words of the name are mended to words of rows; all bits where
 * that may change what is no word of it. */
uint64_t sz_operation_near_words(const struct sz_operation *name);

/* False where two unknown words are too far from each other for being mended: the letters that one of them
 * alone has (sz_letters_set), and their lengths. */
bool sz_words_may_be_near(uint32_t letters, size_t a_length, size_t b_length);

#endif
