/* phrases.c: every language writes every shape, with the figures that it has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/phrases.h"

static void assert_holds(const char *text, char mark, bool expected) {
    if ((strchr(text, mark) != NULL) != expected)
        fail_msg("%s", text);
}

static void every_language_writes_every_shape(void **state) {
    (void)state;
    for (enum sz_language language = SZ_ENGLISH; language <= SZ_RUSSIAN; language++)
        for (enum sz_shape shape = SZ_SHAPE_POINT; shape <= SZ_SHAPE_HIGH_OPEN; shape++)
            for (int is_about = 0; is_about < 2; is_about++) {
                const char *text = sz_phrases_find(language, shape, is_about != 0);
                assert_non_null(text);
                assert_holds(text, '#', shape != SZ_SHAPE_LESS && shape != SZ_SHAPE_MOST);
                assert_holds(text, '@', shape >= SZ_SHAPE_LESS);
                assert_holds(text, '&', true);
            }
    assert_null(sz_phrases_find(SZ_ANY_LANGUAGE, SZ_SHAPE_POINT, false));
}

static void finds_languages_and_signs(void **state) {
    (void)state;
    assert_string_equal(sz_phrases_find_locale(SZ_SPAN("en"))->point, ".");
    assert_int_equal(sz_phrases_find_locale(SZ_SPAN("ru"))->language, SZ_RUSSIAN);
    assert_null(sz_phrases_find_locale(SZ_SPAN("EN")));
    assert_null(sz_phrases_find_locale(SZ_SPAN("")));
    assert_string_equal(sz_phrases_sign(SZ_RUSSIAN, SZ_UNIT_tonne), "т");
    assert_null(sz_phrases_sign(SZ_ENGLISH, SZ_UNIT_tonne));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_writes_every_shape),
        cmocka_unit_test(finds_languages_and_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
