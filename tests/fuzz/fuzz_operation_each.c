/* each.c over any bytes: mentions are in order, inside the text, and their phrases have their keys. */
#include "operation/each.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(bool holds) {
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct sz_span text = sz_span_of((const char *)bytes, size);
    struct sz_operation_search search = sz_operation_search_in(text);
    struct sz_operation_mention mention;
    struct sz_operation_key key;
    size_t end = 0;
    while (sz_operation_search_next(&search, &mention)) {
        check(mention.start >= end && mention.length > 0 && mention.length <= size - mention.start);
        end = mention.start + mention.length;
        check(sz_operation_key(sz_span_cut(text, mention.start, end), &key) == SZ_OK);
        check(key.length > 0 && key.year == mention.key.year);
        check(sz_span_equal(sz_operation_key_span(&key), sz_operation_key_span(&mention.key)));
    }
    return 0;
}
