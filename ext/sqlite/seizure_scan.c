/* The files are not opened before the scan comes to them: each has a header of its own, which is mapped anew. */
#include "seizure_scan.h"

SQLITE_EXTENSION_INIT3

#include "../base/json.h"
#include "message_csv.h"

/* ---- cells ---- */

char sz_seizure_scan_decimal(const struct sz_seizure_scan *scan) {
    return scan->options.decimal;
}

bool sz_seizure_scan_cell(const struct sz_seizure_scan *scan, int column, struct sz_span *text) {
    const struct sz_record *record = &scan->record;
    if (column == SZ_NO_COLUMN || (size_t)column >= record->count ||
        (record->nulls != NULL && record->nulls[column]))
        return false;
    *text = record->cells[column];
    return true;
}

const struct sz_column *sz_seizure_scan_amount(const struct sz_seizure_scan *scan) {
    return scan->amount == SZ_NO_COLUMN ? NULL : &scan->columns[scan->amount];
}

static enum sz_status add_member(const struct sz_seizure_scan *scan, size_t column, struct sz_buffer *json) {
    struct sz_span text;
    enum sz_status status = sz_buffer_add_byte(json, json->length == 0 ? '{' : ',');
    if (status == SZ_OK)
        status = sz_json_add_text(json, scan->files_scan.reader.columns[column]);
    if (status == SZ_OK)
        status = sz_buffer_add_byte(json, ':');
    if (status != SZ_OK)
        return status;
    if (!sz_seizure_scan_cell(scan, (int)column, &text))
        return sz_buffer_add(json, SZ_SPAN("null"));
    return sz_json_add_text(json, text);
}

enum sz_status sz_seizure_scan_extra(const struct sz_seizure_scan *scan, struct sz_buffer *json) {
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < scan->width && status == SZ_OK; i++)
        if (scan->places[i] == SZ_EXTRA)
            status = add_member(scan, i, json);
    return status == SZ_OK && json->length > 0 ? sz_buffer_add_byte(json, '}') : status;
}

/* ---- rows of a wide file ---- */

/* The first column from `column` on that holds an amount in this record, or SZ_NO_COLUMN. */
static int find_amount(const struct sz_seizure_scan *scan, size_t column) {
    struct sz_span text;
    for (; column < scan->width; column++)
        if (scan->places[column] == SZ_ITEM_COLUMN && sz_seizure_scan_cell(scan, (int)column, &text) &&
            sz_span_trim(text).length > 0)
            return (int)column;
    return SZ_NO_COLUMN;
}

/* ---- files ---- */

static int make_room(struct sz_seizure_scan *scan, size_t count) {
    if (count <= scan->capacity)
        return SQLITE_OK;
    struct sz_column *columns = sqlite3_realloc64(scan->columns, count * sizeof *columns);
    if (columns == NULL)
        return SQLITE_NOMEM;
    scan->columns = columns;
    enum sz_column_place *places = sqlite3_realloc64(scan->places, count * sizeof *places);
    if (places == NULL)
        return SQLITE_NOMEM;
    scan->places = places;
    scan->capacity = count;
    return SQLITE_OK;
}

/* The cells to be read: which amounts stand in a wide record decides how many rows it makes. */
static uint64_t cells_wanted(const struct sz_seizure_scan *scan) {
    uint64_t wanted = 0;
    for (size_t i = 0; i < scan->width; i++)
        if (scan->places[i] == SZ_ITEM_COLUMN || (scan->places[i] == SZ_EXTRA && scan->uses_extra))
            wanted |= (uint64_t)1 << (i < 63 ? i : 63);
    for (int field = 0; field < SZ_HEADER_COUNT; field++) {
        int column = scan->schema.columns[field];
        if (column != SZ_NO_COLUMN && (scan->used >> field & 1) != 0)
            wanted |= (uint64_t)1 << (column < 63 ? column : 63);
    }
    return wanted;
}

/* The scan has come to another file: its header is mapped anew. */
static int map_header(struct sz_seizure_scan *scan) {
    scan->width = scan->files_scan.reader.facts.width;
    int code = make_room(scan, scan->width);
    if (code != SQLITE_OK)
        return code;
    sz_schema_map(scan->files_scan.reader.columns, scan->width, scan->columns, scan->places, &scan->schema);
    sz_reader_want(&scan->files_scan.reader, cells_wanted(scan));
    scan->mapped = scan->files_scan.file + 1;
    return SQLITE_OK;
}

static int next_record(struct sz_seizure_scan *scan, char **message) {
    struct sz_files_scan *files = &scan->files_scan;
    if (sz_files_next(files, &scan->record) != SZ_OK)
        return sz_file_problem_report(sz_files_scan_path(files), &files->failure, message);
    scan->is_end = scan->record.is_end;
    return scan->is_end || scan->mapped == files->file + 1 ? SQLITE_OK : map_header(scan);
}

/* A record without any amount still makes one row: the rest of it counts. */
static int first_row(struct sz_seizure_scan *scan, char **message) {
    int code = next_record(scan, message);
    if (code == SQLITE_OK && !scan->is_end)
        scan->amount = scan->schema.is_wide ? find_amount(scan, 0) : scan->schema.columns[SZ_HEADER_written];
    return code;
}

int sz_seizure_scan_next(struct sz_seizure_scan *scan, char **message) {
    if (scan->schema.is_wide && scan->amount != SZ_NO_COLUMN) {
        scan->amount = find_amount(scan, (size_t)scan->amount + 1);
        if (scan->amount != SZ_NO_COLUMN)
            return SQLITE_OK;
    }
    return first_row(scan, message);
}

static int read_options(struct sz_seizure_scan *scan, struct sz_span text, char **message) {
    struct sz_option_problem problem;
    enum sz_status status = sz_csv_options_parse(&scan->options, text, &problem);
    if (status == SZ_OK)
        status = sz_csv_options_check(&scan->options, &problem);
    if (status == SZ_OK && (scan->options.finds_types || scan->options.unites != SZ_UNION_SAME)) {
        status = SZ_CSV_BAD_OPTION;
        problem = (struct sz_option_problem){
            .status = status,
            .name = scan->options.finds_types ? SZ_SPAN("types") : SZ_SPAN("union_by_name"),
            .value = SZ_SPAN("..."),
            .values = "given to seizure_csv alone: read_seizures has one schema",
        };
    }
    if (status == SZ_OK)
        return SQLITE_OK;
    if (problem.status == SZ_NO_MEMORY)
        return SQLITE_NOMEM;
    *message = sz_message_for_option("read_seizures", &problem);
    return *message == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

int sz_seizure_scan_open(struct sz_seizure_scan *scan, const struct sz_connection *connection,
                         const char *files, struct sz_span options, const struct sz_seizure_use *use,
                         char **message) {
    *scan = (struct sz_seizure_scan){.used = use->fields, .uses_extra = use->extra, .amount = SZ_NO_COLUMN};
    sz_csv_options_init(&scan->options, &sz_sqlite_allocator);
    scan->setup = sz_connection_reader_setup(connection, &scan->options, &scan->watch);
    sz_files_init(&scan->files, &scan->setup);
    int code = read_options(scan, options, message);
    if (code != SQLITE_OK)
        return code;
    if (sz_files_add(&scan->files, files) != SZ_OK)
        return sz_file_problem_report(files, &scan->files.failure, message);
    if (sz_files_remember(&scan->files) != SZ_OK)
        return SQLITE_NOMEM;
    scan->is_open = true;
    sz_files_start(&scan->files, &scan->files_scan, UINT64_MAX);
    return first_row(scan, message);
}

int sz_seizure_scan_rewind(struct sz_seizure_scan *scan, char **message) {
    if (sz_files_check_listing(&scan->files) != SZ_OK)
        return sz_file_problem_report(scan->files.failed, &scan->files.failure, message);
    sz_files_stop(&scan->files_scan);
    sz_files_start(&scan->files, &scan->files_scan, UINT64_MAX);
    scan->mapped = 0;
    scan->is_end = false;
    scan->amount = SZ_NO_COLUMN;
    return first_row(scan, message);
}

void sz_seizure_scan_close(struct sz_seizure_scan *scan) {
    sz_files_stop(&scan->files_scan);
    sz_files_free(&scan->files);
    sz_csv_options_free(&scan->options);
    sqlite3_free(scan->columns);
    sqlite3_free(scan->places);
    *scan = (struct sz_seizure_scan){.is_end = true, .amount = SZ_NO_COLUMN};
}
