/* The unit beside a number: where it stands, what it means there, and whether it measures an amount at all.
 *
 * Owns nothing. */
#ifndef SZ_UNIT_H
#define SZ_UNIT_H

#include "number.h"
#include "token.h"

/* The first unit that the present token may mean, or NULL. */
const struct sz_word *sz_unit_at(const struct sz_cursor *cursor);

/* The one that it means where it has several meanings, NULL if it may be any; `is_weighed`: what is measured
 * has a mass. */
const struct sz_word *sz_unit_meaning(const struct sz_cursor *cursor, bool is_weighed);

/* Whether the unit at the cursor tells the size of each and no amount: "100 mg tablets", "a 10-ton truck", "a
 * 3-man team"; "a 5-kg package" is one, and weighs what is in it. */
bool sz_unit_is_size(const struct sz_cursor *cursor, const struct sz_word *unit, bool is_hyphenated);

/* Whether the unit at the cursor is a mass that one thing holds: "kg package of", "kg cocaine shipment". */
bool sz_unit_is_held(const struct sz_cursor *cursor);

/* Whether what is weighed follows the unit at the cursor, which has no full stop: "2000 г героина" is no year. */
bool sz_unit_is_weighing(const struct sz_cursor *cursor);

/* Moves to the unit of the number just read, over a hyphen, "of", "a" or a bracket; false: there is none. */
bool sz_unit_find(struct sz_cursor *cursor, const struct sz_number *number, bool *is_bracketed);

#endif
