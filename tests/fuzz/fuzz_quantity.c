/* Fuzz target: any bytes are read as an amount or refused with bytes that lie in the text, and what is read is a
 * valid interval whose canonical text reads back as the same. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "quantity/quantity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool is_so) {
    if (!is_so)
        abort();
}

static void check_round_trip(const struct sz_quantity *quantity) {
    char text[SZ_QUANTITY_TEXT_MAX], again[SZ_QUANTITY_TEXT_MAX];
    struct sz_quantity read;
    size_t length = sz_quantity_format(&quantity->interval, quantity->unit, text);
    expect(length <= sizeof text);
    expect(sz_quantity_parse(sz_span_of(text, length), NULL, &read, NULL) == SZ_OK);
    expect(sz_interval_equal(&read.interval, &quantity->interval) && read.unit == quantity->unit);
    expect(sz_quantity_format(&read.interval, read.unit, again) == length);
}

static void check(struct sz_span text, const struct sz_quantity_options *options) {
    struct sz_quantity quantity;
    struct sz_problem problem;
    enum sz_status status = sz_quantity_parse(text, options, &quantity, &problem);
    expect(problem.status == status);
    if (status != SZ_OK) {
        expect(!sz_status_is_world(status));
        expect(problem.at <= text.length && problem.length <= text.length - problem.at);
        return;
    }
    expect(sz_interval_is_valid(&quantity.interval));
    expect(sz_units[quantity.unit].base == quantity.unit);
    expect(quantity.item.length == 0 ||
           (quantity.item.text >= text.text &&
            quantity.item.text + quantity.item.length <= text.text + text.length));
    struct sz_interval plausible;
    if (sz_quantity_plausible(&quantity, &plausible) == SZ_OK)
        expect(sz_interval_is_valid(&plausible));
    expect(sz_quantity_kind(&quantity.interval) != NULL);
    check_round_trip(&quantity);
}

/* With the options that the length picks: one reading an execution. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct sz_quantity_options options[] = {
        {.has_unit = true, .unit = SZ_UNIT_pound, .unit_decimal = SZ_DECIMAL_POINT},
        {.decimal = SZ_DECIMAL_COMMA},
        {.has_unit = true, .unit = SZ_UNIT_piece, .decimal = SZ_DECIMAL_POINT},
    };
    size_t pick = size % 6;
    check(sz_span_of((const char *)data, size), pick < 3 ? &options[pick] : NULL);
    return 0;
}
