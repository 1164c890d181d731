/* wording.c: every case of tests/cases/wording.cases; figures in other units, exact where they can be and rounded outward
 * where not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "quantity/quantity.h"
#include "quantity/wording.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define KILOGRAMS(number) ((sz_amount)(number)*SZ_AMOUNT_ONE)

static void assert_words(struct sz_interval interval, enum sz_unit_id unit, const char *tag,
                         const char *expected) {
    char text[SZ_WORDING_TEXT_MAX + 1];
    size_t length = sz_wording_format(&interval, unit, sz_phrases_find_locale(sz_span_of(tag, 2)), text);
    text[length] = '\0';
    assert_string_equal(text, expected);
}

/* The text up to the next tab or the end of the line; `line` moves behind it. */
static struct sz_span next_column(const char **line) {
    size_t length = strcspn(*line, "\t\n");
    struct sz_span column = sz_span_of(*line, length);
    *line += length + ((*line)[length] == '\t');
    return column;
}

static void check_case(const char *line) {
    const char *rest = line;
    struct sz_span amount = next_column(&rest), name = next_column(&rest), tag = next_column(&rest);
    struct sz_span expected = next_column(&rest);
    struct sz_quantity quantity;
    enum sz_unit_id unit;
    char text[SZ_WORDING_TEXT_MAX];
    const struct sz_locale *locale = sz_phrases_find_locale(tag);
    assert_non_null(locale);
    assert_true(sz_quantity_find_unit(name, &unit));
    assert_int_equal(sz_quantity_parse(amount, NULL, &quantity, NULL), SZ_OK);
    struct sz_span got = sz_span_of(text, sz_wording_format(&quantity.interval, unit, locale, text));
    if (!sz_span_equal(got, expected))
        fail_msg("%s  got %.*s", line, (int)got.length, got.text);
}

static void writes_every_case(void **state) {
    (void)state;
    char line[512];
    unsigned seen = 0;
    FILE *file = fopen(SZ_CASES "/wording.cases", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#')
            continue;
        check_case(line);
        seen++;
    }
    assert_int_equal(fclose(file), 0);
    assert_true(seen > 70);
}

static void writes_every_shape(void **state) {
    (void)state;
    const struct sz_interval more = {
        .low = KILOGRAMS(8900), .is_low_open = true, .is_high_open = true, .is_unbounded = true};
    const struct sz_interval most = {.high = KILOGRAMS(7)},
                             range = {.low = KILOGRAMS(5), .high = KILOGRAMS(7)};
    assert_words(more, SZ_UNIT_tonne, "en", "more than 8.9 t");
    assert_words(more, SZ_UNIT_tonne, "ru", "более 8,9 т");
    assert_words(most, SZ_UNIT_kilogram, "en", "up to 7 kg");
    assert_words(most, SZ_UNIT_gram, "ru", "до 7000 гр");
    assert_words(range, SZ_UNIT_kilogram, "en", "5 to 7 kg");
    assert_words(sz_interval_point(0), SZ_UNIT_piece, "ru", "0 шт.");
}

static void decimal_units_are_exact(void **state) {
    (void)state;
    const struct sz_interval smallest = sz_interval_point(1), largest = sz_interval_point(SZ_AMOUNT_MAX);
    assert_words(smallest, SZ_UNIT_tonne, "en", "0.000000000000000001 t");
    assert_words(smallest, SZ_UNIT_nanogram, "en", "0.001 ng");
    assert_words(largest, SZ_UNIT_kilogram, "en", "170141183460469231731687.303715884105727 kg");
    assert_words(largest, SZ_UNIT_nanogram, "en", "170141183460469231731687303715884105.727 ng");
    assert_words(largest, SZ_UNIT_tonne, "en", "170141183460469231731.687303715884105727 t");
    assert_words(sz_interval_point(SZ_AMOUNT_ONE * 283 / 200), SZ_UNIT_USD, "en", "1.4150 USD");
}

static void other_units_are_rounded_outward(void **state) {
    (void)state;
    const struct sz_interval range = {.low = KILOGRAMS(5), .high = KILOGRAMS(7)};
    assert_words(range, SZ_UNIT_pound, "en", "11.023113 to 15.432359 lb");
    assert_words(sz_interval_point(KILOGRAMS(5)), SZ_UNIT_pound, "en", "about 11.023113 lb");
    assert_words(sz_interval_point(KILOGRAMS(45359237)), SZ_UNIT_pound, "en", "100000000 lb");
    /* 4.5359236999999995 kg is a hair under 10 lb. */
    const struct sz_interval nines = {.low = 0, .high = KILOGRAMS(45359237) / 10000000 - 1};
    assert_words(nines, SZ_UNIT_pound, "en", "up to 10 lb");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_every_case),
        cmocka_unit_test(writes_every_shape),
        cmocka_unit_test(decimal_units_are_exact),
        cmocka_unit_test(other_units_are_rounded_outward),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
