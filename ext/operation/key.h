/* The key of an operation's name: equal for all spellings of one operation, in the catalogue or not.
 *
 * A name is read by its structure (reading.h): introducing words are dropped, the head word (Channel, Kanal,
 * Канал …) and the sub-name are folded, transliterated or translated by the rows of ext/words, the year is
 * taken apart. The key is lower-case ASCII words joined by '-': "channel", "channel-second-barrier",
 * "channel-2018" (the year is part of it only where it is all that follows the head, or the name has no
 * head). Words in no row stand in it as the stems of their letters (letters.h).
 * The key of a key is the key. */
#ifndef SZ_KEY_H
#define SZ_KEY_H

#include "../base/span.h"
#include "../base/status.h"
#include "reading.h"

enum { SZ_KEY_MAX = 128 };

struct sz_operation_key {
    char text[SZ_KEY_MAX]; /* not terminated */
    size_t length;         /* 0: the text names no operation */
    int year;              /* the year in the name, 0 if none, or two; also where it is part of the key */
};

/* A name, its words and its key, for comparing (match.h). Five kilobytes, and nothing outside. */
struct sz_operation {
    struct sz_name_tokens tokens;
    struct sz_name_reading reading;
    struct sz_operation_key key;
};

/* Linear, allocate nothing. SZ_OK, SZ_EMPTY, SZ_BAD_UTF8, SZ_TOO_LONG, SZ_UNKNOWN_WORD (letters of a script
 * that is not read); text that names no operation gives SZ_OK and a key of length 0, any other status too. */
enum sz_status sz_operation_read(struct sz_span name, struct sz_operation *operation);
enum sz_status sz_operation_key(struct sz_span name, struct sz_operation_key *key);

/* Reads the tokens again, after a change to them. */
enum sz_status sz_operation_read_tokens(struct sz_operation *operation);

/* Words of keys as bits, which others may share: of a word, of all words of a key. */
uint64_t sz_key_word(struct sz_span word);
uint64_t sz_key_words(const char *key);

static inline struct sz_span sz_operation_key_span(const struct sz_operation_key *key) {
    return sz_span_of(key->text, key->length);
}

#endif
