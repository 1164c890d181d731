/* Fuzz target: in any bytes the quantities found lie in the text, one behind the other, and each, cut out, is read by
 * the strict reader as the same. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "quantity/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool is_so) {
    if (!is_so)
        abort();
}

static void check(struct sz_span text, const struct sz_mention *mention, size_t end) {
    struct sz_quantity again;
    const struct sz_quantity *quantity = &mention->quantity;
    expect(mention->start >= end && mention->length > 0);
    expect(mention->start <= text.length && mention->length <= text.length - mention->start);
    struct sz_span phrase = sz_span_cut(text, mention->start, mention->start + mention->length);
    expect(sz_quantity_parse(phrase, NULL, &again, NULL) == SZ_OK);
    expect(again.unit == quantity->unit && sz_interval_equal(&again.interval, &quantity->interval));
    expect(quantity->item.length == 0 ||
           (quantity->item.text >= text.text &&
            quantity->item.text + quantity->item.length <= text.text + text.length));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct sz_span text = sz_span_of((const char *)data, size);
    struct sz_text reader;
    struct sz_mention mention;
    size_t end = 0;
    sz_text_start(&reader, text);
    while (sz_text_next(&reader, &mention)) {
        check(text, &mention, end);
        end = mention.start + mention.length;
    }
    return 0;
}
