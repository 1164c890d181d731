/* What the fuzz targets of csv/ share: memory, what must hold, and a file with the input, which stays open and is written anew. */
#ifndef CSV_INPUT_H
#define CSV_INPUT_H

#include "base/allocator.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static inline void *resize(void *memory, size_t size) {
    return realloc(memory, size);
}

static const struct sz_allocator allocator = {resize, free};

static inline void check(bool holds) {
    if (!holds)
        abort();
}

/* The path of a file of its own for each process; in memory where there is such a folder. */
static inline const char *write_file(const uint8_t *bytes, size_t size) {
    static char path[64];
    static int descriptor = -1;
    if (descriptor < 0) {
        strcpy(path, access("/dev/shm", W_OK) == 0 ? "/dev/shm/fuzz_csv_XXXXXX" : "/tmp/fuzz_csv_XXXXXX");
        descriptor = mkstemp(path);
    }
    check(descriptor >= 0 && pwrite(descriptor, bytes, size, 0) == (ssize_t)size &&
          ftruncate(descriptor, (off_t)size) == 0);
    return path;
}

#endif
