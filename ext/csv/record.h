/* The records of a text that slides through a window, and what is wrong with one: the inside of the reader,
 * from finding a record to handing it out. Whoever reads files takes reader.h.
 *
 * Functions of sz_records report through records->failure, and return its status. */
#ifndef SZ_RECORD_H
#define SZ_RECORD_H

#include "dialect.h"
#include "run.h"
#include "scan.h"
#include "unquote.h"
#include "window.h"

enum { SZ_SAMPLE = 1 << 16 }; /* bytes from which dialect and encoding are found out, whatever the block */

/* What is wrong with a file or a record, for a message `FILE:LINE: …`. */
struct sz_file_problem {
    enum sz_status status;
    uint64_t line;      /* the physical line to name, from 1; 0: none */
    uint64_t byte;      /* the byte of that line, or, where there is no line, of the file; from 1; 0: none */
    size_t fields;      /* fields present and … */
    size_t width;       /* … expected, where their number is at fault */
    uint64_t character; /* of the line, where it was decoded from another encoding; from 1; 0: none */
    struct sz_odd_bytes odd; /* the bytes that stand there, where they mean nothing */
    /* The encoding to try, or the one that there isn't; of what kind the file is; lives as long as the setup; or NULL. */
    const char *advice;
    int error;        /* errno, or 0 */
    bool can_be_kept; /* on_error='keep' would go on */
};

/* One record. All spans live until the next call on the reader, and may be written to by nobody. Each cell's
 * text is followed by a NUL, which is not counted, so that a cell without NUL bytes can be handed on as a C
 * string. */
struct sz_record {
    bool is_end;  /* there is no further record; nothing else is set */
    bool has_nul; /* a cell may hold a NUL byte: lengths must be told */
    const struct sz_span *cells;
    const bool *nulls; /* cells that read like options.null_text; NULL where that option is not given */
    size_t count; /* not the width where the record is bad; at most a million, problem.fields says how many */
    uint64_t line;                  /* the physical line on which it starts, from 1 */
    uint64_t offset;                /* the byte at which it starts in the decoded text */
    struct sz_file_problem problem; /* SZ_OK or what is wrong with the record */
    struct sz_span raw; /* a bad record, decoded, without its line end; what means nothing stands as U+FFFD */
    const struct sz_odd_bytes *odd; /* … and is listed here, by its offset in raw */
    size_t odd_count;
};

/* What is the same for all files of a table; must outlive the readers. */
struct sz_reader_setup {
    const struct sz_csv_options *options;
    const struct sz_file_policy *policy;
    const struct sz_allocator *allocator;
    bool (*is_interrupted)(void *data); /* asked now and then in long stretches; may be NULL */
    /* Told where options.shows_progress, with every read: bytes of the file read and all of them; `path` NULL when it
     * is left. May be NULL. */
    void (*show_progress)(void *data, const char *path, uint64_t position, uint64_t size);
    void *data;           /* of both */
    size_t block;         /* bytes read at a time; 0: as many as is good */
    size_t max_columns;   /* more are SZ_CSV_TOO_MANY_COLUMNS; 0: as many as SQLite can ever take */
    enum sz_scan_way way; /* how records are found: for tests */
};

struct sz_records {
    const struct sz_reader_setup *setup;
    struct sz_dialect dialect;
    struct sz_file_problem failure;
    struct sz_window window;
    struct sz_scanner scanner;
    struct sz_unquoter *unquoter;
    struct sz_run run; /* records that were found together: then there is no other */
    enum sz_scan_way way;
    struct sz_buffer cuts;     /* struct sz_cut, up to its capacity */
    struct sz_buffer cells;    /* struct sz_span */
    struct sz_buffer nulls;    /* bool */
    struct sz_buffer raw;      /* of a bad record */
    struct sz_buffer odd;      /* struct sz_odd_bytes in raw */
    struct sz_buffer repaired; /* raw again, to be ended with NULs */
    struct sz_scanned scanned; /* the record at the start of the window … */
    bool is_scanned;           /* … if there is one */
    bool is_given;             /* it was handed out */
    bool has_guessed;          /* an encoding, for bytes that mean nothing */
    uint64_t line;             /* on which the window starts, from 1 */
    uint64_t want;             /* as in sz_reader_want */
    bool ends_cells;           /* as in sz_reader_end_cells */
};

/* Takes no memory; `setup` must outlive the records. Free closes the window; it may be called twice. */
void sz_records_init(struct sz_records *records, const struct sz_reader_setup *setup);
void sz_records_free(struct sz_records *records);

enum sz_status sz_records_fail(struct sz_records *records, enum sz_status status, uint64_t line);

/* Readies the scan and libcsv for records->dialect. */
enum sz_status sz_records_start(struct sz_records *records);

/* Reads on, unless interrupted. */
enum sz_status sz_records_fill(struct sz_records *records);

/* Takes the physical line at the start of the window; nothing at the end of the file. */
enum sz_status sz_records_skip_line(struct sz_records *records);

/* Goes to the next record; is_scanned stays false at the end of the file. */
enum sz_status sz_records_find(struct sz_records *records);

/* How many cells of the record that was found are cut: at most a million. */
size_t sz_records_cut_count(const struct sz_records *records);

/* Makes room for so many cuts. */
enum sz_status sz_records_grow_cuts(struct sz_records *records, size_t count);

/* Goes behind all that was handed out: to records of `width` cells that can be read together, which are the run
 * then, or else to the next one. */
enum sz_status sz_records_go_on(struct sz_records *records, size_t width);

/* Hands out the record of the run at which it stands; cells that are not asked for are empty. */
enum sz_status sz_records_make_of_run(struct sz_records *records, struct sz_record *record);

/* Hands out the record that was found. `width` is the number of cells that it must have, 0 if it may have any.
 * A bad record is a failure where `is_strict`. */
enum sz_status sz_records_make(struct sz_records *records, size_t width, bool is_strict,
                               struct sz_record *record);

/* Leaves what was found: the record, or the whole run. */
void sz_records_take(struct sz_records *records);

/* Leaves the record that was handed out, and the rest of a run to be found again. */
void sz_records_leave(struct sz_records *records);

#endif
