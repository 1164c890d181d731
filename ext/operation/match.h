/* Keys of operations against each other and against the catalogue (ext/words/operations.def). */
#ifndef SZ_MATCH_H
#define SZ_MATCH_H

#include "key.h"

/* The catalogue's operation of this key: its index, or -1. Names with a year match the yearly entry if there
 * is one, else the entry without. */
int sz_operation_find(const struct sz_operation_key *key);
const char *sz_operation_name(int index);

/* Both name the same operation: equal keys, or a letter or two mistyped with no other catalogue name nearer;
 * not where both give years and they differ. */
bool sz_operation_same(const struct sz_operation_key *a, const struct sz_operation_key *b);

/* 0 to 1000 thousandths: the figure behind sz_operation_same. */
int sz_operation_similarity(const struct sz_operation_key *a, const struct sz_operation_key *b);

/* a is the umbrella of b: "channel" covers "channel-center" and "channel-2018". */
bool sz_operation_covers(const struct sz_operation_key *a, const struct sz_operation_key *b);

#endif
