/* SQLite's values as ours, and our results as SQLite's: the one place where amounts become doubles and
 * doubles amounts, and where the failure of a function becomes its result.
 *
 * Spans of values point into SQLite's text, which lives until that value is converted again or the function
 * returns. */
#ifndef SZ_VALUE_H
#define SZ_VALUE_H

#include "../quantity/quantity.h"
#include "register.h"

/* A value as a quantity, as the connection of the function remembers or reads it. TEXT is parsed, INTEGER is
 * a count (or of the options' unit), REAL needs that unit and is read by its shortest decimal; BLOB,
 * infinities and negative numbers are refused, and so is a quantity whose own unit is of another dimension
 * than the options'. `options` may be NULL; `problem` is filled. Not for NULL: callers answer NULL first. */
enum sz_status sz_value_quantity(sqlite3_context *context, sqlite3_value *value,
                                 const struct sz_quantity_options *options, struct sz_quantity *quantity,
                                 struct sz_problem *problem);

/* A number as digits * 10^-decimals, exactly: an INTEGER, a REAL by its shortest decimal, or TEXT in plain
 * decimals. SZ_BAD_NUMBER, SZ_NEGATIVE, SZ_NOT_FINITE, SZ_OVERFLOW, SZ_BLOB … */
enum sz_status sz_value_decimal(sqlite3_value *value, sz_amount *digits, unsigned *decimals);

/* The text of any value; false where memory ran out (the caller says so). */
bool sz_value_text(sqlite3_value *value, struct sz_span *text);

bool sz_value_is_null(sqlite3_value *value);
/* NULL in, NULL out: asked before anything else is looked at. */
bool sz_value_any_null(int count, sqlite3_value **values);

/* The unit that a value names, as the unit of bare numbers; a comma beside no letters is read by the script
 * of its name: "1,250" with 'kg' groups, with 'кг' it is decimal. Otherwise an SQL error that says which
 * function was asked. */
bool sz_value_unit(sqlite3_context *context, const char *function, sqlite3_value *value,
                   struct sz_quantity_options *options);

/* "mass", "volume" … */
const char *sz_value_dimension_name(enum sz_dimension dimension);

void sz_result_text(sqlite3_context *context, struct sz_span text);
void sz_result_quantity(sqlite3_context *context, const struct sz_interval *interval, enum sz_unit_id unit);
/* The double nearest to an amount of base units, counted in `unit`. */
void sz_result_amount(sqlite3_context *context, sz_amount amount, enum sz_unit_id unit);
void sz_result_infinity(sqlite3_context *context);

/* A message of message.h as the result or the error; takes it. NULL is out of memory. */
void sz_result_message(sqlite3_context *context, char *message);
void sz_result_error(sqlite3_context *context, char *message);

/* An SQL error for a function that was given `value`; SZ_NO_MEMORY becomes SQLITE_NOMEM. `way_out` may be
 * NULL. */
void sz_result_problem(sqlite3_context *context, const char *function, const struct sz_problem *problem,
                       sqlite3_value *value, const char *way_out);

/* The same for a function of two quantities: names both. */
void sz_result_problem_of_two(sqlite3_context *context, const char *function,
                              const struct sz_problem *problem, sqlite3_value *value, sqlite3_value *other);

#endif
