/* What ways of scanning take that have no instructions for many counts at a time: cells, and the records that they make.
 * Included behind what defines count_bits. */
#ifndef SZ_STRETCH_CELLS_H
#define SZ_STRETCH_CELLS_H

#include "stretch_body.h"

INLINE lanes behind(lanes mask, lanes before) {
    return mask << 1 | before >> (BLOCK - 1);
}

INLINE void carry_quotes(struct batch *batch) {
    uint64_t carried = 0 - (batch->inside[FRONT - 1] >> (BLOCK - 1));
    for (size_t i = FRONT; i < FRONT + batch->blocks; i++) {
        batch->inside[i] ^= carried;
        carried = 0 - (batch->inside[i] >> (BLOCK - 1));
    }
}

/* Each step doubles how far a bit reaches. */
INLINE void fill_between_quotes(struct batch *batch) {
    for (size_t i = FRONT; i < FRONT + batch->blocks; i += LANES) {
        lanes sums = load(batch->quotes + i);
        sums ^= sums << 1;
        sums ^= sums << 2;
        sums ^= sums << 4;
        sums ^= sums << 8;
        sums ^= sums << 16;
        sums ^= sums << 32;
        store(batch->inside + i, sums);
    }
    carry_quotes(batch);
}

INLINE size_t count_all_bits(const uint64_t *masks, size_t count) {
    size_t bits = 0;
    for (size_t i = 0; i < count; i++)
        bits += count_bits(masks[i]);
    return bits;
}

/* Eight at a time, whether there are as many or not: that is faster than to count. */
INLINE size_t note_cells(const struct sz_stretch *stretch, const struct batch *batch,
                         const struct progress *progress) {
    enum { STEP = 8 };
    uint32_t *ends = stretch->ends + progress->cells, base = (uint32_t)progress->done;
    for (size_t i = 0; i < batch->blocks; i++, base += BLOCK) {
        uint64_t separators = batch->separators[FRONT + i];
        uint32_t *next = ends + count_bits(separators);
        for (; ends < next; ends += STEP)
            for (unsigned step = 0; step < STEP; step++, separators &= separators - 1)
                ends[step] = base + find_lowest(separators);
        ends = next;
    }
    return (size_t)(ends - stretch->ends);
}

/* Where all cells are noted: are the line ends among them just those that must be? */
INLINE bool check_records(const struct sz_stretch *stretch, const struct batch *batch,
                          struct progress *progress, size_t cells) {
    const uint64_t *records = stretch->records + progress->done / BLOCK;
    size_t count = progress->count, width = stretch->width, ends = 0;
    for (size_t i = 0; i < batch->blocks; i++)
        ends += count_bits(records[i]);
    for (size_t last = (count + 1) * width; last <= cells; last += width, count++) {
        size_t end = stretch->ends[last - 1];
        if (end < progress->done) /* it would have been counted there, if it ended a record */
            return false;
        end -= progress->done;
        if (batch->text[end] != '\n' && batch->text[end] != '\r')
            return false;
    }
    if (count - progress->count != ends)
        return false;
    progress->count = count;
    progress->cells = cells;
    return true;
}

INLINE bool count_records(const struct sz_stretch *stretch, const struct batch *batch,
                          struct progress *progress, bool wants_cells) {
    if (wants_cells && check_records(stretch, batch, progress, note_cells(stretch, batch, progress)))
        return true;
    return count_right_records(stretch, batch, progress);
}

#endif
