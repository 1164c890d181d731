/* utf8.c over any bytes: what is found valid decodes to its end and encodes back to the same bytes; folding
 * is idempotent. */
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(bool holds) {
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct sz_span text = sz_span_of((const char *)bytes, size);
    size_t valid = sz_utf8_find_invalid(text), at = 0;
    while (at < valid) {
        uint32_t character;
        char encoded[4];
        size_t length = sz_utf8_decode(sz_span_from(text, at), &character);
        check(length >= 1 && length <= 4 && at + length <= valid);
        check(sz_span_equal(sz_span_of(encoded, sz_utf8_encode(character, encoded)),
                            sz_span_cut(text, at, at + length)));
        check(sz_utf8_fold(sz_utf8_fold(character)) == sz_utf8_fold(character));
        at += length;
    }
    uint32_t character;
    check(valid == size || sz_utf8_decode(sz_span_from(text, valid), &character) == 0);
    return 0;
}
