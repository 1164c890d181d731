/* utf8.c: decoding at the edges of each length, folding, classes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void decodes_every_character_that_it_encodes(void **state) {
    (void)state;
    for (uint32_t character = 0; character <= 0x10FFFF; character++) {
        char bytes[4];
        uint32_t decoded = 0;
        if (character >= 0xD800 && character <= 0xDFFF)
            continue;
        size_t length = sz_utf8_encode(character, bytes);
        assert_int_equal(sz_utf8_decode(sz_span_of(bytes, length), &decoded), length);
        assert_int_equal(decoded, character);
        assert_int_equal(sz_utf8_decode(sz_span_of(bytes, length - 1), &decoded), 0);
    }
}

static void refuses_what_is_not_utf8(void **state) {
    (void)state;
    const struct sz_span invalid[] = {
        SZ_SPAN("\x80"),
        SZ_SPAN("\xC0\x80"),
        SZ_SPAN("\xC1\xBF"),
        SZ_SPAN("\xE0\x80\x80"),
        SZ_SPAN("\xED\xA0\x80"),
        SZ_SPAN("\xF4\x90\x80\x80"),
        SZ_SPAN("\xF5\x80\x80\x80"),
        SZ_SPAN("\xFF"),
        SZ_SPAN("\xE2\x28\xA1"),
        SZ_SPAN("\xF0\x9F\x98"),
    };
    uint32_t character;
    for (size_t i = 0; i < sizeof invalid / sizeof invalid[0]; i++)
        assert_int_equal(sz_utf8_decode(invalid[i], &character), 0);
    assert_int_equal(sz_utf8_find_invalid(SZ_SPAN("5\xFFkg")), 1);
    assert_int_equal(sz_utf8_find_invalid(SZ_SPAN("кг")), 4);
}

static void folds_case_and_io(void **state) {
    (void)state;
    assert_int_equal(sz_utf8_fold('K'), 'k');
    assert_int_equal(sz_utf8_fold(0x41A), 0x43A); /* К */
    assert_int_equal(sz_utf8_fold(0x401), 0x435); /* Ё */
    assert_int_equal(sz_utf8_fold(0x451), 0x435); /* ё */
    assert_int_equal(sz_utf8_fold(0x49A), 0x49B); /* Қ */
    assert_int_equal(sz_utf8_fold(0x2013), '-');
    assert_int_equal(sz_utf8_fold(0xAB), '"');
    assert_int_equal(sz_utf8_fold(0x202F), ' ');
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_every_character_that_it_encodes),
        cmocka_unit_test(refuses_what_is_not_utf8),
        cmocka_unit_test(folds_case_and_io),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
