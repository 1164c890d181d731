/* cell.c: what is a number without loss. */
#include "fixture.h"

#include "csv/cell.h"

/* Both ways give the same, whatever stands in front. */
static enum sz_cell_type read_cell(const char *text, char decimal, struct sz_cell_number *number) {
    static const char *const before[] = {"12345678", "........", "--------", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF,"};
    struct sz_span cell = sz_span_of(text, strlen(text));
    enum sz_cell_type type = sz_cell_read(cell, decimal, number);
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        char bytes[100];
        struct sz_cell_number again;
        memcpy(bytes, before[i], SZ_CELL_WORD);
        memcpy(bytes + SZ_CELL_WORD, text, cell.length);
        assert_int_equal(sz_cell_read_behind(sz_span_of(bytes + SZ_CELL_WORD, cell.length), decimal, &again),
                         type);
        if (type == SZ_CELL_INTEGER || type == SZ_CELL_REAL) {
            assert_int_equal(again.figure, number->figure);
            assert_int_equal(again.decimals, number->decimals);
        }
    }
    return type;
}

/* All texts of up to five of these characters, and longer ones made of them. */
static void reads_short_cells_alike(void **state) {
    (void)state;
    static const char characters[] = "0159.,-/:x";
    enum { COUNT = sizeof characters - 1 };
    struct sz_cell_number number;
    for (unsigned i = 0; i < 100000; i++) {
        char text[6] = "";
        unsigned rest = i, length = 0;
        do
            text[length++] = characters[rest % COUNT];
        while ((rest /= COUNT) > 0);
        (void)read_cell(text, '.', &number);
        (void)read_cell(text, ',', &number);
    }
    uint64_t chance = 88172645463325252U;
    for (unsigned i = 0; i < 100000; i++) {
        char text[18] = "";
        chance = chance * 6364136223846793005U + 1442695040888963407U;
        for (unsigned at = 0; at < 6 + (chance >> 60) % 11; at++)
            text[at] = characters[(chance >> (3 * at + 8) & 7) % (chance % 3 == 0 ? COUNT : 5)];
        (void)read_cell(text, '.', &number);
    }
}

static void reads_numbers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum sz_cell_type type;
        int64_t figure;
        unsigned decimals;
    } rows[] = {
        {"0", SZ_CELL_INTEGER, 0, 0},
        {"7", SZ_CELL_INTEGER, 7, 0},
        {"-12", SZ_CELL_INTEGER, -12, 0},
        {"999999999999999", SZ_CELL_INTEGER, 999999999999999, 0},
        {"0.0", SZ_CELL_REAL, 0, 1},
        {"-0.5", SZ_CELL_REAL, -5, 1},
        {"12.50", SZ_CELL_REAL, 1250, 2},
        {"0.00000000000001", SZ_CELL_REAL, 1, 14},
        {"-12345678901234.5", SZ_CELL_REAL, -123456789012345, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sz_cell_number number;
        assert_int_equal(read_cell(rows[i].text, '.', &number), rows[i].type);
        assert_int_equal(number.figure, rows[i].figure);
        assert_int_equal(number.decimals, rows[i].decimals);
    }
}

static void leaves_text_as_it_is(void **state) {
    (void)state;
    static const char *const texts[] = {
        "007",
        "00",
        "01.5",
        "+1",
        "-",
        "-0",
        "-0.0",
        ".5",
        "5.",
        "-.5",
        "1e5",
        "0x1F",
        "1,5",
        "1.2.3",
        " 1",
        "1 ",
        "NaN",
        "Inf",
        "1000000000000000",
        "0.000000000000001",
        "123456789.1234567",
        "1234567890123456789012345678901234567890",
        "\xD9\xA1",
        "5 kg",
        "--1",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct sz_cell_number number;
        assert_int_equal(read_cell(texts[i], '.', &number), SZ_CELL_TEXT);
    }
}

static void takes_the_mark_that_is_told(void **state) {
    (void)state;
    struct sz_cell_number number;
    assert_int_equal(read_cell("1,5", ',', &number), SZ_CELL_REAL);
    assert_int_equal(number.figure, 15);
    assert_int_equal(read_cell("1.5", ',', &number), SZ_CELL_TEXT);
    assert_int_equal(read_cell("", ',', &number), SZ_CELL_EMPTY);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(reads_short_cells_alike),
        cmocka_unit_test(leaves_text_as_it_is),
        cmocka_unit_test(takes_the_mark_that_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
