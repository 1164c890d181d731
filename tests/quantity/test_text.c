/* text.c, mention.c: every case of tests/cases/text*.cases; spans; passages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cases.h"
#include "quantity/text.h"

struct line {
    char text[CASE_MAX];
    size_t length;
};

static void put(struct line *line, struct sz_span span) {
    assert_true(line->length + span.length < sizeof line->text);
    if (span.length > 0)
        memcpy(line->text + line->length, span.text, span.length);
    line->length += span.length;
    line->text[line->length] = '\0';
}

static void put_item(struct line *line, const struct sz_quantity *quantity) {
    if (quantity->item_id >= 0)
        put(line, sz_span_of(sz_items[quantity->item_id].name, strlen(sz_items[quantity->item_id].name)));
    else
        put(line, quantity->item);
}

/* The quantities as the case file writes them; each is checked to lie in the text, behind the one before it. */
static void outcome(struct sz_span text, struct line *line) {
    struct sz_text reader;
    struct sz_mention mention;
    size_t end = 0;
    line->length = 0;
    line->text[0] = '\0';
    sz_text_start(&reader, text);
    while (sz_text_next(&reader, &mention)) {
        char canonical[SZ_QUANTITY_TEXT_MAX];
        assert_true(mention.start >= end && mention.length > 0);
        end = mention.start + mention.length;
        assert_true(end <= text.length);
        if (line->length > 0)
            put(line, SZ_SPAN(" | "));
        put(line, sz_span_cut(text, mention.start, end));
        put(line, SZ_SPAN(" = "));
        size_t length = sz_quantity_format(&mention.quantity.interval, mention.quantity.unit, canonical);
        put(line, sz_span_of(canonical, length));
        put(line, SZ_SPAN(" = "));
        put_item(line, &mention.quantity);
        while (line->length > 0 && line->text[line->length - 1] == ' ')
            line->text[--line->length] = '\0';
    }
}

static const char *outcome_of(const char *text) {
    static struct line line;
    outcome(sz_span_of(text, strlen(text)), &line);
    return line.text;
}

static void finds_every_case(void **state) {
    (void)state;
    holds_every_case("text*.cases", outcome_of);
}

static void expect(const char *text, size_t length, const char *want) {
    static struct line got;
    outcome(sz_span_of(text, length), &got);
    assert_string_equal(got.text, want);
}

static void lines_of_a_list_stay_apart(void **state) {
    (void)state;
    static const char list[] = "heroin 12 kg\n300 g of opium\n- 7 kg of hashish\n";
    expect(list, sizeof list - 1,
           "12 kg = 12 kg = heroin | 300 g of opium = 0.3 kg = opium | 7 kg of hashish = 7 kg = hashish");
    static const char wrapped[] = "they seized more than\n5\nkg of heroin";
    expect(wrapped, sizeof wrapped - 1, "more than\n5\nkg of heroin = >5 kg = heroin");
    static const char paragraphs[] = "more than\n\n5 kg";
    expect(paragraphs, sizeof paragraphs - 1, "5 kg = 5 kg =");
}

/* Blanks of every kind at the ends of lines, and words that lead on over them. */
static void lines_go_on(void **state) {
    (void)state;
    static const char blanks[] = "seized more than \r\n \t5 kg\n  of opium; and\n7 kg\n-12 kg of hashish\n";
    expect(blanks, sizeof blanks - 1,
           "more than \r\n \t5 kg\n  of opium = >5 kg = opium | 7 kg = 7 kg = | 12 kg of hashish = 12 kg = "
           "hashish");
    static const char bullets[] = "- 7 kg of opium\n\xE2\x80\x93 5 kg\nabout\n6 kg\n";
    expect(bullets, sizeof bullets - 1,
           "7 kg of opium = 7 kg = opium | 5 kg = 5 kg = | about\n6 kg = ~5.5..6.5 kg =");
    static const char glued[] =
        "-5 kg\n(3 kg)\nnotabout\n6 kg\nverylongwordwithoutanendorabeginningatall\n7 kg\n\"8 kg\"";
    expect(glued, sizeof glued - 1,
           "5 kg = 5 kg = | 3 kg = 3 kg = | 6 kg = 6 kg = | 7 kg = 7 kg = | 8 kg = 8 kg =");
}

static void odd_lines_are_read(void **state) {
    (void)state;
    static const char returns[] = "5 kg\n\r\n6 kg";
    expect(returns, sizeof returns - 1, "5 kg = 5 kg = | 6 kg = 6 kg =");
    static const char stops[] = "5 kg.\r\n6 kg.\t\r\n";
    expect(stops, sizeof stops - 1, "5 kg = 5 kg = | 6 kg = 6 kg =");
    static const char first[] = "about\n6 kg";
    expect(first, sizeof first - 1, "about\n6 kg = ~5.5..6.5 kg =");
    static const char comma[] = "opium and,\n6 kg";
    expect(comma, sizeof comma - 1, "6 kg = 6 kg =");
    static char no_blanks[5000];
    memset(no_blanks, 'x', sizeof no_blanks);
    memcpy(no_blanks + sizeof no_blanks - 5, " 6 kg", 5);
    expect(no_blanks, sizeof no_blanks, "6 kg = 6 kg =");
}

static void bad_bytes_end_a_passage(void **state) {
    (void)state;
    static const char text[] = "5 kg of opium\xff 6 kg \0 7 kg\xd0";
    expect(text, sizeof text - 1, "5 kg of opium = 5 kg = opium | 6 kg = 6 kg = | 7 kg = 7 kg =");
    expect(NULL, 0, "");
}

/* Passages are cut where they grow too long, at a blank. */
static void long_text_is_read_to_its_end(void **state) {
    (void)state;
    static char text[20000];
    struct sz_text reader;
    struct sz_mention mention;
    size_t length = 0, count = 0;
    while (length + 8 < sizeof text) {
        memcpy(text + length, "5 kg of ", 8);
        length += 8;
    }
    sz_text_start(&reader, sz_span_of(text, length));
    while (sz_text_next(&reader, &mention)) {
        assert_int_equal(mention.length, 4);
        count++;
    }
    assert_int_equal(count, length / 8);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_case),
        cmocka_unit_test(lines_of_a_list_stay_apart),
        cmocka_unit_test(lines_go_on),
        cmocka_unit_test(odd_lines_are_read),
        cmocka_unit_test(bad_bytes_end_a_passage),
        cmocka_unit_test(long_text_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
