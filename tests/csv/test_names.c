/* names.c: names that are unique whatever their case. */
#include "fixture.h"

#include "csv/names.h"

static struct sz_names names;

/* Names the cells of a line that are parted by bars, and joins the names in the same way. */
static const char *name(const char *line) {
    static char joined[512];
    struct sz_span cells[32];
    size_t count = 0;
    for (const char *cell = line; cell != NULL; count++) {
        const char *bar = strchr(cell, '|');
        cells[count] = sz_span_of(cell, bar == NULL ? strlen(cell) : (size_t)(bar - cell));
        cell = bar == NULL ? NULL : bar + 1;
    }
    sz_names_init(&names, &memory);
    assert_int_equal(sz_names_make(&names, cells, count), SZ_OK);
    assert_int_equal(names.count, count);
    joined[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        strcat(joined, i == 0 ? "" : "|");
        strcat(joined, sz_names_spans(&names)[i].text);
        assert_int_equal(sz_names_find(&names, sz_names_spans(&names)[i]), i);
    }
    sz_names_free(&names);
    sz_names_free(&names);
    assert_int_equal(memory_blocks, 0);
    return joined;
}

static void makes_names_unique(void **state) {
    (void)state;
    assert_string_equal(name("a|b|c"), "a|b|c");
    assert_string_equal(name("qty|qty|qty"), "qty|qty_2|qty_3");
    assert_string_equal(name("Qty|QTY|qTy"), "Qty|QTY_2|qTy_3");
    assert_string_equal(name("qty|qty|qty_2"), "qty|qty_3|qty_2");
    assert_string_equal(name("|a|"), "column1|a|column3");
    assert_string_equal(name("column2||b"), "column2|column2_2|b");
    assert_string_equal(name("_file|_LINE|_problem|_file_2"), "_file_3|_LINE_2|_problem_2|_file_2");
    assert_string_equal(name("\xD0\xAF|\xD1\x8F"), "\xD0\xAF|\xD1\x8F"); /* SQLite folds ASCII alone */
    assert_string_equal(name(" a|a"), " a|a");
}

static void numbers_columns_without_a_header(void **state) {
    (void)state;
    sz_names_init(&names, &memory);
    assert_int_equal(sz_names_make(&names, NULL, 12), SZ_OK);
    assert_string_equal(sz_names_spans(&names)[11].text, "column12");
    assert_int_equal(sz_names_find(&names, SZ_SPAN("COLUMN7")), 6);
    assert_int_equal(sz_names_find(&names, SZ_SPAN("column13")), 12);
    sz_names_free(&names);
}

static void shows_nul_bytes(void **state) {
    (void)state;
    const struct sz_span cell = SZ_SPAN("a\0b");
    sz_names_init(&names, &memory);
    assert_int_equal(sz_names_make(&names, &cell, 1), SZ_OK);
    assert_string_equal(sz_names_spans(&names)[0].text, "a\xEF\xBF\xBD"
                                                        "b");
    sz_names_free(&names);
}

static void survives_failing_memory(void **state) {
    (void)state;
    const struct sz_span cells[] = {SZ_SPAN("a"), SZ_SPAN("A"), SZ_SPAN(""),
                                    SZ_SPAN("a_long_name_that_makes_text_grow_"
                                            "and_grow_and_grow_and_grow")};
    for (long before = 0, fails = 1; fails; before++) {
        sz_names_init(&names, &memory);
        memory_fails(before, 16);
        enum sz_status status = sz_names_make(&names, cells, 4);
        fails = memory_works(16);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        sz_names_free(&names);
        assert_int_equal(memory_blocks, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_names_unique),
        cmocka_unit_test(numbers_columns_without_a_header),
        cmocka_unit_test(shows_nul_bytes),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
