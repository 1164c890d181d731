/* words.c: the longest match, at the end of a word, whatever the case, dash and blank. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "words/words.h"

static size_t matched(const char *text, unsigned vocabularies, uint16_t *concept) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length;
    size_t count = sz_words_find(sz_span_of(text, strlen(text)), vocabularies, words, &length);
    if (count > 0)
        *concept = words[0].concept;
    return count == 0 ? 0 : length;
}

static void finds_the_longest_spelling(void **state) {
    (void)state;
    uint16_t concept = UINT16_MAX;
    assert_int_equal(matched("kg of opium", SZ_WORD_UNIT, &concept), 2);
    assert_int_equal(concept, SZ_UNIT_kilogram);
    assert_int_equal(matched("kilograms", SZ_WORD_UNIT, &concept), 9);
    assert_int_equal(matched("kilogramsx", SZ_WORD_UNIT, &concept), 0);
}

static void folds_case_and_takes_the_stop_of_an_abbreviation(void **state) {
    (void)state;
    uint16_t concept = UINT16_MAX;
    assert_int_equal(matched("KG.", SZ_WORD_UNIT, &concept), 3);
    assert_int_equal(matched("Героином", SZ_WORD_ITEM, &concept), 16);
    assert_int_equal(concept, SZ_ITEM_heroin);
}

static void keeps_to_the_vocabularies_asked_for(void **state) {
    (void)state;
    uint16_t concept = UINT16_MAX;
    assert_int_equal(matched("heroin", SZ_WORD_UNIT, &concept), 0);
    assert_int_equal(matched("kg", SZ_WORD_ITEM, &concept), 0);
    assert_int_equal(matched("", SZ_WORD_ITEM | SZ_WORD_UNIT, &concept), 0);
    assert_int_equal(matched("\xFFkg", SZ_WORD_UNIT, &concept), 0);
}

static void every_unit_has_a_base_and_a_source(void **state) {
    (void)state;
    for (int i = 0; i < SZ_UNIT_COUNT; i++) {
        const struct sz_unit *unit = &sz_units[i];
        const struct sz_unit *base = &sz_units[unit->base];
        assert_true(unit->digits > 0);
        assert_true(strlen(unit->symbol) > 0);
        assert_true(strlen(unit->source) > 3);
        assert_int_equal(unit->dimension, base->dimension);
        assert_int_equal(base->base, unit->base);
        assert_int_equal(base->digits, 1);
        assert_int_equal(base->decimals, 0);
    }
}

static void every_item_has_a_category_and_a_source(void **state) {
    (void)state;
    for (int i = 0; i < SZ_ITEM_COUNT; i++) {
        assert_true(strlen(sz_items[i].name) > 1);
        assert_true(strlen(sz_items[i].category) > 3);
        assert_true(strlen(sz_items[i].source) > 3);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(sz_items[i].name, sz_items[j].name);
    }
}

/* ---- whole words ---- */

static bool is_same_found(struct sz_found a, struct sz_found b) {
    return a.meanings == b.meanings && a.length == b.length;
}

/* What stands behind the text says nothing. */
static bool is_same_ahead(struct sz_span text, struct sz_found token, struct sz_found item) {
    struct sz_found same_token, same_item;
    char ahead[256];
    memset(ahead, 'n', sizeof ahead);
    text = sz_span_cut(text, 0, sizeof ahead - SZ_WORDS_AHEAD);
    memcpy(ahead, text.text, text.length);
    sz_words_read_ahead(sz_span_of(ahead, text.length), &same_token, &same_item);
    return is_same_found(token, same_token) && is_same_found(item, same_item);
}

/* sz_words_read looks a word up as a whole, sz_words_find follows its letters. The copy ends where the text does, so that a
 * look beyond it is found out. */
static void assert_same(struct sz_span text) {
    struct sz_word words[SZ_MEANINGS_MAX];
    struct sz_found token, item;
    size_t length;
    char *copy = malloc(text.length);
    assert_non_null(copy);
    memcpy(copy, text.text, text.length);
    text.text = copy;
    sz_words_read(text, &token, &item);
    size_t count = sz_words_find(text, SZ_WORD_TOKENS, words, &length);
    bool is_same = count == 0 ? token.meanings == NULL
                              : token.meanings != NULL && token.length == length &&
                                    token.meanings->words[0].concept == words[0].concept;
    count = sz_words_find(text, SZ_WORD_ITEM, words, &length);
    is_same = is_same && (count == 0 ? item.meanings == NULL
                                     : item.length == length && item.meanings->item == words[0].concept);
    if (!is_same)
        fail_msg("read in two ways: %.*s", (int)text.length, text.text);
    if (!is_same_ahead(text, token, item))
        fail_msg("read in two ways near its end: %.*s", (int)text.length, text.text);
    free(copy);
}

static void reads_whole_words_as_letter_by_letter(void **state) {
    (void)state;
    static const char *const files[] = {"quantities",
                                        "quantities_words",
                                        "quantities_units",
                                        "quantities_money",
                                        "quantities_numbers",
                                        "items",
                                        "text"};
    enum { LINE_ROOM = 4096, SHORT = 26 };
    char line[LINE_ROOM], path[LINE_ROOM];
    size_t lines = 0;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        snprintf(path, sizeof path, "%s/%s.cases", SZ_CASES, files[i]);
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        for (; fgets(line, sizeof line, file) != NULL; lines++) {
            struct sz_span text = sz_span_of(line, strcspn(line, "\n"));
            for (size_t at = 0; at < text.length; at++) {
                assert_same(sz_span_from(text, at));
                assert_same(sz_span_cut(text, at, at + 1 + (at * 7 + lines) % SHORT));
            }
        }
        assert_int_equal(fclose(file), 0);
    }
    assert_true(lines > 1000);
}

/* Words that begin with eight letters of a spelling fall into its slot, and are told from it. */
static void longer_words_are_found_nowhere(void **state) {
    (void)state;
    uint32_t seed = 1;
    char word[] = "kilogramqqqqqq";
    for (int i = 0; i < 200000; i++) {
        struct sz_found token, item;
        for (size_t j = 8; j < sizeof word - 1; j++) {
            seed = seed * 1664525U + 1013904223U;
            word[j] = "qwxz"[seed >> 30];
        }
        sz_words_read(sz_span_of(word, sizeof word - 1), &token, &item);
        assert_null(token.meanings);
    }
}

static void short_and_broken_words_resemble_nothing(void **state) {
    (void)state;
    assert_false(sz_words_resemble(SZ_SPAN("kgg"), SZ_WORD_UNIT));
    assert_false(sz_words_resemble(SZ_SPAN("gra\xff"), SZ_WORD_UNIT));
    assert_true(sz_words_resemble(SZ_SPAN("grms"), SZ_WORD_UNIT));
    assert_false(sz_words_resemble(SZ_SPAN("heroine"), SZ_WORD_UNIT));
    assert_false(sz_words_resemble(SZ_SPAN("\xC3\x89tat"), SZ_WORD_UNIT));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longer_words_are_found_nowhere),
        cmocka_unit_test(short_and_broken_words_resemble_nothing),
        cmocka_unit_test(finds_the_longest_spelling),
        cmocka_unit_test(folds_case_and_takes_the_stop_of_an_abbreviation),
        cmocka_unit_test(keeps_to_the_vocabularies_asked_for),
        cmocka_unit_test(every_unit_has_a_base_and_a_source),
        cmocka_unit_test(every_item_has_a_category_and_a_source),
        cmocka_unit_test(reads_whole_words_as_letter_by_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
