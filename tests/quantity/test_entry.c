/* entry.c: a cell beside what its columns say. What read_seizures makes of whole files is in tests/sql/read_*.sql. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/entry.h"

/* The canonical text, or the name of the status; `unit` NULL: there is no unit column. */
static const char *read(const struct sz_entry *told, const char *written, const char *unit) {
    static char text[SZ_QUANTITY_TEXT_MAX + 1];
    struct sz_entry entry = *told;
    struct sz_quantity quantity;
    struct sz_problem problem;
    struct sz_span about;
    entry.written = sz_span_of(written, strlen(written));
    entry.has_unit_column = unit != NULL;
    if (unit != NULL)
        entry.unit = sz_span_of(unit, strlen(unit));
    enum sz_status status = sz_entry_read(&entry, &quantity, &problem, &about);
    assert_int_equal(status, problem.status);
    assert_true(status == SZ_OK || problem.at + problem.length <= about.length);
    if (status != SZ_OK)
        return sz_status_name(status);
    text[sz_quantity_format(&quantity.interval, quantity.unit, text)] = '\0';
    return text;
}

static const struct sz_entry nothing = {.has_unit = false};
static const struct sz_entry grams = {.has_unit = true, .header_unit = SZ_UNIT_gram};
static const struct sz_entry weight = {.lacks_unit = true};
static const struct sz_entry heroin = {.item = {"heroin", 6}};
static const struct sz_entry cash = {.item = {"cash", 4}};
static const struct sz_entry russian = {
    .has_unit = true, .header_unit = SZ_UNIT_kilogram, .is_russian = true};

static void reads_a_unit_of_the_header(void **state) {
    (void)state;
    assert_string_equal(read(&grams, "500", NULL), "0.5 kg");
    assert_string_equal(read(&grams, "more than 500", NULL), ">0.5 kg");
    assert_string_equal(read(&grams, "500 g", NULL), "0.5 kg");
    assert_string_equal(read(&grams, "5 kg", NULL), "CELL_OTHER_UNIT");
    assert_string_equal(read(&grams, "5 litres", NULL), "CELL_OTHER_UNIT");
    assert_string_equal(read(&grams, "5", "kg"), "CELL_OTHER_UNIT");
    assert_string_equal(read(&grams, "5", "g"), "0.005 kg");
    assert_string_equal(read(&grams, "5", ""), "0.005 kg");
    assert_string_equal(read(&grams, "", NULL), "EMPTY");
    assert_string_equal(read(&russian, "1,234", NULL), "1.234 kg");
    assert_string_equal(read(&grams, "1,234", NULL), "1.234 kg"); /* grams, a thousand of them */
}

static void reads_a_unit_column(void **state) {
    (void)state;
    assert_string_equal(read(&nothing, "5", "Kilogram(s)"), "5 kg");
    assert_string_equal(read(&nothing, "5", " t "), "5000 kg");
    assert_string_equal(read(&nothing, "5", "Kilogram (kg)"), "5 kg");
    assert_string_equal(read(&nothing, "5", "Kilogram (g)"), "UNKNOWN_UNIT");
    assert_string_equal(read(&nothing, "5", "Kilogram (zzyx)"), "UNKNOWN_UNIT");
    assert_string_equal(read(&nothing, "5", "Zzyx (kg)"), "UNKNOWN_UNIT");
    assert_string_equal(read(&nothing, "5", "(kg) Zzyx"), "UNKNOWN_UNIT");
    assert_string_equal(read(&nothing, "5", "Nos."), "5 pcs");
    assert_string_equal(read(&nothing, "5", "No."), "5 pcs");
    assert_string_equal(read(&nothing, "5.5", "Nos."), "NOT_WHOLE");
    assert_string_equal(read(&nothing, "5", "Drug."), "NO_UNIT");
    assert_string_equal(read(&nothing, "5", "nos of zzyx"), "UNKNOWN_UNIT");
    assert_string_equal(read(&nothing, "5", "ampoules"), "5 pcs");
    assert_string_equal(read(&nothing, "5", "zzyxes"), "UNKNOWN_UNIT");
    assert_string_equal(read(&nothing, "5", ""), "CELL_NO_UNIT");
    assert_string_equal(read(&nothing, "5 kg", ""), "5 kg");
    assert_string_equal(read(&nothing, "5 kg", "g"), "CELL_OTHER_UNIT");
    assert_string_equal(read(&nothing, "5", NULL), "5 pcs");
    assert_string_equal(read(&weight, "5", NULL), "CELL_NO_UNIT");
    assert_string_equal(read(&weight, "5 kg", NULL), "5 kg");
}

static void knows_what_is_weighed(void **state) {
    (void)state;
    assert_string_equal(read(&nothing, "5", "KGS"), "AMBIGUOUS_UNIT");
    assert_string_equal(read(&heroin, "5", "KGS"), "5 kg");
    assert_string_equal(read(&heroin, "5 KGS", NULL), "5 kg");
}

static void knows_that_money_is_no_count(void **state) {
    (void)state;
    assert_string_equal(read(&cash, "500", NULL), "CELL_NO_UNIT");
    assert_string_equal(read(&cash, "500", "USD"), "500 USD");
    assert_string_equal(read(&cash, "$500", NULL), "500 USD");
}

static void reads_estimates(void **state) {
    (void)state;
    static const struct sz_entry estimate = {.is_about = true};
    static const struct sz_entry pounds = {.is_about = true, .has_unit = true, .header_unit = SZ_UNIT_pound};
    static const struct sz_entry estimate_ru = {
        .is_about = true, .is_russian = true, .has_unit = true, .header_unit = SZ_UNIT_kilogram};
    assert_string_equal(read(&estimate, "12 kg", NULL), "~11.5..12.5 kg");
    assert_string_equal(read(&estimate, "about 12 kg", NULL), "~11.5..12.5 kg");
    assert_string_equal(read(&estimate, "more than 5 kg", NULL), "~>5 kg");
    assert_string_equal(read(&estimate, "5-7 kg", NULL), "~5..7 kg");
    assert_string_equal(read(&estimate, "2", "ampoules"), "~1..3 pcs");
    assert_string_equal(read(&estimate, "0 kg", NULL), "0 kg");
    assert_string_equal(read(&estimate, "5 or 6", NULL), "~5..6 pcs");
    assert_string_equal(read(&estimate, "~12 kg", NULL), "~11.5..12.5 kg");
    assert_string_equal(read(&estimate, "12 people of them", NULL), "NOT_A_QUANTITY");
    assert_string_equal(read(&estimate, "heroin 12 kg", NULL), "~12..12 kg");
    char longest[512];
    memset(longest, '0', sizeof longest);
    memcpy(longest, "12.", 3);
    strcpy(longest + 505, " kg");
    assert_string_equal(read(&estimate, longest, NULL), "~12..12 kg");
    assert_string_equal(read(&pounds, "10", NULL), "~4.08233133..4.98951607 kg");
    assert_string_equal(read(&estimate_ru, "1,234", NULL), "~1.2335..1.2345 kg");
    assert_string_equal(read(&estimate_ru, "12,5", NULL), "~12.45..12.55 kg");
}

static void reads_a_cell_against_its_columns(void **state) {
    (void)state;
    static const struct sz_entry points = {.decimal = '.'}, commas = {.decimal = ','};
    static const struct sz_entry opium = {
        .has_unit = true, .header_unit = SZ_UNIT_kilogram, .item = {"opium", 5}};
    static char long_cell[600];
    memset(long_cell, '7', sizeof long_cell - 1);
    assert_string_equal(read(&grams, "5", "ampoules"), "CELL_OTHER_UNIT");
    assert_string_equal(read(&grams, "5", "gizmos"), "CELL_OTHER_UNIT");
    assert_string_equal(read(&heroin, "5", "rupees"), "AMBIGUOUS_UNIT");
    assert_string_equal(read(&heroin, "5", "CUP"), "AMBIGUOUS_UNIT");
    assert_string_equal(read(&heroin, "5 rupees", NULL), "AMBIGUOUS_UNIT");
    assert_string_equal(read(&nothing, "5", "approximately"), "UNKNOWN_UNIT");
    assert_string_equal(read(&nothing, "5", "ampoules."), "5 pcs");
    assert_string_equal(read(&nothing, "5", long_cell), "TOO_LONG");
    assert_string_equal(read(&nothing, "1,234", "g"), "1.234 kg");
    assert_string_equal(read(&nothing, "1,234", "г"), "0.001234 kg");
    assert_string_equal(read(&points, "1,234", "г"), "1.234 kg");
    assert_string_equal(read(&commas, "1,234", "g"), "0.001234 kg");
    assert_string_equal(read(&nothing, "5 ampoules", "ampoules"), "5 pcs");
    assert_string_equal(read(&nothing, "5 vials", "ampoules"), "5 pcs");
    assert_string_equal(read(&nothing, "5 firearms", "firearms"), "5 pcs");
    assert_string_equal(read(&nothing, "5 firearms", "grenades"), "5 pcs");
    assert_string_equal(read(&nothing, "5 kg", "firearms"), "CELL_OTHER_UNIT");
    assert_string_equal(read(&nothing, "5", "firearms"), "5 pcs");
    assert_string_equal(read(&nothing, "1/2", "ampoules"), "NOT_WHOLE");
    assert_string_equal(read(&nothing, "5", "gizmos and"), "UNKNOWN_UNIT");
    assert_string_equal(read(&nothing, "5", "ampoules of morphine"), "5 pcs");
    assert_string_equal(read(&nothing, long_cell, "ampoules"), "OVERFLOW");
    assert_string_equal(read(&opium, "5 kgs", NULL), "5 kg");
    assert_string_equal(read(&opium, "5 KGS", NULL), "CELL_OTHER_UNIT");
    assert_string_equal(read(&nothing, "5 ampoules of morphine", "ampoules of morphine"), "5 pcs");
    assert_string_equal(read(&nothing, "5 ampoules of heroin", "ampoules of morphine"), "CELL_OTHER_UNIT");
    assert_string_equal(read(&nothing, "5 kg of morphine", "ampoules of morphine"), "CELL_OTHER_UNIT");
    assert_string_equal(read(&nothing, "5 gizmos", "gizmos"), "5 pcs");
    assert_string_equal(read(&nothing, "5 firearms", "gizmos"), "CELL_OTHER_UNIT");
    assert_string_equal(read(&nothing, "half a", "ampoules of morphine"), "NOT_WHOLE");
    assert_string_equal(read(&opium, "5 CUP", NULL), "CELL_OTHER_UNIT");
    assert_string_equal(read(&nothing, "5 CUP", NULL), "5 CUP");
    assert_string_equal(read(&grams, "5 g of heroin (kg)", NULL), "UNKNOWN_WORD");
    assert_string_equal(read(&grams, "5 g heroin", NULL), "0.005 kg");
    assert_string_equal(read(&grams, "heroin 5 kg", NULL), "CELL_OTHER_UNIT");
    assert_string_equal(read(&grams, "опий 5 кг", NULL), "CELL_OTHER_UNIT");
    assert_string_equal(read(&weight, "1/2", NULL), "CELL_NO_UNIT");
    assert_string_equal(read(&grams, "half", NULL), "0.0005 kg");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_cell_against_its_columns),
        cmocka_unit_test(reads_a_unit_of_the_header),
        cmocka_unit_test(reads_a_unit_column),
        cmocka_unit_test(knows_what_is_weighed),
        cmocka_unit_test(knows_that_money_is_no_count),
        cmocka_unit_test(reads_estimates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
