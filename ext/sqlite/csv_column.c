/* The cells of a record as SQL values. */
#include "csv_cursor.h"

SQLITE_EXTENSION_INIT3

#include "csv_number.h"
#include "message_csv.h"

/* Kept out of line, as all that is rare: what gives a cell is short, and saves few registers. */
#define RARE __attribute__((noinline, cold))

RARE static int fail_with_type(const struct sz_csv_cursor *csv, uint64_t line) {
    return sz_csv_fail((struct sz_csv_table *)csv->base.pVtab, sz_files_scan_path(&csv->scan),
                       (struct sz_file_problem){.status = SZ_CSV_OTHER_TYPE, .line = line});
}

/* A cell that doesn't lie there as a number, or is none. */
RARE static int give_any_number(struct sz_csv_cursor *csv, sqlite3_context *context, size_t column,
                                enum sz_cell_type expected) {
    struct sz_cell_number number;
    enum sz_cell_type type;
    enum sz_status status = sz_files_read_number(&csv->scan, column, &type, &number);
    if (status != SZ_OK)
        return sz_file_problem_code(status);
    if (!sz_csv_give_packed(context, sz_packed_of(expected, type, &number)))
        return fail_with_type(csv, sz_reader_line(&csv->scan.reader));
    return SQLITE_OK;
}

/* A column of numbers, as they were found when the table was made. */
static int give_number(struct sz_csv_cursor *csv, sqlite3_context *context, size_t column,
                       enum sz_cell_type expected) {
    if (sz_csv_give_packed(context, sz_files_read_packed(&csv->scan, column)))
        return SQLITE_OK;
    return give_any_number(csv, context, column, expected);
}

/* Cells lie in a buffer that the next row reuses, so SQLite copies them; -1 lets it find the NUL behind a cell,
 * since it takes a text of known length for one that may not be ended, and copies that again and again. */
static int give_text(struct sz_csv_cursor *csv, sqlite3_context *context, size_t column) {
    struct sz_span text;
    enum sz_status status = sz_files_read(&csv->scan, column, &text);
    if (status != SZ_OK)
        return sz_file_problem_code(status);
    if (text.text == NULL)
        return SQLITE_OK;
    bool has_nul = sz_reader_has_nul(&csv->scan.reader);
    sqlite3_result_text(context, text.text, has_nul ? (int)text.length : -1, SQLITE_TRANSIENT);
    return SQLITE_OK;
}

RARE static int give_problem(struct sz_csv_cursor *csv, sqlite3_context *context) {
    const struct sz_record *bad = sz_reader_bad_record(&csv->scan.reader);
    if (bad == NULL)
        return SQLITE_OK;
    if (csv->problem.length == 0) {
        enum sz_status status = sz_record_explain(bad, csv->scan.reader.facts.width, &csv->problem);
        if (status != SZ_OK)
            return sz_file_problem_code(status);
    }
    sqlite3_result_text64(context, csv->problem.bytes, csv->problem.length, SQLITE_TRANSIENT, SQLITE_UTF8);
    return SQLITE_OK;
}

static int give_held_number(const struct sz_csv_cursor *csv, sqlite3_context *context,
                            enum sz_cell_type expected, struct sz_span cell) {
    struct sz_cell_number number;
    enum sz_cell_type type = sz_cell_read(cell, csv->scan.decimal, &number);
    if (!sz_csv_give_packed(context, sz_packed_of(expected, type, &number)))
        return fail_with_type(csv, 0);
    return SQLITE_OK;
}

/* A cell of a record that is held by the grouping. */
static int give_held_cell(struct sz_csv_cursor *csv, sqlite3_context *context, size_t column) {
    struct sz_shape_cell cell;
    sz_shape_cell(&csv->grouping.shape, column, &cell);
    if (cell.text.text == NULL)
        return SQLITE_OK;
    enum sz_cell_type type =
        column < sz_files_width(csv->scan.files) ? sz_files_type(csv->scan.files, column) : SZ_CELL_TEXT;
    if (cell.is_number) {
        (void)sz_csv_give_packed(context, sz_packed_of(type, SZ_CELL_INTEGER, &cell.number));
        return SQLITE_OK;
    }
    if (type != SZ_CELL_TEXT)
        return give_held_number(csv, context, type, cell.text);
    bool has_nul = memchr(cell.text.text, '\0', cell.text.length) != NULL;
    sqlite3_result_text(context, cell.text.text, has_nul ? (int)cell.text.length : -1, SQLITE_TRANSIENT);
    return SQLITE_OK;
}

static int give_held(struct sz_csv_cursor *csv, sqlite3_context *context, size_t column) {
    const struct sz_shape *shape = &csv->grouping.shape;
    const struct sz_listing *listing = &csv->scan.files->listing;
    size_t width = sz_files_width(csv->scan.files);
    if (column == width + SZ_CSV_HIDDEN_FILE)
        sqlite3_result_text(context, sz_listing_path(listing, (size_t)sz_shape_extra(shape, SZ_EXTRA_FILE)),
                            -1, SQLITE_TRANSIENT);
    else if (column == width + SZ_CSV_HIDDEN_LINE)
        sqlite3_result_int64(context, (sqlite3_int64)sz_shape_extra(shape, SZ_EXTRA_LINE));
    else
        return give_held_cell(csv, context, column);
    return SQLITE_OK;
}

RARE static int give_hidden(struct sz_csv_cursor *csv, sqlite3_context *context, size_t hidden) {
    switch (hidden) {
    case SZ_CSV_HIDDEN_FILE:
        sqlite3_result_text(context, sz_files_scan_path(&csv->scan), -1, SQLITE_TRANSIENT);
        return SQLITE_OK;
    case SZ_CSV_HIDDEN_LINE:
        sqlite3_result_int64(context, (sqlite3_int64)sz_reader_line(&csv->scan.reader));
        return SQLITE_OK;
    default:
        return give_problem(csv, context);
    }
}

__attribute__((noinline)) static int give_cell(struct sz_csv_cursor *csv, sqlite3_context *context,
                                               size_t column) {
    size_t width = sz_files_width(csv->scan.files);
    if (csv->is_grouped && !csv->grouping.is_streaming)
        return give_held(csv, context, column);
    if (column >= width)
        return give_hidden(csv, context, column - width);
    enum sz_cell_type type = sz_files_type(csv->scan.files, column);
    return type == SZ_CELL_TEXT ? give_text(csv, context, column) : give_number(csv, context, column, type);
}

/* Where many numbers of a record are asked for, all but the first of them are there already. */
static inline int give_number_or_other(struct sz_csv_cursor *csv, sqlite3_context *context, size_t column) {
    const struct sz_numbers *numbers = &csv->scan.numbers;
    size_t at = column - numbers->first;
    if (at < numbers->count && sz_csv_give_packed(context, numbers->packed[at]))
        return SQLITE_OK;
    return give_cell(csv, context, column);
}

/* Most texts lie there as they are to be handed out. The first of a record may stand behind several line ends: what is
 * more than a few instructions saves registers for all. */
int sz_csv_cursor_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    struct sz_csv_cursor *csv = (struct sz_csv_cursor *)cursor;
    if ((size_t)column >= csv->quick)
        return give_number_or_other(csv, context, (size_t)column);
    const struct sz_run *run = csv->scan.reader.run;
    if (column == 0)
        return give_cell(csv, context, 0);
    struct sz_span cell = sz_run_cell(run, (size_t)column);
    if (!sz_run_is_ended(cell) || sz_run_is_quoted(run, cell))
        return give_cell(csv, context, (size_t)column);
    sqlite3_result_text(context, cell.text, -1, SQLITE_TRANSIENT);
    return SQLITE_OK;
}
