/* numeral.c: words and figures as exact values; what doesn't combine is left or refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/numeral.h"

static enum sz_status read(const char *text, struct sz_number *number, size_t *end) {
    struct sz_cursor cursor;
    struct sz_problem problem;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    enum sz_status status = sz_numeral_read(&cursor, (struct sz_number_context){0}, number, &problem);
    *end = cursor.token.at;
    return status;
}

static void reads(const char *text, int64_t value, uint64_t denominator, size_t rest) {
    struct sz_number number;
    size_t end;
    struct sz_number wanted = {.digits = value, .denominator = denominator};
    print_message("%s\n", text);
    assert_int_equal(read(text, &number, &end), SZ_OK);
    assert_int_equal(sz_number_cmp(&number, &wanted), 0);
    assert_int_equal(strlen(text) - end, rest);
}

static void reads_numbers_of_every_kind(void **state) {
    (void)state;
    reads("seven hundred twenty-one thousand twelve", 721012, 1, 0);
    reads("one hundred and sixteen", 116, 1, 0);
    reads("two thousand and two hundred", 2200, 1, 0);
    reads("1 million 250 thousand 12", 1250012, 1, 0);
    reads("three thousand million", 3000000000, 1, 0);
    reads("fifteen hundred", 1500, 1, 0);
    reads("nine point nought four", 226, 25, 0);
    reads("two and a half million", 2500000, 1, 0);
    reads("3 million and a half", 3500000, 1, 0);
    reads("2 1/4", 9, 4, 0);
    reads("2\u00bd", 5, 2, 0);
    reads("two thirds", 2, 3, 0);
    reads("half a million", 500000, 1, 0);
    reads("a couple of hundred", 200, 1, 0);
    reads("\u0434\u0432\u0430 \u0434\u0435\u0441\u044f\u0442\u043a\u0430", 20, 1, 0);
    reads("two two", 2, 1, 3);
    reads("thousand thousand", 1000, 1, 8);
    reads("1 million thousand", 1000000, 1, 8);
    reads("five and kg", 5, 1, 6);
}

static void refuses_words_that_break_off(void **state) {
    (void)state;
    struct sz_number number;
    size_t end;
    assert_int_equal(read("kg", &number, &end), SZ_NO_NUMBER);
    assert_int_equal(end, 0);
    assert_int_equal(read("two point kg", &number, &end), SZ_BAD_NUMBER);
    assert_int_equal(read("1 million 2 million", &number, &end), SZ_BAD_NUMBER);
    assert_int_equal(read("five halves", &number, &end), SZ_BAD_NUMBER);
    assert_int_equal(read("quintillion quintillion", &number, &end), SZ_OK);
    assert_int_equal(read("99999999999999999999999999999999 quintillion", &number, &end), SZ_OVERFLOW);
}

static void knows_the_worth_of_the_last_given_digit(void **state) {
    (void)state;
    struct sz_number number;
    size_t end;
    assert_int_equal(read("4.5 thousand", &number, &end), SZ_OK);
    assert_true(sz_number_last_digit(&number, 1, 0) == 100 * SZ_AMOUNT_ONE);
    assert_int_equal(read("70", &number, &end), SZ_OK);
    assert_true(sz_number_last_digit(&number, 1, 3) == SZ_AMOUNT_ONE / 100);
    assert_int_equal(read("two thousand", &number, &end), SZ_OK);
    assert_true(sz_number_last_digit(&number, 1, 0) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numbers_of_every_kind),
        cmocka_unit_test(refuses_words_that_break_off),
        cmocka_unit_test(knows_the_worth_of_the_last_given_digit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
