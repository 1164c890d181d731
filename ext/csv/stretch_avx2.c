/* AVX2: 32 bytes at a time. */
#include "stretch.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx2,bmi,popcnt")))

typedef uint64_t lanes __attribute__((vector_size(32)));

#include "stretch_bits.h"
#include "stretch_cells.h"

/* Nothing happens between the two, but the compiler doesn't know: it would gather masks in vectors to store
 * several of them at once, which takes longer than to store each. */
INLINE uint64_t mask_of(__m256i first, __m256i second) {
    uint32_t low = (uint32_t)_mm256_movemask_epi8(first), high = (uint32_t)_mm256_movemask_epi8(second);
    uint64_t mask = low | (uint64_t)high << 32;
    __asm__("" : "+r"(mask));
    return mask;
}

INLINE uint64_t find_byte(__m256i first, __m256i second, __m256i byte) {
    return mask_of(_mm256_cmpeq_epi8(first, byte), _mm256_cmpeq_epi8(second, byte));
}

INLINE bool find_masks(struct batch *batch, const struct sz_marks *marks) {
    const char *text = batch->text;
    __m256i quote = _mm256_set1_epi8(marks->quote), delimiter = _mm256_set1_epi8(marks->delimiter);
    __m256i feed = _mm256_set1_epi8('\n'), carriage_return = _mm256_set1_epi8('\r');
    __m256i least = _mm256_set1_epi8(1);
    for (size_t i = FRONT; i < FRONT + batch->blocks; i++, text += BLOCK) {
        __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)text);
        __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(text + BLOCK / 2));
        least = _mm256_min_epu8(least, _mm256_min_epu8(first, second));
        batch->quotes[i] = find_byte(first, second, quote);
        batch->delimiters[i] = find_byte(first, second, delimiter);
        batch->feeds[i] = find_byte(first, second, feed);
        batch->returns[i] = find_byte(first, second, carriage_return);
        batch->high[i] = mask_of(first, second);
    }
    return _mm256_movemask_epi8(_mm256_cmpeq_epi8(least, _mm256_setzero_si256())) != 0;
}

INLINE __m256i look_up(__m256i nibbles, __m128i table) {
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(table), nibbles);
}

INLINE __m256i high_nibbles(__m256i bytes) {
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
}

INLINE __m256i errors_of_pairs(__m256i previous, __m256i bytes) {
    __m256i low = _mm256_and_si256(previous, _mm256_set1_epi8(15));
    __m256i errors = _mm256_and_si256(look_up(high_nibbles(previous), errors_of_first_high()),
                                      look_up(low, errors_of_first_low()));
    return _mm256_and_si256(errors, look_up(high_nibbles(bytes), errors_of_second_high()));
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

INLINE bool is_utf8(const char *block) {
    __m256i before = _mm256_loadu_si256((const __m256i *)(const void *)(block - BEFORE));
    __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(block + BLOCK / 2));
    __m256i errors = _mm256_or_si256(errors_of(before, first), errors_of(first, second));
    return _mm256_testz_si256(errors, errors) != 0;
}

INLINE uint64_t find_below(__m256i first, __m256i second, int byte) {
    __m256i bound = _mm256_set1_epi8(SIGNED(byte));
    return mask_of(_mm256_cmpgt_epi8(bound, first), _mm256_cmpgt_epi8(bound, second));
}

/* A byte that goes on is below all others, as a number with a sign; starts are made so. */
INLINE void find_pairs(const char *block, uint64_t *starts, uint64_t *goes_on) {
    const __m256i least = _mm256_set1_epi8(SIGNED(0xC2 - 0x80));
    __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(block + BLOCK / 2));
    *goes_on = find_below(first, second, 0xC0);
    *starts = find_below(_mm256_sub_epi8(first, least), _mm256_sub_epi8(second, least), 0x80 + 0x1E);
}

INLINE uint64_t list_blocks(const struct batch *batch) {
    uint64_t listed = 0;
    for (size_t i = 0; i < batch->blocks; i++) {
        const uint64_t *high = batch->high + FRONT + i;
        listed |= (uint64_t)((high[0] | high[-1] >> (BLOCK - 3)) != 0) << i;
    }
    return listed;
}

TARGET void sz_stretch_scan_avx2(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}

#endif
