/* plain.c: what is read at one look is what the grammar reads. A blank at the end makes any phrase not plain, and says
 * nothing else, so both readings are had by the same function. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "quantity/plain.h"
#include "quantity/quantity.h"

enum { TEXT_ROOM = 256, PHRASES = 200000 };

static bool is_plain(const char *text, size_t length) {
    struct sz_cursor cursor;
    struct sz_plain plain;
    sz_cursor_init(&cursor, sz_span_of(text, length), 0);
    return sz_plain_read(&cursor, true, &plain);
}

static void reads_the_commonest_shapes(void **state) {
    (void)state;
    static const char *const plain[] = {
        "83 kg",
        "more than 5 kg of heroin",
        "4 tons and 753 kg",
        "4 тонны 753 кг героина",
        "between 5 and 7 kg",
        "5\u20137 kg",
        "от 5 до 7 кг",
        "12.5 million rubles",
        "746 grenades",
        "81 cannabis plants",
        "more than 4 t of cannabis",
        "более 4 т героина",
        "10 ampoules of morphine",
        "about twenty-five tonnes of opium",
        "five hundred grams",
        "a hundred kilos",
        "around three hundred and forty-five grenades",
        "a thousand tablets",
        "двести сорок пять тонн",
        "forty million rubles",
        "no more than 831,863 g of heroin",
        "1,234,567 rubles",
        "1 458 кг героина",
        "11,4 тонны",
        "0,4567 кг",
        "5 мг героина",
        "10 tablets",
    };
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        assert_true(is_plain(plain[i], strlen(plain[i])));
}

static void leaves_the_rest_to_the_grammar(void **state) {
    (void)state;
    static const char *const others[] = {
        "",
        "kg",
        "5",
        "5 kg ",
        "5 kg each",
        "5 kg of sand",
        "5.45 mm",
        "30.000 euros",
        "2018 \u0433",
        "5 kg, 300 g",
        "5 heroin",
        "more than at least 5 kg",
        "5 kg \xff",
        "5  kg",
        "5 kg of  heroin",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(is_plain(others[i], strlen(others[i])));
}

/* ---- both readings of generated phrases ---- */

static uint32_t seed = 20240611;

static uint32_t below(uint32_t limit) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % limit;
}

static const char *const bounds[] = {
    "",           "more than",  "over",        "exceeding", "no less than", "at least", "less than",
    "up to",      "about",      "nearly",      "some",      "just over",    "from",     "between",
    "a total of", "свыше",      "до",          "около",     "не менее",     "почти",    "от",
    "порядка",    "чуть более", "как минимум", "minus",     "either",       "not",
};
static const char *const figures[] = {
    "5",
    "83",
    "0",
    "007",
    "1950",
    "2018",
    "11.4",
    "0.5",
    "1,250",
    "1,25",
    "1 250",
    "12.345",
    "1.2.3",
    "1e3",
    "5x10^3",
    "9",
    "5.45",
    "999999999999999999",
    "eight",
    "forty",
    "twenty-five",
    "a hundred",
    "one hundred and twenty",
    "пять",
    "двадцать",
    "сто сорок",
    "half",
    "a dozen",
    "a thousand",
    "a couple",
    "twenty-five hundred",
    "fifty hundred",
    "three hundred and forty-five",
    "three hundred forty",
    "three hundred and zero",
    "three hundred and",
    "zero hundred",
    "zero",
    "twenty zero",
    "двести",
    "двести ноль",
    "двести сорок -",
    "двести twenty zero",
    "двести сорок пять",
    "five hundred and six",
    "twenty-hundred",
    "sixty -",
    "1,234,567",
    "12,34,567",
    "1,234.5",
    "0,456",
    "1 458",
    "1 458 300",
    "001,250",
    "several",
    "½",
    "1/2",
    "2 1/2",
    "three point five",
    "1234567890123456789012345678",
};
static const char *const scales[] = {"",  "",   "",      "thousand", "million", "m",
                                     "k", "bn", "тысяч", "млн",      "dozen",   "hundred"};
static const char *const units[] = {
    "t",      "T",  "kg",     "tons",   "tonnes",  "grams",  "g",        "mg",       "lbs",
    "mm",     "km", "litres", "rubles", "dollars", "euros",  "cents",    "ampoules", "tablets",
    "pieces", "кг", "тонн",   "г",      "грамма",  "рублей", "таблеток", "ампул",    "kgs",
    "in",     "m",  "m2",     "KG",     "tonnes.", "kg.",    "kq",       "",
};
static const char *const items[] = {
    "diazepam\u00a0tablets",
    "diazepam tablets",
    "cannabis plants",
    "poppy plants",
    "",
    "heroin",
    "of heroin",
    "of poppy straw",
    "grenades",
    "героина",
    "of sand",
    "seized",
    "each",
    "of MDMA",
    "firearms",
    "2C-B",
    "of 2C-B",
    "kg",
    "5 kg",
    "cartridges",
    "of the heroin",
    "патронов",
};
static const char *const joints[] = {" and ", " ",    " to ", "-",  "\u2013", " - ",
                                     ", ",    " до ", " и ",  "..", " or "};
static const char *const blanks[] = {" ", " ", " ", " ", " ", " ", "  ", "", "-", "\u00a0", "\t", ", ", "."};

#define PICK(list) (list[below(sizeof(list) / sizeof((list)[0]))])

static void add(char text[TEXT_ROOM], const char *word) {
    if (text[0] != '\0' && word[0] != '\0')
        strcat(text, PICK(blanks));
    strcat(text, word);
}

static void add_measure(char text[TEXT_ROOM]) {
    add(text, PICK(figures));
    add(text, PICK(scales));
    add(text, PICK(units));
}

static void make_phrase(char text[TEXT_ROOM]) {
    text[0] = '\0';
    add(text, below(2) == 0 ? "" : PICK(bounds));
    if (below(3) > 0) {
        add(text, PICK(figures));
        if (below(2) == 0)
            add(text, PICK(units));
        strcat(text, PICK(joints));
    }
    add_measure(text);
    if (below(3) == 0)
        add(text, PICK(items));
}

static void assert_same(const struct sz_quantity *a, const struct sz_quantity *b, const char *text) {
    bool is_same = sz_interval_equal(&a->interval, &b->interval) && a->unit == b->unit &&
                   a->is_bare == b->is_bare && a->item.length == b->item.length && a->item_id == b->item_id &&
                   (a->item.length == 0 || memcmp(a->item.text, b->item.text, a->item.length) == 0) &&
                   a->has_stated == b->has_stated && a->stated == b->stated && a->last_digit == b->last_digit;
    if (!is_same)
        fail_msg("read in two ways: %s", text);
}

static void reads_nothing_else_than_the_grammar(void **state) {
    (void)state;
    size_t plain = 0;
    for (size_t i = 0; i < PHRASES; i++) {
        char text[TEXT_ROOM];
        struct sz_quantity quantity, again;
        make_phrase(text);
        size_t length = strlen(text);
        if (!is_plain(text, length))
            continue;
        plain++;
        text[length] = ' ';
        assert_false(is_plain(text, length + 1));
        assert_int_equal(sz_quantity_parse(sz_span_of(text, length), NULL, &quantity, NULL), SZ_OK);
        if (sz_quantity_parse(sz_span_of(text, length + 1), NULL, &again, NULL) != SZ_OK)
            fail_msg("refused by the grammar: %.*s", (int)length, text);
        text[length] = '\0';
        assert_same(&quantity, &again, text);
    }
    assert_in_range(plain, PHRASES / 50, PHRASES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_commonest_shapes),
        cmocka_unit_test(leaves_the_rest_to_the_grammar),
        cmocka_unit_test(reads_nothing_else_than_the_grammar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
