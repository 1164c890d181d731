/* Phrases: measures with the words that bound, mark and join them, as one interval.
 *
 * A phrase is recognised at a cursor and may end before the text does: the rest is the item's, or whatever
 * follows in running text. */
#ifndef SZ_PHRASE_H
#define SZ_PHRASE_H

#include "measure.h"
#include "options.h"

struct sz_phrase {
    struct sz_interval interval;
    enum sz_unit_id unit; /* a base unit */
    bool is_bare;         /* no unit was written */
    bool may_be_year;     /* bare, and an ungrouped figure from 1900 to 2099 */
    bool is_years;        /* a count from one such figure to another */
    bool may_be_phone;    /* bare, and three figures, a dash, four figures: "555-1234" */
    bool is_in_m;         /* metres by the letter "m", which is a million beside money and counted nouns */
    bool needs_item;      /* "килограмм" means one only before an item */
    bool has_stated;
    sz_amount stated;
    sz_amount last_digit;
    size_t item_at; /* where a counted noun stands that was read as the unit; 0: none */
    size_t at, end;
};

/* `options` may be NULL. On success the cursor stands on the first token behind the phrase. */
enum sz_status sz_phrase_read(struct sz_cursor *cursor, const struct sz_quantity_options *options,
                              struct sz_phrase *phrase, struct sz_problem *problem);

#endif
