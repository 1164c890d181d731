/* AVX2: 32 bytes at a time. */
#include "stretch.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx2,bmi,popcnt")))

typedef uint64_t lanes __attribute__((vector_size(32)));

#include "stretch_bits.h"
#include "stretch_body.h"

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
        batch->high[i] = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(first, second));
    }
    return _mm256_movemask_epi8(_mm256_cmpeq_epi8(least, _mm256_setzero_si256())) != 0;
}

TARGET void sz_stretch_scan_avx2(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}

#endif
