/* The key of an operation's name: equal for all spellings of one operation, in the catalogue or not.
 *
 * A name is read by its structure: introducing words are dropped, the head word (Channel, Kanal, Канал …) and
 * the sub-name are folded, transliterated or translated by the rows of ext/words, the year is taken apart.
 * The key is lower-case ASCII words joined by '-': "channel", "channel-second-barrier", "channel-2018" (the
 * year is part of it only where it is all that follows the head). */
#ifndef SZ_KEY_H
#define SZ_KEY_H

#include "../base/span.h"
#include "../base/status.h"

enum { SZ_KEY_MAX = 128 };

struct sz_operation_key {
    char text[SZ_KEY_MAX]; /* not terminated */
    size_t length;         /* 0: the text names no operation */
    int year;              /* the year in the name, 0 if none; also where it is part of the key */
};

/* Linear, allocates nothing. SZ_OK, SZ_EMPTY, SZ_BAD_UTF8, SZ_TOO_LONG, SZ_NOT_A_QUANTITY never: text that
 * names no operation gives SZ_OK and length 0. */
enum sz_status sz_operation_key(struct sz_span name, struct sz_operation_key *key);

#endif
