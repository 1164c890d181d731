/* What the core makes of each line of its input: a program of tests/words/delete_rows.py, which links it with the
 * tables of a build that lacks rows.
 *
 *     outcomes < LINES
 *
 * A line is a letter, TAB, a text; its outcome is one line: of an amount (q) its canonical text or ! and the status;
 * of words (i) the item and its category; of running text (t) its quantities; of a name (o) its key; of headers joined by
 * '|' (h) what each is; of canonical text, TAB, a unit, TAB, a language (w) the words for people. */
#include "operation/key.h"
#include "operation/match.h"
#include "quantity/item.h"
#include "quantity/text.h"
#include "quantity/wording.h"
#include "table/schema.h"

#include <stdio.h>

enum { LINE_MAX_LENGTH = 1 << 14, COLUMNS_MAX = 64 };

static void put(struct sz_span text) {
    fwrite(text.text, 1, text.length, stdout);
}

static void put_canonical(const struct sz_quantity *quantity) {
    char text[SZ_QUANTITY_TEXT_MAX];
    put(sz_span_of(text, sz_quantity_format(&quantity->interval, quantity->unit, text)));
}

static void put_item(const struct sz_quantity *quantity) {
    if (quantity->item_id >= 0)
        fputs(sz_items[quantity->item_id].name, stdout);
    else
        put(quantity->item);
}

static void amount(struct sz_span text) {
    struct sz_quantity quantity;
    enum sz_status status = sz_quantity_parse(text, NULL, &quantity, NULL);
    if (status == SZ_OK)
        put_canonical(&quantity);
    else
        printf("!%s", sz_status_name(status));
}

static void item(struct sz_span text) {
    int id = sz_item_find(text);
    printf("%s\t%s", id < 0 ? "" : sz_items[id].name, id < 0 ? "" : sz_items[id].category);
}

static void running_text(struct sz_span text) {
    struct sz_text reader;
    struct sz_mention mention;
    const char *between = "";
    sz_text_start(&reader, text);
    while (sz_text_next(&reader, &mention)) {
        fputs(between, stdout);
        put(sz_span_cut(text, mention.start, mention.start + mention.length));
        fputs(" = ", stdout);
        put_canonical(&mention.quantity);
        fputs(mention.quantity.item.length > 0 ? " = " : " =", stdout);
        put_item(&mention.quantity);
        between = " | ";
    }
}

static void name(struct sz_span text) {
    struct sz_operation_key key;
    (void)sz_operation_key(text, &key);
    put(sz_span_of(key.text, key.length));
    printf("\t%d\t%d", sz_operation_find(&key), key.year);
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
    for (size_t i = 0; i < count; i++)
        printf("%d %d %d %d|", (int)places[i], columns[i].has_unit ? (int)columns[i].unit : -1,
               columns[i].is_russian, (int)columns[i].item_length);
    for (int field = 0; field < SZ_HEADER_COUNT; field++)
        printf("%d ", schema.columns[field]);
}

/* The column that `text` begins with; `text` moves behind it. */
static struct sz_span next_column(struct sz_span *text) {
    size_t length = 0;
    while (length < text->length && text->text[length] != '\t')
        length++;
    struct sz_span column = sz_span_cut(*text, 0, length);
    *text = sz_span_from(*text, length + (length < text->length));
    return column;
}

static void wording(struct sz_span text) {
    struct sz_quantity quantity;
    enum sz_unit_id unit;
    char words[SZ_WORDING_TEXT_MAX];
    struct sz_span canonical = next_column(&text), name_of_unit = next_column(&text);
    const struct sz_locale *locale = sz_phrases_find_locale(next_column(&text));
    if (locale != NULL && sz_quantity_find_unit(name_of_unit, &unit) &&
        sz_quantity_parse(canonical, NULL, &quantity, NULL) == SZ_OK)
        put(sz_span_of(words, sz_wording_format(&quantity.interval, unit, locale, words)));
}

static void outcome(char kind, struct sz_span text) {
    switch (kind) {
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
        name(text);
        break;
    case 'h':
        headers(text);
        break;
    default:
        wording(text);
        break;
    }
    putchar('\n');
}

int main(void) {
    static char line[LINE_MAX_LENGTH];
    while (fgets(line, sizeof line, stdin) != NULL)
        outcome(line[0], sz_span_of(line + 2, strcspn(line + 2, "\n")));
    return ferror(stdin) != 0 || fflush(stdout) != 0;
}
