/* read_seizures(PATTERN [, OPTIONS]): CSV files under one schema, whatever their headers are called.
 *
 * The files are read from the start by each xFilter; nothing is kept between scans. What a column needs is
 * worked out when SQLite asks for it, once a row: a query without the amounts parses none. It opens files, so
 * it is DIRECTONLY: no view or trigger in a database that somebody sends can use it. */
#include "seizure_scan.h"

SQLITE_EXTENSION_INIT3

#include "../operation/key.h"
#include "message.h"
#include "message_csv.h"
#include "seizure_amount.h"
#include "value.h"

/* In the order of declaration. */
enum column {
    OPERATION,
    OPERATION_KEY,
    DATE_FROM,
    DATE_TO,
    PUBLISHED,
    COUNTRY,
    PLACE,
    LEVEL,
    FACT,
    PART_OF,
    ROLE,
    ITEM,
    ITEM_KEY,
    WRITTEN,
    QUANTITY,
    REASON,
    LOW,
    HIGH,
    UNIT,
    SOURCE,
    NOTE,
    EXTRA,
    FILE_NAME,
    LINE,
    PROBLEM,
    COLUMN_COUNT, /* the arguments follow */
};

static const char declaration[] =
    "CREATE TABLE x(operation TEXT, operation_key TEXT, date_from TEXT, date_to TEXT, published TEXT, "
    "country TEXT, place TEXT, level TEXT, fact TEXT, part_of TEXT, role TEXT, item TEXT, item_key TEXT, "
    "written TEXT, quantity TEXT, reason TEXT, low REAL, high REAL, unit TEXT, source TEXT, note TEXT, "
    "extra TEXT, _file TEXT, _line INTEGER, _problem TEXT, files HIDDEN, options HIDDEN)";

/* The field that a column shows or is worked out from; amounts need more, see fields_used. */
static const int fields[COLUMN_COUNT] = {
    [OPERATION] = SZ_HEADER_operation, [OPERATION_KEY] = SZ_HEADER_operation,
    [DATE_FROM] = SZ_HEADER_date_from, [DATE_TO] = SZ_HEADER_date_to,
    [PUBLISHED] = SZ_HEADER_published, [COUNTRY] = SZ_HEADER_country,
    [PLACE] = SZ_HEADER_place,         [LEVEL] = SZ_HEADER_level,
    [FACT] = SZ_HEADER_fact,           [PART_OF] = SZ_HEADER_part_of,
    [ROLE] = SZ_HEADER_role,           [ITEM] = SZ_HEADER_item,
    [ITEM_KEY] = SZ_HEADER_item,       [WRITTEN] = SZ_HEADER_written,
    [QUANTITY] = SZ_HEADER_written,    [REASON] = SZ_HEADER_written,
    [LOW] = SZ_HEADER_written,         [HIGH] = SZ_HEADER_written,
    [UNIT] = SZ_HEADER_written,        [SOURCE] = SZ_HEADER_source,
    [NOTE] = SZ_HEADER_note,           [EXTRA] = SZ_NO_FIELD,
    [FILE_NAME] = SZ_NO_FIELD,         [LINE] = SZ_NO_FIELD,
    [PROBLEM] = SZ_NO_FIELD,
};

struct seizures_table {
    sqlite3_vtab base;
    const struct sz_connection *connection;
};

struct seizures_cursor {
    sqlite3_vtab_cursor base;
    struct sz_seizure_scan scan;
    sqlite3_value *arguments[2]; /* as they were given, or NULL */
    sqlite3_int64 rowid;
    struct sz_buffer json;       /* extra and _problem are written here */
    bool is_read;                /* what follows is of this row */
    struct sz_quantity quantity; /* where problem.status is SZ_OK */
    struct sz_problem problem;
    struct sz_span about; /* the text of the problem; length 0: there is none */
};

/* ---- the table ---- */

static int seizures_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                            sqlite3_vtab **table, char **message) {
    (void)count, (void)values, (void)message;
    int code = sqlite3_declare_vtab(database, declaration);
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY);
    if (code != SQLITE_OK)
        return code;
    struct seizures_table *seizures = sqlite3_malloc64(sizeof *seizures);
    if (seizures == NULL)
        return SQLITE_NOMEM;
    *seizures = (struct seizures_table){.connection = aux};
    *table = &seizures->base;
    return SQLITE_OK;
}

static int seizures_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

/* A plan is a number: two bits for the arguments that are given, above them a bit for each column used. */
enum { HAS_FILES = 1 << 0, HAS_OPTIONS = 1 << 1, PLAN_BITS = 2 };

static int seizures_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
    (void)table;
    int given[2] = {-1, -1};
    for (int i = 0; i < info->nConstraint; i++) {
        int argument = info->aConstraint[i].iColumn - COLUMN_COUNT;
        if (argument < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (!info->aConstraint[i].usable)
            return SQLITE_CONSTRAINT;
        given[argument] = i;
    }
    int plan = 0, values = 0;
    for (int argument = 0; argument < 2; argument++)
        if (given[argument] >= 0) {
            plan |= argument == 0 ? HAS_FILES : HAS_OPTIONS;
            info->aConstraintUsage[given[argument]].argvIndex = ++values;
            info->aConstraintUsage[given[argument]].omit = 1;
        }
    uint64_t used = info->colUsed & (((uint64_t)1 << COLUMN_COUNT) - 1);
    info->idxNum = plan | (int)(used << PLAN_BITS);
    info->estimatedCost = 1000000;
    info->estimatedRows = 100000;
    return SQLITE_OK;
}

/* ---- the cursor ---- */

static int seizures_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    struct seizures_cursor *seizures = sqlite3_malloc64(sizeof *seizures);
    if (seizures == NULL)
        return SQLITE_NOMEM;
    memset(seizures, 0, sizeof *seizures);
    seizures->scan.is_end = true;
    sz_buffer_init(&seizures->json, &sz_sqlite_allocator);
    *cursor = &seizures->base;
    return SQLITE_OK;
}

static void let_go_of_arguments(struct seizures_cursor *seizures) {
    for (int i = 0; i < 2; i++) {
        sqlite3_value_free(seizures->arguments[i]);
        seizures->arguments[i] = NULL;
    }
}

static int seizures_close(sqlite3_vtab_cursor *cursor) {
    struct seizures_cursor *seizures = (struct seizures_cursor *)cursor;
    sz_seizure_scan_close(&seizures->scan);
    let_go_of_arguments(seizures);
    sz_buffer_free(&seizures->json);
    sqlite3_free(seizures);
    return SQLITE_OK;
}

static struct sz_seizure_use fields_used(int plan) {
    struct sz_seizure_use use = {0, (plan >> PLAN_BITS >> EXTRA & 1) != 0};
    const uint64_t amount = (uint64_t)1 << SZ_HEADER_written | (uint64_t)1 << SZ_HEADER_unit;
    for (int column = 0; column < COLUMN_COUNT; column++)
        if ((plan >> PLAN_BITS >> column & 1) != 0 && fields[column] != SZ_NO_FIELD)
            use.fields |= (uint64_t)1 << fields[column];
    /* An item may stand in the amount: "83 kg of heroin". */
    if ((use.fields & ((uint64_t)1 << SZ_HEADER_written | (uint64_t)1 << SZ_HEADER_item)) != 0)
        use.fields |= amount;
    return use;
}

/* Takes the message of a failed scan for SQLite. */
static int finish(struct seizures_cursor *seizures, int code, char *message) {
    if (message != NULL) {
        sqlite3_free(seizures->base.pVtab->zErrMsg);
        seizures->base.pVtab->zErrMsg = message;
    }
    if (code != SQLITE_OK)
        sz_seizure_scan_close(&seizures->scan);
    seizures->is_read = false;
    return code;
}

/* Keeps the arguments, since columns show them, and gives their texts. */
static int take_arguments(struct seizures_cursor *seizures, int plan, sqlite3_value **values,
                          struct sz_span texts[2]) {
    let_go_of_arguments(seizures);
    for (int i = 0; i < 2; i++) {
        texts[i] = sz_span_of(NULL, 0);
        if ((plan & (i == 0 ? HAS_FILES : HAS_OPTIONS)) == 0)
            continue;
        seizures->arguments[i] = sqlite3_value_dup(*values++);
        if (seizures->arguments[i] == NULL || !sz_value_text(seizures->arguments[i], &texts[i]))
            return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

static int seizures_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                           sqlite3_value **values) {
    (void)plan_text, (void)count;
    struct seizures_cursor *seizures = (struct seizures_cursor *)cursor;
    const struct seizures_table *table = (const struct seizures_table *)cursor->pVtab;
    struct sz_span texts[2];
    struct sz_seizure_use use = fields_used(plan);
    char *message = NULL;
    sz_seizure_scan_close(&seizures->scan);
    seizures->rowid = 1;
    if (take_arguments(seizures, plan, values, texts) != SQLITE_OK)
        return SQLITE_NOMEM;
    if (texts[0].length == 0 || strlen(texts[0].text) != texts[0].length) {
        message = sqlite3_mprintf("read_seizures needs a file or pattern: read_seizures('data/*.csv')");
        return finish(seizures, message == NULL ? SQLITE_NOMEM : SQLITE_ERROR, message);
    }
    int code =
        sz_seizure_scan_open(&seizures->scan, table->connection, texts[0].text, texts[1], &use, &message);
    return finish(seizures, code, message);
}

static int seizures_next(sqlite3_vtab_cursor *cursor) {
    struct seizures_cursor *seizures = (struct seizures_cursor *)cursor;
    char *message = NULL;
    int code = sz_seizure_scan_next(&seizures->scan, &message);
    seizures->rowid++;
    return finish(seizures, code, message);
}

static int seizures_eof(sqlite3_vtab_cursor *cursor) {
    return ((const struct seizures_cursor *)cursor)->scan.is_end;
}

static int seizures_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    *rowid = ((const struct seizures_cursor *)cursor)->rowid;
    return SQLITE_OK;
}

/* ---- one row ---- */

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

/* The amount of this row, read once. */
static const struct sz_quantity *read_quantity(struct seizures_cursor *seizures) {
    const struct sz_seizure_scan *scan = &seizures->scan;
    if (!seizures->is_read) {
        struct sz_amount_cell cell = {.column = sz_seizure_scan_amount(scan),
                                      .has_unit_column = scan->schema.columns[SZ_HEADER_unit] != SZ_NO_COLUMN,
                                      .decimal = scan->options.decimal};
        seizures->is_read = true;
        seizures->about = sz_span_of(NULL, 0);
        find_cell(scan, SZ_HEADER_unit, &cell.unit);
        find_item_words(scan, &cell.item);
        if (cell.column == NULL)
            sz_problem_set(&seizures->problem, scan->schema.is_wide ? SZ_EMPTY : SZ_NO_AMOUNT_COLUMN, 0, 0);
        else if (!sz_seizure_scan_cell(scan, scan->amount, &cell.written))
            sz_problem_set(&seizures->problem, SZ_EMPTY, 0, 0);
        else
            sz_amount_cell_read(&cell, &seizures->quantity, &seizures->problem, &seizures->about);
    }
    return seizures->problem.status == SZ_OK ? &seizures->quantity : NULL;
}

/* The item's words: of its column, of the header of a wide file, of the amount itself. `item` is its row of
 * items.def, or -1. */
static bool find_item(struct seizures_cursor *seizures, struct sz_span *words, int *item) {
    const struct sz_column *column = sz_seizure_scan_amount(&seizures->scan);
    if (find_item_words(&seizures->scan, words)) {
        *item = sz_item_find(*words);
        return true;
    }
    const struct sz_quantity *quantity = column == NULL ? NULL : read_quantity(seizures);
    if (quantity == NULL || quantity->item.length == 0)
        return false;
    *words = quantity->item;
    *item = quantity->item_id;
    return true;
}

enum { ITEM_KEY_MAX = 256 };

static void result_item(struct seizures_cursor *seizures, sqlite3_context *context, bool is_key) {
    struct sz_span words;
    int item = -1;
    char key[ITEM_KEY_MAX];
    if (!find_item(seizures, &words, &item))
        return;
    if (!is_key)
        sz_result_text(context, words);
    else if (item >= 0)
        sqlite3_result_text(context, sz_items[item].name, -1, SQLITE_STATIC);
    else
        sz_result_text(context, sz_span_of(key, sz_item_fold(words, key, sizeof key)));
}

static void result_operation_key(const struct seizures_cursor *seizures, sqlite3_context *context) {
    struct sz_span name;
    struct sz_operation_key key;
    if (find_cell(&seizures->scan, SZ_HEADER_operation, &name) && sz_operation_key(name, &key) == SZ_OK &&
        key.length > 0)
        sz_result_text(context, sz_span_of(key.text, key.length));
}

/* Where there is no text the sentence says it all. */
static void result_reason(struct seizures_cursor *seizures, sqlite3_context *context) {
    if (read_quantity(seizures) != NULL)
        return;
    if (seizures->about.length == 0)
        sqlite3_result_text(context, sz_status_sentence(seizures->problem.status), -1, SQLITE_STATIC);
    else
        sz_result_message(context, sz_message_for_value(&seizures->problem, seizures->about));
}

static void result_bound(struct seizures_cursor *seizures, sqlite3_context *context, bool is_high) {
    const struct sz_quantity *quantity = read_quantity(seizures);
    if (quantity == NULL)
        return;
    if (is_high && quantity->interval.is_unbounded)
        sz_result_infinity(context);
    else
        sz_result_amount(context, is_high ? quantity->interval.high : quantity->interval.low, quantity->unit);
}

static void result_amount(struct seizures_cursor *seizures, sqlite3_context *context, int column) {
    const struct sz_quantity *quantity = read_quantity(seizures);
    if (quantity == NULL)
        return;
    char text[SZ_QUANTITY_TEXT_MAX];
    if (column == QUANTITY)
        sz_result_text(context,
                       sz_span_of(text, sz_quantity_format(&quantity->interval, quantity->unit, text)));
    else
        sqlite3_result_text(context, sz_units[quantity->unit].symbol, -1, SQLITE_STATIC);
}

/* extra or _problem: NULL where nothing is written. */
static void result_json(struct seizures_cursor *seizures, sqlite3_context *context, bool is_extra) {
    const struct sz_record *record = &seizures->scan.record;
    enum sz_status status = SZ_OK;
    seizures->json.length = 0;
    if (is_extra)
        status = sz_seizure_scan_extra(&seizures->scan, &seizures->json);
    else if (record->problem.status != SZ_OK)
        status = sz_record_explain(record, seizures->scan.width, &seizures->json);
    if (status != SZ_OK)
        sqlite3_result_error_nomem(context);
    else if (seizures->json.length > 0)
        sz_result_text(context, sz_buffer_span(&seizures->json));
}

static void result_cell(const struct seizures_cursor *seizures, sqlite3_context *context, int column) {
    struct sz_span text;
    bool is_found = column == WRITTEN ? sz_seizure_scan_cell(&seizures->scan, seizures->scan.amount, &text)
                                      : find_cell(&seizures->scan, fields[column], &text);
    if (is_found)
        sz_result_text(context, text);
}

/* Long for its switch: a line or two for each kind of column. */
static int seizures_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    struct seizures_cursor *seizures = (struct seizures_cursor *)cursor;
    const struct sz_seizure_scan *scan = &seizures->scan;
    switch (column) {
    case OPERATION_KEY:
        result_operation_key(seizures, context);
        break;
    case ITEM:
    case ITEM_KEY:
        result_item(seizures, context, column == ITEM_KEY);
        break;
    case QUANTITY:
    case UNIT:
        result_amount(seizures, context, column);
        break;
    case REASON:
        result_reason(seizures, context);
        break;
    case LOW:
    case HIGH:
        result_bound(seizures, context, column == HIGH);
        break;
    case EXTRA:
    case PROBLEM:
        result_json(seizures, context, column == EXTRA);
        break;
    case FILE_NAME:
        sqlite3_result_text(context, sz_listing_path(&scan->listing, scan->file), -1, SQLITE_TRANSIENT);
        break;
    case LINE:
        sqlite3_result_int64(context, (sqlite3_int64)scan->record.line);
        break;
    default:
        if (column < COLUMN_COUNT)
            result_cell(seizures, context, column);
        else if (seizures->arguments[column - COLUMN_COUNT] != NULL)
            sqlite3_result_value(context, seizures->arguments[column - COLUMN_COUNT]);
        break;
    }
    return SQLITE_OK;
}

static const sqlite3_module seizures_module = {
    .iVersion = 1,
    .xConnect = seizures_connect,
    .xBestIndex = seizures_best_index,
    .xDisconnect = seizures_disconnect,
    .xOpen = seizures_open,
    .xClose = seizures_close,
    .xFilter = seizures_filter,
    .xNext = seizures_next,
    .xEof = seizures_eof,
    .xColumn = seizures_column,
    .xRowid = seizures_rowid,
};

const struct sz_table sz_seizures_table[] = {
    {.name = "read_seizures",
     .module = &seizures_module,
     .opens_files = true,
     .signature = "read_seizures('data/*.csv' [, 'delimiter=; encoding=windows-1251'])",
     .summary = "CSV files under one schema, whatever their headers are called",
     .example = "SELECT operation, item_key, quantity FROM read_seizures('fixtures/channel/*.csv')"},
    {0},
};
