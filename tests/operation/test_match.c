/* match.c: the pairs of tests/cases/operations_match.cases, and what must hold of any pair: all names of the
 * catalogue against each other, and against themselves with changes that mean nothing or one letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "names.h"

enum { LINE_MAX_LENGTH = 1024, MUTATIONS = 10 };

static struct sz_span span(const char *text) {
    return sz_span_of(text, strlen(text));
}

static int similarity(const char *a, const char *b) {
    static struct sz_operation x, y;
    (void)sz_operation_read(span(a), &x);
    (void)sz_operation_read(span(b), &y);
    int found = sz_operation_similarity(&x, &y), back = sz_operation_similarity(&y, &x);
    if (found != back)
        fail_msg("%s | %s: %d one way, %d the other", a, b, found, back);
    assert_in_range(found, 0, 1000);
    assert_int_equal(sz_operation_same(&x, &y), found >= 800);
    return found;
}

static bool same(const char *a, const char *b) {
    return similarity(a, b) >= 800;
}

static void decides_every_case(void **state) {
    (void)state;
    char line[LINE_MAX_LENGTH];
    size_t cases = 0;
    FILE *file = fopen(SZ_CASES "/operations_match.cases", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        char *b = strchr(line, '\t'), *verdict = b == NULL ? NULL : strchr(b + 1, '\t');
        if (line[0] == '#' || verdict == NULL)
            continue;
        *b++ = *verdict++ = '\0';
        if (same(line, b) != (verdict[0] == '1'))
            fail_msg("%s | %s: not %c", line, b, verdict[0]);
        cases++;
    }
    assert_int_equal(fclose(file), 0);
    assert_true(cases > 20);
}

/* Different operations of the catalogue are never the same; each is the same as its Russian name. */
static void tells_the_catalogue_apart(void **state) {
    (void)state;
    for (int i = 0; i < SZ_OPERATION_COUNT; i++)
        for (int j = 0; j < SZ_OPERATION_COUNT; j++)
            if (same(sz_operations[i].name, sz_operations[j].russian) != (i == j))
                fail_msg("%s | %s", sz_operations[i].name, sz_operations[j].russian);
}

static void dress_changes_nothing(void **state) {
    (void)state;
    for (int i = 0; i < SZ_OPERATION_COUNT; i++)
        for (unsigned how = 0; how < 16; how++) {
            char english[NAME_TEXT_MAX], russian[NAME_TEXT_MAX];
            name_dress(sz_operations[i].name, how, english);
            name_dress(sz_operations[i].russian, how / 2, russian);
            if (similarity(english, russian) != 1000)
                fail_msg("%s | %s", english, russian);
        }
}

/* Whatever is mistyped: never the same as two operations of the catalogue, as itself always (if it is a name). */
static void a_slip_is_one_operation_at_most(void **state) {
    (void)state;
    unsigned seed = 1;
    for (int i = 0; i < SZ_OPERATION_COUNT; i++)
        for (int round = 0; round < MUTATIONS; round++) {
            char text[NAME_TEXT_MAX];
            name_mistype(sz_operations[i].name, &seed, text);
            int found = 0;
            for (int j = 0; j < SZ_OPERATION_COUNT; j++)
                found += same(text, sz_operations[j].name);
            if (found > 1)
                fail_msg("%s is %d operations", text, found);
            struct sz_operation_key key;
            if (sz_operation_key(span(text), &key) == SZ_OK && key.length > 0)
                assert_int_equal(similarity(text, text), 1000);
        }
}

static bool keys_are_equal(const struct sz_operation *a, const struct sz_operation *b) {
    return a->key.length > 0 && sz_span_equal(sz_operation_key_span(&a->key), sz_operation_key_span(&b->key));
}

/* Equal keys match unless two different years are given; symmetric, and reflexive for what names an operation. */
static void check_laws(const struct sz_operation *a, const struct sz_operation *b, const char *x,
                       const char *y) {
    bool differ = a->key.year != 0 && b->key.year != 0 && a->key.year != b->key.year;
    if (keys_are_equal(a, b) && sz_operation_same(a, b) == differ)
        fail_msg("%s | %s: equal keys", x, y);
    if (sz_operation_same(a, b) != sz_operation_same(b, a))
        fail_msg("%s | %s: one way round alone", x, y);
    int similarity = sz_operation_similarity(a, b);
    if (sz_operation_same(a, b) != (similarity >= 800))
        fail_msg("%s | %s: the quick way differs", x, y);
    if (similarity != sz_operation_similarity(b, a))
        fail_msg("%s | %s: one way round alone", x, y);
    if (a->key.length > 0 && !sz_operation_same(a, a))
        fail_msg("%s is not itself", x);
}

/* All pairs of names, or with `step` a part of the cases. */
static void check_all_pairs(unsigned step) {
    static struct names names;
    unsigned seed = 7;
    names.count = 0;
    names_add_catalogue(&names);
    assert_true(names_add_cases(&names, SZ_CASES "/operations.cases", 1, 1));
    assert_true(names_add_cases(&names, SZ_CASES "/operations_match.cases", 2, step));
    assert_true(names_add_cases(&names, SZ_CASES "/operation_words.cases", 1, step));
    names_add_changed(&names, &seed);
    assert_true(names.count > 600 && names.count < NAMES_MAX);
    struct sz_operation *read = malloc(names.count * sizeof *read);
    assert_non_null(read);
    for (size_t i = 0; i < names.count; i++)
        (void)sz_operation_read(span(names.text[i]), &read[i]);
    for (size_t i = 0; i < names.count; i++)
        for (size_t j = 0; j <= i; j++)
            check_laws(&read[i], &read[j], names.text[i], names.text[j]);
    free(read);
}

static void pairs_keep_the_laws(void **state) {
    (void)state;
    check_all_pairs(32);
}

/* Takes a minute. */
static void all_pairs_keep_the_laws(void **state) {
    (void)state;
    check_all_pairs(1);
}

static bool covers(const char *a, const char *b) {
    struct sz_operation_key x, y;
    (void)sz_operation_key(span(a), &x);
    (void)sz_operation_key(span(b), &y);
    return sz_operation_covers(&x, &y);
}

static void an_umbrella_covers_what_is_below_it(void **state) {
    (void)state;
    assert_true(covers("Channel", "Канал-Центр"));
    assert_true(covers("операция «Канал»", "Channel-2018"));
    assert_true(covers("Rock", "Rock-2024"));
    assert_false(covers("Channel", "Канал"));
    assert_false(covers("Channel-2018", "Channel-Red Barkhan (2018)"));
    assert_false(covers("Channel-Center", "Channel"));
    assert_false(covers("Red", "Red Star"));
    assert_false(covers("TV channel", "Channel-Center"));
    assert_false(covers("Channel", "English Channel"));
}

static void what_is_shared_ranks_below_what_is_the_same(void **state) {
    (void)state;
    assert_int_equal(similarity("Channel-Center", "Канал-Центр"), 1000);
    assert_in_range(similarity("Chanenl-Center", "Канал-Центр"), 800, 999);
    assert_in_range(similarity("Channel-Center 2018", "Channel-Center 2019"), 1, 799);
    assert_in_range(similarity("second barrier", "Channel-Second Barrier"), 1, 799);
    assert_true(similarity("second barrier", "Channel-Second Barrier") >
                similarity("second barrier", "Channel-Western Barrier"));
    assert_int_equal(similarity("TV channel", "Channel"), 0);
}

/* test_match all: every pair of names. */
int main(int count, char **arguments) {
    const struct CMUnitTest full[] = {cmocka_unit_test(all_pairs_keep_the_laws)};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decides_every_case),
        cmocka_unit_test(tells_the_catalogue_apart),
        cmocka_unit_test(dress_changes_nothing),
        cmocka_unit_test(a_slip_is_one_operation_at_most),
        cmocka_unit_test(pairs_keep_the_laws),
        cmocka_unit_test(an_umbrella_covers_what_is_below_it),
        cmocka_unit_test(what_is_shared_ranks_below_what_is_the_same),
    };
    if (count == 2 && strcmp(arguments[1], "all") == 0)
        return cmocka_run_group_tests(full, NULL, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
