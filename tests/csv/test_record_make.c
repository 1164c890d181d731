/* record_make.c: what is wrong with a record, and where. Whole files are test_reader.c's. */
#include "record_fixture.h"

/* The first problem of a strict reading, with two cells to each record. */
static struct sz_file_problem problem_of(struct sz_span content, const char *encoding) {
    struct sz_record record;
    open_text(content, encoding);
    enum sz_status status;
    do {
        sz_records_take(&records);
        status = sz_records_find(&records);
        if (status == SZ_OK && records.is_scanned)
            status = sz_records_make(&records, 2, true, &record);
    } while (status == SZ_OK && records.is_scanned);
    struct sz_file_problem problem = records.failure;
    assert_int_equal(problem.status, status);
    sz_records_free(&records);
    return problem;
}

static void check(struct sz_span content, enum sz_status status, uint64_t line, uint64_t byte) {
    struct sz_file_problem problem = problem_of(content, "UTF-8");
    assert_int_equal(problem.status, status);
    assert_int_equal(problem.line, line);
    assert_int_equal(problem.byte, byte);
    assert_true(problem.can_be_kept == (status != SZ_OK));
}

static void says_where_a_record_is_bad(void **state) {
    (void)state;
    check(SZ_SPAN("a,b\n\n# none\nc,d"), SZ_OK, 0, 0);
    check(SZ_SPAN("a,b\n\n# none\nc\n"), SZ_CSV_TOO_FEW_FIELDS, 4, 0);
    check(SZ_SPAN("\"a\nb\",c\nd,e,f\n"), SZ_CSV_TOO_MANY_FIELDS, 3, 0);
    check(SZ_SPAN("a,b\r\n\"c\r\nd\",\"e\nf"), SZ_CSV_UNCLOSED_QUOTE, 3, 0);
    check(SZ_SPAN("a,b\rc,\"d\"e"), SZ_CSV_TEXT_AFTER_QUOTE, 2, 0);
    check(SZ_SPAN("a,b\n\"c\nd\xFF\",e"), SZ_CSV_BAD_BYTES, 3, 2);
    check(SZ_SPAN("a,b\nc,\xD0\n"), SZ_CSV_BAD_BYTES, 2, 3);
    options.max_field = 4;
    check(SZ_SPAN("a,b\n1234,\"1234\"\n1,12345\n"), SZ_CSV_FIELD_TOO_LONG, 3, 0);
}

static void says_how_many_fields_there_are(void **state) {
    (void)state;
    struct sz_file_problem problem = problem_of(SZ_SPAN("a,b\nc,d,e\n"), "UTF-8");
    assert_int_equal(problem.fields, 3);
    assert_int_equal(problem.width, 2);
}

static void advises_an_encoding(void **state) {
    (void)state;
    assert_string_equal(problem_of(SZ_SPAN("a,b\n1,\xE3\xE5\xF0\n"), "UTF-8").advice, "windows-1251");
    struct sz_file_problem told = problem_of(SZ_SPAN("a,b\n1,\x98\n"), "windows-1251");
    assert_int_equal(told.status, SZ_CSV_BAD_BYTES);
    assert_int_equal(told.line, 2);
    assert_null(told.advice);
}

/* In bytes of the file, or where those are another encoding's, in characters. */
static void says_which_bytes_mean_nothing(void **state) {
    (void)state;
    struct sz_file_problem plain = problem_of(SZ_SPAN("a,b\n\xD0\x96,\xFE\n"), "UTF-8");
    assert_int_equal(plain.byte, 4);
    assert_int_equal(plain.character, 0);
    assert_int_equal(plain.odd.count, 1);
    assert_int_equal(plain.odd.bytes[0], 0xFE);
    struct sz_file_problem decoded = problem_of(SZ_SPAN("a,b\n\xC6,\x98\n"), "windows-1251");
    assert_int_equal(decoded.byte, 0);
    assert_int_equal(decoded.character, 3);
    assert_int_equal(decoded.odd.bytes[0], 0x98);
    struct sz_file_problem wide = problem_of(SZ_SPAN("a\0,\0b\0\n\0\x16\4,\0\0\xD8\n\0"), "UTF-16LE");
    assert_int_equal(wide.line, 2);
    assert_int_equal(wide.character, 3);
    assert_int_equal(wide.odd.count, 2);
    assert_int_equal(wide.odd.bytes[1], 0xD8);
}

/* To guess for each would take minutes for a million of them. */
static void guesses_one_encoding_for_all(void **state) {
    (void)state;
    struct sz_record record;
    options.keeps_bad_records = true;
    open_text(SZ_SPAN("1,\xE3\xE5\xF0\n2,\xE3\xE5\xF0\n"), "UTF-8");
    assert_int_equal(sz_records_find(&records), SZ_OK);
    assert_int_equal(sz_records_make(&records, 2, false, &record), SZ_OK);
    assert_string_equal(record.problem.advice, "windows-1251");
    sz_records_take(&records);
    assert_int_equal(sz_records_find(&records), SZ_OK);
    assert_int_equal(sz_records_make(&records, 2, false, &record), SZ_OK);
    assert_int_equal(record.problem.status, SZ_CSV_BAD_BYTES);
    assert_null(record.problem.advice);
    sz_records_free(&records);
}

static void keeps_a_bad_record_whole(void **state) {
    (void)state;
    struct sz_record record;
    options.keeps_bad_records = true;
    open_text(SZ_SPAN("\"x\"\"y\",\xFFz,\"a\"b\nc,d\n"), "UTF-8");
    assert_int_equal(sz_records_find(&records), SZ_OK);
    assert_int_equal(sz_records_make(&records, 3, false, &record), SZ_OK);
    assert_int_equal(record.problem.status, SZ_CSV_BAD_BYTES);
    assert_text(record.raw, "\"x\"\"y\",\xEF\xBF\xBDz,\"a\"b");
    assert_int_equal(record.count, 2);
    assert_text(record.cells[0], "x\"y");
    assert_text(record.cells[1], "\xEF\xBF\xBDz");
    assert_int_equal(record.odd_count, 1);
    assert_int_equal(record.odd[0].bytes[0], 0xFF);
    sz_records_take(&records);
    assert_int_equal(sz_records_find(&records), SZ_OK);
    assert_int_equal(sz_records_make(&records, 2, false, &record), SZ_OK);
    assert_int_equal(record.problem.status, SZ_OK);
    assert_text(record.cells[0], "c");
    assert_int_equal(record.line, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(says_where_a_record_is_bad, start, end),
        cmocka_unit_test_setup_teardown(says_how_many_fields_there_are, start, end),
        cmocka_unit_test_setup_teardown(advises_an_encoding, start, end),
        cmocka_unit_test_setup_teardown(guesses_one_encoding_for_all, start, end),
        cmocka_unit_test_setup_teardown(says_which_bytes_mean_nothing, start, end),
        cmocka_unit_test_setup_teardown(keeps_a_bad_record_whole, start, end),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
