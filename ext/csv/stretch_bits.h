/* What machines with AVX2 have beside it: bits counted and found; and UTF-8, checked by three tables of which errors a
 * pair of bytes allows, after Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte" (2021).
 * Included behind stretch_body.h. */
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

INLINE __m256i look_up(__m256i nibbles, __m128i table) {
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), nibbles);
}

INLINE __m256i high_nibbles(__m256i bytes) {
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
}

#define TABLE(...) _mm_setr_epi8(__VA_ARGS__)
#define SIGNED(byte) (char)(byte)

INLINE __m256i errors_of_pairs(__m256i previous, __m256i bytes) {
    const __m128i first_high = TABLE(
        TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, SIGNED(TWO_GO_ON),
        SIGNED(TWO_GO_ON), SIGNED(TWO_GO_ON), SIGNED(TWO_GO_ON), TOO_SHORT | OVERLONG_2, TOO_SHORT,
        TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | TOO_LARGE_80 | OVERLONG_4);
    const __m128i first_low = TABLE(
        SIGNED(ANY_LOW | OVERLONG_2 | OVERLONG_3 | OVERLONG_4), SIGNED(ANY_LOW | OVERLONG_2), SIGNED(ANY_LOW),
        SIGNED(ANY_LOW), SIGNED(ANY_LOW | TOO_LARGE), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80),
        SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80),
        SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80),
        SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80),
        SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80 | SURROGATE),
        SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80), SIGNED(ANY_LOW | TOO_LARGE | TOO_LARGE_80));
    const __m128i second_high =
        TABLE(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
              SIGNED(TOO_LONG | OVERLONG_2 | TWO_GO_ON | OVERLONG_3 | TOO_LARGE_80 | OVERLONG_4),
              SIGNED(TOO_LONG | OVERLONG_2 | TWO_GO_ON | OVERLONG_3 | TOO_LARGE),
              SIGNED(TOO_LONG | OVERLONG_2 | TWO_GO_ON | SURROGATE | TOO_LARGE),
              SIGNED(TOO_LONG | OVERLONG_2 | TWO_GO_ON | SURROGATE | TOO_LARGE), TOO_SHORT, TOO_SHORT,
              TOO_SHORT, TOO_SHORT);
    __m256i low = _mm256_and_si256(previous, _mm256_set1_epi8(15));
    __m256i errors = _mm256_and_si256(look_up(high_nibbles(previous), first_high), look_up(low, first_low));
    return _mm256_and_si256(errors, look_up(high_nibbles(bytes), second_high));
}

/* The bytes `places` (1 to 3) further back. */
#define GO_BACK(before, bytes, places)                                                                       \
    _mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(before, bytes, 0x21), 16 - (places))

INLINE __m256i errors_of(__m256i before, __m256i bytes) {
    __m256i pairs = errors_of_pairs(GO_BACK(before, bytes, 1), bytes);
    __m256i third = _mm256_subs_epu8(GO_BACK(before, bytes, 2), _mm256_set1_epi8(0xE0 - 0x80));
    __m256i fourth = _mm256_subs_epu8(GO_BACK(before, bytes, 3), _mm256_set1_epi8(0xF0 - 0x80));
    __m256i must_go_on = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(SIGNED(0x80)));
    return _mm256_xor_si256(must_go_on, pairs);
}

/* Whether a character that starts in the last three bytes goes on behind them. */
INLINE bool goes_on(__m256i bytes) {
    __m256i most = _mm256_setr_epi64x(-1, -1, -1, (long long)UINT64_C(0xBFDFEFFFFFFFFFFF));
    __m256i starts = _mm256_subs_epu8(bytes, most);
    return _mm256_testz_si256(starts, starts) == 0;
}

/* All or nothing: a character that is cut off at the block's end is an error of the next one. */
INLINE size_t find_invalid(const char *block, size_t from, size_t available, bool follows) {
    __m256i before = follows ? _mm256_loadu_si256((const __m256i *)(const void *)(block - BEFORE))
                             : _mm256_setzero_si256();
    __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(block + BLOCK / 2));
    __m256i errors = _mm256_or_si256(errors_of(before, first), errors_of(first, second));
    (void)from, (void)available;
    return _mm256_testz_si256(errors, errors) != 0 ? BLOCK + goes_on(second) : 0;
}

#endif
