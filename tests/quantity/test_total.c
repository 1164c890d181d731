/* total.c: rows come and go, in any order and grouping, up to the limit and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/total.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const struct sz_interval rows[] = {
    {.low = 4753 * SZ_AMOUNT_ONE, .high = 4753 * SZ_AMOUNT_ONE},
    {.low = 83 * SZ_AMOUNT_ONE, .is_low_open = true, .is_high_open = true, .is_unbounded = true},
    {.low = 0, .high = 7 * SZ_AMOUNT_ONE, .is_high_open = true},
    {.low = 11350 * SZ_AMOUNT_ONE, .high = 11450 * SZ_AMOUNT_ONE, .is_about = true},
    {.low = SZ_AMOUNT_MAX - 5, .high = SZ_AMOUNT_MAX},
    {.low = 1, .high = 2, .is_low_open = true},
};

static void assert_value(const struct sz_total *total, struct sz_interval expected) {
    struct sz_interval sum;
    assert_int_equal(sz_total_value(total, &sum), SZ_OK);
    assert_true(sz_interval_equal(&sum, &expected));
    assert_true(sz_interval_is_valid(&sum));
}

static void sums_ends_and_marks(void **state) {
    (void)state;
    struct sz_total total = {0};
    sz_total_add(&total, &rows[0]);
    assert_value(&total, rows[0]);
    sz_total_add(&total, &rows[2]);
    assert_value(
        &total, (struct sz_interval){.low = rows[0].low, .high = 4760 * SZ_AMOUNT_ONE, .is_high_open = true});
    sz_total_add(&total, &rows[1]);
    assert_value(&total, (struct sz_interval){.low = 4836 * SZ_AMOUNT_ONE,
                                              .is_low_open = true,
                                              .is_high_open = true,
                                              .is_unbounded = true});
    sz_total_add(&total, &rows[3]);
    sz_total_sub(&total, &rows[1]);
    sz_total_sub(&total, &rows[2]);
    assert_value(&total, (struct sz_interval){
                             .low = 16103 * SZ_AMOUNT_ONE, .high = 16203 * SZ_AMOUNT_ONE, .is_about = true});
}

static void leaves_no_trace(void **state) {
    (void)state;
    struct sz_total total = {0}, empty = {0};
    for (size_t round = 0; round < 100; round++)
        for (size_t i = 0; i < LENGTH(rows); i++)
            sz_total_add(&total, &rows[(i * 5 + round) % LENGTH(rows)]);
    for (size_t round = 0; round < 100; round++)
        for (size_t i = 0; i < LENGTH(rows); i++)
            sz_total_sub(&total, &rows[i]);
    assert_memory_equal(&total, &empty, sizeof total);
}

static void overflows_only_where_the_sum_does(void **state) {
    (void)state;
    struct sz_total total = {0};
    struct sz_interval sum = sz_interval_point(42);
    sz_total_add(&total, &rows[4]);
    assert_value(&total, rows[4]);
    sz_total_add(&total, &rows[5]); /* the high end is one too many */
    assert_int_equal(sz_total_value(&total, &sum), SZ_OVERFLOW);
    sz_total_add(&total, &rows[1]); /* the low end too */
    assert_int_equal(sz_total_value(&total, &sum), SZ_OVERFLOW);
    assert_true(sum.low == 42);
    sz_total_sub(&total, &rows[4]);
    sz_total_sub(&total, &rows[1]);
    assert_value(&total, rows[5]);
    for (size_t i = 0; i < 10; i++) /* far beyond 128 bits and back */
        sz_total_add(&total, &rows[4]);
    assert_int_equal(sz_total_value(&total, &sum), SZ_OVERFLOW);
    for (size_t i = 0; i < 10; i++)
        sz_total_sub(&total, &rows[4]);
    assert_value(&total, rows[5]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_ends_and_marks),
        cmocka_unit_test(leaves_no_trace),
        cmocka_unit_test(overflows_only_where_the_sum_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
