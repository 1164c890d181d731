/* unit.c: where the unit of a number stands, and whether it measures an amount. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/unit.h"

static struct sz_cursor at(const char *text) {
    struct sz_cursor cursor;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    return cursor;
}

static void stands_beside_its_number(void **state) {
    (void)state;
    static const struct sz_number five = {.digits = 5, .denominator = 1, .scale = 1},
                                  half = {.digits = 1, .denominator = 2, .scale = 1, .takes_of = true};
    bool is_bracketed;
    struct sz_cursor cursor = at("[kg] of opium");
    assert_true(sz_unit_find(&cursor, &five, &is_bracketed));
    assert_true(is_bracketed);
    assert_int_equal(cursor.token.at, 1);
    cursor = at("of a ton");
    assert_false(sz_unit_find(&cursor, &five, &is_bracketed));
    assert_true(sz_unit_find(&cursor, &half, &is_bracketed));
    assert_false(is_bracketed);
    assert_int_equal(cursor.token.at, 5);
    cursor = at("heroin");
    assert_false(sz_unit_find(&cursor, &half, &is_bracketed));
    assert_int_equal(cursor.token.at, 0);
}

static void means_kilograms_where_something_is_weighed(void **state) {
    (void)state;
    struct sz_cursor cursor = at("KGS");
    assert_null(sz_unit_meaning(&cursor, false));
    assert_int_equal(sz_unit_meaning(&cursor, true)->concept, SZ_UNIT_kilogram);
    cursor = at("KGS of heroin");
    assert_int_equal(sz_unit_meaning(&cursor, false)->concept, SZ_UNIT_kilogram);
}

static bool is_size(const char *text, bool is_hyphenated) {
    struct sz_cursor cursor = at(text);
    return sz_unit_is_size(&cursor, sz_unit_at(&cursor), is_hyphenated);
}

static void tells_the_size_of_each(void **state) {
    (void)state;
    assert_true(is_size("mg tablets", false));
    assert_true(is_size("ton truck", true));
    assert_true(is_size("man team", true));
    assert_true(is_size("kg packages", true));
    assert_true(is_size("kg package", false));
    assert_false(is_size("kg package", true));
    assert_false(is_size("tablets", true));
    assert_false(is_size("man team", false));
    assert_false(is_size("kg of heroin", false));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_beside_its_number),
        cmocka_unit_test(means_kilograms_where_something_is_weighed),
        cmocka_unit_test(tells_the_size_of_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
