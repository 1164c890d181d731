/* The common shape of the ways to scan a stretch. Each stretch_*.c defines TARGET, the attribute of functions that
 * may use the machine's instructions, includes this file and defines the three functions that are declared first.
 *
 * HOW. Bit i of a mask is byte i of a block of 64. What a block must know of the one before is carried over:
 * whether its end lies in quotes, and what its last byte was. A quote opens where the number of quotes so far is
 * odd; that this is more than counting is checked: in front of an opening quote there must be a separator or a
 * quote, behind a closing one too. From the first byte on where that fails nothing is proven any more.
 *
 * The text of a whole file is followed by line ends that aren't there, so that its last record has one. */
#ifndef SZ_STRETCH_BODY_H
#define SZ_STRETCH_BODY_H

#include "stretch.h"

#include <string.h>

#define INLINE TARGET static inline __attribute__((always_inline))

enum { BLOCK = SZ_STRETCH_BLOCK, BEFORE = 32 };

struct masks {
    uint64_t quotes;
    uint64_t delimiters;
    uint64_t feeds;   /* LF */
    uint64_t returns; /* CR */
    uint64_t high;    /* not ASCII */
    bool has_nul;
};

INLINE struct masks find_masks(const char *block, const struct sz_marks *marks);

/* Bit i: is the number of bits up to i, and with it, odd? */
INLINE uint64_t fill_between(uint64_t quotes);

/* Where the block stops to be UTF-8: the first byte that is none, or one in front of it; BLOCK or more where all
 * are. The bytes up to `from` are known to be; `available` is how much text there is from the block on. Where
 * `follows`, BEFORE bytes in front of the block can be read. */
INLINE size_t find_invalid(const char *block, size_t from, size_t available, bool follows);

/* What is carried from block to block, and what was found so far. */
struct progress {
    uint64_t inside;   /* all bits: the block before ended within quotes */
    uint64_t opens;    /* bit 0: its last byte was a separator or a closing quote … */
    uint64_t closed;   /* … a closing quote */
    uint64_t returned; /* … a CR */
    uint64_t ended;    /* … a line end outside quotes */
    uint64_t high;
    size_t valid;   /* bytes of the block that are known to be UTF-8 already */
    size_t started; /* records */
    size_t count;   /* records that ended */
    size_t cells;   /* … and separators */
    size_t due;     /* separators up to the next record's end, if that has all its cells */
    size_t end;     /* of the last record */
    size_t done;    /* bytes */
    uint32_t lines;
};

/* What one block says. */
struct finds {
    uint64_t separators; /* that end a cell */
    uint64_t ends;       /* of records */
    uint64_t starts;
    uint64_t lines; /* each line end once, also in quotes */
};

INLINE unsigned lowest(uint64_t mask) {
    return (unsigned)__builtin_ctzll(mask | UINT64_C(1) << (BLOCK - 1));
}

INLINE unsigned count_bits(uint64_t mask) {
    return (unsigned)__builtin_popcountll(mask);
}

/* All bits below the lowest one; all bits where there is none. */
INLINE uint64_t below(uint64_t mask) {
    return (mask & (0 - mask)) - 1;
}

/* Returns what is odd about the quotes. */
INLINE uint64_t find_structure(const struct masks *masks, struct progress *progress, struct finds *finds) {
    uint64_t inside = fill_between(masks->quotes) ^ progress->inside;
    uint64_t opening = masks->quotes & inside, closing = masks->quotes & ~inside;
    uint64_t line_ends = (masks->feeds | masks->returns) & ~inside;
    uint64_t delimiters = masks->delimiters & ~inside;
    uint64_t opens = delimiters | line_ends | closing;
    uint64_t odd = opening & ~(opens << 1 | progress->opens);
    odd |= (closing << 1 | progress->closed) & ~(delimiters | line_ends | masks->quotes);
    uint64_t follows = line_ends << 1 | progress->ended;
    finds->lines = masks->returns | (masks->feeds & ~(masks->returns << 1 | progress->returned));
    finds->ends = finds->lines & line_ends & ~follows;
    finds->starts = follows & ~line_ends;
    finds->separators = delimiters | finds->ends;
    progress->inside = 0 - (inside >> (BLOCK - 1));
    progress->opens = opens >> (BLOCK - 1);
    progress->closed = closing >> (BLOCK - 1);
    progress->returned = masks->returns >> (BLOCK - 1);
    progress->ended = line_ends >> (BLOCK - 1);
    return odd;
}

/* Only blocks with bytes that aren't ASCII need a look, or a block behind one that ended within a character. */
INLINE uint64_t find_odd_bytes(const struct sz_stretch *stretch, const struct masks *masks,
                               struct progress *progress, const char *block) {
    enum { LONGEST_START = 3 };
    size_t valid = BLOCK;
    uint64_t odd = 0;
    if ((masks->high | progress->high >> (BLOCK - LONGEST_START)) != 0) {
        valid = find_invalid(block, progress->valid, stretch->length - progress->done, progress->done > 0);
        odd = valid < BLOCK ? UINT64_C(1) << valid : 0;
    }
    progress->valid = valid - BLOCK;
    progress->high = masks->high;
    return odd;
}

INLINE uint64_t find_comments(const struct sz_stretch *stretch, const char *block, uint64_t starts) {
    for (; starts != 0; starts &= starts - 1)
        if ((unsigned char)block[lowest(starts)] == stretch->marks.comment)
            return starts & (0 - starts);
    return 0;
}

/* Eight at a time, whether there are as many or not: that is faster than to count. */
INLINE void note_places(uint32_t *places, uint32_t base, uint64_t mask) {
    enum { STEP = 8 };
    do
        for (unsigned i = 0; i < STEP; i++, mask &= mask - 1)
            *places++ = base + lowest(mask);
    while (mask != 0);
}

INLINE void note_start(const struct sz_stretch *stretch, struct progress *progress, const struct finds *finds,
                       uint64_t starts) {
    stretch->starts[progress->started] = (uint32_t)progress->done + lowest(starts);
    stretch->lines[progress->started] = progress->lines + count_bits(finds->lines & below(starts));
    progress->started += starts != 0;
}

/* False if the record that ends with the lowest bit has not its cells, or is too long. */
INLINE bool note_end(const struct sz_stretch *stretch, struct progress *progress, const struct finds *finds,
                     uint64_t ends) {
    bool is_end = ends != 0;
    size_t cells = progress->cells + count_bits(finds->separators & below(ends)) + 1;
    size_t end = progress->done + lowest(ends);
    bool fits = cells == progress->due && end - stretch->starts[progress->count] <= stretch->longest;
    if (is_end && !fits)
        return false;
    progress->due += is_end ? stretch->width : 0;
    progress->end = is_end ? end : progress->end;
    progress->count += is_end;
    return true;
}

/* Most blocks have one start and one end of a record, or none: the first of each is noted without asking. */
INLINE bool note_finds(const struct sz_stretch *stretch, struct progress *progress, const struct finds *finds,
                       bool wants_cells) {
    uint64_t starts = finds->starts, ends = finds->ends;
    if (wants_cells)
        note_places(stretch->ends + progress->cells, (uint32_t)progress->done, finds->separators);
    note_start(stretch, progress, finds, starts);
    while ((starts &= starts - 1) != 0)
        note_start(stretch, progress, finds, starts);
    bool goes_on = note_end(stretch, progress, finds, ends);
    while (goes_on && (ends &= ends - 1) != 0)
        goes_on = note_end(stretch, progress, finds, ends);
    progress->lines += count_bits(finds->lines);
    progress->cells += count_bits(finds->separators);
    return goes_on;
}

/* `length` bytes of the block are text. */
INLINE bool scan_block(struct sz_stretch *stretch, const struct sz_marks *marks, struct progress *progress,
                       const char *block, size_t length, bool wants_cells) {
    struct masks masks = find_masks(block, marks);
    struct finds finds;
    uint64_t odd = find_structure(&masks, progress, &finds);
    if (marks->checks_utf8)
        odd |= find_odd_bytes(stretch, &masks, progress, block);
    if (marks->comment >= 0)
        odd |= find_comments(stretch, block, finds.starts);
    stretch->has_nul |= masks.has_nul;
    if (length < BLOCK)
        finds.lines &= (UINT64_C(1) << length) - 1;
    if (odd != 0) {
        finds.separators &= below(odd);
        finds.ends &= below(odd);
        finds.starts &= below(odd);
        finds.lines &= below(odd);
    }
    bool goes_on = note_finds(stretch, progress, &finds, wants_cells);
    progress->done += odd != 0 ? lowest(odd) : length;
    return goes_on && odd == 0;
}

/* The rest of a whole text, which is less than a block, with the line end that it may lack. */
INLINE bool scan_tail(struct sz_stretch *stretch, const struct sz_marks *marks, struct progress *progress,
                      bool wants_cells) {
    char tail[BEFORE + BLOCK];
    size_t length = stretch->length - progress->done;
    memset(tail, '\n', sizeof tail);
    if (progress->done > 0)
        memcpy(tail, stretch->text + progress->done - BEFORE, BEFORE);
    if (length > 0)
        memcpy(tail + BEFORE, stretch->text + progress->done, length);
    return scan_block(stretch, marks, progress, tail + BEFORE, length, wants_cells);
}

/* A CR at the end of what was seen may be half of a line end. */
INLINE bool is_split(const struct sz_stretch *stretch, size_t done) {
    if (done == 0 || stretch->text[done - 1] != '\r')
        return false;
    return done < stretch->length ? stretch->text[done] == '\n' : !stretch->is_whole;
}

/* Where no further record was seen to start, only line ends follow the last one. */
INLINE void finish(struct sz_stretch *stretch, struct progress *progress) {
    size_t count = progress->count, done = progress->done;
    stretch->count = count;
    if (progress->started > count)
        return;
    bool splits = is_split(stretch, done);
    if (splits && count > 0 && progress->end == done - 1) {
        stretch->count--;
        return;
    }
    stretch->starts[count] = (uint32_t)(done - splits);
    stretch->lines[count] = progress->lines - splits;
}

INLINE void scan_blocks(struct sz_stretch *stretch, bool wants_cells) {
    const struct sz_marks marks = stretch->marks; /* of its own, so that it may stay in registers */
    struct progress progress = {.opens = 1, .ended = 1, .due = stretch->width};
    bool goes_on = true;
    stretch->has_nul = false;
    while (goes_on && stretch->length - progress.done >= BLOCK)
        goes_on = scan_block(stretch, &marks, &progress, stretch->text + progress.done, BLOCK, wants_cells);
    if (goes_on && stretch->is_whole)
        goes_on = scan_tail(stretch, &marks, &progress, wants_cells);
    stretch->stops = !goes_on;
    finish(stretch, &progress);
}

/* Two loops of their own: one that notes cells, one that doesn't. */
INLINE void scan_stretch(struct sz_stretch *stretch) {
    if (stretch->wants_cells)
        scan_blocks(stretch, true);
    else
        scan_blocks(stretch, false);
}

#endif
