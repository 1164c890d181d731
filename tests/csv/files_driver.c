/* Reads many small CSV files from its standard input and writes what the reader made of each; for tests/csv/oracle_files.py,
 * which knows what it should be.
 *
 *     files_driver FILE       FILE is written anew for each: best on a file system in memory
 *
 * Each file is read in every way that finds records, in blocks of various sizes from one byte up, as whole records and cell by
 * cell, and with bad records kept and not. All must agree; then the records are told once. Where the file is well-formed, libcsv
 * alone, with its trimming off, must give the same cells.
 *
 * In:  a struct question, then its bytes. Out: a length, and as many bytes: for each record its line, what is wrong with it,
 * its cells, and, where bytes or quotes are at fault, its bytes put together again. All numbers are of the machine's order. */
#include <csv.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "csv/reader.h"

/* The file starts with a line of this length, which is skipped: so the first read, which shows the encoding and is never
 * smaller, ends with it, and all behind it comes in blocks. */
enum { HEAD = 1024 };

struct question {
    uint32_t length;
    uint32_t seed; /* of the blocks */
    uint8_t delimiter, quote, comment, trim, width, is_well_formed;
    uint8_t unused[2];
};

struct answer {
    char *bytes;
    size_t length, capacity;
};

static const struct sz_file_policy everywhere = {.has_root = false};
static const char *path;
static const char *doing = "nothing";
static unsigned long number;

static _Noreturn void give_up(const char *what) {
    fprintf(stderr, "file %lu: %s: %s\n", number, doing, what);
    exit(1);
}

static void *resize(void *memory, size_t size) {
    return realloc(memory, size);
}

static const struct sz_allocator allocator = {resize, free};

static void add(struct answer *answer, const void *bytes, size_t length) {
    if (answer->capacity - answer->length < length) {
        answer->capacity = 2 * answer->capacity + length + 256;
        answer->bytes = realloc(answer->bytes, answer->capacity);
        if (answer->bytes == NULL)
            give_up("out of memory");
    }
    if (length > 0)
        memcpy(answer->bytes + answer->length, bytes, length);
    answer->length += length;
}

static void add_number(struct answer *answer, size_t value) {
    uint32_t four = (uint32_t)value;
    add(answer, &four, sizeof four);
}

static void add_text(struct answer *answer, struct sz_span text) {
    add_number(answer, text.length);
    add(answer, text.text, text.length);
}

/* The record's own bytes: what stands as U+FFFD is listed. */
static void add_raw(struct answer *answer, const struct sz_record *record) {
    struct answer raw = {0};
    size_t at = 0;
    for (size_t i = 0; i < record->odd_count; i++) {
        add(&raw, record->raw.text + at, record->odd[i].offset - at);
        add(&raw, record->odd[i].bytes, record->odd[i].count);
        at = record->odd[i].offset + 3;
    }
    add(&raw, record->raw.text + at, record->raw.length - at);
    add_text(answer, sz_span_of(raw.bytes, raw.length));
    free(raw.bytes);
}

static void add_record(struct answer *answer, const struct sz_record *record) {
    add_number(answer, record->line - 1);
    add_number(answer, record->problem.status);
    add_number(answer, record->count);
    for (size_t i = 0; i < record->count; i++) {
        if (record->cells[i].text[record->cells[i].length] != '\0')
            give_up("a cell is not ended");
        add_text(answer, record->cells[i]);
    }
    if (record->problem.status != SZ_OK)
        add_raw(answer, record);
}

/* The same for a record that is read cell by cell. */
static void add_cells(struct answer *answer, struct sz_reader *reader) {
    struct sz_record record;
    if (sz_reader_bad_record(reader) != NULL) {
        if (sz_reader_make(reader, &record) != SZ_OK)
            give_up("a bad record cannot be made");
        add_record(answer, &record);
        return;
    }
    add_number(answer, sz_reader_line(reader) - 1);
    add_number(answer, SZ_OK);
    add_number(answer, reader->facts.width);
    for (size_t i = 0; i < reader->facts.width; i++) {
        struct sz_span text;
        if (sz_reader_read(reader, i, &text) != SZ_OK || text.text == NULL)
            give_up("a cell cannot be read");
        if (text.text[text.length] != '\0')
            give_up("a cell is not ended");
        add_text(answer, text);
    }
}

/* All records; how it ended is the status. */
static enum sz_status read_all(const struct sz_reader_setup *setup, const struct sz_file_facts *known,
                               bool by_cell, struct sz_file_facts *facts, struct answer *answer) {
    struct sz_reader reader;
    struct sz_record record = {.is_end = false};
    enum sz_status status = sz_reader_open(&reader, path, setup, known);
    answer->length = 0;
    if (facts != NULL)
        *facts = reader.facts;
    while (status == SZ_OK) {
        status = by_cell ? sz_reader_go_on(&reader) : sz_reader_next(&reader, &record);
        if (status != SZ_OK || (by_cell ? sz_reader_is_end(&reader) : record.is_end))
            break;
        if (by_cell)
            add_cells(answer, &reader);
        else
            add_record(answer, &record);
    }
    sz_reader_close(&reader);
    return status;
}

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525 + 1013904223; /* Numerical Recipes */
    return *state >> 8;
}

static size_t pick_block(uint32_t *state) {
    static const size_t blocks[] = {1, 1, 2, 3, 5, 7, 8, 15, 16, 31, 63, 64, 65, 100, 127, 129, 1000, 0};
    uint32_t pick = next_random(state);
    return pick % 4 == 0 ? 1 + pick / 4 % 300 : blocks[pick / 4 % (sizeof blocks / sizeof blocks[0])];
}

/* Records up to the first bad one, which is the status. */
static size_t length_up_to_bad(const struct answer *answer, uint32_t *status) {
    size_t at = 0;
    *status = SZ_OK;
    while (at < answer->length) {
        uint32_t fields[3], length;
        size_t next = at + sizeof fields;
        memcpy(fields, answer->bytes + at, sizeof fields);
        if ((*status = fields[1]) != SZ_OK)
            break;
        for (uint32_t i = 0; i < fields[2]; i++) {
            memcpy(&length, answer->bytes + next, sizeof length);
            next += sizeof length + length;
        }
        at = next;
    }
    return at;
}

static void compare(const struct answer *expected, size_t length, const struct answer *got) {
    if (got->length != length || (length > 0 && memcmp(got->bytes, expected->bytes, length) != 0))
        give_up("other records");
}

/* Every way against the first. */
static void try_ways(struct sz_reader_setup *setup, struct sz_csv_options *options, uint32_t state,
                     struct answer *answer) {
    static const struct {
        const char *name;
        enum sz_scan_way way;
        bool by_cell;
    } ways[] = {
        {"records", SZ_SCAN_RECORDS, false}, {"plain", SZ_SCAN_PLAIN, true},
        {"sse2", SZ_SCAN_SSE2, true},        {"avx2", SZ_SCAN_AVX2, true},
        {"best", SZ_SCAN_BEST, true},        {"best, whole records", SZ_SCAN_BEST, false},
    };
    struct sz_file_facts facts;
    struct answer got = {0};
    uint32_t bad;
    setup->way = SZ_SCAN_RECORDS;
    setup->block = 0;
    doing = "the first time";
    if (read_all(setup, NULL, false, &facts, answer) != SZ_OK)
        give_up("it cannot be read to its end");
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (ways[i].way == SZ_SCAN_AVX2 && !sz_stretch_has_way(SZ_SCAN_AVX2))
            continue;
        doing = ways[i].name;
        setup->way = ways[i].way;
        setup->block = pick_block(&state);
        if (read_all(setup, &facts, ways[i].by_cell, NULL, &got) != SZ_OK)
            give_up("it cannot be read to its end");
        compare(answer, answer->length, &got);
    }
    doing = "failing";
    options->keeps_bad_records = false;
    size_t length = length_up_to_bad(answer, &bad);
    if (read_all(setup, &facts, next_random(&state) % 2 == 0, NULL, &got) != bad)
        give_up("another end");
    compare(answer, length, &got);
    options->keeps_bad_records = true;
    free(got.bytes);
}

/* ---- libcsv alone ---- */

struct libcsv_rows {
    struct answer rows, cells;
    uint32_t count;
};

static void take_cell(void *text, size_t length, void *data) {
    struct libcsv_rows *got = data;
    add_text(&got->cells, sz_span_of(text == NULL ? "" : text, length));
    got->count++;
}

static void take_row(int end, void *data) {
    struct libcsv_rows *got = data;
    (void)end;
    add_number(&got->rows, got->count);
    add(&got->rows, got->cells.bytes, got->cells.length);
    got->cells.length = got->count = 0;
}

static int is_no_blank(unsigned char byte) {
    (void)byte;
    return 0;
}

/* The answer without lines and statuses, as libcsv would tell it. */
static void try_libcsv(const struct question *question, const char *bytes, const struct answer *answer) {
    struct csv_parser parser;
    struct libcsv_rows got = {.count = 0};
    size_t at = 0, seen = 0;
    doing = "libcsv";
    if (csv_init(&parser, 0) != 0)
        give_up("out of memory");
    csv_set_delim(&parser, question->delimiter);
    csv_set_quote(&parser, question->quote);
    csv_set_space_func(&parser, is_no_blank);
    if (csv_parse(&parser, bytes, question->length, take_cell, take_row, &got) != question->length ||
        csv_fini(&parser, take_cell, take_row, &got) != 0)
        give_up("libcsv fails");
    csv_free(&parser);
    while (at < answer->length) {
        uint32_t count, length;
        size_t next = at + 3 * sizeof count;
        memcpy(&count, answer->bytes + at + 2 * sizeof count, sizeof count);
        for (uint32_t i = 0; i < count; i++) {
            memcpy(&length, answer->bytes + next, sizeof length);
            next += sizeof length + length;
        }
        size_t size = next - at - 2 * sizeof count;
        if (seen + size > got.rows.length ||
            memcmp(got.rows.bytes + seen, answer->bytes + next - size, size) != 0)
            give_up("libcsv gives other records");
        seen += size;
        at = next;
    }
    if (seen != got.rows.length)
        give_up("libcsv gives more records");
    free(got.rows.bytes);
    free(got.cells.bytes);
}

/* ---- files ---- */

static void write_file(int descriptor, const char *bytes, size_t length) {
    if (pwrite(descriptor, bytes, length, 0) != (ssize_t)length || ftruncate(descriptor, (off_t)length) != 0)
        give_up("the file cannot be written");
}

static void set_options(const struct question *question, struct sz_csv_options *options) {
    char names[4 * UCHAR_MAX] = "c";
    sz_csv_options_init(options, &allocator);
    options->delimiter = (char)question->delimiter;
    options->quote = (char)question->quote;
    options->comment = (char)question->comment;
    options->trim = question->trim != 0;
    options->skip = 1;
    options->keeps_bad_records = true;
    for (unsigned i = 1; i < question->width; i++)
        strcat(names, ",c");
    if (sz_buffer_add(&options->columns, sz_span_of(names, strlen(names))) != SZ_OK)
        give_up("out of memory");
}

int main(int count, char **arguments) {
    static char bytes[HEAD + (1 << 20)];
    struct question question;
    struct answer answer = {0};
    path = count == 2 ? arguments[1] : "";
    int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        give_up("usage: files_driver FILE");
    memset(bytes, 'x', HEAD - 1);
    bytes[HEAD - 1] = '\n';
    for (; fread(&question, sizeof question, 1, stdin) == 1; number++) {
        struct sz_csv_options options;
        struct sz_reader_setup setup = {.options = &options, .policy = &everywhere, .allocator = &allocator};
        if (question.length > sizeof bytes - HEAD ||
            fread(bytes + HEAD, 1, question.length, stdin) != question.length)
            give_up("the question is cut off");
        set_options(&question, &options);
        write_file(descriptor, bytes, HEAD + question.length);
        try_ways(&setup, &options, question.seed, &answer);
        if (question.is_well_formed)
            try_libcsv(&question, bytes + HEAD, &answer);
        sz_csv_options_free(&options);
        uint32_t length = (uint32_t)answer.length;
        if (fwrite(&length, sizeof length, 1, stdout) != 1 ||
            fwrite(answer.bytes, 1, length, stdout) != length)
            give_up("nobody listens");
        if (fflush(stdout) != 0)
            give_up("nobody listens");
    }
    free(answer.bytes);
    (void)close(descriptor);
    return fflush(stdout) == 0 ? 0 : 1;
}
