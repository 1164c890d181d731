/* record.c: where the next record is, alone or among many. Whole files are test_reader.c's. */
#include "record_fixture.h"

/* The line on which the next record stands, or 0 behind the last. */
static uint64_t next_line(void) {
    sz_records_take(&records);
    assert_int_equal(sz_records_find(&records), SZ_OK);
    return records.is_scanned ? records.line : 0;
}

static void passes_what_is_no_record(void **state) {
    (void)state;
    open_text(SZ_SPAN("\n\r\n# a,b\na,b\n\n\"c\nd\",e\r# f\rg,h"), "UTF-8");
    assert_int_equal(next_line(), 4);
    assert_int_equal(records.scanned.count, 2);
    assert_int_equal(next_line(), 6);
    assert_int_equal(next_line(), 9);
    assert_int_equal(next_line(), 0);
}

/* With trim=yes alone is a line of blanks none. */
static void takes_blanks_for_a_cell(void **state) {
    (void)state;
    open_text(SZ_SPAN("  \na\n"), "UTF-8");
    assert_int_equal(next_line(), 1);
    sz_records_free(&records);
    open_text(SZ_SPAN("  \na\n"), "UTF-8");
    records.dialect.trim = true;
    assert_int_equal(next_line(), 2);
}

/* Alike records are found together, one that differs alone, and those behind it together again. */
static void finds_records_together(void **state) {
    (void)state;
    struct sz_record record;
    open_text(SZ_SPAN("a,b\nc,d\ne,f,g\nh,i\n"), "UTF-8");
    records.way = SZ_SCAN_PLAIN;
    assert_int_equal(sz_records_go_on(&records, 2), SZ_OK);
    assert_int_equal(records.run.stretch.count, 2);
    assert_int_equal(sz_records_make_of_run(&records, &record), SZ_OK);
    assert_text(record.cells[1], "b");
    assert_int_equal(sz_records_go_on(&records, 2), SZ_OK);
    assert_true(records.is_scanned);
    assert_int_equal(records.line, 3);
    assert_int_equal(records.scanned.count, 3);
}

/* What was found behind the record at hand is found again, the lines counted once. */
static void leaves_the_rest_of_a_run(void **state) {
    (void)state;
    open_text(SZ_SPAN("a,b\n\"c\nd\",e\nf,g\n"), "UTF-8");
    records.way = SZ_SCAN_PLAIN;
    assert_int_equal(sz_records_go_on(&records, 2), SZ_OK);
    assert_int_equal(records.run.stretch.count, 3);
    sz_records_leave(&records);
    assert_int_equal(records.line, 2);
    assert_int_equal(next_line(), 2);
    assert_int_equal(next_line(), 4);
    assert_int_equal(next_line(), 0);
}

/* A line without an end is kept up to a limit, and refused beyond it. */
static void gives_up_on_endless_lines(void **state) {
    (void)state;
    enum { LENGTH = 3 << 20 };
    struct sz_record record;
    char *content = malloc(LENGTH);
    memset(content, 'x', LENGTH);
    options.keeps_bad_records = true;
    options.max_field = 1000;
    open_text(sz_span_of(content, LENGTH), "UTF-8");
    assert_int_equal(sz_records_find(&records), SZ_CSV_FIELD_TOO_LONG);
    assert_true(records.window.text.length < LENGTH);
    sz_records_free(&records);
    open_text(sz_span_of(content, 5000), "UTF-8");
    assert_int_equal(sz_records_find(&records), SZ_OK);
    assert_int_equal(sz_records_make(&records, 1, false, &record), SZ_OK);
    assert_int_equal(record.raw.length, 5000);
    free(content);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(passes_what_is_no_record, start, end),
        cmocka_unit_test_setup_teardown(takes_blanks_for_a_cell, start, end),
        cmocka_unit_test_setup_teardown(finds_records_together, start, end),
        cmocka_unit_test_setup_teardown(leaves_the_rest_of_a_run, start, end),
        cmocka_unit_test_setup_teardown(gives_up_on_endless_lines, start, end),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
