/* The records of one CSV file: its dialect found out or told, its header read, its cells one record at a
 * time.
 *
 *     sz_reader_open(&reader, path, &options, &policy, &allocator)
 *     while (sz_reader_next(&reader, &record) == SZ_OK && !record.is_end) …
 *     sz_reader_close(&reader)
 *
 * libcsv parses; what it passes over in silence (an unclosed quote, text behind a quote, a BOM, blank lines)
 * is found here. Memory is bounded by the longest record, whatever the file's size. */
#ifndef SZ_READER_H
#define SZ_READER_H

#include "../base/buffer.h"
#include "options.h"
#include "source.h"

/* One record. All spans live until the next call on the reader. Each cell's text is followed by a NUL, which
 * is not counted, so that a cell without NUL bytes can be handed on as a C string. */
struct sz_record {
    bool is_end; /* there is no further record; nothing else is set */
    const struct sz_span *cells;
    const bool *nulls; /* cells that read like options.null_text; a missing cell is none at all */
    size_t count;      /* cells present in the record: may differ from the header's where it is bad */
    uint64_t line;     /* the physical line on which it starts, from 1 */
    uint64_t offset;   /* the byte at which it starts in the decoded text */
    struct sz_problem
        problem; /* SZ_OK or what is wrong with the record (SZ_CSV_…); `at` counts from its start */
    uint64_t problem_line; /* the physical line to name in a message about it */
    struct sz_span raw;    /* its bytes as they stand in the file */
};

/* The version of libcsv that the library was built with: "3.0.3". */
const char *sz_reader_library_version(void);

#endif
