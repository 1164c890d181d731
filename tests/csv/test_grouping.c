/* grouping.c: with whatever memory, all records come, group by group, in the order of their
 * keys; their numbers too, whenever these are asked for. */
#include "fixture.h"

#include "csv/grouping.h"

enum { RECORDS = 1200, SEED = 3 };

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static struct sz_reader_setup setup = {.options = &options, .policy = &everywhere, .allocator = &memory};

/* Column 0 is the record's number, 1 one of forty texts or empty, 2 one of six numbers, some written in two ways.
 * Two of the texts have most records. */
static void tell_record(unsigned n, char *kind, char *amount) {
    static const char *const amounts[] = {"7", "7.0", "-3.5", "", "10", "0.25", "7.25"};
    unsigned r = n * 2654435761u >> 16;
    (void)sprintf(kind, "k%u", r % 37);
    if (r % 10 < 6)
        (void)sprintf(kind, "%s", r % 10 == 0 ? "" : r % 10 < 4 ? "many" : "\"some, more\"");
    (void)sprintf(amount, "%s", amounts[r % 7]);
}

static void write_records(const char *name, unsigned first, unsigned count) {
    static char content[RECORDS * 64];
    char kind[32], amount[16];
    size_t size = (size_t)sprintf(content, "n,kind,amount\n");
    for (unsigned n = first; n < first + count; n++) {
        tell_record(n, kind, amount);
        size += (size_t)sprintf(content + size, "%u,%s,%s\n", n, kind, amount);
    }
    (void)write_file(name, sz_span_of(content, size));
}

static int make_files(void **state) {
    if (make_folder(state) != 0)
        return -1;
    write_records("a.csv", 1, RECORDS / 2);
    write_records("b.csv", RECORDS / 2 + 1, RECORDS / 2);
    return 0;
}

static struct sz_files files;
static struct sz_lookup lookup;
static struct sz_files_scan scan;
static struct sz_grouping grouping;

static enum sz_status open_grouping(uint64_t limit, size_t key, bool falls) {
    sz_csv_options_init(&options, &memory);
    options.max_memory = limit;
    options.finds_types = true;
    sz_files_init(&files, &setup);
    memset(&grouping, 0, sizeof grouping);
    memset(&lookup, 0, sizeof lookup);
    scan = (struct sz_files_scan){0};
    enum sz_status status = sz_files_add(&files, path_of("[ab].csv"));
    if (status == SZ_OK)
        status = sz_files_open(&files);
    if (status != SZ_OK)
        return status;
    sz_lookup_init(&lookup, &files, &memory, &options, SEED);
    sz_grouping_init(&grouping, &lookup, &scan);
    grouping.shape.keys[0] = (struct sz_shape_key){key, falls};
    grouping.shape.keys[1] = (struct sz_shape_key){3 - key, !falls};
    grouping.shape.key_count = 1;
    return SZ_OK;
}

static void close_grouping(void) {
    sz_files_stop(&scan);
    sz_grouping_free(&grouping);
    sz_grouping_free(&grouping);
    if (lookup.files != NULL)
        sz_lookup_free(&lookup);
    sz_files_free(&files);
    sz_csv_options_free(&options);
    assert_int_equal(memory_blocks, 0);
}

/* A cell of the present record as text; numbers in twentieths. `_` is NULL. */
static void show(size_t column, char *text) {
    struct sz_shape_cell cell;
    struct sz_span plain;
    struct sz_cell_number number;
    if (grouping.is_streaming) {
        assert_int_equal(sz_files_read(&scan, column, &plain), SZ_OK);
        cell = (struct sz_shape_cell){.text = plain};
    } else {
        sz_shape_cell(&grouping.shape, column, &cell);
    }
    number = cell.number;
    if (cell.text.text != NULL && !cell.is_number && column == 2 &&
        sz_cell_read(cell.text, '.', &number) == SZ_CELL_EMPTY)
        cell.text.text = NULL;
    for (; number.decimals < 2; number.decimals++)
        number.figure *= 10;
    if (cell.text.text == NULL)
        strcpy(text, "_");
    else if (column == 2)
        (void)sprintf(text, "%lld", (long long)number.figure);
    else
        (void)sprintf(text, "%s", cell.text.text);
}

static bool seen[RECORDS + 1];

/* Reads all; asks for the number from the `asks`th record on, or of every third. Returns how many there were. */
static size_t read_all(size_t key, bool falls, size_t asks, enum sz_status *status) {
    char before[32] = "", text[32], number_text[32], expected[32], amount[16];
    size_t count = 0;
    memset(seen, 0, sizeof seen);
    *status = sz_grouping_start(&grouping, UINT64_C(7));
    for (; *status == SZ_OK && !scan.is_end; *status = sz_grouping_next(&grouping)) {
        uint64_t number = 0;
        show(key, text);
        if (count > 0) {
            int order = strcmp(text, "_") == 0 || strcmp(before, "_") == 0 ? strcmp(before, "_") != 0 ? 1
                                                                             : strcmp(text, "_") == 0 ? 0
                                                                                                      : -1
                        : key == 2 ? (atoi(before) > atoi(text)) - (atoi(before) < atoi(text))
                                   : strcmp(before, text);
            assert_true(falls ? order >= 0 : order <= 0);
        }
        strcpy(before, text);
        show(0, number_text);
        unsigned n = (unsigned)atoi(number_text);
        tell_record(n, expected, amount);
        show(1, text);
        assert_string_equal(text, expected[0] == '"' ? "some, more" : expected[0] == '\0' ? "" : expected);
        assert_false(seen[n]);
        seen[n] = true;
        if (++count >= asks) {
            *status = sz_grouping_number(&grouping, &number);
            if (*status != SZ_OK)
                break;
            assert_int_equal(number, n);
        }
    }
    return count;
}

static void gives_all_records_in_groups(void **state) {
    (void)state;
    static const uint64_t limits[] = {1, 2000, 5000, 20000, 60000, 1 << 24};
    static const size_t asks[] = {1, 2, 400, 900, RECORDS, RECORDS + 1};
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        for (size_t j = 0; j < sizeof asks / sizeof asks[0]; j++)
            for (size_t key = 1; key <= 2; key++) {
                enum sz_status status;
                bool falls = (i + j) % 2 == 0;
                assert_int_equal(open_grouping(limits[i], key, falls), SZ_OK);
                assert_int_equal(read_all(key, falls, asks[j], &status), RECORDS);
                assert_int_equal(status, SZ_OK);
                assert_int_equal(read_all(key, falls, asks[j], &status), RECORDS);
                assert_int_equal(status, SZ_OK);
                close_grouping();
            }
}

/* Only the keys: each group once, or each record; and when a number is asked for, each record from there on. */
static void leaves_out_duplicates(void **state) {
    (void)state;
    for (uint64_t limit = 1; limit < 1 << 20; limit = limit * 4 + 900)
        for (size_t asks = 0; asks < 12; asks++) {
            size_t count = 0, keys = 0;
            char text[32], before[32] = "?";
            assert_int_equal(open_grouping(limit, 2, false), SZ_OK);
            grouping.drops_duplicates = true;
            memset(seen, 0, sizeof seen);
            enum sz_status status = sz_grouping_start(&grouping, UINT64_C(4));
            for (; status == SZ_OK && !scan.is_end; status = sz_grouping_next(&grouping)) {
                uint64_t number;
                show(2, text);
                keys += strcmp(text, before) != 0;
                strcpy(before, text);
                if (asks > 0 && ++count >= asks) {
                    status = sz_grouping_number(&grouping, &number);
                    assert_int_equal(status, SZ_OK);
                    assert_false(seen[number]);
                    seen[number] = true;
                }
            }
            assert_int_equal(status, SZ_OK);
            assert_int_equal(keys, 6);
            size_t told = 0;
            for (size_t n = 1; n <= RECORDS; n++)
                told += seen[n];
            if (asks == 1)
                assert_int_equal(told, RECORDS);
            if (asks == 6 && limit > 10000) /* what is streamed comes with its duplicates */
                assert_true(told > 0 && told < RECORDS / 2);
            close_grouping();
        }
}

static void has_several_keys(void **state) {
    (void)state;
    char first[32], second[32], before[32] = "", before_second[32] = "";
    assert_int_equal(open_grouping(1 << 20, 1, true), SZ_OK);
    grouping.shape.key_count = 2; /* kind falling, amount rising */
    size_t count = 0;
    enum sz_status status = sz_grouping_start(&grouping, UINT64_C(6));
    for (; status == SZ_OK && !scan.is_end; status = sz_grouping_next(&grouping), count++) {
        show(1, first);
        show(2, second);
        if (count > 0) {
            assert_true(strcmp(before, first) >= 0);
            if (strcmp(before, first) == 0 && strcmp(before_second, "_") != 0)
                assert_true(strcmp(second, "_") != 0 && atoi(before_second) <= atoi(second));
        }
        strcpy(before, first);
        strcpy(before_second, second);
    }
    assert_int_equal(status, SZ_OK);
    assert_int_equal(count, RECORDS);
    close_grouping();
}

static void notices_a_change_between_passes(void **state) {
    (void)state;
    enum sz_status status;
    for (int turn = 0; turn < 2; turn++) {
        uint64_t number;
        assert_int_equal(open_grouping(turn == 0 ? 3000 : 1 << 20, 1, false), SZ_OK);
        assert_int_equal(sz_grouping_start(&grouping, UINT64_C(7)), SZ_OK);
        write_records("b.csv", RECORDS / 2 + 1, RECORDS / 2); /* the same bytes, but who knows that */
        status = turn == 0 ? SZ_OK : sz_grouping_number(&grouping, &number);
        while (status == SZ_OK && !scan.is_end)
            status = sz_grouping_next(&grouping);
        assert_int_equal(status, SZ_FILE_CHANGED);
        assert_non_null(strstr(sz_files_scan_path(&scan), "b.csv"));
        assert_int_equal(sz_grouping_next(&grouping), SZ_FILE_CHANGED);
        close_grouping();
    }
    assert_int_equal(open_grouping(1 << 20, 1, false), SZ_OK);
    assert_int_equal(read_all(1, false, RECORDS + 1, &status), RECORDS);
    write_records("b.csv", RECORDS / 2 + 1, RECORDS / 2);
    (void)read_all(1, false, RECORDS + 1, &status); /* nothing would have to be read again */
    assert_int_equal(status, SZ_FILE_CHANGED);
    close_grouping();
}

static bool says_yes(void *data) {
    return --*(int *)data < 0;
}

static void stops_when_interrupted(void **state) {
    (void)state;
    int patience = 1 << 20;
    enum sz_status status;
    setup.is_interrupted = says_yes;
    setup.data = &patience;
    setup.block = 1000;
    assert_int_equal(open_grouping(1 << 20, 1, false), SZ_OK);
    patience = 5;
    assert_int_equal(read_all(1, false, RECORDS + 1, &status), 0);
    assert_int_equal(status, SZ_INTERRUPTED);
    close_grouping();
    setup.is_interrupted = NULL;
    setup.block = 0;
}

static void survives_failing_memory(void **state) {
    (void)state;
    static const long bursts[] = {1, 16};
    for (size_t i = 0; i < 2 * sizeof bursts / sizeof bursts[0]; i++)
        for (long before = 0, fails = 1; fails; before += 1 + before / 20) {
            memory_fails(before, bursts[i / 2]);
            enum sz_status status = open_grouping(i % 2 == 0 ? 20000 : 1 << 20, 1, false);
            size_t count = 0;
            if (status == SZ_OK) {
                status = sz_grouping_start(&grouping, UINT64_C(7));
                for (; status == SZ_OK && !scan.is_end; status = sz_grouping_next(&grouping))
                    if (++count == 500) {
                        uint64_t number;
                        status = sz_grouping_number(&grouping, &number);
                        if (status != SZ_OK)
                            break;
                    }
            }
            fails = memory_works(bursts[i / 2]);
            assert_true(status == SZ_OK ? count == RECORDS : fails && status == SZ_NO_MEMORY);
            assert_true(!fails || status != SZ_OK || bursts[i / 2] == 1);
            close_grouping();
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_all_records_in_groups),
        cmocka_unit_test(leaves_out_duplicates),
        cmocka_unit_test(has_several_keys),
        cmocka_unit_test(notices_a_change_between_passes),
        cmocka_unit_test(stops_when_interrupted),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, make_files, remove_folder);
}
