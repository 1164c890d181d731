/* names.c: the longest spelling of words of names, by their stems. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/names.h"

static size_t find(const char *stems, struct sz_name_match *match) {
    return sz_name_spelling_find(sz_span_of(stems, strlen(stems)), match) ? match->length : 0;
}

static void finds_the_longest_spelling(void **state) {
    (void)state;
    struct sz_name_match match;
    assert_int_equal(find("chanel", &match), 6);
    assert_int_equal(match.concept, SZ_NAME_channel);
    assert_int_equal(find("chanel tsent", &match), 6);
    assert_int_equal(find("vest skren", &match), 10);
    assert_int_equal(match.concept, SZ_NAME_west_barrier);
    assert_int_equal(find("vest skren ", &match), 10);
    assert_int_equal(find("vest dvin", &match), 4);
    assert_int_equal(match.concept, SZ_NAME_west);
}

static void finds_whole_words_alone(void **state) {
    (void)state;
    struct sz_name_match match;
    const char *const none[] = {"", " ", "chane", "chanela", " chanel", "far", "far vest", "rtamp"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_int_equal(find(none[i], &match), 0);
}

static void says_what_needs_its_ending(void **state) {
    (void)state;
    struct sz_name_match match;
    assert_int_equal(find("kanali", &match), 6);
    assert_true(match.is_whole);
    assert_int_equal(match.concept, SZ_NAME_other);
    assert_int_equal(find("kanal", &match), 5);
    assert_false(match.is_whole);
}

/* Stems of letters that no name has fall into slots of names, and are told from them. */
static void other_stems_are_found_nowhere(void **state) {
    (void)state;
    uint32_t seed = 1;
    for (int i = 0; i < 1000000; i++) {
        char stem[9];
        size_t length = 5 + (size_t)i % 5;
        struct sz_name_match match;
        for (size_t j = 0; j < length; j++) {
            seed = seed * 1664525U + 1013904223U;
            stem[j] = "qwxz"[seed >> 30];
        }
        assert_false(sz_name_spelling_find(sz_span_of(stem, length), &match));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_stems_are_found_nowhere),
        cmocka_unit_test(finds_the_longest_spelling),
        cmocka_unit_test(finds_whole_words_alone),
        cmocka_unit_test(says_what_needs_its_ending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
