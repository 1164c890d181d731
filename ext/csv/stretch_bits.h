/* What machines with AVX2 have beside it: bits counted and found; and UTF-8, checked by three tables of which errors a
 * pair of bytes allows, after Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte" (2021). */
#ifndef SZ_STRETCH_BITS_H
#define SZ_STRETCH_BITS_H

#include <immintrin.h>

#include "stretch_body.h"

INLINE unsigned count_bits(uint64_t mask) {
    return (unsigned)__builtin_popcountll(mask);
}

INLINE unsigned find_lowest(uint64_t mask) {
    return (unsigned)_tzcnt_u64(mask);
}

/* What may be wrong with two bytes that follow each other; a bit that all three tables give is an error. */
enum {
    TOO_SHORT = 1,     /* a start, and no byte that goes on */
    TOO_LONG = 2,      /* ASCII, and a byte that goes on */
    OVERLONG_3 = 4,    /* E0 80..9F */
    TOO_LARGE = 8,     /* F4 90..BF, F5.. */
    SURROGATE = 16,    /* ED A0..BF */
    OVERLONG_2 = 32,   /* C0, C1 */
    TOO_LARGE_80 = 64, /* F5.. 80..8F */
    OVERLONG_4 = 64,   /* F0 80..8F */
    TWO_GO_ON = 128,   /* two bytes that go on: right in the third or fourth place alone */
    ANY_LOW = TOO_SHORT | TOO_LONG | TWO_GO_ON
};

#define TABLE(...) _mm_setr_epi8(__VA_ARGS__)
#define SIGNED(byte) (char)(byte)

/* By the upper four bits of the first byte, by its lower four, by the upper four of the second. */
INLINE __m128i errors_of_first_high(void) {
    return TABLE(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
                 SIGNED(TWO_GO_ON), SIGNED(TWO_GO_ON), SIGNED(TWO_GO_ON), SIGNED(TWO_GO_ON),
                 TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
                 TOO_SHORT | TOO_LARGE | TOO_LARGE_80 | OVERLONG_4);
}

INLINE __m128i errors_of_first_low(void) {
    return TABLE(SIGNED(ANY_LOW | OVERLONG_2 | OVERLONG_3 | OVERLONG_4), SIGNED(ANY_LOW | OVERLONG_2),
                 SIGNED(ANY_LOW), SIGNED(ANY_LOW), SIGNED(ANY_LOW | TOO_LARGE),
                 SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80),
                 SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80),
                 SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80),
                 SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80),
                 SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80 | SURROGATE),
                 SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80));
}

INLINE __m128i errors_of_second_high(void) {
    return TABLE(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
                 SIGNED(TOO_LONG | OVERLONG_2 | TWO_GO_ON | OVERLONG_3 | TOO_LARGE_80 | OVERLONG_4),
                 SIGNED(TOO_LONG | OVERLONG_2 | TWO_GO_ON | OVERLONG_3 | TOO_LARGE),
                 SIGNED(TOO_LONG | OVERLONG_2 | TWO_GO_ON | SURROGATE | TOO_LARGE),
                 SIGNED(TOO_LONG | OVERLONG_2 | TWO_GO_ON | SURROGATE | TOO_LARGE), TOO_SHORT, TOO_SHORT,
                 TOO_SHORT, TOO_SHORT);
}

/* Whether the block is UTF-8. A character that it ends within is an error of the next block, if it is one. BEFORE bytes in
 * front of the block can be read. */
INLINE bool is_utf8(const char *block);

/* The first block of a text stands behind nothing. */
INLINE bool is_first_utf8(const char *block) {
    char bytes[BEFORE + BLOCK] = {0};
    memcpy(bytes + BEFORE, block, BLOCK);
    return is_utf8(bytes + BEFORE);
}

/* Which blocks of the batch need a look: those with bytes that aren't ASCII, and those behind one that ended within a
 * character. */
INLINE uint64_t list_blocks(const struct batch *batch);

/* Where in a block characters of two bytes start (C2..DF), and which bytes go on (80..BF). */
INLINE void find_pairs(const char *block, uint64_t *starts, uint64_t *goes_on);

/* Whether all that isn't ASCII is characters of two bytes; the last of the batch may lack its second one. A block that isn't
 * listed has no part of a character: its masks are none. */
INLINE bool are_pairs(struct batch *batch, uint64_t listed) {
    const lanes none = load(batch->starts) & 0;
    lanes odd = none;
    store(batch->high + FRONT + batch->blocks, none);
    for (size_t i = FRONT; i < FRONT + batch->blocks; i += LANES) {
        store(batch->starts + i, none);
        store(batch->goes_on + i, none);
    }
    for (; listed != 0; listed &= listed - 1) {
        size_t i = find_lowest(listed);
        find_pairs(batch->text + i * BLOCK, batch->starts + FRONT + i, batch->goes_on + FRONT + i);
    }
    for (size_t i = FRONT; i < FRONT + batch->blocks; i += LANES) {
        lanes starts = load(batch->starts + i), goes_on = load(batch->goes_on + i);
        odd |= (behind(starts, load(batch->starts + i - 1)) ^ goes_on) |
               ((starts | goes_on) ^ load(batch->high + i));
    }
    return !is_any(odd);
}

/* Characters of two bytes are what most are, and quick to tell. Where there were others, how the batch ended isn't known, and
 * the next ones may have some, too. Which blocks need a look is told first: to ask at each takes longer, since nobody can foresee
 * the answer. All or nothing: a block that isn't UTF-8 is odd from its first byte. */
INLINE void find_odd_bytes(const struct sz_stretch *stretch, struct batch *batch, struct progress *progress) {
    enum { WARY = 16 };
    uint64_t listed = list_blocks(batch);
    bool is_wary = progress->wary > 0, is_plain = progress->wary <= 1 && are_pairs(batch, listed);
    (void)stretch;
    progress->wary = is_plain ? 0 : is_wary ? progress->wary - 1 : WARY;
    if (is_plain && !is_wary)
        return;
    if (progress->done == 0 && (listed & 1) != 0 && !is_first_utf8(batch->text))
        note_odd(batch, 0, 1);
    for (listed &= progress->done == 0 ? ~UINT64_C(1) : ~UINT64_C(0); listed != 0; listed &= listed - 1) {
        size_t i = find_lowest(listed);
        if (!is_utf8(batch->text + i * BLOCK)) {
            note_odd(batch, i, 1);
            return;
        }
    }
}

#endif
