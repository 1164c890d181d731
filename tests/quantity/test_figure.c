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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_contract_groups),
        cmocka_unit_test(refuses_what_is_grouped_otherwise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
