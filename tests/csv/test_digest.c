/* digest.c: what may be equal is found under its digests; what differs has another one. What SQLite calls equal is
 * for oracle_queries.py to say. */
#include "fixture.h"

#include "csv/digest.h"

enum { SEED = 5 };

static uint32_t digest(const char *text) {
    return sz_digest_text(sz_span_of(text, strlen(text)), SEED);
}

static bool finds(const char *value, const char *cell) {
    uint32_t digests[SZ_DIGESTS_MAX];
    size_t count = sz_digest_find(sz_span_of(value, strlen(value)), SEED, digests);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(digests[i], digests[j]);
        if (digests[i] == digest(cell))
            return true;
    }
    return count == 0;
}

static void finds_numbers_however_they_are_written(void **state) {
    (void)state;
    static const char *const equal[][2] = {
        {"7", "007"},
        {"7", "7.0"},
        {"7", "  7"},
        {"7", "7\n"},
        {"7", "+7e0"},
        {"7", ".7e1"},
        {"7", "700000E-5"},
        {"7", "7."},
        {"0", "-0.000"},
        {"0", "1e-400"},
        {"0", "0e99999999999999999999"},
        {"-12.5", "-0012.50"},
        {"0.1", "0.1000000000000000055511151231257827"},
        {"0.1", "0.09999999999999999999"},
        {"99999.99999999999999", "1e5"},
        {"1e5", "99999.99999999999999"},
        {"9007199254740993", "9007199254740992.0"},
        {"12345678901234567890", "12345678901234567891"},
        {"1e400", "9e999"},
        {"-1e400", "-9e999"},
        {"0.30000000000000004", "0.3"},
        {"1.7976931348623157e308", "1e309"},
    };
    for (size_t i = 0; i < sizeof equal / sizeof equal[0]; i++) {
        assert_true(finds(equal[i][0], equal[i][1]));
        assert_true(finds(equal[i][1], equal[i][0]));
    }
}

static void tells_apart_what_differs(void **state) {
    (void)state;
    static const char *const other[][2] = {
        {"7", "8"},
        {"7", "-7"},
        {"7", "70"},
        {"7", "7a"},
        {"7", "0x7"},
        {"7", ""},
        {"7", "7 0"},
        {"e5", "1e5"},

        {"heroin", "Heroin"},
        {"heroin", "heroin "},
        {".", "0"},
        {"-", "0"},
        {"", " "},
        {"1e400", "1e-400"},
        {"1e400", "-1e400"},
        {"abcdefgh", "abcdefg"},
        {"+", "-"},
        {"0.1", "0.2"},
        {"12345678901234", "12345678901237"},
    };
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        assert_false(finds(other[i][0], other[i][1]));
        assert_false(finds(other[i][1], other[i][0]));
    }
}

static void takes_texts_of_any_length(void **state) {
    (void)state;
    char text[64];
    memset(text, 'x', sizeof text);
    for (size_t length = 0; length < sizeof text; length++) {
        uint32_t whole = sz_digest_text(sz_span_of(text, length), SEED);
        assert_int_not_equal(whole, 0);
        assert_int_equal(whole, sz_digest_text(sz_span_of(text, length), SEED));
        assert_int_not_equal(whole, sz_digest_text(sz_span_of(text, length), SEED + 1));
        assert_int_not_equal(whole, sz_digest_text(sz_span_of(text, length + 1), SEED));
        if (length > 0) {
            text[length - 1] = 'y';
            assert_int_not_equal(whole, sz_digest_text(sz_span_of(text, length), SEED));
            text[length - 1] = 'x';
        }
    }
}

/* A number of more than a hundred bytes is looked for among all of its like, and among all cells itself. */
static void finds_numbers_of_great_length(void **state) {
    (void)state;
    char text[200];
    uint32_t digests[SZ_DIGESTS_MAX];
    memset(text, '0', sizeof text);
    memcpy(text + sizeof text - 2, "7", 2);
    assert_true(finds("7", text));
    assert_true(finds("8", text));
    assert_false(finds("x", text));
    assert_int_equal(sz_digest_find(sz_span_of(text, strlen(text)), SEED, digests), 0);
    text[50] = 'x';
    assert_false(finds("7", text));
    assert_true(finds(text, text));
}

static void reads_cells_of_columns_of_numbers(void **state) {
    (void)state;
    static const char *const cells[] = {"7",
                                        "-7",
                                        "7.0",
                                        "7.25",
                                        "0",
                                        "0.0",
                                        "0.01",
                                        "1000",
                                        "12.50",
                                        "-0.5",
                                        "999999999999999",
                                        "123456789012345"};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        struct sz_cell_number number;
        struct sz_span cell = sz_span_of(cells[i], strlen(cells[i]));
        assert_true(sz_cell_read(cell, '.', &number) < SZ_CELL_TEXT);
        assert_int_equal(sz_digest_number(&number, SEED), sz_digest_text(cell, SEED));
    }
}

/* Whole numbers of few digits are read another way than all others. */
static void reads_whole_numbers_of_any_length(void **state) {
    (void)state;
    static const char *const digits[] = {"98765432109876543", "10000000000000000", "19999999999999999"};
    for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++)
        for (size_t length = 1; length <= strlen(digits[i]); length++) {
            char text[32] = " ";
            memcpy(text + 1, digits[i], length);
            uint32_t whole = sz_digest_text(sz_span_of(text + 1, length), SEED);
            assert_int_equal(whole, sz_digest_text(sz_span_of(text, length + 1), SEED));
            memcpy(text + 1 + length, ".0", 2);
            assert_int_equal(whole, sz_digest_text(sz_span_of(text + 1, length + 2), SEED));
            assert_int_not_equal(whole, sz_digest_text(sz_span_of(digits[i], length - 1), SEED));
            memcpy(text + 1 + length, "x", 2);
            assert_int_not_equal(whole, sz_digest_text(sz_span_of(text + 1, length + 1), SEED));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_numbers_however_they_are_written),
        cmocka_unit_test(tells_apart_what_differs),
        cmocka_unit_test(takes_texts_of_any_length),
        cmocka_unit_test(finds_numbers_of_great_length),
        cmocka_unit_test(reads_cells_of_columns_of_numbers),
        cmocka_unit_test(reads_whole_numbers_of_any_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
