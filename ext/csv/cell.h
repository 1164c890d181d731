/* A cell as a number, where that loses nothing: types='auto'.
 *
 * An integer is a minus at most and digits, a real has a decimal mark and digits behind it as well. No leading
 * zeros, no plus, no exponent, no minus before nothing but zeros, and at most 15 digits, which a double holds:
 * all else is text. */
#ifndef SZ_CELL_H
#define SZ_CELL_H

#include "../base/span.h"

#include <stdint.h>

/* Ordered: a column is of the greatest type of its cells. */
enum sz_cell_type { SZ_CELL_EMPTY, SZ_CELL_INTEGER, SZ_CELL_REAL, SZ_CELL_TEXT };

/* figure / 10^decimals. */
struct sz_cell_number {
    int64_t figure;
    unsigned decimals; /* 0 to 14 */
};

/* `number` is set where the cell is one. `decimal` is the decimal mark. */
enum sz_cell_type sz_cell_read(struct sz_span cell, char decimal, struct sz_cell_number *number);

enum { SZ_CELL_WORD = 8 };

#define SZ_CELL_EACH(byte) (UINT64_C(0x0101010101010101) * (unsigned char)(byte))

/* The bytes up to `end`, the first of them lowest. */
static inline uint64_t sz_cell_load(const char *end) {
    uint64_t word;
    memcpy(&word, end - sizeof word, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline bool sz_cell_are_digits(uint64_t digits) {
    return (((digits + SZ_CELL_EACH(0x76)) | digits) & SZ_CELL_EACH(0x80)) == 0;
}

/* Digits 0 to 9, the first of them lowest, as a number: pairs, fours, all eight. */
static inline int64_t sz_cell_join(uint64_t digits) {
    digits = digits * (10 * 256 + 1) >> 8 & UINT64_C(0x00FF00FF00FF00FF);
    digits = digits * (100 * 65536 + 1) >> 16 & UINT64_C(0x0000FFFF0000FFFF);
    return (int64_t)(digits * (10000 * (UINT64_C(1) << 32) + 1) >> 32);
}

/* Takes the first decimal mark from between the digits: those in front of it move up. Returns how many are behind
 * it; more than a word has where there is none. */
static inline unsigned sz_cell_take_mark(uint64_t *digits, char decimal) {
    uint64_t unlike = *digits ^ SZ_CELL_EACH(decimal ^ '0'), low = SZ_CELL_EACH(0x7F);
    uint64_t marks = ~(((unlike & low) + low) | unlike | low); /* the highest bit of each byte that is one */
    if (marks == 0)
        return SZ_CELL_WORD;
    uint64_t up_to = marks ^ (marks - 1);
    *digits = (*digits & ~up_to) | (*digits & up_to >> 8) << 8;
    return 7 - (unsigned)__builtin_ctzll(marks) / 8;
}

/* The same as sz_cell_read of a cell in front of which SZ_CELL_WORD bytes can be read: quicker where it is no
 * longer than that. The characters of a short cell become digits together, in one word. */
__attribute__((always_inline)) static inline enum sz_cell_type
sz_cell_read_behind(struct sz_span cell, char decimal, struct sz_cell_number *number) {
    if (cell.length - 1 >= SZ_CELL_WORD)
        return sz_cell_read(cell, decimal, number);
    unsigned is_negative = cell.text[0] == '-', length = (unsigned)cell.length - is_negative;
    unsigned unused = 8 * (SZ_CELL_WORD - length), decimals = 0, whole = length;
    if (length == 0)
        return SZ_CELL_TEXT;
    uint64_t digits = (sz_cell_load(cell.text + cell.length) ^ SZ_CELL_EACH('0')) >> unused << unused;
    bool has_mark = !sz_cell_are_digits(digits);
    if (has_mark) {
        decimals = sz_cell_take_mark(&digits, decimal);
        whole = length - 1 - decimals;
        if (decimals == 0 || decimals >= length - 1 || !sz_cell_are_digits(digits))
            return SZ_CELL_TEXT;
    }
    int64_t figure = sz_cell_join(digits);
    if ((whole > 1 && cell.text[is_negative] == '0') || (is_negative != 0 && figure == 0))
        return SZ_CELL_TEXT;
    number->figure = is_negative != 0 ? -figure : figure;
    number->decimals = decimals;
    return has_mark ? SZ_CELL_REAL : SZ_CELL_INTEGER;
}

#endif
