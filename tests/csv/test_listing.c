/* listing.c: sorted, each once, folders and hidden files left out, nothing outside the root. */
#include "fixture.h"

#include "csv/listing.h"

static struct sz_file_policy policy;

static int make_files(void **state) {
    if (make_folder(state) != 0)
        return -1;
    (void)mkdir(path_of("sub"), 0700);
    (void)mkdir(path_of("sub/b.csv"), 0700);
    (void)mkdir(path_of("sub2"), 0700);
    static const char *const names[] = {"z.csv", "a.csv",    "B.csv",     ".h.csv",
                                        "n.txt", "x[1].csv", "sub/c.csv", "sub2/a.csv"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        (void)write_file(names[i], SZ_SPAN("x\n"));
    policy = (struct sz_file_policy){.has_root = false};
    return 0;
}

/* The names that a pattern finds, behind the folder, with a blank after each. */
static const char *list(const char *pattern, enum sz_status expected) {
    static char names[1024];
    struct sz_listing listing;
    names[0] = '\0';
    sz_listing_init(&listing, &memory);
    assert_int_equal(sz_listing_add(&listing, path_of(pattern), &policy), expected);
    for (size_t i = 0; i < listing.count; i++) {
        strcat(names, sz_listing_path(&listing, i) + strlen(folder) + 1);
        strcat(names, " ");
    }
    sz_listing_free(&listing);
    sz_listing_free(&listing);
    assert_int_equal(memory_blocks, 0);
    return names;
}

static void lists_what_matches(void **state) {
    (void)state;
    assert_string_equal(list("*.csv", SZ_OK), "B.csv a.csv x[1].csv z.csv ");
    assert_string_equal(list("[a-b].csv", SZ_OK), "a.csv ");
    assert_string_equal(list("sub*/*.csv", SZ_OK), "sub/c.csv sub2/a.csv ");
    assert_string_equal(list("s*2/a.csv", SZ_OK), "sub2/a.csv ");
    assert_string_equal(list("*/./a.csv", SZ_OK), "sub2/./a.csv ");
    assert_string_equal(list("sub//*.csv", SZ_OK), "sub//c.csv ");
    assert_string_equal(list(".*.csv", SZ_OK), ".h.csv ");
    assert_string_equal(list("n.txt", SZ_OK), "n.txt ");
    assert_string_equal(list("absent.csv", SZ_OK), "absent.csv "); /* opening it will say so */
    assert_string_equal(list("x[1].csv", SZ_OK), "x[1].csv ");
}

static void says_when_nothing_matches(void **state) {
    (void)state;
    (void)list("*.dat", SZ_NO_MATCH);
    (void)list("absent/*.csv", SZ_NO_MATCH);
    (void)list("a.csv/*", SZ_NO_MATCH);
    (void)list("*/absent.csv", SZ_NO_MATCH);
}

static void lists_each_file_once(void **state) {
    (void)state;
    struct sz_listing listing, other;
    sz_listing_init(&listing, &memory);
    sz_listing_init(&other, &memory);
    assert_int_equal(sz_listing_add(&listing, path_of("z.csv"), &policy), SZ_OK);
    assert_int_equal(sz_listing_add(&listing, path_of("*.csv"), &policy), SZ_OK);
    assert_int_equal(sz_listing_add(&listing, path_of("a.csv"), &policy), SZ_OK);
    assert_int_equal(listing.count, 4);
    assert_string_equal(sz_listing_path(&listing, 0), path_of("z.csv"));
    assert_string_equal(sz_listing_path(&listing, 1), path_of("B.csv"));
    assert_int_equal(sz_listing_add(&other, path_of("*.csv"), &policy), SZ_OK);
    assert_false(sz_listing_equal(&listing, &other));
    assert_true(sz_listing_equal(&other, &other));
    sz_listing_free(&listing);
    sz_listing_free(&other);
    assert_int_equal(memory_blocks, 0);
}

static void looks_nowhere_outside_the_root(void **state) {
    (void)state;
    policy.has_root = true;
    strcpy(policy.root, path_of("sub"));
    assert_string_equal(list("sub/*.csv", SZ_OK), "sub/c.csv ");
    (void)list("*.csv", SZ_FILE_OUTSIDE_ROOT);
    (void)list("sub/../*.csv", SZ_FILE_OUTSIDE_ROOT);
    (void)list("sub/../absent/*.csv", SZ_FILE_OUTSIDE_ROOT);
    /* A link that leads out, to a file, a folder or nothing, is the same error. */
    static const char *const targets[] = {"../b.csv", "..", "../absent.csv", "../absent/absent.csv"};
    static const char *const patterns[] = {"sub/out*.csv", "sub/ou?.csv/x.csv", "s*/out.csv",
                                           "s*/out.csv/x.csv", "sub/out.csv/*.csv"};
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        assert_int_equal(symlink(targets[i], path_of("sub/out.csv")), 0);
        for (size_t j = 0; j < sizeof patterns / sizeof patterns[0]; j++)
            (void)list(patterns[j], SZ_FILE_OUTSIDE_ROOT);
        assert_int_equal(unlink(path_of("sub/out.csv")), 0);
    }
    policy.has_root = false;
}

static void survives_failing_memory(void **state) {
    (void)state;
    for (long before = 0, fails = 1; fails; before++) {
        struct sz_listing listing;
        sz_listing_init(&listing, &memory);
        memory_fails(before, 16);
        enum sz_status status = sz_listing_add(&listing, path_of("s*/*.csv"), &policy);
        fails = memory_works(16);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        if (!fails)
            assert_int_equal(listing.count, 2);
        sz_listing_free(&listing);
        assert_int_equal(memory_blocks, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_what_matches),      cmocka_unit_test(says_when_nothing_matches),
        cmocka_unit_test(lists_each_file_once),    cmocka_unit_test(looks_nowhere_outside_the_root),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, make_files, remove_folder);
}
