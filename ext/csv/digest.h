/* Short numbers for the values of cells, such that what SQLite may call equal is found by its number.
 *
 * SQLite compares a text with a number as numbers or as texts, which depends on the query: 7 is `7`, and where
 * numbers are compared `007`, ` 7` and `7.0` too. So text that reads like a number has the digest of the number,
 * to fourteen digits, and all other text that of its bytes. Fourteen, since doubles that are equal may be
 * written with different digits behind that; a search looks under the next smaller and larger ones as well. Who
 * finds a cell by its digest must still compare it. */
#ifndef SZ_DIGEST_H
#define SZ_DIGEST_H

#include "cell.h"

/* `seed` is any number, the same for all that are compared: so that nobody can write a file whose cells all have
 * one digest. Digests are never 0. */
uint32_t sz_digest_text(struct sz_span text, uint64_t seed);

/* Of figure / 10^decimals. */
uint32_t sz_digest_number(const struct sz_cell_number *number, uint64_t seed);

enum { SZ_DIGESTS_MAX = 4 };

/* All digests under which a cell may stand that is equal to the value whose text this is; none is there twice.
 * Returns how many; 0 if it may have any digest. */
size_t sz_digest_find(struct sz_span text, uint64_t seed, uint32_t digests[SZ_DIGESTS_MAX]);

/* Of bytes, whatever they say. */
uint64_t sz_digest_bytes(struct sz_span bytes, uint64_t seed);

#endif
