/* subject.c: free words, known items, and the words that spoil a figure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/subject.h"

static enum sz_status read(const char *text, bool is_counting, struct sz_subject *subject) {
    struct sz_cursor cursor;
    struct sz_problem problem = {0};
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    enum sz_status status = sz_subject_read(&cursor, is_counting, false, subject, &problem);
    assert_true(problem.at + problem.length <= strlen(text));
    return status;
}

static void takes_free_words_and_items(void **state) {
    (void)state;
    struct sz_subject subject;
    assert_int_equal(read("of pure heroin", false, &subject), SZ_OK);
    assert_true(sz_span_equal(subject.words, SZ_SPAN("pure heroin")));
    assert_true(subject.is_known);
    assert_int_equal(read("contract workers", true, &subject), SZ_OK);
    assert_true(subject.is_plain);
    assert_int_equal(read("of", false, &subject), SZ_OK);
    assert_int_equal(subject.words.length, 0);
    assert_int_equal(read("heroin.", false, &subject), SZ_OK);
    assert_true(sz_span_equal(subject.words, SZ_SPAN("heroin")));
}

static void refuses_words_that_could_change_the_figure(void **state) {
    (void)state;
    struct sz_subject subject;
    assert_int_equal(read("each", false, &subject), SZ_RATE);
    assert_int_equal(read("of heroin per trip", false, &subject), SZ_RATE);
    assert_int_equal(read("January", false, &subject), SZ_DATE);
    assert_int_equal(read("years", false, &subject), SZ_NOT_A_QUANTITY);
    assert_int_equal(read("heroin 6", false, &subject), SZ_TWO_QUANTITIES);
    assert_int_equal(read("kg", false, &subject), SZ_TWO_UNITS);
    assert_int_equal(read("kq", false, &subject), SZ_UNKNOWN_WORD);
    assert_int_equal(read("kilogrms", true, &subject), SZ_UNKNOWN_WORD);
    assert_int_equal(read(")", false, &subject), SZ_UNKNOWN_WORD);
    assert_int_equal(read("-- drop", false, &subject), SZ_UNKNOWN_WORD);
    assert_int_equal(read("and", false, &subject), SZ_UNKNOWN_WORD);
}

static void finds_an_item_before_the_amount(void **state) {
    (void)state;
    struct sz_cursor cursor;
    struct sz_span words;
    sz_cursor_start(&cursor, SZ_SPAN("heroin - 5 kg"), 0);
    assert_true(sz_subject_read_before(&cursor, &words));
    assert_true(sz_span_equal(words, SZ_SPAN("heroin")));
    assert_int_equal(cursor.token.kind, SZ_TOKEN_FIGURE);
    sz_cursor_start(&cursor, SZ_SPAN("flight 214"), 0);
    assert_false(sz_subject_read_before(&cursor, &words));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_free_words_and_items),
        cmocka_unit_test(refuses_words_that_could_change_the_figure),
        cmocka_unit_test(finds_an_item_before_the_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
