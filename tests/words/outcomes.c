/* Each kind of case has a function that writes its outcome as the case file would. */
#include "outcomes.h"

#include "operation/each.h"
#include "operation/match.h"
#include "quantity/item.h"
#include "quantity/text.h"
#include "quantity/wording.h"
#include "table/schema.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS_MAX = 64 };

static char out[OUTCOME_MAX];
static size_t out_length;

__attribute__((format(printf, 1, 2))) static void put(const char *format, ...) {
    va_list values;
    va_start(values, format);
    int added = vsnprintf(out + out_length, sizeof out - out_length, format, values);
    va_end(values);
    if (added > 0 && (size_t)added < sizeof out - out_length)
        out_length += (size_t)added;
}

static void put_span(struct sz_span text) {
    put("%.*s", (int)text.length, text.text);
}

static struct sz_span span(const char *text) {
    return sz_span_of(text, strlen(text));
}

static void put_canonical(const struct sz_quantity *quantity) {
    char text[SZ_QUANTITY_TEXT_MAX];
    put_span(sz_span_of(text, sz_quantity_format(&quantity->interval, quantity->unit, text)));
}

static void amount(struct sz_span text) {
    struct sz_quantity quantity;
    enum sz_status status = sz_quantity_parse(text, NULL, &quantity, NULL);
    if (status == SZ_OK)
        put_canonical(&quantity);
    else
        put("!%s", sz_status_name(status));
}

static void item(struct sz_span text) {
    int id = sz_item_find(text);
    put("%s\t%s", id < 0 ? "" : sz_items[id].name, id < 0 ? "" : sz_items[id].category);
}

static void running_text(struct sz_span text) {
    struct sz_text reader;
    struct sz_mention mention;
    sz_text_start(&reader, text);
    while (sz_text_next(&reader, &mention)) {
        const struct sz_quantity *quantity = &mention.quantity;
        put("%s", out_length > 0 ? " | " : "");
        put_span(sz_span_cut(text, mention.start, mention.start + mention.length));
        put(" = ");
        put_canonical(quantity);
        put(" = ");
        put_span(quantity->item_id >= 0 ? span(sz_items[quantity->item_id].name) : quantity->item);
        while (out_length > 0 && out[out_length - 1] == ' ')
            out[--out_length] = '\0';
    }
}

/* The catalogue's name and the year as well, where the case has them. */
static void name(struct sz_span text, bool is_short) {
    struct sz_operation_key key;
    (void)sz_operation_key(text, &key);
    put("%.*s", (int)key.length, key.text);
    put("%s", key.length == 0 ? "-" : "");
    if (is_short)
        return;
    int found = sz_operation_find(&key);
    put("\t%s\t", found < 0 ? "-" : sz_operations[found].name);
    if (key.year == 0)
        put("-");
    else
        put("%d", key.year);
}

/* The text up to the next tab; `text` moves behind it. */
static struct sz_span next_column(struct sz_span *text) {
    size_t length = 0;
    while (length < text->length && text->text[length] != '\t')
        length++;
    struct sz_span column = sz_span_cut(*text, 0, length);
    *text = sz_span_from(*text, length + (length < text->length));
    return column;
}

static void pair(struct sz_span text) {
    static struct sz_operation a, b;
    struct sz_span first = next_column(&text);
    (void)sz_operation_read(first, &a);
    (void)sz_operation_read(text, &b);
    put("%d", sz_operation_same(&a, &b));
}

static void names_in(struct sz_span text) {
    struct sz_operation_search search = sz_operation_search_in(text);
    struct sz_operation_mention mention;
    while (sz_operation_search_next(&search, &mention))
        put("%s%.*s=%.*s", out_length == 0 ? "" : " | ", (int)mention.length, text.text + mention.start,
            (int)mention.key.length, mention.key.text);
    put("%s", out_length == 0 ? "-" : "");
}

static void forms(struct sz_span operation) {
    for (size_t i = 0; i < sz_operation_form_count; i++)
        if (sz_span_equal(operation, span(sz_operations[sz_operation_forms[i].operation].name)))
            put("%s%s", out_length == 0 ? "" : " | ", sz_operation_forms[i].form);
}

static const char *const field_names[] = {
#define HEADER(id, source) #id,
#define SPELLING(language, pattern)
#include "words/headers.def"
#undef HEADER
#undef SPELLING
};

static void put_header(const struct sz_schema *schema, size_t index, const struct sz_column *column,
                       enum sz_column_place place) {
    if (place == SZ_EXTRA)
        put("-");
    if (place == SZ_ITEM_COLUMN)
        put("[%.*s]", (int)column->item_length, column->item);
    const char *plus = "";
    for (int field = 0; field < SZ_HEADER_COUNT; field++)
        if (schema->columns[field] == (int)index) {
            put("%s%s", plus, field_names[field]);
            plus = "+";
        }
    if (place != SZ_ITEM_COLUMN && schema->columns[SZ_HEADER_written] != (int)index)
        return;
    if (column->has_unit)
        put(" %s", sz_units[column->unit].symbol);
    put("%s%s%s", column->lacks_unit ? " ?" : "", column->is_about ? " about" : "",
        column->is_russian ? ", comma" : "");
}

static void headers(struct sz_span text) {
    static struct sz_column columns[COLUMNS_MAX];
    struct sz_span cells[COLUMNS_MAX];
    enum sz_column_place places[COLUMNS_MAX];
    struct sz_schema schema;
    size_t count = 0, start = 0;
    for (size_t at = 0; at <= text.length && count < COLUMNS_MAX; at++)
        if (at == text.length || text.text[at] == '|') {
            cells[count++] = sz_span_cut(text, start, at);
            start = at + 1;
        }
    sz_schema_map(cells, count, columns, places, &schema);
    for (size_t i = 0; i < count; i++) {
        put("%s", i == 0 ? "" : "|");
        put_header(&schema, i, &columns[i], places[i]);
    }
}

static void wording(struct sz_span text) {
    struct sz_quantity quantity;
    enum sz_unit_id unit;
    char words[SZ_WORDING_TEXT_MAX];
    struct sz_span canonical = next_column(&text), name_of_unit = next_column(&text);
    const struct sz_locale *locale = sz_phrases_find_locale(text);
    if (locale == NULL || !sz_quantity_find_unit(name_of_unit, &unit) ||
        sz_quantity_parse(canonical, NULL, &quantity, NULL) != SZ_OK)
        put("-");
    else
        put_span(sz_span_of(words, sz_wording_format(&quantity.interval, unit, locale, words)));
}

char outcomes_kind(const char *file) {
    static const struct {
        const char *prefix;
        char kind;
    } kinds[] = {
        {"quantities", 'q'},        {"items.", 'i'},           {"text.", 't'},
        {"text_news.", 't'},        {"operations.", 'o'},      {"operation_words.", 'o'},
        {"operations_match.", 'm'}, {"operations_text.", 'e'}, {"operation_forms.", 'f'},
        {"headers.", 'h'},          {"wording.", 'w'},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strncmp(file, kinds[i].prefix, strlen(kinds[i].prefix)) == 0)
            return kinds[i].kind;
    return 0;
}

bool outcomes_cut(char kind, char *line, struct outcomes_case *made) {
    int columns = kind == 'm' ? 2 : kind == 'w' ? 3 : 1;
    char *tab = line - 1;
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '#')
        return false;
    for (int i = 0; i < columns; i++)
        if ((tab = strchr(tab + 1, '\t')) == NULL)
            return false;
    *tab = '\0';
    *made = (struct outcomes_case){kind, line, tab + 1};
    return true;
}

const char *outcomes_write(const struct outcomes_case *one) {
    struct sz_span text = span(one->input);
    out_length = 0;
    out[0] = '\0';
    switch (one->kind) {
    case 'q':
        amount(text);
        break;
    case 'i':
        item(text);
        break;
    case 't':
        running_text(text);
        break;
    case 'o':
        name(text, strchr(one->expected, '\t') == NULL);
        break;
    case 'm':
        pair(text);
        break;
    case 'e':
        names_in(text);
        break;
    case 'f':
        forms(text);
        break;
    case 'h':
        headers(text);
        break;
    default:
        wording(text);
        break;
    }
    return out;
}

bool outcomes_hold(const struct outcomes_case *one) {
    return strcmp(outcomes_write(one), one->expected) == 0;
}
