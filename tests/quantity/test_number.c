/* number.c: exact sums, products and comparisons of fractions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/number.h"

static struct sz_number ratio(uint64_t above, uint64_t below) {
    struct sz_number number = sz_number_of(above);
    number.denominator = below;
    return number;
}

static void adds_and_compares_fractions(void **state) {
    (void)state;
    struct sz_number sum = ratio(1, 3), half = ratio(1, 2), whole = ratio(5, 6);
    assert_int_equal(sz_number_add(&sum, half), SZ_OK);
    assert_int_equal(sz_number_cmp(&sum, &whole), 0);
    assert_int_equal(sz_number_cmp(&half, &whole), -1);
    assert_int_equal(sz_number_cmp(&whole, &half), 1);
    assert_false(sz_number_is_whole(&sum));
    assert_int_equal(sz_number_add(&sum, ratio(1, 6)), SZ_OK);
    assert_true(sz_number_is_whole(&sum));
}

static void what_is_not_held_becomes_its_neighbours(void **state) {
    (void)state;
    struct sz_number third = ratio(1, 3);
    sz_amount floor, ceiling;
    assert_int_equal(sz_number_scale(&third, 1, 0, &floor, &ceiling), SZ_OK);
    assert_true(floor == SZ_AMOUNT_ONE / 3 && ceiling == floor + 1);
    assert_int_equal(sz_number_scale(&third, 3, 0, &floor, &ceiling), SZ_OK);
    assert_true(floor == SZ_AMOUNT_ONE && ceiling == floor);
    struct sz_number most = {.digits = SZ_AMOUNT_MAX, .decimals = 15, .denominator = 1000};
    assert_int_equal(sz_number_scale(&most, 1, 0, &floor, &ceiling), SZ_OK);
    assert_true(floor == SZ_AMOUNT_MAX / 1000 && ceiling == floor + 1);
    struct sz_number tiny = {.digits = 1, .decimals = 16, .denominator = 1};
    assert_int_equal(sz_number_scale(&tiny, 1, 0, &floor, &ceiling), SZ_BELOW_SCALE);
}

static void overflow_is_said(void **state) {
    (void)state;
    struct sz_number large = {.digits = SZ_AMOUNT_MAX, .denominator = 1}, one = sz_number_of(1);
    assert_int_equal(sz_number_multiply(&large, 2), SZ_OVERFLOW);
    assert_int_equal(sz_number_add(&large, one), SZ_OVERFLOW);
    assert_int_equal(sz_number_cmp(&large, &(struct sz_number){.digits = 1, .denominator = 2}), 1);
}

static void what_is_too_large_is_said(void **state) {
    (void)state;
    const struct sz_number most = {.digits = SZ_AMOUNT_MAX, .denominator = 1};
    const struct sz_number tenth = {.digits = 1, .decimals = 1, .denominator = 1};
    struct sz_number sum = most, one = sz_number_of(1);
    assert_int_equal(sz_number_add(&sum, tenth), SZ_OVERFLOW);
    sum = tenth;
    assert_int_equal(sz_number_add(&sum, most), SZ_OVERFLOW);
    sum = ratio(1, 1000001);
    assert_int_equal(sz_number_add(&sum, one), SZ_BAD_NUMBER);
    sum = one;
    assert_int_equal(sz_number_add(&sum, ratio(1, 1000001)), SZ_BAD_NUMBER);
    assert_int_equal(sz_number_cmp(&tenth, &most), -1);
    assert_int_equal(sz_number_cmp(&most, &tenth), 1);
    assert_int_equal(sz_number_multiply(&one, UINT64_MAX), SZ_OK);
    assert_true(one.digits == (sz_amount)UINT64_MAX && !one.has_last);
}

static void what_is_too_small_is_said(void **state) {
    (void)state;
    struct sz_number small = ratio(1, 1000000), nothing = ratio(0, 3);
    sz_amount floor, ceiling;
    assert_int_equal(sz_number_scale(&small, 1, 12, &floor, &ceiling), SZ_BELOW_SCALE);
    assert_int_equal(sz_number_scale(&nothing, 1, 0, &floor, &ceiling), SZ_OK);
    assert_true(floor == 0 && ceiling == 0);
}

static void last_digits_out_of_range_are_none(void **state) {
    (void)state;
    struct sz_number number = {.digits = 1, .denominator = 1, .has_last = true, .last_power = 60};
    sz_amount amount, last_digit;
    assert_true(sz_number_last_digit(&number, 1, 0) == 0);
    assert_false(sz_number_scale_exactly(&number, 1, 0, &amount, &last_digit));
    number.last_power = -5;
    assert_false(sz_number_scale_exactly(&number, 1, 0, &amount, &last_digit));
}

static void years_are_plain_figures(void **state) {
    (void)state;
    struct sz_number year = {.digits = 2018, .denominator = 1, .scale = 1, .is_figure = true};
    assert_true(sz_number_is_year(&year));
    year.is_grouped = true;
    assert_false(sz_number_is_year(&year));
    struct sz_number words = sz_number_of(2018);
    assert_true(sz_number_is_year(&words));
    words = sz_number_of(2100);
    assert_false(sz_number_is_year(&words));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_and_compares_fractions),
        cmocka_unit_test(what_is_not_held_becomes_its_neighbours),
        cmocka_unit_test(overflow_is_said),
        cmocka_unit_test(what_is_too_large_is_said),
        cmocka_unit_test(what_is_too_small_is_said),
        cmocka_unit_test(last_digits_out_of_range_are_none),
        cmocka_unit_test(years_are_plain_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
