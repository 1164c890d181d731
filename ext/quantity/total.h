/* A running total of intervals, exact and with an exact inverse.
 *
 * Sums of the lower ends and of the bounded upper ends are kept apart from counts of what opens or unbounds
 * an end, so a row that leaves a window leaves no trace, and neither order nor grouping of rows changes the
 * result. A zeroed struct is an empty total. Constant memory. */
#ifndef SZ_TOTAL_H
#define SZ_TOTAL_H

#include "amount.h"

struct sz_total {
    sz_amount low;
    sz_amount high;
    uint64_t rows;
    uint64_t open_lows;
    uint64_t open_highs; /* of the bounded rows */
    uint64_t unbounded;
    uint64_t about;
};

/* SZ_OK or SZ_OVERFLOW; after an overflow the total is as it was. */
enum sz_status sz_total_add(struct sz_total *total, const struct sz_interval *row);
/* Takes out a row that was added before. */
void sz_total_sub(struct sz_total *total, const struct sz_interval *row);
enum sz_status sz_total_merge(struct sz_total *total, const struct sz_total *other);
/* The sum; false where no row was added. */
bool sz_total_value(const struct sz_total *total, struct sz_interval *sum);

#endif
