/* Numerals: figures and number words, with fractions, multipliers and indefinite plurals, as numbers. */
#ifndef SZ_NUMERAL_H
#define SZ_NUMERAL_H

#include "number.h"
#include "token.h"

/* What stands around a number. */
struct sz_number_context {
    bool is_money;    /* a currency stands before it */
    bool is_between;  /* "and" joins the ends of a range, not parts of a number */
    bool is_governed; /* a bound stands before it, so "тысячи" may be one thousand */
};

/* Reads the number at the cursor and moves behind it. SZ_NO_NUMBER where none begins there (the cursor has
 * not moved); other statuses are faults of what does begin there, with their bytes in `problem`. */
enum sz_status sz_numeral_read(struct sz_cursor *cursor, struct sz_number_context context,
                               struct sz_number *number, struct sz_problem *problem);

/* Multiplies a number without a multiplier by the one at the cursor, where words stand between the two: "5 с
 * лишним тысяч". */
bool sz_numeral_scale(struct sz_cursor *cursor, struct sz_number *number);

#endif
