/* A running total of intervals, exact and with an exact inverse.
 *
 * Sums of the lower ends and of the bounded upper ends are kept apart from counts of what opens or unbounds
 * an end, so a row that leaves a window leaves no trace, and neither order nor grouping of rows changes the
 * result. Adding cannot fail: the sums are wide enough for 2^64 rows, and only a sum that no amount can hold
 * is an overflow when it is asked for.
 *
 * A zeroed struct is an empty total. Constant memory; no member is wider than 64 bits, so memory that is
 * aligned for those (as that of SQLite's aggregates is) will do. */
#ifndef SZ_TOTAL_H
#define SZ_TOTAL_H

#include "amount.h"

/* 192 bits, the lowest 64 first. */
struct sz_sum {
    uint64_t limbs[3];
};

struct sz_total {
    struct sz_sum low;
    struct sz_sum high;
    uint64_t rows;
    uint64_t open_lows;
    uint64_t open_highs; /* of the bounded rows */
    uint64_t unbounded;
    uint64_t about;
};

void sz_total_add(struct sz_total *total, const struct sz_interval *row);
/* Takes out a row that was added before. */
void sz_total_sub(struct sz_total *total, const struct sz_interval *row);
/* The sum of a total that has rows; SZ_OVERFLOW. */
enum sz_status sz_total_value(const struct sz_total *total, struct sz_interval *sum);

#endif
