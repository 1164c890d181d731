/* One block of memory for the three arrays of a stretch. */
#include "run.h"

void sz_run_init(struct sz_run *run, const struct sz_allocator *allocator) {
    *run = (struct sz_run){.line = 1};
    sz_buffer_init(&run->places, allocator);
}

void sz_run_free(struct sz_run *run) {
    sz_buffer_free(&run->places);
    sz_run_leave(run);
}

void sz_run_leave(struct sz_run *run) {
    run->stretch.count = run->at = run->quick = 0;
}

void sz_run_note_gain(struct sz_run *run) {
    enum { ENOUGH = 8, WAIT_MAX = 63 };
    if (run->stretch.count >= ENOUGH)
        run->last_wait = 0;
    else if (run->last_wait < WAIT_MAX)
        run->last_wait = 2 * run->last_wait + 1;
    run->wait = run->last_wait;
}

/* To do it when a cell is asked for would be too late: who looks for its end would wait until the NUL is written. */
static void end_cells(struct sz_run *run) {
    enum { LAST = 63 };
    const struct sz_stretch *stretch = &run->stretch;
    const uint32_t *ends = stretch->ends;
    size_t width = stretch->width;
    uint64_t first = run->ended & (width <= LAST ? (UINT64_C(1) << width) - 1 : UINT64_MAX);
    for (size_t record = 0; record < stretch->count; record++, ends += width) {
        for (uint64_t cells = first; cells != 0; cells &= cells - 1)
            run->text[ends[__builtin_ctzll(cells)]] = '\0';
        for (size_t cell = LAST + 1; first >> LAST != 0 && cell < width; cell++)
            run->text[ends[cell]] = '\0';
    }
}

enum sz_status sz_run_find(struct sz_run *run, char *text, size_t length, bool is_whole,
                           enum sz_scan_way way) {
    struct sz_stretch *stretch = &run->stretch;
    size_t blocks = sz_stretch_blocks(length), ends = stretch->wants_cells ? sz_stretch_ends(length) : 0;
    run->at = run->quick = run->counted = stretch->count = run->places.length = 0;
    run->lines = 0;
    enum sz_status status =
        sz_buffer_reserve(&run->places, 2 * blocks * sizeof(uint64_t) + ends * sizeof(uint32_t));
    if (status != SZ_OK)
        return status;
    stretch->records = (uint64_t *)(void *)run->places.bytes;
    stretch->lines = stretch->records + blocks;
    stretch->ends = (uint32_t *)(void *)(stretch->lines + blocks);
    stretch->text = run->text = text;
    stretch->length = length;
    stretch->is_whole = is_whole;
    sz_stretch_scan(stretch, way);
    if (stretch->wants_cells && run->ended != 0)
        end_cells(run);
    return SZ_OK;
}

struct sz_span sz_run_trim(const struct sz_run *run, struct sz_span cell) {
    if (!run->dialect->trim || sz_run_is_quoted(run, cell))
        return cell; /* there are no blanks around quotes, or it were no run */
    while (cell.length > 0 && sz_dialect_is_blank(run->dialect, cell.text[0]))
        cell = sz_span_from(cell, 1);
    while (cell.length > 0 && sz_dialect_is_blank(run->dialect, cell.text[cell.length - 1]))
        cell.length--;
    return cell;
}

/* The blanks behind a trimmed text go in front of it, so that the byte behind it is the one behind its cell: to
 * end it elsewhere with NUL would leave it longer for who asks again. */
static void move_blanks(struct sz_run *run, struct sz_span cell, struct sz_span *text) {
    char *bytes = run->text + (size_t)(cell.text - run->text);
    size_t room = cell.length - text->length;
    if (text->text + text->length == cell.text + cell.length)
        return;
    char blank = bytes[cell.length - 1];
    memmove(bytes + room, text->text, text->length);
    memset(bytes, blank, room);
    text->text = bytes + room;
}

/* A cell whose only quotes are those around it lies there as it is; libcsv takes doubled ones apart. */
enum sz_status sz_run_read_any(struct sz_run *run, struct sz_span cell, struct sz_span *text) {
    if (sz_run_is_quoted(run, cell)) {
        *text = sz_span_cut(cell, 1, cell.length - 1);
        if (memchr(text->text, run->stretch.marks.quote, text->length) != NULL)
            return sz_unquoter_read(run->unquoter, cell, text);
    } else {
        *text = sz_run_trim(run, cell);
        move_blanks(run, cell, text);
    }
    run->text[(size_t)(text->text - run->text) + text->length] = '\0';
    return SZ_OK;
}
