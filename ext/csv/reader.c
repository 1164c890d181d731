/* Opening: encoding, lines to skip, dialect, header, names; then record by record. */
#include "reader.h"

#include "kind.h"
#include "names.h"
#include "record.h"

enum {
    COLUMNS_MAX = 32767, /* SQLite's own upper limit */
};

struct sz_reader_inside {
    struct sz_reader_setup setup;
    struct sz_records records;
    struct sz_names names;
    struct sz_record record;        /* handed out by sz_reader_go_on, where it is none of a run */
    struct sz_buffer heading_text;  /* each ended with NUL */
    struct sz_buffer heading_spans; /* struct sz_span */
    bool is_done;
};

void sz_reader_close(struct sz_reader *reader) {
    struct sz_reader_inside *inside = reader->inside;
    if (inside == NULL)
        return;
    sz_buffer_free(&inside->heading_text);
    sz_buffer_free(&inside->heading_spans);
    sz_names_free(&inside->names);
    sz_records_free(&inside->records);
    inside->setup.allocator->release(inside);
    reader->inside = NULL;
    reader->run = NULL;
    reader->record = NULL;
    reader->columns = reader->headings = NULL;
}

/* The start of the file is read; from here on it is text. */
static enum sz_status settle_encoding(struct sz_reader *reader, const struct sz_file_facts *known) {
    struct sz_records *records = &reader->inside->records;
    struct sz_dialect *dialect = &records->dialect;
    enum sz_status status = SZ_OK;
    struct sz_span start = sz_window_span(&records->window);
    if (known != NULL)
        *dialect = known->dialect;
    else
        status = sz_dialect_find_encoding(dialect, records->setup->options, start);
    if (status == SZ_CSV_BAD_BYTES) {
        (void)sz_records_fail(records, status, 1);
        records->failure.byte = 1;
        records->failure.advice = sz_dialect_guess_encoding(start);
        return status;
    }
    if (status == SZ_OK)
        status = sz_window_decode(&records->window, dialect->encoding, dialect->mark);
    if (status == SZ_OK)
        return SZ_OK;
    (void)sz_records_fail(records, status, 0);
    if (status == SZ_CSV_OTHER_KIND)
        records->failure.advice = sz_kind_find(start, false);
    if (status == SZ_CSV_UNKNOWN_ENCODING)
        records->failure.advice = records->setup->options->encoding;
    return status;
}

static enum sz_status settle_dialect(struct sz_reader *reader, const struct sz_file_facts *known) {
    struct sz_records *records = &reader->inside->records;
    const struct sz_csv_options *options = records->setup->options;
    enum sz_status status = SZ_OK;
    for (uint64_t i = 0; i < options->skip && status == SZ_OK; i++) {
        if (records->window.is_whole && sz_window_span(&records->window).length == 0)
            break;
        status = sz_records_skip_line(records);
    }
    while (known == NULL && status == SZ_OK && !records->window.is_whole &&
           sz_window_span(&records->window).length < SZ_SAMPLE)
        status = sz_records_fill(records);
    if (status == SZ_OK && known == NULL)
        sz_dialect_find(&records->dialect, options, sz_window_span(&records->window),
                        records->window.is_whole);
    reader->facts.dialect = records->dialect;
    if (status == SZ_OK && records->dialect.has_separator_line)
        status = sz_records_skip_line(records);
    return status == SZ_OK ? sz_records_start(records) : status;
}

/* Copies the cells of the header, which live no longer than the next record. */
static enum sz_status keep_headings(struct sz_reader_inside *inside, const struct sz_span *cells,
                                    size_t count) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += cells[i].length + 1;
    enum sz_status status = sz_buffer_reserve(&inside->heading_text, size);
    for (size_t i = 0; i < count && status == SZ_OK; i++) {
        struct sz_span copy =
            sz_span_of(inside->heading_text.bytes + inside->heading_text.length, cells[i].length);
        status = sz_buffer_add(&inside->heading_text, cells[i]);
        if (status == SZ_OK)
            status = sz_buffer_add_byte(&inside->heading_text, '\0');
        if (status == SZ_OK)
            status = sz_buffer_add(&inside->heading_spans, sz_span_of((const char *)&copy, sizeof copy));
    }
    return status;
}

/* Where there is no header, each column has an empty heading. */
static enum sz_status leave_headings_empty(struct sz_reader_inside *inside, size_t count) {
    const struct sz_span empty = SZ_SPAN("");
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < count && status == SZ_OK; i++)
        status = sz_buffer_add(&inside->heading_spans, sz_span_of((const char *)&empty, sizeof empty));
    return status;
}

/* The names of options.columns, parted by commas, without the blanks around them. */
static enum sz_status split_told_names(struct sz_span told, struct sz_buffer *names) {
    for (;;) {
        size_t length = 0;
        while (length < told.length && told.text[length] != ',')
            length++;
        struct sz_span name = sz_span_trim(sz_span_cut(told, 0, length));
        enum sz_status status = sz_buffer_add(names, sz_span_of((const char *)&name, sizeof name));
        if (status != SZ_OK || length == told.length)
            return status;
        told = sz_span_from(told, length + 1);
    }
}

/* Names the columns after `cells`, or by their numbers where that is NULL. */
static enum sz_status name_columns(struct sz_reader *reader, const struct sz_span *cells, size_t count) {
    struct sz_reader_inside *inside = reader->inside;
    enum sz_status status = sz_names_make(&inside->names, cells, count);
    if (status != SZ_OK)
        return sz_records_fail(&inside->records, status, 0);
    reader->facts.width = count;
    reader->columns = sz_names_spans(&inside->names);
    reader->headings = (const struct sz_span *)(const void *)inside->heading_spans.bytes;
    return SZ_OK;
}

/* Before memory is taken for them: a line may hold any number of delimiters. */
static enum sz_status check_count(struct sz_reader_inside *inside, size_t count) {
    struct sz_records *records = &inside->records;
    size_t most = inside->setup.max_columns > 0 ? inside->setup.max_columns : COLUMNS_MAX;
    if (count <= most)
        return SZ_OK;
    (void)sz_records_fail(records, SZ_CSV_TOO_MANY_COLUMNS, records->line);
    records->failure.fields = count;
    records->failure.width = most;
    return SZ_CSV_TOO_MANY_COLUMNS;
}

/* The record that was found is the header. Its width must be that of options.columns, if they are given. */
static enum sz_status read_header(struct sz_reader *reader, size_t width) {
    struct sz_reader_inside *inside = reader->inside;
    struct sz_records *records = &inside->records;
    struct sz_record record;
    enum sz_status status = sz_records_make(records, width, true, &record);
    records->failure.can_be_kept = false; /* a header has no _problem to keep bytes in */
    if (status == SZ_CSV_TOO_FEW_FIELDS || status == SZ_CSV_TOO_MANY_FIELDS)
        records->failure.status = status = SZ_CSV_OTHER_COLUMNS;
    if (status == SZ_OK)
        status = check_count(inside, records->scanned.count);
    if (status != SZ_OK)
        return status;
    status = keep_headings(inside, record.cells, record.count);
    if (status != SZ_OK)
        return sz_records_fail(records, status, 0);
    reader->facts.width = record.count;
    return SZ_OK;
}

/* There is no header: the first record says how many columns there are, unless they are told. */
static enum sz_status measure_width(struct sz_reader *reader, size_t told) {
    struct sz_reader_inside *inside = reader->inside;
    struct sz_records *records = &inside->records;
    reader->facts.width = told > 0 ? told : records->scanned.count;
    if (told == 0 && records->scanned.fault != SZ_OK) {
        struct sz_record record;
        enum sz_status status = sz_records_make(records, 0, true, &record);
        records->failure.can_be_kept = false;
        return status;
    }
    enum sz_status status = check_count(inside, reader->facts.width);
    if (status != SZ_OK)
        return status;
    status = leave_headings_empty(inside, reader->facts.width);
    return status == SZ_OK ? SZ_OK : sz_records_fail(records, status, 0);
}

static enum sz_status settle_columns(struct sz_reader *reader) {
    struct sz_reader_inside *inside = reader->inside;
    struct sz_records *records = &inside->records;
    struct sz_span told = sz_buffer_span(&records->setup->options->columns);
    struct sz_buffer names;
    sz_buffer_init(&names, inside->setup.allocator);
    enum sz_status status = told.length > 0 ? split_told_names(told, &names) : SZ_OK;
    size_t told_count = names.length / sizeof(struct sz_span);
    if (status != SZ_OK)
        (void)sz_records_fail(records, status, 0);
    else
        status = sz_records_find(records);
    bool has_header = records->dialect.has_header;
    if (status == SZ_OK && !records->is_scanned && (has_header || told_count == 0))
        status = sz_records_fail(records, SZ_CSV_NO_HEADER, 0);
    if (status == SZ_OK)
        status = has_header ? read_header(reader, told_count) : measure_width(reader, told_count);
    const struct sz_span *cells = (const struct sz_span *)(const void *)inside->heading_spans.bytes;
    if (told_count > 0)
        cells = (const struct sz_span *)(const void *)names.bytes;
    if (status == SZ_OK)
        status = name_columns(reader, cells, reader->facts.width);
    sz_buffer_free(&names);
    if (has_header)
        sz_records_take(records);
    return status;
}

static enum sz_status open_inside(struct sz_reader *reader, const char *path,
                                  const struct sz_reader_setup *setup, const struct sz_file_facts *known) {
    struct sz_reader_inside *inside = setup->allocator->resize(NULL, sizeof *inside);
    if (inside == NULL)
        return SZ_NO_MEMORY;
    *inside = (struct sz_reader_inside){.setup = *setup};
    reader->inside = inside;
    reader->run = &inside->records.run;
    reader->record = &inside->record;
    sz_buffer_init(&inside->heading_text, setup->allocator);
    sz_buffer_init(&inside->heading_spans, setup->allocator);
    sz_names_init(&inside->names, setup->allocator);
    struct sz_records *records = &inside->records;
    sz_records_init(records, &inside->setup);
    enum sz_status status =
        sz_window_open(&records->window, path, setup->policy, known != NULL ? &known->identity : NULL);
    reader->facts.identity = records->window.source.identity;
    return status == SZ_OK ? SZ_OK : sz_records_fail(records, status, 0);
}

/* What is told to the caller about a failure, behind which no record is handed out. */
static enum sz_status report(struct sz_reader *reader, enum sz_status status) {
    if (status != SZ_OK && reader->run != NULL)
        sz_run_leave(reader->run);
    if (status != SZ_OK && reader->inside != NULL)
        reader->failure = reader->inside->records.failure;
    if (status != SZ_OK && reader->inside == NULL)
        reader->failure.status = status;
    return status;
}

enum sz_status sz_reader_open(struct sz_reader *reader, const char *path, const struct sz_reader_setup *setup,
                              const struct sz_file_facts *known) {
    *reader = (struct sz_reader){0};
    enum sz_status status = open_inside(reader, path, setup, known);
    if (status == SZ_OK)
        status = settle_encoding(reader, known);
    if (status == SZ_OK)
        status = settle_dialect(reader, known);
    if (status == SZ_OK)
        status = settle_columns(reader);
    if (status == SZ_OK) {
        const struct sz_records *records = &reader->inside->records;
        reader->facts.is_packed = sz_source_is_packed(&records->window.source);
        reader->facts.size = sz_source_estimate(&records->window.source);
    }
    return report(reader, status);
}

void sz_reader_want(struct sz_reader *reader, uint64_t cells) {
    reader->inside->records.want = cells;
}

void sz_reader_end_cells(struct sz_reader *reader) {
    reader->inside->records.ends_cells = true;
}

/* The end: the file must still be what it was when it was opened. */
static enum sz_status end(struct sz_reader_inside *inside) {
    inside->is_done = true;
    return sz_source_check(&inside->records.window.source) == SZ_OK
               ? SZ_OK
               : sz_records_fail(&inside->records, SZ_FILE_CHANGED, 0);
}

enum sz_status sz_reader_go_on_any(struct sz_reader *reader) {
    struct sz_reader_inside *inside = reader->inside;
    struct sz_records *records = &inside->records;
    bool is_strict = !inside->setup.options->keeps_bad_records;
    enum sz_status status = reader->failure.status; /* a failure is never followed by an end */
    inside->record = (struct sz_record){.is_end = true};
    if (status != SZ_OK || inside->is_done)
        return status;
    status = sz_records_go_on(records, reader->facts.width);
    if (status == SZ_OK && records->is_scanned)
        status = sz_records_make(records, reader->facts.width, is_strict, &inside->record);
    else if (status == SZ_OK && records->run.stretch.count > 0)
        inside->record.is_end = false;
    else if (status == SZ_OK)
        status = end(inside);
    return report(reader, status);
}

enum sz_status sz_reader_make(struct sz_reader *reader, struct sz_record *record) {
    struct sz_records *records = &reader->inside->records;
    *record = reader->inside->record;
    if (records->run.stretch.count == 0)
        return SZ_OK;
    return report(reader, sz_records_make_of_run(records, record));
}

enum sz_status sz_reader_next(struct sz_reader *reader, struct sz_record *record) {
    enum sz_status status = sz_reader_go_on(reader);
    if (status == SZ_OK)
        return sz_reader_make(reader, record);
    *record = reader->inside->record;
    return status;
}

enum sz_status sz_reader_read_any(struct sz_reader *reader, size_t cell, struct sz_span *text) {
    struct sz_reader_inside *inside = reader->inside;
    const struct sz_record *record = &inside->record;
    struct sz_run *run = &inside->records.run;
    const struct sz_csv_options *options = inside->setup.options;
    *text = (struct sz_span){0};
    if (run->stretch.count == 0) {
        if (cell < record->count && (record->nulls == NULL || !record->nulls[cell]))
            *text = record->cells[cell];
        return SZ_OK;
    }
    if (cell >= run->stretch.width)
        return SZ_OK;
    enum sz_status status = sz_run_read(run, cell, text);
    if (status != SZ_OK)
        return report(reader, sz_records_fail(&inside->records, status, sz_run_line(run)));
    if (options->has_null_text && sz_span_equal(*text, sz_buffer_span(&options->null_text)))
        *text = (struct sz_span){0};
    return SZ_OK;
}

bool sz_reader_can_seek(const struct sz_reader *reader) {
    return sz_window_can_seek(&reader->inside->records.window);
}

enum sz_status sz_reader_seek(struct sz_reader *reader, uint64_t offset, uint64_t line) {
    struct sz_records *records = &reader->inside->records;
    if (reader->failure.status != SZ_OK)
        return reader->failure.status;
    sz_records_leave(
        records); /* its cells were ended in place, so it must be read again if it is asked for */
    enum sz_status status = sz_window_seek(&records->window, offset, offset + records->dialect.mark);
    records->line = line;
    reader->inside->is_done = false;
    return status == SZ_OK ? SZ_OK : report(reader, sz_records_fail(records, status, 0));
}

enum sz_status sz_reader_check(struct sz_reader *reader) {
    if (reader->failure.status != SZ_OK)
        return reader->failure.status;
    return report(reader, end(reader->inside));
}
