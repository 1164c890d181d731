/* change.c: which column of a file has another name than before. */
#include "fixture.h"

#include "csv/change.h"

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static const struct sz_reader_setup setup = {
    .options = &options, .policy = &everywhere, .allocator = &memory};
static struct sz_files files;
static struct sz_column_change change;

static int start(void **state) {
    (void)state;
    sz_csv_options_init(&options, &memory);
    sz_files_init(&files, &setup);
    sz_column_change_init(&change, &memory);
    return 0;
}

static int end(void **state) {
    (void)state;
    sz_column_change_free(&change);
    sz_column_change_free(&change);
    sz_files_free(&files);
    sz_csv_options_free(&options);
    return memory_blocks == 0 ? 0 : -1;
}

static void open_files(enum sz_union how) {
    (void)write_file("a.csv", SZ_SPAN("port,qty\nBaku,1\n"));
    if (how != SZ_UNION_SAME)
        (void)write_file("b.csv",
                         how == SZ_UNION_BY_NAME ? SZ_SPAN("qty,note\n1,x\n") : SZ_SPAN("harbour,amount\n"));
    options.unites = how;
    assert_int_equal(sz_files_add(&files, path_of(how == SZ_UNION_SAME ? "a.csv" : "?.csv")), SZ_OK);
    assert_int_equal(sz_files_open(&files), SZ_OK);
}

/* Of the file as it is now. */
static void expect(const char *name, struct sz_span content, size_t column, const char *was, const char *is) {
    sz_column_change_free(&change);
    sz_column_change_init(&change, &memory);
    sz_column_change_find(&change, &files, write_file(name, content));
    assert_int_equal(change.column, column);
    assert_true(sz_span_equal(sz_buffer_span(&change.was), sz_span_of(was, strlen(was))));
    assert_true(sz_span_equal(sz_buffer_span(&change.is), sz_span_of(is, strlen(is))));
}

static void names_the_first_column_that_changed(void **state) {
    (void)state;
    open_files(SZ_UNION_SAME);
    expect("a.csv", SZ_SPAN("port,amount\n"), 2, "qty", "amount");
    expect("a.csv", SZ_SPAN("qty,port\n"), 1, "port", "qty");
    expect("a.csv", SZ_SPAN("port,qty,note\n"), 3, "", "note");
    assert_int_equal(change.before, 2);
    assert_int_equal(change.now, 3);
    expect("a.csv", SZ_SPAN("port\n"), 2, "qty", "");
    expect("a.csv", SZ_SPAN("port,\n"), 2, "qty", "column2");
    expect("a.csv", SZ_SPAN("PORT;Qty\nx;y\n"), 0, "", ""); /* the same names */
    expect("a.csv", SZ_SPAN(""), 0, "", "");                /* no header to be compared */
    assert_int_equal(unlink(path_of("a.csv")), 0);
    sz_column_change_find(&change, &files, path_of("a.csv"));
    assert_int_equal(change.column, 0);
    expect("none.csv", SZ_SPAN("port,amount\n"), 0, "", ""); /* a file that is none of these */
    assert_int_equal(unlink(path_of("none.csv")), 0);
}

static void knows_the_columns_of_each_file(void **state) {
    (void)state;
    open_files(SZ_UNION_BY_NAME);
    expect("b.csv", SZ_SPAN("qty,note\n2,y\n"), 0, "", "");
    expect("b.csv", SZ_SPAN("qty,port\n"), 2, "note", "port");
    expect("b.csv", SZ_SPAN("qty,note,port\n"), 3, "", "port");
    expect("a.csv", SZ_SPAN("port\n"), 2, "qty", "");
}

static void is_silent_where_names_were_not_kept(void **state) {
    (void)state;
    open_files(SZ_UNION_BY_POSITION);
    expect("b.csv", SZ_SPAN("harbour,total\n"), 0, "", "");
    expect("a.csv", SZ_SPAN("port,total\n"), 2, "qty", "total");
}

static void survives_failing_memory(void **state) {
    (void)state;
    open_files(SZ_UNION_SAME);
    const char *path = write_file("a.csv", SZ_SPAN("port,amount\n"));
    long blocks = memory_blocks;
    bool failed = true;
    for (long before = 0; failed; before++) {
        sz_column_change_init(&change, &memory);
        memory_fails(before, 16);
        sz_column_change_find(&change, &files, path);
        failed = memory_works(16);
        assert_true(change.column == 2 || (failed && change.column == 0));
        sz_column_change_free(&change);
        assert_int_equal(memory_blocks, blocks);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_the_first_column_that_changed, start, end),
        cmocka_unit_test_setup_teardown(knows_the_columns_of_each_file, start, end),
        cmocka_unit_test_setup_teardown(is_silent_where_names_were_not_kept, start, end),
        cmocka_unit_test_setup_teardown(survives_failing_memory, start, end),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
