/* Records of a text, opened and freed, for the tests of the two files that find and hand them out. */
#ifndef RECORD_FIXTURE_H
#define RECORD_FIXTURE_H

#include "fixture.h"

#include "csv/record.h"

static const struct sz_file_policy everywhere = {.has_root = false};
static struct sz_csv_options options;
static struct sz_reader_setup setup = {.options = &options, .policy = &everywhere, .allocator = &memory};
static struct sz_records records;

static int start(void **state) {
    (void)state;
    sz_csv_options_init(&options, &memory);
    return 0;
}

static int end(void **state) {
    (void)state;
    sz_records_free(&records);
    sz_records_free(&records);
    sz_csv_options_free(&options);
    return memory_blocks == 0 ? 0 : -1;
}

static void open_text(struct sz_span content, const char *encoding) {
    sz_records_init(&records, &setup);
    records.dialect = (struct sz_dialect){.delimiter = ',', .quote = '"', .comment = '#'};
    assert_int_equal(sz_window_open(&records.window, write_file("r", content), &everywhere, NULL), SZ_OK);
    assert_int_equal(sz_window_decode(&records.window, encoding, 0), SZ_OK);
    assert_int_equal(sz_records_start(&records), SZ_OK);
}

#endif
