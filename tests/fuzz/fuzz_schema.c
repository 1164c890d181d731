/* schema.c and column.c over any bytes: headers parted by '|'. What has a place is in the file, a column has
 * one place, and the items of amounts that make rows of their own are told. */
#include "table/schema.h"

#include <stdlib.h>

enum { HEADERS_MAX = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(bool holds) {
    if (!holds)
        abort();
}

static size_t split(struct sz_span text, struct sz_span headers[HEADERS_MAX]) {
    size_t count = 0;
    while (count < HEADERS_MAX) {
        const char *bar = text.length == 0 ? NULL : memchr(text.text, '|', text.length);
        size_t length = bar == NULL ? text.length : (size_t)(bar - text.text);
        headers[count++] = sz_span_cut(text, 0, length);
        if (bar == NULL)
            break;
        text = sz_span_from(text, length + 1);
    }
    return count;
}

static void check_column(const struct sz_column *column) {
    check(column->field >= SZ_NO_FIELD && column->field < SZ_HEADER_COUNT);
    check(!column->has_unit || column->unit < SZ_UNIT_COUNT);
    check(!column->has_unit || !column->lacks_unit);
    check(column->item_length <= SZ_COLUMN_ITEM_MAX);
    check(column->item_length == 0 || column->field == SZ_NO_FIELD || column->field == SZ_HEADER_total);
    check(!column->is_item_known || column->item_length > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static struct sz_column columns[HEADERS_MAX];
    struct sz_span headers[HEADERS_MAX];
    enum sz_column_place places[HEADERS_MAX];
    struct sz_schema schema;
    size_t count = split(sz_span_of((const char *)bytes, size), headers), items = 0;
    sz_schema_map(headers, count, columns, places, &schema);
    for (size_t i = 0; i < count; i++) {
        check_column(&columns[i]);
        check(places[i] != SZ_ITEM_COLUMN || columns[i].item_length > 0 ||
              schema.columns[SZ_HEADER_item] != SZ_NO_COLUMN);
        items += places[i] == SZ_ITEM_COLUMN;
    }
    check(schema.is_wide == (items > 0));
    for (int field = 0; field < SZ_HEADER_COUNT; field++)
        check(schema.columns[field] == SZ_NO_COLUMN ||
              (schema.columns[field] >= 0 && (size_t)schema.columns[field] < count &&
               places[schema.columns[field]] == SZ_FIELD));
    return 0;
}
