/* The cells of a record as the numbers that their columns are made of, many at a time, each in a word of its own.
 *
 * Only of records of a run, whose cells lie where they were found; there is a way for each kind of machine, and all give
 * the same. */
#ifndef SZ_NUMBERS_H
#define SZ_NUMBERS_H

#include "cell.h"
#include "run.h"

enum { SZ_NUMBERS_ROOM = 64 };

/* Cells that lie side by side in a record. */
struct sz_number_cells {
    const char *text;     /* in front of the end of each cell SZ_CELL_WORD bytes can be read */
    const uint32_t *ends; /* of the cells; in front of them there is that of the cell before */
    uint32_t start;       /* of the first cell */
    size_t count;
    const unsigned char *types; /* of each the greatest enum sz_cell_type that is expected */
    char decimal;               /* the decimal mark */
};

/* Reads cells that are no longer than a word; longer ones are greater than any number. Returns whether one is of a
 * greater type than is expected. */
typedef bool sz_numbers_reader(const struct sz_number_cells *cells, int64_t *packed);

struct sz_numbers {
    sz_numbers_reader *reader; /* NULL: none are read together */
    size_t first;              /* cell of the record … */
    size_t count;              /* … from which on as many have been read */
    bool is_any_greater;       /* one of them is of a greater type than was expected */
    int64_t packed[SZ_NUMBERS_ROOM];
};

/* figure * 256 + decimals * 4 + type: SZ_CELL_EMPTY, or the type that is expected, whatever that of the cell.
 * SZ_CELL_TEXT: it is something else, or text is expected; sz_cell_read is to be asked. */
static inline int64_t sz_packed_of(enum sz_cell_type expected, enum sz_cell_type type,
                                   const struct sz_cell_number *number) {
    if (type > expected || expected == SZ_CELL_TEXT)
        return SZ_CELL_TEXT;
    if (type == SZ_CELL_EMPTY)
        return SZ_CELL_EMPTY;
    return number->figure * 256 + number->decimals * 4 + (int64_t)expected;
}

static inline enum sz_cell_type sz_packed_type(int64_t packed) {
    return (enum sz_cell_type)(packed & 3);
}

static inline struct sz_cell_number sz_packed_number(int64_t packed) {
    return (struct sz_cell_number){packed >> 8, (unsigned)(packed >> 2 & 63)};
}

/* The quickest reader for records of so many cells. A way that this machine has not is the plain one. */
sz_numbers_reader *sz_numbers_choose(enum sz_scan_way way, size_t width);

/* Reads those cells of the record handed out among which `cell` is; `types` are those of the cells of a record. Returns
 * whether they could be. */
bool sz_numbers_read(struct sz_numbers *numbers, const struct sz_run *run, size_t cell,
                     const unsigned char *types, char decimal);

/* One cell of the record, packed. */
int64_t sz_numbers_read_one(const struct sz_run *run, size_t cell, enum sz_cell_type expected, char decimal);

/* The readers of numbers_*.c, each of which is there on its own kind of machine alone. */
bool sz_numbers_read_avx2(const struct sz_number_cells *cells, int64_t *packed);
bool sz_numbers_read_avx512(const struct sz_number_cells *cells, int64_t *packed);

#endif
