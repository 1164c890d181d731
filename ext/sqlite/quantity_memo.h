/* Quantities that a connection read lately: the words of reports come back, in other rows, and in one row
 * where quantity_low(q) stands beside quantity_high(q).
 *
 * It belongs to a connection, whose mutex guards it, takes less than half a megabyte, whatever is asked, and
 * comes into being when the first words are read. Without memory for it words are read anew each time: no
 * answer depends on it. */
#ifndef SZ_QUANTITY_MEMO_H
#define SZ_QUANTITY_MEMO_H

#include "../quantity/quantity.h"

struct sz_quantity_memo;

/* NULL: no memory. */
struct sz_quantity_memo *sz_quantity_memo_open(void);
void sz_quantity_memo_close(struct sz_quantity_memo *memo); /* may be NULL */

/* What sz_quantity_parse says, refusals too: from the memo; or read, and kept where it fits. `memo` may be
 * NULL, `problem` may not. */
enum sz_status sz_quantity_memo_read(struct sz_quantity_memo *memo, struct sz_span text,
                                     const struct sz_quantity_options *options, struct sz_quantity *quantity,
                                     struct sz_problem *problem);

#endif
