/* Measures: a number with its unit, or several that make one amount: "4 tons and 753 kg".
 *
 * A number without a unit stays open: in a range the other end may give its unit, a caller may too. */
#ifndef SZ_MEASURE_H
#define SZ_MEASURE_H

#include "numeral.h"

struct sz_measure {
    struct sz_number number;  /* the first number */
    bool has_unit;            /* then: */
    enum sz_unit_id unit;     /* the unit of the first number */
    sz_amount floor, ceiling; /* the amount in base units, and its neighbour above where it isn't exact */
    sz_amount last_digit;     /* the worth of the last given digit; 0: fractions and words */
    bool has_currency_before; /* "$5": what follows in a range may leave it out */
    bool is_implied;          /* a unit without a number: one of it, if an item follows */
    bool is_about;            /* "килограммов пять", "90-odd kilos" */
    bool is_more;             /* "5 с лишним тонн" */
    bool is_least;            /* "5+ kg" */
    bool is_compound;
    bool is_in_m;   /* metres by the letter "m" */
    size_t item_at; /* where the words of what is counted begin, if the unit is one of them; else 0 */
    size_t at, end;
};

struct sz_measure_context {
    struct sz_number_context number;
    bool has_currency; /* of the range's first end */
    bool is_weighed;   /* what is measured has a mass, as the caller knows */
    bool is_weight;    /* a word before it says that it is one */
    bool is_dated;     /* a word stands before it behind which years stand: "в", "до" */
};

/* Reads the measure at the cursor and moves behind it. SZ_NO_NUMBER and the faults of what stands there. */
enum sz_status sz_measure_read(struct sz_cursor *cursor, struct sz_measure_context context,
                               struct sz_measure *measure, struct sz_problem *problem);

/* Gives an open measure its unit. SZ_OVERFLOW, SZ_BELOW_SCALE. */
enum sz_status sz_measure_set_unit(struct sz_measure *measure, enum sz_unit_id unit);

#endif
