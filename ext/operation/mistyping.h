/* Letters that were mistyped: a letter wrong, missing, doubled, or two that changed places.
 *
 * One change is forgiven in a word of three letters, two in one of six (a head: of five); where the other word
 * is in no row of names.def either, one in five letters, two in eight; two in a whole name; none in figures. A word of a row is
 * never taken for another. */
#ifndef SZ_MISTYPING_H
#define SZ_MISTYPING_H

#include "key.h"

enum { SZ_MISTYPED_MAX = 2 };

/* Reads `name` as if its words that are in no row were those of `meant`, where they are so near to them, and no word of
 * the catalogue is nearer. Returns the number of changes; 0: none was needed, or they would be too many, and `mended` is
 * not set. */
int sz_operation_mend(const struct sz_operation *name, const struct sz_operation *meant,
                      struct sz_operation *mended);

/* False where no mending can make the two names the same: most pairs, found out quickly. */
bool sz_operation_may_mend(const struct sz_operation *a, const struct sz_operation *b);

#endif
