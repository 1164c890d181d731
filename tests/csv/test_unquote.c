/* unquote.c: what libcsv makes of one cell, and of no memory. */
#include "fixture.h"

#include "csv/unquote.h"

static void takes_quotes_off(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"\"\"", ""},
        {"\"a\"", "a"},
        {"\"a\"\"b\"", "a\"b"},
        {"\"\"\"\"", "\""},
        {"\" a \"", " a "},
        {"\"a,b\r\nc\"", "a,b\r\nc"},
        {"\"\"\"\"\"\"", "\"\""},
        {"\"a \"", "a "},
        {"\"\"\" \"", "\" "},
    };
    struct sz_unquoter *unquoter;
    assert_int_equal(sz_unquoter_open(&unquoter, ',', '"', &memory), SZ_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char cell[32];
        struct sz_span text;
        strcpy(cell, rows[i][0]);
        assert_int_equal(sz_unquoter_unquote(unquoter, cell, strlen(cell), &text), SZ_OK);
        assert_text(text, rows[i][1]);
        assert_int_equal(text.text[text.length], '\0');
    }
    sz_unquoter_close(unquoter);
    sz_unquoter_close(NULL);
    assert_int_equal(memory_blocks, 0);
}

static void keeps_nul_bytes(void **state) {
    (void)state;
    struct sz_unquoter *unquoter;
    struct sz_span text;
    char cell[] = "'a\0''b'";
    assert_int_equal(sz_unquoter_open(&unquoter, ';', '\'', &memory), SZ_OK);
    assert_int_equal(sz_unquoter_unquote(unquoter, cell, sizeof cell - 1, &text), SZ_OK);
    assert_int_equal(text.length, 4);
    assert_memory_equal(text.text, "a\0'b", 4);
    sz_unquoter_close(unquoter);
}

/* libcsv goes on after up to seven failures in a row, with smaller and smaller steps: then the text must be
 * right all the same. */
static void survives_failing_memory(void **state) {
    (void)state;
    enum { LENGTH = 20000 };
    char *cell = malloc(LENGTH), *expected = malloc(LENGTH);
    memset(expected, 'x', LENGTH);
    for (long burst = 1; burst <= 32; burst++)
        for (long before = 0, fails = 1; fails; before++) {
            struct sz_unquoter *unquoter;
            struct sz_span text = {0};
            memset(cell, 'x', LENGTH);
            cell[0] = cell[LENGTH - 1] = '"';
            memory_fails(before, burst);
            enum sz_status status = sz_unquoter_open(&unquoter, ',', '"', &memory);
            if (status == SZ_OK)
                status = sz_unquoter_unquote(unquoter, cell, LENGTH, &text);
            fails = memory_works(burst);
            if (status == SZ_OK) {
                assert_int_equal(text.length, LENGTH - 2);
                assert_memory_equal(text.text, expected, LENGTH - 2);
            } else {
                assert_int_equal(status, SZ_NO_MEMORY);
                assert_true(fails);
            }
            assert_true(status != SZ_OK || burst < 16 || !fails);
            sz_unquoter_close(unquoter);
            assert_int_equal(memory_blocks, 0);
        }
    free(cell);
    free(expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_quotes_off),
        cmocka_unit_test(keeps_nul_bytes),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
