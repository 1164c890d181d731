/* scan.c: where records and cells end, what is wrong with quotes; the same for a text that comes in parts. */
#include "fixture.h"

#include "csv/scan.h"

enum { ROOM = 8 };

struct row {
    const char *text;
    bool trim;
    enum sz_status fault;
    const char *cells; /* as they are written, each between < and > */
    size_t length;
    size_t next;
    size_t lines;
};

static const struct row rows[] = {
    {"a,b\nc", false, SZ_OK, "<a><b>", 3, 4, 1},
    {"a,b\r\nc", false, SZ_OK, "<a><b>", 3, 5, 1},
    {"a,b\rc", false, SZ_OK, "<a><b>", 3, 4, 1},
    {"a,b", false, SZ_OK, "<a><b>", 3, 3, 0},
    {"a,", false, SZ_OK, "<a><>", 2, 2, 0},
    {",\n", false, SZ_OK, "<><>", 1, 2, 1},
    {"\"a,b\",c\n", false, SZ_OK, "<\"a,b\"><c>", 7, 8, 1},
    {"\"a\nb\r\nc\rd\",e\n", false, SZ_OK, "<\"a\nb\r\nc\rd\"><e>", 12, 13, 4},
    {"\"a\"\"b\"\n", false, SZ_OK, "<\"a\"\"b\">", 6, 7, 1},
    {"\"\"", false, SZ_OK, "<\"\">", 2, 2, 0},
    {"a\"b,c\"d\n", false, SZ_OK, "<a\"b><c\"d>", 7, 8, 1},
    {" a , \"b\" \n", false, SZ_OK, "< a >< \"b\" >", 9, 10, 1},
    {" a , \"b, c\" \t\n", true, SZ_OK, "<a><\"b, c\">", 13, 14, 1},
    {"  ,\t", true, SZ_OK, "<><>", 4, 4, 0},
    {"a,\"b\nc,d\ne", false, SZ_CSV_UNCLOSED_QUOTE, "<a>", 4, 5, 1},
    {"a,\"b\"c,d\r\ne", false, SZ_CSV_TEXT_AFTER_QUOTE, "<a>", 8, 10, 1},
    {"a,\"b\nc\"d\ne", false, SZ_CSV_TEXT_AFTER_QUOTE, "<a>", 4, 5, 1},
    {"\"a\nb\",\"c\nd", false, SZ_CSV_UNCLOSED_QUOTE, "<\"a\nb\">", 8, 9, 2},
    {"a,\"b\" \n", false, SZ_CSV_TEXT_AFTER_QUOTE, "<a>", 6, 7, 1},
    {"\"", false, SZ_CSV_UNCLOSED_QUOTE, "", 1, 1, 0},
    {"a,0123456789ab\nc", false, SZ_CSV_FIELD_TOO_LONG, "<a>", 14, 15, 1},
    {"a,\"0123456789ab\"\nc", false, SZ_CSV_FIELD_TOO_LONG, "<a>", 16, 17, 1},
    {"a,\"01234\n56789ab\"\nc", false, SZ_CSV_FIELD_TOO_LONG, "<a>", 8, 9, 1},
    {"0123456789,\"0123456789\"", false, SZ_OK, "<0123456789><\"0123456789\">", 23, 23, 0},
};

static void check(const struct row *row, struct sz_span text, bool is_whole) {
    struct sz_scanner scanner;
    struct sz_scanned scanned;
    struct sz_cut cuts[ROOM];
    char cells[128] = "";
    sz_scanner_init(&scanner, ',', '"', row->trim, 10);
    bool has_end = sz_scanner_scan(&scanner, text, is_whole, cuts, ROOM, &scanned);
    if (!is_whole && !has_end)
        return; /* more would have to be read */
    assert_true(has_end);
    for (size_t i = 0; i < scanned.count; i++) {
        strcat(cells, "<");
        strncat(cells, text.text + cuts[i].start, cuts[i].end - cuts[i].start);
        strcat(cells, ">");
        assert_int_equal(cuts[i].quoted, text.text[cuts[i].start] == '"');
    }
    assert_int_equal(scanned.fault, row->fault);
    assert_string_equal(cells, row->cells);
    assert_int_equal(scanned.length, row->length);
    assert_int_equal(scanned.next, row->next);
    assert_int_equal(scanned.lines, row->lines);
}

static void cuts_records(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check(&rows[i], sz_span_of(rows[i].text, strlen(rows[i].text)), true);
}

/* A part of the text gives the whole record or nothing. */
static void waits_for_the_rest(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (size_t length = 0; length < strlen(rows[i].text); length++)
            check(&rows[i], sz_span_of(rows[i].text, length), false);
}

static void counts_cells_beyond_the_room(void **state) {
    (void)state;
    struct sz_scanner scanner;
    struct sz_scanned scanned;
    struct sz_cut cut;
    sz_scanner_init(&scanner, ',', '"', false, 10);
    assert_true(sz_scanner_scan(&scanner, SZ_SPAN("a,\"b\",c,d\n"), true, &cut, 1, &scanned));
    assert_int_equal(scanned.count, 4);
    assert_int_equal(cut.end, 1);
}

static void takes_other_marks(void **state) {
    (void)state;
    struct sz_scanner scanner;
    struct sz_scanned scanned;
    struct sz_cut cuts[ROOM];
    sz_scanner_init(&scanner, '\t', '\'', true, 10);
    assert_true(sz_scanner_scan(&scanner, SZ_SPAN("'a\tb'\t\t\"c\n"), true, cuts, ROOM, &scanned));
    assert_int_equal(scanned.count, 3); /* a tab is no blank where it is the delimiter */
    sz_scanner_init(&scanner, ',', '\0', false, 10);
    assert_true(sz_scanner_scan(&scanner, SZ_SPAN("\"a,b\"\0,\n"), true, cuts, ROOM, &scanned));
    assert_int_equal(scanned.count, 3); /* without quotes, NUL is none either */
    assert_false(cuts[0].quoted);
}

static void counts_lines(void **state) {
    (void)state;
    assert_int_equal(sz_scan_count_lines(SZ_SPAN("")), 0);
    assert_int_equal(sz_scan_count_lines(SZ_SPAN("a\nb\r\nc\rd")), 3);
    assert_int_equal(sz_scan_count_lines(SZ_SPAN("\n\r\n\r\r\n")), 4);
}

static void cuts_lines(void **state) {
    (void)state;
    size_t length, next;
    assert_true(sz_scan_line(SZ_SPAN("ab\r\nc"), false, &length, &next));
    assert_int_equal(length, 2);
    assert_int_equal(next, 4);
    assert_false(sz_scan_line(SZ_SPAN("ab\r"), false, &length, &next)); /* a LF may follow */
    assert_true(sz_scan_line(SZ_SPAN("ab\r"), true, &length, &next));
    assert_int_equal(next, 3);
    assert_false(sz_scan_line(SZ_SPAN("ab"), false, &length, &next));
    assert_true(sz_scan_line(SZ_SPAN(""), true, &length, &next));
    assert_int_equal(next, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_records),
        cmocka_unit_test(waits_for_the_rest),
        cmocka_unit_test(counts_cells_beyond_the_room),
        cmocka_unit_test(takes_other_marks),
        cmocka_unit_test(counts_lines),
        cmocka_unit_test(cuts_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
