/* token.c: one pass, one token at a time, each byte in one or in a blank. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/token.h"

static void kinds_of(const char *text, const enum sz_token_kind *kinds, size_t count) {
    struct sz_cursor cursor;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(cursor.token.kind, kinds[i]);
        sz_cursor_next(&cursor);
    }
    assert_int_equal(cursor.token.kind, SZ_TOKEN_END);
}

static void cuts_a_text_into_tokens(void **state) {
    (void)state;
    kinds_of("5kg", (enum sz_token_kind[]){SZ_TOKEN_FIGURE, SZ_TOKEN_WORD}, 2);
    kinds_of(" 5 \u2013 7 kq ",
             (enum sz_token_kind[]){SZ_TOKEN_FIGURE, SZ_TOKEN_DASH, SZ_TOKEN_FIGURE, SZ_TOKEN_UNKNOWN}, 4);
    kinds_of("5...7", (enum sz_token_kind[]){SZ_TOKEN_FIGURE, SZ_TOKEN_DOTS, SZ_TOKEN_FIGURE}, 3);
    kinds_of("(1/2):",
             (enum sz_token_kind[]){SZ_TOKEN_OPEN, SZ_TOKEN_FIGURE, SZ_TOKEN_SLASH, SZ_TOKEN_FIGURE,
                                    SZ_TOKEN_CLOSE, SZ_TOKEN_COLON},
             6);
    kinds_of("USD5", (enum sz_token_kind[]){SZ_TOKEN_WORD, SZ_TOKEN_FIGURE}, 2);
    kinds_of("", NULL, 0);
}

static struct sz_token first(const char *text) {
    struct sz_cursor cursor;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    return cursor.token;
}

static void says_why_a_token_is_none(void **state) {
    (void)state;
    assert_int_equal(first("k\u0433").status, SZ_MIXED_SCRIPTS);
    assert_int_equal(first("\u0663 kg").status, SZ_FOREIGN_DIGITS);
    assert_int_equal(first("1.2.3").status, SZ_BAD_NUMBER);
    assert_int_equal(first("l5 kg").status, SZ_UNKNOWN_WORD);
    assert_true(first("l5 kg").has_digit);
}

static void a_prefix_needs_its_unit(void **state) {
    (void)state;
    assert_int_equal(first("\u043f\u043e\u043b\u043a\u0438\u043b\u043e").end, 6); /* half a kilo */
    assert_int_equal(first("\u043f\u043e\u043b\u0438\u0446\u0438\u044f").kind, SZ_TOKEN_UNKNOWN); /* police */
}

static void letters_decide_about_the_comma(void **state) {
    (void)state;
    assert_int_equal(first("1,250 kg").figure.decimals, 0);
    assert_int_equal(first("1,250 \u043a\u0433").figure.decimals, 3);
    assert_int_equal(first("1,250 \u043a\u0433 MDMA").figure.decimals, 3);
    assert_int_equal(first("1,250").status, SZ_AMBIGUOUS_NUMBER);
    assert_int_equal(first("1,250 MDMA \u0432").status, SZ_AMBIGUOUS_NUMBER);
}

/* Longer than the tape, so that its places are used again, and read twice, so that they are found again. */
static void a_tape_changes_no_token(void **state) {
    (void)state;
    static const char text[] = "more than 5 kg (five), 12 g - 7 l; heroin, up to 5,7 tons or 3/4 of $5m";
    static struct sz_tape tape;
    for (int round = 0; round < 2; round++) {
        struct sz_cursor plain, taped;
        sz_cursor_init(&plain, sz_span_of(text, sizeof text - 1), 0);
        taped = plain;
        taped.tape = &tape;
        do {
            struct sz_cursor ahead = sz_cursor_after(&taped);
            sz_cursor_next(&plain);
            sz_cursor_next(&taped);
            assert_int_equal(ahead.token.at, taped.token.at);
            assert_int_equal(plain.token.kind, taped.token.kind);
            assert_int_equal(plain.token.status, taped.token.status);
            assert_int_equal(plain.token.at, taped.token.at);
            assert_int_equal(plain.token.end, taped.token.end);
            assert_int_equal(plain.token.is_glued, taped.token.is_glued);
            assert_ptr_equal(plain.token.word.meanings, taped.token.word.meanings);
            if (plain.token.kind == SZ_TOKEN_FIGURE)
                assert_true(plain.token.figure.digits == taped.token.figure.digits);
        } while (plain.token.kind != SZ_TOKEN_END);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_a_text_into_tokens), cmocka_unit_test(says_why_a_token_is_none),
        cmocka_unit_test(a_prefix_needs_its_unit), cmocka_unit_test(letters_decide_about_the_comma),
        cmocka_unit_test(a_tape_changes_no_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
