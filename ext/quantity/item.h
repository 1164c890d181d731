/* Items: what is counted or weighed, by its canonical name.
 *
 * These functions look at words alone; figures and units are cut off before. They allocate nothing. */
#ifndef SZ_ITEM_H
#define SZ_ITEM_H

#include "../base/span.h"

/* The item (enum sz_item_id) that `words` name as a whole, or -1: what leads or trails and says nothing
 * ("of", "the", "seized") is left out, nothing is guessed. */
int sz_item_find(struct sz_span words);

/* Whether what `item_id` names is weighed, not counted: drugs, precursors, potent substances. */
bool sz_item_is_weighed(int item_id);

/* Folds words that are no known item: lower case, one blank between words. Returns the length; the result is
 * cut at `capacity`, at a character. */
size_t sz_item_fold(struct sz_span words, char *text, size_t capacity);

#endif
