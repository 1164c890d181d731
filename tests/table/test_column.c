/* column.c: every spelling of headers.def, units in every place, headers at their limits. Lists of headers are
 * in test_schema.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "table/column.h"

static struct sz_column read_header(const char *header) {
    struct sz_column column;
    sz_column_read(sz_span_of(header, strlen(header)), &column);
    return column;
}

/* Calls itself for each alternative of the first {…}; checks the spelling where there is none. */
static void check_pattern(const char *pattern, int field) {
    const char *open = strchr(pattern, '{');
    if (open == NULL) {
        struct sz_column column;
        sz_column_read(sz_span_of(pattern, strlen(pattern)), &column);
        if (column.field != field)
            print_message("header word: %s\n", pattern);
        assert_int_equal(column.field, field);
        return;
    }
    const char *close = strchr(open, '}');
    assert_non_null(close);
    for (const char *start = open + 1; start <= close;) {
        char spelling[512];
        size_t length = strcspn(start, ",}");
        sprintf(spelling, "%.*s%.*s%s", (int)(open - pattern), pattern, (int)length, start, close + 1);
        check_pattern(spelling, field);
        start += length + 1;
    }
}

static void every_spelling_reads_as_its_own_field(void **state) {
    (void)state;
    static const struct {
        int field;
        const char *pattern;
    } rows[] = {
#define HEADER(id, source) {SZ_HEADER_##id, NULL},
#define SPELLING(language, pattern) {0, pattern},
#include "words/headers.def"
#undef HEADER
#undef SPELLING
    };
    int field = SZ_NO_FIELD;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bool is_inner = field == SZ_HEADER_pieces || field == SZ_HEADER_dose || field == SZ_HEADER_figure ||
                        field == SZ_HEADER_about || field == SZ_HEADER_joint || field == SZ_HEADER_net;
        if (rows[i].pattern == NULL)
            field = rows[i].field;
        else
            check_pattern(rows[i].pattern, is_inner                      ? SZ_NO_FIELD
                                           : field == SZ_HEADER_seizures ? SZ_HEADER_total
                                                                         : field);
    }
}

static void a_header_that_is_too_long_or_invalid_has_no_field(void **state) {
    (void)state;
    char longest[1024];
    struct sz_column column;
    memset(longest, 'x', sizeof longest);
    sz_column_read(sz_span_of(longest, sizeof longest), &column);
    assert_int_equal(column.field, SZ_NO_FIELD);
    assert_int_equal(column.item_length, 0);
    memset(longest, ' ', sizeof longest);
    memcpy(longest, "drug", 4);
    sz_column_read(sz_span_of(longest, sizeof longest), &column);
    assert_int_equal(column.field, SZ_HEADER_item);
    sz_column_read(SZ_SPAN("drug\xFF"), &column);
    assert_int_equal(column.field, SZ_NO_FIELD);
    sz_column_read(sz_span_of(NULL, 0), &column);
    assert_int_equal(column.field, SZ_NO_FIELD);
}

static void a_cell_may_say_that_its_row_is_a_total(void **state) {
    (void)state;
    static const char *const totals[] = {"Total", "GRAND TOTAL:", "Итого", "Всего:", " total*"};
    static const char *const names[] = {"", "Totalville", "Seizures", "heroin", "Total heroin", "\xFF"};
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++)
        assert_true(sz_column_is_total(sz_span_of(totals[i], strlen(totals[i]))));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_false(sz_column_is_total(sz_span_of(names[i], strlen(names[i]))));
}

static void an_item_is_read_up_to_its_limit(void **state) {
    (void)state;
    struct sz_column column;
    char header[SZ_COLUMN_ITEM_MAX + 8];
    memset(header, 'q', sizeof header);
    memcpy(header + SZ_COLUMN_ITEM_MAX, "_kg", 3);
    sz_column_read(sz_span_of(header, SZ_COLUMN_ITEM_MAX + 3), &column);
    assert_int_equal(column.item_length, SZ_COLUMN_ITEM_MAX);
    memcpy(header + SZ_COLUMN_ITEM_MAX + 1, "_kg", 3);
    header[SZ_COLUMN_ITEM_MAX] = 'q';
    sz_column_read(sz_span_of(header, SZ_COLUMN_ITEM_MAX + 4), &column);
    assert_int_equal(column.item_length, 0);
    assert_int_equal(column.field, SZ_NO_FIELD);
}

static void the_unit_stands_anywhere(void **state) {
    (void)state;
    static const char *const headers[] = {"Qty (lbs)",        "lbs qty", "Quantity, lb",
                                          "QTY_LBS",          "QtyLbs",  "Pounds seized",
                                          "amount in pounds", "[lb]",    "Вес (lb)"};
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        struct sz_column column = read_header(headers[i]);
        assert_true(column.has_unit);
        assert_int_equal(column.unit, SZ_UNIT_pound);
        assert_int_not_equal(column.field, SZ_NO_FIELD);
        assert_int_equal(column.item_length, 0);
        assert_int_equal(column.is_russian, i == 8);
    }
}

static void a_bare_number_may_lack_its_unit(void **state) {
    (void)state;
    assert_true(read_header("Weight").lacks_unit);
    assert_true(read_header("Масса нетто").lacks_unit);
    assert_true(read_header("Amount (thousands)").lacks_unit);
    assert_true(read_header("Amount (Mg)").lacks_unit);
    assert_false(read_header("Weight (kg)").lacks_unit);
    assert_false(read_header("Amount").lacks_unit);
    assert_false(read_header("Drug (INN)").lacks_unit);
}

static void a_header_is_understood_whole_or_not_at_all(void **state) {
    (void)state;
    static const char *const headers[] = {"Price per kg", "kg per case",  "Amount of something odd",
                                          "Case_No",      "Not the drug", "Heroin (price)",
                                          "USD",          "kg kg",        "Qty kg lbs",
                                          "Population_Kg"};
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        struct sz_column column = read_header(headers[i]);
        assert_int_equal(column.field, SZ_NO_FIELD);
        assert_false(column.is_item_known);
    }
}

static void an_item_stands_in_its_words(void **state) {
    (void)state;
    struct sz_column column = read_header("Amount_of_Acetic_Anhydride_(litres)");
    assert_int_equal(column.unit, SZ_UNIT_litre);
    assert_int_equal(column.item_length, strlen("Acetic Anhydride"));
    assert_memory_equal(column.item, "Acetic Anhydride", column.item_length);
    assert_true(column.is_item_known);
    assert_false(read_header("Zzyxine_Kg").is_item_known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_spelling_reads_as_its_own_field),
        cmocka_unit_test(the_unit_stands_anywhere),
        cmocka_unit_test(a_bare_number_may_lack_its_unit),
        cmocka_unit_test(a_header_is_understood_whole_or_not_at_all),
        cmocka_unit_test(an_item_stands_in_its_words),
        cmocka_unit_test(a_header_that_is_too_long_or_invalid_has_no_field),
        cmocka_unit_test(a_cell_may_say_that_its_row_is_a_total),
        cmocka_unit_test(an_item_is_read_up_to_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
