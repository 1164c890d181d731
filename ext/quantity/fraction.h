/* Fractions, in figures, signs and words: "1/2", "½", "three quarters", "с половиной",
 * "целых пять десятых". */
#ifndef SZ_FRACTION_H
#define SZ_FRACTION_H

#include "cardinal.h"
#include "number.h"

/* Whether "a half", "three quarters" … stands at the cursor; then it moves behind it. */
bool sz_fraction_read_part(struct sz_cursor *cursor, struct sz_number *part);

/* "½" or "1/2", both figures plain and the first the smaller; dates with their zeros are none. */
bool sz_fraction_read_ratio(struct sz_cursor *cursor, struct sz_number *part);

/* Adds what may stand behind a whole number: "and a half", "с половиной", " 1/2", "½". SZ_OVERFLOW. */
enum sz_status sz_fraction_read_tail(struct sz_cursor *cursor, struct sz_number *number);

/* "пять десятых", "5 десятых", "двадцать пять сотых": less than one. */
bool sz_fraction_read_tenths(struct sz_cursor *cursor, struct sz_number *part);

/* The decimals behind "point" or "целых", in words. */
bool sz_fraction_read_decimals(struct sz_cursor *cursor, struct sz_number *part);

#endif
