/* Multipliers behind a number: "million", "hundred thousand", "dozens", "тыс. млн", "k", "m" beside money.
 *
 * Owns nothing. */
#ifndef SZ_MULTIPLIER_H
#define SZ_MULTIPLIER_H

#include "number.h"
#include "token.h"

/* Reads the multipliers at the cursor, which stands behind `group`, and moves behind them; their product, 1 where there
 * is none. `is_money`: a currency stands before the number. SZ_BAD_NUMBER, SZ_OVERFLOW. */
enum sz_status sz_multiplier_read(struct sz_cursor *cursor, bool is_money, const struct sz_number *group,
                                  uint64_t *product);

#endif
