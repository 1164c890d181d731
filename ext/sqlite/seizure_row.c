/* Each column from the cells of the record; what the amount says is read once a row, when the first column asks. */
#include "seizure_row.h"

SQLITE_EXTENSION_INIT3

#include "../operation/key.h"
#include "../quantity/entry.h"
#include "message.h"
#include "value.h"

/* The field that a column shows or is worked out from; amounts need more, see fields_used. */
static const int fields[SZ_SEIZURE_COLUMNS] = {
    [SZ_SEIZURE_OPERATION] = SZ_HEADER_operation, [SZ_SEIZURE_OPERATION_KEY] = SZ_HEADER_operation,
    [SZ_SEIZURE_DATE_FROM] = SZ_HEADER_date_from, [SZ_SEIZURE_DATE_TO] = SZ_HEADER_date_to,
    [SZ_SEIZURE_PUBLISHED] = SZ_HEADER_published, [SZ_SEIZURE_COUNTRY] = SZ_HEADER_country,
    [SZ_SEIZURE_PLACE] = SZ_HEADER_place,         [SZ_SEIZURE_LEVEL] = SZ_HEADER_level,
    [SZ_SEIZURE_FACT] = SZ_HEADER_fact,           [SZ_SEIZURE_PART_OF] = SZ_HEADER_part_of,
    [SZ_SEIZURE_ROLE] = SZ_HEADER_role,           [SZ_SEIZURE_ITEM] = SZ_HEADER_item,
    [SZ_SEIZURE_ITEM_KEY] = SZ_HEADER_item,       [SZ_SEIZURE_WRITTEN] = SZ_HEADER_written,
    [SZ_SEIZURE_QUANTITY] = SZ_HEADER_written,    [SZ_SEIZURE_REASON] = SZ_HEADER_written,
    [SZ_SEIZURE_LOW] = SZ_HEADER_written,         [SZ_SEIZURE_HIGH] = SZ_HEADER_written,
    [SZ_SEIZURE_UNIT] = SZ_HEADER_written,        [SZ_SEIZURE_SOURCE] = SZ_HEADER_source,
    [SZ_SEIZURE_NOTE] = SZ_HEADER_note,           [SZ_SEIZURE_EXTRA] = SZ_NO_FIELD,
    [SZ_SEIZURE_FILE_NAME] = SZ_NO_FIELD,         [SZ_SEIZURE_LINE] = SZ_NO_FIELD,
    [SZ_SEIZURE_PROBLEM] = SZ_NO_FIELD,
};

int sz_seizure_row_field(int column) {
    return fields[column];
}

const int sz_seizure_row_names[] = {SZ_HEADER_item, SZ_HEADER_place, SZ_HEADER_country, SZ_HEADER_date_from,
                                    SZ_HEADER_operation};
const size_t sz_seizure_row_name_count = sizeof sz_seizure_row_names / sizeof sz_seizure_row_names[0];

void sz_seizure_row_init(struct sz_seizure_row *row, const struct sz_seizure_scan *scan) {
    *row = (struct sz_seizure_row){.scan = scan};
    sz_buffer_init(&row->json, &sz_sqlite_allocator);
}

void sz_seizure_row_free(struct sz_seizure_row *row) {
    sz_buffer_free(&row->json);
}

/* A cell of a field; empty ones are as good as none. */
static bool find_cell(const struct sz_seizure_scan *scan, int field, struct sz_span *text) {
    return field != SZ_NO_FIELD && sz_seizure_scan_cell(scan, scan->schema.columns[field], text) &&
           text->length > 0;
}

/* The words of the item, of the header of a wide file or of its column. */
static bool find_item_words(const struct sz_seizure_scan *scan, struct sz_span *words) {
    const struct sz_column *column = sz_seizure_scan_amount(scan);
    if (column == NULL || column->item_length == 0)
        return find_cell(scan, SZ_HEADER_item, words);
    *words = sz_span_of(column->item, column->item_length);
    return true;
}

/* What the columns say of the amount in `column`, which may be NULL. */
static struct sz_entry entry_of(const struct sz_seizure_scan *scan, const struct sz_column *column) {
    struct sz_entry entry = {.has_unit_column = scan->schema.columns[SZ_HEADER_unit] != SZ_NO_COLUMN,
                             .decimal = sz_seizure_scan_decimal(scan)};
    if (column != NULL) {
        entry.has_unit = column->has_unit;
        entry.header_unit = column->unit;
        entry.lacks_unit = column->lacks_unit;
        entry.is_about = column->is_about;
        entry.is_russian = column->is_russian;
    }
    find_cell(scan, SZ_HEADER_unit, &entry.unit);
    find_item_words(scan, &entry.item);
    return entry;
}

/* The amount of this row, read once. */
static const struct sz_quantity *read_quantity(struct sz_seizure_row *row) {
    const struct sz_seizure_scan *scan = row->scan;
    if (!row->is_read) {
        const struct sz_column *column = sz_seizure_scan_amount(scan);
        struct sz_entry entry = entry_of(scan, column);
        row->is_read = true;
        row->about = sz_span_of(NULL, 0);
        if (column == NULL)
            sz_problem_set(&row->problem, scan->schema.is_wide ? SZ_EMPTY : SZ_NO_AMOUNT_COLUMN, 0, 0);
        else if (!sz_seizure_scan_cell(scan, scan->amount, &entry.written))
            sz_problem_set(&row->problem, SZ_EMPTY, 0, 0);
        else
            sz_entry_read(&entry, &row->quantity, &row->problem, &row->about);
    }
    return row->problem.status == SZ_OK ? &row->quantity : NULL;
}

/* The item's words: of its column, of the header of a wide file, of the amount itself. `item` is its row of
 * items.def, or -1. */
static bool find_item(struct sz_seizure_row *row, struct sz_span *words, int *item) {
    const struct sz_column *column = sz_seizure_scan_amount(row->scan);
    if (find_item_words(row->scan, words)) {
        *item = sz_item_find(*words);
        return true;
    }
    const struct sz_quantity *quantity = column == NULL ? NULL : read_quantity(row);
    if (quantity == NULL || quantity->item.length == 0)
        return false;
    *words = quantity->item;
    *item = quantity->item_id;
    return true;
}

enum { ITEM_KEY_MAX = 256 };

static void result_item(struct sz_seizure_row *row, sqlite3_context *context, bool is_key) {
    struct sz_span words;
    int item = -1;
    char key[ITEM_KEY_MAX];
    if (!find_item(row, &words, &item))
        return;
    if (!is_key)
        sz_result_text(context, words);
    else if (item >= 0)
        sqlite3_result_text(context, sz_items[item].name, -1, SQLITE_STATIC);
    else
        sz_result_text(context, sz_span_of(key, sz_item_fold(words, key, sizeof key)));
}

static void result_operation_key(const struct sz_seizure_row *row, sqlite3_context *context) {
    struct sz_span name;
    struct sz_operation_key key;
    if (find_cell(row->scan, SZ_HEADER_operation, &name) && sz_operation_key(name, &key) == SZ_OK &&
        key.length > 0)
        sz_result_text(context, sz_span_of(key.text, key.length));
}

/* Where there is no text the sentence says it all. */
static void result_reason(struct sz_seizure_row *row, sqlite3_context *context) {
    if (read_quantity(row) != NULL)
        return;
    if (row->about.length == 0)
        sqlite3_result_text(context, sz_status_sentence(row->problem.status), -1, SQLITE_STATIC);
    else
        sz_result_message(context, sz_message_for_value(&row->problem, row->about));
}

static void result_bound(struct sz_seizure_row *row, sqlite3_context *context, bool is_high) {
    const struct sz_quantity *quantity = read_quantity(row);
    if (quantity == NULL)
        return;
    if (is_high && quantity->interval.is_unbounded)
        sz_result_infinity(context);
    else
        sz_result_amount(context, is_high ? quantity->interval.high : quantity->interval.low, quantity->unit);
}

static void result_amount(struct sz_seizure_row *row, sqlite3_context *context, int column) {
    const struct sz_quantity *quantity = read_quantity(row);
    if (quantity == NULL)
        return;
    char text[SZ_QUANTITY_TEXT_MAX];
    if (column == SZ_SEIZURE_QUANTITY)
        sz_result_text(context,
                       sz_span_of(text, sz_quantity_format(&quantity->interval, quantity->unit, text)));
    else
        sqlite3_result_text(context, sz_units[quantity->unit].symbol, -1, SQLITE_STATIC);
}

/* extra or _problem: NULL where nothing is written. */
static void result_json(struct sz_seizure_row *row, sqlite3_context *context, bool is_extra) {
    const struct sz_record *record = &row->scan->record;
    enum sz_status status = SZ_OK;
    row->json.length = 0;
    if (is_extra)
        status = sz_seizure_scan_extra(row->scan, &row->json);
    else if (record->problem.status != SZ_OK)
        status = sz_record_explain(record, row->scan->files_scan.reader.facts.width, &row->json);
    if (status != SZ_OK)
        sqlite3_result_error_nomem(context);
    else if (row->json.length > 0)
        sz_result_text(context, sz_buffer_span(&row->json));
}

/* "Total" stands where other rows name a place, an item or a year. */
static bool is_total_by_name(const struct sz_seizure_row *row) {
    struct sz_span text;
    for (size_t i = 0; i < sz_seizure_row_name_count; i++)
        if (find_cell(row->scan, sz_seizure_row_names[i], &text) && sz_column_is_total(text))
            return true;
    return false;
}

static bool is_marked_as_total(const struct sz_seizure_row *row) {
    static const char *const yes[] = {"true", "yes", "1", "y", "да", "истина"};
    struct sz_span text;
    char folded[16];
    if (!find_cell(row->scan, SZ_HEADER_total_row, &text))
        return false;
    size_t length = sz_item_fold(text, folded, sizeof folded);
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        if (sz_span_equal(sz_span_of(folded, length), sz_span_of(yes[i], strlen(yes[i]))))
            return true;
    return false;
}

/* A role of its own, or that of a row which another column marks or names as a total. */
static void result_role(const struct sz_seizure_row *row, sqlite3_context *context) {
    struct sz_span text;
    if (find_cell(row->scan, SZ_HEADER_role, &text))
        sz_result_text(context, text);
    else if (is_marked_as_total(row) || is_total_by_name(row))
        sqlite3_result_text(context, "total", -1, SQLITE_STATIC);
}

static void result_cell(const struct sz_seizure_row *row, sqlite3_context *context, int column) {
    struct sz_span text;
    bool is_found = column == SZ_SEIZURE_WRITTEN ? sz_seizure_scan_cell(row->scan, row->scan->amount, &text)
                                                 : find_cell(row->scan, fields[column], &text);
    if (is_found)
        sz_result_text(context, text);
}

/* Long for its switch: a line or two for each kind of column. */
void sz_seizure_row_result(struct sz_seizure_row *row, sqlite3_context *context, int column) {
    const struct sz_seizure_scan *scan = row->scan;
    switch (column) {
    case SZ_SEIZURE_OPERATION_KEY:
        result_operation_key(row, context);
        break;
    case SZ_SEIZURE_ROLE:
        result_role(row, context);
        break;
    case SZ_SEIZURE_ITEM:
    case SZ_SEIZURE_ITEM_KEY:
        result_item(row, context, column == SZ_SEIZURE_ITEM_KEY);
        break;
    case SZ_SEIZURE_QUANTITY:
    case SZ_SEIZURE_UNIT:
        result_amount(row, context, column);
        break;
    case SZ_SEIZURE_REASON:
        result_reason(row, context);
        break;
    case SZ_SEIZURE_LOW:
    case SZ_SEIZURE_HIGH:
        result_bound(row, context, column == SZ_SEIZURE_HIGH);
        break;
    case SZ_SEIZURE_EXTRA:
    case SZ_SEIZURE_PROBLEM:
        result_json(row, context, column == SZ_SEIZURE_EXTRA);
        break;
    case SZ_SEIZURE_FILE_NAME:
        sqlite3_result_text(context, sz_files_scan_path(&scan->files_scan), -1, SQLITE_TRANSIENT);
        break;
    case SZ_SEIZURE_LINE:
        sqlite3_result_int64(context, (sqlite3_int64)scan->record.line);
        break;
    default:
        result_cell(row, context, column);
        break;
    }
}
