/* quantity.c: every case of tests/cases/quantities*.cases, options, kinds, plausible readings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cases.h"
#include "quantity/quantity.h"

static struct sz_span span_of(const char *text) {
    return sz_span_of(text, strlen(text));
}

/* What a text becomes: its canonical text, or ! and the status. */
static const char *outcome_of(const char *text) {
    static char line[SZ_QUANTITY_TEXT_MAX + 1];
    struct sz_quantity quantity;
    struct sz_problem problem;
    enum sz_status status = sz_quantity_parse(span_of(text), NULL, &quantity, &problem);
    if (status == SZ_OK) {
        size_t length = sz_quantity_format(&quantity.interval, quantity.unit, line);
        struct sz_quantity again;
        line[length] = '\0';
        assert_true(sz_interval_is_valid(&quantity.interval));
        assert_int_equal(sz_quantity_parse(sz_span_of(line, length), NULL, &again, NULL), SZ_OK);
        assert_true(sz_interval_equal(&quantity.interval, &again.interval));
        assert_int_equal(quantity.unit, again.unit);
        return line;
    }
    assert_int_equal(problem.status, status);
    assert_true(problem.at + problem.length <= strlen(text));
    snprintf(line, sizeof line, "!%s", sz_status_name(status));
    return line;
}

static void reads_every_case(void **state) {
    (void)state;
    holds_every_case("quantities*.cases", outcome_of);
}

/* Letters stand for what a caller may know: the unit of bare numbers (k, p, r: kilograms, pieces, rubles), that a mass is
 * measured (w), what a comma is (c decimal, d grouping). */
static struct sz_quantity_options options_of(char letter) {
    struct sz_quantity_options options = {0};
    options.has_unit = letter == 'k' || letter == 'p' || letter == 'r';
    options.unit = letter == 'k' ? SZ_UNIT_kilogram : letter == 'p' ? SZ_UNIT_piece : SZ_UNIT_RUB;
    options.is_weighed = letter == 'w';
    options.decimal = letter == 'c'   ? SZ_DECIMAL_COMMA
                      : letter == 'd' ? SZ_DECIMAL_POINT
                                      : SZ_DECIMAL_BY_LANGUAGE;
    return options;
}

static void reads_what_a_caller_knows_more_of(void **state) {
    (void)state;
    static const struct {
        char letter;
        const char *text, *want;
    } cases[] = {
        {'c', "7", "7 pcs"},
        {'p', "7", "7 pcs"},
        {'w', "5+", ">=5 pcs"},
        {'w', "7 l", "7 l"},
        {'p', "> 0", ">0 pcs"},
        {'p', "5 kg", "!UNIT_MISMATCH"},
        {'c', "300 ⃀", "300 KGS"},
        {'w', "0 USD", "0 USD"},
        {'w', "7 крон", "!AMBIGUOUS_UNIT"},
        {'k', "7 чуть", "!UNIT_MISMATCH"},
        {'p', "5 opium", "5 pcs"},
        {'r', "several", "~>=2 RUB"},
        {'k', "Heroin 7", "7 kg"},
        {'d', "5 plus ]", "!UNKNOWN_WORD"},
        {'k', "555-1234", "555..1234 kg"},
        {'p', "свыше one", ">1 pcs"},
        {'c', "7 troy до", "!UNKNOWN_WORD"},
        {'k', "5 kg and a", "!UNKNOWN_WORD"},
        {'p', "сто zero kg", "!TWO_QUANTITIES"},
        {'r', "firearms : 7", "!UNIT_MISMATCH"},
        {'p', "firearms: 51", "51 pcs"},
        {'r', "7 and - тонн", "!UNKNOWN_WORD"},
        {'w', "05 Heroin the", "!IDENTIFIER"},
        {'p', "10 by доз ЛСД", "10 pcs"},
        {'w', "более 7 euros", ">7 EUR"},
        {'w', "тонна a dozens", "~>=24000 kg"},
        {'w', "5 kg (or over 11 per", "!UNKNOWN_WORD"},
        {'r', "0.0000000000000001 x", "!BELOW_SCALE"},
        {'k', "десятки kilograms [ a", "!UNKNOWN_WORD"},
        {'p', "two kilos and a half g", "!UNIT_MISMATCH"},
        {'k', "millions of четверти kg", "!TWO_QUANTITIES"},
        {'k', "firearms: 51", "!UNIT_MISMATCH"},
        {'w', "hashish: 5", "!NO_UNIT"},
        {'k', "heroin: 5", "5 kg"},
        {'k', "вес 5", "5 kg"},
        {'p', "вес 5", "!TWO_DIMENSIONS"},
        {'k', "7 hashish", "7 kg"},
        {'p', "7 hashish", "7 pcs"},
        {'k', "51 firearms", "!UNIT_MISMATCH"},
        {'p', "51 firearms", "51 pcs"},
        {'k', "firearms: 2018", "!UNIT_MISMATCH"},
        {'w', "5 KGS", "5 kg"},
        {'w', "5 kgs", "5 kg"},
        {'r', "5 KGS", "!UNIT_MISMATCH"},
        {'c', "1,234", "!NO_UNIT"},
        {'d', "1,234", "1234 pcs"},
        {'k', "1,234", "!AMBIGUOUS_NUMBER"},
        {'k', "1.234", "1.234 kg"},
        {'k', "2018", "2018 kg"},
        {'k', "007", "7 kg"},
        {'k', "12.5", "12.5 kg"},
        {'p', "12.5", "!NOT_WHOLE"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sz_quantity_options options = options_of(cases[i].letter);
        struct sz_quantity quantity;
        char got[SZ_QUANTITY_TEXT_MAX + 1] = "!";
        enum sz_status status = sz_quantity_parse(span_of(cases[i].text), &options, &quantity, NULL);
        if (status == SZ_OK)
            got[sz_quantity_format(&quantity.interval, quantity.unit, got)] = '\0';
        else
            snprintf(got + 1, sizeof got - 1, "%s", sz_status_name(status));
        print_message("%c %s\n", cases[i].letter, cases[i].text);
        assert_string_equal(got, cases[i].want);
    }
}

static void finds_units_of_two_meanings(void **state) {
    (void)state;
    enum sz_unit_id unit;
    assert_true(sz_quantity_find_unit(span_of("KGS"), &unit) && unit == SZ_UNIT_KGS);
    assert_true(sz_quantity_find_unit(span_of("CUP"), &unit) && unit == SZ_UNIT_CUP);
    assert_true(sz_quantity_find_unit(span_of("kgs"), &unit) && unit == SZ_UNIT_kilogram);
    assert_true(sz_quantity_find_unit(span_of(" tons "), &unit) && unit == SZ_UNIT_tonne);
    assert_false(sz_quantity_find_unit(span_of("rupees"), &unit));
    assert_false(sz_quantity_find_unit(span_of("kg of"), &unit));
}

/* What no words make, but totals do. */
static void takes_intervals_at_their_limits(void **state) {
    (void)state;
    struct sz_quantity quantity = {.unit = SZ_UNIT_kilogram, .has_stated = true};
    struct sz_interval plausible;
    quantity.interval = (struct sz_interval){.is_unbounded = true, .is_high_open = true};
    assert_int_equal(sz_quantity_plausible(&quantity, &plausible), SZ_OK);
    assert_true(plausible.is_unbounded);
    quantity.interval.low = 5; /* a tenth of it is none */
    assert_int_equal(sz_quantity_plausible(&quantity, &plausible), SZ_OK);
    assert_true(plausible.low == 5 && plausible.high == 6);
    quantity.interval.low = SZ_AMOUNT_MAX;
    assert_int_equal(sz_quantity_plausible(&quantity, &plausible), SZ_OVERFLOW);
    assert_string_equal(sz_quantity_kind(&(struct sz_interval){.high = 7, .is_low_open = true}), "between");
    assert_string_equal(sz_quantity_kind(&(struct sz_interval){.low = 5, .high = 6}), "exact");
    assert_string_equal(sz_quantity_kind(&(struct sz_interval){.low = 5, .high = 6, .is_low_open = true}),
                        "between");
    assert_string_equal(sz_quantity_kind(&(struct sz_interval){.low = 5, .high = 6, .is_high_open = true}),
                        "between");
}

static void says_what_kind_it_is(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"5 kg", "exact"},      {"1/3 kg", "exact"},           {"about 5 kg", "about"},
        {">5 kg", "more than"}, {"at least 5 kg", "at least"}, {"<5 kg", "less than"},
        {"<=5 kg", "at most"},  {"5-7 kg", "between"},         {"~>5 kg", "more than"},
        {"0 kg", "exact"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sz_quantity quantity;
        assert_int_equal(sz_quantity_parse(span_of(cases[i][0]), NULL, &quantity, NULL), SZ_OK);
        assert_string_equal(sz_quantity_kind(&quantity.interval), cases[i][1]);
    }
}

static void reads_bounds_as_people_do(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"more than 8.9 tons", "8900..<9000 kg"}, {"more than 5 kg", "5..<6 kg"},
        {"more than 127 kg", "127..<128 kg"},     {"more than two tons", "2000..<2200 kg"},
        {"about 11.4 tons", "~11350..11450 kg"},  {"up to 5 kg", "<=5 kg"},
        {"just over 3 kg", "~3..<4 kg"},          {"several kg", "~>=2 kg"},
        {"more than 12 tablets", "12..<13 pcs"},  {"more than four tablets", "4..<5 pcs"},
        {">8900 kg", "8900..<9000 kg"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sz_quantity quantity;
        struct sz_interval plausible;
        char text[SZ_QUANTITY_TEXT_MAX];
        assert_int_equal(sz_quantity_parse(span_of(cases[i][0]), NULL, &quantity, NULL), SZ_OK);
        assert_int_equal(sz_quantity_plausible(&quantity, &plausible), SZ_OK);
        size_t length = sz_quantity_format(&plausible, quantity.unit, text);
        print_message("%s\n", cases[i][0]);
        assert_int_equal(length, strlen(cases[i][1]));
        assert_memory_equal(text, cases[i][1], length);
    }
}

static enum sz_status with_unit(const char *text, enum sz_unit_id unit, sz_amount *low) {
    struct sz_quantity_options options = {.has_unit = true, .unit = unit};
    struct sz_quantity quantity;
    enum sz_status status = sz_quantity_parse(span_of(text), &options, &quantity, NULL);
    *low = quantity.interval.low;
    return status;
}

static void a_unit_is_given_to_bare_numbers_alone(void **state) {
    (void)state;
    sz_amount low;
    assert_int_equal(with_unit("5", SZ_UNIT_kilogram, &low), SZ_OK);
    assert_true(low == 5 * SZ_AMOUNT_ONE);
    assert_int_equal(with_unit("5", SZ_UNIT_gram, &low), SZ_OK);
    assert_true(low == SZ_AMOUNT_ONE / 200);
    assert_int_equal(with_unit("5 t", SZ_UNIT_kilogram, &low), SZ_OK);
    assert_true(low == 5000 * SZ_AMOUNT_ONE);
    assert_int_equal(with_unit("2018", SZ_UNIT_gram, &low), SZ_OK);
    assert_int_equal(with_unit("0.5", SZ_UNIT_kilogram, &low), SZ_OK);
    assert_int_equal(with_unit("5 heroin", SZ_UNIT_kilogram, &low), SZ_OK);
    assert_int_equal(with_unit("5 l", SZ_UNIT_kilogram, &low), SZ_UNIT_MISMATCH);
    assert_int_equal(with_unit("5 tablets", SZ_UNIT_kilogram, &low), SZ_UNIT_MISMATCH);
    assert_int_equal(with_unit("5 oranges", SZ_UNIT_kilogram, &low), SZ_UNIT_MISMATCH);
    assert_int_equal(with_unit("<=5 l", SZ_UNIT_kilogram, &low), SZ_UNIT_MISMATCH);
}

static void the_caller_may_decide_about_commas(void **state) {
    (void)state;
    struct sz_quantity_options options = {.decimal = SZ_DECIMAL_COMMA};
    struct sz_quantity quantity;
    assert_int_equal(sz_quantity_parse(span_of("1,250 kg"), &options, &quantity, NULL), SZ_OK);
    assert_true(quantity.interval.low == SZ_AMOUNT_ONE * 5 / 4);
    options = (struct sz_quantity_options){.has_unit = true, .unit = SZ_UNIT_kilogram};
    assert_int_equal(sz_quantity_parse(span_of("1,250"), &options, &quantity, NULL), SZ_AMBIGUOUS_NUMBER);
    options.unit_decimal = SZ_DECIMAL_POINT;
    assert_int_equal(sz_quantity_parse(span_of("1,250"), &options, &quantity, NULL), SZ_OK);
    assert_true(quantity.interval.low == SZ_AMOUNT_ONE * 1250);
    options.unit_decimal = SZ_DECIMAL_COMMA;
    assert_int_equal(sz_quantity_parse(span_of("1,250 kg"), &options, &quantity, NULL), SZ_OK);
    assert_true(quantity.interval.low == SZ_AMOUNT_ONE * 1250);
}

static void keeps_the_words_of_the_item(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"5 kg of heroin", "heroin"},
        {"heroin - 5 kg", "heroin"},
        {"51 firearms", "firearms"},
        {"45 vials of ketamine", "vials of ketamine"},
        {"100 contract workers", "contract workers"},
        {"5 kg", ""},
        {"300 ampoules", "ampoules"},
        {"5", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sz_quantity quantity;
        print_message("%s\n", cases[i][0]);
        assert_int_equal(sz_quantity_parse(span_of(cases[i][0]), NULL, &quantity, NULL), SZ_OK);
        assert_int_equal(quantity.item.length, strlen(cases[i][1]));
        assert_memory_equal(quantity.item.text, cases[i][1], quantity.item.length);
    }
}

static void refuses_bytes_that_are_no_text(void **state) {
    (void)state;
    struct sz_quantity quantity;
    struct sz_problem problem;
    assert_int_equal(sz_quantity_parse(SZ_SPAN("5\xFFkg"), NULL, &quantity, &problem), SZ_BAD_UTF8);
    assert_int_equal(problem.at, 1);
    assert_int_equal(sz_quantity_parse(SZ_SPAN("5\0kg"), NULL, &quantity, &problem), SZ_NUL_BYTE);
    assert_int_equal(sz_quantity_parse(sz_span_of(NULL, 0), NULL, &quantity, &problem), SZ_EMPTY);
    char long_text[5000];
    memset(long_text, '5', sizeof long_text);
    assert_int_equal(sz_quantity_parse(sz_span_of(long_text, sizeof long_text), NULL, &quantity, &problem),
                     SZ_TOO_LONG);
}

static void finds_units_by_name(void **state) {
    (void)state;
    enum sz_unit_id unit;
    assert_true(sz_quantity_find_unit(SZ_SPAN("tons"), &unit));
    assert_int_equal(unit, SZ_UNIT_tonne);
    assert_true(sz_quantity_find_unit(SZ_SPAN(" USD "), &unit));
    assert_int_equal(unit, SZ_UNIT_USD);
    assert_false(sz_quantity_find_unit(SZ_SPAN("rupees"), &unit));
    assert_false(sz_quantity_find_unit(SZ_SPAN("kq"), &unit));
    assert_false(sz_quantity_find_unit(SZ_SPAN("kg of"), &unit));
    assert_false(sz_quantity_find_unit(SZ_SPAN(""), &unit));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_case),
        cmocka_unit_test(reads_what_a_caller_knows_more_of),
        cmocka_unit_test(finds_units_of_two_meanings),
        cmocka_unit_test(takes_intervals_at_their_limits),
        cmocka_unit_test(says_what_kind_it_is),
        cmocka_unit_test(reads_bounds_as_people_do),
        cmocka_unit_test(a_unit_is_given_to_bare_numbers_alone),
        cmocka_unit_test(the_caller_may_decide_about_commas),
        cmocka_unit_test(keeps_the_words_of_the_item),
        cmocka_unit_test(refuses_bytes_that_are_no_text),
        cmocka_unit_test(finds_units_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
