/* The compiled spellings: an automaton over folded characters, made by compile_trie.c and walked by words.c.
 *
 * Each character that occurs in a spelling has a code. An edge stands in the cell at its state's `base` plus
 * its code, and no two states share a base, so a cell that holds the code of a character is the edge that it
 * takes: one look for each letter. Ends that mean the same are one state,
 * so Russian endings are kept once. */
#ifndef SZ_TRIE_H
#define SZ_TRIE_H

#include <stdint.h>

enum { SZ_TRIE_NO_CODE = 0, SZ_TRIE_EMPTY = 255, SZ_TRIE_ROOT = 0 /* the cell that leads to the root */ };

struct sz_trie_cell {
    uint32_t base;     /* of the state that the edge leads to */
    uint16_t spelling; /* the first of its choices, where a spelling ends there; else 0 */
    uint8_t code;      /* SZ_TRIE_EMPTY: no edge */
    uint8_t
        ends_inside; /* 1: the spelling may end before a letter or digit, as one that ends with a sign may */
};

/* What a spelling means depends on what stands behind it and on its letter case: a choice holds for the cases
 * whose bits (SZ_TRIE_CASE) are set, and at most one choice of a spelling for each. */
struct sz_trie_choice {
    uint16_t meanings; /* in trie_meanings */
    uint16_t cases;
    uint8_t is_last;
};

/* What stands behind a spelling. */
enum sz_trie_end { SZ_TRIE_WORD_ENDS, SZ_TRIE_LETTER_FOLLOWS, SZ_TRIE_DIGIT_FOLLOWS, SZ_TRIE_ENDS };
enum { SZ_TRIE_HAS_UPPER = 1, SZ_TRIE_HAS_LOWER = 2, SZ_TRIE_LETTER_CASES = 4 };
#define SZ_TRIE_CASE(end, letters) ((unsigned)(end)*SZ_TRIE_LETTER_CASES + (letters))

/* An entry of the tables of codes: the code in its low eight bits, what the character is above them, and how
 * many bytes it has. */
enum {
    SZ_TRIE_CODE = 0xFF,
    SZ_TRIE_UPPER = SZ_TRIE_HAS_UPPER << 8,
    SZ_TRIE_LOWER = SZ_TRIE_HAS_LOWER << 8, /* a letter that is not upper case */
    SZ_TRIE_DIGIT = 1 << 10,
    SZ_TRIE_BYTES = 12 /* the shift of their number */
};

/* A character beyond the tables of codes. */
struct sz_trie_character {
    uint32_t character; /* folded */
    uint8_t code;
};

#endif
