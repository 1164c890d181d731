/* Whole words: those of at most fifteen small letters, Latin or Cyrillic, as most of a text are. One look
 * into a hash table finds what they mean, where the automaton of trie.h would take a step for each letter.
 *
 * The key of a word has a byte for each letter, so it is made of all its bytes at once, without a loop or a
 * jump. Made by compile_whole.c, read by words.c. */
#ifndef SZ_WHOLE_H
#define SZ_WHOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word whose letters lead from the root to `cell` without meaning anything before the last of them. */
struct sz_whole {
    uint64_t letters[2]; /* eight each, the first in the lowest byte; sz_whole_letter */
    uint32_t cell;       /* in trie_cells */
    uint32_t goes_on;    /* sz_whole_bit of what further words that belong to it may begin with; 0: none do */
    uint16_t meanings;   /* before what is no letter or digit: in trie_meanings */
    uint8_t vocabularies; /* an OR of enum sz_vocabulary; 0: it means nothing by itself */
};

/* Keys are made of so many bytes from the first of a word on, whatever they are: it has to be allowed to read
 * them. */
enum { SZ_WHOLE_AHEAD = 40, SZ_WHOLE_LETTERS = 15, SZ_WHOLE_SLOTS = 1 << 15 };

struct sz_whole_key {
    uint64_t first, second; /* eight letters each */
    size_t length;          /* of the word in bytes */
};

static inline uint32_t sz_whole_slot(uint64_t first, uint64_t second) {
    uint64_t mixed = (first ^ second * UINT64_C(0xD1B54A32D192ED03)) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(mixed >> 49);
}

/* What stands in the key for a letter of U+0430 to U+044F; Latin letters are themselves. */
static inline unsigned sz_whole_letter(uint32_t cyrillic) {
    return 0x80 | (cyrillic & 0x7F);
}

/* The bit of a letter among those that words may begin with: of ASCII by its byte, else by the second of two.
 * Digits have one bit, where no Latin letter is. */
static inline uint32_t sz_whole_bit(unsigned char byte) {
    return UINT32_C(1) << (byte <= '9' ? 27U : byte & 31U);
}

/* ---- keys ---- */

/* Bytes as a number, the first of them lowest on every machine. */
static inline uint64_t sz_whole_eight(const char *text) {
    const unsigned char *byte = (const unsigned char *)text;
    return byte[0] | (uint64_t)byte[1] << 8 | (uint64_t)byte[2] << 16 | (uint64_t)byte[3] << 24 |
           (uint64_t)byte[4] << 32 | (uint64_t)byte[5] << 40 | (uint64_t)byte[6] << 48 |
           (uint64_t)byte[7] << 56;
}

/* The highest bit of each byte that is no small letter: it shows when the distance to the bounds is added. */
static inline uint64_t sz_whole_others(uint64_t eight) {
    const uint64_t ones = UINT64_C(0x0101010101010101), highest = ones << 7;
    uint64_t low = eight & ~highest;
    uint64_t from_a = low + ones * (0x80 - 'a'), past_z = low + ones * (0x80 - 'z' - 1);
    return ~(from_a & ~past_z & ~eight) & highest;
}

/* All bits below the byte whose highest bit is the lowest set; all there are where none is. */
static inline uint64_t sz_whole_below(uint64_t highest_bits) {
    return ((highest_bits & -highest_bits) >> 7) - 1;
}

static inline struct sz_whole_key sz_whole_latin(const char *text) {
    uint64_t first = sz_whole_eight(text), second = sz_whole_eight(text + 8);
    uint64_t others = sz_whole_others(first), more = sz_whole_others(second) | UINT64_C(1) << 63;
    bool is_long = others == 0;
    size_t length = (size_t)__builtin_ctzll(is_long ? more : others) / 8 + (is_long ? 8 : 0);
    return (struct sz_whole_key){first & sz_whole_below(others), is_long ? second & sz_whole_below(more) : 0,
                                 length};
}

/* The letters of four pairs of bytes that begin with Cyrillic ones, and how many of those there are. */
static inline uint64_t sz_whole_four(const char *text, size_t *count) {
    const uint64_t pairs = UINT64_C(0x0001000100010001);
    uint64_t eight = sz_whole_eight(text);
    uint64_t others = (eight & pairs * 0xC0FE) ^ pairs * 0x80D0; /* U+0400 to U+047F alone leave nothing */
    uint64_t wide = (eight & pairs) << 6 | (eight >> 8 & pairs * 0x3F) | pairs * 0x80;
    *count = others == 0 ? 4 : (size_t)__builtin_ctzll(others) / 16;
    wide &= others == 0 ? UINT64_MAX : (UINT64_C(1) << *count * 16) - 1;
    wide = (wide | wide >> 8) & UINT64_C(0x0000FFFF0000FFFF);
    return (wide | wide >> 16) & UINT32_MAX;
}

/* Most words have no more than eight letters. */
static inline struct sz_whole_key sz_whole_cyrillic(const char *text) {
    struct sz_whole_key key = {0, 0, 0};
    size_t count, more = 0;
    key.first = sz_whole_four(text, &count);
    if (count == 4) {
        key.first |= sz_whole_four(text + 8, &more) << 32;
        count += more;
    }
    if (count == 8) {
        key.second = sz_whole_four(text + 16, &more);
        count += more;
    }
    if (count == 12) {
        key.second |= sz_whole_four(text + 24, &more) << 32;
        count += more;
    }
    key.length = count * 2;
    return key;
}

#endif
