/* A cell as a number, where that loses nothing: types='auto'.
 *
 * An integer is a minus at most and digits, a real has a decimal mark and digits behind it as well. No leading
 * zeros, no plus, no exponent, no minus before nothing but zeros, and at most 15 digits, which a double holds:
 * all else is text. */
#ifndef SZ_CELL_H
#define SZ_CELL_H

#include "../base/span.h"

#include <stdint.h>

/* Ordered: a column is of the greatest type of its cells. */
enum sz_cell_type { SZ_CELL_EMPTY, SZ_CELL_INTEGER, SZ_CELL_REAL, SZ_CELL_TEXT };

/* figure / 10^decimals. */
struct sz_cell_number {
    int64_t figure;
    unsigned decimals; /* 0 to 14 */
};

/* `number` is set where the cell is one. `decimal` is the decimal mark. */
enum sz_cell_type sz_cell_read(struct sz_span cell, char decimal, struct sz_cell_number *number);

#endif
