/* What ways of scanning take that have no instructions for it: bits counted and found, UTF-8. Included behind
 * stretch_body.h. */
#ifndef SZ_STRETCH_SCALAR_H
#define SZ_STRETCH_SCALAR_H

#include "../base/utf8.h"
#include "stretch_body.h"

/* Sums of two bits, of four, of eight; then all eight bytes by one product. */
INLINE unsigned count_bits(uint64_t mask) {
    mask -= mask >> 1 & UINT64_C(0x5555555555555555);
    mask = (mask & UINT64_C(0x3333333333333333)) + (mask >> 2 & UINT64_C(0x3333333333333333));
    mask = (mask + (mask >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(mask * UINT64_C(0x0101010101010101) >> 56);
}

INLINE unsigned find_lowest(uint64_t mask) {
    return (unsigned)__builtin_ctzll(mask | UINT64_C(1) << (BLOCK - 1));
}

/* The length of the character that starts the text, 0 where it is none. Two bytes are what most are. */
INLINE size_t measure(struct sz_span text) {
    uint32_t character;
    unsigned char first = (unsigned char)text.text[0];
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first < 0xE0 && text.length > 1 && ((unsigned char)text.text[1] & 0xC0) == 0x80)
        return 2;
    return sz_utf8_decode_any(text, &character);
}

/* Where the block stops to be UTF-8: the first byte that is none; otherwise BLOCK, and more where its last character
 * reaches into the next block. The bytes up to `from` were found to be; `available` is how much text there is from the
 * block on. */
INLINE size_t find_invalid(const char *block, size_t from, size_t available) {
    size_t at = from, length = 1;
    while (at < BLOCK && at < available && length > 0) {
        length = measure(sz_span_of(block + at, available - at));
        at += length;
    }
    return length > 0 && at < BLOCK ? BLOCK : at;
}

/* Only blocks with bytes that aren't ASCII need a look, or a block behind one that ended within a character. */
INLINE void find_odd_bytes(const struct sz_stretch *stretch, struct batch *batch, struct progress *progress) {
    size_t valid = progress->valid;
    for (size_t i = 0; i < batch->blocks; i++) {
        if ((batch->high[FRONT + i] | valid) == 0)
            continue;
        size_t done = progress->done + i * BLOCK;
        valid = find_invalid(batch->text + i * BLOCK, valid, stretch->length - done);
        if (valid < BLOCK)
            note_odd(batch, i, UINT64_C(1) << valid);
        valid -= BLOCK;
    }
    progress->valid = valid;
}

#endif
