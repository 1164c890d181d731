/* A scan starts at a record that is known, so what is known has no gaps, and what is new comes behind it. */
#include "offsets.h"

void sz_offsets_init(struct sz_offsets *offsets, const struct sz_allocator *allocator) {
    sz_buffer_init(&offsets->known, allocator);
}

void sz_offsets_free(struct sz_offsets *offsets) {
    sz_buffer_free(&offsets->known);
}

static const struct sz_offset *known(const struct sz_offsets *offsets) {
    return (const struct sz_offset *)(const void *)offsets->known.bytes;
}

enum sz_status sz_offsets_note(struct sz_offsets *offsets, const struct sz_files_scan *scan, uint64_t number,
                               bool is_first) {
    size_t count = offsets->known.length / sizeof(struct sz_offset);
    struct sz_offset offset = {.number = number, .file = scan->file};
    if (count > 0 && known(offsets)[count - 1].number >= number)
        return SZ_OK;
    if (!is_first && !sz_files_can_seek(scan))
        return SZ_OK;
    if (!is_first)
        sz_reader_place(&scan->reader, &offset.place.offset, &offset.place.line);
    return sz_buffer_add(&offsets->known, sz_span_of((const char *)&offset, sizeof offset));
}

struct sz_offset sz_offsets_find(const struct sz_offsets *offsets, uint64_t number) {
    size_t low = 0, high = offsets->known.length / sizeof(struct sz_offset);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (known(offsets)[middle].number <= number)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? known(offsets)[low - 1] : (struct sz_offset){.number = 1};
}
