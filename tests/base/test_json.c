/* json.c: what must be escaped, what stands as it is, and memory that runs out at any point. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/json.h"

static int calls_left;

static void *failing_resize(void *memory, size_t size) {
    return calls_left-- <= 0 ? NULL : realloc(memory, size);
}

static const struct sz_allocator failing = {failing_resize, free};

static void writes(struct sz_span text, const char *expected) {
    struct sz_buffer json;
    calls_left = 1000;
    sz_buffer_init(&json, &failing);
    assert_int_equal(sz_json_add_text(&json, text), SZ_OK);
    assert_int_equal(json.length, strlen(expected));
    assert_memory_equal(json.bytes, expected, json.length);
    sz_buffer_free(&json);
}

static void escapes_quotes_backslashes_and_control_characters(void **state) {
    (void)state;
    writes(SZ_SPAN(""), "\"\"");
    writes(SZ_SPAN("5 kg"), "\"5 kg\"");
    writes(SZ_SPAN("say \"hi\""), "\"say \\\"hi\\\"\"");
    writes(SZ_SPAN("\\"), "\"\\\\\"");
    writes(SZ_SPAN("a\nb\r\tc"), "\"a\\nb\\r\\tc\"");
    writes(SZ_SPAN("\x01\x1f\x7f"), "\"\\u0001\\u001f\x7f\"");
    writes(SZ_SPAN("a\0b"), "\"a\\u0000b\"");
    writes(SZ_SPAN("г. Ош"), "\"г. Ош\"");
}

static void says_that_memory_ran_out(void **state) {
    (void)state;
    static char text[4096];
    struct sz_buffer json;
    memset(text, '"', sizeof text);
    for (int calls = 0; calls < 6; calls++) {
        calls_left = calls;
        sz_buffer_init(&json, &failing);
        assert_int_equal(sz_json_add_text(&json, sz_span_of(text, sizeof text)), SZ_NO_MEMORY);
        sz_buffer_free(&json);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_quotes_backslashes_and_control_characters),
        cmocka_unit_test(says_that_memory_ran_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
