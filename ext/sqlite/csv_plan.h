/* How a query reads a seizure_csv table: what xBestIndex settles with SQLite and hands to xFilter.
 *
 * A plan is written as idxStr, so EXPLAIN QUERY PLAN shows it:
 *
 *     scan 5              all records; of their cells those of the columns 0 and 2 (a bit each, in hexadecimal)
 *     rowid 5 >= <        the records between two numbers, which are the values
 *     equal 5 2           those whose cell of column 2 may be equal to the value
 *     equal 5 2 constant  the same, where the value is written in the query
 *     grouped 5 0 2-      all records, by column 0 and, falling, by column 2
 *     grouped 1 0 once    one record for each value of column 0
 */
#ifndef SZ_CSV_PLAN_H
#define SZ_CSV_PLAN_H

#include <sqlite3ext.h>

#include "csv_order.h"

enum sz_csv_way { SZ_CSV_SCAN, SZ_CSV_ROWID, SZ_CSV_EQUAL, SZ_CSV_GROUPED };

struct sz_csv_plan {
    enum sz_csv_way way;
    uint64_t wanted;
    unsigned char operators[2]; /* of SZ_CSV_ROWID: SQLITE_INDEX_CONSTRAINT_… of each value; 0: none */
    size_t column;              /* of SZ_CSV_EQUAL */
    bool is_constant;
    struct sz_csv_order order; /* of SZ_CSV_GROUPED */
};

/* Fills `info`. SQLITE_OK or SQLITE_NOMEM. */
int sz_csv_plan_make(struct sz_csv_planner *planner, sqlite3_index_info *info);

/* What sz_csv_plan_make wrote. */
void sz_csv_plan_read(int way, const char *text, struct sz_csv_plan *plan);

#endif
