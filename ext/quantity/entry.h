/* An entry of a table: a cell of amounts beside what its columns say, the quantity that all of them give, or
 * why there is none.
 *
 * The unit of the header or of a unit column is that of bare numbers; it never overrides a unit in the cell:
 * where they differ, there is no quantity. A bare number in a column whose unit isn't told is no count.
 * Allocates nothing; spans point into the cell, or, where a unit column counts things that are no units
 * ("ampoules"), nowhere. */
#ifndef SZ_ENTRY_H
#define SZ_ENTRY_H

#include "quantity.h"

struct sz_entry {
    struct sz_span written;      /* the cell of amounts */
    bool has_unit;               /* its header tells the unit of bare numbers … */
    enum sz_unit_id header_unit; /* … this one */
    bool lacks_unit;             /* bare numbers are of a unit that the header doesn't tell: never counts */
    bool is_about;               /* the header says that its amounts are estimates */
    bool is_russian;             /* the header has Cyrillic letters */
    bool has_unit_column;
    struct sz_span unit; /* the cell of the unit column; blank: not told */
    struct sz_span item; /* the words of what is measured; length 0: not told */
    char decimal;        /* '.', ',' or '\0', as the options tell */
};

/* SZ_OK, or the status of `problem`; its bytes are those of `about`: the cell, or the unit beside it. */
enum sz_status sz_entry_read(const struct sz_entry *entry, struct sz_quantity *quantity,
                             struct sz_problem *problem, struct sz_span *about);

#endif
