/* role.c: rows of one word and of several, whole words, years. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "operation/role.h"

static struct sz_name_tokens tokens;
static struct sz_name_item items[SZ_NAME_WORDS_MAX];

static size_t find(const char *text) {
    assert_int_equal(sz_name_split(sz_span_of(text, strlen(text)), &tokens), SZ_OK);
    return sz_name_find_roles(&tokens, items);
}

static void finds_the_longest_row(void **state) {
    (void)state;
    assert_int_equal(find("Канала Дальнего Востока"), 2);
    assert_int_equal(items[0].role, SZ_NAME_HEAD);
    assert_int_equal(items[1].concept, SZ_NAME_far_east);
    assert_int_equal(items[1].tokens, 2);
}

static void a_row_does_not_reach_over_marks(void **state) {
    (void)state;
    assert_int_equal(find("«far» east"), 2);
    assert_int_equal(items[0].role, SZ_NAME_UNKNOWN);
    assert_int_equal(items[1].concept, SZ_NAME_east);
    assert_int_equal(find("west, screen"), 2);
    assert_int_equal(find("west screen"), 1);
}

static void tells_whole_words_from_stems(void **state) {
    (void)state;
    find("каналы");
    assert_int_equal(items[0].role, SZ_NAME_OTHER);
    find("канала");
    assert_int_equal(items[0].role, SZ_NAME_HEAD);
    find("valley");
    assert_int_equal(items[0].concept, SZ_NAME_valley);
    find("wall");
    assert_int_equal(items[0].concept, SZ_NAME_wall);
}

static void knows_years(void **state) {
    (void)state;
    const struct {
        const char *text;
        int year;
    } cases[] = {{"2018", 2018}, {"1990", 1990}, {"2099", 2099}, {"1989", 0},   {"2100", 0},   {"'18", 2018},
                 {"'99", 1999},  {"18", 0},      {"'118", 0},    {"'68", 2068}, {"'69", 1969}, {"02018", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        find(cases[i].text);
        assert_int_equal(items[0].year, cases[i].year);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_longest_row),
        cmocka_unit_test(a_row_does_not_reach_over_marks),
        cmocka_unit_test(tells_whole_words_from_stems),
        cmocka_unit_test(knows_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
