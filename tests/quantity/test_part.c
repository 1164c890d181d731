/* part.c: which unit may follow which, and what two parts are together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/part.h"

static void units_fall(void **state) {
    (void)state;
    const struct sz_unit *tonne = &sz_units[SZ_UNIT_tonne], *kilogram = &sz_units[SZ_UNIT_kilogram];
    assert_int_equal(sz_part_check(tonne, kilogram), SZ_OK);
    assert_int_equal(sz_part_check(kilogram, tonne), SZ_RISING_UNITS);
    assert_int_equal(sz_part_check(tonne, tonne), SZ_TWO_QUANTITIES);
    assert_int_equal(sz_part_check(tonne, &sz_units[SZ_UNIT_litre]), SZ_TWO_DIMENSIONS);
}

static void currencies_have_hundredths(void **state) {
    (void)state;
    struct sz_unit part;
    struct sz_measure euros = {.unit = SZ_UNIT_EUR}, rubles = {.unit = SZ_UNIT_RUB},
                      tonnes = {.unit = SZ_UNIT_tonne};
    struct sz_measure hryvnias = {.unit = SZ_UNIT_UAH};
    assert_true(sz_part_find_unit(&euros, SZ_UNIT_cent, &part));
    assert_int_equal(part.base, SZ_UNIT_EUR);
    assert_int_equal(part.decimals, 2);
    assert_true(sz_part_find_unit(&rubles, SZ_UNIT_kopeck, &part));
    assert_true(sz_part_find_unit(&hryvnias, SZ_UNIT_kopeck, &part));
    assert_int_equal(part.base, SZ_UNIT_UAH);
    assert_false(sz_part_find_unit(&euros, SZ_UNIT_kopeck, &part));
    assert_false(sz_part_find_unit(&tonnes, SZ_UNIT_kilogram, &part));
    assert_int_equal(part.base, SZ_UNIT_kilogram);
}

static void parts_add_up(void **state) {
    (void)state;
    struct sz_measure measure = {.number = sz_number_of(4)};
    struct sz_number number = sz_number_of(753), many = sz_number_of(UINT64_MAX);
    assert_int_equal(sz_measure_set_unit(&measure, SZ_UNIT_tonne), SZ_OK);
    assert_int_equal(sz_part_add(&measure, &number, &sz_units[SZ_UNIT_kilogram]), SZ_OK);
    assert_true(measure.floor == 4753 * SZ_AMOUNT_ONE && measure.ceiling == measure.floor);
    assert_true(measure.is_compound);
    assert_int_equal(sz_number_multiply(&many, 1000000), SZ_OK);
    assert_int_equal(sz_part_add(&measure, &many, &sz_units[SZ_UNIT_kilogram]), SZ_OVERFLOW);
    measure.floor = measure.ceiling = SZ_AMOUNT_MAX;
    assert_int_equal(sz_part_add(&measure, &number, &sz_units[SZ_UNIT_kilogram]), SZ_OVERFLOW);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_fall),
        cmocka_unit_test(currencies_have_hundredths),
        cmocka_unit_test(parts_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
