/* How various the values of some columns are, and how much their records hold: a guess from samples of a table, for
 * whoever has to choose between gathering records in memory and sorting them. */
#ifndef SZ_VARIETY_H
#define SZ_VARIETY_H

#include "grouping.h"

struct sz_variety {
    uint64_t records;  /* that were sampled */
    uint64_t distinct; /* keys among them */
    uint64_t bytes;    /* that gathering these takes */
};

/* `shape` has its keys and its row. From eight places of the files, 64 KiB each, or from their start alone where they
 * can't be sought in. What cannot be read is no part of the guess: the scan that wants it will say so. SZ_NO_MEMORY. */
enum sz_status sz_variety_guess(const struct sz_lookup *lookup, struct sz_shape *shape,
                                struct sz_variety *variety);

#endif
