/* buffer.c: growth, failure and freeing, with an allocator that counts its blocks and fails on demand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"

static int blocks, calls_left;

static void *counting_resize(void *memory, size_t size) {
    if (calls_left-- == 0)
        return NULL;
    if (memory == NULL)
        blocks++;
    return realloc(memory, size);
}

static void counting_release(void *memory) {
    blocks--;
    free(memory);
}

static const struct sz_allocator counting = {counting_resize, counting_release};

static int start(void **state) {
    (void)state;
    blocks = 0;
    calls_left = INT32_MAX;
    return 0;
}

static void keeps_the_bytes_as_it_grows(void **state) {
    (void)state;
    struct sz_buffer buffer;
    sz_buffer_init(&buffer, &counting);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(sz_buffer_add_byte(&buffer, (char)(i % 100)), SZ_OK);
    assert_int_equal(buffer.length, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(buffer.bytes[i], i % 100);
    assert_int_equal(blocks, 1);
    sz_buffer_free(&buffer);
    sz_buffer_free(&buffer);
    assert_int_equal(blocks, 0);
}

static void is_as_it_was_when_memory_runs_out(void **state) {
    (void)state;
    struct sz_buffer buffer;
    sz_buffer_init(&buffer, &counting);
    assert_int_equal(sz_buffer_add(&buffer, SZ_SPAN("heroin")), SZ_OK);
    calls_left = 0;
    assert_int_equal(sz_buffer_reserve(&buffer, 1000), SZ_NO_MEMORY);
    assert_true(sz_span_equal(sz_buffer_span(&buffer), SZ_SPAN("heroin")));
    assert_int_equal(sz_buffer_reserve(&buffer, SIZE_MAX - 3), SZ_NO_MEMORY);
    sz_buffer_free(&buffer);
    assert_int_equal(blocks, 0);
}

static void adds_nothing_from_an_empty_span(void **state) {
    (void)state;
    struct sz_buffer buffer;
    sz_buffer_init(&buffer, &counting);
    assert_int_equal(sz_buffer_add(&buffer, sz_span_of(NULL, 0)), SZ_OK);
    assert_int_equal(buffer.length, 0);
    assert_int_equal(blocks, 0);
}

static void writes_numbers_in_digits(void **state) {
    (void)state;
    struct sz_buffer buffer;
    sz_buffer_init(&buffer, &counting);
    assert_int_equal(sz_buffer_add_number(&buffer, 0), SZ_OK);
    assert_int_equal(sz_buffer_add_byte(&buffer, ' '), SZ_OK);
    assert_int_equal(sz_buffer_add_number(&buffer, UINT64_MAX), SZ_OK);
    assert_true(sz_span_equal(sz_buffer_span(&buffer), SZ_SPAN("0 18446744073709551615")));
    sz_buffer_free(&buffer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(keeps_the_bytes_as_it_grows, start),
        cmocka_unit_test_setup(is_as_it_was_when_memory_runs_out, start),
        cmocka_unit_test_setup(adds_nothing_from_an_empty_span, start),
        cmocka_unit_test_setup(writes_numbers_in_digits, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
