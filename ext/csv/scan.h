/* The structure of one record: where its cells start and end, where it ends itself, and what is wrong with its
 * quotes. Allocates nothing, changes nothing. */
#ifndef SZ_SCAN_H
#define SZ_SCAN_H

#include "../base/span.h"
#include "../base/status.h"

#include <stdint.h>

/* A cell as it is written: with its quotes, if it has them. Offsets count from the start of the record. */
struct sz_cut {
    size_t start;
    size_t end;
    bool quoted;
};

struct sz_scanner {
    char delimiter;
    char quote; /* '\0': none */
    bool trim;
    uint64_t max_field; /* bytes of a cell as it is written, without its quotes */
    bool stops[256];    /* bytes that end an unquoted cell */
};

void sz_scanner_init(struct sz_scanner *scanner, char delimiter, char quote, bool trim, uint64_t max_field);

struct sz_scanned {
    enum sz_status fault; /* SZ_OK, SZ_CSV_UNCLOSED_QUOTE, SZ_CSV_TEXT_AFTER_QUOTE, SZ_CSV_FIELD_TOO_LONG */
    size_t fault_at;      /* the opening quote of the cell at fault, or the start of one too long */
    size_t count;         /* cells that are sure; may be more than were asked for */
    size_t length;        /* of the record without its line end */
    size_t next;          /* where the next one starts */
    size_t lines;         /* line ends up to there */
};

/* Scans the record at the start of `text`, which is not empty; its first `room` cells are written to `cuts`.
 * False if the text ends before the record does, and more is to come (`is_whole` says that there is no more).
 */
bool sz_scanner_scan(const struct sz_scanner *scanner, struct sz_span text, bool is_whole,
                     struct sz_cut *cuts, size_t room, struct sz_scanned *scanned);

/* The line at the start of `text`: its length, and where the next one starts. False as above. */
bool sz_scan_line(struct sz_span text, bool is_whole, size_t *length, size_t *next);

/* CR, LF and CRLF, each one line end. A CR at the very end counts. */
size_t sz_scan_count_lines(struct sz_span text);

#endif
