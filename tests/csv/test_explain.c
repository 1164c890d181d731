/* explain.c: what a bad record says of itself. */
#include "fixture.h"

#include "csv/explain.h"

static const char *explain(const struct sz_record *record, size_t width) {
    static char text[512];
    struct sz_buffer json;
    sz_buffer_init(&json, &memory);
    assert_int_equal(sz_record_explain(record, width, &json), SZ_OK);
    assert_true(json.length < sizeof text);
    memcpy(text, json.bytes, json.length);
    text[json.length] = '\0';
    sz_buffer_free(&json);
    assert_int_equal(memory_blocks, 0);
    return text;
}

static const struct sz_span cells[] = {{"a", 1}, {"b \"c\"", 5}, {"\n", 1}};
static const struct sz_odd_bytes odd[] = {{.offset = 1, .bytes = {0xFF}, .count = 1},
                                          {.offset = 4, .bytes = {0x00, 0xDC}, .count = 2}};

static void lists_what_is_surplus(void **state) {
    (void)state;
    const struct sz_record record = {
        .cells = cells, .count = 3, .problem = {.status = SZ_CSV_TOO_MANY_FIELDS, .fields = 3}};
    assert_string_equal(
        explain(&record, 1),
        "{\"reason\":\"the record has more fields than the header\",\"surplus\":[\"b \\\"c\\\"\",\"\\n\"]}");
    assert_string_equal(explain(&record, 3), "{\"reason\":\"the record has more fields than the header\"}");
}

static void gives_the_bytes_where_not_all_cells_were_made(void **state) {
    (void)state;
    const struct sz_record record = {.cells = cells,
                                     .count = 3,
                                     .problem = {.status = SZ_CSV_TOO_MANY_FIELDS, .fields = 4},
                                     .raw = SZ_SPAN("a,b,c,d")};
    assert_string_equal(explain(&record, 1),
                        "{\"reason\":\"the record has more fields than the header\",\"raw\":\"a,b,c,d\"}");
}

static void quotes_what_is_damaged(void **state) {
    (void)state;
    const struct sz_record record = {
        .cells = cells, .count = 1, .problem.status = SZ_CSV_UNCLOSED_QUOTE, .raw = SZ_SPAN("a,\"b\\")};
    assert_string_equal(explain(&record, 2),
                        "{\"reason\":\"a quote is opened and never closed\",\"raw\":\"a,\\\"b\\\\\"}");
}

static void lists_odd_bytes(void **state) {
    (void)state;
    const struct sz_record record = {.cells = cells,
                                     .count = 1,
                                     .problem.status = SZ_CSV_BAD_BYTES,
                                     .raw = SZ_SPAN("a\xEF\xBF\xBD\xEF\xBF\xBD"),
                                     .odd = odd,
                                     .odd_count = 2};
    assert_string_equal(explain(&record, 1),
                        "{\"reason\":\"a byte is not valid in the file's encoding\","
                        "\"raw\":\"a\xEF\xBF\xBD\xEF\xBF\xBD\",\"bytes\":[[2,\"FF\"],[5,\"00DC\"]]}");
}

static void survives_failing_memory(void **state) {
    (void)state;
    const struct sz_record record = {
        .cells = cells,
        .count = 3,
        .problem.status = SZ_CSV_BAD_BYTES,
        .raw = SZ_SPAN("a text that is long enough to make the buffer grow once more, or twice"),
        .odd = odd,
        .odd_count = 2};
    for (long before = 0, fails = 1; fails; before++) {
        struct sz_buffer json;
        sz_buffer_init(&json, &memory);
        memory_fails(before, 1);
        enum sz_status status = sz_record_explain(&record, 1, &json);
        fails = memory_works(1);
        assert_int_equal(status, fails ? SZ_NO_MEMORY : SZ_OK);
        sz_buffer_free(&json);
    }
    assert_int_equal(memory_blocks, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_what_is_surplus),
        cmocka_unit_test(gives_the_bytes_where_not_all_cells_were_made),
        cmocka_unit_test(quotes_what_is_damaged),
        cmocka_unit_test(lists_odd_bytes),
        cmocka_unit_test(survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
