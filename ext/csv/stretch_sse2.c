/* SSE2, which every x86-64 has: 16 bytes at a time. */
#include "stretch.h"

#if defined(__x86_64__)

#include "../base/utf8.h"

#include <emmintrin.h>

#define TARGET

#include "stretch_body.h"
#include "stretch_scalar.h"

INLINE uint64_t find_byte(const __m128i parts[4], __m128i byte) {
    uint64_t mask = 0;
    for (unsigned i = 0; i < 4; i++)
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[i], byte)) << (16 * i);
    return mask;
}

INLINE struct masks find_masks(const char *block, const struct sz_marks *marks) {
    __m128i parts[4];
    uint64_t high = 0;
    for (unsigned i = 0; i < 4; i++) {
        parts[i] = _mm_loadu_si128((const __m128i *)(const void *)(block + 16 * i));
        high |= (uint64_t)(uint32_t)_mm_movemask_epi8(parts[i]) << (16 * i);
    }
    __m128i least = _mm_min_epu8(_mm_min_epu8(parts[0], parts[1]), _mm_min_epu8(parts[2], parts[3]));
    uint64_t quotes = find_byte(parts, _mm_set1_epi8(marks->quote));
    return (struct masks){
        .quotes = marks->has_quote ? quotes : 0,
        .delimiters = find_byte(parts, _mm_set1_epi8(marks->delimiter)),
        .feeds = find_byte(parts, _mm_set1_epi8('\n')),
        .returns = find_byte(parts, _mm_set1_epi8('\r')),
        .high = high,
        .has_nul = _mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128())) != 0,
    };
}

void sz_stretch_scan_sse2(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}

#endif
