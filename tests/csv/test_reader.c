/* reader.c: the same records whatever the block, each failure at its place, nothing lost. That the records are
 * right is for oracle_csv.py to say. */
#include "fixture.h"

#include "csv/reader.h"

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static struct sz_reader_setup setup = {.options = &options, .policy = &everywhere, .allocator = &memory};

static int start(void **state) {
    (void)state;
    sz_csv_options_init(&options, &memory);
    setup = (struct sz_reader_setup){.options = &options, .policy = &everywhere, .allocator = &memory};
    return 0;
}

static int end(void **state) {
    (void)state;
    sz_csv_options_free(&options);
    return memory_blocks == 0 ? 0 : -1;
}

/* All that a reader gives, as text in `told` (memory of malloc, so that failing memory does not touch it). */
static void tell(char **told, size_t *length, struct sz_span text) {
    char *grown = realloc(*told, *length + text.length + 1);
    assert_non_null(grown);
    if (text.length > 0)
        if (text.length > 0)
            memcpy(grown + *length, text.text, text.length);
    *told = grown;
    *length += text.length;
    grown[*length] = '\0';
}

/* A mark and a number. */
static void tell_number(char **told, size_t *length, const char *mark, uint64_t number) {
    char text[64];
    (void)snprintf(text, sizeof text, "%s%llu", mark, (unsigned long long)number);
    tell(told, length, sz_span_of(text, strlen(text)));
}

static void tell_cell(char **told, size_t *length, struct sz_span cell, bool has_nul) {
    tell_number(told, length, "<:", cell.length);
    tell(told, length, cell);
    assert_int_equal(cell.text[cell.length], '\0');
    assert_true(has_nul || strlen(cell.text) == cell.length);
}

/* The same of a record that is at hand, its last cell first, and each of them twice. */
static enum sz_status tell_record(char **told, size_t *length, struct sz_reader *reader) {
    const struct sz_record *bad = sz_reader_bad_record(reader);
    size_t count = bad != NULL ? bad->count : reader->facts.width;
    struct sz_span cell;
    tell_number(told, length, "\n", sz_reader_line(reader));
    tell_number(told, length, "@", sz_reader_offset(reader));
    for (size_t i = 0; i < 2 * count; i++) {
        enum sz_status status = sz_reader_read(reader, count - 1 - i % count, &cell);
        if (status != SZ_OK)
            return status;
    }
    for (size_t i = 0; i < count; i++) {
        enum sz_status status = sz_reader_read(reader, i, &cell);
        if (status != SZ_OK)
            return status;
        if (cell.text == NULL)
            cell = SZ_SPAN("1"); /* options.null_text of the test that has one */
        tell_cell(told, length, cell, sz_reader_has_nul(reader));
    }
    tell_number(told, length, "!", bad != NULL ? (uint64_t)bad->problem.status : SZ_OK);
    tell_number(told, length, "/", bad != NULL ? bad->problem.line : sz_reader_line(reader));
    if (bad != NULL)
        tell(told, length, bad->raw);
    return SZ_OK;
}

static enum sz_status read_on(struct sz_reader *reader, char **told, size_t *length) {
    enum sz_status status = SZ_OK;
    while (status == SZ_OK && (status = sz_reader_go_on(reader)) == SZ_OK && !sz_reader_is_end(reader))
        status = tell_record(told, length, reader);
    return status;
}

static enum sz_status read_records(struct sz_reader *reader, char **told, size_t *length) {
    enum sz_status status;
    struct sz_record record;
    while ((status = sz_reader_next(reader, &record)) == SZ_OK && !record.is_end) {
        tell_number(told, length, "\n", record.line);
        tell_number(told, length, "@", record.offset);
        for (size_t i = 0; i < record.count; i++)
            tell_cell(told, length, record.cells[i], record.has_nul);
        tell_number(told, length, "!", (uint64_t)record.problem.status);
        tell_number(told, length, "/", record.problem.line);
        tell(told, length, record.raw);
    }
    return status;
}

/* By records, or, where `goes_on`, cell by cell. */
static enum sz_status read_file(const char *path, bool goes_on, char **told, size_t *length) {
    struct sz_reader reader;
    enum sz_status status = sz_reader_open(&reader, path, &setup, NULL);
    for (size_t i = 0; status == SZ_OK && i < reader.facts.width; i++)
        tell(told, length, reader.columns[i]);
    if (status == SZ_OK)
        status = goes_on ? read_on(&reader, told, length) : read_records(&reader, told, length);
    assert_int_equal(reader.failure.status, status);
    tell_number(told, length, "\n=", (uint64_t)status);
    tell_number(told, length, "/", reader.failure.line);
    tell_number(told, length, "/", reader.failure.byte);
    sz_reader_close(&reader);
    sz_reader_close(&reader);
    return status;
}

/* xorshift: the same files on every machine. */
static uint64_t chance_state = 88172645463325252U;

static size_t chance(size_t below) {
    chance_state ^= chance_state << 13;
    chance_state ^= chance_state >> 7;
    chance_state ^= chance_state << 17;
    return (size_t)(chance_state % below);
}

static size_t make_text(char *text, size_t most) {
    static const char *const pieces[] = {
        "a",    "bb", ",",  ",", ",", "\"",       "\"",   "\"\"", "\n",   "\n",   "\r",
        "\r\n", " ",  "\t", "#", ";", "\xD0\x96", "\xFF", "\",",  "\"\n", "12.5", "\xF0\x9F\x98\x80"};
    size_t length = 0, count = chance(chance(4) == 0 ? 400 : 60);
    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[chance(sizeof pieces / sizeof pieces[0])];
        if (length + strlen(piece) > most)
            break;
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
    return length;
}

/* Records of the same cells mostly, so that many can be read together. */
static size_t make_table(char *text, size_t most) {
    static const char *const cells[] = {"",         "12",   "\"a, b\"", "\"a\"\"b\"", "\"x\ny\"",
                                        "\xD0\x96", "a\"b", " c ",      "\"d\" "};
    static const char *const line_ends[] = {"\n", "\n", "\r\n", "\n\n", "\r"};
    size_t width = 1 + chance(4), length = 0, end = chance(5), wild = chance(3);
    while (length + width * 8 + 3 < most) {
        for (size_t i = 0; i < width; i++)
            length +=
                (size_t)sprintf(text + length, "%s%s", i > 0 ? "," : "", cells[chance(wild == 0 ? 9 : 6)]);
        length += (size_t)sprintf(text + length, "%s", line_ends[chance(9) == 0 ? chance(5) : end]);
    }
    if (length == 0)
        return 0;
    if (chance(2) == 0)
        text[chance(length)] = "\",\n\r\0#\xFF\x80"[chance(8)];
    return length - chance(3);
}

static void choose_options(void) {
    static const char *const encodings[] = {"", "", "windows-1251"};
    options.keeps_bad_records = chance(3) > 0;
    options.trim = chance(3) == 0;
    options.comment = chance(3) == 0 ? '#' : '\0';
    options.quote = chance(8) == 0 ? '\0' : '"';
    options.max_field = chance(4) == 0 ? 5 : 1000;
    options.skip = chance(5) == 0;
    strcpy(options.encoding, encodings[chance(3)]);
}

/* Whatever the block, whatever way records are found in, however they are asked for. */
static void gives_the_same_whatever_the_block(void **state) {
    (void)state;
    static const enum sz_scan_way ways[] = {SZ_SCAN_BEST, SZ_SCAN_RECORDS, SZ_SCAN_PLAIN, SZ_SCAN_SSE2};
    const char *turns = getenv("READER_TURNS"); /* for a longer campaign */
    size_t count = turns != NULL ? (size_t)strtoul(turns, NULL, 10) : 600;
    for (size_t i = 0; i < count; i++) {
        char text[900];
        size_t size = i % 2 == 0 ? make_text(text, sizeof text) : make_table(text, 20 + chance(880));
        const char *path = write_file("x.csv", sz_span_of(text, size));
        char *expected = NULL, *told = NULL;
        size_t expected_length = 0;
        choose_options();
        setup.block = 0;
        setup.way = SZ_SCAN_RECORDS;
        (void)read_file(path, false, &expected, &expected_length);
        for (setup.block = 1; setup.block < 1200; setup.block += 1 + setup.block / 2) {
            size_t length = 0;
            setup.way = ways[chance(4)];
            (void)read_file(path, chance(2) == 0, &told, &length);
            assert_int_equal(length, expected_length);
            assert_memory_equal(told, expected, length);
        }
        assert_int_equal(memory_blocks, 0);
        free(expected);
        free(told);
    }
}

/* Much longer than any block, in quotes and not. */
static void gives_long_cells_whole(void **state) {
    (void)state;
    enum { LENGTH = 10 << 20 };
    for (int quoted = 0; quoted < 2; quoted++) {
        struct sz_reader reader;
        struct sz_record record;
        char *content = malloc(LENGTH + 64);
        char *cell = content + (size_t)sprintf(content, "id,text\n1,%s", quoted ? "\"" : "");
        memset(cell, quoted ? '"' : 'x', LENGTH);
        size_t length = (size_t)(cell - content) + LENGTH;
        length += (size_t)sprintf(content + length, "%s\n2,short\n", quoted ? "\"" : "");
        const char *path = write_file("long.csv", sz_span_of(content, length));
        assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_OK);
        assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
        assert_int_equal(record.cells[1].length, quoted ? LENGTH / 2 : LENGTH);
        assert_int_equal(record.cells[1].text[0], quoted ? '"' : 'x');
        assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
        assert_text(record.cells[1], "short");
        assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
        assert_true(record.is_end);
        sz_reader_close(&reader);
        free(content);
    }
}

static void leaves_out_what_is_not_wanted(void **state) {
    (void)state;
    struct sz_reader reader;
    struct sz_record record;
    const char *path = write_file("w.csv", SZ_SPAN("a,b,c\n1,\"2\",3\n4,5\n"));
    options.keeps_bad_records = true;
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_OK);
    sz_reader_want(&reader, 2);
    assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
    assert_int_equal(record.count, 3);
    assert_int_equal(record.cells[0].length, 0);
    assert_text(record.cells[1], "2");
    assert_int_equal(sz_reader_next(&reader, &record), SZ_OK); /* a bad record tells all it has */
    assert_text(record.cells[0], "4");
    sz_reader_close(&reader);
}

/* From any record to any other one, though the cells of all that were found with it were ended with NUL. */
static void goes_back_over_ended_cells(void **state) {
    (void)state;
    enum { RECORDS = 50 };
    static const char text[] = "number,words\n";
    char content[RECORDS * 40];
    struct {
        uint64_t offset, line;
    } places[RECORDS];
    struct sz_reader reader;
    struct sz_span cell;
    size_t length = (size_t)sprintf(content, "%s", text);
    for (int i = 0; i < RECORDS; i++)
        length += (size_t)sprintf(content + length, "%d,\"of\r\n%d\"\r\n", i, i);
    const char *path = write_file("e.csv", sz_span_of(content, length));
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_OK);
    sz_reader_end_cells(&reader);
    for (size_t i = 0; i < RECORDS; i++) {
        assert_int_equal(sz_reader_go_on(&reader), SZ_OK);
        places[i].offset = sz_reader_offset(&reader);
        places[i].line = sz_reader_line(&reader);
    }
    for (size_t turn = 0; turn < 500; turn++) {
        size_t record = chance(RECORDS);
        char expected[16];
        assert_int_equal(sz_reader_seek(&reader, places[record].offset, places[record].line), SZ_OK);
        for (size_t steps = chance(4); record < RECORDS && steps-- > 0; record++) {
            assert_int_equal(sz_reader_go_on(&reader), SZ_OK);
            assert_false(sz_reader_is_end(&reader));
            (void)sprintf(expected, "of\r\n%zu", record);
            assert_int_equal(sz_reader_read(&reader, 1, &cell), SZ_OK);
            assert_text(cell, expected);
            assert_int_equal(sz_reader_line(&reader), places[record].line);
        }
    }
    sz_reader_close(&reader);
}

static void skips_what_it_knows(void **state) {
    (void)state;
    struct sz_reader reader;
    struct sz_record record;
    const char *path = write_file("k.csv", SZ_SPAN("\xEF\xBB\xBFsep=;\na;b\n1;2\n"));
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_OK);
    struct sz_file_facts facts = reader.facts;
    sz_reader_close(&reader);
    assert_int_equal(facts.width, 2);
    assert_int_equal(facts.dialect.delimiter, ';');
    assert_int_equal(sz_reader_open(&reader, path, &setup, &facts), SZ_OK);
    assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
    assert_text(record.cells[1], "2");
    assert_int_equal(record.line, 3);
    sz_reader_close(&reader);
    (void)write_file("k.csv", SZ_SPAN("a;b\n1;2\n3;4\n"));
    assert_int_equal(sz_reader_open(&reader, path, &setup, &facts), SZ_FILE_CHANGED);
    assert_int_equal(reader.failure.status, SZ_FILE_CHANGED);
    sz_reader_close(&reader);
}

static void notices_a_change_with_the_last_row(void **state) {
    (void)state;
    struct sz_reader reader;
    struct sz_record record;
    const char *path = write_file("c.csv", SZ_SPAN("a,b\n1,2\n"));
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_OK); /* read to its end by now */
    FILE *file = fopen(path, "ab");
    assert_non_null(file);
    assert_true(fputs("3,4\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
    assert_int_equal(sz_reader_next(&reader, &record), SZ_FILE_CHANGED);
    assert_int_equal(sz_reader_next(&reader, &record), SZ_FILE_CHANGED);
    sz_reader_close(&reader);
}

static bool says_yes(void *data) {
    return --*(int *)data < 0;
}

static void stops_when_interrupted(void **state) {
    (void)state;
    static char content[200000];
    struct sz_reader reader;
    struct sz_record record;
    int patience = 3;
    memset(content, '\n', sizeof content);
    memcpy(content, "a,b\n", 4);
    setup.is_interrupted = says_yes;
    setup.data = &patience;
    setup.block = 100;
    options.delimiter = ',';
    const char *path = write_file("i.csv", sz_span_of(content, sizeof content));
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_INTERRUPTED);
    sz_reader_close(&reader);
    patience = 1000;
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_OK);
    assert_int_equal(sz_reader_next(&reader, &record), SZ_INTERRUPTED);
    assert_int_equal(reader.failure.status, SZ_INTERRUPTED);
    sz_reader_close(&reader);
}

static enum sz_status open_text(struct sz_span content) {
    struct sz_reader reader;
    enum sz_status status = sz_reader_open(&reader, write_file("o.csv", content), &setup, NULL);
    sz_reader_close(&reader);
    return status;
}

/* Bad records among good ones, in any measure: what is looked for together is told apart all the same. */
static void reads_bad_and_good_in_turns(void **state) {
    (void)state;
    enum { RECORDS = 2000 };
    static char text[RECORDS * 8 + 8];
    struct sz_reader reader;
    struct sz_record record;
    options.keeps_bad_records = true;
    for (unsigned every = 1; every < 200; every += every / 2 + 1) {
        int length = sprintf(text, "a,b\n");
        for (unsigned n = 0; n < RECORDS; n++)
            length += sprintf(text + length, n / every % 2 == 0 ? "%u,2\n" : "%u\n", n);
        const char *path = write_file("turns.csv", sz_span_of(text, (size_t)length));
        assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_OK);
        for (unsigned n = 0; n < RECORDS; n++) {
            assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
            assert_int_equal(record.line, n + 2);
            assert_int_equal(record.problem.status == SZ_OK, n / every % 2 == 0);
            assert_int_equal(atoi(record.cells[0].text), n);
        }
        assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
        assert_true(record.is_end);
        sz_reader_close(&reader);
    }
}

/* A line of delimiters alone, of which there may be any number. */
static void bounds_the_cells_that_are_made(void **state) {
    (void)state;
    enum { COUNT = 1200000, MOST = 1 << 20 };
    static char line[COUNT + 12];
    struct sz_reader reader;
    struct sz_record record;
    options.keeps_bad_records = true;
    options.delimiter = ',';
    memset(line, ',', sizeof line);
    memcpy(line, "a,b\n1", 5);
    memcpy(line + 5 + COUNT, "2\n3,4\n", 7);
    const char *path = write_file("many.csv", sz_span_of(line, sizeof line));
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_OK);
    assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
    assert_int_equal(record.problem.status, SZ_CSV_TOO_MANY_FIELDS);
    assert_int_equal(record.problem.fields, COUNT + 1);
    assert_int_equal(record.count, MOST);
    assert_int_equal(record.raw.length, COUNT + 2);
    assert_string_equal(record.cells[0].text, "1");
    assert_int_equal(sz_reader_next(&reader, &record), SZ_OK);
    assert_int_equal(record.line, 3);
    assert_string_equal(record.cells[1].text, "4");
    sz_reader_close(&reader);
    path = write_file("header.csv", sz_span_of(line + 4, COUNT));
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_CSV_TOO_MANY_COLUMNS);
    assert_int_equal(reader.failure.fields, COUNT);
    sz_reader_close(&reader);
    options.header = SZ_HEADER_NO;
    assert_int_equal(sz_reader_open(&reader, path, &setup, NULL), SZ_CSV_TOO_MANY_COLUMNS);
    assert_int_equal(reader.failure.fields, COUNT);
    sz_reader_close(&reader);
}

static void needs_columns(void **state) {
    (void)state;
    assert_int_equal(open_text(SZ_SPAN("")), SZ_CSV_NO_HEADER);
    assert_int_equal(open_text(SZ_SPAN("\n\n\n")), SZ_CSV_NO_HEADER);
    assert_int_equal(open_text(SZ_SPAN("a,\"b\nc,d\n")), SZ_CSV_UNCLOSED_QUOTE);
    assert_int_equal(open_text(SZ_SPAN("a,\xFF\n")), SZ_CSV_BAD_BYTES);
    assert_int_equal(open_text(SZ_SPAN("PK\3\4....")), SZ_CSV_OTHER_KIND);
    setup.max_columns = 2;
    assert_int_equal(open_text(SZ_SPAN("a,b\n")), SZ_OK);
    assert_int_equal(open_text(SZ_SPAN("a,b,c\n")), SZ_CSV_TOO_MANY_COLUMNS);
    assert_int_equal(sz_csv_options_set(&options, SZ_SPAN("columns"), SZ_SPAN("x"), NULL), SZ_OK);
    assert_int_equal(open_text(SZ_SPAN("")), SZ_OK);
    options.header = SZ_HEADER_YES;
    assert_int_equal(open_text(SZ_SPAN("a\n")), SZ_OK);
    assert_int_equal(open_text(SZ_SPAN("a,b\n")), SZ_CSV_OTHER_COLUMNS);
    assert_int_equal(open_text(SZ_SPAN("")), SZ_CSV_NO_HEADER);
}

static void keeps_headings_as_they_are(void **state) {
    (void)state;
    struct sz_reader reader;
    assert_int_equal(
        sz_reader_open(&reader, write_file("h.csv", SZ_SPAN("\"Qty, kg\",qty,QTY,\n")), &setup, NULL), SZ_OK);
    assert_text(reader.headings[0], "Qty, kg");
    assert_text(reader.headings[2], "QTY");
    assert_text(reader.columns[2], "QTY_2");
    assert_text(reader.headings[3], "");
    assert_text(reader.columns[3], "column4");
    sz_reader_close(&reader);
}

/* Every allocation fails once, in bursts that libcsv cannot absorb, and for ever: an error, or all the rows. */
static void survives_failing_memory(void **state) {
    (void)state;
    static const long bursts[] = {1, 16, LONG_MAX};
    static char content[9000];
    size_t size = (size_t)sprintf(content, "a,b\n1,\"say \"\"hi\"\"\"\nbad\n2,\"");
    memset(content + size, 'y', 8000);
    size += 8000;
    size += (size_t)sprintf(content + size, "\"\n3,\xFF\n");
    options.keeps_bad_records = true;
    assert_int_equal(sz_csv_options_set(&options, SZ_SPAN("null"), SZ_SPAN("1"), NULL), SZ_OK);
    const char *path = write_file("m.csv", sz_span_of(content, size));
    char *expected = NULL, *told = NULL;
    size_t expected_length = 0;
    assert_int_equal(read_file(path, false, &expected, &expected_length), SZ_OK);
    long blocks = memory_blocks;
    for (size_t i = 0; i < sizeof bursts / sizeof bursts[0]; i++)
        for (long before = 0, fails = 1; fails; before++) {
            size_t length = 0;
            memory_fails(before, bursts[i]);
            enum sz_status status = read_file(path, before % 2 == 0, &told, &length);
            fails = memory_works(bursts[i]);
            assert_true(status == SZ_OK || (status == SZ_NO_MEMORY && fails));
            assert_true(status != SZ_OK || bursts[i] == 1 || !fails);
            if (status == SZ_OK) {
                assert_int_equal(length, expected_length);
                assert_memory_equal(told, expected, length);
            }
            assert_int_equal(memory_blocks, blocks);
        }
    free(expected);
    free(told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(gives_the_same_whatever_the_block, start, end),
        cmocka_unit_test_setup_teardown(gives_long_cells_whole, start, end),
        cmocka_unit_test_setup_teardown(leaves_out_what_is_not_wanted, start, end),
        cmocka_unit_test_setup_teardown(goes_back_over_ended_cells, start, end),
        cmocka_unit_test_setup_teardown(skips_what_it_knows, start, end),
        cmocka_unit_test_setup_teardown(notices_a_change_with_the_last_row, start, end),
        cmocka_unit_test_setup_teardown(stops_when_interrupted, start, end),
        cmocka_unit_test_setup_teardown(reads_bad_and_good_in_turns, start, end),
        cmocka_unit_test_setup_teardown(bounds_the_cells_that_are_made, start, end),
        cmocka_unit_test_setup_teardown(needs_columns, start, end),
        cmocka_unit_test_setup_teardown(keeps_headings_as_they_are, start, end),
        cmocka_unit_test_setup_teardown(survives_failing_memory, start, end),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
