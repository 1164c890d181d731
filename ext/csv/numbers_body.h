/* The common shape of the ways to read cells as numbers. Each numbers_*.c defines TARGET, the attribute of functions
 * that may use the machine's instructions, and `lanes`, as many words as it takes at a time; then it includes this
 * file and defines the functions that are declared first.
 *
 * HOW. The eight bytes up to the end of a cell are a word, from which what stands in front of the cell is shifted out. A
 * minus becomes a zero, a decimal mark is taken from between the digits; if digits alone are left they are joined.
 * Nothing is branched upon: whatever is wrong sets the highest bit of a word that makes the cell SZ_CELL_TEXT. */
#ifndef SZ_NUMBERS_BODY_H
#define SZ_NUMBERS_BODY_H

#include "numbers.h"

#define INLINE TARGET static inline __attribute__((always_inline))

enum { LANES = sizeof(lanes) / sizeof(uint64_t), HIGHEST = 63 };

/* LANES numbers one behind the other. */
INLINE lanes load_ends(const uint32_t *ends);
INLINE lanes load_types(const unsigned char *types);

/* The eight bytes in front of each end, the first of them lowest. */
INLINE lanes load_words(const char *text, const uint32_t *ends);

INLINE void set_first(lanes *words, uint64_t first);
INLINE void store_numbers(int64_t *numbers, lanes stored);

/* Eight digits, the first of them lowest, as a number. */
INLINE lanes join_digits(lanes digits);

/* How many bytes there are above the bits of a word; its lowest bit is set. */
INLINE lanes count_above(lanes word);

/* Whether the highest bit of any word is set. */
INLINE bool is_any_negative(lanes words);

/* Cells of `lengths` bytes, of which the last ones are `words`. The highest bit of `greater` is set where one is of a
 * greater type than is expected. */
INLINE lanes read_numbers(lanes words, lanes lengths, uint64_t mark, lanes expected, lanes *greater) {
    lanes before = lengths - 1, unused = ~before << 3 & 56, is_empty = before >> HIGHEST;
    lanes digits = (words ^ SZ_CELL_EACH('0')) >> unused;
    lanes minus = (((digits & 0xFF) ^ ('-' ^ '0')) - 1) >> 8; /* 56 bits, or none */
    digits ^= minus & ('-' ^ '0');
    lanes first = (digits | (digits >> 8 & minus)) & 0xFF;
    digits <<= unused;
    lanes unlike = digits ^ mark, marks = (unlike - SZ_CELL_EACH(1)) & ~unlike & SZ_CELL_EACH(0x80);
    lanes up_to = marks ^ (marks - 1), has_mark = ~up_to >> HIGHEST;
    digits = (digits & ~up_to) | (digits << (has_mark << 3) & up_to);
    lanes odd = (((digits + SZ_CELL_EACH(0x76)) | digits) & SZ_CELL_EACH(0x80)) | (before >> 3);
    lanes figure = join_digits(digits), decimals = count_above(up_to);
    lanes more = before - (minus & 1) - decimals - has_mark; /* digits in front of the mark, but one */
    lanes wrong = odd | (0 - odd) | more | ((0 - more) & (first - 1)) | ((figure - 1) & minus << 8);
    lanes type = ((1 + has_mark) | ((0 - (wrong >> HIGHEST)) & SZ_CELL_TEXT)) & (is_empty - 1);
    *greater = expected - type;
    lanes is_text = (expected + 1) >> 2, given = (expected | (0 - (*greater >> HIGHEST))) & (is_empty - 1);
    return ((figure ^ minus) - minus) << 8 | decimals << 2 | (given & 3) | ((is_text << 2) - is_text);
}

INLINE lanes read_at(const struct sz_number_cells *cells, size_t at, int64_t *numbers) {
    const uint32_t *ends = cells->ends + at;
    lanes lengths = load_ends(ends) - load_ends(ends - 1) - 1, greater;
    if (at == 0)
        set_first(&lengths, cells->ends[0] - cells->start);
    lanes words = load_words(cells->text, ends), expected = load_types(cells->types + at);
    store_numbers(numbers + at,
                  read_numbers(words, lengths, SZ_CELL_EACH(cells->decimal ^ '0'), expected, &greater));
    return greater;
}

/* Where the lanes don't divide the cells, some are read twice. There must be as many cells as lanes. */
INLINE bool read_cells(const struct sz_number_cells *cells, int64_t *numbers) {
    lanes greater = read_at(cells, 0, numbers);
    for (size_t at = LANES; at + LANES <= cells->count; at += LANES)
        greater |= read_at(cells, at, numbers);
    if (cells->count % LANES != 0)
        greater |= read_at(cells, cells->count - LANES, numbers);
    return is_any_negative(greater);
}

#endif
