/* Where records start, for some of the records of a table: so that one is reached by its number without reading
 * all that stand before it.
 *
 * Every scan of a table notes what it passes: the first record of each file, and every 1024th of the table where
 * its file can be sought in. That is 32 bytes for some hundred kilobytes of file. */
#ifndef SZ_OFFSETS_H
#define SZ_OFFSETS_H

#include "files.h"

/* Records are numbered from 1, through all files. */
enum { SZ_OFFSETS_EVERY = 1024 };

struct sz_offset {
    uint64_t number;
    size_t file;
    struct sz_place place;
};

struct sz_offsets {
    struct sz_buffer known; /* struct sz_offset, by their numbers */
};

/* Takes no memory. Free may be called twice. */
void sz_offsets_init(struct sz_offsets *offsets, const struct sz_allocator *allocator);
void sz_offsets_free(struct sz_offsets *offsets);

/* Whether sz_offsets_note wants to hear of record `number`, if the one before it was of the same file. */
static inline bool sz_offsets_wants(uint64_t number) {
    return number % SZ_OFFSETS_EVERY == 1;
}

/* The first record behind `number` that it wants. */
static inline uint64_t sz_offsets_next(uint64_t number) {
    return (number + SZ_OFFSETS_EVERY - 1) / SZ_OFFSETS_EVERY * SZ_OFFSETS_EVERY + 1;
}

/* The scan is at its `number`th record. `is_first`: of its file. SZ_NO_MEMORY. */
enum sz_status sz_offsets_note(struct sz_offsets *offsets, const struct sz_files_scan *scan, uint64_t number,
                               bool is_first);

/* The last known record up to `number`; the first of all is always known. */
struct sz_offset sz_offsets_find(const struct sz_offsets *offsets, uint64_t number);

#endif
