/* phrase.c: qualifiers and joints; the cursor stops where the phrase does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/phrase.h"

static enum sz_status read(const char *text, struct sz_phrase *phrase) {
    struct sz_cursor cursor;
    struct sz_problem problem;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    return sz_phrase_read(&cursor, NULL, phrase, &problem);
}

static void stops_where_the_phrase_ends(void **state) {
    (void)state;
    struct sz_phrase phrase;
    assert_int_equal(read("from 5 to 7 kg per trip", &phrase), SZ_OK);
    assert_int_equal(phrase.end, 15);
    assert_int_equal(phrase.unit, SZ_UNIT_kilogram);
    assert_false(phrase.has_stated);
    assert_int_equal(read("more than 5 kg of opium", &phrase), SZ_OK);
    assert_int_equal(phrase.end, 15);
    assert_true(phrase.has_stated);
    assert_true(phrase.stated == 5 * SZ_AMOUNT_ONE);
}

static void shares_units_and_multipliers(void **state) {
    (void)state;
    struct sz_phrase phrase;
    assert_int_equal(read("500 g to 2 kg", &phrase), SZ_OK);
    assert_true(phrase.interval.low == SZ_AMOUNT_ONE / 2 && phrase.interval.high == 2 * SZ_AMOUNT_ONE);
    assert_int_equal(read("20-30 thousand", &phrase), SZ_OK);
    assert_true(phrase.interval.low == 20000 * SZ_AMOUNT_ONE);
    assert_int_equal(read("5 to 5 thousand", &phrase), SZ_AMBIGUOUS_NUMBER);
    assert_int_equal(read("$10 to $500 million", &phrase), SZ_AMBIGUOUS_NUMBER);
    assert_int_equal(read("5 kg to 7", &phrase), SZ_NO_UNIT);
    assert_int_equal(read("5 kg to 7 l", &phrase), SZ_TWO_DIMENSIONS);
}

static void refuses_contradictions(void **state) {
    (void)state;
    struct sz_phrase phrase;
    assert_int_equal(read("more than 5 kg or more", &phrase), SZ_CONTRADICTION);
    assert_int_equal(read("at least 5-7 kg", &phrase), SZ_CONTRADICTION);
    assert_int_equal(read("between 5 kg", &phrase), SZ_CONTRADICTION);
    assert_int_equal(read("5 \u00b1 6 kg", &phrase), SZ_NEGATIVE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stops_where_the_phrase_ends),
        cmocka_unit_test(shares_units_and_multipliers),
        cmocka_unit_test(refuses_contradictions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
