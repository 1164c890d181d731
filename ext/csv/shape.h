/* Which columns of a table make the key of a record and which its row, and both as bytes: what is gathered in
 * groups.
 *
 * Columns are those of struct sz_files and, behind them, what else is known of a record (enum sz_extra_column). A
 * column of numbers (types='auto') is a number in a key, so that 7 and 7.0 are one; all else is as it is written. */
#ifndef SZ_SHAPE_H
#define SZ_SHAPE_H

#include "cell.h"
#include "digest.h"
#include "files.h"

enum { SZ_SHAPE_KEYS_MAX = 8 };

/* Behind the columns of the files; the first three are the hidden columns of a table. */
enum sz_extra_column { SZ_EXTRA_FILE, SZ_EXTRA_LINE, SZ_EXTRA_PROBLEM, SZ_EXTRA_NUMBER, SZ_EXTRA_COUNT };

struct sz_shape_key {
    size_t column;
    bool is_descending;
};

struct sz_shape {
    const struct sz_files *files;
    struct sz_shape_key keys[SZ_SHAPE_KEYS_MAX];
    size_t key_count;
    uint64_t wanted;        /* columns: bit i, 63: all from there on */
    struct sz_buffer row;   /* size_t: the columns of a row */
    struct sz_buffer cells; /* struct sz_span: of keys and row, decoded last */
    struct sz_buffer text;  /* scratch */
};

/* What a cell of a key or row holds. The text is NULL where the cell is; it lives as long as the bytes that it was
 * decoded from, and is ended with NUL. */
struct sz_shape_cell {
    struct sz_span text;
    bool is_number; /* a cell of a key in a column of numbers: `number` says it all */
    struct sz_cell_number number;
};

/* Takes no memory. The keys are to be set by the caller. Free may be called twice. */
void sz_shape_init(struct sz_shape *shape, const struct sz_files *files);
void sz_shape_free(struct sz_shape *shape);

/* Settles the row: all that is wanted and in no key, and where `has_numbers` the number of the record. */
enum sz_status sz_shape_set(struct sz_shape *shape, uint64_t wanted, bool has_numbers);

static inline size_t sz_shape_row_count(const struct sz_shape *shape) {
    return shape->row.length / sizeof(size_t);
}

/* The key and the row of the record that the scan is at, which is the `number`th, in place of what the buffers hold.
 * SZ_NO_MEMORY; SZ_CSV_OTHER_TYPE. */
enum sz_status sz_shape_write_key(struct sz_shape *shape, struct sz_files_scan *scan, struct sz_buffer *key);
enum sz_status sz_shape_write_row(struct sz_shape *shape, struct sz_files_scan *scan, uint64_t number,
                                  struct sz_buffer *row);

/* A number for a key. Where there is but one column in it, which is text: that of the bytes of its cell. */
uint32_t sz_shape_digest(const struct sz_shape *shape, struct sz_span key, uint64_t seed);

static inline uint32_t sz_shape_digest_cell(struct sz_span cell, uint64_t seed) {
    return (uint32_t)sz_digest_bytes(cell, seed);
}

/* Whether keys are the text of one column and nothing else. */
static inline bool sz_shape_has_text_key(const struct sz_shape *shape) {
    return shape->key_count == 1 && sz_files_type(shape->files, shape->keys[0].column) == SZ_CELL_TEXT;
}

/* How keys are ordered: less than, equal to or more than 0. NULL is least, then numbers, then text by its bytes. `shape`
 * is a struct sz_shape. */
int sz_shape_compare(const void *shape, struct sz_span key, struct sz_span other);

/* Decodes; sz_shape_read_row returns the length of the row. */
void sz_shape_read_key(struct sz_shape *shape, struct sz_span key);
size_t sz_shape_read_row(struct sz_shape *shape, const char *row);

/* A cell of what was decoded last: of a key or of the row. A column that is neither is NULL. */
void sz_shape_cell(const struct sz_shape *shape, size_t column, struct sz_shape_cell *cell);

/* The same for the columns that hold a number of ours: _file (its place), _line, the record's number. */
uint64_t sz_shape_extra(const struct sz_shape *shape, enum sz_extra_column extra);

#endif
