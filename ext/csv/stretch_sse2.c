/* SSE2, which every x86-64 has: 16 bytes at a time. */
#include "stretch.h"

#if defined(__x86_64__)

#include "../base/utf8.h"

#include <emmintrin.h>

#define TARGET

typedef uint64_t lanes __attribute__((vector_size(16)));

#include "stretch_body.h"
#include "stretch_cells.h"
#include "stretch_scalar.h"

INLINE uint64_t find_byte(const __m128i parts[4], __m128i byte) {
    uint64_t mask = 0;
    for (unsigned i = 0; i < 4; i++)
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[i], byte)) << (16 * i);
    return mask;
}

INLINE bool find_masks(struct batch *batch, const struct sz_marks *marks) {
    const char *text = batch->text;
    __m128i least = _mm_set1_epi8(1);
    for (size_t block = FRONT; block < FRONT + batch->blocks; block++) {
        __m128i parts[4];
        for (unsigned i = 0; i < 4; i++, text += sizeof parts[i]) {
            parts[i] = _mm_loadu_si128((const __m128i *)(const void *)text);
            least = _mm_min_epu8(least, parts[i]);
        }
        __m128i all = _mm_or_si128(_mm_or_si128(parts[0], parts[1]), _mm_or_si128(parts[2], parts[3]));
        batch->quotes[block] = find_byte(parts, _mm_set1_epi8(marks->quote));
        batch->delimiters[block] = find_byte(parts, _mm_set1_epi8(marks->delimiter));
        batch->feeds[block] = find_byte(parts, _mm_set1_epi8('\n'));
        batch->returns[block] = find_byte(parts, _mm_set1_epi8('\r'));
        batch->high[block] = (uint32_t)_mm_movemask_epi8(all);
    }
    return _mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128())) != 0;
}

void sz_stretch_scan_sse2(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}

#endif
