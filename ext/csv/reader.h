/* The records of one CSV file: its dialect found out or told, its header read, its cells one record at a
 * time.
 *
 *     sz_reader_open(&reader, path, &setup, NULL)
 *     for (;;) {
 *         if (sz_reader_next(&reader, &record) != SZ_OK) → reader.failure says what is wrong and where
 *         if (record.is_end) break;
 *         …
 *     }
 *     sz_reader_close(&reader)
 *
 * CR, LF and CRLF end records outside quotes. Empty lines are no records, but are counted as lines. Blanks
 * around a cell belong to it unless trim=yes. A quote within an unquoted cell is text.
 *
 * Our scan finds the structure, libcsv takes the quotes off the cells that have them; what libcsv passes over
 * in silence (an unclosed quote, text behind a quote, a BOM, blank lines) is found by the scan. Memory is
 * bounded by the longest record, whatever the file's size.
 *
 * BAD RECORDS. Without keeps_bad_records the first one is the status of sz_reader_next, and the last thing
 * that it gives. With it, the record comes with its problem: the cells that are sure (where a quote is at
 * fault: those in front of it), and in `raw` every byte of it. A record with a faulty quote ends with the
 * physical line on which that quote opened; the next line is read as a record of its own. */
#ifndef SZ_READER_H
#define SZ_READER_H

#include "explain.h"
#include "record.h"

/* What the first open of a file found out, for later ones: they skip the finding out and refuse the file if
 * it is another. */
struct sz_file_facts {
    struct sz_identity identity;
    struct sz_dialect dialect;
    size_t width;   /* number of columns */
    bool is_packed; /* by gzip, so that no offset of a record is one of the file */
    uint64_t size;  /* bytes of all records, about: what is packed is longer than its file */
};

struct sz_reader_inside;

struct sz_reader {
    struct sz_file_facts facts;
    struct sz_file_problem failure; /* of the last call that didn't return SZ_OK */
    const struct sz_span
        *columns; /* facts.width unique names, each ended with NUL; live as long as the reader */
    const struct sz_span
        *headings;            /* the same cells as they are written; empty spans where there is no header */
    struct sz_run *run;       /* the record is one of these, if there are any … */
    struct sz_record *record; /* … and this one otherwise */
    struct sz_reader_inside *inside; /* NULL: not open */
};

/* Opens a file and reads up to its first record. `known` is NULL or the facts of an earlier open of the same
 * file. Close also after a failure.
 *
 * Columns are named after the header or after options.columns, else `column1`, `column2`, …; names are unique
 * whatever their case: `qty`, `qty_2`; `column2` for an empty one. `_file`, `_line` and `_problem` are never
 * given away (a column so called becomes `_file_2`). */
enum sz_status sz_reader_open(struct sz_reader *reader, const char *path, const struct sz_reader_setup *setup,
                              const struct sz_file_facts *known);

/* The next record, or the end, at which the file was checked to be the one that was opened. */
enum sz_status sz_reader_next(struct sz_reader *reader, struct sz_record *record);

/* The same without making all its cells: go on, ask whether that was the end, read cells. Both ways may be taken
 * in turns, but a record's cells are read by one of them. */
enum sz_status sz_reader_go_on_any(struct sz_reader *reader);

static inline enum sz_status sz_reader_go_on(struct sz_reader *reader) {
    struct sz_run *run = reader->run;
    if (run->at + 1 >= run->stretch.count)
        return sz_reader_go_on_any(reader);
    run->at++;
    return SZ_OK;
}

/* The record that the reader is at, as sz_reader_next gives it. */
enum sz_status sz_reader_make(struct sz_reader *reader, struct sz_record *record);

static inline bool sz_reader_is_end(const struct sz_reader *reader) {
    return reader->record->is_end;
}

/* What is wrong with the record that the reader is at, and all else about it; NULL where nothing is. */
static inline const struct sz_record *sz_reader_bad_record(const struct sz_reader *reader) {
    return reader->record->problem.status != SZ_OK ? reader->record : NULL;
}

static inline uint64_t sz_reader_line(const struct sz_reader *reader) {
    return reader->run->stretch.count > 0 ? sz_run_line(reader->run) : reader->record->line;
}

static inline uint64_t sz_reader_offset(const struct sz_reader *reader) {
    const struct sz_run *run = reader->run;
    return run->stretch.count > 0 ? run->offset + sz_run_start(run) : reader->record->offset;
}

/* Both, for less than each alone takes. */
static inline void sz_reader_place(const struct sz_reader *reader, uint64_t *offset, uint64_t *line) {
    struct sz_run *run = reader->run;
    *offset = reader->record->offset;
    *line = reader->record->line;
    if (run->stretch.count == 0)
        return;
    size_t start = sz_run_start(run);
    *offset = run->offset + start;
    *line = sz_run_line_at(run, start);
}

/* A cell that was asked for (sz_reader_want), ended with NUL; its text is NULL where there is no such cell, or
 * it reads like options.null_text. It lives until the next one is read. SZ_NO_MEMORY. */
enum sz_status sz_reader_read_any(struct sz_reader *reader, size_t cell, struct sz_span *text);

static inline enum sz_status sz_reader_read(struct sz_reader *reader, size_t cell, struct sz_span *text) {
    struct sz_run *run = reader->run;
    if (cell >= run->quick)
        return sz_reader_read_any(reader, cell, text);
    return sz_run_read(run, cell, text);
}

/* A cell of the record may hold a NUL byte. */
static inline bool sz_reader_has_nul(const struct sz_reader *reader) {
    return reader->run->stretch.count > 0 ? reader->run->stretch.has_nul : reader->record->has_nul;
}

/* Which cells are asked for: bit i (63: i and all behind it). Others may be left empty, but are counted. All
 * are, at first. To be called in front of the first record. */
void sz_reader_want(struct sz_reader *reader, uint64_t cells);

/* From here on, cells that are asked for are ended with NUL all at once where records are read together: quicker for who
 * reads most of them. */
void sz_reader_end_cells(struct sz_reader *reader);

/* Whether sz_reader_seek can be used: the file is read as it is, neither unpacked nor decoded. */
bool sz_reader_can_seek(const struct sz_reader *reader);

/* The next record is the one that starts at `offset` on `line`, as an earlier sz_reader_next of this file told
 * (struct sz_record); or the end, if nothing follows. */
enum sz_status sz_reader_seek(struct sz_reader *reader, uint64_t offset, uint64_t line);

/* Whether the file is still what it was when it was opened: to be asked where reading stops before the end. */
enum sz_status sz_reader_check(struct sz_reader *reader);

/* May be called twice, and on a zeroed struct. */
void sz_reader_close(struct sz_reader *reader);

#endif
