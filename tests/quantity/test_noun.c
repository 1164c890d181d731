/* noun.c: where nouns end behind numbers, and known items behind units. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/noun.h"

static struct sz_cursor at_start(const char *text) {
    struct sz_cursor cursor;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    return cursor;
}

static void finds_the_noun_behind_a_number(void **state) {
    static const struct {
        const char *text, *rest; /* what stands behind the noun; NULL: there is none */
        bool is_known;
    } cases[] = {
        {"parcels in a car", " in a car", true},
        {"large wooden crates", "", false},
        {"ecstasy tablets and", " and", true},
        {"новых тайников в лесу", " в лесу", false},
        {"погибших доставили", " доставили", false},
        {"погибших, раненых", ", раненых", false},
        {"транспортных средств", "", false},
        {"уголовных дел и", " и", true},
        {"and", NULL, false},
        {"увидел", NULL, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sz_noun noun;
        bool is_found = sz_noun_find(at_start(cases[i].text), &noun);
        assert_int_equal(is_found, cases[i].rest != NULL);
        if (!is_found)
            continue;
        assert_int_equal(noun.is_known, cases[i].is_known);
        const char *rest = cases[i].text + noun.end;
        assert_string_equal(rest + strspn(rest, " "), cases[i].rest + strspn(cases[i].rest, " "));
    }
}

static void finds_the_item_behind_a_unit(void **state) {
    static const struct {
        const char *text;
        size_t end;
    } cases[] = {
        {"of heroin in a car", 9}, {", of marijuana", 14}, {"- heroin", 8},        {"«LSD» and", 7},
        {"«LSD and", 0},           {"«car»", 0},           {"of pure heroin", 14}, {"of a car", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(sz_noun_item_end(at_start(cases[i].text)), cases[i].end);
}

static void takes_a_longer_item_than_the_noun(void **state) {
    (void)state;
    struct sz_cursor cursor = at_start("5 grenade launchers");
    sz_noun_move(&cursor, 10); /* behind the noun that was read as the unit */
    assert_int_equal(sz_noun_named_end(cursor, 2), 19);
    assert_int_equal(sz_noun_named_end(cursor, 0), 0);
    cursor = at_start("5 grenades lay");
    sz_noun_move(&cursor, 11);
    assert_int_equal(sz_noun_named_end(cursor, 2), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_noun_behind_a_number),
        cmocka_unit_test(finds_the_item_behind_a_unit),
        cmocka_unit_test(takes_a_longer_item_than_the_noun),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
