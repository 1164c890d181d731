/* reading.c: what is head, part and year, and what names nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "operation/reading.h"

static struct sz_name_tokens tokens;
static struct sz_name_reading reading;

static bool is_name(const char *text) {
    assert_int_equal(sz_name_split(sz_span_of(text, strlen(text)), &tokens), SZ_OK);
    sz_name_read(&tokens, &reading);
    return reading.is_name;
}

static void assert_read(const char *text, bool has_head, size_t parts, int year) {
    if (!is_name(text))
        fail_msg("%s: no name", text);
    if (reading.has_head != has_head || reading.part_count != parts || reading.year != year)
        fail_msg("%s: head %d, %d parts, year %d", text, reading.has_head, (int)reading.part_count,
                 reading.year);
}

static void stops_where_the_name_ends(void **state) {
    (void)state;
    assert_read("«Канал-Центр» прошла успешно", true, 1, 0);
    assert_read("Operation Channel-Center in Almaty", true, 1, 0);
    assert_read("Channel-Center, Almaty", true, 1, 0);
    assert_read("Channel, a CSTO operation", true, 0, 0);
    assert_read("\"Channel\" - \"East\"", true, 1, 0);
    assert_read("Channel \"East\" stage", true, 1, 0);
    assert_read("operation Channel: Channel-Center", true, 1, 0);
    assert_read("Channel operation results", true, 0, 0);
    assert_read("Операция «Мак-2024» в Хабаровске", false, 1, 2024);
    assert_read("Operation Storm Wind in Almaty", false, 2, 0);
    assert_read("«Wind of Change»", false, 2, 0);
}

static void reads_brackets_as_years_or_not_at_all(void **state) {
    (void)state;
    assert_read("Канал-Центр (2019)", true, 1, 2019);
    assert_read("Канал-Центр (2019 г.)", true, 1, 2019);
    assert_read("Канал-Центр (Алматы, 2019)", true, 1, 0);
    assert_read("Kanal-Yug (Channel-South)", true, 1, 0);
    assert_read("(Channel-South)", true, 1, 0);
    assert_read("Rock (2024)", false, 1, 2024);
}

static void keeps_two_years_apart(void **state) {
    (void)state;
    assert_read("Channel-2018 (2018)", true, 0, 2018);
    assert_int_equal(reading.second_year, 0);
    assert_read("Channel 2018, 2019", true, 0, 2018);
    assert_int_equal(reading.second_year, 2019);
}

static void wants_a_head_introduced(void **state) {
    (void)state;
    const char *const others[] = {
        "Volga-Don Canal",      "the drug channel",         "Weather Channel", "Первый канал",
        "our Telegram channel", "перекрыт канал",           "Channel 24",      "Channel of supply",
        "a channel for drugs",  "канал незаконной поставки"};
    for (size_t i = 0; i + 4 < sizeof others / sizeof others[0]; i++)
        assert_false(is_name(others[i]));
    assert_false(is_name("Channel 4"));
    assert_false(is_name("Channel of drug supply"));
    assert_read("Kyrgyz police took part in operation Channel", true, 0, 0);
    assert_read("в Казахстане завершилась «Канал-Юг»", true, 1, 0);
}

static void wants_a_word_in_a_name(void **state) {
    (void)state;
    assert_false(is_name("2018"));
    assert_false(is_name("7"));
    assert_false(is_name("operation"));
    assert_false(is_name("второй этап"));
    assert_false(is_name("a b c d e f g h i j k l m n o p q r"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stops_where_the_name_ends), cmocka_unit_test(reads_brackets_as_years_or_not_at_all),
        cmocka_unit_test(keeps_two_years_apart),     cmocka_unit_test(wants_a_head_introduced),
        cmocka_unit_test(wants_a_word_in_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
