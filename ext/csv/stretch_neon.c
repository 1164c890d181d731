/* NEON, which every 64-bit ARM has: 16 bytes at a time. */
#include "stretch.h"

#if defined(__aarch64__)

#include <arm_neon.h>

#define TARGET

typedef uint64_t lanes __attribute__((vector_size(16)));

#include "stretch_body.h"
#include "stretch_cells.h"
#include "stretch_scalar.h"

/* One bit of each of 64 bytes that are all ones or all zeros: each keeps the bit of its place among eight, and
 * neighbours are added three times. */
INLINE uint64_t gather(const uint8x16_t parts[4]) {
    const uint8x16_t places = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t first = vpaddq_u8(vandq_u8(parts[0], places), vandq_u8(parts[1], places));
    uint8x16_t second = vpaddq_u8(vandq_u8(parts[2], places), vandq_u8(parts[3], places));
    first = vpaddq_u8(first, second);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(first, first)), 0);
}

INLINE uint64_t find_byte(const uint8x16_t parts[4], char byte) {
    uint8x16_t equal[4];
    for (unsigned i = 0; i < 4; i++)
        equal[i] = vceqq_u8(parts[i], vdupq_n_u8((uint8_t)byte));
    return gather(equal);
}

INLINE bool find_masks(struct batch *batch, const struct sz_marks *marks) {
    const char *text = batch->text;
    uint8x16_t least = vdupq_n_u8(1);
    for (size_t block = FRONT; block < FRONT + batch->blocks; block++) {
        uint8x16_t parts[4];
        for (unsigned i = 0; i < 4; i++, text += sizeof parts[i]) {
            parts[i] = vld1q_u8((const uint8_t *)(const void *)text);
            least = vminq_u8(least, parts[i]);
        }
        uint8x16_t all = vorrq_u8(vorrq_u8(parts[0], parts[1]), vorrq_u8(parts[2], parts[3]));
        batch->quotes[block] = find_byte(parts, marks->quote);
        batch->delimiters[block] = find_byte(parts, marks->delimiter);
        batch->feeds[block] = find_byte(parts, '\n');
        batch->returns[block] = find_byte(parts, '\r');
        batch->high[block] = vmaxvq_u8(all) >= 0x80;
    }
    return vminvq_u8(least) == 0;
}

void sz_stretch_scan_neon(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}

#endif
