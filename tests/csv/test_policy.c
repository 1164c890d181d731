/* policy.c: below the root alone, and nothing told about the rest. */
#include "fixture.h"

#include "csv/source.h"

static struct sz_source source;

static enum sz_status open_below(const char *root, const char *path) {
    struct sz_file_policy policy;
    assert_int_equal(setenv("SEIZURES_ROOT", root, 1), 0);
    sz_file_policy_init(&policy);
    assert_int_equal(unsetenv("SEIZURES_ROOT"), 0);
    enum sz_status status = sz_source_open(&source, path, &policy, NULL);
    sz_source_close(&source);
    return status;
}

static void stays_below_the_root(void **state) {
    (void)state;
    char root[256];
    strcpy(root, path_of("root"));
    assert_int_equal(mkdir(root, 0700), 0);
    assert_int_equal(mkdir(path_of("root2"), 0700), 0);
    (void)write_file("root/in", SZ_SPAN("x"));
    (void)write_file("root2/out", SZ_SPAN("x"));
    assert_int_equal(symlink("../root2/out", path_of("root/escape")), 0);
    assert_int_equal(symlink("root/in", path_of("enter")), 0);
    assert_int_equal(open_below(root, path_of("root/in")), SZ_OK);
    assert_int_equal(open_below(root, path_of("enter")), SZ_OK);
    assert_int_equal(open_below(root, path_of("root/../root/in")), SZ_OK);
    assert_int_equal(open_below(root, path_of("root2/out")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(root, path_of("root/escape")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(root, path_of("root/../root2/out")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(root, "/etc/passwd"), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below("/", path_of("root2/out")), SZ_OK);
    assert_int_equal(open_below("", path_of("root/in")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(path_of("absent"), path_of("root/in")), SZ_FILE_OUTSIDE_ROOT);
}

/* Whether a file outside is there is nobody's business; inside, it is. */
static void tells_nothing_about_the_outside(void **state) {
    (void)state;
    char root[256];
    strcpy(root, path_of("root"));
    assert_int_equal(open_below(root, path_of("root/absent")), SZ_FILE_MISSING);
    assert_int_equal(open_below(root, path_of("root/absent/absent")), SZ_FILE_MISSING);
    assert_int_equal(open_below(root, path_of("root2/absent")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(root, path_of("root2/out/absent")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(root, "/absent/absent"), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(root, "absent"), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(symlink("../root2/absent", path_of("root/broken")), 0);
    assert_int_equal(open_below(root, path_of("root/broken")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(symlink("/root2/loop", path_of("root/away")), 0);
    assert_int_equal(open_below(root, path_of("root/away")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(root, path_of("root/away/in")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(symlink("missing", path_of("root/within")), 0);
    assert_int_equal(open_below(root, path_of("root/within")), SZ_FILE_MISSING);
    assert_int_equal(symlink("circle", path_of("root/circle")), 0);
    assert_int_equal(open_below(root, path_of("root/circle")), SZ_FILE_REFUSED);
    /* A way through the outside would tell that there is one. */
    assert_int_equal(open_below(root, path_of("root2/../root/in")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(open_below(root, path_of("absent/../root/in")), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(symlink("../root2", path_of("root/door")), 0);
    assert_int_equal(open_below(root, path_of("root/door/../root/in")), SZ_FILE_OUTSIDE_ROOT);
}

/* A relative path starts where the process is, even if that is outside. */
static void comes_in_from_outside(void **state) {
    (void)state;
    char root[256], here[SZ_PATH_MAX];
    strcpy(root, path_of("root"));
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(path_of("root2")), 0);
    assert_int_equal(open_below(root, "../root/in"), SZ_OK);
    assert_int_equal(open_below(root, "./../root/./absent"), SZ_FILE_MISSING);
    assert_int_equal(open_below(root, "out"), SZ_FILE_OUTSIDE_ROOT);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(open_below(root, root + 1), SZ_FILE_DIRECTORY);
    assert_int_equal(chdir(here), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stays_below_the_root),
        cmocka_unit_test(tells_nothing_about_the_outside),
        cmocka_unit_test(comes_in_from_outside),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
