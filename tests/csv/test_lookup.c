/* lookup.c and offsets.c: each record is found by its number and by the value of a column, in any order, whether an
 * index was made, could not be made, or is too large; a file that changed is never passed over. */
#include "fixture.h"

#include "csv/lookup.h"

enum { RECORDS = 2500, FILES = 3, KINDS = 40, SEED = 3 };

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static const struct sz_reader_setup setup = {
    .options = &options, .policy = &everywhere, .allocator = &memory};

/* Record number n (from 1) is `n,kind`, kind = n % KINDS; every hundredth has no kind. */
static const char *write_records(const char *name, unsigned first, unsigned count) {
    static char content[RECORDS * 24];
    size_t size = (size_t)sprintf(content, "n,kind\n");
    for (unsigned n = first; n < first + count; n++)
        size += (size_t)sprintf(content + size,
                                n % 100 == 0 ? "%u,\n"
                                : n % 2      ? "%u,\"k\n%u\"\n"
                                             : "%u,k%u\n",
                                n, n % KINDS);
    return write_file(name, sz_span_of(content, size));
}

static int make_files(void **state) {
    if (make_folder(state) != 0)
        return -1;
    (void)write_records("a.csv", 1, RECORDS);
    (void)write_records("b.csv", RECORDS + 1, 0);
    (void)write_records("c.csv", RECORDS + 1, RECORDS);
    return 0;
}

static struct sz_files files;
static struct sz_lookup lookup;
static struct sz_files_scan scan;
static struct sz_walk walk;

static void open_lookup(const char *pattern, uint64_t limit) {
    sz_csv_options_init(&options, &memory);
    options.max_memory = limit;
    options.has_null_text = true;
    sz_files_init(&files, &setup);
    assert_int_equal(sz_files_add(&files, path_of(pattern)), SZ_OK);
    assert_int_equal(sz_files_open(&files), SZ_OK);
    sz_lookup_init(&lookup, &files, &memory, &options, SEED);
    scan = (struct sz_files_scan){0};
    sz_walk_init(&walk, &lookup, &scan);
}

static void close_lookup(void) {
    sz_walk_stop(&walk);
    sz_walk_stop(&walk);
    sz_lookup_free(&lookup);
    sz_lookup_free(&lookup);
    sz_files_free(&files);
    sz_csv_options_free(&options);
    assert_int_equal(memory_blocks, 0);
}

static unsigned number_in(struct sz_files_scan *at) {
    struct sz_span cell;
    assert_int_equal(sz_files_read(at, 0, &cell), SZ_OK);
    return (unsigned)strtoul(cell.text, NULL, 10);
}

static void expect_numbers(uint64_t first, uint64_t last) {
    assert_int_equal(sz_walk_numbers(&walk, UINT64_MAX, first, last), SZ_OK);
    for (uint64_t n = first; n <= last && n <= 2 * RECORDS; n++) {
        assert_false(scan.is_end);
        assert_int_equal(walk.number, n);
        assert_int_equal(number_in(&scan), n);
        assert_int_equal(sz_walk_next(&walk), SZ_OK);
    }
    assert_true(scan.is_end);
}

static void finds_records_by_their_numbers(void **state) {
    (void)state;
    open_lookup("[abc].csv", 0);
    expect_numbers(RECORDS, RECORDS + 1);
    expect_numbers(3, 2);
    expect_numbers(1, 1);
    expect_numbers(2 * RECORDS, UINT64_MAX);
    expect_numbers(2 * RECORDS + 1, UINT64_MAX);
    expect_numbers(UINT64_MAX, UINT64_MAX);
    expect_numbers(1, UINT64_MAX);
    for (uint64_t n = 1, turn = 0; turn < 300; turn++, n = (n * 7 + 5) % (2 * RECORDS) + 1)
        expect_numbers(n, n + turn % 3);
    /* Two files, and every 1024th record. */
    assert_int_equal(lookup.offsets.known.length / sizeof(struct sz_offset), 2 + 2 * RECORDS / 1024);
    close_lookup();
}

/* All records of that kind, in any order. */
static void expect_kind(const char *text, unsigned kind, bool is_constant) {
    size_t found = 0, expected = 0;
    uint64_t last = 0;
    for (unsigned n = 1; n <= 2 * RECORDS; n++)
        expected += n % 100 != 0 && n % KINDS == kind;
    assert_int_equal(sz_walk_values(&walk, UINT64_MAX, 1, sz_span_of(text, strlen(text)), is_constant),
                     SZ_OK);
    while (!scan.is_end) {
        unsigned n = number_in(&scan);
        assert_int_equal(walk.number, n);
        assert_true(walk.number > last);
        last = walk.number;
        found += n % KINDS == kind && n % 100 != 0;
        assert_int_equal(sz_walk_next(&walk), SZ_OK);
    }
    assert_int_equal(found, expected);
}

static void finds_records_by_their_values(void **state) {
    (void)state;
    static const uint64_t limits[] = {0, 10000, 1 << 20};
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        open_lookup("[abc].csv", limits[i]);
        expect_kind("k\n7", 7, true);
        assert_int_equal(walk.kind, SZ_WALK_SEARCH);
        expect_kind("k8", 8, true); /* asked again: now an index pays */
        assert_int_equal(walk.kind, limits[i] < 1 << 20 ? SZ_WALK_SEARCH : SZ_WALK_INDEX);
        expect_kind("k8", 8, false);
        expect_kind("k\n9", 9, false);
        expect_kind("k\n8", KINDS, false);
        expect_kind("k", KINDS, false);
        close_lookup();
    }
}

/* A second index takes the room of the first, which a walk may still follow. */
static void keeps_an_index_that_is_followed(void **state) {
    (void)state;
    struct sz_files_scan second_scan = {0};
    struct sz_walk second;
    open_lookup("[abc].csv", 250000);
    sz_walk_init(&second, &lookup, &second_scan);
    assert_int_equal(sz_walk_values(&walk, UINT64_MAX, 1, SZ_SPAN("k8"), false), SZ_OK);
    assert_int_equal(walk.kind, SZ_WALK_INDEX);
    assert_int_equal(sz_walk_values(&second, UINT64_MAX, 0, SZ_SPAN("17.0"), false), SZ_OK);
    assert_int_equal(number_in(&second_scan), 17);
    for (size_t found = 1; !scan.is_end; found++) {
        assert_int_equal(sz_walk_next(&walk), SZ_OK);
        assert_true(scan.is_end || number_in(&scan) % KINDS == 8);
    }
    sz_walk_stop(&second);
    expect_kind("k8", 8, false);
    assert_int_equal(walk.kind, SZ_WALK_INDEX);
    close_lookup();
}

/* Edited in place, to the same length: by its times alone. */
static void notices_what_changed(void **state) {
    (void)state;
    for (int way = 0; way < 4; way++) {
        (void)write_records("d.csv", 1, 300);
        open_lookup("d.csv", 1 << 20);
        expect_numbers(3, 3);
        assert_int_equal(sz_walk_values(&walk, UINT64_MAX, 1, SZ_SPAN("k8"), false), SZ_OK);
        while (!scan.is_end)
            assert_int_equal(sz_walk_next(&walk), SZ_OK);
        if (way % 2 == 0)
            sz_walk_stop(&walk);
        (void)write_records("d.csv", 2, 300);
        enum sz_status status = way < 2 ? sz_walk_values(&walk, UINT64_MAX, 1, SZ_SPAN("nowhere"), false)
                                        : sz_walk_numbers(&walk, UINT64_MAX, 5, 5);
        if (status == SZ_OK)
            status = sz_walk_next(&walk);
        assert_int_equal(status, SZ_FILE_CHANGED);
        assert_int_equal(scan.failure.status, SZ_FILE_CHANGED);
        close_lookup();
    }
}

static bool says_yes(void *data) {
    return --*(int *)data < 0;
}

static void stops_when_interrupted(void **state) {
    (void)state;
    int patience = 2;
    open_lookup("[abc].csv", 1 << 20);
    struct sz_reader_setup impatient = setup;
    impatient.is_interrupted = says_yes;
    impatient.data = &patience;
    impatient.block = 1000;
    files.setup = &impatient;
    assert_int_equal(sz_walk_values(&walk, UINT64_MAX, 1, SZ_SPAN("k8"), false), SZ_INTERRUPTED);
    assert_int_equal(scan.failure.status, SZ_INTERRUPTED);
    patience = 1 << 20;
    expect_kind("k8", 8, false);
    files.setup = &setup;
    close_lookup();
}

static enum sz_status run_all(void) {
    enum sz_status status = sz_walk_values(&walk, UINT64_MAX, 1, SZ_SPAN("k8"), true);
    for (int turn = 0; turn < 3; turn++) {
        while (status == SZ_OK && !scan.is_end)
            status = sz_walk_next(&walk);
        if (status == SZ_OK && turn < 2)
            status = turn == 0 ? sz_walk_values(&walk, UINT64_MAX, 1, SZ_SPAN("k\n9"), false)
                               : sz_walk_numbers(&walk, UINT64_MAX, 2000, 2002);
    }
    return status;
}

static void survives_failing_memory(void **state) {
    (void)state;
    static const long bursts[] = {1, 16};
    for (size_t i = 0; i < sizeof bursts / sizeof bursts[0]; i++)
        for (long before = 0, fails = 1; fails; before++) {
            open_lookup("a.csv", 1 << 20);
            memory_fails(before, bursts[i]);
            enum sz_status status = run_all();
            fails = memory_works(bursts[i]);
            assert_true(status == SZ_OK || (fails && status == SZ_NO_MEMORY));
            assert_true(status != SZ_OK || !fails || bursts[i] == 1);
            close_lookup();
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_records_by_their_numbers),  cmocka_unit_test(finds_records_by_their_values),
        cmocka_unit_test(keeps_an_index_that_is_followed), cmocka_unit_test(notices_what_changed),
        cmocka_unit_test(stops_when_interrupted),          cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, make_files, remove_folder);
}
