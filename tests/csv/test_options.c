/* options.c: each option by its name, and everything that is none. */
#include "fixture.h"

#include "csv/options.h"

static struct sz_csv_options options;
static struct sz_option_problem problem;

static int start(void **state) {
    (void)state;
    problem = (struct sz_option_problem){0};
    sz_csv_options_init(&options, &memory);
    return 0;
}

static int end(void **state) {
    (void)state;
    sz_csv_options_free(&options);
    sz_csv_options_free(&options);
    return memory_blocks == 0 ? 0 : -1;
}

static enum sz_status parse(const char *text) {
    return sz_csv_options_parse(&options, sz_span_of(text, strlen(text)), &problem);
}

static void has_defaults(void **state) {
    (void)state;
    assert_int_equal(options.header, SZ_HEADER_AUTO);
    assert_int_equal(options.unites, SZ_UNION_SAME);
    assert_int_equal(options.quote, '"');
    assert_int_equal(options.delimiter, '\0');
    assert_false(options.keeps_bad_records);
    assert_int_equal(options.max_field, 64 << 20);
    assert_int_equal(parse("  "), SZ_OK);
    assert_int_equal(options.given, 0);
}

static void reads_one_string_of_options(void **state) {
    (void)state;
    assert_int_equal(
        parse("delimiter=; encoding=windows-1251\theader=NO on_error='keep' null='it''s \"none\"' "
              "columns=\"a, b\" skip=12 quote=' comment=# trim=yes decimal=, max_field=99"),
        SZ_CSV_BAD_OPTION); /* a quote that is not closed takes all that follows */
    sz_csv_options_free(&options);
    sz_csv_options_init(&options, &memory);
    assert_int_equal(
        parse("delimiter=; encoding=windows-1251\theader=NO on_error='keep' null='it''s \"none\"' "
              "columns=\"a, b\" skip=12 quote='''' comment=# trim=yes decimal=, max_field=99 "
              "union_by_name=no"),
        SZ_OK);
    assert_int_equal(options.delimiter, ';');
    assert_string_equal(options.encoding, "windows-1251");
    assert_int_equal(options.header, SZ_HEADER_NO);
    assert_true(options.keeps_bad_records);
    assert_true(options.has_null_text);
    assert_text(sz_buffer_span(&options.null_text), "it's \"none\"");
    assert_text(sz_buffer_span(&options.columns), "a, b");
    assert_int_equal(options.skip, 12);
    assert_int_equal(options.quote, '\'');
    assert_int_equal(options.comment, '#');
    assert_true(options.trim);
    assert_int_equal(options.decimal, ',');
    assert_int_equal(options.max_field, 99);
    assert_int_equal(options.unites, SZ_UNION_BY_POSITION);
}

static void names_what_is_wrong(void **state) {
    (void)state;
    assert_int_equal(parse("header=yes heading=no"), SZ_CSV_UNKNOWN_OPTION);
    assert_text(problem.name, "heading");
    assert_int_equal(parse("header=no"), SZ_CSV_REPEATED_OPTION);
    assert_text(problem.name, "header");
    assert_int_equal(parse("skip"), SZ_CSV_UNQUOTED_OPTION);
    assert_text(problem.name, "skip");
    assert_int_equal(parse("skip= 3"), SZ_CSV_UNQUOTED_OPTION);
    assert_int_equal(parse("skip=three"), SZ_CSV_BAD_OPTION);
    assert_text(problem.value, "three");
    assert_string_equal(problem.values, "a number of lines");
    assert_int_equal(parse("='x'"), SZ_CSV_UNQUOTED_OPTION);
    assert_int_equal(problem.status, SZ_CSV_UNQUOTED_OPTION);
}

static void refuses_values(void **state) {
    (void)state;
    static const char *const bad[] = {
        "header=maybe",
        "delimiter=ab",
        "delimiter=a",
        "delimiter=7",
        "delimiter=''",
        "delimiter='\n'",
        "quote=' '",
        "quote=''",
        "comment='//'",
        "trim=ja",
        "encoding=''",
        "encoding=UTF-8//TRANSLIT",
        "decimal=;",
        "skip=1e3",
        "skip=''",
        "max_field=0",
        "max_field=1000000001",
        "on_error=skip",
        "types=number",
        "columns=''",
        "union_by_name=maybe",
        "progress=often",
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(parse(bad[i]), SZ_CSV_BAD_OPTION);
    assert_int_equal(options.given, 0);
}

/* What isn't built is not known: never taken and ignored. */
static void knows_what_it_lists(void **state) {
    (void)state;
    const char *known = sz_csv_options_known();
    static const char *const others[] = {"gzip", "compression", ""};
    assert_true(strncmp(known, "header, delimiter, ", 19) == 0);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct sz_span name = sz_span_of(others[i], strlen(others[i]));
        assert_int_equal(sz_csv_options_set(&options, name, SZ_SPAN("yes"), NULL), SZ_CSV_UNKNOWN_OPTION);
        assert_true(name.length == 0 || strstr(known, others[i]) == NULL);
    }
}

static bool parse_argument(const char *text, enum sz_status expected) {
    bool is_option;
    assert_int_equal(
        sz_csv_options_parse_argument(&options, sz_span_of(text, strlen(text)), &is_option, &problem),
        expected);
    return is_option;
}

static void tells_options_from_paths(void **state) {
    (void)state;
    assert_false(parse_argument("'data/a=b.csv'", SZ_OK));
    assert_false(parse_argument("data.csv", SZ_OK));
    assert_false(parse_argument("  \"x.csv\" ", SZ_OK));
    assert_true(parse_argument(" header = 'yes' ", SZ_OK));
    assert_int_equal(options.header, SZ_HEADER_YES);
    assert_true(parse_argument("delimiter", SZ_CSV_UNQUOTED_OPTION));
    assert_true(parse_argument("delimiter=", SZ_CSV_UNQUOTED_OPTION));
    assert_true(parse_argument("nonsense='1'", SZ_CSV_UNKNOWN_OPTION));
    assert_false(parse_argument("'a.csv' header='yes'", SZ_CSV_TEXT_BEHIND_ARGUMENT));
    assert_false(parse_argument("\"header\"='yes'", SZ_CSV_TEXT_BEHIND_ARGUMENT));
    (void)parse_argument("columns='x' header='yes'", SZ_CSV_TEXT_BEHIND_ARGUMENT);
    assert_false(parse_argument("'it''s.csv'", SZ_OK));
    assert_true(parse_argument("null=''", SZ_OK));
    assert_true(options.has_null_text);
    assert_int_equal(options.null_text.length, 0);
}

static void checks_what_goes_together(void **state) {
    (void)state;
    assert_int_equal(sz_csv_options_check(&options, &problem), SZ_OK);
    options.delimiter = '"';
    assert_int_equal(sz_csv_options_check(&options, &problem), SZ_CSV_BAD_OPTION);
    assert_text(problem.name, "delimiter");
    options.delimiter = options.comment = ';';
    assert_int_equal(sz_csv_options_check(&options, &problem), SZ_CSV_BAD_OPTION);
    assert_text(problem.name, "comment");
}

static void survives_failing_memory(void **state) {
    (void)state;
    for (long before = 0, fails = 1; fails; before++) {
        sz_csv_options_free(&options);
        sz_csv_options_init(&options, &memory);
        memory_fails(before, 16);
        enum sz_status status = parse("null='x' columns='a,b'");
        fails = memory_works(16);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(has_defaults, start, end),
        cmocka_unit_test_setup_teardown(reads_one_string_of_options, start, end),
        cmocka_unit_test_setup_teardown(names_what_is_wrong, start, end),
        cmocka_unit_test_setup_teardown(refuses_values, start, end),
        cmocka_unit_test_setup_teardown(knows_what_it_lists, start, end),
        cmocka_unit_test_setup_teardown(tells_options_from_paths, start, end),
        cmocka_unit_test_setup_teardown(checks_what_goes_together, start, end),
        cmocka_unit_test_setup_teardown(survives_failing_memory, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
