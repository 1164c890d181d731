/* item.c: the cases of items.cases; folding; nothing past the limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "quantity/item.h"
#include "words/words.h"

/* Cuts the line at its first tab or end and moves `line` behind it. */
static struct sz_span next_column(const char **line) {
    size_t length = strcspn(*line, "\t\n");
    struct sz_span column = sz_span_of(*line, length);
    *line += length + ((*line)[length] == '\t');
    return column;
}

static void check_case(const char *line, bool seen[SZ_ITEM_COUNT]) {
    struct sz_span words = next_column(&line), name = next_column(&line), category = next_column(&line);
    int id = sz_item_find(words);
    if (id < 0) {
        if (name.length > 0)
            fail_msg("no item: %.*s", (int)words.length, words.text);
        return;
    }
    const struct sz_item *item = &sz_items[id];
    seen[id] = true;
    if (!sz_span_equal(name, sz_span_of(item->name, strlen(item->name))) ||
        !sz_span_equal(category, sz_span_of(item->category, strlen(item->category))))
        fail_msg("%.*s: found %s", (int)words.length, words.text, item->name);
}

static void reads_the_cases_and_these_use_every_item(void **state) {
    (void)state;
    bool seen[SZ_ITEM_COUNT] = {false};
    char line[1024];
    FILE *file = fopen(SZ_CASES "/items.cases", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL)
        if (line[0] != '#')
            check_case(line, seen);
    assert_int_equal(ferror(file), 0);
    fclose(file);
    for (size_t i = 0; i < SZ_ITEM_COUNT; i++)
        if (!seen[i])
            fail_msg("no case for %s", sz_items[i].name);
}

static void canonical_names_name_themselves(void **state) {
    (void)state;
    for (int i = 0; i < SZ_ITEM_COUNT; i++) {
        int id = sz_item_find(sz_span_of(sz_items[i].name, strlen(sz_items[i].name)));
        if (id != i)
            fail_msg("%s", sz_items[i].name);
    }
}

static void long_and_invalid_words_are_no_item(void **state) {
    (void)state;
    char words[1024];
    for (size_t i = 0; i + 3 <= sizeof words; i += 3)
        memcpy(words + i, "of ", 3);
    memcpy(words + 240, "heroin", 6);
    assert_int_equal(sz_item_find(sz_span_of(words, 246)), SZ_ITEM_heroin);
    memcpy(words + 252, "heroin", 6);
    assert_int_equal(sz_item_find(sz_span_of(words, 258)), -1);
    assert_int_equal(sz_item_find(SZ_SPAN("heroin\xFF")), -1);
    assert_int_equal(sz_item_find(SZ_SPAN("\xFFheroin")), -1);
    assert_int_equal(sz_item_find(SZ_SPAN("")), -1);
    assert_int_equal(sz_item_find(SZ_SPAN("(heroin) powder")), SZ_ITEM_heroin);
}

static void folds_words(void **state) {
    (void)state;
    char text[16];
    size_t length = sz_item_fold(SZ_SPAN("  Blue \t  Widgets "), text, sizeof text);
    assert_true(sz_span_equal(sz_span_of(text, length), SZ_SPAN("blue widgets")));
    length = sz_item_fold(SZ_SPAN("ЁЖИКИ"), text, 5);
    assert_true(sz_span_equal(sz_span_of(text, length), SZ_SPAN("еж")));
    assert_int_equal(sz_item_fold(SZ_SPAN("  "), text, sizeof text), 0);
    assert_int_equal(sz_item_fold(SZ_SPAN("a\xFF"), text, sizeof text), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_cases_and_these_use_every_item),
        cmocka_unit_test(canonical_names_name_themselves),
        cmocka_unit_test(long_and_invalid_words_are_no_item),
        cmocka_unit_test(folds_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
