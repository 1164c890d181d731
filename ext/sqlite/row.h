/* A row of a bounded aggregate: what it brings, or the SQL error that it is.
 *
 * The quantities of one group, or of one window frame, are of one base unit. What is no quantity or of
 * another unit stops the statement with the value, the reason and the way out: nothing is dropped in silence
 * but NULLs. */
#ifndef SZ_ROW_H
#define SZ_ROW_H

#include "value.h"

/* Reads values[0], with the unit of values[1] for bare numbers where there is one. The unit is set by the
 * first row and kept by all others. Of `row` the interval and the unit are set. false: nothing to add, since
 * X is NULL or the error is set. */
bool sz_row_read(sqlite3_context *context, const char *function, int count, sqlite3_value **values,
                 bool is_first, enum sz_unit_id *unit, struct sz_canonical *row);

/* `FUNCTION: …` as the error of a result that cannot be given. */
void sz_row_fail(sqlite3_context *context, const char *function, enum sz_status status);

#endif
