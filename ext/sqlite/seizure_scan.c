/* One reader at a time: where a file ends, the next is opened and its header mapped anew. */
#include "seizure_scan.h"

SQLITE_EXTENSION_INIT3

#include "../base/json.h"
#include "message_csv.h"

/* ---- cells ---- */

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
        status = sz_json_add_text(json, scan->reader.columns[column]);
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

static bool is_blank(struct sz_span text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.text[i] != ' ' && text.text[i] != '\t')
            return false;
    return true;
}

/* The first column from `column` on that holds an amount in this record, or SZ_NO_COLUMN. */
static int find_amount(const struct sz_seizure_scan *scan, size_t column) {
    struct sz_span text;
    for (; column < scan->width; column++)
        if (scan->places[column] == SZ_ITEM_COLUMN && sz_seizure_scan_cell(scan, (int)column, &text) &&
            !is_blank(text))
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
    enum sz_place *places = sqlite3_realloc64(scan->places, count * sizeof *places);
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

static int open_file(struct sz_seizure_scan *scan, char **message) {
    const char *path = sz_listing_path(&scan->listing, scan->file);
    if (sz_reader_open(&scan->reader, path, &scan->setup, NULL) != SZ_OK)
        return sz_file_problem_report(path, &scan->reader.failure, message);
    scan->width = scan->reader.facts.width;
    int code = make_room(scan, scan->width);
    if (code != SQLITE_OK)
        return code;
    sz_schema_map(scan->reader.columns, scan->width, scan->columns, scan->places, &scan->schema);
    sz_reader_want(&scan->reader, cells_wanted(scan));
    return SQLITE_OK;
}

/* The next record, of the next file where this one ends. */
static int next_record(struct sz_seizure_scan *scan, char **message) {
    for (;;) {
        if (sz_reader_next(&scan->reader, &scan->record) != SZ_OK)
            return sz_file_problem_report(sz_listing_path(&scan->listing, scan->file), &scan->reader.failure,
                                          message);
        if (!scan->record.is_end)
            return SQLITE_OK;
        sz_reader_close(&scan->reader);
        if (++scan->file >= scan->listing.count) {
            scan->is_end = true;
            return SQLITE_OK;
        }
        int code = open_file(scan, message);
        if (code != SQLITE_OK)
            return code;
    }
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
    sz_listing_init(&scan->listing, &sz_sqlite_allocator);
    scan->setup = sz_connection_reader_setup(connection, &scan->options, &scan->watch);
    int code = read_options(scan, options, message);
    if (code != SQLITE_OK)
        return code;
    struct sz_file_problem problem = {.status = sz_listing_add(&scan->listing, files, &connection->files)};
    if (problem.status != SZ_OK)
        return sz_file_problem_report(files, &problem, message);
    code = open_file(scan, message);
    return code == SQLITE_OK ? first_row(scan, message) : code;
}

void sz_seizure_scan_close(struct sz_seizure_scan *scan) {
    sz_reader_close(&scan->reader);
    sz_listing_free(&scan->listing);
    sz_csv_options_free(&scan->options);
    sqlite3_free(scan->columns);
    sqlite3_free(scan->places);
    *scan = (struct sz_seizure_scan){.is_end = true, .amount = SZ_NO_COLUMN};
}
