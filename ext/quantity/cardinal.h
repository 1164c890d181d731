/* Cardinals: number words below a thousand, "three hundred and forty-five", "триста сорок пять". */
#ifndef SZ_CARDINAL_H
#define SZ_CARDINAL_H

#include "token.h"

/* What has been read so far. Words fall from hundreds to ones, so `rank` (1000 at the start) says what may
 * still follow: only what is smaller. */
struct sz_cardinal {
    uint64_t value;
    uint64_t rank;
    unsigned count; /* of words */
    bool has_figure;
    bool is_hundred; /* the multiplier "hundred" was there */
    bool may_join;   /* "and" may stand inside */
};

/* Goes on from `words` at the cursor and moves behind what fits; the count tells whether anything did. */
struct sz_cardinal sz_cardinal_read(struct sz_cursor *cursor, struct sz_cardinal words);

/* Moves over a dash to a number word of this kind; false: there is none. */
bool sz_cardinal_skip_dash(struct sz_cursor *cursor, int kind, bool must_be_glued);

#endif
