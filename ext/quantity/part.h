/* Parts of compounds: "753 kg" behind "4 tons", "50 cents" behind "3 euros". */
#ifndef SZ_PART_H
#define SZ_PART_H

#include "measure.h"

/* The unit that `unit` is behind a measure: itself or, behind money, the hundredth that the currency calls so
 * (cents, pence, копейки). Whether it is such a hundredth. */
bool sz_part_find_unit(const struct sz_measure *measure, enum sz_unit_id unit, struct sz_unit *part);

/* Whether a part of the unit `part` may follow one of `last`: SZ_TWO_DIMENSIONS; SZ_TWO_QUANTITIES where it
 * is the same, SZ_RISING_UNITS where it is larger. */
enum sz_status sz_part_check(const struct sz_unit *last, const struct sz_unit *part);

/* Whether so many of `unit` restate a measure: "169 kg (373 lb)". They must be equal; in another unit one may
 * be the other, rounded to its last given digit. */
bool sz_part_restates(const struct sz_measure *measure, const struct sz_number *number, enum sz_unit_id unit);

/* Adds a part to a measure. SZ_OVERFLOW, SZ_BELOW_SCALE. */
enum sz_status sz_part_add(struct sz_measure *measure, const struct sz_number *number,
                           const struct sz_unit *part);

#endif
