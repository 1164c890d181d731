/* offsets.c: the nearest record that is known is found; what is known already is not noted twice. Seeking by them is
 * tested with lookup.c. */
#include "fixture.h"

#include "csv/offsets.h"

static void finds_the_nearest(void **state) {
    (void)state;
    struct sz_offsets offsets;
    struct sz_files_scan scan = {.file = 2};
    sz_offsets_init(&offsets, &memory);
    assert_int_equal(sz_offsets_find(&offsets, 5).number, 1);
    assert_int_equal(sz_offsets_find(&offsets, 5).file, 0);
    assert_int_equal(sz_offsets_note(&offsets, &scan, 10, true), SZ_OK);
    scan.file = 3;
    assert_int_equal(sz_offsets_note(&offsets, &scan, 20, true), SZ_OK);
    assert_int_equal(sz_offsets_note(&offsets, &scan, 20, true), SZ_OK);
    assert_int_equal(sz_offsets_note(&offsets, &scan, 10, true), SZ_OK);
    assert_int_equal(sz_offsets_note(&offsets, &scan, 1025, false), SZ_OK); /* nothing is open: no seeking */
    assert_int_equal(offsets.known.length, 2 * sizeof(struct sz_offset));
    assert_int_equal(sz_offsets_find(&offsets, 9).number, 1);
    assert_int_equal(sz_offsets_find(&offsets, 10).number, 10);
    assert_int_equal(sz_offsets_find(&offsets, 19).file, 2);
    assert_int_equal(sz_offsets_find(&offsets, 20).file, 3);
    assert_int_equal(sz_offsets_find(&offsets, UINT64_MAX).number, 20);
    assert_int_equal(sz_offsets_find(&offsets, 20).place.line, 0);
    sz_offsets_free(&offsets);
    sz_offsets_free(&offsets);
    assert_int_equal(memory_blocks, 0);
}

static void wants_one_in_so_many(void **state) {
    (void)state;
    size_t wanted = 0;
    for (uint64_t number = 1; number <= 10 * SZ_OFFSETS_EVERY; number++)
        wanted += sz_offsets_wants(number);
    assert_int_equal(wanted, 10);
    assert_true(sz_offsets_wants(1));
}

static void survives_failing_memory(void **state) {
    (void)state;
    struct sz_offsets offsets;
    struct sz_files_scan scan = {.file = 0};
    sz_offsets_init(&offsets, &memory);
    memory_fails(0, 1);
    assert_int_equal(sz_offsets_note(&offsets, &scan, 1, true), SZ_NO_MEMORY);
    (void)memory_works(1);
    assert_int_equal(sz_offsets_note(&offsets, &scan, 1, true), SZ_OK);
    sz_offsets_free(&offsets);
    assert_int_equal(memory_blocks, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_nearest),
        cmocka_unit_test(wants_one_in_so_many),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
