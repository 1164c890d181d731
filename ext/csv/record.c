/* How records are found: many at a time where they are alike, or one by one, which is then scanned where it lies in the
 * window. record_make.c hands them out. */
#include "record.h"

enum {
    BLOCK = 1 << 17,             /* bytes read at a time */
    STRETCH = BLOCK + (1 << 12), /* … and scanned at a time, at most; */
    PART = STRETCH / 4,          /* a part of it that stays near the processor with all that is found in it */
    DAMAGE_MAX = 1 << 20,        /* beyond max_field: how much of an endless line is kept */
    CUTS_MAX =
        1 << 20, /* cells of a record: more than any table has columns; a bad record may have any number */
};

static void for_each_buffer(struct sz_records *records, bool inits) {
    struct sz_buffer *const buffers[] = {&records->cuts, &records->cells, &records->nulls,
                                         &records->raw,  &records->odd,   &records->repaired};
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        if (inits)
            sz_buffer_init(buffers[i], records->setup->allocator);
        else
            sz_buffer_free(buffers[i]);
}

void sz_records_init(struct sz_records *records, const struct sz_reader_setup *setup) {
    *records = (struct sz_records){.setup = setup, .line = 1, .want = UINT64_MAX, .way = setup->way};
    if (records->way == SZ_SCAN_BEST)
        records->way = sz_stretch_best_way();
    sz_run_init(&records->run, setup->allocator);
    sz_window_init(&records->window, setup->allocator, setup->block > 0 ? setup->block : BLOCK);
    for_each_buffer(records, true);
}

/* `path` NULL: the file is left. */
static void show_progress(const struct sz_records *records, const char *path) {
    const struct sz_reader_setup *setup = records->setup;
    const struct sz_source *source = &records->window.source;
    if (setup->show_progress != NULL && setup->options->shows_progress)
        setup->show_progress(setup->data, path, source->position, source->identity.size);
}

void sz_records_free(struct sz_records *records) {
    show_progress(records, NULL);
    for_each_buffer(records, false);
    sz_run_free(&records->run);
    sz_unquoter_close(records->unquoter);
    records->unquoter = NULL;
    sz_window_free(&records->window);
}

enum sz_status sz_records_fail(struct sz_records *records, enum sz_status status, uint64_t line) {
    records->failure = (struct sz_file_problem){.status = status, .line = line};
    if (sz_status_is_world(status))
        records->failure.error = records->window.source.error;
    if (records->window.source.damage > 0)
        records->failure.byte = records->window.source.damage;
    return status;
}

enum sz_status sz_records_start(struct sz_records *records) {
    const struct sz_dialect *dialect = &records->dialect;
    sz_scanner_init(&records->scanner, dialect->delimiter, dialect->quote, dialect->trim,
                    records->setup->options->max_field);
    enum sz_status status =
        sz_unquoter_open(&records->unquoter, dialect->delimiter, dialect->quote, records->setup->allocator);
    return status == SZ_OK ? SZ_OK : sz_records_fail(records, status, 0);
}

enum sz_status sz_records_fill(struct sz_records *records) {
    if (records->setup->is_interrupted != NULL && records->setup->is_interrupted(records->setup->data))
        return sz_records_fail(records, SZ_INTERRUPTED, 0);
    enum sz_status status = sz_window_fill(&records->window);
    if (status != SZ_OK)
        return sz_records_fail(records, status, status == SZ_NO_MEMORY ? records->line : 0);
    show_progress(records, records->window.source.path);
    return SZ_OK;
}

static void take_line(struct sz_records *records, size_t length, size_t next) {
    sz_window_take(&records->window, next);
    records->line += next > length;
}

enum sz_status sz_records_skip_line(struct sz_records *records) {
    struct sz_window *window = &records->window;
    size_t length, next;
    while (!sz_scan_line(sz_window_span(window), window->is_whole, &length, &next)) {
        enum sz_status status = sz_records_fill(records);
        if (status != SZ_OK)
            return status;
    }
    take_line(records, length, next);
    return SZ_OK;
}

/* An empty line, or a comment. With trim=yes a line of blanks is empty too; `*is_short` says that more must be
 * read to know. */
static bool is_no_record(const struct sz_records *records, struct sz_span text, bool *is_short) {
    const struct sz_dialect *dialect = &records->dialect;
    size_t at = 0;
    *is_short = false;
    if (dialect->comment != '\0' && text.text[0] == dialect->comment)
        return true;
    while (dialect->trim && at < text.length && sz_dialect_is_blank(dialect, text.text[at]))
        at++;
    if (at == text.length) {
        *is_short = !records->window.is_whole;
        return true;
    }
    return text.text[at] == '\n' || text.text[at] == '\r';
}

enum sz_status sz_records_grow_cuts(struct sz_records *records, size_t count) {
    struct sz_buffer *cuts = &records->cuts;
    return sz_buffer_reserve(cuts, count * sizeof(struct sz_cut)) == SZ_OK
               ? SZ_OK
               : sz_records_fail(records, SZ_NO_MEMORY, records->line);
}

/* A cell that is too long is an error at once, or kept with its line, if that has an end to speak of. */
static bool is_hopeless(const struct sz_records *records, const struct sz_scanned *scanned, size_t held) {
    return scanned->fault == SZ_CSV_FIELD_TOO_LONG && (!records->setup->options->keeps_bad_records ||
                                                       held > 2 * records->scanner.max_field + DAMAGE_MAX);
}

static enum sz_status fail_at_fault(struct sz_records *records, struct sz_span text,
                                    const struct sz_scanned *scanned) {
    size_t lines = sz_scan_count_lines(sz_span_cut(text, 0, scanned->fault_at));
    (void)sz_records_fail(records, scanned->fault, records->line + lines);
    records->failure.can_be_kept = !records->setup->options->keeps_bad_records;
    return scanned->fault;
}

size_t sz_records_cut_count(const struct sz_records *records) {
    return records->scanned.count < CUTS_MAX ? records->scanned.count : CUTS_MAX;
}

/* Scans the record at the start of the window, reading on as far as it goes. */
static enum sz_status scan_record(struct sz_records *records) {
    for (;;) {
        struct sz_span text = sz_window_span(&records->window);
        size_t room = records->cuts.capacity / sizeof(struct sz_cut);
        enum sz_status status = SZ_OK;
        bool has_end = sz_scanner_scan(&records->scanner, text, records->window.is_whole,
                                       (struct sz_cut *)(void *)records->cuts.bytes, room, &records->scanned);
        if (!has_end && is_hopeless(records, &records->scanned, text.length))
            return fail_at_fault(records, text, &records->scanned);
        size_t count = sz_records_cut_count(records);
        if (has_end && count <= room) {
            records->is_scanned = true;
            return SZ_OK;
        }
        status = has_end ? sz_records_grow_cuts(records, count) : sz_records_fill(records);
        if (status != SZ_OK)
            return status;
    }
}

enum sz_status sz_records_find(struct sz_records *records) {
    enum sz_status status = SZ_OK;
    while (status == SZ_OK) {
        struct sz_span text = sz_window_span(&records->window);
        bool is_short;
        if (text.length == 0 && records->window.is_whole)
            return SZ_OK;
        if (text.length == 0)
            status = sz_records_fill(records);
        else if (!is_no_record(records, text, &is_short))
            return scan_record(records);
        else
            status = is_short ? sz_records_fill(records) : sz_records_skip_line(records);
    }
    return status;
}

static void take_run(struct sz_records *records) {
    struct sz_run *run = &records->run;
    records->line = run->line + run->stretch.passed;
    sz_window_take(&records->window, run->stretch.next);
    sz_run_leave(run);
}

void sz_records_take(struct sz_records *records) {
    if (records->run.stretch.count > 0)
        take_run(records);
    if (!records->is_scanned)
        return;
    sz_window_take(&records->window, records->scanned.next);
    records->line += records->scanned.lines;
    records->is_scanned = records->is_given = false;
}

/* With trim=yes a line of blanks is no record of one cell, which no stretch knows. */
static bool can_run(const struct sz_records *records, size_t width) {
    return records->way != SZ_SCAN_RECORDS && records->window.odd.length == 0 &&
           !(records->dialect.trim && width == 1);
}

static void ready_run(struct sz_records *records, size_t width) {
    const struct sz_dialect *dialect = &records->dialect;
    uint64_t longest = records->setup->options->max_field;
    records->run.dialect = dialect;
    records->run.unquoter = records->unquoter;
    records->run.line = records->line;
    records->run.offset = records->window.offset;
    records->run.ended = records->ends_cells ? records->want : 0;
    records->run.stretch = (struct sz_stretch){
        .marks = {.delimiter = dialect->delimiter,
                  .quote = dialect->quote,
                  .has_quote = dialect->quote != '\0',
                  .checks_utf8 = !records->window.decodes,
                  .comment = dialect->comment != '\0' ? (unsigned char)dialect->comment : -1},
        .wants_cells = records->want != 0,
        .width = (uint32_t)width,
        .longest = longest < UINT32_MAX ? (uint32_t)longest : UINT32_MAX};
}

/* Empty lines in front of what is no run. */
static void take_empty_lines(struct sz_records *records) {
    if (records->run.stretch.next > 0)
        take_run(records);
}

/* Finds a run at the start of the window, reading on while that is too short to tell. There is none where a
 * record is longer than what is scanned at a time. */
static enum sz_status find_run(struct sz_records *records, size_t width) {
    struct sz_run *run = &records->run;
    struct sz_window *window = &records->window;
    size_t most = PART;
    for (;;) {
        size_t length = sz_window_span(window).length;
        bool is_part = length > most;
        ready_run(records, width);
        enum sz_status status = sz_run_find(run, window->text.bytes + window->start, is_part ? most : length,
                                            window->is_whole && !is_part, records->way);
        if (status != SZ_OK)
            return sz_records_fail(records, status, 0);
        if (run->stretch.count > 0) {
            bool is_plain = !records->dialect.trim && !records->setup->options->has_null_text;
            run->quick = is_plain && run->stretch.wants_cells ? width : 0;
            return SZ_OK;
        }
        take_empty_lines(records);
        if (run->stretch.stops || (is_part ? most == STRETCH : window->is_whole))
            return SZ_OK;
        if (is_part)
            most = STRETCH;
        else
            status = sz_records_fill(records);
        if (status != SZ_OK)
            return status;
    }
}

enum sz_status sz_records_go_on(struct sz_records *records, size_t width) {
    enum sz_status status = SZ_OK;
    if (records->is_given || records->run.stretch.count > 0)
        sz_records_take(records);
    if (records->is_scanned)
        return SZ_OK;
    if (sz_run_is_due(&records->run) && can_run(records, width)) {
        status = find_run(records, width);
        sz_run_note_gain(&records->run);
    }
    return status == SZ_OK && records->run.stretch.count == 0 ? sz_records_find(records) : status;
}

void sz_records_leave(struct sz_records *records) {
    struct sz_run *run = &records->run;
    if (run->stretch.count > run->at + 1) {
        run->at++;
        run->stretch.next = sz_run_start(run);
        run->stretch.passed = (size_t)(sz_run_line(run) - run->line);
        records->window.is_written = run->ended != 0;
    }
    sz_records_take(records);
}
