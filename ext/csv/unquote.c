/* The only includer of libcsv. It is given one cell at a time, between quotes that were found to open and
 * close it, so that nothing it would pass over in silence ever reaches it.
 *
 * libcsv grows its block by a fixed step and tries smaller ones where memory is short; the step is set to the
 * cell's length, so that one growth does. */
#include "unquote.h"

#include <csv.h>

struct sz_unquoter {
    const struct sz_allocator *allocator;
    struct csv_parser parser;
};

/* Blanks and line ends within quotes are text like any other. */
static int is_none(unsigned char byte) {
    (void)byte;
    return 0;
}

enum sz_status sz_unquoter_open(struct sz_unquoter **unquoter, char delimiter, char quote,
                                const struct sz_allocator *allocator) {
    struct sz_unquoter *opened = allocator->resize(NULL, sizeof *opened);
    *unquoter = opened;
    if (opened == NULL)
        return SZ_NO_MEMORY;
    opened->allocator = allocator;
    (void)csv_init(&opened->parser, CSV_APPEND_NULL); /* fails for NULL alone */
    csv_set_delim(&opened->parser, (unsigned char)delimiter);
    csv_set_quote(&opened->parser, (unsigned char)quote);
    csv_set_space_func(&opened->parser, is_none);
    csv_set_term_func(&opened->parser, is_none);
    csv_set_realloc_func(&opened->parser, allocator->resize);
    csv_set_free_func(&opened->parser, allocator->release);
    return SZ_OK;
}

void sz_unquoter_close(struct sz_unquoter *unquoter) {
    if (unquoter == NULL)
        return;
    csv_free(&unquoter->parser);
    unquoter->allocator->release(unquoter);
}

/* Where libcsv's one field goes. */
struct target {
    struct sz_span text;
    size_t fields;
};

static void take_field(void *text, size_t length, void *data) {
    struct target *target = data;
    target->text = sz_span_of(text, length);
    target->fields++;
}

enum sz_status sz_unquoter_read(struct sz_unquoter *unquoter, struct sz_span cell, struct sz_span *text) {
    enum { STEP = 4096 };
    struct target target = {0};
    struct csv_parser *parser = &unquoter->parser;
    csv_set_blk_size(parser, cell.length < STEP ? STEP : cell.length + 1);
    size_t parsed = csv_parse(parser, cell.text, cell.length, take_field, NULL, &target);
    if (parsed != cell.length) /* csv_fini would forget the error and hand out what it has */
        return SZ_NO_MEMORY;
    if (csv_fini(parser, take_field, NULL, &target) != 0 || target.fields != 1)
        return SZ_CSV_TEXT_AFTER_QUOTE; /* the scan lets no such cell through */
    *text = target.text;
    return SZ_OK;
}

enum sz_status sz_unquoter_unquote(struct sz_unquoter *unquoter, char *cell, size_t length,
                                   struct sz_span *text) {
    struct sz_span read;
    enum sz_status status = sz_unquoter_read(unquoter, sz_span_of(cell, length), &read);
    if (status != SZ_OK)
        return status;
    memcpy(cell, read.text, read.length + 1);
    *text = sz_span_of(cell, read.length);
    return SZ_OK;
}

#define TEXT_OF(number) #number
#define VERSION_TEXT(major, minor, release) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(release)

const char *sz_unquoter_library_version(void) {
    return VERSION_TEXT(CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
}
