/* Rows gathered by their keys, in memory: a dictionary of keys, and behind each of them what its rows hold.
 *
 *     sz_groups_init(&groups, allocator, limit, seed)
 *     for each row: sz_groups_add(&groups, digest, key, row)      until groups.is_full
 *     sz_groups_sort(&groups, &order)
 *     for (i = 0; i < sz_groups_count(&groups); i++) … sz_groups_at(&groups, i) …
 *     sz_groups_free(&groups)
 *
 * Keys and rows are bytes, whatever they mean. A row of no bytes is only counted. Rows of a group come out in the
 * order in which they went in. When the groups are full, what they hold is more than `limit`; it is to be dropped. */
#ifndef SZ_GROUPS_H
#define SZ_GROUPS_H

#include "../base/buffer.h"

struct sz_group_chunk; /* rows of one group */
struct sz_group_block; /* memory for keys and chunks */

struct sz_group {
    struct sz_span key;
    uint64_t count; /* rows */
    uint64_t size;  /* bytes of its rows and key */
    uint32_t digest;
    struct sz_group_chunk *first, *last;
};

struct sz_groups {
    const struct sz_allocator *allocator;
    uint64_t limit;                /* bytes */
    uint64_t seed;                 /* for who makes digests */
    struct sz_group_block *blocks; /* a list, the one in use first */
    uint64_t block_size;           /* of all blocks */
    struct sz_buffer groups;       /* struct sz_group, in the order of their first rows; sorted in the end */
    struct sz_buffer slots;        /* uint32_t: the number of a group from 1, 0: free */
    bool is_full;
};

/* Takes no memory. Free may be called twice; the groups are empty then. */
void sz_groups_init(struct sz_groups *groups, const struct sz_allocator *allocator, uint64_t limit,
                    uint64_t seed);
void sz_groups_free(struct sz_groups *groups);

static inline size_t sz_groups_count(const struct sz_groups *groups) {
    return groups->groups.length / sizeof(struct sz_group);
}

static inline const struct sz_group *sz_groups_at(const struct sz_groups *groups, size_t place) {
    return (const struct sz_group *)(const void *)groups->groups.bytes + place;
}

/* Copies the key, if it is new, and the row. The digest is any number that is always the same for a key. SZ_NO_MEMORY. */
enum sz_status sz_groups_add(struct sz_groups *groups, uint32_t digest, struct sz_span key,
                             struct sz_span row);

/* The group of a key whose bytes are these, with one in front of them and one behind them that say nothing more; NULL:
 * there is none. It may move when another key is added. */
struct sz_group *sz_groups_find(const struct sz_groups *groups, uint32_t digest, struct sz_span inner);

/* Adds a row to a group that was found. SZ_NO_MEMORY. */
enum sz_status sz_groups_append(struct sz_groups *groups, struct sz_group *group, struct sz_span row);

/* Sorts the groups; nothing can be added any more. `compare` gives less than, equal to or more than 0.
 * SZ_NO_MEMORY, or SZ_INTERRUPTED if `is_interrupted`, which is asked now and then, said so (it may be NULL). */
struct sz_group_order {
    int (*compare)(const void *data, struct sz_span key, struct sz_span other);
    const void *data;
    bool (*is_interrupted)(void *interrupt_data);
    void *interrupt_data;
};
enum sz_status sz_groups_sort(struct sz_groups *groups, const struct sz_group_order *order);

/* Where a reader of one group's rows is. */
struct sz_group_cursor {
    const struct sz_group_chunk *chunk;
    size_t at;
};

/* The bytes from the next row on; the caller knows where it ends, and says so with sz_group_cursor_take. Only for
 * groups whose rows have bytes, and no more often than the group has rows. */
struct sz_group_cursor sz_group_start(const struct sz_group *group);
const char *sz_group_cursor_row(struct sz_group_cursor *cursor);

static inline void sz_group_cursor_take(struct sz_group_cursor *cursor, size_t length) {
    cursor->at += length;
}

#endif
