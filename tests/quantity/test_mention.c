/* mention.c: where a quantity begins and how far the cursor moves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/mention.h"

#include <string.h>

static struct sz_cursor cursor_over(const char *text) {
    struct sz_cursor cursor;
    sz_cursor_start(&cursor, sz_span_of(text, strlen(text)), 0);
    cursor.is_running = true;
    return cursor;
}

static bool reads(const char *text, struct sz_before before, const char *phrase) {
    struct sz_cursor cursor = cursor_over(text);
    struct sz_mention mention;
    size_t at = cursor.token.at;
    bool is_read = sz_mention_read(&cursor, &before, true, &mention);
    assert_true(cursor.token.at > at);
    if (is_read)
        assert_true(sz_span_equal(sz_span_of(text + mention.start, mention.length),
                                  sz_span_of(phrase, strlen(phrase))));
    return is_read;
}

static void begins_at_figures_numbers_and_bounds(void **state) {
    (void)state;
    static const char *const yes[] = {"5", "five", "more than", "$5", "dozens", "свыше", "тонна", "a"};
    static const char *const no[] = {"kg", "the", "heroin", "-", "or", "of"};
    struct sz_before none = {0}, word = {.kind = SZ_TOKEN_WORD};
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        struct sz_cursor cursor = cursor_over(yes[i]);
        assert_true(sz_mention_may_start(&cursor, &none));
        cursor.token.is_glued = true;
        assert_false(sz_mention_may_start(&cursor, &word));
    }
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        struct sz_cursor cursor = cursor_over(no[i]);
        assert_false(sz_mention_may_start(&cursor, &none));
    }
}

static void what_stands_before_decides(void **state) {
    (void)state;
    struct sz_before none = {0};
    assert_true(reads("5 kg of heroin", none, "5 kg of heroin"));
    assert_false(reads("5 kg of heroin", (struct sz_before){.is_label = true}, NULL));
    assert_false(reads("5 kg of heroin", (struct sz_before){.is_size = true}, NULL));
    assert_false(reads("5 kg of heroin", (struct sz_before){.is_by = true}, NULL));
    assert_true(reads("731 parcels", none, "731 parcels"));
    assert_false(reads("731 parcels", (struct sz_before){.is_unit = true}, NULL));
    assert_true(reads("2018 tablets", none, "2018 tablets"));
    assert_false(reads("2018 tablets", (struct sz_before){.is_link = true}, NULL));
    assert_true(reads("681 quibbles", none, "681 quibbles"));
    assert_false(reads("681 quibbles", (struct sz_before){.is_name = true}, NULL));
    assert_true(reads("over 681 quibbles", (struct sz_before){.is_name = true}, "over 681 quibbles"));
}

static void items_are_passed_as_a_whole(void **state) {
    (void)state;
    struct sz_cursor cursor = cursor_over("poppy straw - 5 kg");
    struct sz_span item;
    assert_true(sz_mention_skip_item(&cursor, &item));
    assert_int_equal(item.length, strlen("poppy straw"));
    assert_int_equal(cursor.token.kind, SZ_TOKEN_DASH);
    assert_false(sz_mention_skip_item(&cursor, &item));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_at_figures_numbers_and_bounds),
        cmocka_unit_test(what_stands_before_decides),
        cmocka_unit_test(items_are_passed_as_a_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
