/* numbers.c: all ways give what sz_cell_read gives of each cell. */
#include "fixture.h"

#include "csv/numbers.h"

static const enum sz_scan_way ways[] = {SZ_SCAN_BEST, SZ_SCAN_PLAIN,  SZ_SCAN_SSE2,
                                        SZ_SCAN_AVX2, SZ_SCAN_AVX512, SZ_SCAN_NEON};
enum { WAYS = sizeof ways / sizeof ways[0], WIDTH_MAX = 150, CELL_MAX = 20 };

static uint64_t chance = 88172645463325252U;

static size_t draw(size_t below) {
    chance = chance * 6364136223846793005U + 1442695040888963407U;
    return (size_t)((chance >> 33) % below);
}

/* Two records; what is checked are the numbers of the second. */
struct records {
    char text[2 * WIDTH_MAX * (CELL_MAX + 1) + 16];
    uint32_t ends[2 * WIDTH_MAX];
    size_t length, count;
    unsigned char types[WIDTH_MAX];
};

static void add_cell(struct records *records, const char *cell, size_t length, char behind) {
    memcpy(records->text + records->length, cell, length);
    records->length += length;
    records->ends[records->count++] = (uint32_t)records->length;
    records->text[records->length++] = behind;
    if (behind == '\r')
        records->text[records->length++] = '\n';
}

static void check_cell(const struct sz_numbers *numbers, struct sz_span cell, size_t at,
                       unsigned char expected, char decimal) {
    struct sz_cell_number number = {0};
    unsigned type = sz_cell_read(cell, decimal, &number);
    int64_t packed = numbers->packed[at];
    unsigned given = type == SZ_CELL_EMPTY ? SZ_CELL_EMPTY : expected;
    if (type > expected || expected == SZ_CELL_TEXT)
        given = SZ_CELL_TEXT;
    assert_int_equal(sz_packed_type(packed), given);
    if (given == SZ_CELL_INTEGER || given == SZ_CELL_REAL) {
        assert_int_equal(sz_packed_number(packed).figure, number.figure);
        assert_int_equal(sz_packed_number(packed).decimals, number.decimals);
    }
}

/* The reader alone knows all cells that are no longer than a word: nothing need be looked at again. */
static void check_reader(const struct sz_numbers *numbers, const struct sz_run *run,
                         const unsigned char *types, char decimal) {
    int64_t packed[SZ_NUMBERS_ROOM];
    size_t first = numbers->first;
    struct sz_number_cells cells = {.text = run->text,
                                    .ends = run->stretch.ends + run->stretch.width + first,
                                    .start = (uint32_t)(sz_run_cell(run, first).text - run->text),
                                    .count = numbers->count,
                                    .types = types + first,
                                    .decimal = decimal};
    (void)numbers->reader(&cells, packed);
    for (size_t at = 0; at < numbers->count; at++) {
        struct sz_span cell = sz_run_cell(run, first + at);
        if (cell.length <= SZ_CELL_WORD)
            assert_int_equal(sz_packed_type(packed[at]), sz_packed_type(numbers->packed[at]));
        else
            assert_int_equal(sz_packed_type(packed[at]), SZ_CELL_TEXT);
    }
}

static void check_way(const struct records *records, size_t width, enum sz_scan_way way, char decimal) {
    static struct records copy;
    copy = *records;
    struct sz_run run = {.text = copy.text, .at = 1};
    run.stretch.ends = copy.ends;
    run.stretch.text = copy.text;
    run.stretch.width = (uint32_t)width;
    run.stretch.count = 2;
    run.stretch.wants_cells = true;
    struct sz_numbers numbers = {.reader = sz_numbers_choose(way, width)};
    for (size_t cell = 0; cell < width; cell = numbers.first + numbers.count) {
        bool is_any_greater = false;
        assert_true(sz_numbers_read(&numbers, &run, cell, records->types, decimal));
        assert_true(cell - numbers.first < numbers.count && numbers.first + numbers.count <= width);
        for (size_t at = 0; at < numbers.count; at++) {
            struct sz_cell_number number;
            struct sz_span span = sz_run_cell(&run, numbers.first + at);
            enum sz_cell_type expected = (enum sz_cell_type)records->types[numbers.first + at];
            check_cell(&numbers, span, at, (unsigned char)expected, decimal);
            int64_t one = sz_numbers_read_one(&run, numbers.first + at, expected, decimal);
            assert_int_equal(sz_packed_type(one), sz_packed_type(numbers.packed[at]));
            if (sz_packed_type(one) == SZ_CELL_INTEGER || sz_packed_type(one) == SZ_CELL_REAL)
                assert_int_equal(one, numbers.packed[at]);
            is_any_greater |=
                (unsigned)sz_cell_read(span, decimal, &number) > records->types[numbers.first + at];
        }
        assert_int_equal(numbers.is_any_greater, is_any_greater);
        check_reader(&numbers, &run, records->types, decimal);
    }
    assert_memory_equal(copy.text, records->text, sizeof copy.text);
}

static void check_records(const struct records *records, size_t width) {
    for (size_t i = 0; i < WAYS; i++) {
        check_way(records, width, ways[i], '.');
        check_way(records, width, ways[i], ',');
    }
}

/* The first record is whatever is there; the first cell of the second one stands behind one line end or several. */
static void start_second(struct records *records, size_t width) {
    records->length = records->count = 0;
    for (size_t i = 0; i + 1 < width; i++)
        add_cell(records, "7", 1, ';');
    add_cell(records, "12345678", 8, draw(2) == 0 ? '\r' : '\n');
    while (draw(4) == 0)
        records->text[records->length++] = '\n';
    for (size_t i = 0; i < width; i++)
        records->types[i] = (unsigned char)draw(4);
}

/* All texts of up to five of these characters, twenty of them a record. */
static void reads_short_cells(void **state) {
    (void)state;
    static const char characters[] = "0159.,-/:x";
    enum { COUNT = sizeof characters - 1, WIDTH = 20 };
    static struct records records;
    for (unsigned i = 0; i < 100000; i += WIDTH) {
        start_second(&records, WIDTH);
        for (unsigned cell = 0; cell < WIDTH; cell++) {
            char text[6] = "";
            unsigned rest = i + cell, length = 0;
            do
                text[length++] = characters[rest % COUNT];
            while ((rest /= COUNT) > 0);
            add_cell(&records, text, length, cell + 1 < WIDTH ? ';' : '\n');
        }
        check_records(&records, WIDTH);
    }
}

/* Longer ones, and numbers as they are in files; some in quotes, some with bytes that are no characters. */
static size_t make_cell(char *text) {
    static const char characters[] = "0123456789012345678901234567890..,-+e \"\xFF\x80x";
    size_t length = draw(draw(4) == 0 ? CELL_MAX : SZ_CELL_WORD + 1);
    if (draw(3) > 0)
        return (size_t)sprintf(text, "%s%u%s%0*u", draw(5) == 0 ? "-" : "", (unsigned)draw(10000),
                               draw(2) == 0   ? "."
                               : draw(2) == 0 ? ","
                                              : "",
                               (int)draw(4), (unsigned)draw(100));
    for (size_t i = 0; i < length; i++)
        text[i] = characters[draw(sizeof characters - 1)];
    return length;
}

static void reads_cells_of_records_of_any_width(void **state) {
    (void)state;
    static struct records records;
    for (int round = 0; round < 3000; round++) {
        size_t width = draw(8) == 0 ? 1 + draw(WIDTH_MAX) : 1 + draw(20);
        char text[CELL_MAX + 16];
        start_second(&records, width);
        for (size_t cell = 0; cell < width; cell++)
            add_cell(&records, text, make_cell(text), cell + 1 < width ? ';' : '\n');
        check_records(&records, width);
    }
}

/* In front of the first record there may be nothing, so that its cells are not read. */
static void leaves_the_start_alone(void **state) {
    (void)state;
    char text[] = "1,2\n3,4\n55555,6\n";
    uint32_t ends[] = {1, 3, 5, 7, 13, 15};
    const unsigned char types[] = {SZ_CELL_INTEGER, SZ_CELL_REAL};
    struct sz_run run = {.text = text};
    run.stretch.ends = ends;
    run.stretch.text = text;
    run.stretch.width = 2;
    run.stretch.count = 3;
    run.stretch.wants_cells = true;
    struct sz_numbers numbers = {.reader = sz_numbers_choose(SZ_SCAN_BEST, 2)};
    assert_false(sz_numbers_read(&numbers, &run, 0, types, '.'));
    run.at = 1;
    assert_false(sz_numbers_read(&numbers, &run, 1, types, '.'));
    assert_int_equal(numbers.count, 0);
    run.at = 2;
    assert_true(sz_numbers_read(&numbers, &run, 1, types, '.'));
    assert_int_equal(sz_packed_number(numbers.packed[0]).figure, 55555);
    assert_int_equal(sz_packed_number(numbers.packed[1]).figure, 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_short_cells),
        cmocka_unit_test(reads_cells_of_records_of_any_width),
        cmocka_unit_test(leaves_the_start_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
