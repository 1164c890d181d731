/* Records found many at a time, where nothing is wrong with them: 64 bytes of text become bit masks of quotes,
 * delimiters and line ends, and those become the places of records and cells. Nothing is allocated, nothing in
 * the text is changed.
 *
 * A record is given only if it is proven: each quote opens a cell, closes it, or is one of a pair within; there
 * are `width` cells; its bytes are UTF-8; it is no comment, no longer than a cell may be. The first record that
 * cannot be proven ends the stretch, and is for scan.h to read, as is what it may be wrong with it.
 *
 * There is one way for each kind of machine, and one in plain C. All give the same, but where UTF-8 is at fault:
 * some then stop a few records early. */
#ifndef SZ_STRETCH_H
#define SZ_STRETCH_H

#include "../base/span.h"

#include <stdint.h>

enum {
    SZ_STRETCH_BLOCK = 64, /* bytes that one mask tells of */
    SZ_STRETCH_BATCH = 64  /* blocks looked at together */
};

/* The ways; SZ_SCAN_BEST is the fastest that this machine has, SZ_SCAN_RECORDS none: record by record. */
enum sz_scan_way {
    SZ_SCAN_BEST,
    SZ_SCAN_RECORDS,
    SZ_SCAN_PLAIN,
    SZ_SCAN_SSE2,
    SZ_SCAN_AVX2,
    SZ_SCAN_AVX512,
    SZ_SCAN_NEON
};

/* What structure is made of. */
struct sz_marks {
    char delimiter;
    char quote;
    bool has_quote;
    bool checks_utf8;
    int comment; /* the byte that starts a comment; -1: none */
};

struct sz_stretch {
    struct sz_marks marks;
    const char *text; /* from the start of a record, or of empty lines before it */
    size_t length;    /* below 4 GB */
    bool is_whole;    /* nothing follows the text */
    bool wants_cells;
    uint32_t width;   /* cells of a record, at least 1 */
    uint32_t longest; /* bytes of a record */
    uint64_t
        *records;    /* room for sz_stretch_blocks(length): bit i of block b: byte 64 * b + i ends a record */
    uint64_t *lines; /* as many: it is a line end, or the first byte of one */
    uint32_t
        *ends;    /* room for sz_stretch_ends(length): of cells, `width` to a record, where they are wanted */
    size_t count; /* records that are proven */
    size_t next;  /* where the first one starts that isn't … */
    size_t passed; /* … and how many line ends there are in front of it */
    bool has_nul;  /* there may be NUL bytes among them */
    bool stops;    /* more text would not prove more */
};

static inline size_t sz_stretch_blocks(size_t length) {
    return length / SZ_STRETCH_BLOCK + SZ_STRETCH_BATCH;
}

static inline size_t sz_stretch_ends(size_t length) {
    return length + 2 * SZ_STRETCH_BLOCK;
}

/* Sets count, next, has_nul and stops, and what the three arrays hold. A way that this machine's kind has not is
 * the plain one. */
void sz_stretch_scan(struct sz_stretch *stretch, enum sz_scan_way way);

/* Where a proven record starts, found by walking along the blocks. */
size_t sz_stretch_find_start(const struct sz_stretch *stretch, size_t record);

/* How many line ends (CR, LF, CRLF) there are from one byte up to another, none of them cut in two. */
size_t sz_stretch_count_lines(const struct sz_stretch *stretch, size_t from, size_t to);

/* The way that SZ_SCAN_BEST stands for. */
enum sz_scan_way sz_stretch_best_way(void);
bool sz_stretch_has_way(enum sz_scan_way way);

/* Those of stretch_*.c, each of which is there on its own kind of machine alone. */
void sz_stretch_scan_plain(struct sz_stretch *stretch);
void sz_stretch_scan_sse2(struct sz_stretch *stretch);
void sz_stretch_scan_avx2(struct sz_stretch *stretch);
void sz_stretch_scan_avx512(struct sz_stretch *stretch);
void sz_stretch_scan_neon(struct sz_stretch *stretch);

#endif
