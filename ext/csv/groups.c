/* Keys and chunks are cut off blocks, which are freed together. A group's first chunk is small, since most groups may
 * have but one row, and each further one twice as large as the one before. */
#include "groups.h"

enum {
    BLOCK_MAX = 1 << 18,
    BLOCK_MIN = 1 << 9,
    CHUNK_MIN = 48,
    CHUNK_MAX = 1 << 13,
    SLOTS_MIN = 64,
    RUN_TO_ASK = 1 << 14, /* a merge of so many groups is worth the question whether to go on */
};

struct sz_group_chunk {
    struct sz_group_chunk *next;
    size_t used, size;
    char bytes[];
};

struct sz_group_block {
    struct sz_group_block *next;
    size_t used, size;
    char bytes[];
};

void sz_groups_init(struct sz_groups *groups, const struct sz_allocator *allocator, uint64_t limit,
                    uint64_t seed) {
    *groups = (struct sz_groups){.allocator = allocator, .limit = limit, .seed = seed};
    sz_buffer_init(&groups->groups, allocator);
    sz_buffer_init(&groups->slots, allocator);
}

void sz_groups_free(struct sz_groups *groups) {
    while (groups->blocks != NULL) {
        struct sz_group_block *block = groups->blocks;
        groups->blocks = block->next;
        groups->allocator->release(block);
    }
    sz_buffer_free(&groups->groups);
    sz_buffer_free(&groups->slots);
    groups->block_size = 0;
    groups->is_full = false;
}

static uint32_t *slots_of(const struct sz_groups *groups) {
    return (uint32_t *)(void *)groups->slots.bytes;
}

static size_t slot_count(const struct sz_groups *groups) {
    return groups->slots.length / sizeof(uint32_t);
}

static struct sz_group *groups_of(const struct sz_groups *groups) {
    return (struct sz_group *)(void *)groups->groups.bytes;
}

static uint64_t size_of(const struct sz_groups *groups) {
    return groups->block_size + groups->groups.capacity + groups->slots.capacity;
}

static struct sz_group_block *add_block(struct sz_groups *groups, size_t length) {
    size_t size = BLOCK_MAX;
    while (size > BLOCK_MIN && size > groups->limit / 8)
        size /= 2;
    if (size < length)
        size = length;
    struct sz_group_block *block = groups->allocator->resize(NULL, sizeof *block + size);
    if (block == NULL)
        return NULL;
    *block = (struct sz_group_block){.next = groups->blocks, .size = size};
    groups->blocks = block;
    groups->block_size += sizeof *block + size;
    return block;
}

/* Memory that lives as long as the groups; NULL: there is none. */
static char *cut_off(struct sz_groups *groups, size_t length) {
    struct sz_group_block *block = groups->blocks;
    length = (length + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
    if (block == NULL || block->size - block->used < length)
        block = add_block(groups, length);
    if (block == NULL)
        return NULL;
    block->used += length;
    return block->bytes + block->used - length;
}

static enum sz_status grow_slots(struct sz_groups *groups) {
    size_t count = slot_count(groups) == 0 ? SLOTS_MIN : slot_count(groups) * 2;
    groups->slots.length = 0;
    enum sz_status status = sz_buffer_reserve(&groups->slots, count * sizeof(uint32_t));
    if (status != SZ_OK)
        return status;
    groups->slots.length = count * sizeof(uint32_t);
    uint32_t *slots = slots_of(groups);
    memset(slots, 0, groups->slots.length);
    for (size_t i = 0; i < sz_groups_count(groups); i++) {
        size_t slot = groups_of(groups)[i].digest & (count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (count - 1);
        slots[slot] = (uint32_t)i + 1;
    }
    return SZ_OK;
}

/* The slot of the key's group, or the free one where it belongs. */
static uint32_t *find_slot(const struct sz_groups *groups, struct sz_span key, uint32_t digest) {
    uint32_t *slots = slots_of(groups);
    size_t mask = slot_count(groups) - 1, slot = digest & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
        const struct sz_group *group = &groups_of(groups)[slots[slot] - 1];
        if (group->digest == digest && sz_span_equal(group->key, key))
            break;
    }
    return &slots[slot];
}

static enum sz_status add_group(struct sz_groups *groups, struct sz_span key, uint32_t digest,
                                uint32_t *slot) {
    struct sz_group group = {.digest = digest, .size = sizeof group + key.length};
    if (sz_groups_count(groups) >= UINT32_MAX / 4) {
        groups->is_full = true; /* numbers of slots are of 32 bits */
        return SZ_OK;
    }
    char *copy = cut_off(groups, key.length + 1);
    if (copy == NULL)
        return SZ_NO_MEMORY;
    if (key.length > 0)
        memcpy(copy, key.text, key.length);
    group.key = sz_span_of(copy, key.length);
    enum sz_status status = sz_buffer_add(&groups->groups, sz_span_of((const char *)&group, sizeof group));
    if (status == SZ_OK)
        *slot = (uint32_t)sz_groups_count(groups);
    return status;
}

static struct sz_group_chunk *add_chunk(struct sz_groups *groups, struct sz_group *group, size_t length) {
    size_t size = CHUNK_MIN;
    if (group->last != NULL)
        size = group->last->size < CHUNK_MAX ? group->last->size * 2 : CHUNK_MAX;
    if (size < length)
        size = length;
    struct sz_group_chunk *chunk = (struct sz_group_chunk *)(void *)cut_off(groups, sizeof *chunk + size);
    if (chunk == NULL)
        return NULL;
    *chunk = (struct sz_group_chunk){.size = size};
    if (group->last == NULL)
        group->first = chunk;
    else
        group->last->next = chunk;
    group->last = chunk;
    return chunk;
}

static enum sz_status add_row(struct sz_groups *groups, struct sz_group *group, struct sz_span row) {
    struct sz_group_chunk *chunk = group->last;
    group->count++;
    if (row.length == 0)
        return SZ_OK;
    if (chunk == NULL || chunk->size - chunk->used < row.length)
        chunk = add_chunk(groups, group, row.length);
    if (chunk == NULL)
        return SZ_NO_MEMORY;
    memcpy(chunk->bytes + chunk->used, row.text, row.length);
    chunk->used += row.length;
    group->size += row.length;
    return SZ_OK;
}

/* Most keys are so short that to call memcmp takes longer than to compare. */
static bool is_same(const char *a, const char *b, size_t length) {
    uint64_t eight, other;
    size_t at = 0;
    if (length < sizeof eight) {
        while (at < length && a[at] == b[at])
            at++;
        return at == length;
    }
    for (;; at += sizeof eight) {
        if (at + sizeof eight > length)
            at = length - sizeof eight;
        memcpy(&eight, a + at, sizeof eight);
        memcpy(&other, b + at, sizeof other);
        if (eight != other || at + sizeof eight == length)
            return eight == other;
    }
}

struct sz_group *sz_groups_find(const struct sz_groups *groups, uint32_t digest, struct sz_span inner) {
    enum { AROUND = 2 };
    const uint32_t *slots = slots_of(groups);
    size_t mask = slot_count(groups) - 1;
    if (slots == NULL)
        return NULL;
    for (size_t slot = digest & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
        struct sz_group *group = &groups_of(groups)[slots[slot] - 1];
        if (group->digest == digest && group->key.length == inner.length + AROUND &&
            is_same(group->key.text + 1, inner.text, inner.length))
            return group;
    }
    return NULL;
}

enum sz_status sz_groups_append(struct sz_groups *groups, struct sz_group *group, struct sz_span row) {
    enum sz_status status = add_row(groups, group, row);
    groups->is_full = groups->is_full || size_of(groups) > groups->limit;
    return status;
}

enum sz_status sz_groups_add(struct sz_groups *groups, uint32_t digest, struct sz_span key,
                             struct sz_span row) {
    enum sz_status status = SZ_OK;
    if (sz_groups_count(groups) * 2 >= slot_count(groups))
        status = grow_slots(groups);
    if (status != SZ_OK)
        return status;
    uint32_t *slot = find_slot(groups, key, digest);
    if (*slot == 0)
        status = add_group(groups, key, digest, slot);
    if (status == SZ_OK && *slot != 0)
        status = add_row(groups, &groups_of(groups)[*slot - 1], row);
    groups->is_full = groups->is_full || size_of(groups) > groups->limit;
    return status;
}

static bool is_stopped(const struct sz_group_order *order, size_t run) {
    return run >= RUN_TO_ASK && order->is_interrupted != NULL && order->is_interrupted(order->interrupt_data);
}

/* Merges neighbouring runs of `run` groups into runs twice as long. */
static enum sz_status merge_runs(const struct sz_group *from, struct sz_group *to, size_t count, size_t run,
                                 const struct sz_group_order *order) {
    for (size_t start = 0; start < count; start += 2 * run) {
        size_t left_end = start + run < count ? start + run : count;
        size_t right_end = left_end + run < count ? left_end + run : count;
        size_t left = start, right = left_end;
        if (is_stopped(order, run))
            return SZ_INTERRUPTED;
        for (size_t at = start; at < right_end; at++) {
            bool takes_right =
                left == left_end ||
                (right < right_end && order->compare(order->data, from[right].key, from[left].key) < 0);
            to[at] = takes_right ? from[right++] : from[left++];
        }
    }
    return SZ_OK;
}

enum sz_status sz_groups_sort(struct sz_groups *groups, const struct sz_group_order *order) {
    struct sz_buffer other;
    size_t count = sz_groups_count(groups), length = groups->groups.length;
    sz_buffer_init(&other, groups->allocator);
    sz_buffer_free(&groups->slots);
    if (count < 2)
        return SZ_OK;
    enum sz_status status = sz_buffer_reserve(&other, length);
    for (size_t run = 1; run < count && status == SZ_OK; run *= 2) {
        status = merge_runs(groups_of(groups), (struct sz_group *)(void *)other.bytes, count, run, order);
        struct sz_buffer swapped = groups->groups;
        groups->groups = other;
        groups->groups.length = length;
        other = swapped;
    }
    sz_buffer_free(&other);
    return status;
}

struct sz_group_cursor sz_group_start(const struct sz_group *group) {
    return (struct sz_group_cursor){.chunk = group->first};
}

const char *sz_group_cursor_row(struct sz_group_cursor *cursor) {
    if (cursor->at == cursor->chunk->used) {
        cursor->chunk = cursor->chunk->next;
        cursor->at = 0;
    }
    return cursor->chunk->bytes + cursor->at;
}
