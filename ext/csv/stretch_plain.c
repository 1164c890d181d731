/* Plain C: 8 bytes at a time in one word, each byte's answer in its highest bit. */
#include <stdint.h>

#define TARGET

typedef uint64_t lanes;

#include "stretch_body.h"
#include "stretch_cells.h"
#include "stretch_scalar.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (unsigned char)(byte))

enum { WORD = 8 };

/* The first byte of the text in the lowest bits, on every machine. */
INLINE uint64_t load_word(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* The highest bit of each byte that is zero; exact, no carry leaves a byte. */
INLINE uint64_t zeros(uint64_t word) {
    return ~(((word & EACH(0x7F)) + EACH(0x7F)) | word | EACH(0x7F));
}

/* The eight highest bits side by side: each is multiplied to its own place in the top byte. */
INLINE uint64_t gather(uint64_t highest) {
    return (highest >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

INLINE bool find_masks(struct batch *batch, const struct sz_marks *marks) {
    const char *text = batch->text;
    uint64_t quote = EACH(marks->quote), delimiter = EACH(marks->delimiter), nul = 0;
    for (size_t block = FRONT; block < FRONT + batch->blocks; block++) {
        uint64_t quotes = 0, delimiters = 0, feeds = 0, returns = 0, high = 0;
        for (unsigned i = 0; i < BLOCK; i += WORD, text += WORD) {
            uint64_t word = load_word(text);
            quotes |= gather(zeros(word ^ quote)) << i;
            delimiters |= gather(zeros(word ^ delimiter)) << i;
            feeds |= gather(zeros(word ^ EACH('\n'))) << i;
            returns |= gather(zeros(word ^ EACH('\r'))) << i;
            high |= word;
            nul |= zeros(word);
        }
        batch->quotes[block] = quotes;
        batch->delimiters[block] = delimiters;
        batch->feeds[block] = feeds;
        batch->returns[block] = returns;
        batch->high[block] = high & EACH(0x80);
    }
    return nul != 0;
}

void sz_stretch_scan_plain(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}
