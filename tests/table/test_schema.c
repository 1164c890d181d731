/* schema.c: the lists of headers in tests/cases/headers.cases, and what holds for any list.
 *
 * A case: headers joined by '|', TAB, what becomes of each, joined by '|': the fields it fills joined by '+'
 * ("date_from+date_to"), the unit of its bare numbers behind them ('?' where they lack one), "about" for estimates, "[Item] unit"
 * where the header names the item of its amounts, '-' where it has no place; ", " in front of "comma" where
 * the header's language is Russian. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "table/schema.h"

enum { COLUMNS_MAX = 64, LINE_MAX_LENGTH = 4096 };

static const char *const field_names[] = {
#define HEADER(id, source) #id,
#define SPELLING(language, pattern)
#include "words/headers.def"
#undef HEADER
#undef SPELLING
};

static size_t split(char *line, struct sz_span headers[COLUMNS_MAX]) {
    size_t count = 0;
    for (char *start = line; start != NULL; count++) {
        char *end = strchr(start, '|');
        assert_true(count < COLUMNS_MAX);
        headers[count] = sz_span_of(start, end == NULL ? strlen(start) : (size_t)(end - start));
        start = end == NULL ? NULL : end + 1;
    }
    return count;
}

static void describe_place(const struct sz_schema *schema, size_t index, const struct sz_column *column,
                           enum sz_column_place place, char *text) {
    if (place == SZ_EXTRA)
        strcat(text, "-");
    if (place == SZ_ITEM_COLUMN)
        sprintf(text + strlen(text), "[%.*s]", (int)column->item_length, column->item);
    const char *plus = "";
    for (int field = 0; field < SZ_HEADER_COUNT; field++)
        if (schema->columns[field] == (int)index) {
            sprintf(text + strlen(text), "%s%s", plus, field_names[field]);
            plus = "+";
        }
}

static void describe(const struct sz_schema *schema, size_t index, const struct sz_column *column,
                     enum sz_column_place place, char *text) {
    describe_place(schema, index, column, place, text);
    if (place == SZ_ITEM_COLUMN || schema->columns[SZ_HEADER_written] == (int)index) {
        if (column->has_unit)
            sprintf(text + strlen(text), " %s", sz_units[column->unit].symbol);
        if (column->lacks_unit)
            strcat(text, " ?");
        if (column->is_about)
            strcat(text, " about");
        if (column->is_russian)
            strcat(text, ", comma");
    }
}

static void describe_headers(char *line, char *text) {
    static struct sz_column columns[COLUMNS_MAX];
    struct sz_span headers[COLUMNS_MAX];
    enum sz_column_place places[COLUMNS_MAX];
    struct sz_schema schema;
    size_t count = split(line, headers);
    sz_schema_map(headers, count, columns, places, &schema);
    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            strcat(text, "|");
        describe(&schema, i, &columns[i], places[i], text);
    }
}

static void maps_every_case(void **state) {
    (void)state;
    static char line[LINE_MAX_LENGTH], text[2 * LINE_MAX_LENGTH];
    FILE *file = fopen(SZ_CASES "/headers.cases", "rb");
    assert_non_null(file);
    int cases = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        char *tab = strchr(line, '\t');
        if (line[0] == '#' || line[0] == '\0')
            continue;
        assert_non_null(tab);
        *tab = '\0';
        describe_headers(line, text);
        if (strcmp(text, tab + 1) != 0)
            print_message("headers: %s\n", line);
        assert_string_equal(text, tab + 1);
        cases++;
    }
    assert_int_equal(ferror(file), 0);
    fclose(file);
    assert_true(cases >= 20);
}

static void no_columns_make_an_empty_schema(void **state) {
    (void)state;
    struct sz_schema schema;
    sz_schema_map(NULL, 0, NULL, NULL, &schema);
    assert_false(schema.is_wide);
    for (int field = 0; field < SZ_HEADER_COUNT; field++)
        assert_int_equal(schema.columns[field], SZ_NO_COLUMN);
}

/* A fixed sequence of pseudo-random numbers (Knuth's MMIX constants). */
static uint64_t seed = 2024;

static unsigned draw(unsigned below) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}

/* Words that headers are made of, and bytes that they are not. */
static size_t write_header(char *text) {
    static const char *const words[] = {
        "drug", "Qty", "Heroin", "Kg", "дата", "(",   ")",    "_",    "Year", "Unit", "place",        "Total",
        "of",   "кг",  "Region", "No", "from", "Вес", "Zzyx", "2018", "\xFF", "",     "\xEF\xBB\xBF", "%"};
    text[0] = '\0';
    for (unsigned count = draw(6); count > 0; count--) {
        strcat(text, words[draw(sizeof words / sizeof words[0])]);
        strcat(text, draw(3) == 0 ? "" : draw(2) == 0 ? " " : "_");
    }
    return strlen(text);
}

static void check_promises(const struct sz_schema *schema, const struct sz_column *columns,
                           const enum sz_column_place *places, size_t count) {
    size_t fields = 0, items = 0;
    for (int field = 0; field < SZ_HEADER_COUNT; field++)
        if (schema->columns[field] != SZ_NO_COLUMN) {
            assert_true(schema->columns[field] >= 0 && (size_t)schema->columns[field] < count);
            assert_int_equal(places[schema->columns[field]], SZ_FIELD);
        }
    for (size_t i = 0; i < count; i++) {
        fields += places[i] == SZ_FIELD;
        items += places[i] == SZ_ITEM_COLUMN;
        assert_false(columns[i].field != SZ_NO_FIELD && columns[i].field != SZ_HEADER_total &&
                     columns[i].item_length > 0);
        if (places[i] == SZ_ITEM_COLUMN && schema->columns[SZ_HEADER_item] != SZ_NO_COLUMN)
            assert_true(columns[i].has_unit && columns[i].item_length == 0);
        if (places[i] == SZ_ITEM_COLUMN && schema->columns[SZ_HEADER_item] == SZ_NO_COLUMN)
            assert_true(columns[i].item_length > 0 && (columns[i].has_unit || columns[i].lacks_unit));
    }
    assert_true(fields <= SZ_HEADER_COUNT);
    assert_int_equal(schema->is_wide, items > 0);
    if (schema->is_wide) {
        assert_int_equal(schema->columns[SZ_HEADER_written], SZ_NO_COLUMN);
        assert_int_equal(schema->columns[SZ_HEADER_unit], SZ_NO_COLUMN);
    }
}

static void any_headers_keep_the_promises(void **state) {
    (void)state;
    static struct sz_column columns[8];
    static char texts[8][256];
    for (int round = 0; round < 20000; round++) {
        struct sz_span headers[8];
        enum sz_column_place places[8];
        struct sz_schema schema;
        size_t count = draw(9);
        for (size_t i = 0; i < count; i++)
            headers[i] = sz_span_of(texts[i], write_header(texts[i]));
        sz_schema_map(headers, count, columns, places, &schema);
        check_promises(&schema, columns, places, count);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_every_case),
        cmocka_unit_test(no_columns_make_an_empty_schema),
        cmocka_unit_test(any_headers_keep_the_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
