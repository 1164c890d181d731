/* letters.c: one skeleton for all romanisations, one stem for all cases, look-alikes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/characters.h"
#include "words/letters.h"

static struct sz_letters letters;

static void assert_stem(const char *word, const char *stem) {
    assert_true(sz_letters_read(sz_span_of(word, strlen(word)), &letters));
    struct sz_span found = sz_letters_stem(&letters);
    if (!sz_span_equal(found, sz_span_of(stem, strlen(stem))))
        fail_msg("%s: %.*s, not %s", word, (int)found.length, found.text, stem);
}

static void all_romanisations_agree(void **state) {
    (void)state;
    const char *const outpost[] = {"Щербинка", "Shcherbinka", "Shherbinka",
                                   "Ŝerbinka", "Ščerbinka",   "Scherbinka"};
    const char *const hor[] = {"Хорог", "Khorog", "Xorog", "Horog"};
    const char *const far[] = {"Дальневосточный",   "Dal'nevostochnyy", "Dalnevostochny", "Dalʹnevostočnyj",
                               "Dal`nevostochny'j", "Dalʹnevostochnyĭ", "Dalnevostochnii"};
    for (size_t i = 0; i < sizeof outpost / sizeof outpost[0]; i++)
        assert_stem(outpost[i], "sherbink");
    for (size_t i = 0; i < sizeof hor / sizeof hor[0]; i++)
        assert_stem(hor[i], "horog");
    for (size_t i = 0; i < sizeof far / sizeof far[0]; i++)
        assert_stem(far[i], "dalnevostochn");
}

static void all_cases_agree(void **state) {
    (void)state;
    const char *const words[] = {"горный", "горного", "горному", "горным",
                                 "горном", "горная",  "горной",  "горную"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_stem(words[i], "gorn");
    assert_stem("Двиной", "dvin");
    assert_stem("юга", "iug");
    assert_stem("Ами", "ami");
}

static void what_looks_alike_is_put_right(void **state) {
    (void)state;
    assert_stem("Kанал", "kanal");
    assert_stem("Uентр", "tsentr");
    assert_stem("Westеrn", "vestern");
    assert_stem("Channe1", "chanel");
    assert_stem("6астион", "bastion");
    assert_stem("2018", "2018");
}

static void a_stem_is_its_own_stem(void **state) {
    (void)state;
    const char *const words[] = {"Kkhorog",   "Сход",  "Счёт",   "Tsunami",
                                 "Романовой", "Ccecy", "yoyoyo", "шщчцхж"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char stem[SZ_SKELETON_MAX + 1];
        assert_true(sz_letters_read(sz_span_of(words[i], strlen(words[i])), &letters));
        memcpy(stem, letters.skeleton, letters.stem);
        stem[letters.stem] = '\0';
        assert_stem(stem, stem);
    }
}

static void refuses_what_it_cannot_read(void **state) {
    (void)state;
    char word[SZ_LETTERS_MAX + 1];
    memset(word, 'b', sizeof word);
    assert_false(sz_letters_read(sz_span_of(word, sizeof word), &letters));
    assert_true(sz_letters_read(sz_span_of(word, sizeof word - 1), &letters));
    assert_false(sz_letters_read(SZ_SPAN("北"), &letters));
    assert_false(sz_letters_read(SZ_SPAN("ь"), &letters));
    assert_false(sz_letters_read(SZ_SPAN(""), &letters));
    for (size_t i = 0; i + 1 < sizeof word; i += 2)
        memcpy(word + i, "\xD1\x89", 2);
    assert_true(sz_letters_read(sz_span_of(word, SZ_LETTERS_MAX), &letters));
}

/* Long words, marks between letters, and two scripts in one word. */
static void odd_words_are_read_or_refused(void **state) {
    (void)state;
    static char word[3 * SZ_LETTERS_MAX];
    assert_stem("Кa\xCC\x81нал", "kanal");
    assert_stem("ка\xCC\x81нал", "kanal");
    assert_stem("Канал\xC2\xAD-7", "kanal7");
    assert_stem("7\xCC\x81", "7");
    memset(word, 'a', sizeof word);
    memcpy(word, "\xD1\x8F", 2);
    assert_false(sz_letters_read(sz_span_of(word, sizeof word), &letters));
    assert_false(sz_letters_read(SZ_SPAN("a\xff"), &letters));
    assert_stem("\u0414\u0430\u0432\u043d\u0435\u043c\u0443", "davn");
    assert_stem("Zelyego", "zel");
}

/* Characters as names have them, marks among them. */
static void marks_leave_no_trace(void **state) {
    (void)state;
    static const uint32_t mixed[] = {'K', 0x430, 0x301, 0x43D, 0x430, 0x43B};
    struct sz_character characters[SZ_LETTERS_MAX];
    for (size_t i = 0; i < sizeof mixed / sizeof mixed[0]; i++)
        characters[i] = sz_character_of(mixed[i]);
    assert_true(sz_letters_read_characters(characters, sizeof mixed / sizeof mixed[0], &letters));
    assert_true(sz_span_equal(sz_letters_skeleton(&letters), SZ_SPAN("kanal")));
}

/* A sign leaves no letter, also where there is room for none. */
static void a_full_skeleton_takes_signs(void **state) {
    (void)state;
    char word[66];
    for (size_t i = 0; i < 64; i += 2)
        memcpy(word + i, i % 4 == 0 ? "\xD0\xB6" : "\xD1\x87", 2); /* zh, ch: two letters each */
    memcpy(word + 64, "\xD1\x8C", 2);
    assert_true(sz_letters_read(sz_span_of(word, sizeof word), &letters));
    assert_int_equal(letters.drawn_length, 33);
}

/* Letters that are read as two, between others that become two: too long. */
static void what_grows_too_long_is_refused(void **state) {
    (void)state;
    char word[60];
    for (size_t i = 0; i < sizeof word; i += 3)
        memcpy(word + i, "x\xC4\x8D", 3);
    assert_false(sz_letters_read(sz_span_of(word, sizeof word), &letters));
    assert_true(sz_letters_read(sz_span_of(word, 30), &letters));
}

static void endings_are_those_of_declension(void **state) {
    (void)state;
    assert_stem("Kargo", "karg");
    assert_stem("Khan22", "han22");
    assert_stem("Karmu", "karm");
    assert_stem("Karmi", "karm");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_romanisations_agree),        cmocka_unit_test(all_cases_agree),
        cmocka_unit_test(what_looks_alike_is_put_right),  cmocka_unit_test(a_stem_is_its_own_stem),
        cmocka_unit_test(marks_leave_no_trace),           cmocka_unit_test(a_full_skeleton_takes_signs),
        cmocka_unit_test(what_grows_too_long_is_refused), cmocka_unit_test(endings_are_those_of_declension),
        cmocka_unit_test(refuses_what_it_cannot_read),    cmocka_unit_test(odd_words_are_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
