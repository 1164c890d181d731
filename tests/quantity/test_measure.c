/* measure.c: units around their numbers, and amounts of several parts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/measure.h"

static enum sz_status read(const char *text, struct sz_measure *measure) {
    struct sz_cursor cursor;
    struct sz_problem problem;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    return sz_measure_read(&cursor, (struct sz_measure_context){0}, measure, &problem);
}

static void reads(const char *text, enum sz_unit_id unit, int64_t thousandths) {
    struct sz_measure measure;
    print_message("%s\n", text);
    assert_int_equal(read(text, &measure), SZ_OK);
    assert_true(measure.has_unit);
    assert_int_equal(measure.unit, unit);
    assert_true(measure.floor == SZ_AMOUNT_ONE / 1000 * thousandths);
    assert_true(measure.ceiling == measure.floor);
}

static void reads_units_on_every_side(void **state) {
    (void)state;
    reads("5kg", SZ_UNIT_kilogram, 5000);
    reads("$5", SZ_UNIT_USD, 5000);
    reads("$ 10 dollars", SZ_UNIT_USD, 10000);
    reads("a US$ 4.7", SZ_UNIT_USD, 4700);
    reads("20 [kg]", SZ_UNIT_kilogram, 20000);
    reads("three-ton", SZ_UNIT_tonne, 3000000);
    reads("half a litre", SZ_UNIT_litre, 500);
    reads("a kilo and a half", SZ_UNIT_kilogram, 1500);
    reads("10 kms 8 metres and 6 cm", SZ_UNIT_kilometre, 10008060);
    reads("3 CHF 4 cents", SZ_UNIT_CHF, 3040);
    reads("5 kg (five kilograms)", SZ_UNIT_kilogram, 5000);
}

static void refuses_what_makes_no_amount(void **state) {
    (void)state;
    struct sz_measure measure;
    assert_int_equal(read("5 g 3 kg", &measure), SZ_RISING_UNITS);
    assert_int_equal(read("5 kg 3 l", &measure), SZ_TWO_DIMENSIONS);
    assert_int_equal(read("5 kg 5 kg", &measure), SZ_TWO_QUANTITIES);
    assert_int_equal(read("$5 kg", &measure), SZ_TWO_UNITS);
    assert_int_equal(read("5 pesos", &measure), SZ_AMBIGUOUS_UNIT);
    assert_int_equal(read("5 (six) kg", &measure), SZ_CONTRADICTION);
    assert_int_equal(read("a", &measure), SZ_NO_NUMBER);
}

static void leaves_a_bare_number_open(void **state) {
    (void)state;
    struct sz_measure measure;
    assert_int_equal(read("5", &measure), SZ_OK);
    assert_false(measure.has_unit);
    assert_int_equal(sz_measure_set_unit(&measure, SZ_UNIT_gram), SZ_OK);
    assert_true(measure.floor == SZ_AMOUNT_ONE / 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_units_on_every_side),
        cmocka_unit_test(refuses_what_makes_no_amount),
        cmocka_unit_test(leaves_a_bare_number_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
