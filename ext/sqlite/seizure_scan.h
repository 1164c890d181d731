/* The rows of read_seizures: the records of several files, each file mapped to the one schema by its own
 * header; in a wide file, a row for each amount of a record.
 *
 *     code = sz_seizure_scan_open(&scan, connection, files, options, used, &message)
 *     while (code == SQLITE_OK && !scan.is_end) … code = sz_seizure_scan_next(&scan, &message)
 *     sz_seizure_scan_close(&scan)
 *
 * Codes are SQLite's; with any but SQLITE_OK and SQLITE_NOMEM a message of sqlite3_malloc says what is wrong
 * and where. After a failure the scan can only be closed. Spans live until the next call. */
#ifndef SZ_SEIZURE_SCAN_H
#define SZ_SEIZURE_SCAN_H

#include "../csv/files.h"
#include "../table/schema.h"
#include "connection.h"

struct sz_seizure_scan {
    struct sz_interrupt_watch watch;
    struct sz_csv_options options;
    struct sz_reader_setup setup;
    struct sz_files files;
    struct sz_files_scan files_scan;
    struct sz_record record;
    bool is_open; /* it can be rewound */
    bool is_end;
    size_t mapped;           /* the file, from 1, of … */
    struct sz_schema schema; /* … this, and what follows */
    struct sz_column *columns;
    enum sz_column_place *places;
    size_t capacity; /* of both */
    size_t width;    /* columns of the file */
    int amount;      /* the column of this row's amount; SZ_NO_COLUMN: none */
    uint64_t used;   /* bit i: cells of the field i (enum sz_header_id) are asked for … */
    bool uses_extra; /* … and those of columns without a place */
};

/* Which cells will be asked for. */
struct sz_seizure_use {
    uint64_t fields; /* bit i: field i */
    bool extra;
};

int sz_seizure_scan_open(struct sz_seizure_scan *scan, const struct sz_connection *connection,
                         const char *files, struct sz_span options, const struct sz_seizure_use *use,
                         char **message);
int sz_seizure_scan_next(struct sz_seizure_scan *scan, char **message);

/* Goes back to the first row of what is open. The files must be those of the first time. */
int sz_seizure_scan_rewind(struct sz_seizure_scan *scan, char **message);

/* May be called twice, on a zeroed struct, and after failures. */
void sz_seizure_scan_close(struct sz_seizure_scan *scan);

/* How commas in bare numbers are read, as the options tell: '.', ',' or '\0'. */
char sz_seizure_scan_decimal(const struct sz_seizure_scan *scan);

/* The cell of a column of the file in this record; false: it is NULL or missing, or there is no column. */
bool sz_seizure_scan_cell(const struct sz_seizure_scan *scan, int column, struct sz_span *text);

/* The column of this row's amount, or NULL. */
const struct sz_column *sz_seizure_scan_amount(const struct sz_seizure_scan *scan);

/* {"Header": "cell", …} of the columns without a place, behind what `json` holds; nothing where there are
 * none. */
enum sz_status sz_seizure_scan_extra(const struct sz_seizure_scan *scan, struct sz_buffer *json);

#endif
