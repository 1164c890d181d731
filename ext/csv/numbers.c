/* The first record of a run is not read: what is in front of it may not be there to be loaded, nor the end of a cell. */
#include "numbers.h"

/* Each cell as it is written: most are short. */
static bool read_plain(const struct sz_number_cells *cells, int64_t *packed) {
    bool is_any_greater = false;
    uint32_t start = cells->start;
    for (size_t i = 0; i < cells->count; start = cells->ends[i++] + 1) {
        struct sz_cell_number number = {0};
        struct sz_span cell = sz_span_of(cells->text + start, cells->ends[i] - start);
        enum sz_cell_type type =
            cell.length > SZ_CELL_WORD ? SZ_CELL_TEXT : sz_cell_read_behind(cell, cells->decimal, &number);
        packed[i] = sz_packed_of((enum sz_cell_type)cells->types[i], type, &number);
        is_any_greater |= (unsigned)type > cells->types[i];
    }
    return is_any_greater;
}

sz_numbers_reader *sz_numbers_choose(enum sz_scan_way way, size_t width) {
#if defined(__x86_64__)
    enum { LANES_OF_AVX2 = 4, LANES_OF_AVX512 = 8 };
    if (way == SZ_SCAN_BEST)
        way = sz_stretch_best_way();
    if (way == SZ_SCAN_AVX512 && width >= LANES_OF_AVX512)
        return sz_numbers_read_avx512;
    if ((way == SZ_SCAN_AVX512 || way == SZ_SCAN_AVX2) && width >= LANES_OF_AVX2)
        return sz_numbers_read_avx2;
#else
    (void)way, (void)width;
#endif
    return read_plain;
}

/* Long cells may yet be numbers. */
static bool look_again(const struct sz_number_cells *cells, int64_t *packed) {
    bool is_any_greater = false;
    uint32_t start = cells->start;
    for (size_t i = 0; i < cells->count; start = cells->ends[i++] + 1) {
        struct sz_cell_number number;
        struct sz_span cell = sz_span_of(cells->text + start, cells->ends[i] - start);
        enum sz_cell_type expected = (enum sz_cell_type)cells->types[i];
        if (sz_packed_type(packed[i]) != SZ_CELL_TEXT || expected == SZ_CELL_TEXT)
            continue;
        enum sz_cell_type type = sz_cell_read(cell, cells->decimal, &number);
        packed[i] = sz_packed_of(expected, type, &number);
        is_any_greater |= type > expected;
    }
    return is_any_greater;
}

bool sz_numbers_read(struct sz_numbers *numbers, const struct sz_run *run, size_t cell,
                     const unsigned char *types, char decimal) {
    size_t width = run->stretch.width, count = width < SZ_NUMBERS_ROOM ? width : SZ_NUMBERS_ROOM;
    size_t first = cell - cell % SZ_NUMBERS_ROOM;
    if (first + count > width)
        first = width - count; /* no fewer cells at the end: a reader may need as many */
    const uint32_t *ends = run->stretch.ends + run->at * width + first;
    if (run->at == 0 || ends[0] < SZ_CELL_WORD)
        return false;
    struct sz_number_cells cells = {.text = run->text,
                                    .ends = ends,
                                    .start = first == 0 ? (uint32_t)sz_run_start(run) : ends[-1] + 1,
                                    .count = count,
                                    .types = types + first,
                                    .decimal = decimal};
    numbers->first = first;
    numbers->count = count;
    numbers->is_any_greater = numbers->reader(&cells, numbers->packed) && look_again(&cells, numbers->packed);
    return true;
}

/* Out of line: what is common saves no registers. */
__attribute__((noinline)) static int64_t read_any(const struct sz_run *run, size_t cell,
                                                  enum sz_cell_type expected, char decimal) {
    struct sz_cell_number number = {0};
    struct sz_span written = sz_run_cell(run, cell);
    enum sz_cell_type type = written.text - run->text < SZ_CELL_WORD
                                 ? sz_cell_read(written, decimal, &number)
                                 : sz_cell_read_behind(written, decimal, &number);
    return sz_packed_of(expected, type, &number);
}

int64_t sz_numbers_read_one(const struct sz_run *run, size_t cell, enum sz_cell_type expected, char decimal) {
    struct sz_cell_number number = {0};
    if (cell == 0)
        return read_any(run, cell, expected, decimal);
    struct sz_span written = sz_run_cell(run, cell);
    if (written.length > SZ_CELL_WORD || written.text - run->text < SZ_CELL_WORD)
        return read_any(run, cell, expected, decimal);
    enum sz_cell_type type =
        written.length == 0 ? SZ_CELL_EMPTY : sz_cell_read_behind(written, decimal, &number);
    return sz_packed_of(expected, type, &number);
}
