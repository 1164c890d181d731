/* brief.c: what two briefs say of a pair is what the names say, and of most pairs they say it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "operation/brief.h"

#include "names.h"

struct read_name {
    const char *text;
    struct sz_operation operation;
    struct sz_operation_brief brief;  /* as it is first */
    struct sz_operation_brief looked; /* when it was doubted twice */
};

static void read_name(const char *text, struct read_name *name) {
    name->text = text;
    (void)sz_operation_read(sz_span_of(text, strlen(text)), &name->operation);
    sz_operation_brief_of(&name->operation, &name->brief);
    name->looked = name->brief;
    sz_operation_brief_doubt(&name->operation, &name->looked);
    assert_int_equal(name->looked.was_looked, name->brief.was_looked);
    sz_operation_brief_doubt(&name->operation, &name->looked);
    assert_true(name->looked.was_looked);
}

static enum sz_brief_verdict verdict_of(const struct sz_operation_brief *a,
                                        const struct sz_operation_brief *b) {
    enum sz_brief_verdict verdict = sz_operation_brief_compare(a, b);
    assert_int_equal(verdict, sz_operation_brief_compare(b, a));
    return verdict;
}

static bool is_decided(const struct sz_operation_brief *a, const struct sz_operation_brief *b, bool same,
                       const char *x, const char *y) {
    enum sz_brief_verdict verdict = verdict_of(a, b);
    if (verdict != SZ_BRIEFS_UNDECIDED && (verdict == SZ_BRIEFS_AGREE) != same)
        fail_msg("%s | %s: the briefs say %d", x, y, verdict);
    return verdict != SZ_BRIEFS_UNDECIDED;
}

static void says_what_the_names_say(void **state) {
    (void)state;
    static struct names names;
    unsigned seed = 3;
    size_t decided = 0, pairs = 0;
    names_add_catalogue(&names);
    assert_true(names_add_cases(&names, SZ_CASES "/operations.cases", 1, 1));
    assert_true(names_add_cases(&names, SZ_CASES "/operation_words.cases", 1, 8));
    names_add_changed(&names, &seed);
    struct read_name *read = malloc(names.count * sizeof *read);
    assert_non_null(read);
    for (size_t i = 0; i < names.count; i++)
        read_name(names.text[i], &read[i]);
    for (size_t i = 0; i < names.count; i++)
        for (size_t j = 0; j <= i; j++, pairs++) {
            const struct read_name *a = &read[i], *b = &read[j];
            bool same = sz_operation_same(&a->operation, &b->operation);
            (void)is_decided(&a->brief, &b->brief, same, a->text, b->text);
            decided += is_decided(&a->looked, &b->looked, same, a->text, b->text);
        }
    free(read);
    if (decided < pairs / 10 * 8)
        fail_msg("%zu of %zu pairs are decided", decided, pairs);
}

static enum sz_brief_verdict verdict(const char *a, const char *b) {
    static struct read_name x, y;
    read_name(a, &x);
    read_name(b, &y);
    return verdict_of(&x.looked, &y.looked);
}

static void decides_by_keys_and_letters(void **state) {
    (void)state;
    assert_int_equal(verdict("Channel-Center", "«Канал-Центр»"), SZ_BRIEFS_AGREE);
    assert_int_equal(verdict("Channel-Center (2018)", "Channel-Center (2019)"), SZ_BRIEFS_DIFFER);
    assert_int_equal(verdict("Channel-Center", "Channel-South"), SZ_BRIEFS_DIFFER);
    assert_int_equal(verdict("Channel-Vangaurd", "Channel-Vanguard"), SZ_BRIEFS_UNDECIDED);
    assert_int_equal(verdict("Channel-Vangaurd", "Channel-South"), SZ_BRIEFS_DIFFER);
    assert_int_equal(verdict("Operation Zarnitsa", "Operation Zarnista"), SZ_BRIEFS_UNDECIDED);
    assert_int_equal(verdict("Operation Zarnitsa", "Operation Kolchuga"), SZ_BRIEFS_DIFFER);
    assert_int_equal(verdict("", ""), SZ_BRIEFS_DIFFER);
    assert_int_equal(verdict("TV channel", "TV channel"), SZ_BRIEFS_DIFFER);
}

/* Words that fit no more into a brief leave the pair to the names. */
static void many_unknown_words_are_left_to_the_names(void **state) {
    (void)state;
    assert_int_equal(verdict("Operation «Qo Wre Tyu Iop Asd»", "Operation «Fgh Jkl Zxc Vbn Mqw»"),
                     SZ_BRIEFS_UNDECIDED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_the_names_say),
        cmocka_unit_test(decides_by_keys_and_letters),
        cmocka_unit_test(many_unknown_words_are_left_to_the_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
