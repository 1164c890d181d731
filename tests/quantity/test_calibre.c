/* calibre.c: what is a calibre, and where it ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/calibre.h"

/* How many bytes of the text are a calibre; 0: it begins with none. */
static size_t length_of(const char *text) {
    struct sz_cursor cursor;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    return sz_calibre_skip(&cursor) ? cursor.token.at : 0;
}

static void ends_behind_the_calibre(void **state) {
    (void)state;
    static const char *const calibres[] = {"7.62 mm",       "9mm",          "9-mm calibre",   "5.45x39",
                                           "5.45х39 мм",    "7.62*39",      "9\u00d719 mm",   "5.45X39",
                                           "5.45\u042539",  "calibre 7.62", ".45 caliber",    "12-gauge",
                                           "калибра 12 мм", "9x19mm",       "калибра 7,62 мм"};
    for (size_t i = 0; i < sizeof calibres / sizeof calibres[0]; i++)
        assert_int_equal(length_of(calibres[i]), strlen(calibres[i]));
    assert_int_equal(length_of("9 mm pistols"), 5);
}

static void is_no_figure_alone(void **state) {
    (void)state;
    static const char *const others[] = {"9",      "9 pistols",     "8 mm",     "9 x", "9x",
                                         "9 kg",   "calibre",       "1.2.3 mm", "mm",  "9-pistols",
                                         "9 - mm", ".45 - calibre", "8x39",     ""};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_int_equal(length_of(others[i]), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_behind_the_calibre),
        cmocka_unit_test(is_no_figure_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
