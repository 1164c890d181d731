/* What the tests of this room share: an allocator that counts and fails on demand, and files of their own.
 *
 * The failing one lets `memory_before` calls pass, then fails `memory_burst` of them: libcsv absorbs seven
 * failures in a row, so a burst must be longer to be seen. */
#ifndef CSV_FIXTURE_H
#define CSV_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocator.h"
#include "base/span.h"

static long memory_blocks, memory_before = LONG_MAX, memory_burst;

static void *memory_resize(void *memory, size_t size) {
    if (memory_before > 0) {
        memory_before--;
    } else if (memory_burst > 0) {
        memory_burst--;
        return NULL;
    }
    void *resized = realloc(memory, size);
    memory_blocks += memory == NULL && resized != NULL;
    return resized;
}

static void memory_release(void *memory) {
    memory_blocks -= memory != NULL;
    free(memory);
}

static const struct sz_allocator memory = {memory_resize, memory_release};

/* Fails `burst` calls after `before`; memory_works() ends it, and says whether any call failed. */
static inline void memory_fails(long before, long burst) {
    memory_before = before;
    memory_burst = burst;
}

static inline bool memory_works(long burst) {
    bool failed = memory_before <= 0 && memory_burst < burst;
    memory_before = LONG_MAX;
    memory_burst = 0;
    return failed;
}

static char folder[64];

static inline int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/seizures_csv_XXXXXX");
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static inline int remove_folder(void **state) {
    (void)state;
    char command[128];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

/* The path of a file of this test; a few live at the same time. */
static inline const char *path_of(const char *name) {
    static char paths[8][256];
    static unsigned turn;
    char *path = paths[turn++ % 8];
    (void)snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static inline const char *write_file(const char *name, struct sz_span content) {
    const char *path = path_of(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(content.length == 0 ? 0 : fwrite(content.text, 1, content.length, file), content.length);
    assert_int_equal(fclose(file), 0);
    return path;
}

#define assert_text(span, expected)                                                                          \
    do {                                                                                                     \
        assert_int_equal((span).length, strlen(expected));                                                   \
        assert_memory_equal((span).text, expected, strlen(expected));                                        \
    } while (0)

#endif
