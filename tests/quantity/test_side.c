/* side.c: qualifiers of one side, and the intervals of one or two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/side.h"

static struct sz_side side_of(int64_t value, int qualifier) {
    struct sz_side side = {0};
    bool is_known;
    side.measure.number = sz_number_of((uint64_t)value);
    assert_int_equal(sz_measure_set_unit(&side.measure, SZ_UNIT_kilogram), SZ_OK);
    if (qualifier >= 0)
        assert_true(sz_side_add(&side, qualifier, &is_known));
    return side;
}

static void qualifiers_must_agree(void **state) {
    (void)state;
    struct sz_side side = side_of(5, SZ_MORE);
    bool is_known;
    assert_true(sz_side_add(&side, SZ_ABOUT, &is_known));
    assert_true(sz_side_add(&side, SZ_MORE, &is_known));
    assert_false(sz_side_add(&side, SZ_LEAST, &is_known));
    assert_true(sz_side_add(&side, SZ_AND, &is_known));
    assert_false(is_known);
}

static void makes_intervals_of_two_sides(void **state) {
    (void)state;
    struct sz_side low = side_of(5, -1), high = side_of(7, -1);
    struct sz_interval interval = {0};
    assert_int_equal(sz_side_interval(&low, &high, SZ_JOINT_RANGE, false, &interval), SZ_OK);
    assert_true(interval.low == 5 * SZ_AMOUNT_ONE && interval.high == 7 * SZ_AMOUNT_ONE);
    assert_int_equal(sz_side_interval(&high, &low, SZ_JOINT_RANGE, false, &interval), SZ_REVERSED_RANGE);
    assert_int_equal(sz_side_interval(&low, &low, SZ_JOINT_RANGE, true, &interval), SZ_NOT_A_QUANTITY);
    low = side_of(5, SZ_MORE);
    high = side_of(7, SZ_LESS);
    interval = (struct sz_interval){0};
    assert_int_equal(sz_side_interval(&high, &low, SZ_JOINT_BOUNDS, false, &interval), SZ_OK);
    assert_true(interval.is_low_open && interval.is_high_open);
    high = side_of(5, SZ_LESS);
    assert_int_equal(sz_side_interval(&low, &high, SZ_JOINT_BOUNDS, false, &interval), SZ_EMPTY_INTERVAL);
}

static void about_widens_by_a_tenth_of_words(void **state) {
    (void)state;
    struct sz_side side = side_of(1000, SZ_ABOUT);
    struct sz_interval interval = {0};
    assert_int_equal(sz_side_interval(&side, NULL, SZ_JOINT_ALONE, false, &interval), SZ_OK);
    assert_true(interval.low == 900 * SZ_AMOUNT_ONE && interval.high == 1100 * SZ_AMOUNT_ONE);
    side = side_of(0, SZ_ABOUT);
    assert_int_equal(sz_side_interval(&side, NULL, SZ_JOINT_ALONE, false, &interval), SZ_ABOUT_ZERO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(qualifiers_must_agree),
        cmocka_unit_test(makes_intervals_of_two_sides),
        cmocka_unit_test(about_widens_by_a_tenth_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
