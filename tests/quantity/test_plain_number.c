/* plain_number.c: figures and words of whole numbers, up to the word behind them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "quantity/plain_number.h"

enum { ROOM = 256 };

/* The copy must live as long as the reader. */
static bool read(const char *text, char copy[ROOM], struct sz_plain_reader *reader) {
    struct sz_cursor cursor;
    struct sz_span span = sz_span_of(text, strlen(text));
    assert_true(span.length + SZ_WORDS_AHEAD <= ROOM);
    sz_cursor_init(&cursor, span, 0);
    memset(copy, 0, ROOM);
    memcpy(copy, text, span.length);
    *reader = (struct sz_plain_reader){.cursor = &cursor, .text = sz_span_of(copy, span.length)};
    sz_plain_move_to(reader, 0);
    bool is_read = sz_plain_read_number(reader, &reader->first);
    reader->cursor = NULL;
    return is_read;
}

static void reads_numbers_up_to_the_next_word(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t digits;
        unsigned decimals;
        uint64_t scale;
        size_t at;
    } cases[] = {
        {"83 kg", 83, 0, 1, 3},
        {"1,250 kg", 1250, 0, 1, 6},
        {"12.5 million rubles", 12500000 * INT64_C(10), 1, 1000000, 13},
        {"eight kg", 8, 0, 1, 6},
        {"twenty-five kg", 25, 0, 1, 12},
        {"five hundred kg", 500, 0, 100, 13},
        {"three hundred and forty-five kg", 345, 0, 1, 29},
        {"a thousand kg", 1000, 0, 1000, 11},
        {"forty million kg", 40000000, 0, 1000000, 14},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sz_plain_reader reader;
        char copy[ROOM];
        print_message("%s\n", cases[i].text);
        assert_true(read(cases[i].text, copy, &reader));
        const struct sz_number *number = &reader.first.measure.number;
        assert_true(number->digits == cases[i].digits);
        assert_int_equal(number->decimals, cases[i].decimals);
        assert_int_equal(number->denominator, 1);
        assert_int_equal(number->scale, cases[i].scale);
        assert_int_equal(reader.at, cases[i].at);
    }
}

static void leaves_others_to_the_grammar(void **state) {
    (void)state;
    static const char *const others[] = {"kg", "half a kg", "1,2345 kg", "5 million thousand kg",
                                         "several kg"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct sz_plain_reader reader;
        char copy[ROOM];
        print_message("%s\n", others[i]);
        assert_false(read(others[i], copy, &reader));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numbers_up_to_the_next_word),
        cmocka_unit_test(leaves_others_to_the_grammar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
