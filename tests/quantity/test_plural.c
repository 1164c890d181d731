/* plural.c: nouns of both languages, in the singular and in forms that stand behind numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/plural.h"

static struct sz_span span(const char *text) {
    return sz_span_of(text, strlen(text));
}

static void tells_english_plurals(void **state) {
    static const char *const many[] = {"boats", "MEN", "children", "people"};
    static const char *const one[] = {"boat", "man", "child", "person", "s", "en"};
    (void)state;
    for (size_t i = 0; i < sizeof many / sizeof many[0]; i++)
        assert_true(sz_plural_is_english(span(many[i])));
    for (size_t i = 0; i < sizeof one / sizeof one[0]; i++)
        assert_false(sz_plural_is_english(span(one[i])));
}

static void guesses_words_of_either_language(void **state) {
    static const char *const many[] = {"parcels", "свёртков", "тайников", "закладки", "звена", "курьерами"};
    static const char *const one[] = {"parcel", "mass", "status", "crisis", "bus", "gas.", "груз", "путь"};
    (void)state;
    for (size_t i = 0; i < sizeof many / sizeof many[0]; i++)
        assert_true(sz_plural_is_likely(span(many[i])));
    for (size_t i = 0; i < sizeof one / sizeof one[0]; i++)
        assert_false(sz_plural_is_likely(span(one[i])));
}

static void tells_adjectives_and_verbs(void **state) {
    static const char *const adjectives[] = {"погибших", "транспортных"};
    static const char *const others[] = {"двух", "погибшие", "их", "karts"};
    static const char *const verbs[] = {"доставили", "пришло", "признались", "говорят"};
    (void)state;
    for (size_t i = 0; i < sizeof adjectives / sizeof adjectives[0]; i++)
        assert_true(sz_plural_is_adjective(span(adjectives[i])));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(sz_plural_is_adjective(span(others[i])));
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        assert_true(sz_plural_is_verb(span(verbs[i])));
    assert_false(sz_plural_is_verb(span("машин")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_english_plurals),
        cmocka_unit_test(guesses_words_of_either_language),
        cmocka_unit_test(tells_adjectives_and_verbs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
