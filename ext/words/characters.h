/* What a character is to a name: its class, and the letters that stand for it (letters.def).
 *
 * Characters of the scripts that names are written in, and of general punctuation, are looked up in a table
 * made at build time; all others are asked of base/utf8.h. */
#ifndef SZ_CHARACTERS_H
#define SZ_CHARACTERS_H

#include "../base/utf8.h"

enum { SZ_CHARACTER_LOW_END = 0x530, SZ_CHARACTER_MARKS = 0x2000, SZ_CHARACTER_MARKS_END = 0x2070 };
enum { SZ_CHARACTER_COUNT = SZ_CHARACTER_LOW_END + SZ_CHARACTER_MARKS_END - SZ_CHARACTER_MARKS };

/* Kinds, as bits. */
enum {
    SZ_CHAR_LETTER = 1 << 0,
    SZ_CHAR_DIGIT = 1 << 1,
    SZ_CHAR_LATIN = 1 << 2,
    SZ_CHAR_CYRILLIC = 1 << 3,
    SZ_CHAR_COMBINING = 1 << 4,
    SZ_CHAR_SIGN = 1 << 5 /* what romanisations write for the soft and hard sign */
};

enum sz_character_mark {
    SZ_MARK_NONE,
    SZ_MARK_APOSTROPHE,
    SZ_MARK_QUOTE,
    SZ_MARK_SPACE,
    SZ_MARK_DASH, /* or a colon, an underline, a slash */
    SZ_MARK_OPEN, /* a bracket */
    SZ_MARK_CLOSE,
    SZ_MARK_COMMA, /* or another mark that ends a phrase */
    SZ_MARK_PLUS
};

enum { SZ_NO_LATIN = 255 };

struct sz_character {
    uint16_t folded;
    uint8_t kind;
    uint8_t mark;
    uint8_t drawn;        /* one byte for the letter: ASCII for Latin, from 0x80 for Cyrillic */
    uint8_t latin_length; /* SZ_NO_LATIN: no row of letters.def knows it */
    char latin[2];
};

/* What the table is made of. */
static inline unsigned sz_character_kind(uint32_t c) {
    enum sz_script script = sz_utf8_script(c);
    bool is_sign = sz_utf8_is_apostrophe(c) || c == '`' || (c >= 0x2B0 && c <= 0x2FF) || c == 0xAD ||
                   c == 0x200B || c == 0x2033;
    return (unsigned)((script != SZ_NO_SCRIPT ? SZ_CHAR_LETTER : 0) |
                      (sz_utf8_is_digit(c) ? SZ_CHAR_DIGIT : 0) | (script == SZ_LATIN ? SZ_CHAR_LATIN : 0) |
                      (script == SZ_CYRILLIC ? SZ_CHAR_CYRILLIC : 0) |
                      (c >= 0x300 && c <= 0x36F ? SZ_CHAR_COMBINING : 0) | (is_sign ? SZ_CHAR_SIGN : 0));
}

static inline enum sz_character_mark sz_character_mark(uint32_t c) {
    if (sz_utf8_is_apostrophe(c) || c == '`') /* both stand for the soft sign, too */
        return SZ_MARK_APOSTROPHE;
    if (sz_utf8_is_quote(c))
        return SZ_MARK_QUOTE;
    if (sz_utf8_is_space(c))
        return SZ_MARK_SPACE;
    if (sz_utf8_is_dash(c) || c == ':' || c == '_' || c == '/')
        return SZ_MARK_DASH;
    if (c == '(' || c == '[' || c == '{')
        return SZ_MARK_OPEN;
    if (c == ')' || c == ']' || c == '}')
        return SZ_MARK_CLOSE;
    if (c == '+')
        return SZ_MARK_PLUS;
    return c == ',' || c == ';' || c == '.' || c == '!' || c == '?' ? SZ_MARK_COMMA : SZ_MARK_NONE;
}

extern const struct sz_character sz_characters[SZ_CHARACTER_COUNT];

/* For each letter of a skeleton the letters (as bits) that it may form a cluster with, or be doubled by: a
 * word without such a pair is settled. */
extern const uint32_t sz_letter_pairs[26];

static inline uint32_t sz_pair_bit(char letter) {
    return UINT32_C(1) << (letter & 31);
}

/* Of a character that is not in the table. */
static inline struct sz_character sz_character_far(uint32_t c) {
    return (struct sz_character){.kind = (uint8_t)sz_character_kind(c),
                                 .mark = (uint8_t)sz_character_mark(c),
                                 .latin_length = SZ_NO_LATIN};
}

static inline struct sz_character sz_character_of(uint32_t c) {
    if (c < SZ_CHARACTER_LOW_END)
        return sz_characters[c];
    if (c >= SZ_CHARACTER_MARKS && c < SZ_CHARACTER_MARKS_END)
        return sz_characters[c - SZ_CHARACTER_MARKS + SZ_CHARACTER_LOW_END];
    return sz_character_far(c);
}

#endif
