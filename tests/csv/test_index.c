/* index.c: every record that was added is found by its digest, in order, with its place; nothing else is. */
#include "fixture.h"

#include "csv/index.h"

enum { ROWS = 3000, DIGESTS = 97, ENOUGH = 1 << 20 };

static uint32_t digest_of(uint32_t row) {
    return row % 11 == 0 ? 0 : row * row % DIGESTS + 1;
}

/* Some files have no row. */
static size_t file_of(uint32_t row) {
    return row < 1000 ? 0 : row < 1001 ? 2 : 5;
}

static enum sz_status fill(struct sz_index *index, uint64_t limit) {
    enum sz_status status = SZ_OK;
    sz_index_init(index, &memory, limit);
    for (uint32_t row = 0; row < ROWS && status == SZ_OK; row++)
        status = sz_index_add(index, file_of(row), (struct sz_place){row * UINT64_C(7000000000), row + 2},
                              digest_of(row));
    return status == SZ_OK ? sz_index_finish(index) : status;
}

static void check_chain(const struct sz_index *index, uint32_t digest) {
    uint32_t number = sz_index_find(index, digest);
    for (uint32_t row = 0; row < ROWS; row++) {
        size_t file;
        struct sz_place place;
        if (digest_of(row) != digest)
            continue;
        assert_int_equal(number, row + 1);
        sz_index_place(index, number, &file, &place);
        assert_int_equal(file, file_of(row));
        assert_int_equal(place.offset, row * UINT64_C(7000000000));
        assert_int_equal(place.line, row + 2);
        number = sz_index_next(index, number);
    }
    assert_int_equal(number, 0);
}

static void finds_each_record(void **state) {
    (void)state;
    struct sz_index index;
    assert_int_equal(fill(&index, ENOUGH), SZ_OK);
    assert_false(index.is_full);
    assert_true(sz_index_size(&index) >= ROWS * 24);
    for (uint32_t digest = 1; digest < DIGESTS + 3; digest++)
        check_chain(&index, digest);
    sz_index_free(&index);
    sz_index_free(&index);
    assert_int_equal(memory_blocks, 0);
}

static void is_empty_without_records(void **state) {
    (void)state;
    struct sz_index index;
    sz_index_init(&index, &memory, ENOUGH);
    assert_int_equal(sz_index_finish(&index), SZ_OK);
    assert_int_equal(sz_index_find(&index, 1), 0);
    sz_index_free(&index);
    assert_int_equal(memory_blocks, 0);
}

/* Whatever the limit, more is never taken; what doesn't fit is full and holds nothing. */
static void keeps_its_limit(void **state) {
    (void)state;
    bool was_full = false, fitted = false;
    for (uint64_t limit = 0; limit < ENOUGH; limit += 5000) {
        struct sz_index index;
        assert_int_equal(fill(&index, limit), SZ_OK);
        assert_true(sz_index_size(&index) <= limit);
        was_full = was_full || index.is_full;
        fitted = fitted || !index.is_full;
        if (index.is_full)
            assert_int_equal(memory_blocks, 0);
        sz_index_free(&index);
    }
    assert_true(was_full && fitted);
}

static void survives_failing_memory(void **state) {
    (void)state;
    for (long before = 0, fails = 1; fails; before++) {
        struct sz_index index;
        memory_fails(before, 1);
        enum sz_status status = fill(&index, ENOUGH);
        fails = memory_works(1);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        sz_index_free(&index);
        assert_int_equal(memory_blocks, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_each_record),
        cmocka_unit_test(is_empty_without_records),
        cmocka_unit_test(keeps_its_limit),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
