/* Many headers, one schema: which column of a file is which column of read_seizures.
 *
 * Each header is read on its own (column.h); then columns that mean the same are settled:
 * - the first column of a field has it; later ones have no place;
 * - money is the written amount only where there is no other;
 * - a date or year stands in for date_from and date_to where the file has neither, a region for a place, a
 *   weight for the written amount (whichever of the two is first), a total or a bare unit ("Kilograms") for
 *   the written amount where there is no other (one with a unit rather than one without);
 * - where no column names the item, but headers do ("Heroin_Kg"), the file is wide: each such column makes a
 *   row of its own, and totals over them have no place;
 * - where a column names the item and several measure it in units of different dimensions ("kg", "litres",
 *   "tablets"), each of these makes a row of its own, too. */
#ifndef SZ_SCHEMA_H
#define SZ_SCHEMA_H

#include "column.h"

enum { SZ_NO_COLUMN = -1 };

/* Indexes count the file's columns from 0. */
struct sz_schema {
    int columns[SZ_HEADER_COUNT]; /* by field: its column, or SZ_NO_COLUMN; stand-ins have been settled */
    bool is_wide;                 /* the columns with a place of SZ_ITEM_COLUMN hold the written amounts */
};

enum sz_column_place {
    SZ_EXTRA,      /* no place: goes to `extra` under its own header */
    SZ_FIELD,      /* some field of schema.columns */
    SZ_ITEM_COLUMN /* an amount of the item that its header or the item's column names */
};

/* Reads `count` headers into `columns` and `places` (both with room for `count`) and settles them. Never
 * fails: a file without a single known header has all columns in `extra`. */
void sz_schema_map(const struct sz_span *headers, size_t count, struct sz_column *columns,
                   enum sz_column_place *places, struct sz_schema *schema);

#endif
