/* Letters that were mistyped: a letter wrong, missing, doubled, or two that changed places.
 *
 * One change is forgiven in a word of four letters, two in one of six or more, two in a whole name; none in
 * figures. A word of a row (names.def) is never changed into another. */
#ifndef SZ_MISTYPING_H
#define SZ_MISTYPING_H

#include "key.h"

enum { SZ_MISTYPED_MAX = 2 };

/* The changes between two words; SZ_MISTYPED_MAX + 1 where there are more than the words' length forgives. */
int sz_letters_distance(const struct sz_letters *a, const struct sz_letters *b);

/* Changes the words of `name` that are in no row into the nearest words that are, if there is one nearest for
 * each, and reads it again. Returns the number of changes; 0: none was needed, or it can't be mended, and
 * `mended` is not set. */
int sz_operation_mend(const struct sz_operation *name, struct sz_operation *mended);

#endif
