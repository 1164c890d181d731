/* Text to quantity and back: the reader of amounts.
 *
 * A quantity is an interval in a base unit, with what it measures. sz_quantity_parse reads one quantity that
 * fills the whole text, in words of any language of ext/words or in the canonical notation, or refuses with a
 * reason and the bytes it is about: what isn't certainly a quantity isn't one. It allocates nothing, runs in
 * linear time, and its spans (`item`) point into the text. */
#ifndef SZ_QUANTITY_H
#define SZ_QUANTITY_H

#include "../words/words.h"
#include "amount.h"
#include "canonical.h"
#include "item.h"
#include "options.h"

struct sz_quantity {
    struct sz_interval interval; /* in base units */
    enum sz_unit_id unit;        /* the base unit: SZ_UNIT_kilogram, … , SZ_UNIT_RUB */
    bool is_bare; /* the text has neither a unit nor a counted noun; `unit` is pieces or the option's */
    struct sz_span item;  /* the words of what is measured, as written; length 0: none */
    int item_id;          /* enum sz_item_id, or -1 where not known */
    bool has_stated;      /* the words give one figure … */
    sz_amount stated;     /* … this one, in base units, as a spreadsheet would hold it */
    sz_amount last_digit; /* the worth of its last given digit, in base units; 0: fractions and words */
};

/* `options` may be NULL. On failure `quantity` is left zeroed and `problem` (may be NULL) filled. */
enum sz_status sz_quantity_parse(struct sz_span text, const struct sz_quantity_options *options,
                                 struct sz_quantity *quantity, struct sz_problem *problem);

/* The unit that is called so ("tons", "кг", "USD"); false: none, or more than one. */
bool sz_quantity_find_unit(struct sz_span name, enum sz_unit_id *unit);

/* "more than 8.9 tons" as a reader takes it: at least 8.9 and under 9.0. Bounded intervals stay as they are.
 */
enum sz_status sz_quantity_plausible(const struct sz_quantity *quantity, struct sz_interval *plausible);

/* "exact", "about", "more than", "at least", "less than", "at most", "between". */
const char *sz_quantity_kind(const struct sz_interval *interval);

#endif
