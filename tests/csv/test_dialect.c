/* dialect.c: what is found out from the start of a file. */
#include "fixture.h"

#include "csv/dialect.h"

static struct sz_csv_options options;

static int start(void **state) {
    (void)state;
    sz_csv_options_init(&options, &memory);
    return 0;
}

static int end(void **state) {
    (void)state;
    sz_csv_options_free(&options);
    return 0;
}

static struct sz_dialect find(const char *sample) {
    struct sz_dialect dialect = {.delimiter = '\0'};
    sz_dialect_find(&dialect, &options, sz_span_of(sample, strlen(sample)), true);
    return dialect;
}

static void finds_the_delimiter(void **state) {
    (void)state;
    static const struct {
        const char *sample;
        char delimiter;
    } rows[] = {
        {"a,b\n1,2\n", ','},
        {"a;b;c\n1;2;3\n", ';'},
        {"a\tb\n1\t2\n", '\t'},
        {"a|b\n1|2\n", '|'},
        {"a;b\n1,5;2,5\n1,6;2,6\n", ';'},        /* decimal commas */
        {"a;b\n\"x;y\";2\n", ';'},               /* a delimiter in quotes */
        {"a,b\n\"1\n2\";x,3\n\"4;5\",6\n", ','}, /* a line end in quotes */
        {"a,b;c\n1,2\n3,4\n", ','},
        {"name\nx\ny\n", ','}, /* one column */
        {"", ','},
        {"a,b,c\n1,2\n3,4,5\n6,7,8\n", ','},     /* ragged */
        {"Mass, kg;Price, USD\n5,5;3,2\n", ';'}, /* each record alike under several */
        {"Mass, kg\tPlace\n5,5\tBaku\n", '\t'},
        {"Name|Mass, kg\nOpium|5,5\n", '|'},
        {"title, of the table\n\na;b\n1;2\n", ','},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(find(rows[i].sample).delimiter, rows[i].delimiter);
}

static void obeys_what_is_told(void **state) {
    (void)state;
    options.delimiter = ';';
    assert_int_equal(find("a,b\n1,2\n").delimiter, ';');
    options.delimiter = '\0';
    options.quote = '|';
    assert_int_equal(find("a|b\n1|2\n").delimiter, ',');
    options.header = SZ_HEADER_YES;
    assert_true(find("1,2\n3,4\n").has_header);
    options.header = SZ_HEADER_NO;
    assert_false(find("a,b\n3,4\n").has_header);
    options.header = SZ_HEADER_AUTO;
    assert_int_equal(sz_csv_options_set(&options, SZ_SPAN("columns"), SZ_SPAN("x,y"), NULL), SZ_OK);
    assert_false(find("a,b\n3,4\n").has_header);
}

static void obeys_a_separator_line(void **state) {
    (void)state;
    assert_true(find("sep=;\na,b;c\n").has_separator_line);
    assert_int_equal(find("sep=;\na,b;c\n").delimiter, ';');
    assert_int_equal(find("sep=,\r\na;b\n").delimiter, ',');
    assert_false(find("sep=ab\n1\n").has_separator_line);
    assert_false(find("sep=x\n1\n").has_separator_line);
    assert_false(find("sep=\"\n1\n").has_separator_line);
    assert_false(find("sep=\n1\n").has_separator_line);
    assert_false(find("separator\n1\n").has_separator_line);
    /* As spreadsheets write it into a cell. */
    assert_true(find("\"sep=;\"\na,b;c\n").has_separator_line);
    assert_int_equal(find("\"sep=;\"\na,b;c\n").delimiter, ';');
    assert_int_equal(find("\"sep=,\"\r\na;b\n").delimiter, ',');
    assert_int_equal(find("\"sep=\t\"\ra;b\tc,d\n").delimiter, '\t');
    assert_int_equal(find("SEP=;\na,b;c\n").delimiter, ';');
    assert_true(find("\"Sep=;\"").has_separator_line);
    assert_false(find("\"sep=;\na\"\n").has_separator_line);
    assert_false(find("\"sep=;\";b\n").has_separator_line);
    assert_false(find("\"sep=;;\"\n").has_separator_line);
    assert_false(find("\"sep=\"\n").has_separator_line);
    assert_false(find("\"sep=\"\"\n").has_separator_line);
    assert_false(find("'sep=;'\n").has_separator_line);
    assert_false(find("sep\x1D;\n").has_separator_line);
    options.quote = '\'';
    assert_true(find("'sep=;'\na;b\n").has_separator_line);
    options.quote = '\0';
    assert_true(find("\"sep=;\"\na;b\n").has_separator_line);
    options.quote = '"';
    options.delimiter = '|';
    assert_true(find("sep=;\na|b\n").has_separator_line); /* not data, whatever is told */
    assert_int_equal(find("sep=;\na|b\n").delimiter, '|');
}

static void finds_the_header(void **state) {
    (void)state;
    static const struct {
        const char *sample;
        bool has_header;
    } rows[] = {
        {"port,qty\nBaku,3\n", true},
        {"port,cargo\nBaku,opium\n", true},
        {"port,qty\n", true},
        {"Baku,3\nOral,4\n", false},
        {"Baku,3 kg\nOral,\"~4\"\nOsh,5\n", false},
        {"7,8\n", false},
        {"port,2016,2017\nBaku,3,4\n", true}, /* a column for each year */
        {"Baku,2016,7\nOral,2017,8\n", false},
        {",a\n0,1\n", true}, /* an index without a name */
        {"id,1st\n1,2\n", true},
        {"a,b\n1,n/a\n2,7\n", true},
        {"1,n/a\n2,5\n3,6\n", false}, /* what stands for nothing is no name of a column */
        {"1,NULL\n2,5\n", false},
        {"1,-\n2,5\n", false},
        {"1,...\n2,5\n", false},
        {"1,nap\n2,5\n", true},
        {"\"12\",\"13\"\n\"14\",\"15\"\n", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(find(rows[i].sample).has_header, rows[i].has_header);
}

static enum sz_status find_encoding(struct sz_span start_of_file, const char *expected, size_t mark) {
    struct sz_dialect dialect = {.delimiter = '\0'};
    enum sz_status status = sz_dialect_find_encoding(&dialect, &options, start_of_file);
    if (status == SZ_OK) {
        assert_string_equal(dialect.encoding, expected);
        assert_int_equal(dialect.mark, mark);
    }
    return status;
}

static void finds_the_encoding(void **state) {
    (void)state;
    assert_int_equal(find_encoding(SZ_SPAN(""), "UTF-8", 0), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("a,b"), "UTF-8", 0), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("\xEF\xBB\xBF"), "UTF-8", 3), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("\xEF\xBB\xBF\xEF\xBB\xBF"
                                           "a"),
                                   "UTF-8", 6),
                     SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("\xFF\xFE"
                                           "a\0"),
                                   "UTF-16LE", 2),
                     SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("\xFE\xFF\0a"), "UTF-16BE", 2), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("\xFF\xFE\0\0a\0\0\0"), "UTF-32LE", 4), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("\0\0\xFE\xFF\0\0\0a"), "UTF-32BE", 4), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("a\0,\0b\0"), "", 0), SZ_CSV_BAD_BYTES);
    assert_int_equal(find_encoding(SZ_SPAN("\x31\x04\x30\x04,\0\x3A\x04\n\0"), "", 0), SZ_CSV_BAD_BYTES);
    assert_int_equal(find_encoding(SZ_SPAN("a\0\0\0,\0\0\0"), "", 0), SZ_CSV_BAD_BYTES);
    assert_int_equal(find_encoding(SZ_SPAN("\x32\4\x35\4\x49\4\n\0\x33\4"), "", 0), SZ_CSV_BAD_BYTES);
    assert_int_equal(find_encoding(SZ_SPAN("\4\x32\4\x35\4\x49\0\n\4\x33"), "", 0), SZ_CSV_BAD_BYTES);
    assert_int_equal(find_encoding(SZ_SPAN("a\0b,\0c\n"), "UTF-8", 0), SZ_OK); /* NULs on both sides */
    assert_int_equal(find_encoding(SZ_SPAN("a\n1\0\n"), "UTF-8", 0), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("id,note\n1,a\0\n2,\0\0\n"), "UTF-8", 0), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("id,no\n1,\0\n23,\0\n"), "UTF-8", 0), SZ_OK);
    strcpy(options.encoding, "KOI8-R");
    assert_int_equal(find_encoding(SZ_SPAN("a\0,\0b\0"), "KOI8-R", 0), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("\xEF\xBB\xBF"
                                           "a"),
                                   "UTF-8", 3),
                     SZ_OK); /* the mark decides */
    strcpy(options.encoding, "utf-16");
    assert_int_equal(find_encoding(SZ_SPAN("\0a\0,"), "utf-16BE", 0), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("a\0,\0"), "utf-16LE", 0), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("\4\x32\4\x35\4\x49\0\n"), "utf-16BE", 0), SZ_OK);
}

static void refuses_other_kinds(void **state) {
    (void)state;
    assert_int_equal(find_encoding(SZ_SPAN("\x1F\x8B\x08"), "", 0), SZ_CSV_OTHER_KIND);
    assert_int_equal(find_encoding(SZ_SPAN("PK\3\4"), "", 0), SZ_CSV_OTHER_KIND);
    assert_int_equal(find_encoding(SZ_SPAN("PK"), "UTF-8", 0), SZ_OK);
    assert_int_equal(find_encoding(SZ_SPAN("<html>"), "", 0), SZ_CSV_OTHER_KIND);
    options.delimiter = ';';
    assert_int_equal(find_encoding(SZ_SPAN("<html>"), "UTF-8", 0), SZ_OK); /* somebody insists */
    assert_int_equal(find_encoding(SZ_SPAN("PK\3\4"), "", 0), SZ_CSV_OTHER_KIND);
}

static void guesses_encodings(void **state) {
    (void)state;
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("1,\xE3\xE5\xF0\xEE\xE8\xED,\xCA\xE0\xED\xE0\xEB")),
                        "windows-1251");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("1,\xC7\xC5\xD2\xCF\xC9\xCE")), "KOI8-R");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("1,\xA3\xA5\xE0\xAE\xA8\xAD")), "CP866");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("Bogot\xE1,M\xE1laga")), "windows-1252");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("a\0,\0")), "UTF-16LE");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("\0a\0,")), "UTF-16BE");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("\4\x32\4\x35\4\x49\0\n")), "UTF-16BE");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("\x32\4\x35\4\x49\4\n\0")), "UTF-16LE");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("\x32\4\0\0,\0\0\0")), "UTF-32LE");
    assert_string_equal(sz_dialect_guess_encoding(SZ_SPAN("\0\0\4\x32\0\0\0,")), "UTF-32BE");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_the_delimiter, start, end),
        cmocka_unit_test_setup_teardown(obeys_what_is_told, start, end),
        cmocka_unit_test_setup_teardown(obeys_a_separator_line, start, end),
        cmocka_unit_test_setup_teardown(finds_the_header, start, end),
        cmocka_unit_test_setup_teardown(finds_the_encoding, start, end),
        cmocka_unit_test_setup_teardown(refuses_other_kinds, start, end),
        cmocka_unit_test_setup_teardown(guesses_encodings, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
