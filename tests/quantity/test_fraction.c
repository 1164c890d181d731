/* fraction.c: parts, ratios, tails and decimals in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/fraction.h"

static struct sz_cursor at(const char *text) {
    struct sz_cursor cursor;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    return cursor;
}

static void reads_ratios_but_no_dates(void **state) {
    (void)state;
    struct sz_number part;
    struct sz_cursor cursor = at("3/4 kg");
    assert_true(sz_fraction_read_ratio(&cursor, &part));
    assert_true(part.digits == 3 && part.denominator == 4);
    static const char *const others[] = {"06/02", "1/2/3", "5/4", "1 / 2", "0/5", "1/0", "1/1001", "5"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        cursor = at(others[i]);
        assert_false(sz_fraction_read_ratio(&cursor, &part));
        assert_int_equal(cursor.token.at, 0);
    }
}

static void reads_parts_in_words(void **state) {
    (void)state;
    struct sz_number part;
    struct sz_cursor cursor = at("three quarters");
    assert_true(sz_fraction_read_part(&cursor, &part));
    assert_true(part.digits == 3 && part.denominator == 4);
    cursor = at("five quarters");
    assert_false(sz_fraction_read_part(&cursor, &part));
}

static void adds_what_stands_behind_a_whole_number(void **state) {
    (void)state;
    static const char *const tails[] = {"and a half", "1/2", "\u00bd", "-and-a-half",
                                        "\u0441 \u043f\u043e\u043b\u043e\u0432\u0438\u043d\u043e\u0439"};
    struct sz_number wanted = {.digits = 5, .denominator = 2};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        struct sz_number number = sz_number_of(2);
        struct sz_cursor cursor = at(tails[i]);
        print_message("%s\n", tails[i]);
        if (tails[i][0] == '-') /* glued to what stands before it */
            cursor.token.is_glued = true;
        assert_int_equal(sz_fraction_read_tail(&cursor, &number), SZ_OK);
        assert_int_equal(sz_number_cmp(&number, &wanted), 0);
        assert_int_equal(cursor.token.kind, SZ_TOKEN_END);
    }
}

static void reads_decimals_in_words(void **state) {
    (void)state;
    struct sz_number part, wanted = {.digits = 4, .decimals = 2, .denominator = 1};
    struct sz_cursor cursor = at("nought four");
    assert_true(sz_fraction_read_decimals(&cursor, &part));
    assert_int_equal(sz_number_cmp(&part, &wanted), 0);
    cursor = at("kg");
    assert_false(sz_fraction_read_decimals(&cursor, &part));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_ratios_but_no_dates),
        cmocka_unit_test(reads_parts_in_words),
        cmocka_unit_test(adds_what_stands_behind_a_whole_number),
        cmocka_unit_test(reads_decimals_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
