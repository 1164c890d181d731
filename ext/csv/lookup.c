/* An index is made by one scan that wants its column alone. Walks hold the index that they follow: it may be
 * dropped from the list meanwhile, to make room for another. */
#include "lookup.h"

enum {
    ROW_SIZE = 32, /* bytes of an index for a record, for a guess */
    BLOCK = 1024,  /* bytes read for a record here and there */
};

struct sz_column_index {
    struct sz_column_index *next;
    size_t column;
    unsigned holders; /* walks, and the list */
    struct sz_index index;
};

void sz_lookup_init(struct sz_lookup *lookup, const struct sz_files *files,
                    const struct sz_allocator *allocator, const struct sz_csv_options *options,
                    uint64_t seed) {
    *lookup = (struct sz_lookup){.files = files, .allocator = allocator, .options = options, .seed = seed};
    sz_offsets_init(&lookup->offsets, allocator);
    sz_buffer_init(&lookup->searched, allocator);
}

static void release(struct sz_lookup *lookup, struct sz_column_index *index) {
    if (index == NULL || --index->holders > 0)
        return;
    sz_index_free(&index->index);
    lookup->allocator->release(index);
}

static void drop_first(struct sz_lookup *lookup, struct sz_column_index **link) {
    struct sz_column_index *index = *link;
    *link = index->next;
    release(lookup, index);
}

void sz_lookup_free(struct sz_lookup *lookup) {
    while (lookup->indexes != NULL)
        drop_first(lookup, &lookup->indexes);
    sz_offsets_free(&lookup->offsets);
    sz_buffer_free(&lookup->searched);
}

static uint64_t guess_size(const struct sz_lookup *lookup) {
    return lookup->files->size / lookup->files->record_size * ROW_SIZE;
}

bool sz_lookup_may_index(const struct sz_lookup *lookup) {
    return !lookup->has_no_index && guess_size(lookup) <= lookup->options->max_memory;
}

static struct sz_column_index *find_index(const struct sz_lookup *lookup, size_t column) {
    struct sz_column_index *index = lookup->indexes;
    while (index != NULL && index->column != column)
        index = index->next;
    return index;
}

static uint64_t room_left(const struct sz_lookup *lookup) {
    uint64_t taken = 0;
    for (const struct sz_column_index *index = lookup->indexes; index != NULL; index = index->next)
        taken += sz_index_size(&index->index);
    return taken < lookup->options->max_memory ? lookup->options->max_memory - taken : 0;
}

/* Drops indexes that no walk follows until another one is likely to fit. */
static void make_room(struct sz_lookup *lookup) {
    struct sz_column_index **link = &lookup->indexes;
    while (*link != NULL && room_left(lookup) < guess_size(lookup))
        if ((*link)->holders == 1 && !(*link)->index.is_full)
            drop_first(lookup, link);
        else
            link = &(*link)->next;
}

static uint64_t bit_of(size_t column) {
    enum { LAST = 63 };
    return UINT64_C(1) << (column < LAST ? column : LAST);
}

/* The digest of a cell of the record that the scan is at; 0: it is NULL. */
static enum sz_status read_digest(const struct sz_lookup *lookup, size_t column, struct sz_files_scan *scan,
                                  uint32_t *digest) {
    struct sz_span cell;
    struct sz_cell_number number;
    const struct sz_files *files = lookup->files;
    enum sz_status status = sz_files_read(scan, column, &cell);
    *digest = 0;
    if (status != SZ_OK)
        scan->failure = scan->reader.failure;
    if (status != SZ_OK || cell.text == NULL)
        return status;
    if (sz_files_type(files, column) == SZ_CELL_TEXT) {
        *digest = sz_digest_text(cell, lookup->seed);
        return SZ_OK;
    }
    char decimal = files->setup->options->decimal;
    enum sz_cell_type type = sz_cell_read(cell, decimal != '\0' ? decimal : '.', &number);
    if (type != SZ_CELL_EMPTY) /* which is NULL among numbers */
        *digest = type == SZ_CELL_TEXT ? sz_digest_text(cell, lookup->seed)
                                       : sz_digest_number(&number, lookup->seed);
    return SZ_OK;
}

/* One scan over all. */
static enum sz_status fill(struct sz_lookup *lookup, struct sz_column_index *index,
                           struct sz_files_scan *scan) {
    enum sz_status status;
    sz_files_start(lookup->files, scan, bit_of(index->column));
    while ((status = sz_files_go_on(scan)) == SZ_OK && !scan->is_end && !lookup->has_no_index) {
        struct sz_place place = {sz_reader_offset(&scan->reader), sz_reader_line(&scan->reader)};
        uint32_t digest;
        lookup->has_no_index = !sz_files_can_seek(scan);
        status = read_digest(lookup, index->column, scan, &digest);
        if (status == SZ_OK)
            status = sz_index_add(&index->index, scan->file, place, digest);
        if (status != SZ_OK || index->index.is_full)
            break;
    }
    if (status == SZ_OK)
        status = sz_index_finish(&index->index);
    if (status == SZ_NO_MEMORY)
        scan->failure.status = status;
    return status;
}

/* Makes the index of that column, which may turn out to be full. A failure stands in the walk's scan. */
static enum sz_status build(struct sz_walk *walk, size_t column) {
    struct sz_lookup *lookup = walk->lookup;
    struct sz_files_scan scan = {.files = lookup->files};
    make_room(lookup);
    struct sz_column_index *index = lookup->allocator->resize(NULL, sizeof *index);
    enum sz_status status = SZ_NO_MEMORY;
    scan.failure.status = status;
    if (index != NULL) {
        *index = (struct sz_column_index){.column = column, .holders = 1};
        sz_index_init(&index->index, lookup->allocator, room_left(lookup));
        status = fill(lookup, index, &scan);
    }
    sz_files_stop(&scan);
    if (status == SZ_OK && !lookup->has_no_index) {
        index->next = lookup->indexes;
        lookup->indexes = index;
        return SZ_OK;
    }
    release(lookup, index);
    if (status != SZ_OK) {
        sz_files_stop(walk->scan);
        walk->scan->file = scan.file;
        walk->scan->failure = scan.failure;
    }
    return status;
}

void sz_walk_init(struct sz_walk *walk, struct sz_lookup *lookup, struct sz_files_scan *scan) {
    *walk = (struct sz_walk){.lookup = lookup, .scan = scan};
    sz_files_start(lookup->files, scan, 0); /* a failure before the first record is about a file, too */
}

static void let_go(struct sz_walk *walk) {
    release(walk->lookup, walk->index);
    walk->index = NULL;
}

void sz_walk_stop(struct sz_walk *walk) {
    if (walk->lookup == NULL)
        return;
    let_go(walk);
    sz_files_stop(walk->scan);
    walk->kind = SZ_WALK_NOTHING;
}

/* Starts the scan, unless it is one for records here and there already. */
static void begin(struct sz_walk *walk, enum sz_walk_kind kind, uint64_t wanted) {
    bool goes_on = kind == SZ_WALK_INDEX && walk->kind == kind && walk->wanted == wanted &&
                   walk->scan->failure.status == SZ_OK;
    walk->kind = kind;
    walk->wanted = wanted;
    walk->number = 0;
    walk->turn = walk->row = 0;
    if (goes_on)
        return;
    sz_files_stop(walk->scan);
    sz_files_start(walk->lookup->files, walk->scan, wanted);
    if (kind == SZ_WALK_INDEX)
        walk->scan->block = BLOCK;
}

/* The next record of the files, and its number. */
static enum sz_status step(struct sz_walk *walk) {
    size_t file = walk->scan->file;
    bool is_first = !walk->scan->is_open;
    enum sz_status status = sz_files_go_on(walk->scan);
    if (status != SZ_OK || walk->scan->is_end)
        return status;
    walk->number++;
    is_first = is_first || walk->scan->file != file;
    if (is_first || sz_offsets_wants(walk->number))
        status = sz_offsets_note(&walk->lookup->offsets, walk->scan, walk->number, is_first);
    if (status != SZ_OK)
        walk->scan->failure = (struct sz_file_problem){.status = status};
    return status;
}

/* The end, if the files are still what they were. */
static enum sz_status end(struct sz_walk *walk) {
    enum sz_status status = walk->scan->failure.status;
    if (status == SZ_OK && !walk->scan->is_open) /* so that the next time need not open them all */
        status = sz_files_seek(walk->scan, 0, (struct sz_place){.line = 0});
    if (status == SZ_OK)
        status = sz_files_check(walk->scan);
    walk->scan->is_end = true;
    return status;
}

static enum sz_status next_number(struct sz_walk *walk) {
    return walk->number >= walk->last ? end(walk) : step(walk);
}

enum sz_status sz_walk_numbers(struct sz_walk *walk, uint64_t wanted, uint64_t first, uint64_t last) {
    struct sz_offset offset = sz_offsets_find(&walk->lookup->offsets, first);
    let_go(walk);
    begin(walk, SZ_WALK_NUMBERS, wanted);
    walk->last = last;
    if (first > last)
        return end(walk);
    enum sz_status status = sz_files_seek(walk->scan, offset.file, offset.place);
    walk->number = offset.number - 1;
    do
        status = status == SZ_OK ? step(walk) : status;
    while (status == SZ_OK && !walk->scan->is_end && walk->number < first);
    return status;
}

/* The next record whose cell has one of the digests. */
static enum sz_status next_found(struct sz_walk *walk) {
    for (;;) {
        uint32_t digest;
        enum sz_status status = step(walk);
        if (status != SZ_OK || walk->scan->is_end || walk->count == 0)
            return status;
        status = read_digest(walk->lookup, walk->column, walk->scan, &digest);
        if (status != SZ_OK)
            return status;
        for (size_t i = 0; i < walk->count; i++)
            if (walk->digests[i] == digest)
                return SZ_OK;
    }
}

/* The record that the index tells of must be there. */
static enum sz_status fetch(struct sz_walk *walk) {
    size_t file;
    struct sz_place place;
    struct sz_files_scan *scan = walk->scan;
    sz_index_place(&walk->index->index, walk->row, &file, &place);
    enum sz_status status = sz_files_seek(scan, file, place);
    if (status == SZ_OK)
        status = sz_files_go_on(scan);
    if (status == SZ_OK &&
        (scan->is_end || scan->file != file || sz_reader_offset(&scan->reader) != place.offset)) {
        scan->failure = (struct sz_file_problem){.status = SZ_FILE_CHANGED};
        status = SZ_FILE_CHANGED;
    }
    walk->number = walk->row;
    return status;
}

static enum sz_status next_of_index(struct sz_walk *walk) {
    const struct sz_index *index = &walk->index->index;
    for (; walk->turn < walk->count; walk->turn++) {
        walk->row =
            walk->row > 0 ? sz_index_next(index, walk->row) : sz_index_find(index, walk->digests[walk->turn]);
        if (walk->row > 0)
            return fetch(walk);
    }
    return end(walk);
}

enum sz_status sz_walk_next(struct sz_walk *walk) {
    if (walk->kind == SZ_WALK_NUMBERS)
        return next_number(walk);
    return walk->kind == SZ_WALK_INDEX ? next_of_index(walk) : next_found(walk);
}

static enum sz_status note_search(struct sz_lookup *lookup, size_t column) {
    return sz_buffer_add(&lookup->searched, sz_span_of((const char *)&column, sizeof column));
}

static bool was_searched(const struct sz_lookup *lookup, size_t column) {
    const size_t *searched = (const size_t *)(const void *)lookup->searched.bytes;
    for (size_t i = 0; i < lookup->searched.length / sizeof column; i++)
        if (searched[i] == column)
            return true;
    return false;
}

/* Holds the index of the column, if there is one or one is worth its while. */
static enum sz_status find_or_build(struct sz_walk *walk, size_t column, bool is_constant) {
    struct sz_lookup *lookup = walk->lookup;
    struct sz_column_index *index = find_index(lookup, column);
    let_go(walk);
    if (index == NULL && is_constant && !was_searched(lookup, column))
        return note_search(lookup, column);
    if (index == NULL && sz_lookup_may_index(lookup)) {
        enum sz_status status = build(walk, column);
        if (status != SZ_OK)
            return status;
        index = find_index(lookup, column);
    }
    if (index != NULL && !index->index.is_full) {
        index->holders++;
        walk->index = index;
    }
    return SZ_OK;
}

enum sz_status sz_walk_values(struct sz_walk *walk, uint64_t wanted, size_t column, struct sz_span text,
                              bool is_constant) {
    enum sz_status status = find_or_build(walk, column, is_constant);
    if (status != SZ_OK) {
        walk->scan->failure.status = status;
        return status;
    }
    walk->count = sz_digest_find(text, walk->lookup->seed, walk->digests);
    if (walk->count == 0)
        let_go(walk);
    walk->column = column;
    begin(walk, walk->index != NULL ? SZ_WALK_INDEX : SZ_WALK_SEARCH, wanted | bit_of(column));
    return sz_walk_next(walk);
}
