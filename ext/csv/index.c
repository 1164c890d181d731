/* Chains through the rows, which are linked from the last to the first, so that each chain runs through the files
 * from their start. */
#include "index.h"

struct sz_index_row {
    uint64_t offset;
    uint32_t line;
    uint32_t digest;
    uint32_t next; /* a number, 0 at the end */
};

void sz_index_init(struct sz_index *index, const struct sz_allocator *allocator, uint64_t limit) {
    *index = (struct sz_index){.limit = limit};
    sz_buffer_init(&index->rows, allocator);
    sz_buffer_init(&index->firsts, allocator);
    sz_buffer_init(&index->heads, allocator);
}

void sz_index_free(struct sz_index *index) {
    sz_buffer_free(&index->rows);
    sz_buffer_free(&index->firsts);
    sz_buffer_free(&index->heads);
}

uint64_t sz_index_size(const struct sz_index *index) {
    return (uint64_t)index->rows.capacity + index->firsts.capacity + index->heads.capacity;
}

static struct sz_index_row *rows_of(const struct sz_index *index) {
    return (struct sz_index_row *)(void *)index->rows.bytes;
}

static uint32_t count_of(const struct sz_index *index) {
    return (uint32_t)(index->rows.length / sizeof(struct sz_index_row));
}

static enum sz_status fill_up(struct sz_index *index) {
    index->is_full = true;
    sz_index_free(index);
    return SZ_OK;
}

/* Each file that has begun up to `file` begins behind the rows that are there. */
static enum sz_status begin_files(struct sz_index *index, size_t file) {
    uint32_t count = count_of(index);
    enum sz_status status = SZ_OK;
    while (index->firsts.length / sizeof count <= file && status == SZ_OK)
        status = sz_buffer_add(&index->firsts, sz_span_of((const char *)&count, sizeof count));
    return status;
}

enum sz_status sz_index_add(struct sz_index *index, size_t file, struct sz_place place, uint32_t digest) {
    struct sz_index_row row = {.offset = place.offset, .line = (uint32_t)place.line, .digest = digest};
    if (index->is_full)
        return SZ_OK;
    uint64_t size = index->rows.length + sizeof row;
    if (index->rows.capacity < size) /* a buffer that grows doubles */
        size = 2 * (uint64_t)index->rows.length;
    if (size + size / 4 > index->limit || place.line > UINT32_MAX || count_of(index) == UINT32_MAX >> 1)
        return fill_up(index);
    enum sz_status status = begin_files(index, file);
    return status == SZ_OK ? sz_buffer_add(&index->rows, sz_span_of((const char *)&row, sizeof row)) : status;
}

enum sz_status sz_index_finish(struct sz_index *index) {
    uint32_t count = count_of(index), size = 1;
    if (index->is_full)
        return SZ_OK;
    while (size < count)
        size *= 2;
    index->mask = size - 1;
    enum sz_status status = sz_buffer_reserve(&index->heads, size * sizeof size);
    if (status != SZ_OK)
        return status;
    uint32_t *heads = (uint32_t *)(void *)index->heads.bytes;
    memset(heads, 0, size * sizeof size);
    index->heads.length = size * sizeof size;
    for (uint32_t number = count; number > 0; number--) {
        struct sz_index_row *row = &rows_of(index)[number - 1];
        if (row->digest == 0)
            continue;
        row->next = heads[row->digest & index->mask];
        heads[row->digest & index->mask] = number;
    }
    return SZ_OK;
}

/* The first row of a chain that has the digest. */
static uint32_t follow(const struct sz_index *index, uint32_t number, uint32_t digest) {
    while (number > 0 && rows_of(index)[number - 1].digest != digest)
        number = rows_of(index)[number - 1].next;
    return number;
}

uint32_t sz_index_find(const struct sz_index *index, uint32_t digest) {
    if (count_of(index) == 0)
        return 0;
    return follow(index, ((const uint32_t *)(const void *)index->heads.bytes)[digest & index->mask], digest);
}

uint32_t sz_index_next(const struct sz_index *index, uint32_t number) {
    const struct sz_index_row *row = &rows_of(index)[number - 1];
    return follow(index, row->next, row->digest);
}

void sz_index_place(const struct sz_index *index, uint32_t number, size_t *file, struct sz_place *place) {
    const uint32_t *firsts = (const uint32_t *)(const void *)index->firsts.bytes;
    const struct sz_index_row *row = &rows_of(index)[number - 1];
    size_t low = 0, high = index->firsts.length / sizeof *firsts;
    while (high - low > 1) { /* the last file that begins before it */
        size_t middle = low + (high - low) / 2;
        if (firsts[middle] < number)
            low = middle;
        else
            high = middle;
    }
    *file = low;
    *place = (struct sz_place){row->offset, row->line};
}
