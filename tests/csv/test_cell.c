/* cell.c: what is a number without loss. */
#include "fixture.h"

#include "csv/cell.h"

static enum sz_cell_type read_cell(const char *text, char decimal, struct sz_cell_number *number) {
    return sz_cell_read(sz_span_of(text, strlen(text)), decimal, number);
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
        cmocka_unit_test(leaves_text_as_it_is),
        cmocka_unit_test(takes_the_mark_that_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
