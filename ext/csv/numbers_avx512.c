/* AVX-512: eight cells at a time. */
#include "numbers.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx2,bmi")))

typedef uint64_t lanes __attribute__((vector_size(64)));

#include "numbers_body.h"

INLINE lanes load_ends(const uint32_t *ends) {
    return (lanes)_mm512_cvtepu32_epi64(_mm256_loadu_si256((const __m256i *)(const void *)ends));
}

INLINE lanes load_types(const unsigned char *types) {
    return (lanes)_mm512_cvtepu8_epi64(_mm_loadl_epi64((const __m128i *)(const void *)types));
}

INLINE lanes load_words(const char *text, const uint32_t *ends) {
    return (lanes){sz_cell_load(text + ends[0]), sz_cell_load(text + ends[1]), sz_cell_load(text + ends[2]),
                   sz_cell_load(text + ends[3]), sz_cell_load(text + ends[4]), sz_cell_load(text + ends[5]),
                   sz_cell_load(text + ends[6]), sz_cell_load(text + ends[7])};
}

INLINE void set_first(lanes *words, uint64_t first) {
    *words = (lanes)_mm512_mask_set1_epi64((__m512i)*words, 1, (long long)first);
}

INLINE void store_numbers(int64_t *numbers, lanes stored) {
    memcpy(numbers, &stored, sizeof stored);
}

/* Pairs, fours, all eight. */
INLINE lanes join_digits(lanes digits) {
    __m512i pairs = _mm512_maddubs_epi16((__m512i)digits, _mm512_set1_epi16(256 + 10));
    __m512i fours = _mm512_madd_epi16(pairs, _mm512_set1_epi32(65536 + 100));
    return (lanes)_mm512_mul_epu32(fours, _mm512_set1_epi64(10000)) + ((lanes)fours >> 32);
}

INLINE lanes count_above(lanes word) {
    return (lanes)_mm512_sad_epu8((__m512i)(~word & SZ_CELL_EACH(1)), _mm512_setzero_si512());
}

INLINE bool is_any_negative(lanes words) {
    return _mm512_cmplt_epi64_mask((__m512i)words, _mm512_setzero_si512()) != 0;
}

TARGET bool sz_numbers_read_avx512(const struct sz_number_cells *cells, int64_t *numbers) {
    return read_cells(cells, numbers);
}

#endif
