/* characters.h: what a character of a name is, in the table and far from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/characters.h"

static void tells_kinds(void **state) {
    (void)state;
    static const struct {
        uint32_t character;
        unsigned kind;
    } cases[] = {
        {'a', SZ_CHAR_LETTER | SZ_CHAR_LATIN},
        {0x44F, SZ_CHAR_LETTER | SZ_CHAR_CYRILLIC},
        {0x3B1, SZ_CHAR_LETTER},
        {'7', SZ_CHAR_DIGIT},
        {'\'', SZ_CHAR_SIGN},
        {'`', SZ_CHAR_SIGN},
        {0x2019, SZ_CHAR_SIGN},
        {0x2C7, SZ_CHAR_SIGN},
        {0x200B, SZ_CHAR_SIGN},
        {0x2033, SZ_CHAR_SIGN},
        {0x306, SZ_CHAR_LETTER | SZ_CHAR_COMBINING},
        {0x3000, 0},
        {' ', 0},
        {'$', 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        print_message("%x\n", (unsigned)cases[i].character);
        assert_int_equal(sz_character_kind(cases[i].character) &
                             (SZ_CHAR_LETTER | SZ_CHAR_LATIN | SZ_CHAR_CYRILLIC | SZ_CHAR_DIGIT |
                              SZ_CHAR_COMBINING | SZ_CHAR_SIGN),
                         cases[i].kind);
    }
}

static void tells_marks(void **state) {
    (void)state;
    static const struct {
        const char *characters;
        enum sz_character_mark mark;
    } cases[] = {
        {"'`", SZ_MARK_APOSTROPHE}, {"\"", SZ_MARK_QUOTE},    {" \t", SZ_MARK_SPACE},
        {"-:_/", SZ_MARK_DASH},     {"([{", SZ_MARK_OPEN},    {")]}", SZ_MARK_CLOSE},
        {"+", SZ_MARK_PLUS},        {",;.!?", SZ_MARK_COMMA}, {"a$7", SZ_MARK_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (const char *c = cases[i].characters; *c != '\0'; c++) {
            print_message("%c\n", *c);
            assert_int_equal(sz_character_mark((unsigned char)*c), cases[i].mark);
        }
    assert_int_equal(sz_character_mark(0xAB), SZ_MARK_QUOTE);
    assert_int_equal(sz_character_mark(0x2014), SZ_MARK_DASH);
}

/* The table says what the functions say. */
static void the_table_is_made_of_them(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 0x3000; c++) {
        struct sz_character character = sz_character_of(c);
        assert_int_equal(character.kind, sz_character_kind(c));
        assert_int_equal(character.mark, sz_character_mark(c));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_kinds),
        cmocka_unit_test(tells_marks),
        cmocka_unit_test(the_table_is_made_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
