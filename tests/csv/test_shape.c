/* shape.c: what is written is what is read, of all columns and kinds; keys are ordered as SQLite orders values. */
#include "fixture.h"

#include "csv/shape.h"

enum { WIDTH = 4 };

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static struct sz_reader_setup setup = {.options = &options, .policy = &everywhere, .allocator = &memory};
static struct sz_files files;
static struct sz_files_scan scan;
static struct sz_shape shape;
static struct sz_buffer key, row;

static void open_shape(const char *content, size_t key_count, uint64_t wanted, bool has_numbers) {
    sz_csv_options_init(&options, &memory);
    options.finds_types = true;
    options.keeps_bad_records = true;
    options.delimiter = ',';
    options.header = SZ_HEADER_YES;
    sz_files_init(&files, &setup);
    assert_int_equal(sz_files_add(&files, write_file("a.csv", sz_span_of(content, strlen(content)))), SZ_OK);
    assert_int_equal(sz_files_open(&files), SZ_OK);
    sz_shape_init(&shape, &files);
    for (size_t i = 0; i < key_count; i++)
        shape.keys[i].column = i;
    shape.key_count = key_count;
    assert_int_equal(sz_shape_set(&shape, wanted, has_numbers), SZ_OK);
    sz_files_start(&files, &scan, shape.wanted);
    sz_buffer_init(&key, &memory);
    sz_buffer_init(&row, &memory);
}

static void close_shape(void) {
    sz_files_stop(&scan);
    sz_shape_free(&shape);
    sz_shape_free(&shape);
    sz_files_free(&files);
    sz_csv_options_free(&options);
    sz_buffer_free(&key);
    sz_buffer_free(&row);
    assert_int_equal(memory_blocks, 0);
}

static void go_on(uint64_t number) {
    assert_int_equal(sz_files_go_on(&scan), SZ_OK);
    assert_false(scan.is_end);
    assert_int_equal(sz_shape_write_key(&shape, &scan, &key), SZ_OK);
    assert_int_equal(sz_shape_write_row(&shape, &scan, number, &row), SZ_OK);
    sz_shape_read_key(&shape, sz_buffer_span(&key));
    assert_int_equal(sz_shape_read_row(&shape, row.bytes), row.length);
}

static const char *cell_of(size_t column) {
    struct sz_shape_cell cell;
    sz_shape_cell(&shape, column, &cell);
    assert_true(cell.text.text == NULL || cell.is_number || strlen(cell.text.text) == cell.text.length);
    return cell.text.text;
}

static void reads_what_it_wrote(void **state) {
    (void)state;
    char content[2000] = "text,number,other,long\nheroin,7.50,\"a \"\"b\"\"\",";
    struct sz_shape_cell cell;
    memset(content + strlen(content), 'x', 500);
    strcat(content, "\n,,\nopium,-3,,z\n");
    open_shape(content, 2, UINT64_MAX, true);
    assert_int_equal(sz_shape_row_count(&shape), 2 + SZ_EXTRA_COUNT);
    go_on(12);
    assert_string_equal(cell_of(0), "heroin");
    sz_shape_cell(&shape, 1, &cell);
    assert_true(cell.is_number);
    assert_int_equal(cell.number.figure, 75);
    assert_int_equal(cell.number.decimals, 1);
    assert_string_equal(cell_of(2), "a \"b\"");
    assert_int_equal(strlen(cell_of(3)), 500);
    assert_int_equal(sz_shape_extra(&shape, SZ_EXTRA_NUMBER), 12);
    assert_int_equal(sz_shape_extra(&shape, SZ_EXTRA_LINE), 2);
    assert_int_equal(sz_shape_extra(&shape, SZ_EXTRA_FILE), 0);
    assert_null(cell_of(WIDTH + SZ_EXTRA_PROBLEM));
    go_on(UINT64_C(1) << 40);
    assert_string_equal(cell_of(0), "");
    assert_null(cell_of(1)); /* an empty cell among numbers */
    assert_null(cell_of(3)); /* missing */
    assert_non_null(strstr(cell_of(WIDTH + SZ_EXTRA_PROBLEM), "fewer fields"));
    assert_true(sz_shape_extra(&shape, SZ_EXTRA_NUMBER) == UINT64_C(1) << 40);
    close_shape();
}

static void holds_what_is_wanted_alone(void **state) {
    (void)state;
    open_shape("text,number,other,long\na,1,b,c\n", 1, UINT64_C(1) << 2 | 1, false);
    assert_int_equal(sz_shape_row_count(&shape), 1);
    go_on(1);
    assert_string_equal(cell_of(0), "a");
    assert_string_equal(cell_of(2), "b");
    assert_null(cell_of(3));
    assert_int_equal(sz_shape_extra(&shape, SZ_EXTRA_LINE), 0);
    close_shape();
}

/* Each record's key comes behind the one before it, or is the same where the first column says so. */
static void orders_keys(void **state) {
    (void)state;
    static const char content[] =
        "n,t,o,l\n,b,,\n-100,b,,\n-0.5,b,,\n0,b,,\n0.25,b,,\n1,,,\n1,a,,\n1.00,ab,,\n1,b,,\n"
        "1,\xD0\xB0,,\n99.99,b,,\n123456789012345,b,,\n";
    for (int falls = 0; falls < 2; falls++) {
        struct sz_buffer before;
        open_shape(content, 2, 3, false);
        sz_buffer_init(&before, &memory);
        for (int i = 0; i < 12; i++) {
            shape.keys[0].is_descending = shape.keys[1].is_descending = falls == 1;
            go_on(1);
            if (i > 0) {
                int order = sz_shape_compare(&shape, sz_buffer_span(&key), sz_buffer_span(&before));
                int back = sz_shape_compare(&shape, sz_buffer_span(&before), sz_buffer_span(&key));
                assert_true(falls == 1 ? order < 0 && back > 0 : order > 0 && back < 0);
            }
            assert_int_equal(sz_shape_compare(&shape, sz_buffer_span(&key), sz_buffer_span(&key)), 0);
            before.length = 0;
            assert_int_equal(sz_buffer_add(&before, sz_buffer_span(&key)), SZ_OK);
        }
        sz_buffer_free(&before);
        close_shape();
    }
}

static void survives_failing_memory(void **state) {
    (void)state;
    open_shape("text,number,other,long\na,1,b,c\nx\n", 1, UINT64_MAX, true);
    for (long before = 0, fails = 1; fails; before++) {
        struct sz_files_scan again;
        sz_buffer_free(&key);
        sz_buffer_free(&row);
        sz_files_start(&files, &again, UINT64_MAX);
        memory_fails(before, 16);
        enum sz_status status = sz_shape_set(&shape, UINT64_MAX, true);
        for (int i = 0; i < 2 && status == SZ_OK; i++) {
            status = sz_files_go_on(&again);
            if (status == SZ_OK)
                status = sz_shape_write_key(&shape, &again, &key);
            if (status == SZ_OK)
                status = sz_shape_write_row(&shape, &again, 1, &row);
        }
        fails = memory_works(16);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        sz_files_stop(&again);
    }
    close_shape();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_it_wrote),
        cmocka_unit_test(holds_what_is_wanted_alone),
        cmocka_unit_test(orders_keys),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
