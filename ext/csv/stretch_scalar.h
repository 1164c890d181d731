/* What ways of scanning take that have no instructions for it: bits between quotes, UTF-8. Included behind
 * stretch_body.h. */
#ifndef SZ_STRETCH_SCALAR_H
#define SZ_STRETCH_SCALAR_H

#include "../base/utf8.h"
#include "stretch_body.h"

/* Each step doubles how far a bit reaches. */
INLINE uint64_t fill_between(uint64_t quotes) {
    for (unsigned reach = 1; reach < BLOCK; reach *= 2)
        quotes ^= quotes << reach;
    return quotes;
}

/* Character by character: a last one may reach into the next block. */
INLINE size_t find_invalid(const char *block, size_t from, size_t available, bool follows) {
    struct sz_span text = sz_span_of(block, available);
    size_t at = from, length = 1;
    uint32_t character;
    (void)follows;
    while (at < BLOCK && at < available && length > 0) {
        length = (unsigned char)block[at] < 0x80 ? 1 : sz_utf8_decode_any(sz_span_from(text, at), &character);
        at += length;
    }
    return length > 0 && at < BLOCK ? BLOCK : at;
}

#endif
