/* canonical.c: writing and reading are each other's inverse, and nothing else is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/canonical.h"

static void round_trips(const char *text) {
    struct sz_canonical quantity;
    char again[SZ_QUANTITY_TEXT_MAX];
    print_message("%s\n", text);
    assert_true(sz_canonical_read(sz_span_of(text, strlen(text)), &quantity));
    assert_true(sz_interval_is_valid(&quantity.interval));
    size_t length = sz_quantity_format(&quantity.interval, quantity.unit, again);
    assert_int_equal(length, strlen(text));
    assert_memory_equal(again, text, length);
}

static void writes_what_it_reads(void **state) {
    (void)state;
    static const char *const texts[] = {
        "5 kg",
        "0 kg",
        ">83 kg",
        ">=83 kg",
        "<7 kg",
        "<=7 kg",
        "5..7 kg",
        ">5..<7 kg",
        "5..<7 kg",
        ">0..7 kg",
        "~11350..11450 kg",
        "~27500..<28000 kg",
        "~>3 kg",
        "~<=5 kg",
        "~>=2 kg",
        "~24500..24500 pcs",
        "~0..0 kg",
        "0.333333333333333..0.333333333333334 kg",
        "1.4150 USD",
        ">1.4150..2.0010 USD",
        "2.5 pcs",
        ">=0 m2",
        "0.000000000000001 l",
        "100000000000000000000000 RUB",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        round_trips(texts[i]);
}

static void reads_nothing_else(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",         "5",         "5kg",     "5  kg",      "~7 kg",  "<0 kg", ">5..5 kg",
        "7..5 kg",  "5 g",       "05 kg",   "1.415 USD",  "5. kg",  ".5 kg", "5 cent",
        "1,5 kg",   "-5 kg",     ">>5 kg",  "5..6..7 kg", "1e3 kg", "5 kg ", "0.0000000000000001 kg",
        "<5..7 kg", ">=5..7 kg", "<>5 kg",  "5.  ",       "15 ",    "=5 kg", "~",
        "5.. kg",   "5. . kg",   "5.7. kg",
    };
    struct sz_canonical quantity;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        print_message("%s\n", texts[i]);
        assert_false(sz_canonical_read(sz_span_of(texts[i], strlen(texts[i])), &quantity));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_what_it_reads),
        cmocka_unit_test(reads_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
