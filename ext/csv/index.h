/* The records of a table by the value of one column: where each of them starts, found by the digest of its cell.
 *
 *     sz_index_init(&index, allocator, limit)
 *     for each record: sz_index_add(&index, file, place, digest)     digest 0: its cell is NULL
 *     sz_index_finish(&index)
 *     for (number = sz_index_find(&index, digest); number > 0; number = sz_index_next(&index, number))
 *         sz_index_place(&index, number, &file, &place)
 *
 * It takes about 30 bytes a record. One that would need more memory than `limit` is full: what it takes then is
 * given back, and it can only be freed. */
#ifndef SZ_INDEX_H
#define SZ_INDEX_H

#include "files.h"

struct sz_index {
    uint64_t limit;          /* bytes */
    struct sz_buffer rows;   /* struct sz_index_row */
    struct sz_buffer firsts; /* uint32_t: the rows of all files before, for each file */
    struct sz_buffer heads;  /* uint32_t: the number of a row, for each value of the digest's lowest bits */
    uint32_t mask;
    bool is_full;
};

/* Takes no memory. Free may be called twice. */
void sz_index_init(struct sz_index *index, const struct sz_allocator *allocator, uint64_t limit);
void sz_index_free(struct sz_index *index);

/* The next record; files come in their order. SZ_OK also when the index is full then. */
enum sz_status sz_index_add(struct sz_index *index, size_t file, struct sz_place place, uint32_t digest);
enum sz_status sz_index_finish(struct sz_index *index);

/* The number of the first record whose cell has the digest, and of the next one behind it; 0: there is none. */
uint32_t sz_index_find(const struct sz_index *index, uint32_t digest);
uint32_t sz_index_next(const struct sz_index *index, uint32_t number);

void sz_index_place(const struct sz_index *index, uint32_t number, size_t *file, struct sz_place *place);

/* Bytes that it takes. */
uint64_t sz_index_size(const struct sz_index *index);

#endif
