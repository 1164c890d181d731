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

static void bounds_and_ranges_do_not_mix(void **state) {
    (void)state;
    static const int pairs[][2] = {{SZ_LESS, SZ_SLIGHTLY_MORE}, {SZ_MORE, SZ_SLIGHTLY_LESS},
                                   {SZ_FROM, SZ_BETWEEN},       {SZ_BETWEEN, SZ_FROM},
                                   {SZ_MORE, SZ_BETWEEN},       {SZ_LEAST, SZ_FROM}};
    bool is_known;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct sz_side side = side_of(5, pairs[i][0]);
        assert_false(sz_side_add(&side, pairs[i][1], &is_known));
    }
}

/* What no words can bring together is refused all the same. */
static void two_sides_must_fit(void **state) {
    (void)state;
    struct sz_side low = side_of(5, SZ_MORE), high = side_of(7, SZ_LESS), bad = high;
    struct sz_interval interval = {0};
    bad.is_between = true;
    assert_int_equal(sz_side_interval(&low, &bad, SZ_JOINT_BOUNDS, false, &interval), SZ_CONTRADICTION);
    bad = high;
    bad.is_from = true;
    assert_int_equal(sz_side_interval(&low, &bad, SZ_JOINT_BOUNDS, false, &interval), SZ_CONTRADICTION);
    bad = high;
    bad.is_about = true;
    assert_int_equal(sz_side_interval(&low, &bad, SZ_JOINT_BOUNDS, false, &interval), SZ_OK);
    assert_true(interval.is_about);
    low = side_of(5, -1);
    bad = side_of(1, -1);
    bad.measure.is_compound = true;
    assert_int_equal(sz_side_interval(&low, &bad, SZ_JOINT_PLUS_MINUS, false, &interval), SZ_CONTRADICTION);
    bad.measure.is_compound = false;
    assert_int_equal(sz_side_interval(&low, &bad, (enum sz_joint)99, false, &interval), SZ_OK);
    assert_true(interval.low == 4 * SZ_AMOUNT_ONE && interval.high == 6 * SZ_AMOUNT_ONE);
}

static void ends_too_large_are_said(void **state) {
    (void)state;
    struct sz_side side = side_of(5, SZ_ABOUT), one = side_of(1, -1);
    struct sz_interval interval = {0};
    side.measure.last_digit = 0;
    side.measure.floor = side.measure.ceiling = SZ_AMOUNT_MAX;
    assert_int_equal(sz_side_interval(&side, NULL, SZ_JOINT_ALONE, false, &interval), SZ_OVERFLOW);
    side.measure.unit = SZ_UNIT_piece; /* the last whole piece lies below the end */
    side.measure.floor = side.measure.ceiling = SZ_AMOUNT_MAX / 11 * 10;
    assert_int_equal(sz_side_interval(&side, NULL, SZ_JOINT_ALONE, false, &interval), SZ_OVERFLOW);
    side = side_of(5, -1);
    side.measure.floor = side.measure.ceiling = SZ_AMOUNT_MAX;
    assert_int_equal(sz_side_interval(&side, &one, SZ_JOINT_PLUS_MINUS, false, &interval), SZ_OVERFLOW);
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
        cmocka_unit_test(qualifiers_must_agree),        cmocka_unit_test(bounds_and_ranges_do_not_mix),
        cmocka_unit_test(two_sides_must_fit),           cmocka_unit_test(ends_too_large_are_said),
        cmocka_unit_test(makes_intervals_of_two_sides), cmocka_unit_test(about_widens_by_a_tenth_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
