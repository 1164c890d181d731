/* Plain phrases: the commonest shapes of amounts, read by looking at each token once.
 *
 *     [bound] number unit [[and] number unit] [[of] item]     "more than 4 tons and 753 kg of opium"
 *     [bound] number item                                     "746 grenades"
 *     [from] number dash|to number unit [[of] item]           "between 5 and 7 kg"
 *
 * Whatever is read here, the grammar of phrase.h would read as the same; whatever isn't plain is left to it,
 * with its faults. tests/quantity/test_plain.c holds the two against each other. */
#ifndef SZ_PLAIN_H
#define SZ_PLAIN_H

#include "phrase.h"

/* What sz_quantity says of it. */
struct sz_plain {
    struct sz_interval interval;
    enum sz_unit_id unit; /* a base unit */
    bool has_stated;
    sz_amount stated;
    sz_amount last_digit;
    struct sz_span item; /* in the text; length 0: none */
    int item_id;         /* enum sz_item_id, or -1 */
};

/* Reads the text of a cursor that stands before it; the cursor doesn't move. `may_count`: a number without a
 * unit may count the item behind it. Text that is read so is valid UTF-8 without NULs. */
bool sz_plain_read(struct sz_cursor *cursor, bool may_count, struct sz_plain *plain);

#endif
