/* source.c: regular files alone, and only as long as they stay what they were. */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>

#include "csv/source.h"

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_source source;

static enum sz_status open_file(const char *path) {
    enum sz_status status = sz_source_open(&source, path, &everywhere, NULL);
    assert_int_equal(source.descriptor >= 0, status == SZ_OK);
    return status;
}

static void reads_a_file_to_its_end(void **state) {
    (void)state;
    char bytes[8];
    size_t got;
    assert_int_equal(open_file(write_file("a", SZ_SPAN("0123456789"))), SZ_OK);
    assert_int_equal(source.identity.size, 10);
    assert_int_equal(sz_source_read(&source, bytes, 8, &got), SZ_OK);
    assert_int_equal(got, 8);
    assert_int_equal(sz_source_read(&source, bytes, 8, &got), SZ_OK);
    assert_int_equal(got, 2);
    assert_memory_equal(bytes, "89", 2);
    assert_int_equal(sz_source_read(&source, bytes, 8, &got), SZ_OK);
    assert_int_equal(got, 0);
    sz_source_close(&source);
    sz_source_close(&source);
}

static void opens_regular_files_alone(void **state) {
    (void)state;
    assert_int_equal(open_file(path_of("absent")), SZ_FILE_MISSING);
    assert_int_equal(open_file(""), SZ_FILE_MISSING);
    assert_int_equal(open_file(path_of("a/b")), SZ_FILE_MISSING);
    assert_int_equal(open_file(folder), SZ_FILE_DIRECTORY);
    assert_int_equal(open_file("/dev/null"), SZ_FILE_DEVICE);
    assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
    assert_int_equal(open_file(path_of("fifo")), SZ_FILE_FIFO);
    assert_int_equal(symlink("fifo", path_of("link")), 0);
    assert_int_equal(open_file(path_of("link")), SZ_FILE_FIFO);
    assert_int_equal(symlink("loop", path_of("loop")), 0);
    assert_int_equal(open_file(path_of("loop")), SZ_FILE_REFUSED);
}

static void leaves_its_file_to_no_child(void **state) {
    (void)state;
    assert_int_equal(open_file(write_file("a", SZ_SPAN("x"))), SZ_OK);
    assert_true(fcntl(source.descriptor, F_GETFD) & FD_CLOEXEC);
    sz_source_close(&source);
}

static void append(const char *path, const char *text) {
    FILE *file = fopen(path, "ab");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) >= 0, 1);
    assert_int_equal(fclose(file), 0);
}

/* Opens `a`, reads a part, lets `change` happen, reads the rest. */
static enum sz_status read_while(void (*change)(const char *path)) {
    static char bytes[1 << 16];
    char part[4];
    size_t got;
    memset(bytes, 'x', sizeof bytes);
    const char *path = write_file("a", sz_span_of(bytes, sizeof bytes));
    assert_int_equal(open_file(path), SZ_OK);
    assert_int_equal(sz_source_read(&source, part, sizeof part, &got), SZ_OK);
    change(path);
    enum sz_status status;
    do
        status = sz_source_read(&source, bytes, sizeof bytes, &got);
    while (status == SZ_OK && got > 0);
    sz_source_close(&source);
    return status;
}

static void change_nothing(const char *path) {
    (void)path;
}

static void grow(const char *path) {
    append(path, "more");
}

static void shrink(const char *path) {
    assert_int_equal(truncate(path, 100), 0);
}

static void edit(const char *path) {
    int descriptor = open(path, O_WRONLY);
    struct timespec past[2] = {{.tv_sec = 1}, {.tv_sec = 1, .tv_nsec = 1}};
    assert_int_equal(pwrite(descriptor, "y", 1, 1), 1);
    assert_int_equal(futimens(descriptor, past), 0); /* a clock that ticks slowly must not hide it here */
    assert_int_equal(close(descriptor), 0);
}

/* The modification time is set back to what it was, as some tools that copy do. */
static void edit_and_hide(const char *path) {
    struct stat before;
    assert_int_equal(stat(path, &before), 0);
    struct timespec times[2] = {before.st_atim, before.st_mtim};
    int descriptor = open(path, O_WRONLY);
    assert_int_equal(usleep(20000), 0); /* the clock of files ticks slowly */
    assert_int_equal(pwrite(descriptor, "y", 1, 1), 1);
    assert_int_equal(futimens(descriptor, times), 0);
    assert_int_equal(close(descriptor), 0);
}

static void replace(const char *path) {
    char bytes[1 << 16] = {0};
    assert_int_equal(rename(write_file("other", sz_span_of(bytes, sizeof bytes)), path), 0);
}

static void drop(const char *path) {
    assert_int_equal(unlink(path), 0);
}

static void notices_what_happens_to_a_file(void **state) {
    (void)state;
    assert_int_equal(read_while(change_nothing), SZ_OK);
    assert_int_equal(read_while(grow), SZ_FILE_CHANGED);
    assert_int_equal(read_while(shrink), SZ_FILE_CHANGED);
    assert_int_equal(read_while(edit), SZ_FILE_CHANGED);
    assert_int_equal(read_while(edit_and_hide), SZ_FILE_CHANGED);
    assert_int_equal(read_while(replace), SZ_FILE_CHANGED);
    assert_int_equal(read_while(drop), SZ_FILE_CHANGED);
}

/* Such a file has a size of 0, or of a page, and other bytes. */
static void refuses_what_the_system_makes(void **state) {
    (void)state;
    char bytes[1 << 14];
    size_t got;
    if (access("/proc/self/status", R_OK) != 0)
        skip();
    assert_int_equal(open_file("/proc/self/status"), SZ_OK);
    assert_int_equal(sz_source_read(&source, bytes, sizeof bytes, &got), SZ_FILE_UNSTORED);
    sz_source_close(&source);
}

static void compares_with_an_earlier_open(void **state) {
    (void)state;
    const char *path = write_file("a", SZ_SPAN("x"));
    assert_int_equal(open_file(path), SZ_OK);
    struct sz_identity identity = source.identity;
    sz_source_close(&source);
    assert_int_equal(sz_source_open(&source, path, &everywhere, &identity), SZ_OK);
    sz_source_close(&source);
    append(path, "y");
    assert_int_equal(sz_source_open(&source, path, &everywhere, &identity), SZ_FILE_CHANGED);
    assert_int_equal(source.descriptor, -1);
}

static void loads_a_whole_file(void **state) {
    (void)state;
    struct sz_buffer bytes;
    int error;
    const char *path = write_file("a", SZ_SPAN("one\ntwo\n"));
    sz_buffer_init(&bytes, &memory);
    assert_int_equal(sz_source_load(path, &everywhere, 8, &bytes, &error), SZ_OK);
    assert_int_equal(sz_source_load(path, &everywhere, 8, &bytes, &error), SZ_OK);
    assert_text(sz_buffer_span(&bytes), "one\ntwo\none\ntwo\n");
    assert_int_equal(sz_source_load(path, &everywhere, 7, &bytes, &error), SZ_FILE_TOO_LARGE);
    assert_int_equal(sz_source_load(write_file("b", SZ_SPAN("")), &everywhere, 0, &bytes, &error), SZ_OK);
    assert_int_equal(sz_source_load(path_of("absent"), &everywhere, 7, &bytes, &error), SZ_FILE_MISSING);
    assert_int_equal(error, ENOENT);
    sz_buffer_free(&bytes);
    memory_fails(0, 1);
    assert_int_equal(sz_source_load(path, &everywhere, 8, &bytes, &error), SZ_NO_MEMORY);
    assert_true(memory_works(1));
    sz_buffer_free(&bytes);
    assert_int_equal(memory_blocks, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_file_to_its_end),        cmocka_unit_test(opens_regular_files_alone),
        cmocka_unit_test(leaves_its_file_to_no_child),

        cmocka_unit_test(notices_what_happens_to_a_file), cmocka_unit_test(refuses_what_the_system_makes),
        cmocka_unit_test(compares_with_an_earlier_open),  cmocka_unit_test(loads_a_whole_file),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
