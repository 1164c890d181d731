/* Names of operations against each other and against the catalogue (ext/words/operations.def). */
#ifndef SZ_MATCH_H
#define SZ_MATCH_H

#include "key.h"

/* The catalogue's operation of this key: its index in sz_operations, or -1. A round whose year is not in the
 * catalogue is none of its operations. */
int sz_operation_find(const struct sz_operation_key *key);

/* 0 to 1000 thousandths, the same either way round. 1000: equal keys and no two different years; 800 and
 * more: the same but for a letter or two (mistyping.h); below: what the two share. 0 where one names no
 * operation, however it is mended. */
int sz_operation_similarity(const struct sz_operation *a, const struct sz_operation *b);

/* The same of their keys alone: 1000, 500 where only the years differ, or 0. */
int sz_operation_key_similarity(const struct sz_operation_key *a, const struct sz_operation_key *b);

enum { SZ_SAME_SIMILARITY = 800 };

/* Both name the same operation: a similarity of 800 or more. */
bool sz_operation_same(const struct sz_operation *a, const struct sz_operation *b);

/* a is the umbrella of b: "channel" covers "channel-center" and "channel-2018",
 * but "channel-2018" nothing. */
bool sz_operation_covers(const struct sz_operation_key *a, const struct sz_operation_key *b);

/* The same for an operation of the catalogue, an index in sz_operations; and which of them covers it,
 * or -1. */
bool sz_operation_covers_entry(const struct sz_operation_key *key, int operation);
int sz_operation_umbrella(int operation);

#endif
