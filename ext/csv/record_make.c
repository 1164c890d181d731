/* How a record is handed out: judged, and its cells ended with NUL in place, since the byte behind a cell is a delimiter, a
 * line end or the spare byte behind the window. A bad record that is kept is copied first. */
#include "record.h"

enum { WANT_LAST = 63 };

static uint64_t count_characters(struct sz_span text) {
    uint64_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.text[i] & 0xC0) != 0x80;
    return count;
}

/* The line and place of an odd byte; with the first one the encoding that the file is likely in. */
static void describe_odd(struct sz_records *records, size_t at, struct sz_file_problem *problem) {
    struct sz_span text = sz_window_span(&records->window);
    size_t start = at;
    problem->line = records->line + sz_scan_count_lines(sz_span_cut(text, 0, at));
    while (start > 0 && text.text[start - 1] != '\n' && text.text[start - 1] != '\r')
        start--;
    if (records->window.decodes) {
        problem->character = count_characters(sz_span_cut(text, start, at)) + 1;
        problem->odd = *(const struct sz_odd_bytes *)(const void *)records->window.odd.bytes;
        return;
    }
    problem->byte = at - start + 1;
    problem->odd = (struct sz_odd_bytes){.bytes = {(unsigned char)text.text[at]}, .count = 1};
    if (!records->has_guessed) /* a hundred times the work of all else about a record */
        problem->advice = sz_dialect_guess_encoding(sz_span_cut(text, 0, SZ_SAMPLE));
    records->has_guessed = true;
}

/* What is wrong with the record that was scanned; `width` 0: it may have any number of cells. */
static void judge(struct sz_records *records, size_t width, struct sz_file_problem *problem) {
    const struct sz_scanned *scanned = &records->scanned;
    size_t odd = sz_window_find_odd(&records->window, scanned->length);
    *problem = (struct sz_file_problem){.line = records->line, .fields = scanned->count, .width = width};
    if (odd < scanned->length) {
        problem->status = SZ_CSV_BAD_BYTES;
        describe_odd(records, odd, problem);
    } else if (scanned->fault != SZ_OK) {
        struct sz_span before = sz_span_cut(sz_window_span(&records->window), 0, scanned->fault_at);
        problem->status = scanned->fault;
        problem->line += sz_scan_count_lines(before);
    } else if (width > 0 && scanned->count != width) {
        problem->status = scanned->count < width ? SZ_CSV_TOO_FEW_FIELDS : SZ_CSV_TOO_MANY_FIELDS;
    }
}

/* The same cells in a copy whose odd bytes were replaced: those are no part of the structure. A cell may have
 * outgrown max_field by that, which must not change what was found before. */
static void recut(struct sz_records *records, struct sz_span text) {
    struct sz_scanner scanner = records->scanner;
    struct sz_scanned again;
    scanner.max_field = UINT64_MAX;
    (void)sz_scanner_scan(&scanner, text, true, (struct sz_cut *)(void *)records->cuts.bytes,
                          sz_records_cut_count(records), &again);
}

/* Copies a bad record, and cuts the copy into cells if its bytes had to be changed. `*text` is where its cells
 * are. */
static enum sz_status keep_raw(struct sz_records *records, struct sz_record *record, char **text) {
    records->raw.length = records->odd.length = records->repaired.length = 0;
    enum sz_status status =
        sz_window_copy(&records->window, records->scanned.length, &records->raw, &records->odd);
    record->raw = sz_buffer_span(&records->raw);
    record->odd = (const struct sz_odd_bytes *)(const void *)records->odd.bytes;
    record->odd_count = records->odd.length / sizeof *record->odd;
    if (status == SZ_OK && record->odd_count > 0 && !records->window.decodes) {
        status = sz_buffer_add(&records->repaired, record->raw);
        if (status == SZ_OK)
            status = sz_buffer_add_byte(&records->repaired, '\0');
        *text = records->repaired.bytes;
        recut(records, record->raw);
    }
    return status == SZ_OK ? SZ_OK : sz_records_fail(records, status, records->line);
}

static enum sz_status make_room(struct sz_records *records, struct sz_buffer *buffer, size_t size) {
    buffer->length = 0;
    return sz_buffer_reserve(buffer, size) == SZ_OK ? SZ_OK
                                                    : sz_records_fail(records, SZ_NO_MEMORY, records->line);
}

/* The cells at the cuts in `text`, each ended with NUL. */
static enum sz_status make_cells(struct sz_records *records, char *text, struct sz_record *record) {
    const struct sz_cut *cuts = (const struct sz_cut *)(const void *)records->cuts.bytes;
    size_t count = sz_records_cut_count(records);
    bool makes_all = record->problem.status != SZ_OK; /* what is surplus must be told */
    enum sz_status status = make_room(records, &records->cells, (count + 1) * sizeof(struct sz_span));
    struct sz_span *cells = (struct sz_span *)(void *)records->cells.bytes;
    for (size_t i = 0; i < count && status == SZ_OK; i++) {
        const struct sz_cut *cut = &cuts[i];
        if (!makes_all && (records->want >> (i < WANT_LAST ? i : WANT_LAST) & 1) == 0) {
            cells[i] = SZ_SPAN("");
        } else if (cut->quoted) {
            status =
                sz_unquoter_unquote(records->unquoter, text + cut->start, cut->end - cut->start, &cells[i]);
            if (status != SZ_OK)
                return sz_records_fail(records, status, records->line);
        } else {
            text[cut->end] = '\0';
            cells[i] = sz_span_of(text + cut->start, cut->end - cut->start);
        }
    }
    record->cells = cells;
    record->count = count;
    return status;
}

/* The cells of a record in a run as cuts, so that they are made like any others. */
static enum sz_status cut_run(struct sz_records *records) {
    struct sz_run *run = &records->run;
    size_t width = run->stretch.width, base = sz_run_start(run);
    enum sz_status status = sz_records_grow_cuts(records, width);
    struct sz_cut *cuts = (struct sz_cut *)(void *)records->cuts.bytes;
    if (status != SZ_OK)
        return status;
    memset(cuts, 0, width * sizeof *cuts);
    for (size_t i = 0; i < width && run->stretch.wants_cells; i++) {
        struct sz_span cell = sz_run_trim(run, sz_run_cell(run, i));
        size_t start = (size_t)(cell.text - run->text) - base;
        cuts[i] = (struct sz_cut){start, start + cell.length, sz_run_is_quoted(run, cell)};
    }
    records->scanned.count = width;
    return SZ_OK;
}

static enum sz_status find_nulls(struct sz_records *records, struct sz_record *record) {
    const struct sz_csv_options *options = records->setup->options;
    if (!options->has_null_text)
        return SZ_OK;
    enum sz_status status = make_room(records, &records->nulls, record->count + 1);
    bool *nulls = (bool *)(void *)records->nulls.bytes;
    if (status != SZ_OK || nulls == NULL)
        return status;
    for (size_t i = 0; i < record->count; i++)
        nulls[i] = sz_span_equal(record->cells[i], sz_buffer_span(&options->null_text));
    record->nulls = nulls;
    return SZ_OK;
}

enum sz_status sz_records_make(struct sz_records *records, size_t width, bool is_strict,
                               struct sz_record *record) {
    char *text = records->window.text.bytes + records->window.start;
    enum sz_status status = SZ_OK;
    *record = (struct sz_record){.line = records->line, .offset = records->window.offset};
    records->is_given = true;
    record->has_nul = memchr(text, '\0', records->scanned.length) != NULL;
    judge(records, width, &record->problem);
    if (record->problem.status != SZ_OK && is_strict) {
        records->failure = record->problem;
        records->failure.can_be_kept = !records->setup->options->keeps_bad_records;
        return record->problem.status;
    }
    if (record->problem.status != SZ_OK)
        status = keep_raw(records, record, &text);
    if (status == SZ_OK)
        status = make_cells(records, text, record);
    return status == SZ_OK ? find_nulls(records, record) : status;
}

enum sz_status sz_records_make_of_run(struct sz_records *records, struct sz_record *record) {
    struct sz_run *run = &records->run;
    enum sz_status status = cut_run(records);
    size_t width = run->stretch.width;
    *record = (struct sz_record){.problem = {.line = sz_run_line(run), .fields = width, .width = width},
                                 .line = sz_run_line(run),
                                 .offset = run->offset + sz_run_start(run),
                                 .has_nul = run->stretch.has_nul};
    if (status == SZ_OK)
        status = make_cells(records, run->text + sz_run_start(run), record);
    return status == SZ_OK ? find_nulls(records, record) : status;
}
