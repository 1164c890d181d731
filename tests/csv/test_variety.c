/* variety.c: a guess comes near to the truth, wherever samples fall, and bad records don't stop it. */
#include "fixture.h"

#include "csv/variety.h"

enum { RECORDS = 60000, SEED = 3, COLUMNS = 3 };

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static struct sz_reader_setup setup = {.options = &options, .policy = &everywhere, .allocator = &memory};
static struct sz_files files;
static struct sz_lookup lookup;
static struct sz_shape shape;

/* Column 0 has a value of its own in each record, column 1 one of twenty, column 2 long text with quotes and line
 * ends. Some records are bad. */
static int make_files(void **state) {
    if (make_folder(state) != 0)
        return -1;
    FILE *file = fopen(path_of("a.csv"), "w");
    FILE *small = fopen(path_of("b.csv"), "w");
    assert_non_null(file);
    assert_non_null(small);
    (void)fprintf(file, "id,kind,text\n");
    (void)fprintf(small, "id,kind,text\n1,k1,\"a\nb\"\n");
    for (unsigned n = 1; n <= RECORDS; n++)
        (void)fprintf(file, n % 1000 == 0 ? "%u,bad\n" : "%u,k%u,\"%u \"\"quoted\"\",\nand more\"\n", n,
                      n * n % 20, n % 50);
    return fclose(file) | fclose(small);
}

static void open_shape(const char *pattern, size_t key) {
    sz_csv_options_init(&options, &memory);
    options.max_memory = 1 << 20;
    sz_files_init(&files, &setup);
    assert_int_equal(sz_files_add(&files, path_of(pattern)), SZ_OK);
    assert_int_equal(sz_files_open(&files), SZ_OK);
    sz_lookup_init(&lookup, &files, &memory, &options, SEED);
    sz_shape_init(&shape, &files);
    shape.keys[0].column = key;
    shape.key_count = 1;
    assert_int_equal(sz_shape_set(&shape, UINT64_C(7), false), SZ_OK);
}

static void close_shape(void) {
    sz_shape_free(&shape);
    sz_lookup_free(&lookup);
    sz_files_free(&files);
    sz_csv_options_free(&options);
    assert_int_equal(memory_blocks, 0);
}

static void guesses_how_various_values_are(void **state) {
    (void)state;
    for (size_t key = 0; key < COLUMNS; key++) {
        struct sz_variety variety;
        open_shape("a.csv", key);
        assert_int_equal(sz_variety_guess(&lookup, &shape, &variety), SZ_OK);
        assert_true(variety.records > RECORDS / 10 && variety.records < RECORDS / 2);
        if (key == 0)
            assert_true(variety.distinct * 10 > variety.records * 9);
        else
            assert_in_range(variety.distinct, 1, 60);
        assert_in_range(variety.bytes / variety.records, 8, 200);
        close_shape();
    }
}

static void takes_files_however_small(void **state) {
    (void)state;
    struct sz_variety variety;
    open_shape("[ab].csv", 1);
    assert_int_equal(sz_variety_guess(&lookup, &shape, &variety), SZ_OK);
    assert_true(variety.records > RECORDS / 10);
    close_shape();
    open_shape("b.csv", 1);
    assert_int_equal(sz_variety_guess(&lookup, &shape, &variety), SZ_OK);
    close_shape();
}

static void leaves_a_change_to_the_scan(void **state) {
    (void)state;
    struct sz_variety variety;
    open_shape("b.csv", 1);
    (void)write_file("b.csv", SZ_SPAN("id,kind,text\n1,k1,a\n"));
    assert_int_equal(sz_variety_guess(&lookup, &shape, &variety), SZ_OK);
    assert_int_equal(variety.records, 0);
    close_shape();
}

static void survives_failing_memory(void **state) {
    (void)state;
    for (long before = 0, fails = 1; fails; before++) {
        struct sz_variety variety;
        open_shape("a.csv", 1);
        memory_fails(before, 16);
        enum sz_status status = sz_variety_guess(&lookup, &shape, &variety);
        fails = memory_works(16);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        close_shape();
    }
}

/* A sample that falls among empty lines ends there: what is behind them is not sampled again and again. */
static void ends_where_nothing_is(void **state) {
    (void)state;
    enum { EMPTY = 8 << 20, TAIL = 10000 };
    struct sz_variety variety;
    FILE *file = fopen(path_of("gaps.csv"), "w");
    assert_non_null(file);
    (void)fprintf(file, "id,kind,text\n1,k,t\n");
    for (unsigned n = 0; n < EMPTY; n++)
        (void)fputc('\n', file);
    for (unsigned n = 0; n < TAIL; n++)
        (void)fprintf(file, "%u,k,t\n", n);
    assert_int_equal(fclose(file), 0);
    open_shape("gaps.csv", 1);
    assert_int_equal(sz_variety_guess(&lookup, &shape, &variety), SZ_OK);
    assert_in_range(variety.records, 1, TAIL + 1);
    close_shape();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guesses_how_various_values_are), cmocka_unit_test(takes_files_however_small),
        cmocka_unit_test(leaves_a_change_to_the_scan),    cmocka_unit_test(survives_failing_memory),
        cmocka_unit_test(ends_where_nothing_is),
    };
    return cmocka_run_group_tests(tests, make_files, remove_folder);
}
