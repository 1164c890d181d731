/* Nouns: what stands behind a number or a unit in running text and says what is counted or weighed.
 *
 * Nothing here reads a number; where a noun ends is a place in the cursor's text. */
#ifndef SZ_NOUN_H
#define SZ_NOUN_H

#include "token.h"

struct sz_noun {
    bool is_known; /* a known item or a counted noun */
    size_t end;
};

/* Moves the cursor on the token at `at`, as if a blank stood before it. */
void sz_noun_move(struct sz_cursor *cursor, size_t at);

/* Whether a known item begins at the cursor, and its bytes. */
bool sz_noun_is_item(const struct sz_cursor *cursor, size_t *length);

/* The noun behind a bare number, over adjectives and quotes; false: there is none. */
bool sz_noun_find(struct sz_cursor cursor, struct sz_noun *noun);

/* Where the words of a known item behind a unit end; 0: there is none. */
size_t sz_noun_item_end(struct sz_cursor cursor);

/* Where a known item ends that begins at `at` with a counted noun and goes on at the cursor: "каналов
 * контрабанды"; 0: there is none, or `at` is 0. */
size_t sz_noun_named_end(struct sz_cursor cursor, size_t at);

#endif
