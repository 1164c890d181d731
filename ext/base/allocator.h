/* Where growing buffers get their memory: passed in, never taken from the C library directly.
 *
 * The extension passes SQLite's allocator, tests pass one that counts and fails on demand, and libcsv hangs
 * on the same two functions. `resize(NULL, n)` allocates; a failed resize returns NULL and leaves the old
 * block as it was. `release(NULL)` does nothing. */
#ifndef SZ_ALLOCATOR_H
#define SZ_ALLOCATOR_H

#include <stddef.h>

struct sz_allocator {
    void *(*resize)(void *memory, size_t size);
    void (*release)(void *memory);
};

#endif
