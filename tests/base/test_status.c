/* status.c: every status has a name and a sentence of its own, and belongs to one class. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/status.h"

static void every_status_has_words_of_its_own(void **state) {
    (void)state;
    for (int i = 0; i < SZ_STATUS_COUNT; i++) {
        const char *sentence = sz_status_sentence((enum sz_status)i);
        assert_true(strlen(sz_status_name((enum sz_status)i)) > 1);
        assert_true(strlen(sentence) > 5);
        assert_int_not_equal(sentence[strlen(sentence) - 1], '.');
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(sentence, sz_status_sentence((enum sz_status)j));
            assert_string_not_equal(sz_status_name((enum sz_status)i), sz_status_name((enum sz_status)j));
        }
    }
}

static void tells_bad_data_from_a_bad_world(void **state) {
    (void)state;
    assert_false(sz_status_is_world(SZ_NO_UNIT));
    assert_false(sz_status_is_world(SZ_CSV_UNCLOSED_QUOTE));
    assert_true(sz_status_is_world(SZ_NO_MEMORY));
    assert_true(sz_status_is_world(SZ_FILE_CHANGED));
}

static void a_problem_is_filled_or_left_out(void **state) {
    (void)state;
    struct sz_problem problem;
    assert_int_equal(sz_problem_set(&problem, SZ_BAD_GROUPING, 3, 5), SZ_BAD_GROUPING);
    assert_int_equal(problem.status, SZ_BAD_GROUPING);
    assert_int_equal(problem.at, 3);
    assert_int_equal(problem.length, 5);
    assert_int_equal(sz_problem_set(NULL, SZ_NO_NUMBER, 0, 0), SZ_NO_NUMBER);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_words_of_its_own),
        cmocka_unit_test(tells_bad_data_from_a_bad_world),
        cmocka_unit_test(a_problem_is_filled_or_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
