/* files.c: several files as one. */
#include "fixture.h"

#include "csv/files.h"

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static const struct sz_reader_setup setup = {
    .options = &options, .policy = &everywhere, .allocator = &memory};

static int make_files(void **state) {
    if (make_folder(state) != 0)
        return -1;
    (void)write_file("a.csv", SZ_SPAN("port,qty\nBaku,1\n"));
    (void)write_file("b.csv", SZ_SPAN("PORT;Qty\nOral;2\nOsh;3\n"));
    (void)write_file("c.csv", SZ_SPAN("qty,item,port\n4,opium,Baku\n"));
    (void)write_file("d.csv", SZ_SPAN("qty,port\n5,Osh\n"));
    (void)write_file("e.csv", SZ_SPAN("Baku,6\n"));
    (void)write_file("f.csv", SZ_SPAN("port,qty\nBaku,7\nOral\n"));
    return 0;
}

static int start(void **state) {
    (void)state;
    sz_csv_options_init(&options, &memory);
    return 0;
}

static int end(void **state) {
    (void)state;
    sz_csv_options_free(&options);
    return memory_blocks == 0 ? 0 : -1;
}

/* All rows of the files, cells parted by commas, each row ended by a blank; `_` for a cell that isn't there. */
static enum sz_status read_rows(const struct sz_files *files, uint64_t wanted, char *rows) {
    struct sz_files_scan scan;
    struct sz_record record;
    enum sz_status status;
    rows[0] = '\0';
    sz_files_start(files, &scan, wanted);
    while ((status = sz_files_next(&scan, &record)) == SZ_OK && !record.is_end) {
        for (size_t i = 0; i < sz_files_width(files); i++) {
            size_t cell = sz_files_place(files, scan.file, i);
            strcat(rows, i == 0 ? "" : ",");
            strcat(rows, cell < record.count ? record.cells[cell].text : "_");
        }
        strcat(rows, " ");
    }
    if (status != SZ_OK) {
        assert_int_equal(scan.failure.status, status);
        assert_int_equal(sz_files_next(&scan, &record), status); /* a failure is never followed by an end */
    }
    sz_files_stop(&scan);
    sz_files_stop(&scan);
    return status;
}

static struct sz_files files;

static enum sz_status open_files(const char *first, const char *second) {
    sz_files_init(&files, &setup);
    enum sz_status status = sz_files_add(&files, path_of(first));
    if (status == SZ_OK && second != NULL)
        status = sz_files_add(&files, path_of(second));
    return status == SZ_OK ? sz_files_open(&files) : status;
}

static void check(const char *first, const char *second, const char *expected) {
    char rows[512];
    assert_int_equal(open_files(first, second), SZ_OK);
    assert_int_equal(read_rows(&files, UINT64_MAX, rows), SZ_OK);
    assert_string_equal(rows, expected);
    assert_int_equal(read_rows(&files, UINT64_MAX, rows), SZ_OK);
    assert_string_equal(rows, expected);
    sz_files_free(&files);
    sz_files_free(&files);
}

static void reads_one_file_after_the_other(void **state) {
    (void)state;
    check("a.csv", "b.csv", "Baku,1 Oral,2 Osh,3 ");
    check("b.csv", "a.csv", "Oral,2 Osh,3 Baku,1 ");
    check("[ab].csv", NULL, "Baku,1 Oral,2 Osh,3 ");
}

static void check_other_header(const char *first, const char *second) {
    assert_int_equal(open_files(first, second), SZ_CSV_OTHER_HEADER);
    assert_string_equal(files.failed, path_of(second));
    sz_files_free(&files);
}

static void refuses_other_headers(void **state) {
    (void)state;
    check_other_header("a.csv", "c.csv");
    check_other_header("a.csv", "d.csv"); /* the same names elsewhere */
    check_other_header("a.csv", "e.csv"); /* none at all */
    options.unites = SZ_UNION_BY_POSITION;
    check_other_header("a.csv", "c.csv");
}

static void unites_by_name(void **state) {
    (void)state;
    options.unites = SZ_UNION_BY_NAME;
    check("[a-d].csv", NULL, "Baku,1,_ Oral,2,_ Osh,3,_ Baku,4,opium Osh,5,_ ");
    assert_int_equal(open_files("[a-d].csv", NULL), SZ_OK);
    char rows[512];
    assert_int_equal(read_rows(&files, 1, rows), SZ_OK); /* port alone: cells that aren't wanted are empty */
    assert_string_equal(rows, "Baku,,_ Oral,,_ Osh,,_ Baku,, Osh,,_ ");
    sz_files_free(&files);
}

static void unites_by_position(void **state) {
    (void)state;
    options.unites = SZ_UNION_BY_POSITION;
    check("a.csv", "d.csv", "Baku,1 5,Osh ");
    check("a.csv", "e.csv", "Baku,1 Baku,6 ");
}

static void fails_with_the_file_that_is_bad(void **state) {
    (void)state;
    char rows[512];
    assert_int_equal(open_files("a.csv", "f.csv"), SZ_OK);
    assert_int_equal(read_rows(&files, UINT64_MAX, rows), SZ_CSV_TOO_FEW_FIELDS);
    assert_string_equal(rows, "Baku,1 Baku,7 ");
    sz_files_free(&files);
    assert_int_equal(open_files("a.csv", "absent.csv"), SZ_FILE_MISSING);
    assert_string_equal(files.failed, path_of("absent.csv"));
    sz_files_free(&files);
    assert_int_equal(open_files("a.csv", "*.dat"), SZ_NO_MATCH);
    sz_files_free(&files);
}

static void notices_other_files(void **state) {
    (void)state;
    char rows[512];
    assert_int_equal(open_files("[a-b].csv", NULL), SZ_OK);
    assert_int_equal(sz_files_check_listing(&files), SZ_OK);
    (void)write_file("aa.csv", SZ_SPAN("port,qty\n"));
    assert_int_equal(sz_files_check_listing(&files), SZ_OK);
    assert_int_equal(rename(path_of("a.csv"), path_of("old")), 0);
    assert_int_equal(sz_files_check_listing(&files), SZ_FILES_CHANGED);
    assert_int_equal(read_rows(&files, UINT64_MAX, rows), SZ_FILE_MISSING);
    assert_int_equal(rename(path_of("old"), path_of("a.csv")), 0);
    assert_int_equal(sz_files_check_listing(&files), SZ_OK);
    sz_files_free(&files);
    assert_int_equal(unlink(path_of("aa.csv")), 0);
}

static void limits_the_columns_of_all(void **state) {
    (void)state;
    struct sz_reader_setup narrow = setup;
    narrow.max_columns = 3;
    options.unites = SZ_UNION_BY_NAME;
    sz_files_init(&files, &narrow);
    assert_int_equal(sz_files_add(&files, path_of("[a-c].csv")), SZ_OK);
    assert_int_equal(sz_files_open(&files), SZ_OK);
    sz_files_free(&files);
    narrow.max_columns = 2;
    sz_files_init(&files, &narrow);
    assert_int_equal(sz_files_add(&files, path_of("[ab].csv")), SZ_OK);
    assert_int_equal(sz_files_open(&files), SZ_OK);
    sz_files_free(&files);
    (void)write_file("g.csv", SZ_SPAN("port,item\n"));
    sz_files_init(&files, &narrow);
    assert_int_equal(sz_files_add(&files, path_of("[ag].csv")), SZ_OK);
    assert_int_equal(sz_files_open(&files), SZ_CSV_TOO_MANY_COLUMNS);
    assert_int_equal(files.failure.fields, 3);
    sz_files_free(&files);
}

enum { PLACES_MAX = 600 };

/* Where each record starts and what its first cell is. */
struct seen {
    struct sz_place place;
    size_t file;
    char cell[16];
};

static size_t see_all(struct sz_files_scan *scan, struct seen *seen) {
    struct sz_record record;
    size_t count = 0;
    sz_files_start(&files, scan, UINT64_MAX);
    while (sz_files_next(scan, &record) == SZ_OK && !record.is_end) {
        assert_true(count < PLACES_MAX);
        seen[count] = (struct seen){.place = {record.offset, record.line}, .file = scan->file};
        (void)snprintf(seen[count++].cell, sizeof seen[0].cell, "%s", record.cells[0].text);
    }
    sz_files_stop(scan);
    return count;
}

static void goes_to(struct sz_files_scan *scan, const struct seen *seen, bool by_place) {
    struct sz_record record;
    assert_int_equal(sz_files_seek(scan, seen->file, by_place ? seen->place : (struct sz_place){.line = 0}),
                     SZ_OK);
    assert_int_equal(sz_files_next(scan, &record), SZ_OK);
    assert_string_equal(record.cells[0].text, seen->cell);
    assert_int_equal(record.line, seen->place.line);
    assert_int_equal(record.offset, seen->place.offset);
    assert_true(sz_files_can_seek(scan));
}

/* In whatever order, with a block that holds many records, one, or a part of one; behind a byte order mark. */
static void goes_to_any_record(void **state) {
    (void)state;
    static const size_t blocks[] = {0, 1, 64};
    static char content[PLACES_MAX * 16];
    static struct seen seen[PLACES_MAX];
    size_t size = (size_t)sprintf(content, "\xEF\xBB\xBFport,qty\n");
    for (int i = 0; i < PLACES_MAX / 2; i++)
        size += (size_t)sprintf(content + size,
                                i % 3 == 0   ? "\"a\"\"%d\",1\n"
                                : i % 3 == 1 ? "b%d,2\r\n\n"
                                             : "\"c\n%d\",\n",
                                i);
    (void)write_file("p.csv", sz_span_of(content, size));
    (void)write_file("q.csv", sz_span_of(content, size));
    for (size_t b = 0; b < sizeof blocks / sizeof blocks[0]; b++) {
        struct sz_reader_setup small = setup;
        struct sz_files_scan scan;
        struct sz_record record;
        small.block = blocks[b];
        sz_files_init(&files, &small);
        assert_int_equal(sz_files_add(&files, path_of("[pq].csv")), SZ_OK);
        assert_int_equal(sz_files_open(&files), SZ_OK);
        size_t count = see_all(&scan, seen);
        assert_int_equal(count, PLACES_MAX);
        sz_files_start(&files, &scan, UINT64_MAX);
        assert_false(sz_files_can_seek(&scan));
        goes_to(&scan, &seen[count - 1], true);
        assert_int_equal(sz_files_next(&scan, &record), SZ_OK);
        assert_true(record.is_end);
        for (size_t i = 0, at = 0; i < 400; i++, at = (at * 5 + 3 + i % 2) % count) {
            goes_to(&scan, &seen[at], true);
            goes_to(&scan, &seen[at], true); /* again: its cells were ended in place */
            assert_int_equal(sz_files_next(&scan, &record), SZ_OK);
            if (at + 1 < count) {
                assert_string_equal(record.cells[0].text, seen[at + 1].cell);
            }
            if (at + 3 < count)
                goes_to(&scan, &seen[at + 3], true);
            goes_to(&scan, &seen[at < count / 2 ? 0 : count / 2], false);
        }
        assert_int_equal(sz_files_check(&scan), SZ_OK);
        sz_files_stop(&scan);
        sz_files_free(&files);
    }
}

/* Whoever stops before the end asks, and is told of the file that changed. */
static void checks_all_files_when_asked(void **state) {
    (void)state;
    struct sz_files_scan scan;
    struct sz_record record;
    for (int which = 0; which < 3; which++) {
        (void)write_file("r.csv", SZ_SPAN("a\n1\n"));
        (void)write_file("s.csv", SZ_SPAN("a\n2\n"));
        sz_files_init(&files, &setup);
        assert_int_equal(sz_files_add(&files, path_of("[rs].csv")), SZ_OK);
        assert_int_equal(sz_files_open(&files), SZ_OK);
        sz_files_start(&files, &scan, UINT64_MAX);
        assert_int_equal(sz_files_seek(&scan, 0, (struct sz_place){.line = 0}), SZ_OK);
        assert_int_equal(sz_files_next(&scan, &record), SZ_OK);
        if (which > 0) {
            assert_int_equal(unlink(path_of(which == 1 ? "r.csv" : "s.csv")), 0);
            (void)write_file(which == 1 ? "r.csv" : "s.csv", SZ_SPAN("a\n3\n"));
        }
        assert_int_equal(sz_files_check(&scan), which > 0 ? SZ_FILE_CHANGED : SZ_OK);
        assert_int_equal(sz_files_check(&scan), which > 0 ? SZ_FILE_CHANGED : SZ_OK);
        if (which > 0) {
            assert_non_null(strstr(sz_files_scan_path(&scan), which == 1 ? "r.csv" : "s.csv"));
            assert_int_equal(sz_files_seek(&scan, 0, (struct sz_place){.line = 0}), SZ_FILE_CHANGED);
            assert_int_equal(sz_files_next(&scan, &record), SZ_FILE_CHANGED);
        }
        sz_files_stop(&scan);
        sz_files_free(&files);
    }
}

static void seeks_in_no_decoded_text(void **state) {
    (void)state;
    struct sz_files_scan scan;
    struct sz_record record;
    (void)write_file("u.csv", SZ_SPAN("\xFF\xFE"
                                      "a\0\n\0b\0\n\0"));
    assert_int_equal(open_files("u.csv", NULL), SZ_OK);
    sz_files_start(&files, &scan, UINT64_MAX);
    assert_int_equal(sz_files_next(&scan, &record), SZ_OK);
    assert_false(sz_files_can_seek(&scan));
    assert_int_equal(sz_files_seek(&scan, 0, (struct sz_place){.line = 0}), SZ_OK);
    assert_int_equal(sz_files_next(&scan, &record), SZ_OK);
    assert_string_equal(record.cells[0].text, "b");
    sz_files_stop(&scan);
    sz_files_free(&files);
}

static void survives_failing_memory(void **state) {
    (void)state;
    options.unites = SZ_UNION_BY_NAME;
    for (long before = 0, fails = 1; fails; before++) {
        char rows[512];
        memory_fails(before, 16);
        enum sz_status status = open_files("[a-c].csv", NULL);
        if (status == SZ_OK)
            status = read_rows(&files, UINT64_MAX, rows);
        fails = memory_works(16);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        sz_files_free(&files);
        assert_int_equal(memory_blocks, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_one_file_after_the_other, start, end),
        cmocka_unit_test_setup_teardown(refuses_other_headers, start, end),
        cmocka_unit_test_setup_teardown(unites_by_name, start, end),
        cmocka_unit_test_setup_teardown(unites_by_position, start, end),
        cmocka_unit_test_setup_teardown(fails_with_the_file_that_is_bad, start, end),
        cmocka_unit_test_setup_teardown(notices_other_files, start, end),
        cmocka_unit_test_setup_teardown(limits_the_columns_of_all, start, end),
        cmocka_unit_test_setup_teardown(goes_to_any_record, start, end),
        cmocka_unit_test_setup_teardown(checks_all_files_when_asked, start, end),
        cmocka_unit_test_setup_teardown(seeks_in_no_decoded_text, start, end),
        cmocka_unit_test_setup_teardown(survives_failing_memory, start, end),
    };
    return cmocka_run_group_tests(tests, make_files, remove_folder);
}
