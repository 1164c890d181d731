/* pattern.c: what matches, and what only seems to. */
#include "fixture.h"

#include "csv/pattern.h"

static struct sz_span span(const char *text) {
    return sz_span_of(text, strlen(text));
}

static bool matches(const char *pattern, const char *name) {
    return sz_pattern_matches(span(pattern), span(name));
}

static void matches_names(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"a.csv", "a.csv"},
        {"*", "a"},
        {"*.csv", "a.b.csv"},
        {"a*b*c", "axbybzc"},
        {"?", "a"},
        {"?", "\xD1\x8F"},
        {"a?c", "a\xD1\x8F"
                "c"},
        {"[abc]", "b"},
        {"[a-c]x", "cx"},
        {"[!a-c]", "d"},
        {"[]]", "]"},
        {"[!]]", "a"},
        {"[", "["},
        {"a[", "a["},
        {".*", ".hidden"},
        {"**", "a"},
        {"*a", "aaaa"},
        {"*\xD1\x8F", "\xD1\x8F\xD1\x8F"},
        {"?", "\xFF"},
        {"[a-]", "-"},
        {"[\xD0\xB0\xD0\xB1].csv", "\xD0\xB1.csv"}, /* Cyrillic a, be */
        {"[\xD0\xB0-\xD1\x8F]", "\xD0\xB6"},
        {"*[!a]", "\xD1\x8F"},
        {"[!a]x", "\xFFx"},
        {"[\xFE-\xFF]", "\xFF"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_true(matches(pairs[i][0], pairs[i][1]));
}

static void refuses_other_names(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"a.csv", "a.csvx"},
        {"*.csv", "a.csv.gz"},
        {"*", ".hidden"},
        {"?csv", ".csv"},
        {"[.]csv", ".csv"},
        {"?", ""},
        {"?", "ab"},
        {"[abc]", "d"},
        {"[!a]", "a"},
        {"a*b*c", "axbyb"},
        {"", "a"},
        {"a", ""},
        {"[a-c]", "B"},
        {"*?", ""},
        {"[\xD0\xB0\xD0\xB1]*", "\xD0\xB2"},
        {"*[!\xD0\xB0]", "\xD0\xB0"}, /* no half of a character is another one */
        {"[!a]", "\xD1\x8F\xD1\x8F"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_false(matches(pairs[i][0], pairs[i][1]));
}

static void tells_patterns_from_paths(void **state) {
    (void)state;
    assert_true(sz_pattern_is_one(span("a*")));
    assert_true(sz_pattern_is_one(span("a?")));
    assert_true(sz_pattern_is_one(span("[")));
    assert_false(sz_pattern_is_one(span("a].csv")));
    assert_false(sz_pattern_is_one(span("")));
}

/* Stars upon stars take time by the product of the lengths, not a power. */
static void ends_soon(void **state) {
    (void)state;
    char pattern[401], name[4001];
    for (size_t i = 0; i < 400; i += 2)
        memcpy(pattern + i, "*a", 2);
    pattern[400] = '\0';
    memset(name, 'a', 4000);
    name[4000] = '\0';
    name[3999] = 'b';
    assert_false(matches(pattern, name));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_names),
        cmocka_unit_test(refuses_other_names),
        cmocka_unit_test(tells_patterns_from_paths),
        cmocka_unit_test(ends_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
