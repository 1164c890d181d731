/* name.c: words, numbers, and the marks around them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "operation/name.h"

static struct sz_name_tokens tokens;

static size_t split(const char *text) {
    assert_int_equal(sz_name_split(sz_span_of(text, strlen(text)), &tokens), SZ_OK);
    return tokens.count;
}

static void assert_word(size_t index, const char *skeleton) {
    struct sz_span word = sz_letters_skeleton(&tokens.token[index].letters);
    assert_int_equal(word.length, strlen(skeleton));
    assert_memory_equal(word.text, skeleton, word.length);
}

static void cuts_words_and_numbers(void **state) {
    (void)state;
    assert_int_equal(split("Канал-2018г. center"), 4);
    assert_word(0, "kanal");
    assert_word(1, "2018");
    assert_true(tokens.token[1].is_number && tokens.token[1].after_dash);
    assert_word(2, "g");
    assert_word(3, "tsenter");
    assert_true(tokens.token[3].after_space && tokens.token[3].after_comma);
}

static void takes_one_digit_among_letters_for_a_letter(void **state) {
    (void)state;
    assert_int_equal(split("Channe1 6астион 2nd"), 4);
    assert_word(0, "chanel");
    assert_word(1, "bastion");
    assert_true(tokens.token[2].is_number);
}

static void numbers_quotes_and_brackets(void **state) {
    (void)state;
    assert_int_equal(split("a «b c» (d) \"e\" [f] 'g' h"), 8);
    const uint8_t quotes[] = {0, 1, 1, 0, 2, 0, 3, 0}, brackets[] = {0, 0, 0, 1, 0, 2, 0, 0};
    for (size_t i = 0; i < tokens.count; i++) {
        assert_int_equal(tokens.token[i].quote, quotes[i]);
        assert_int_equal(tokens.token[i].bracket, brackets[i]);
    }
}

static void an_apostrophe_is_a_sign_a_quote_or_a_century(void **state) {
    (void)state;
    assert_int_equal(split("bar'er organization’s '18"), 3);
    assert_word(0, "barer");
    assert_int_equal(tokens.token[1].quote, 0);
    assert_true(tokens.token[2].after_apostrophe && tokens.token[2].is_number);
}

static void has_limits(void **state) {
    (void)state;
    char many[2 * (SZ_NAME_WORDS_MAX + 1)];
    for (size_t i = 0; i < sizeof many; i++)
        many[i] = i % 2 == 0 ? 'a' : ' ';
    assert_int_equal(sz_name_split(sz_span_of(many, sizeof many), &tokens), SZ_TOO_LONG);
    assert_int_equal(sz_name_split(sz_span_of(many, sizeof many - 2), &tokens), SZ_OK);
    assert_int_equal(sz_name_split(SZ_SPAN("\xD0"), &tokens), SZ_BAD_UTF8);
    assert_int_equal(sz_name_split(SZ_SPAN("«—»"), &tokens), SZ_EMPTY);
    assert_int_equal(sz_name_split(SZ_SPAN("قناة"), &tokens), SZ_UNKNOWN_WORD);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_words_and_numbers),
        cmocka_unit_test(takes_one_digit_among_letters_for_a_letter),
        cmocka_unit_test(numbers_quotes_and_brackets),
        cmocka_unit_test(an_apostrophe_is_a_sign_a_quote_or_a_century),
        cmocka_unit_test(has_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
