/* How long it takes to find the records of a CSV file, by libcsv alone or by this reader, in one way of its own.
 *
 *     bench_scan WAY FILE    libcsv, best, plain, sse2, avx2, avx512 or neon: records are counted
 *     bench_scan cells/WAY FILE    the same, and the end of each cell is noted, as libcsv always does
 *
 * Both read blocks of 64 KiB. libcsv is given no function for cells and one that counts for records. Prints the number of
 * records, with the header. */
#include "csv/reader.h"

#include <csv.h>

#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 1 << 16 };

static const struct {
    const char *name;
    enum sz_scan_way way;
} ways[] = {{"best", SZ_SCAN_BEST}, {"plain", SZ_SCAN_PLAIN},   {"sse2", SZ_SCAN_SSE2},
            {"avx2", SZ_SCAN_AVX2}, {"avx512", SZ_SCAN_AVX512}, {"neon", SZ_SCAN_NEON}};

static void *resize(void *memory, size_t size) {
    return realloc(memory, size);
}

static void release(void *memory) {
    free(memory);
}

static const struct sz_allocator allocator = {resize, release};

static void count_record(int end, void *count) {
    (void)end;
    ++*(size_t *)count;
}

static bool count_by_libcsv(const char *path, size_t *count) {
    static char block[BLOCK];
    struct csv_parser parser;
    FILE *file = fopen(path, "rb");
    size_t got = 0;
    if (file == NULL || csv_init(&parser, 0) != 0)
        return false;
    setbuf(file, NULL);
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        if (csv_parse(&parser, block, got, NULL, count_record, count) != got)
            return false;
    bool is_right = ferror(file) == 0 && csv_fini(&parser, NULL, count_record, count) == 0;
    csv_free(&parser);
    return fclose(file) == 0 && is_right;
}

static bool count_by_reader(const char *path, enum sz_scan_way way, bool wants_cells, size_t *count) {
    struct sz_csv_options options;
    const struct sz_file_policy policy = {0};
    struct sz_reader_setup setup = {
        .options = &options, .policy = &policy, .allocator = &allocator, .block = BLOCK, .way = way};
    struct sz_reader reader;
    sz_csv_options_init(&options, &allocator);
    enum sz_status status = sz_reader_open(&reader, path, &setup, NULL);
    if (status == SZ_OK)
        sz_reader_want(&reader, wants_cells ? UINT64_MAX : 0);
    *count = 1;
    while (status == SZ_OK && (status = sz_reader_go_on(&reader)) == SZ_OK && !sz_reader_is_end(&reader))
        ++*count;
    sz_reader_close(&reader);
    sz_csv_options_free(&options);
    return status == SZ_OK;
}

static bool count_by(const char *name, const char *path, size_t *count) {
    bool wants_cells = strncmp(name, "cells/", 6) == 0;
    if (strcmp(name, "libcsv") == 0)
        return count_by_libcsv(path, count);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (strcmp(name + (wants_cells ? 6 : 0), ways[i].name) == 0 && sz_stretch_has_way(ways[i].way))
            return count_by_reader(path, ways[i].way, wants_cells, count);
    return false;
}

int main(int argc, char **argv) {
    size_t count = 0;
    if (argc != 3 || !count_by(argv[1], argv[2], &count)) {
        (void)fprintf(stderr, "bench_scan WAY FILE: no such way here, or the file cannot be read\n");
        return 1;
    }
    printf("%zu\n", count);
    return 0;
}
