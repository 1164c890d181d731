/* AVX-512 with instructions for bytes: a block at a time. */
#include "stretch.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx2,bmi,popcnt")))

typedef uint64_t lanes __attribute__((vector_size(64)));

#include "stretch_bits.h"
#include "stretch_body.h"

INLINE bool find_masks(struct batch *batch, const struct sz_marks *marks) {
    const char *text = batch->text;
    __m512i quote = _mm512_set1_epi8(marks->quote), delimiter = _mm512_set1_epi8(marks->delimiter);
    __m512i feed = _mm512_set1_epi8('\n'), carriage_return = _mm512_set1_epi8('\r');
    __m512i least = _mm512_set1_epi8(1);
    for (size_t i = FRONT; i < FRONT + batch->blocks; i++, text += BLOCK) {
        __m512i bytes = _mm512_loadu_si512((const void *)text);
        least = _mm512_min_epu8(least, bytes);
        batch->quotes[i] = _mm512_cmpeq_epi8_mask(bytes, quote);
        batch->delimiters[i] = _mm512_cmpeq_epi8_mask(bytes, delimiter);
        batch->feeds[i] = _mm512_cmpeq_epi8_mask(bytes, feed);
        batch->returns[i] = _mm512_cmpeq_epi8_mask(bytes, carriage_return);
        batch->high[i] = _mm512_movepi8_mask(bytes);
    }
    return _mm512_cmpeq_epi8_mask(least, _mm512_setzero_si512()) != 0;
}

TARGET void sz_stretch_scan_avx512(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}

#endif
