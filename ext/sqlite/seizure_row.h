/* The columns of read_seizures, and what stands in them in the row that a scan has come to. */
#ifndef SZ_SEIZURE_ROW_H
#define SZ_SEIZURE_ROW_H

#include "../csv/explain.h"
#include "../quantity/quantity.h"
#include "seizure_scan.h"

/* In the order of declaration. */
enum sz_seizure_column {
    SZ_SEIZURE_OPERATION,
    SZ_SEIZURE_OPERATION_KEY,
    SZ_SEIZURE_DATE_FROM,
    SZ_SEIZURE_DATE_TO,
    SZ_SEIZURE_PUBLISHED,
    SZ_SEIZURE_COUNTRY,
    SZ_SEIZURE_PLACE,
    SZ_SEIZURE_LEVEL,
    SZ_SEIZURE_FACT,
    SZ_SEIZURE_PART_OF,
    SZ_SEIZURE_ROLE,
    SZ_SEIZURE_ITEM,
    SZ_SEIZURE_ITEM_KEY,
    SZ_SEIZURE_WRITTEN,
    SZ_SEIZURE_QUANTITY,
    SZ_SEIZURE_REASON,
    SZ_SEIZURE_LOW,
    SZ_SEIZURE_HIGH,
    SZ_SEIZURE_UNIT,
    SZ_SEIZURE_SOURCE,
    SZ_SEIZURE_NOTE,
    SZ_SEIZURE_EXTRA,
    SZ_SEIZURE_FILE_NAME,
    SZ_SEIZURE_LINE,
    SZ_SEIZURE_PROBLEM,
    SZ_SEIZURE_COLUMNS, /* the arguments follow */
};

struct sz_seizure_row {
    const struct sz_seizure_scan *scan;
    struct sz_buffer json;       /* extra and _problem are written here */
    bool is_read;                /* what follows is of this row: to be set to false with each new one */
    struct sz_quantity quantity; /* where problem.status is SZ_OK */
    struct sz_problem problem;
    struct sz_span about; /* the text of the problem; length 0: there is none */
};

/* Takes no memory; the scan must outlive the row. Free may be called twice. */
void sz_seizure_row_init(struct sz_seizure_row *row, const struct sz_seizure_scan *scan);
void sz_seizure_row_free(struct sz_seizure_row *row);

/* The field (enum sz_header_id) that a column shows or is worked out from, or SZ_NO_FIELD. Amounts need more. */
int sz_seizure_row_field(int column);

/* The fields in which a row may say that it is a total. */
extern const int sz_seizure_row_names[];
extern const size_t sz_seizure_row_name_count;

/* Gives SQLite the value of a column. */
void sz_seizure_row_result(struct sz_seizure_row *row, sqlite3_context *context, int column);

#endif
