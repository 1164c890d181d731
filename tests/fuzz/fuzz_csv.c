/* reader.c over any bytes, packed by gzip or not: records found together and one by one are the same, in any blocks, and each
 * run ends with the file or with a failure. The first byte says how it is read. */
#include "csv/reader.h"

#include "csv_input.h"

enum { TRIMS = 1, KEEPS = 2, COMMENTS = 4, BLOCKS = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct sz_file_policy everywhere = {.has_root = false};

static uint64_t add(uint64_t sum, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        sum = (sum ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3); /* FNV-1a */
    return (sum ^ length) * UINT64_C(0x100000001B3);
}

/* A sum over all records, and how the reading ended. */
static enum sz_status read_all(const char *path, const struct sz_reader_setup *setup, uint64_t *sum) {
    struct sz_reader reader;
    struct sz_record record;
    enum sz_status status = sz_reader_open(&reader, path, setup, NULL);
    *sum = UINT64_C(0xCBF29CE484222325);
    while (status == SZ_OK && (status = sz_reader_next(&reader, &record)) == SZ_OK && !record.is_end) {
        *sum = (*sum ^ record.line ^ record.problem.status) * UINT64_C(0x100000001B3);
        for (size_t i = 0; i < record.count; i++)
            *sum = add(*sum, record.cells[i].text, record.cells[i].length);
        *sum = add(*sum, record.raw.text, record.raw.length);
    }
    sz_reader_close(&reader);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (size == 0)
        return 0;
    struct sz_csv_options options;
    struct sz_reader_setup setup = {.options = &options, .policy = &everywhere, .allocator = &allocator};
    uint64_t one_by_one, together;
    const char *path = write_file(bytes + 1, size - 1);
    sz_csv_options_init(&options, &allocator);
    options.trim = (bytes[0] & TRIMS) != 0;
    options.keeps_bad_records = (bytes[0] & KEEPS) != 0;
    options.comment = (bytes[0] & COMMENTS) != 0 ? '#' : '\0';
    setup.way = SZ_SCAN_RECORDS;
    enum sz_status first = read_all(path, &setup, &one_by_one);
    setup.way = SZ_SCAN_BEST;
    setup.block = bytes[0] / BLOCKS;
    enum sz_status second = read_all(path, &setup, &together);
    check(first == second && one_by_one == together);
    sz_csv_options_free(&options);
    return 0;
}
