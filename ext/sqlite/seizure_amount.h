/* A cell of amounts beside its column: the quantity that both say, or why there is none.
 *
 * The unit of the header or of a unit column is that of bare numbers; it never overrides a unit in the cell:
 * where they differ, there is no quantity. A bare number in a column whose unit isn't told is no count.
 * Allocates nothing; spans point into the cell, or, where a unit column counts things that are no units
 * ("ampoules"), nowhere. */
#ifndef SZ_SEIZURE_AMOUNT_H
#define SZ_SEIZURE_AMOUNT_H

#include "../quantity/quantity.h"
#include "../table/column.h"

struct sz_amount_cell {
    struct sz_span written;
    const struct sz_column *column;
    bool has_unit_column;
    struct sz_span unit; /* the cell of the unit column; blank: not told */
    struct sz_span item; /* the words of what is measured; length 0: not told */
    char decimal;        /* '.', ',' or '\0', as the options tell */
};

/* SZ_OK, or the status of `problem`; its bytes are those of `about`: the cell, or the unit beside it. */
enum sz_status sz_amount_cell_read(const struct sz_amount_cell *cell, struct sz_quantity *quantity,
                                   struct sz_problem *problem, struct sz_span *about);

#endif
