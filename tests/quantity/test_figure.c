/* figure.c: grouping, decimal marks, exponents, and what is none of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/figure.h"

static enum sz_status read(const char *text, enum sz_comma comma, struct sz_figure *figure, size_t *length) {
    return sz_figure_read(sz_span_of(text, strlen(text)), comma, figure, length);
}

struct good {
    const char *text;
    enum sz_comma comma;
    int64_t digits;
    unsigned decimals;
    int last_power;
    size_t length;
};

static void reads_what_the_contract_groups(void **state) {
    (void)state;
    static const struct good cases[] = {
        {"0", SZ_COMMA_UNKNOWN, 0, 0, 0, 1},
        {"25000 kg", SZ_COMMA_GROUPS, 25000, 0, 3, 5},
        {"2,836", SZ_COMMA_GROUPS, 2836, 0, 0, 5},
        {"2,836", SZ_COMMA_IS_DECIMAL, 2836, 3, -3, 5},
        {"0,250", SZ_COMMA_GROUPS, 250, 3, -3, 5},
        {"11,4", SZ_COMMA_GROUPS, 114, 1, -1, 4},
        {"1.250,5", SZ_COMMA_GROUPS, 12505, 1, -1, 7},
        {"1,250.5", SZ_COMMA_IS_DECIMAL, 12505, 1, -1, 7},
        {"12,34,567.89", SZ_COMMA_GROUPS, 123456789, 2, -2, 12},
        {"1.234.567", SZ_COMMA_GROUPS, 1234567, 0, 0, 9},
        {"1 234 567", SZ_COMMA_UNKNOWN, 1234567, 0, 0, 9},
        {"1\u202f234,5", SZ_COMMA_IS_DECIMAL, 12345, 1, -1, 9},
        {"1'250", SZ_COMMA_UNKNOWN, 1250, 0, 1, 5},
        {"1 23", SZ_COMMA_UNKNOWN, 1, 0, 0, 1},
        {"1 2345", SZ_COMMA_UNKNOWN, 1, 0, 0, 1},
        {"2018 500", SZ_COMMA_UNKNOWN, 2018, 0, 0, 4},
        {".77", SZ_COMMA_UNKNOWN, 77, 2, -2, 3},
        {"1.5e-3", SZ_COMMA_UNKNOWN, 15, 4, -4, 6},
        {"5\u00d710^3", SZ_COMMA_UNKNOWN, 5000, 0, 3, 7},
        {"5e+", SZ_COMMA_UNKNOWN, 5, 0, 0, 1},
        {"5..7", SZ_COMMA_UNKNOWN, 5, 0, 0, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sz_figure figure;
        size_t length;
        print_message("%s\n", cases[i].text);
        assert_int_equal(read(cases[i].text, cases[i].comma, &figure, &length), SZ_OK);
        assert_true(figure.digits == cases[i].digits);
        assert_int_equal(figure.decimals, cases[i].decimals);
        assert_int_equal(figure.last_power, cases[i].last_power);
        assert_int_equal(length, cases[i].length);
    }
}

static void refuses_what_is_grouped_otherwise(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum sz_comma comma;
        enum sz_status status;
    } cases[] = {
        {"1,250", SZ_COMMA_UNKNOWN, SZ_AMBIGUOUS_NUMBER},
        {"1,2345", SZ_COMMA_GROUPS, SZ_BAD_GROUPING},
        {"1234,567", SZ_COMMA_GROUPS, SZ_BAD_GROUPING},
        {"12,34,5", SZ_COMMA_GROUPS, SZ_BAD_GROUPING},
        {"01,234", SZ_COMMA_GROUPS, SZ_BAD_GROUPING},
        {"1.2.3", SZ_COMMA_GROUPS, SZ_BAD_NUMBER},
        {"06.02.2018", SZ_COMMA_GROUPS, SZ_BAD_NUMBER},
        {"1e99999999999", SZ_COMMA_GROUPS, SZ_OVERFLOW},
        {"1e-99999999999", SZ_COMMA_GROUPS, SZ_BELOW_SCALE},
        {"999999999999999999999999999999999999999", SZ_COMMA_GROUPS, SZ_OVERFLOW},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sz_figure figure;
        size_t length;
        print_message("%s\n", cases[i].text);
        assert_int_equal(read(cases[i].text, cases[i].comma, &figure, &length), cases[i].status);
        assert_in_range(length, 1, strlen(cases[i].text));
    }
}

/* ---- the plain reader beside the other, on any signs ---- */

static bool is_same(const struct sz_figure *a, const struct sz_figure *b) {
    return a->digits == b->digits && a->decimals == b->decimals && a->last_power == b->last_power &&
           a->has_decimals == b->has_decimals && a->has_point_three == b->has_point_three &&
           a->has_leading_zero == b->has_leading_zero && a->is_grouped == b->is_grouped;
}

static void assert_same(struct sz_span text, enum sz_comma comma, const struct sz_figure *plain,
                        size_t length) {
    struct sz_figure figure;
    size_t read;
    if (sz_figure_read(text, comma, &figure, &read) != SZ_OK || read != length || !is_same(plain, &figure))
        fail_msg("read in two ways: %.*s", (int)text.length, text.text);
}

static void reads_plain_figures_the_same_way(void **state) {
    (void)state;
    static const char signs[] = "00123456789,,,.. kx";
    enum { TEXTS = 1000000, ROOM = 14 };
    uint32_t seed = 7, plain_ones = 0, grouped = 0;
    for (int i = 0; i < TEXTS; i++) {
        char text[ROOM] = "1";
        struct sz_figure plain;
        size_t length, room = 1 + (size_t)i % ROOM;
        for (size_t at = 0; at < room; at++) {
            seed = seed * 1664525U + 1013904223U;
            text[at] = at == 0 ? (char)('0' + (seed >> 8) % 10) : signs[(seed >> 8) % (sizeof signs - 1)];
        }
        struct sz_span span = sz_span_of(text, room);
        if (!sz_figure_read_plain(span, &plain, &length))
            continue;
        plain_ones++;
        grouped += plain.is_grouped;
        assert_same(span, SZ_COMMA_GROUPS, &plain, length);
        if (plain.is_one_comma)
            continue;
        assert_same(span, SZ_COMMA_UNKNOWN, &plain, length);
        assert_same(span, SZ_COMMA_IS_DECIMAL, &plain, length);
    }
    assert_in_range(plain_ones, TEXTS / 20, TEXTS);
    assert_in_range(grouped, TEXTS / 2000, TEXTS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_contract_groups),
        cmocka_unit_test(refuses_what_is_grouped_otherwise),
        cmocka_unit_test(reads_plain_figures_the_same_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
