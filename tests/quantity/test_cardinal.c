/* cardinal.c: words fall from hundreds to ones; the rest is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/cardinal.h"

static struct sz_cardinal read(const char *text, size_t *end) {
    struct sz_cursor cursor;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    struct sz_cardinal words =
        sz_cardinal_read(&cursor, (struct sz_cardinal){.rank = 1000, .may_join = true});
    *end = cursor.token.at;
    return words;
}

static void reads(const char *text, uint64_t value, size_t end) {
    size_t got;
    print_message("%s\n", text);
    assert_int_equal(read(text, &got).value, value);
    assert_int_equal(got, end);
}

static void takes_words_while_they_fall(void **state) {
    (void)state;
    reads("three hundred and forty-five", 345, 28);
    reads("fifty - two", 52, 11);
    reads("twelve hundred", 1200, 14);
    reads("twenty hundred", 20, 7);
    reads("two two", 2, 4);
    reads("nineteen ninety", 19, 9);
    reads("zero", 0, 4);
    reads("five and six", 5, 5);
    reads("kg", 0, 0);
    reads("\u043f\u044f\u0442\u044c\u0441\u043e\u0442 \u043f\u044f\u0442\u044c", 505, 23);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_words_while_they_fall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
