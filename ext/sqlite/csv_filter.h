/* The values of a query, as bounds of a walk through the records of a seizure_csv table. */
#ifndef SZ_CSV_FILTER_H
#define SZ_CSV_FILTER_H

#include "csv_plan.h"

/* Begins the walk that the plan (SZ_CSV_ROWID or SZ_CSV_EQUAL) wants with these values. SZ_NO_MEMORY, or a failure
 * that stands in *walk->scan. */
enum sz_status sz_csv_filter(struct sz_walk *walk, const struct sz_csv_plan *plan, sqlite3_value **values);

#endif
