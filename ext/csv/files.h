/* Several files as one: their listing, what opening each of them found out, and the columns that they have
 * together; then their records, one file after the other.
 *
 *     sz_files_init(&files, &setup); sz_files_add(&files, "data/[a-z]*.csv") …; sz_files_open(&files)
 *     sz_files_start(&files, &scan, wanted)
 *     while (sz_files_next(&scan, &record) == SZ_OK && !record.is_end) …
 *     sz_files_stop(&scan); sz_files_free(&files)
 *
 * The listing and the identity of each file are those of sz_files_open. A scan that finds other ones fails. */
#ifndef SZ_FILES_H
#define SZ_FILES_H

#include "cell.h"
#include "listing.h"
#include "names.h"
#include "numbers.h"
#include "reader.h"

struct sz_files {
    const struct sz_reader_setup *setup;
    struct sz_buffer patterns; /* each ended with NUL */
    struct sz_listing listing;
    struct sz_buffer facts;  /* struct sz_file_facts each */
    struct sz_buffer places; /* uint32_t: the column of each file's cells, then the cell of each column */
    struct sz_buffer types;  /* a byte for each column: enum sz_cell_type; empty unless options.finds_types */
    bool has_places;         /* otherwise a cell's place is its column */
    struct sz_names names;   /* the columns of all */
    struct sz_file_problem failure; /* of the last call that didn't return SZ_OK … */
    const char *failed;             /* … and the path or pattern that it is about; may be NULL */
    uint64_t size;                  /* bytes of all files, about; unpacked */
    uint64_t record_size;           /* of a typical record, in bytes; at least 1 */
};

/* Takes no memory; `setup` must outlive the files. Free may be called twice, and after failures. */
void sz_files_init(struct sz_files *files, const struct sz_reader_setup *setup);
void sz_files_free(struct sz_files *files);

/* Adds the files that a path or pattern names. */
enum sz_status sz_files_add(struct sz_files *files, const char *pattern);

/* Opens each file once and makes the columns; with options.finds_types, reads all of them. Where options.unites
 * says nothing else, a header that is not that of the first file is SZ_CSV_OTHER_HEADER. */
enum sz_status sz_files_open(struct sz_files *files);

/* For who reads files without sz_files_open, each under its own header: from here on, a scan that opens a file again
 * finds it as it was or fails. SZ_NO_MEMORY. */
enum sz_status sz_files_remember(struct sz_files *files);

/* SZ_FILES_CHANGED if the patterns now name other files. */
enum sz_status sz_files_check_listing(struct sz_files *files);

static inline size_t sz_files_width(const struct sz_files *files) {
    return files->names.count;
}

/* SZ_CELL_TEXT unless options.finds_types; a column without any cell that isn't empty is text. */
static inline enum sz_cell_type sz_files_type(const struct sz_files *files, size_t column) {
    return files->types.length == 0 ? SZ_CELL_TEXT : (enum sz_cell_type)files->types.bytes[column];
}

/* Which cell of a record of that file is the cell of that column; SIZE_MAX if the file has no such column. */
static inline size_t sz_files_place(const struct sz_files *files, size_t file, size_t column) {
    if (!files->has_places)
        return column;
    uint32_t cell = ((const uint32_t *)(const void *)files->places.bytes)[file * files->names.count + column];
    return cell == UINT32_MAX ? SIZE_MAX : cell;
}

struct sz_files_scan {
    const struct sz_files *files;
    size_t block;    /* bytes read at a time, as in the setup; to be set behind sz_files_start, as … */
    bool ends_cells; /* … whether sz_reader_end_cells is wanted */
    struct sz_reader reader;
    bool is_open;
    bool is_end; /* there is no further record */
    size_t file; /* whose record was given last */
    uint64_t wanted;
    char decimal;                   /* the decimal mark of numbers */
    struct sz_numbers numbers;      /* of the record, where many are asked for */
    struct sz_file_problem failure; /* of the last call that didn't return SZ_OK, about `file` */
};

/* `wanted`: which columns are asked for, as in sz_reader_want. Without sz_files_open, each file is found out about when the
 * scan comes to it, and has the columns of scan->reader alone. */
void sz_files_start(const struct sz_files *files, struct sz_files_scan *scan, uint64_t wanted);
enum sz_status sz_files_next(struct sz_files_scan *scan, struct sz_record *record);

/* The same without making cells, as sz_reader_go_on; then scan->is_end is to be asked. All else about the record
 * is told by scan->reader. */
enum sz_status sz_files_go_on_any(struct sz_files_scan *scan);

static inline enum sz_status sz_files_go_on(struct sz_files_scan *scan) {
    struct sz_run *run = scan->reader.run;
    scan->numbers.count = 0;
    if (run == NULL || run->at + 1 >= run->stretch.count)
        return sz_files_go_on_any(scan);
    run->at++;
    return SZ_OK;
}

/* The cell of a column, as sz_reader_read. */
static inline enum sz_status sz_files_read(struct sz_files_scan *scan, size_t column, struct sz_span *text) {
    return sz_reader_read(&scan->reader, sz_files_place(scan->files, scan->file, column), text);
}

/* The cell of a column as the number that its type says, packed. SZ_CELL_TEXT does not say that it is none:
 * sz_files_read_number is to be asked. */
int64_t sz_files_pack(struct sz_files_scan *scan, size_t column);

static inline int64_t sz_files_read_packed(struct sz_files_scan *scan, size_t column) {
    size_t at = column - scan->numbers.first;
    return at < scan->numbers.count ? scan->numbers.packed[at] : sz_files_pack(scan, column);
}

/* The cell of a column as a number, as sz_cell_read; SZ_CELL_EMPTY also where it is NULL. */
enum sz_status sz_files_read_number(struct sz_files_scan *scan, size_t column, enum sz_cell_type *type,
                                    struct sz_cell_number *number);

/* Where a record starts. */
struct sz_place {
    uint64_t offset; /* as in struct sz_record */
    uint64_t line;   /* 0: the first record of the file, wherever that starts */
};

/* The next record is the one that starts there in that file; unless that is its first, the file must be
 * one that can be sought in. */
enum sz_status sz_files_seek(struct sz_files_scan *scan, size_t file, struct sz_place place);

/* Whether the file that the scan has open can be sought in, as in sz_reader_can_seek. */
bool sz_files_can_seek(const struct sz_files_scan *scan);

/* Whether all files are still what they were when they were opened: to be asked by who stops before the end. */
enum sz_status sz_files_check(struct sz_files_scan *scan);

/* May be called twice, and on a zeroed struct. */
void sz_files_stop(struct sz_files_scan *scan);

const char *sz_files_scan_path(const struct sz_files_scan *scan);

#endif
