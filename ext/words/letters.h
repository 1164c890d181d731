/* A word of a name as letters: brought to one script, one romanisation and one ending.
 *
 * The skeleton is the word in lower-case ASCII letters such that all romanisations of one Russian word agree
 * ("Второй", "Vtoroy", "vtoroj" -> "vtoroi"), doubled letters once. Its stem is the skeleton without the
 * endings of Russian declension, vowels at the end among them, so that cases agree too ("vtor"); at least
 * three letters stay. Both are fixed points: the stem of a stem is itself. The drawn letters are the word as
 * it stands, one byte a letter, for counting what was mistyped.
 *
 * Letters of the other script that look alike, and digits misread for letters, are put right first. */
#ifndef SZ_LETTERS_H
#define SZ_LETTERS_H

#include "characters.h"

enum { SZ_LETTERS_MAX = 40, SZ_SKELETON_MAX = 64 };

struct sz_letters {
    char drawn[SZ_LETTERS_MAX]; /* Latin letters as ASCII, Cyrillic ones from 0x80 */
    size_t drawn_length;
    char skeleton[SZ_SKELETON_MAX + 1]; /* one more, since letters are written in pairs */
    size_t length;
    size_t stem; /* the first bytes of the skeleton */
};

/* Reads one word of letters and digits (marks between letters that are neither are passed over). False where
 * it is longer than fits, or has letters that no row of letters.def knows. */
bool sz_letters_read(struct sz_span word, struct sz_letters *letters);

/* The same, of characters that are looked up already. */
bool sz_letters_read_characters(const struct sz_character *characters, size_t count,
                                struct sz_letters *letters);

/* Which letters a word has, as bits: words that differ by n changes differ in 2n of them at most. */
static inline uint32_t sz_letters_set(struct sz_span word) {
    uint32_t set = 0;
    for (size_t i = 0; i < word.length; i++)
        set |= UINT32_C(1) << (word.text[i] & 31);
    return set;
}

/* These spans live as long as `letters`. */
static inline struct sz_span sz_letters_stem(const struct sz_letters *letters) {
    return sz_span_of(letters->skeleton, letters->stem);
}

static inline struct sz_span sz_letters_skeleton(const struct sz_letters *letters) {
    return sz_span_of(letters->skeleton, letters->length);
}

static inline struct sz_span sz_letters_drawn(const struct sz_letters *letters) {
    return sz_span_of(letters->drawn, letters->drawn_length);
}

#endif
