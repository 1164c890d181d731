/* A sample starts at any byte, in the middle of a record or of a cell: what is read there may be no record at all, so
 * bad ones are kept, and left out. How far is read for one is bounded too: behind it there may be nothing but empty lines,
 * or a single line, up to the end of the file. */
#include "variety.h"

enum { SAMPLES = 8, SAMPLE_BYTES = 1 << 16, ENOUGH = 1 << 22, BLOCKS = 4, BLOCKS_OF_ALL = 2 * SAMPLES };

/* The records up to so many bytes behind the place where the scan is; without the first one, if it may be half of
 * one. */
static enum sz_status sample(struct sz_files_scan *scan, uint64_t bytes, bool is_cut, struct sz_shape *shape,
                             struct sz_groups *groups, struct sz_buffer *key, struct sz_buffer *row) {
    size_t file = scan->file;
    enum sz_status status = sz_files_go_on(scan);
    uint64_t start = status == SZ_OK && !scan->is_end ? sz_reader_offset(&scan->reader) : 0;
    for (; status == SZ_OK && !scan->is_end && scan->file == file; is_cut = false) {
        if (sz_reader_offset(&scan->reader) - start >= bytes)
            break;
        if (!is_cut && sz_reader_bad_record(&scan->reader) == NULL) {
            status = sz_shape_write_key(shape, scan, key);
            if (status == SZ_OK)
                status = sz_shape_write_row(shape, scan, 0, row);
            if (status == SZ_OK)
                status = sz_groups_add(groups, sz_shape_digest(shape, sz_buffer_span(key), groups->seed),
                                       sz_buffer_span(key), sz_buffer_span(row));
        }
        if (status == SZ_OK)
            status = sz_files_go_on(scan);
    }
    return status;
}

static uint64_t size_of(const struct sz_files *files, size_t file) {
    return ((const struct sz_file_facts *)(const void *)files->facts.bytes)[file].identity.size;
}

/* Blocks that may still be read for a sample; those of a long record are larger and larger. */
static bool is_patience_gone(void *data) {
    unsigned *patience = data;
    return *patience == 0 || --*patience == 0;
}

/* One sample, a part of the way through all files; all at once where they hold no more than the samples. */
static enum sz_status take_sample(struct sz_files_scan *scan, unsigned turn, struct sz_shape *shape,
                                  struct sz_groups *groups, struct sz_buffer *key, struct sz_buffer *row) {
    const uint64_t all = SAMPLES * SAMPLE_BYTES;
    uint64_t size = 0, offset;
    size_t count = scan->files->listing.count, file = 0;
    for (size_t i = 0; i < count; i++)
        size += size_of(scan->files, i);
    for (offset = size / SAMPLES * turn; file + 1 < count && offset >= size_of(scan->files, file); file++)
        offset -= size_of(scan->files, file);
    sz_files_stop(scan);
    sz_files_start(scan->files, scan, shape->wanted);
    enum sz_status status = sz_files_seek(scan, file, (struct sz_place){.line = 0});
    if (status != SZ_OK)
        return status;
    if (size <= all || !sz_files_can_seek(scan))
        return turn == 0 ? sample(scan, all, false, shape, groups, key, row) : SZ_OK;
    bool is_cut = offset > SAMPLE_BYTES;
    if (is_cut)
        status = sz_files_seek(scan, file, (struct sz_place){offset, 1});
    return status == SZ_OK ? sample(scan, SAMPLE_BYTES, is_cut, shape, groups, key, row) : status;
}

enum sz_status sz_variety_guess(const struct sz_lookup *lookup, struct sz_shape *shape,
                                struct sz_variety *variety) {
    struct sz_files files = *lookup->files; /* as they are, but read otherwise */
    struct sz_reader_setup setup = *files.setup;
    struct sz_csv_options options = *setup.options;
    struct sz_files_scan scan = {.files = &files};
    struct sz_groups groups;
    struct sz_buffer key, row;
    enum sz_status status = SZ_OK;
    options.keeps_bad_records = true;
    options.shows_progress = false;
    unsigned patience = 0;
    setup.is_interrupted = is_patience_gone; /* no statement runs yet that could be interrupted otherwise */
    setup.data = &patience;
    setup.block = 0;
    options.max_field = options.max_field < SAMPLE_BYTES ? options.max_field : SAMPLE_BYTES;
    setup.options = &options;
    files.setup = &setup;
    sz_groups_init(&groups, lookup->allocator, ENOUGH, lookup->seed);
    sz_buffer_init(&key, lookup->allocator);
    sz_buffer_init(&row, lookup->allocator);
    for (unsigned turn = 0; turn < SAMPLES && status != SZ_NO_MEMORY; turn++) {
        patience = turn == 0 ? BLOCKS_OF_ALL : BLOCKS;
        status = take_sample(&scan, turn, shape, &groups, &key, &row);
    }
    *variety = (struct sz_variety){.distinct = sz_groups_count(&groups)};
    for (size_t i = 0; i < sz_groups_count(&groups); i++) {
        variety->records += sz_groups_at(&groups, i)->count;
        variety->bytes += sz_groups_at(&groups, i)->size;
    }
    sz_files_stop(&scan);
    sz_groups_free(&groups);
    sz_buffer_free(&key);
    sz_buffer_free(&row);
    return status == SZ_NO_MEMORY ? status : SZ_OK;
}
