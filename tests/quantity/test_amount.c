/* amount.c: decimals at the edges of 128 bits, and interval arithmetic by the contract's rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/amount.h"

#define LARGEST "170141183460469231731687.303715884105727"
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static sz_amount amount(const char *text) {
    sz_amount result = -1;
    assert_int_equal(sz_amount_parse(sz_span_of(text, strlen(text)), &result), SZ_OK);
    return result;
}

/* An interval in short: "~>5..<7", ">5", "5": the canonical notation without a unit, for tests alone. */
static struct sz_interval interval(const char *text) {
    struct sz_interval result = {0};
    const char *dots = strstr(text, "..");
    if (*text == '~')
        result.is_about = true, text++;
    if (*text == '<') {
        text++;
        result.is_high_open = *text != '=';
        result.high = amount(text + (*text == '='));
        return result;
    }
    bool is_lower = *text == '>';
    if (is_lower) {
        text++;
        result.is_low_open = *text != '=';
        text += *text == '=';
    }
    if (dots == NULL) {
        result.low = amount(text);
        result.is_unbounded = result.is_high_open = is_lower;
        result.high = is_lower ? 0 : result.low;
        return result;
    }
    assert_int_equal(sz_amount_parse(sz_span_of(text, (size_t)(dots - text)), &result.low), SZ_OK);
    dots += 2;
    result.is_high_open = *dots == '<';
    result.high = amount(dots + result.is_high_open);
    return result;
}

static void assert_interval(struct sz_interval found, const char *expected) {
    struct sz_interval wanted = interval(expected);
    if (!sz_interval_equal(&found, &wanted))
        fail_msg("not %s", expected);
    assert_true(sz_interval_is_valid(&found));
}

static void writes_what_it_reads(void **state) {
    (void)state;
    const char *const texts[] = {
        "0", "1", "10", "0.5", "11.4", "7", "4753.25", "0.00001", "0.000000000000001", LARGEST};
    for (size_t i = 0; i < LENGTH(texts); i++) {
        char text[SZ_AMOUNT_TEXT_MAX];
        size_t length = sz_amount_format(amount(texts[i]), text);
        assert_int_equal(length, strlen(texts[i]));
        assert_memory_equal(text, texts[i], length);
    }
    assert_true(amount(LARGEST) == SZ_AMOUNT_MAX);
    assert_true(amount("007.500") == amount("7.5"));
    assert_true(amount("1.0000000000000000000") == SZ_AMOUNT_ONE);
}

static void refuses_what_is_no_plain_decimal(void **state) {
    (void)state;
    const struct {
        const char *text;
        enum sz_status status;
    } cases[] = {
        {"", SZ_BAD_NUMBER},
        {".", SZ_BAD_NUMBER},
        {".5", SZ_BAD_NUMBER},
        {"5.", SZ_BAD_NUMBER},
        {"-5", SZ_BAD_NUMBER},
        {"5e3", SZ_BAD_NUMBER},
        {"1.2.3", SZ_BAD_NUMBER},
        {"1,2", SZ_BAD_NUMBER},
        {"0.0000000000000001", SZ_BELOW_SCALE},
        {"170141183460469231731687.303715884105728", SZ_OVERFLOW},
        {"999999999999999999999999999999999999999999", SZ_OVERFLOW},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        sz_amount result = 42;
        assert_int_equal(sz_amount_parse(sz_span_of(cases[i].text, strlen(cases[i].text)), &result),
                         cases[i].status);
        assert_true(result == 42);
    }
}

static void adds_up_to_the_limit(void **state) {
    (void)state;
    sz_amount result = 42;
    assert_true(sz_amount_add(SZ_AMOUNT_MAX - 1, 1, &result));
    assert_true(result == SZ_AMOUNT_MAX);
    assert_false(sz_amount_add(SZ_AMOUNT_MAX, 1, &result));
    assert_true(result == SZ_AMOUNT_MAX);
}

static void assert_scaled(sz_amount digits, unsigned decimals, uint64_t factor, unsigned factor_decimals,
                          const char *floor, const char *ceiling) {
    sz_amount down, up;
    assert_int_equal(sz_amount_scale(digits, decimals, factor, factor_decimals, &down, &up), SZ_OK);
    assert_true(down == amount(floor));
    assert_true(up == amount(ceiling));
}

static void scales_exactly_or_to_the_neighbours(void **state) {
    (void)state;
    sz_amount down = 42, up = 42;
    assert_scaled(114, 1, 1000, 0, "11400", "11400");
    assert_scaled(1, 0, 45359237, 8, "0.45359237", "0.45359237");
    assert_scaled(0, 30, 1, 30, "0", "0");
    assert_scaled(1, 15, 1, 0, "0.000000000000001", "0.000000000000001");
    assert_scaled(15, 1, 1, 15, "0.000000000000001", "0.000000000000002");
    assert_scaled((sz_amount)1000000000000 * 1000000000000 + 1, 16, 3, 20, "0.000000000003",
                  "0.000000000003001");
    assert_int_equal(sz_amount_scale(9, 16, 1, 0, &down, &up), SZ_BELOW_SCALE);
    assert_int_equal(sz_amount_scale(9, 4000000000u, 1, 4000000000u, &down, &up), SZ_BELOW_SCALE);
    assert_int_equal(sz_amount_scale(SZ_AMOUNT_MAX, 38, UINT64_MAX, 60, &down, &up), SZ_BELOW_SCALE);
    assert_int_equal(sz_amount_scale(SZ_AMOUNT_MAX, 14, 1, 0, &down, &up), SZ_OVERFLOW);
    assert_int_equal(sz_amount_scale(SZ_AMOUNT_MAX, 16, 100, 0, &down, &up), SZ_OVERFLOW);
    assert_int_equal(sz_amount_scale(SZ_AMOUNT_MAX, 20, UINT64_MAX, 2, &down, &up), SZ_OVERFLOW);
    assert_true(down == 42 && up == 42);
    assert_int_equal(sz_amount_scale(SZ_AMOUNT_MAX, 16, 10, 0, &down, &up), SZ_OK);
    assert_true(down == SZ_AMOUNT_MAX && up == SZ_AMOUNT_MAX);
}

static void needs_no_more_alignment_than_sqlite_gives(void **state) {
    (void)state;
    assert_int_equal(_Alignof(sz_amount), 8);
    assert_int_equal(_Alignof(struct sz_interval), 8);
    assert_int_equal(sizeof(sz_amount), 16);
}

static void knows_valid_intervals(void **state) {
    (void)state;
    struct sz_interval odd = interval("5..7");
    assert_true(sz_interval_is_valid(&odd));
    odd.high = odd.low;
    odd.is_high_open = true;
    assert_false(sz_interval_is_valid(&odd));
    odd.high = odd.low - 1;
    odd.is_high_open = false;
    assert_false(sz_interval_is_valid(&odd));
    odd = interval(">5");
    odd.high = 9;
    assert_false(sz_interval_is_valid(&odd));
    odd = sz_interval_point(-1);
    assert_false(sz_interval_is_valid(&odd));
}

struct binary_case {
    const char *a, *b;
    const char *result; /* NULL: empty */
};

typedef enum sz_status binary(const struct sz_interval *, const struct sz_interval *, struct sz_interval *);

static void check_binary(binary *operation, const struct binary_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct sz_interval a = interval(cases[i].a), b = interval(cases[i].b), result;
        enum sz_status status = operation(&a, &b, &result);
        assert_int_equal(status, cases[i].result == NULL ? SZ_EMPTY_INTERVAL : SZ_OK);
        if (status == SZ_OK)
            assert_interval(result, cases[i].result);
    }
}

static void adds_intervals(void **state) {
    (void)state;
    const struct binary_case cases[] = {
        {"4753", "0.5", "4753.5"},
        {">83", "5", ">88"},
        {">83", "<=7", ">83"},
        {">=2", "3", ">=5"},
        {"<7", "5", "5..<12"},
        {">5..<7", "1..2", ">6..<9"},
        {"~11350..11450", "3", "~11353..11453"},
        {"~>3", "<7", "~>3"},
    };
    check_binary(sz_interval_add, cases, LENGTH(cases));
    struct sz_interval a = sz_interval_point(SZ_AMOUNT_MAX), b = sz_interval_point(1), sum = interval("3");
    assert_int_equal(sz_interval_add(&a, &b, &sum), SZ_OVERFLOW);
    assert_interval(sum, "3");
    a.low = 0;
    assert_int_equal(sz_interval_add(&a, &b, &sum), SZ_OVERFLOW);
    b = interval(">5");
    assert_int_equal(sz_interval_add(&a, &b, &sum), SZ_OK);
    assert_interval(sum, ">5");
}

static void subtracts_intervals(void **state) {
    (void)state;
    const struct binary_case cases[] = {
        {"7", "5", "2"},
        {"5", "7", NULL},
        {"5", "5", "0"},
        {"5..7", "6", "<=1"},
        {">7", "5", ">2"},
        {">7", ">5", ">=0"},
        {"7", ">5", "<2"},
        {"5", ">5", NULL},
        {"<5", "5", NULL},
        {"5..9", ">1..<2", ">3..<8"},
        {"~5..7", "6", "~<=1"},
        {"~5..7", "8", NULL},
        {"5..7", ">5", "<2"},
        {"5..7", "3..5", "<=4"},
        {"5..7", "3..<5", ">0..4"},
    };
    check_binary(sz_interval_sub, cases, LENGTH(cases));
}

static void intersects_intervals(void **state) {
    (void)state;
    const struct binary_case cases[] = {
        {"5..7", "6..9", "6..7"},
        {"5..7", "7..9", "7"},
        {"5..<7", "7..9", NULL},
        {"5..7", ">7", NULL},
        {">5", ">=5", ">5"},
        {"<7", "<=7", "<7"},
        {">8900", "<=9000", ">8900..9000"},
        {">3", ">5", ">5"},
        {"5..7", "8", NULL},
        {"~5..7", "6", "6"},
        {"~5..7", "5..6", "~5..6"},
        {"~5..7", "~>5..<7", "~>5..<7"},
        {"~5..7", ">5..<7", ">5..<7"},
        {"~>5", ">=6", ">=6"},
        {"~>5", "<=7", "~>5..7"},
        {"~5..7", "<=6", "~5..6"},
        {"~5..7", "7..9", "~7..7"},
    };
    check_binary(sz_interval_intersect, cases, LENGTH(cases));
}

static enum sz_status hull(const struct sz_interval *a, const struct sz_interval *b,
                           struct sz_interval *result) {
    *result = sz_interval_hull(a, b);
    return SZ_OK;
}

static void hulls_intervals(void **state) {
    (void)state;
    const struct binary_case cases[] = {
        {"5", "7", "5..7"}, {">5..<7", "5", "5..<7"},  {">5..<7", "7", ">5..7"},   {">5", "3", ">=3"},
        {"<7", "9", "<=9"}, {"~5..6", "3..9", "3..9"}, {"~5..6", "3..5", "~3..6"}, {"~5..6", "5..9", "~5..9"},
        {"5", "5", "5"},    {"~>5", "3", ">=3"},       {">3", "~>5", ">3"},        {"~>3", ">5", "~>3"},
    };
    check_binary(hull, cases, LENGTH(cases));
}

static void multiplies_and_divides_outward(void **state) {
    (void)state;
    struct sz_interval a = interval(">5..<7"), result;
    assert_int_equal(sz_interval_multiply(&a, 25, 1, &result), SZ_OK);
    assert_interval(result, ">12.5..<17.5");
    a = interval("~>=3");
    assert_int_equal(sz_interval_multiply(&a, 2, 0, &result), SZ_OK);
    assert_interval(result, "~>=6");
    assert_int_equal(sz_interval_multiply(&a, 0, 3, &result), SZ_OK);
    assert_interval(result, "0");
    a = interval("0.000000000000003");
    assert_int_equal(sz_interval_multiply(&a, 5, 1, &result), SZ_OK);
    assert_interval(result, "0.000000000000001..0.000000000000002");
    assert_int_equal(sz_interval_multiply(&a, 1, 3, &result), SZ_BELOW_SCALE);
    a = sz_interval_point(SZ_AMOUNT_MAX);
    assert_int_equal(sz_interval_multiply(&a, 2, 0, &result), SZ_OVERFLOW);
    assert_int_equal(sz_interval_multiply(&a, SZ_AMOUNT_MAX, 38, &result), SZ_OVERFLOW);
    a = interval("10");
    assert_interval(sz_interval_divide(&a, 4), "2.5");
    assert_interval(sz_interval_divide(&a, 3), "3.333333333333333..3.333333333333334");
    a = interval(">10");
    assert_interval(sz_interval_divide(&a, 4), ">2.5");
}

static void compares_where_the_bounds_decide(void **state) {
    (void)state;
    const struct {
        const char *a, *b;
        enum sz_order order;
    } cases[] = {
        {"5", "7", SZ_ORDER_LESS},
        {"5", "5", SZ_ORDER_EQUAL},
        {"5..6", "5..6", SZ_ORDER_UNDECIDED},
        {">5", "5", SZ_ORDER_GREATER},
        {">=5", "5", SZ_ORDER_UNDECIDED},
        {"<5", "5", SZ_ORDER_LESS},
        {">5", ">7", SZ_ORDER_UNDECIDED},
        {"5..7", ">7", SZ_ORDER_LESS},
        {"5..7", "7..9", SZ_ORDER_UNDECIDED},
        /* ~10..12 doubled is 9..13. */
        {"~10..12", "13", SZ_ORDER_UNDECIDED},
        {"~10..12", "13.1", SZ_ORDER_LESS},
        {"~>10..<12", "13", SZ_ORDER_LESS},
        {"~10..12", "8.9", SZ_ORDER_GREATER},
        {"~10..12", "~14..16", SZ_ORDER_UNDECIDED},
        {"~10..12", "~14.1..16", SZ_ORDER_LESS},
        /* A doubled end of half the last decimal. */
        {"~0..0.000000000000001", "0.000000000000001", SZ_ORDER_UNDECIDED},
        {"~0..0.000000000000001", "0.000000000000002", SZ_ORDER_LESS},
        {"~0..0.000000000000001", "~0.000000000000002..0.000000000000003", SZ_ORDER_UNDECIDED},
        {"~>0..<0.000000000000001", "~0.000000000000002..0.000000000000003", SZ_ORDER_LESS},
        /* No middle, no verdict. */
        {"~>10", "5", SZ_ORDER_UNDECIDED},
        {"5", "~>10", SZ_ORDER_UNDECIDED},
        {"~5..5", "5", SZ_ORDER_EQUAL},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        struct sz_interval a = interval(cases[i].a), b = interval(cases[i].b);
        enum sz_order back = cases[i].order == SZ_ORDER_LESS      ? SZ_ORDER_GREATER
                             : cases[i].order == SZ_ORDER_GREATER ? SZ_ORDER_LESS
                                                                  : cases[i].order;
        assert_int_equal(sz_interval_cmp(&a, &b), cases[i].order);
        assert_int_equal(sz_interval_cmp(&b, &a), back);
    }
}

static void fits_where_the_bounds_decide(void **state) {
    (void)state;
    const struct {
        const char *part, *whole;
        enum sz_verdict verdict;
    } cases[] = {
        {"1046", "505", SZ_NO},
        {"497", "505", SZ_YES},
        {"505", "505", SZ_YES},
        {">505", "505", SZ_NO},
        {"505", "<505", SZ_NO},
        {"<=505", ">=505", SZ_YES},
        {">=505", "505", SZ_UNDECIDED},
        {">11253", "~11350..11450", SZ_UNDECIDED},
        {">11451", "~11350..11450", SZ_UNDECIDED},
        {">11500", "~11350..11450", SZ_NO},
        {"11300", "~11350..11450", SZ_YES},
        {"11301", "~11350..11450", SZ_UNDECIDED},
        {"5", "~>=200", SZ_UNDECIDED},
        {"5", ">=200", SZ_YES},
        {">5", "<=3", SZ_NO},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        struct sz_interval part = interval(cases[i].part), whole = interval(cases[i].whole);
        assert_int_equal(sz_interval_fits(&part, &whole), cases[i].verdict);
    }
    struct sz_interval huge = {.low = SZ_AMOUNT_MAX - 1, .high = SZ_AMOUNT_MAX, .is_about = true};
    struct sz_interval one = sz_interval_point(1);
    assert_int_equal(sz_interval_fits(&one, &huge), SZ_UNDECIDED);
}

static void differs_in_any_part(void **state) {
    (void)state;
    const struct sz_interval five = {.low = 5, .high = 7};
    struct sz_interval other = five;
    assert_true(sz_interval_equal(&five, &other));
    other.low = 4;
    assert_false(sz_interval_equal(&five, &other));
    other = five, other.high = 8;
    assert_false(sz_interval_equal(&five, &other));
    other = five, other.is_low_open = true;
    assert_false(sz_interval_equal(&five, &other));
    other = five, other.is_high_open = true;
    assert_false(sz_interval_equal(&five, &other));
    other = five, other.is_unbounded = true;
    assert_false(sz_interval_equal(&five, &other));
    other = five, other.is_about = true;
    assert_false(sz_interval_equal(&five, &other));
}

static void no_upper_end_is_open(void **state) {
    (void)state;
    assert_true(
        sz_interval_is_valid(&(struct sz_interval){.low = 5, .is_unbounded = true, .is_high_open = true}));
    assert_false(sz_interval_is_valid(&(struct sz_interval){.low = 5, .is_unbounded = true}));
}

static void an_end_of_both_is_marked_by_either(void **state) {
    (void)state;
    const struct sz_interval a = {.low = 5, .high = 7}, b = {.low = 4, .high = 7, .is_about = true};
    struct sz_interval both;
    assert_int_equal(sz_interval_intersect(&a, &b, &both), SZ_OK);
    assert_true(both.low == 5 && both.high == 7 && both.is_about);
}

/* Ends that twice the width would push out of range decide nothing. */
static void doubling_stays_in_range(void **state) {
    (void)state;
    const struct sz_interval one = {.low = 1, .high = 1};
    struct sz_interval wide = {.low = 0, .high = SZ_AMOUNT_MAX / 3 * 2, .is_about = true};
    assert_int_equal(sz_interval_cmp(&one, &wide), SZ_ORDER_UNDECIDED);
    wide.high = SZ_AMOUNT_MAX / 2;
    assert_int_equal(sz_interval_cmp(&one, &wide), SZ_ORDER_UNDECIDED);
    wide.low = wide.high = SZ_AMOUNT_MAX / 3 * 2;
    assert_int_equal(sz_interval_cmp(&one, &wide), SZ_ORDER_UNDECIDED);
}

/* digits * 11 / 10 lies between the largest amount and the next. */
static void no_amount_above_the_largest(void **state) {
    (void)state;
    const sz_amount eleventh = SZ_AMOUNT_MAX / 11, rest = SZ_AMOUNT_MAX % 11;
    const sz_amount digits = eleventh * 10 + (rest * 10 + 9) / 11;
    sz_amount floor, ceiling;
    assert_int_equal(sz_amount_scale(digits, 15, 11, 1, &floor, &ceiling), SZ_OVERFLOW);
    assert_int_equal(sz_amount_scale(digits - 1, 15, 11, 1, &floor, &ceiling), SZ_OK);
    assert_int_equal(sz_amount_scale(SZ_AMOUNT_MAX, 0, UINT64_MAX, 0, &floor, &ceiling), SZ_OVERFLOW);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differs_in_any_part),
        cmocka_unit_test(no_upper_end_is_open),
        cmocka_unit_test(an_end_of_both_is_marked_by_either),
        cmocka_unit_test(doubling_stays_in_range),
        cmocka_unit_test(no_amount_above_the_largest),
        cmocka_unit_test(writes_what_it_reads),
        cmocka_unit_test(refuses_what_is_no_plain_decimal),
        cmocka_unit_test(adds_up_to_the_limit),
        cmocka_unit_test(scales_exactly_or_to_the_neighbours),
        cmocka_unit_test(needs_no_more_alignment_than_sqlite_gives),
        cmocka_unit_test(knows_valid_intervals),
        cmocka_unit_test(adds_intervals),
        cmocka_unit_test(subtracts_intervals),
        cmocka_unit_test(intersects_intervals),
        cmocka_unit_test(hulls_intervals),
        cmocka_unit_test(multiplies_and_divides_outward),
        cmocka_unit_test(compares_where_the_bounds_decide),
        cmocka_unit_test(fits_where_the_bounds_decide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
