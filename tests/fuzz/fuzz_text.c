/* Fuzz target: in any bytes the quantities found lie in the text, one behind the other, and each, cut out, is read by
 * the strict reader as the same. A figure behind its heading ("Persons arrested: 1,987") has no letter beside it once it
 * is cut out, so what its comma is may have to be told. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "quantity/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool is_so) {
    if (!is_so)
        abort();
}

/* Whether the phrase by itself is read as the same quantity. */
static bool is_read_as(struct sz_span phrase, const struct sz_quantity_options *options,
                       const struct sz_quantity *quantity, enum sz_status *status) {
    struct sz_quantity again;
    *status = sz_quantity_parse(phrase, options, &again, NULL);
    return *status == SZ_OK && again.unit == quantity->unit &&
           sz_interval_equal(&again.interval, &quantity->interval);
}

static void check(struct sz_span text, const struct sz_mention *mention, size_t end) {
    enum sz_status status;
    const struct sz_quantity *quantity = &mention->quantity;
    expect(mention->start >= end && mention->length > 0);
    expect(mention->start <= text.length && mention->length <= text.length - mention->start);
    struct sz_span phrase = sz_span_cut(text, mention->start, mention->start + mention->length);
    if (!is_read_as(phrase, NULL, quantity, &status)) {
        struct sz_quantity_options point = {.decimal = SZ_DECIMAL_POINT},
                                   comma = {.decimal = SZ_DECIMAL_COMMA};
        expect(status == SZ_AMBIGUOUS_NUMBER && quantity->item.length > 0);
        expect(is_read_as(phrase, &point, quantity, &status) ||
               is_read_as(phrase, &comma, quantity, &status));
    }
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
