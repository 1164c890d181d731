/* The canonical notation: `>83 kg`, `~11350..11450 kg`, `5 kg`; one form for each interval. */
#ifndef SZ_CANONICAL_H
#define SZ_CANONICAL_H

#include "quantity.h"

/* Reads text that is in the canonical notation from its first byte to its last; false: it isn't. Fills all but
 * the item. The lone `~n` is no canonical text. */
bool sz_canonical_read(struct sz_span text, struct sz_quantity *quantity);

#endif
