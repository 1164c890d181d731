/* read_seizures(PATTERN [, OPTIONS]): CSV files under one schema, whatever their headers are called.
 *
 * The files are read from the start by each xFilter, and have to be the same in all rescans of a cursor. What a column needs is
 * worked out when SQLite asks for it, once a row: a query without the amounts parses none. It opens files, so
 * it is DIRECTONLY: no view or trigger in a database that somebody sends can use it. */
#include "seizure_row.h"

SQLITE_EXTENSION_INIT3

#include "value.h"

static const char declaration[] =
    "CREATE TABLE x(operation TEXT, operation_key TEXT, date_from TEXT, date_to TEXT, published TEXT, "
    "country TEXT, place TEXT, level TEXT, fact TEXT, part_of TEXT, role TEXT, item TEXT, item_key TEXT, "
    "written TEXT, quantity TEXT, reason TEXT, low REAL, high REAL, unit TEXT, source TEXT, note TEXT, "
    "extra TEXT, _file TEXT, _line INTEGER, _problem TEXT, files HIDDEN, options HIDDEN)";

struct seizures_table {
    sqlite3_vtab base;
    const struct sz_connection *connection;
};

struct seizures_cursor {
    sqlite3_vtab_cursor base;
    struct sz_seizure_scan scan;
    sqlite3_value *arguments[2]; /* as they were given, or NULL */
    sqlite3_int64 rowid;
    struct sz_seizure_row row; /* of the scan */
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
        int argument = info->aConstraint[i].iColumn - SZ_SEIZURE_COLUMNS;
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
    uint64_t used = info->colUsed & (((uint64_t)1 << SZ_SEIZURE_COLUMNS) - 1);
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
    sz_seizure_row_init(&seizures->row, &seizures->scan);
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
    sz_seizure_row_free(&seizures->row);
    sqlite3_free(seizures);
    return SQLITE_OK;
}

static struct sz_seizure_use fields_used(int plan) {
    struct sz_seizure_use use = {0, (plan >> PLAN_BITS >> SZ_SEIZURE_EXTRA & 1) != 0};
    const uint64_t amount =
        (uint64_t)1 << SZ_HEADER_written | (uint64_t)1 << SZ_HEADER_unit | (uint64_t)1 << SZ_HEADER_item;
    for (int column = 0; column < SZ_SEIZURE_COLUMNS; column++)
        if ((plan >> PLAN_BITS >> column & 1) != 0 && sz_seizure_row_field(column) != SZ_NO_FIELD)
            use.fields |= (uint64_t)1 << sz_seizure_row_field(column);
    if ((use.fields >> SZ_HEADER_role & 1) != 0) {
        use.fields |= (uint64_t)1 << SZ_HEADER_total_row;
        for (size_t i = 0; i < sz_seizure_row_name_count; i++)
            use.fields |= (uint64_t)1 << sz_seizure_row_names[i];
    }
    /* An item may stand in the amount, "83 kg of heroin", and says what "KGS" are. */
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
    seizures->row.is_read = false;
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

/* Whether this cursor was given the same arguments before: then it is a rescan, of the same files. */
static bool is_rescan(const struct seizures_cursor *seizures, int plan, sqlite3_value **values) {
    for (int i = 0; i < 2; i++) {
        struct sz_span before, now;
        bool is_given = (plan & (i == 0 ? HAS_FILES : HAS_OPTIONS)) != 0;
        if (is_given != (seizures->arguments[i] != NULL))
            return false;
        if (is_given && (!sz_value_text(seizures->arguments[i], &before) || !sz_value_text(*values++, &now) ||
                         !sz_span_equal(before, now)))
            return false;
    }
    return seizures->scan.is_open;
}

static int seizures_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text, int count,
                           sqlite3_value **values) {
    (void)plan_text, (void)count;
    struct seizures_cursor *seizures = (struct seizures_cursor *)cursor;
    const struct seizures_table *table = (const struct seizures_table *)cursor->pVtab;
    struct sz_span texts[2];
    struct sz_seizure_use use = fields_used(plan);
    char *message = NULL;
    seizures->rowid = 1;
    if (is_rescan(seizures, plan, values)) {
        int rewound = sz_seizure_scan_rewind(&seizures->scan, &message);
        return finish(seizures, rewound, message);
    }
    sz_seizure_scan_close(&seizures->scan);
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

static int seizures_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    struct seizures_cursor *seizures = (struct seizures_cursor *)cursor;
    if (column < SZ_SEIZURE_COLUMNS)
        sz_seizure_row_result(&seizures->row, context, column);
    else if (seizures->arguments[column - SZ_SEIZURE_COLUMNS] != NULL)
        sqlite3_result_value(context, seizures->arguments[column - SZ_SEIZURE_COLUMNS]);
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
