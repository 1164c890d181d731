/* run.c: cells of a run, each as it was meant. That runs are found rightly is test_stretch.c's. */
#include "fixture.h"

#include "csv/run.h"

static struct sz_dialect dialect;
static struct sz_run run;

static int start(void **state) {
    (void)state;
    dialect = (struct sz_dialect){.delimiter = ',', .quote = '"'};
    sz_run_init(&run, &memory); /* with nothing ended */
    return sz_unquoter_open(&run.unquoter, ',', '"', &memory) == SZ_OK ? 0 : -1;
}

static int end(void **state) {
    (void)state;
    sz_unquoter_close(run.unquoter);
    sz_run_free(&run);
    sz_run_free(&run);
    return memory_blocks == 0 ? 0 : -1;
}

static void find(char *text, size_t width) {
    run.dialect = &dialect;
    run.line = 5;
    run.stretch =
        (struct sz_stretch){.marks = {.delimiter = ',', .quote = '"', .has_quote = true, .comment = -1},
                            .wants_cells = true,
                            .width = (uint32_t)width,
                            .longest = 1000};
    assert_int_equal(sz_run_find(&run, text, strlen(text), true, SZ_SCAN_PLAIN), SZ_OK);
}

static void check_cell(size_t cell, const char *expected) {
    struct sz_span text;
    for (int again = 0; again < 2; again++) { /* SQLite asks for a cell as often as it likes */
        assert_int_equal(sz_run_read(&run, cell, &text), SZ_OK);
        assert_text(text, expected);
        assert_int_equal(text.text[text.length], '\0');
    }
}

static void reads_cells_as_often_as_asked(void **state) {
    (void)state;
    char text[] = "a,\"b, c\",\"say \"\"hi\"\"\",\"\"\r\n\r\n,,\"\"\"\",d";
    find(text, 4);
    assert_int_equal(run.stretch.count, 2);
    check_cell(0, "a");
    check_cell(1, "b, c");
    check_cell(2, "say \"hi\"");
    check_cell(3, "");
    check_cell(1, "b, c");
    assert_int_equal(sz_run_line(&run), 5);
    run.at = 1;
    assert_int_equal(sz_run_line(&run), 7);
    check_cell(0, "");
    check_cell(2, "\"");
    check_cell(3, "d");
    assert_int_equal(run.stretch.next, sizeof text - 1);
    assert_int_equal(run.stretch.passed, 2);
    run.at = 0;
    assert_int_equal(sz_run_line(&run), 5);
}

static void trims(void **state) {
    (void)state;
    char text[] = " a \t, \n\"b\",\tc d\n";
    dialect.trim = true;
    find(text, 2);
    assert_int_equal(run.stretch.count, 2);
    check_cell(0, "a");
    check_cell(1, "");
    run.at = 1;
    check_cell(0, "b");
    check_cell(1, "c d");
}

/* The second cell of each record, and all from the 64th on. */
static void ends_cells_that_are_asked_for(void **state) {
    (void)state;
    enum { WIDTH = 70, LAST = 63, RECORDS = 3 };
    char text[RECORDS * WIDTH * 2 + 1], before[sizeof text];
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = i % 2 == 0 ? 'x' : (i + 1) % (WIDTH * 2) == 0 ? '\n' : ',';
    text[sizeof text - 1] = '\0';
    memcpy(before, text, sizeof text);
    run.ended = UINT64_C(1) << LAST | UINT64_C(1) << 1;
    find(text, WIDTH);
    assert_int_equal(run.stretch.count, RECORDS);
    for (size_t i = 0; i < sizeof text - 1; i++) {
        size_t cell = i / 2 % WIDTH;
        bool is_ended = i % 2 == 1 && (cell == 1 || cell >= LAST);
        assert_int_equal(text[i], is_ended ? '\0' : before[i]);
    }
    assert_true(sz_run_is_ended(sz_run_cell(&run, 1)));
    assert_false(sz_run_is_ended(sz_run_cell(&run, 2)));
    check_cell(0, "x");
    check_cell(1, "x");
    check_cell(WIDTH - 1, "x");
}

static void survives_failing_memory(void **state) {
    (void)state;
    char text[] = "a,b\n";
    memory_fails(0, 1);
    run.stretch = (struct sz_stretch){.width = 2};
    assert_int_equal(sz_run_find(&run, text, sizeof text - 1, true, SZ_SCAN_PLAIN), SZ_NO_MEMORY);
    assert_true(memory_works(1));
    assert_int_equal(run.stretch.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_cells_as_often_as_asked, start, end),
        cmocka_unit_test_setup_teardown(trims, start, end),
        cmocka_unit_test_setup_teardown(ends_cells_that_are_asked_for, start, end),
        cmocka_unit_test_setup_teardown(survives_failing_memory, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
