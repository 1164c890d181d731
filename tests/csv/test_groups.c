/* groups.c: every row comes out behind its key, in order, whatever the sizes; sorted as told; memory is bounded. */
#include "fixture.h"

#include "csv/digest.h"
#include "csv/groups.h"

enum { ROWS = 20000, KEYS = 300, SEED = 7, ENOUGH = 64 << 20 };

static size_t key_of(uint32_t row, char *key) {
    return (size_t)sprintf(key, "%.*s%u", (int)(row % KEYS % 20), "abcdefghijklmnopqrstuvwxyz", row % KEYS);
}

static uint32_t digest_of(struct sz_span key) {
    return (uint32_t)sz_digest_bytes(key, SEED);
}

/* A length, as much text, and the row's number. */
static size_t row_of(uint32_t row, char *bytes) {
    size_t length = row % 1000 == 0 ? 9000 : row % 7;
    memset(bytes, 'r', length);
    memcpy(bytes + length, &row, sizeof row);
    return length + sizeof row;
}

static enum sz_status fill(struct sz_groups *groups, uint64_t limit, bool has_rows) {
    static char key[64], bytes[10000];
    enum sz_status status = SZ_OK;
    sz_groups_init(groups, &memory, limit, SEED);
    for (uint32_t row = 0; row < ROWS && status == SZ_OK && !groups->is_full; row++) {
        size_t length = has_rows ? row_of(row, bytes) : 0;
        struct sz_span name = sz_span_of(key, key_of(row, key));
        status = sz_groups_add(groups, digest_of(name), name, sz_span_of(bytes, length));
    }
    return status;
}

static int compare(const void *data, struct sz_span key, struct sz_span other) {
    size_t length = key.length < other.length ? key.length : other.length;
    int order = memcmp(key.text, other.text, length);
    if (order == 0)
        order = (key.length > other.length) - (key.length < other.length);
    return data == NULL ? order : -order;
}

static void check_rows(const struct sz_group *group) {
    static char key[64], bytes[10000];
    struct sz_group_cursor cursor = sz_group_start(group);
    uint64_t found = 0;
    for (uint32_t row = 0; row < ROWS; row++) {
        size_t length = key_of(row, key);
        if (!sz_span_equal(group->key, sz_span_of(key, length)))
            continue;
        length = row_of(row, bytes);
        assert_memory_equal(sz_group_cursor_row(&cursor), bytes, length);
        sz_group_cursor_take(&cursor, length);
        found++;
    }
    assert_int_equal(found, group->count);
}

static void gives_back_what_it_got(void **state) {
    (void)state;
    static const char falling = 0;
    for (int turn = 0; turn < 2; turn++) {
        struct sz_groups groups;
        struct sz_group_order order = {.compare = compare, .data = turn == 0 ? NULL : &falling};
        assert_int_equal(fill(&groups, ENOUGH, true), SZ_OK);
        assert_false(groups.is_full);
        assert_int_equal(sz_groups_sort(&groups, &order), SZ_OK);
        assert_int_equal(sz_groups_count(&groups), KEYS);
        for (size_t i = 0; i < KEYS; i++) {
            check_rows(sz_groups_at(&groups, i));
            if (i > 0)
                assert_true(compare(order.data, sz_groups_at(&groups, i - 1)->key,
                                    sz_groups_at(&groups, i)->key) < 0);
        }
        sz_groups_free(&groups);
        sz_groups_free(&groups);
        assert_int_equal(sz_groups_count(&groups), 0);
        assert_int_equal(memory_blocks, 0);
    }
}

static void counts_rows_of_nothing(void **state) {
    (void)state;
    struct sz_groups groups;
    uint64_t count = 0;
    assert_int_equal(fill(&groups, 1 << 16, false), SZ_OK);
    assert_false(groups.is_full);
    for (size_t i = 0; i < sz_groups_count(&groups); i++)
        count += sz_groups_at(&groups, i)->count;
    assert_int_equal(count, ROWS);
    sz_groups_free(&groups);
}

static void keeps_its_limit(void **state) {
    (void)state;
    for (uint64_t limit = 0; limit < 200000; limit = limit * 2 + 1000) {
        struct sz_groups groups;
        assert_int_equal(fill(&groups, limit, true), SZ_OK);
        assert_true(groups.is_full);
        assert_true(sz_groups_count(&groups) > 0);
        assert_true(groups.block_size <= limit + limit / 8 + 20000); /* the last row may be of 9000 bytes */
        sz_groups_free(&groups);
        assert_int_equal(memory_blocks, 0);
    }
}

/* By what is between the first byte and the last one, of every length, whatever else has the same digest. */
static void finds_keys_by_what_is_within(void **state) {
    (void)state;
    enum { LONGEST = 40 };
    static const char text[] = "the same letters in front of each other key, more or less";
    struct sz_groups groups;
    sz_groups_init(&groups, &memory, ENOUGH, SEED);
    assert_null(sz_groups_find(&groups, 0, SZ_SPAN("")));
    for (size_t length = 0; length <= LONGEST; length++) {
        assert_int_equal(sz_groups_add(&groups, 1, sz_span_of(text, length + 2), SZ_SPAN("one,")), SZ_OK);
        for (size_t other = 0; other <= LONGEST; other++) {
            struct sz_span inner = sz_span_of(text + 1, other);
            struct sz_group *group = sz_groups_find(&groups, 1, inner);
            assert_true((group != NULL) == (other <= length));
            assert_null(sz_groups_find(&groups, 2, inner));
        }
    }
    for (size_t length = 1; length <= LONGEST; length++)
        for (size_t at = 0; at < length; at++) {
            char changed[LONGEST];
            memcpy(changed, text + 1, length);
            changed[at] ^= 1;
            assert_null(sz_groups_find(&groups, 1, sz_span_of(changed, length)));
        }
    struct sz_group *group = sz_groups_find(&groups, 1, SZ_SPAN("he same"));
    assert_int_equal(sz_groups_append(&groups, group, SZ_SPAN("two")), SZ_OK);
    assert_int_equal(group->count, 2);
    struct sz_group_cursor cursor = sz_group_start(group);
    assert_memory_equal(sz_group_cursor_row(&cursor), "one,two", 7);
    sz_groups_free(&groups);
    assert_int_equal(memory_blocks, 0);
}

static bool says_yes(void *data) {
    return --*(int *)data < 0;
}

static void stops_sorting_when_interrupted(void **state) {
    (void)state;
    enum { MANY = 40000 };
    struct sz_groups groups;
    int patience = 0;
    sz_groups_init(&groups, &memory, ENOUGH, SEED);
    for (uint32_t row = 0; row < MANY; row++)
        assert_int_equal(sz_groups_add(&groups, row, sz_span_of((const char *)&row, sizeof row), SZ_SPAN("")),
                         SZ_OK);
    struct sz_group_order order = {
        .compare = compare, .is_interrupted = says_yes, .interrupt_data = &patience};
    assert_int_equal(sz_groups_sort(&groups, &order), SZ_INTERRUPTED);
    assert_int_equal(sz_groups_count(&groups), MANY);
    sz_groups_free(&groups);
    assert_int_equal(memory_blocks, 0);
}

static void survives_failing_memory(void **state) {
    (void)state;
    struct sz_group_order order = {.compare = compare};
    for (long before = 0, fails = 1; fails; before++) {
        struct sz_groups groups;
        memory_fails(before, 1);
        enum sz_status status = fill(&groups, ENOUGH, true);
        if (status == SZ_OK)
            status = sz_groups_sort(&groups, &order);
        fails = memory_works(1);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        sz_groups_free(&groups);
        assert_int_equal(memory_blocks, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_what_it_got),
        cmocka_unit_test(counts_rows_of_nothing),
        cmocka_unit_test(keeps_its_limit),
        cmocka_unit_test(finds_keys_by_what_is_within),
        cmocka_unit_test(stops_sorting_when_interrupted),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
