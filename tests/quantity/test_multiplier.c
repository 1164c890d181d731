/* multiplier.c: what multiplies a number, alone and together, and what a letter needs beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/multiplier.h"

/* The product of the multipliers behind the first token of the text; 0: a fault. */
static uint64_t product_of(const char *text, bool is_money, size_t *at) {
    struct sz_cursor cursor;
    uint64_t product;
    sz_cursor_init(&cursor, sz_span_of(text, strlen(text)), 0);
    sz_cursor_next(&cursor);
    struct sz_number group = sz_number_of_figure(&cursor.token.figure);
    sz_cursor_next(&cursor);
    enum sz_status status = sz_multiplier_read(&cursor, is_money, &group, &product);
    *at = cursor.token.at;
    return status == SZ_OK ? product : 0;
}

static void multiplies(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool is_money;
        uint64_t product;
        size_t at;
    } cases[] = {
        {"5 kg", false, 1, 2},
        {"5 million kg", false, 1000000, 10},
        {"5 thousand million kg", false, 1000000000, 19},
        {"5 million thousand kg", false, 1000000, 10}, /* what is left is somebody else's */
        {"5 dozen kg", false, 12, 8},
        {"5 million dozen", false, 1000000, 10},
        {"5k tablets", false, 1000, 3},
        {"5 m tablets", false, 1000000, 4},
        {"5 m boat", false, 1, 2},
        {"5 m", true, 1000000, 3},
        {"5 тысяч миллион", false, 0, 13},
        {"5 тысяч миллионов", false, 1000000000, 31},
        {"5 billion trillion trillion", false, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t at;
        uint64_t product = product_of(cases[i].text, cases[i].is_money, &at);
        if (product != cases[i].product || (product != 0 && at != cases[i].at))
            fail_msg("%s: %llu at %zu", cases[i].text, (unsigned long long)product, at);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(multiplies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
