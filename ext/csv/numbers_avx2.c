/* AVX2: four cells at a time. */
#include "numbers.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx2,bmi")))

typedef uint64_t lanes __attribute__((vector_size(32)));

#include "numbers_body.h"

INLINE lanes load_ends(const uint32_t *ends) {
    return (lanes)_mm256_cvtepu32_epi64(_mm_loadu_si128((const __m128i *)(const void *)ends));
}

INLINE lanes load_types(const unsigned char *types) {
    int four;
    memcpy(&four, types, sizeof four);
    return (lanes)_mm256_cvtepu8_epi64(_mm_cvtsi32_si128(four));
}

INLINE lanes load_words(const char *text, const uint32_t *ends) {
    return (lanes){sz_cell_load(text + ends[0]), sz_cell_load(text + ends[1]), sz_cell_load(text + ends[2]),
                   sz_cell_load(text + ends[3])};
}

INLINE void set_first(lanes *words, uint64_t first) {
    *words = (lanes)_mm256_blend_epi32((__m256i)*words,
                                       _mm256_castsi128_si256(_mm_cvtsi64_si128((long long)first)), 3);
}

INLINE void store_numbers(int64_t *numbers, lanes stored) {
    memcpy(numbers, &stored, sizeof stored);
}

/* Pairs, fours, all eight. */
INLINE lanes join_digits(lanes digits) {
    __m256i pairs = _mm256_maddubs_epi16((__m256i)digits, _mm256_set1_epi16(256 + 10));
    __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(65536 + 100));
    return (lanes)_mm256_mul_epu32(fours, _mm256_set1_epi64x(10000)) + ((lanes)fours >> 32);
}

INLINE lanes count_above(lanes word) {
    return (lanes)_mm256_sad_epu8((__m256i)(~word & SZ_CELL_EACH(1)), _mm256_setzero_si256());
}

INLINE bool is_any_negative(lanes words) {
    return _mm256_movemask_pd((__m256d)words) != 0;
}

TARGET bool sz_numbers_read_avx2(const struct sz_number_cells *cells, int64_t *numbers) {
    return read_cells(cells, numbers);
}

#endif
