/* Records that lie one behind the other in the window with nothing wrong about them, found together, and where
 * among them the reader is. Cells are looked at where they lie, and only those that are asked for. */
#ifndef SZ_RUN_H
#define SZ_RUN_H

#include "../base/buffer.h"
#include "dialect.h"
#include "stretch.h"
#include "unquote.h"

struct sz_run {
    struct sz_stretch stretch; /* count 0: there is none */
    size_t at;                 /* the record that is handed out */
    size_t quick;              /* cells below this one can be looked at by who knows how they are written:
                                * there is a run, and nothing is trimmed or NULL by its text */
    char *text;                /* that of the stretch, which may be written to behind a cell */
    uint64_t ended;            /* cells to end with NUL in all records at once: as in sz_reader_want */
    const struct sz_dialect *dialect;
    struct sz_unquoter *unquoter;
    uint64_t line;            /* the physical line on which the text starts, from 1 */
    uint64_t offset;          /* of the text, in that of the file */
    size_t counted;           /* in front of this byte of the text … */
    uint64_t lines;           /* … there are as many line ends */
    struct sz_buffer places;  /* what the stretch needs room for */
    unsigned wait, last_wait; /* records that are read one by one before a run is looked for again */
};

/* Takes no memory. Free may be called twice. */
void sz_run_init(struct sz_run *run, const struct sz_allocator *allocator);
void sz_run_free(struct sz_run *run);

/* Forgets the records. */
void sz_run_leave(struct sz_run *run);

/* Finds the records at the start of `length` bytes, as run->stretch says but for its arrays; `at` is the first.
 * SZ_NO_MEMORY. */
enum sz_status sz_run_find(struct sz_run *run, char *text, size_t length, bool is_whole,
                           enum sz_scan_way way);

/* Whether to look for a run, to be asked with each record that is in none. Where records are bad, or end with a lone CR, a
 * stretch is looked at for a record or two: the more often that was in vain, the more records are read one by one. */
static inline bool sz_run_is_due(struct sz_run *run) {
    if (run->wait == 0)
        return true;
    run->wait--;
    return false;
}

/* To be told when one was looked for. */
void sz_run_note_gain(struct sz_run *run);

/* Where the record handed out starts in the text: behind the last one, and line ends. */
static inline size_t sz_run_start(const struct sz_run *run) {
    const struct sz_stretch *stretch = &run->stretch;
    if (!stretch->wants_cells)
        return sz_stretch_find_start(stretch, run->at);
    size_t start = run->at == 0 ? 0 : (size_t)stretch->ends[run->at * stretch->width - 1] + 1;
    while (run->text[start] == '\n' || run->text[start] == '\r')
        start++;
    return start;
}

/* On which line of the file that is, counting on from the last one that was asked for. */
static inline uint64_t sz_run_line_at(struct sz_run *run, size_t start) {
    run->lines = start < run->counted
                     ? sz_stretch_count_lines(&run->stretch, 0, start)
                     : run->lines + sz_stretch_count_lines(&run->stretch, run->counted, start);
    run->counted = start;
    return run->line + run->lines;
}

static inline uint64_t sz_run_line(struct sz_run *run) {
    return sz_run_line_at(run, sz_run_start(run));
}

/* A cell of it as it is written, with its quotes. Only where the stretch wants cells. */
static inline struct sz_span sz_run_cell(const struct sz_run *run, size_t cell) {
    const uint32_t *ends = run->stretch.ends + run->at * run->stretch.width;
    size_t start = cell == 0 ? sz_run_start(run) : (size_t)ends[cell - 1] + 1;
    return sz_span_of(run->text + start, ends[cell] - start);
}

static inline bool sz_run_is_quoted(const struct sz_run *run, struct sz_span cell) {
    return cell.length > 0 && cell.text[0] == run->stretch.marks.quote && run->stretch.marks.has_quote;
}

/* Whether there is a NUL behind the cell already. */
static inline bool sz_run_is_ended(struct sz_span cell) {
    return cell.text[cell.length] == '\0';
}

/* The same without the blanks around it, where dialect.trim says so. */
struct sz_span sz_run_trim(const struct sz_run *run, struct sz_span cell);

/* The text of a cell, ended with NUL, until the next one is asked for. SZ_NO_MEMORY. */
enum sz_status sz_run_read_any(struct sz_run *run, struct sz_span cell, struct sz_span *text);

/* The same; most cells have no quotes. */
static inline enum sz_status sz_run_read(struct sz_run *run, size_t cell, struct sz_span *text) {
    struct sz_span written = sz_run_cell(run, cell);
    if (run->quick == 0 || sz_run_is_quoted(run, written))
        return sz_run_read_any(run, written, text);
    run->text[(size_t)(written.text - run->text) + written.length] = '\0';
    *text = written;
    return SZ_OK;
}

#endif
