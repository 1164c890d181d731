/* The common shape of the ways to scan a stretch. Each stretch_*.c defines TARGET, the attribute of functions that
 * may use the machine's instructions, and `lanes`, as many masks as it takes at a time; then it includes this file
 * and defines the functions that are declared first.
 *
 * HOW. Bit i of a mask is byte i of a block of 64. The masks of bytes as they are written come first. The bits
 * between quotes follow from the number of quotes so far. That this is more than counting is checked: in front of an
 * opening quote there must be a separator or a quote, behind a closing one too. From the first byte on where that
 * fails nothing is proven any more.
 *
 * A batch of blocks goes through one small loop after the other: each has few things to hold, so that they stay in
 * registers. Front to each array of masks stands that of the block before, of which the last bit is needed.
 *
 * The text of a whole file is followed by line ends that aren't there, so that its last record has one. */
#ifndef SZ_STRETCH_BODY_H
#define SZ_STRETCH_BODY_H

#include "stretch.h"

#include <string.h>

#define INLINE TARGET static inline __attribute__((always_inline))

enum {
    BLOCK = SZ_STRETCH_BLOCK,
    BATCH = SZ_STRETCH_BATCH,
    BEFORE = 32,
    LANES = sizeof(lanes) / sizeof(uint64_t),
    FRONT = 8,               /* masks of blocks lie in lines of the cache, eight in each */
    ROOM = FRONT + BATCH + 8 /* the most lanes that there are */
};

/* Blocks that are looked at together; in front of theirs, all arrays have the mask that was carried over. */
struct batch {
    const char *text;
    size_t blocks;
    size_t length; /* bytes: fewer than the blocks have at the end of a whole text */
    size_t sure;   /* bytes in front of the first thing that is odd */
    _Alignas(64) uint64_t quotes[ROOM];
    uint64_t delimiters[ROOM];
    uint64_t feeds[ROOM];   /* LF */
    uint64_t returns[ROOM]; /* CR */
    uint64_t high[ROOM];    /* not 0: not all is ASCII */
    uint64_t inside[ROOM];  /* behind the byte one is within quotes */
    uint64_t separators[ROOM];
    uint64_t odd[ROOM];
    uint64_t starts[ROOM];  /* of characters, and … */
    uint64_t goes_on[ROOM]; /* … their other bytes: where a way looks for them */
};

/* The masks of a batch as it is written: quotes (also where the marks have none), delimiters, feeds, returns and
 * high. Returns whether there is a NUL among the bytes. */
INLINE bool find_masks(struct batch *batch, const struct sz_marks *marks);

INLINE unsigned count_bits(uint64_t mask);

/* Of all masks together. */
INLINE size_t count_all_bits(const uint64_t *masks, size_t count);

/* The place of the lowest bit; anything where there is none. */
INLINE unsigned find_lowest(uint64_t mask);

/* What was found so far. */
struct progress {
    size_t done;      /* bytes */
    size_t valid;     /* so many bytes behind them are UTF-8, as far as a character reaches beyond them */
    size_t wary;      /* in so many batches more, characters of any length are looked for */
    size_t count;     /* records that ended */
    size_t cells;     /* separators */
    uint64_t pattern; /* bits as far apart as the ends of records among separators */
};

/* Notes where the text stops to be UTF-8: the first byte that is none, or one in front of it. */
INLINE void find_odd_bytes(const struct sz_stretch *stretch, struct batch *batch, struct progress *progress);

/* Notes where cells end, if they are wanted, and counts records up to the first that has not its cells. Returns whether
 * all have. */
INLINE bool count_records(const struct sz_stretch *stretch, const struct batch *batch,
                          struct progress *progress, bool wants_cells);

INLINE lanes load(const uint64_t *masks) {
    lanes loaded;
    memcpy(&loaded, masks, sizeof loaded);
    return loaded;
}

INLINE void store(uint64_t *masks, lanes stored) {
    memcpy(masks, &stored, sizeof stored);
}

/* All bits up to the lowest one and with it; all bits where there is none. */
INLINE uint64_t up_to(uint64_t mask) {
    return mask ^ (mask - 1);
}

/* The bytes behind those of a mask; `before` is the mask of the block before. */
INLINE lanes behind(lanes mask, lanes before);

/* The masks `inside`: each bit is the sum of the quotes up to it, from where the block before it ended on. */
INLINE void fill_between_quotes(struct batch *batch);

/* What some blocks of the batch say, and what is odd about their quotes. A line end behind another one ends no record:
 * where it stands outside quotes so does the other. */
INLINE lanes find_structure(const struct sz_stretch *stretch, struct batch *batch, size_t base, size_t i) {
    const uint64_t *quotes = batch->quotes + i, *delimiters = batch->delimiters + i;
    const uint64_t *feeds = batch->feeds + i, *returns = batch->returns + i;
    lanes quote = load(quotes), delimiter = load(delimiters), feed = load(feeds), carriage = load(returns);
    lanes quote_before = load(quotes - 1), carriage_before = load(returns - 1);
    lanes line_end = feed | carriage, line_end_before = load(feeds - 1) | carriage_before;
    lanes mark = line_end | delimiter | quote,
          mark_before = line_end_before | load(delimiters - 1) | quote_before;
    lanes inside = load(batch->inside + i);
    lanes lines = carriage | (feed & ~behind(carriage, carriage_before));
    lanes ends = lines & ~inside & ~behind(line_end, line_end_before);
    store(stretch->lines + base + i - FRONT, lines);
    store(stretch->records + base + i - FRONT, ends);
    store(batch->separators + i, (delimiter & ~inside) | ends);
    return (quote & inside & ~behind(mark, mark_before)) | (behind(quote, quote_before) & ~(mark | inside));
}

INLINE void note_odd(struct batch *batch, size_t block, uint64_t odd) {
    size_t at = block * BLOCK + find_lowest(odd);
    if (at >= batch->sure)
        return;
    batch->sure = at;
    batch->blocks = block + 1;
}

INLINE bool is_any(lanes masks) {
    uint64_t parts[LANES], some = 0;
    store(parts, masks);
    for (size_t i = 0; i < LANES; i++)
        some |= parts[i];
    return some != 0;
}

INLINE void find_structures(const struct sz_stretch *stretch, struct batch *batch, size_t base) {
    lanes any = load(batch->inside) & 0;
    for (size_t i = FRONT; i < FRONT + batch->blocks; i += LANES) {
        lanes odd = find_structure(stretch, batch, base, i);
        store(batch->odd + i, odd);
        any |= odd;
    }
    bool is_odd = is_any(any);
    for (size_t i = 0; is_odd && i < batch->blocks; i++)
        if (batch->odd[FRONT + i] != 0)
            note_odd(batch, i, batch->odd[FRONT + i]);
}

/* A comment is told by the first byte behind a line end outside quotes. */
INLINE void find_comment(struct batch *batch, int comment) {
    for (size_t i = 0; i < batch->blocks; i++) {
        const uint64_t *quotes = batch->quotes + FRONT + i, *inside = batch->inside + FRONT + i;
        const uint64_t *feeds = batch->feeds + FRONT + i, *returns = batch->returns + FRONT + i;
        uint64_t starts = (feeds[0] | returns[0]) << 1 | (feeds[-1] | returns[-1]) >> (BLOCK - 1);
        for (starts &= ~(*inside ^ *quotes); starts != 0; starts &= starts - 1)
            if ((unsigned char)batch->text[i * BLOCK + find_lowest(starts)] == comment)
                note_odd(batch, i, starts);
    }
}

/* The last block keeps what lies in front of the first thing that is odd. */
INLINE void leave_out_odd(const struct sz_stretch *stretch, struct batch *batch, size_t base) {
    uint64_t keeps = (UINT64_C(1) << batch->sure % BLOCK) - 1;
    stretch->records[base + batch->blocks - 1] &= keeps;
    batch->separators[FRONT + batch->blocks - 1] &= keeps;
}

/* Counts records up to the first that has not its cells. The number of separators up to each end, and with it, is
 * noted without asking whether there is an end: most blocks have one or none. */
INLINE bool count_right_records(const struct sz_stretch *stretch, const struct batch *batch,
                                struct progress *progress) {
    uint32_t ranks[BATCH * BLOCK + 1], *rank = ranks;
    const uint64_t *records = stretch->records + progress->done / BLOCK;
    uint32_t cells = 0;
    for (size_t i = 0; i < batch->blocks; i++) {
        uint64_t ends = records[i], separators = batch->separators[FRONT + i];
        do {
            *rank = cells + count_bits(separators & up_to(ends));
            rank += ends != 0;
            ends &= ends - 1;
        } while (ends != 0);
        cells += count_bits(separators);
    }
    size_t due = (progress->count + 1) * stretch->width - progress->cells;
    const uint32_t *right = ranks;
    for (; right < rank && *right == due; right++)
        due += stretch->width;
    progress->count += (size_t)(right - ranks);
    progress->cells += cells;
    return right == rank;
}

/* Keeps as many ends of records in the batch as are right. */
INLINE void drop_ends(const struct sz_stretch *stretch, const struct batch *batch, size_t base,
                      size_t right) {
    uint64_t *records = stretch->records + base;
    for (size_t i = 0; i < batch->blocks; i++) {
        uint64_t rest = records[i];
        for (; rest != 0 && right > 0; right--)
            rest &= rest - 1;
        records[i] &= ~rest;
    }
}

INLINE bool scan_batch(struct sz_stretch *stretch, const struct sz_marks *marks, struct batch *batch,
                       struct progress *progress, bool wants_cells) {
    size_t length = batch->sure = batch->blocks * BLOCK, before = progress->count,
           base = progress->done / BLOCK;
    stretch->has_nul |= find_masks(batch, marks);
    if (!marks->has_quote)
        memset(batch->quotes, 0, sizeof batch->quotes);
    fill_between_quotes(batch);
    find_structures(stretch, batch, base);
    if (marks->checks_utf8)
        find_odd_bytes(stretch, batch, progress);
    if (marks->comment >= 0)
        find_comment(batch, marks->comment);
    if (batch->sure < length)
        leave_out_odd(stretch, batch, base);
    bool goes_on = count_records(stretch, batch, progress, wants_cells);
    if (!goes_on)
        drop_ends(stretch, batch, base, progress->count - before);
    progress->done += batch->blocks * BLOCK;
    return goes_on && batch->sure == length;
}

/* The last block's masks are carried over. */
INLINE void carry(struct batch *batch) {
    size_t last = FRONT + batch->blocks - 1;
    batch->quotes[FRONT - 1] = batch->quotes[last];
    batch->delimiters[FRONT - 1] = batch->delimiters[last];
    batch->feeds[FRONT - 1] = batch->feeds[last];
    batch->returns[FRONT - 1] = batch->returns[last];
    batch->high[FRONT - 1] = batch->high[last];
    batch->starts[FRONT - 1] = batch->starts[last];
    batch->inside[FRONT - 1] = batch->inside[last];
}

/* The rest of a whole text, which is less than a block, with the line end that it may lack. */
INLINE bool scan_tail(struct sz_stretch *stretch, const struct sz_marks *marks, struct batch *batch,
                      struct progress *progress, bool wants_cells) {
    char tail[BEFORE + BLOCK];
    size_t length = stretch->length - progress->done;
    memset(tail, '\n', sizeof tail);
    if (progress->done > 0)
        memcpy(tail, stretch->text + progress->done - BEFORE, BEFORE);
    if (length > 0)
        memcpy(tail + BEFORE, stretch->text + progress->done, length);
    batch->text = tail + BEFORE;
    batch->blocks = 1;
    batch->length = length;
    return scan_batch(stretch, marks, batch, progress, wants_cells);
}

/* Whole blocks of which the last doesn't end with CR: that may be half of a line end. */
INLINE size_t count_blocks(const struct sz_stretch *stretch) {
    size_t blocks = stretch->length / BLOCK;
    while (!stretch->is_whole && blocks > 0 && stretch->text[blocks * BLOCK - 1] == '\r')
        blocks--;
    return blocks;
}

INLINE size_t count_lines(const struct sz_stretch *stretch, size_t to) {
    size_t last = to / BLOCK, count = count_all_bits(stretch->lines, last);
    uint64_t keeps = (UINT64_C(1) << to % BLOCK) - 1;
    return keeps == 0 ? count : count + count_bits(stretch->lines[last] & keeps);
}

/* Behind the last end of a record in so many blocks. */
INLINE size_t find_last_end(const struct sz_stretch *stretch, size_t blocks) {
    while (blocks > 0 && stretch->records[blocks - 1] == 0)
        blocks--;
    return blocks == 0 ? 0 : blocks * BLOCK - (size_t)__builtin_clzll(stretch->records[blocks - 1]);
}

/* The next record starts behind the line ends that follow the last one. */
INLINE void finish(struct sz_stretch *stretch, const struct progress *progress) {
    size_t done = progress->done < stretch->length ? progress->done : stretch->length;
    size_t end = find_last_end(stretch, progress->done / BLOCK), next = end < done ? end : done;
    while (next < done && (stretch->text[next] == '\n' || stretch->text[next] == '\r'))
        next++;
    stretch->count = progress->count;
    stretch->next = next;
}

/* Drops the records from the first one on that is too long. */
INLINE void drop_long_records(struct sz_stretch *stretch) {
    size_t start = 0;
    for (size_t i = 0, count = 0; count < stretch->count; i++)
        for (uint64_t ends = stretch->records[i]; ends != 0 && count < stretch->count;
             ends &= ends - 1, count++) {
            size_t end = i * BLOCK + find_lowest(ends);
            while (stretch->text[start] == '\n' || stretch->text[start] == '\r')
                start++;
            if (end - start > stretch->longest) {
                stretch->count = count;
                stretch->next = start;
                stretch->stops = true;
                return;
            }
            start = end + 1;
        }
}

INLINE void scan_batches(struct sz_stretch *stretch, bool wants_cells) {
    const struct sz_marks marks = stretch->marks;
    struct progress progress = {0};
    for (uint64_t bit = 0; bit < BLOCK; bit += stretch->width)
        progress.pattern |= UINT64_C(1) << bit;
    struct batch batch = {0}; /* masks behind its last block are worked out with the others, for nobody */
    size_t blocks = count_blocks(stretch), next;
    bool goes_on = true;
    batch.feeds[FRONT - 1] = ~UINT64_C(0);
    stretch->has_nul = false;
    for (; goes_on && blocks > 0; blocks -= next) {
        next = blocks < BATCH ? blocks : BATCH;
        batch.text = stretch->text + progress.done;
        batch.blocks = next;
        batch.length = next * BLOCK;
        goes_on = scan_batch(stretch, &marks, &batch, &progress, wants_cells);
        carry(&batch);
    }
    if (goes_on && stretch->is_whole)
        goes_on = scan_tail(stretch, &marks, &batch, &progress, wants_cells);
    stretch->stops = !goes_on;
    finish(stretch, &progress);
    if (stretch->longest < stretch->length)
        drop_long_records(stretch);
    stretch->passed = count_lines(stretch, stretch->next);
}

/* Two loops of their own: one that notes cells, one that doesn't. */
INLINE void scan_stretch(struct sz_stretch *stretch) {
    if (stretch->wants_cells)
        scan_batches(stretch, true);
    else
        scan_batches(stretch, false);
}

#endif
