/* survey.c: what is found out about a file, with and without something wrong in it. */
#include "fixture.h"

#include "csv/survey.h"

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static const struct sz_reader_setup setup = {
    .options = &options, .policy = &everywhere, .allocator = &memory};
static struct sz_survey survey;

static int start(void **state) {
    (void)state;
    sz_csv_options_init(&options, &memory);
    sz_survey_init(&survey, &setup);
    return 0;
}

static int end(void **state) {
    (void)state;
    sz_survey_free(&survey);
    sz_survey_free(&survey);
    sz_csv_options_free(&options);
    return memory_blocks == 0 ? 0 : -1;
}

static enum sz_status survey_text(struct sz_span text) {
    return sz_survey_take(&survey, write_file("a.csv", text));
}

static void finds_columns_and_types(void **state) {
    (void)state;
    assert_int_equal(survey_text(SZ_SPAN("a;b;c;d\n1;2,5;2.5;\n-3;x;4;\n")), SZ_OK);
    assert_int_equal(survey.reader.facts.dialect.delimiter, ';');
    assert_int_equal(sz_survey_width(&survey), 4);
    assert_text(survey.reader.columns[1], "b");
    assert_int_equal(sz_survey_type(&survey, 0), SZ_CELL_INTEGER);
    assert_int_equal(sz_survey_type(&survey, 1), SZ_CELL_TEXT);
    assert_int_equal(sz_survey_type(&survey, 2), SZ_CELL_REAL);
    assert_int_equal(sz_survey_type(&survey, 3), SZ_CELL_TEXT);
    assert_int_equal(survey.problem.status, SZ_OK);
}

static void tells_the_first_problem_and_reads_on(void **state) {
    (void)state;
    assert_int_equal(survey_text(SZ_SPAN("a,b\n1,2\n3\n4,5,6\nx,7\n")), SZ_OK);
    assert_int_equal(survey.problem.status, SZ_CSV_TOO_FEW_FIELDS);
    assert_int_equal(survey.problem.line, 3);
    assert_int_equal(sz_survey_type(&survey, 0), SZ_CELL_TEXT);
    assert_int_equal(sz_survey_type(&survey, 1), SZ_CELL_INTEGER);
}

/* As in a table that is made with the same options. */
static void counts_bad_records_that_are_kept(void **state) {
    (void)state;
    options.keeps_bad_records = true;
    sz_survey_init(&survey, &setup);
    assert_int_equal(survey_text(SZ_SPAN("a,b,c\n1,2,3\n4.5\nx\xFF,6,7,8,9\n")), SZ_OK);
    assert_int_equal(survey.problem.status, SZ_CSV_TOO_FEW_FIELDS);
    assert_int_equal(sz_survey_width(&survey), 3);
    assert_int_equal(sz_survey_type(&survey, 0), SZ_CELL_TEXT);
    assert_int_equal(sz_survey_type(&survey, 1), SZ_CELL_INTEGER);
    assert_int_equal(survey_text(SZ_SPAN("a,b\n1,2\n4.5\n")), SZ_OK);
    assert_int_equal(sz_survey_type(&survey, 0), SZ_CELL_REAL);
}

static void tells_why_there_are_no_columns(void **state) {
    (void)state;
    assert_int_equal(survey_text(SZ_SPAN("")), SZ_OK);
    assert_int_equal(survey.problem.status, SZ_CSV_NO_HEADER);
    assert_int_equal(sz_survey_width(&survey), 0);
    assert_int_equal(survey_text(SZ_SPAN("PK\3\4....")), SZ_OK);
    assert_int_equal(survey.problem.status, SZ_CSV_OTHER_KIND);
    assert_int_equal(sz_survey_take(&survey, path_of("absent")), SZ_FILE_MISSING);
    assert_int_equal(survey.problem.status, SZ_FILE_MISSING);
    assert_int_equal(sz_survey_width(&survey), 0);
}

static void says_that_memory_ran_out(void **state) {
    (void)state;
    const char *path = write_file("a.csv", SZ_SPAN("a,b\n1,\"x\"\"y\"\n3\n"));
    bool failed = true;
    for (long before = 0; failed; before++) {
        memory_fails(before, 16);
        enum sz_status status = sz_survey_take(&survey, path);
        failed = memory_works(16);
        assert_int_equal(status, failed ? SZ_NO_MEMORY : SZ_OK);
        sz_survey_free(&survey);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_columns_and_types, start, end),
        cmocka_unit_test_setup_teardown(tells_the_first_problem_and_reads_on, start, end),
        cmocka_unit_test_setup_teardown(counts_bad_records_that_are_kept, start, end),
        cmocka_unit_test_setup_teardown(tells_why_there_are_no_columns, start, end),
        cmocka_unit_test_setup_teardown(says_that_memory_ran_out, start, end),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
