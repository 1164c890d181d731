/* mistyping.c: how many changes are forgiven, and which word was meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "operation/mistyping.h"

static struct sz_operation name, meant, mended;

static int changes(const char *written, const char *other) {
    (void)sz_operation_read(sz_span_of(written, strlen(written)), &name);
    (void)sz_operation_read(sz_span_of(other, strlen(other)), &meant);
    return sz_operation_mend(&name, &meant, &mended);
}

static void assert_mended(const char *written, const char *other, int expected) {
    assert_int_equal(changes(written, other), expected);
    assert_true(sz_span_equal(sz_operation_key_span(&mended.key), sz_operation_key_span(&meant.key)));
}

static void counts_each_kind_of_slip(void **state) {
    (void)state;
    assert_mended("Channel-Patol", "Channel-Patrol", 1);
    assert_mended("Channel-Patrrwol", "Channel-Patrol", 1);
    assert_mended("Channel-Patrxl", "Channel-Patrol", 1);
    assert_mended("Channel-Partol", "Channel-Patrol", 1);
    assert_mended("Chnanel-Partol", "Channel-Patrol", 2);
    assert_mended("Каанил-Патруль", "Channel-Patrol", 1);
}

static void forgives_by_length(void **state) {
    (void)state;
    assert_int_equal(changes("Channel-Ye", "Channel-Юг"), 0);
    assert_mended("Channel-Suth", "Channel-South", 1);
    assert_int_equal(changes("Channel-Sth", "Channel-South"), 0);
    assert_int_equal(changes("Chanenl-Cetner Rad", "Channel-Center Raid"), 0);
    assert_int_equal(changes("Channel-2081", "Channel-2018"), 0);
}

static void leaves_known_words_alone(void **state) {
    (void)state;
    assert_int_equal(changes("Channel-West", "Channel-East"), 0);
    assert_int_equal(changes("Channel-Kanaal", "Channel"), 0);
}

static void a_word_in_no_row_may_be_meant(void **state) {
    (void)state;
    assert_mended("Канал-Сапсая", "Канал-Сапсан", 1);
    assert_int_equal(changes("Канал-Ярв", "Канал-Ярс"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_each_kind_of_slip),
        cmocka_unit_test(forgives_by_length),
        cmocka_unit_test(leaves_known_words_alone),
        cmocka_unit_test(a_word_in_no_row_may_be_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
