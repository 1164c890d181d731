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
#include "item.h"

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

enum sz_decimal { SZ_DECIMAL_BY_LANGUAGE, SZ_DECIMAL_POINT, SZ_DECIMAL_COMMA };

struct sz_quantity_options {
    bool has_unit;           /* the unit of bare numbers is given … */
    enum sz_unit_id unit;    /* … this one (any unit, not only a base unit) */
    enum sz_decimal decimal; /* how to read a comma that could be either */
    enum sz_decimal
        unit_decimal; /* the same where no letter or currency sign stands beside the figure: by the
                                     language in which the unit's name was given */
};

/* `options` may be NULL. On failure `quantity` is left zeroed and `problem` (may be NULL) filled. */
enum sz_status sz_quantity_parse(struct sz_span text, const struct sz_quantity_options *options,
                                 struct sz_quantity *quantity, struct sz_problem *problem);

/* Canonical text of an interval in a base unit: `>83 kg`. Not terminated; returns its length. */
enum { SZ_QUANTITY_TEXT_MAX = 112 };
size_t sz_quantity_format(const struct sz_interval *interval, enum sz_unit_id unit,
                          char text[SZ_QUANTITY_TEXT_MAX]);

/* The unit that is called so ("tons", "кг", "USD"); false: none, or more than one. */
bool sz_quantity_find_unit(struct sz_span name, enum sz_unit_id *unit);

/* "more than 8.9 tons" as a reader takes it: at least 8.9 and under 9.0. Bounded intervals stay as they are.
 */
enum sz_status sz_quantity_plausible(const struct sz_quantity *quantity, struct sz_interval *plausible);

/* "exact", "about", "more than", "at least", "less than", "at most", "between". */
const char *sz_quantity_kind(const struct sz_interval *interval);

#endif
