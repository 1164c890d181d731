/* SQLite's values as ours, and our results as SQLite's. The only place below which there is no floating
 * point, and the only one that turns a failure into a result. */
#ifndef SZ_VALUE_H
#define SZ_VALUE_H

#include "../quantity/quantity.h"
#include "register.h"

/* A value as a quantity. TEXT is parsed, INTEGER is a count (or of `unit`), REAL needs the unit and is read
 * by its shortest decimal; BLOB, NaN, infinities and negative numbers are refused. `unit` may be NULL. Spans
 * point into the value's text, which lives until the value is converted again. Not for NULL: callers answer
 * NULL first. */
enum sz_status sz_value_quantity(sqlite3_value *value, const struct sz_quantity_options *options,
                                 struct sz_quantity *quantity, struct sz_problem *problem);

/* The text of any value; false where memory ran out (the caller says so). */
bool sz_value_text(sqlite3_value *value, struct sz_span *text);

void sz_result_text(sqlite3_context *context, struct sz_span text);
void sz_result_quantity(sqlite3_context *context, const struct sz_interval *interval, enum sz_unit_id unit);

/* An SQL error for a function that was given `value`; SZ_NO_MEMORY becomes SQLITE_NOMEM. `way_out` may be
 * NULL. */
void sz_result_problem(sqlite3_context *context, const char *function, const struct sz_problem *problem,
                       sqlite3_value *value, const char *way_out);

#endif
