/* seizure_csv: the rows of one or more CSV files, under their own headers.
 *
 *     CREATE VIRTUAL TABLE temp.t USING seizure_csv('data/[0-9]*.csv', option='value', …)
 *
 * Every column is TEXT, or with types='auto' what its cells allow. Hidden columns: _file, _line (on which the
 * record starts), _problem (what is wrong with a record that on_error='keep' kept).
 *
 * SECURITY. A table stands in the temp schema alone: no schema on disk can name a file. SQLite connects a
 * virtual table of any schema for as little as PRAGMA table_info, an ALTER TABLE of another table or a view
 * over it, and SQLITE_VTAB_DIRECTONLY speaks only after that; so the schema is looked at before any argument
 * is. Which files may be opened is the policy of csv/source.h.
 *
 * The files are listed, opened and measured when the table is connected; other ones are an error later on. */
#include "register.h"

SQLITE_EXTENSION_INIT3

#include "csv_filter.h"
#include "csv_number.h"
#include "message_csv.h"

#include <limits.h>

enum { HIDDEN_FILE, HIDDEN_LINE, HIDDEN_PROBLEM, HIDDEN_COUNT };

struct csv_table {
    sqlite3_vtab base;
    sqlite3 *database;
    struct sz_interrupt_watch watch;
    struct sz_csv_options options;
    struct sz_reader_setup setup;
    struct sz_files files;
    struct sz_lookup lookup;
    struct sz_csv_planner planner;
};

struct csv_cursor {
    sqlite3_vtab_cursor base;
    struct sz_files_scan scan;
    struct sz_buffer problem; /* _problem of the record, once it was asked for */
    sqlite3_int64 rowid;
    struct sz_walk walk;         /* through `scan`, where the plan is not to read all */
    size_t file;                 /* whose first record was noted last */
    struct sz_grouping grouping; /* through `scan`, where records come in groups … */
    bool is_grouped;             /* … which is so */
};

static int say(char **message, char *text) {
    *message = text;
    return text == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

static int report(char **message, const char *path, struct sz_file_problem problem) {
    if (problem.status == SZ_FILE_CHANGED || problem.status == SZ_FILES_CHANGED)
        problem.advice = "drop the table and create it again";
    return sz_file_problem_report(path != NULL ? path : "seizure_csv", &problem, message);
}

/* One argument: an option, or a path or pattern. */
static int take_argument(struct csv_table *table, const char *argument, char **message) {
    struct sz_span text = sz_span_of(argument, strlen(argument));
    struct sz_option_problem problem;
    bool is_option;
    enum sz_status status = sz_csv_options_parse_argument(&table->options, text, &is_option, &problem);
    if (status == SZ_NO_MEMORY)
        return SQLITE_NOMEM;
    if (status != SZ_OK)
        return say(message, sz_message_for_option("seizure_csv", &problem));
    if (is_option)
        return SQLITE_OK;
    struct sz_buffer path;
    sz_buffer_init(&path, table->setup.allocator);
    status = sz_csv_unquote(text, &path);
    if (status == SZ_OK)
        status = sz_buffer_add_byte(&path, '\0');
    int code = sz_file_problem_code(status);
    if (code == SQLITE_OK && path.length == 1)
        code = say(message, sqlite3_mprintf("seizure_csv: the name of a file is empty"));
    else if (code == SQLITE_OK && sz_files_add(&table->files, path.bytes) != SZ_OK)
        code = report(message, path.bytes, table->files.failure);
    sz_buffer_free(&path);
    return code;
}

static int take_arguments(struct csv_table *table, int count, const char *const *arguments, char **message) {
    enum { FIRST = 3 }; /* behind module, schema and table */
    struct sz_option_problem problem;
    int code = SQLITE_OK;
    for (int i = FIRST; i < count && code == SQLITE_OK; i++)
        code = take_argument(table, arguments[i], message);
    if (code == SQLITE_OK && sz_csv_options_check(&table->options, &problem) != SZ_OK)
        code = say(message, sz_message_for_option("seizure_csv", &problem));
    if (code == SQLITE_OK && table->files.listing.count == 0)
        code = say(message,
                   sqlite3_mprintf("seizure_csv: no file is named: CREATE VIRTUAL TABLE temp.NAME USING "
                                   "seizure_csv('FILE.csv')"));
    return code;
}

/* Each name in quotes, as SQL wants it. */
static int declare(struct csv_table *table, char **message) {
    static const char *const types[] = {
        [SZ_CELL_INTEGER] = "INTEGER", [SZ_CELL_REAL] = "REAL", [SZ_CELL_TEXT] = "TEXT"};
    sqlite3_str *sql = sqlite3_str_new(table->database);
    const struct sz_span *columns = sz_names_spans(&table->files.names);
    sqlite3_str_appendall(sql, "CREATE TABLE x(");
    for (size_t i = 0; i < sz_files_width(&table->files); i++)
        sqlite3_str_appendf(sql, "\"%w\" %s,", columns[i].text, types[sz_files_type(&table->files, i)]);
    sqlite3_str_appendall(sql, "_file TEXT HIDDEN,_line INTEGER HIDDEN,_problem TEXT HIDDEN)");
    char *text = sqlite3_str_finish(sql);
    if (text == NULL)
        return SQLITE_NOMEM;
    int code = sqlite3_declare_vtab(table->database, text);
    if (code != SQLITE_OK && code != SQLITE_NOMEM)
        code = say(message, sqlite3_mprintf("seizure_csv: %s", sqlite3_errmsg(table->database)));
    sqlite3_free(text);
    return code;
}

static void free_table(struct csv_table *table) {
    sz_csv_planner_free(&table->planner);
    sz_lookup_free(&table->lookup);
    sz_files_free(&table->files);
    sz_csv_options_free(&table->options);
    sqlite3_free(table);
}

static int csv_disconnect(sqlite3_vtab *base) {
    free_table((struct csv_table *)base);
    return SQLITE_OK;
}

static struct csv_table *make_table(sqlite3 *database, const struct sz_connection *connection) {
    struct csv_table *table = sqlite3_malloc64(sizeof *table);
    if (table == NULL)
        return NULL;
    memset(table, 0, sizeof *table);
    table->database = database;
    sz_csv_options_init(&table->options, &sz_sqlite_allocator);
    table->setup = sz_connection_reader_setup(connection, &table->options, &table->watch);
    int columns = sqlite3_limit(database, SQLITE_LIMIT_COLUMN, -1) - HIDDEN_COUNT;
    table->setup.max_columns = columns > 0 ? (size_t)columns : 1;
    sz_files_init(&table->files, &table->setup);
    uint64_t seed;
    sqlite3_randomness(sizeof seed, &seed);
    sz_lookup_init(&table->lookup, &table->files, &sz_sqlite_allocator, &table->options, seed);
    sz_csv_planner_init(&table->planner, database, &table->lookup);
    return table;
}

static int csv_connect(sqlite3 *database, void *aux, int count, const char *const *arguments,
                       sqlite3_vtab **base, char **message) {
    if (strcmp(arguments[1], "temp") != 0)
        return say(message,
                   sqlite3_mprintf("seizure_csv tables must be TEMP: CREATE VIRTUAL TABLE temp.%w USING "
                                   "seizure_csv(...)",
                                   arguments[2]));
    struct csv_table *table = make_table(database, aux);
    if (table == NULL)
        return SQLITE_NOMEM;
    int code = take_arguments(table, count, arguments, message);
    if (code == SQLITE_OK && sz_files_open(&table->files) != SZ_OK)
        code = report(message, table->files.failed, table->files.failure);
    if (code == SQLITE_OK)
        code = declare(table, message);
    if (code == SQLITE_OK)
        code = sz_csv_planner_ask(&table->planner, message);
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY);
    if (code == SQLITE_OK)
        *base = &table->base;
    else
        free_table(table);
    return code;
}

/* Not csv_connect itself: a module whose xCreate is its xConnect can be used without a CREATE. */
static int csv_create(sqlite3 *database, void *aux, int count, const char *const *arguments,
                      sqlite3_vtab **base, char **message) {
    return csv_connect(database, aux, count, arguments, base, message);
}

static int csv_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
    return sz_csv_plan_make(&((struct csv_table *)base)->planner, info);
}

static int fail(struct csv_table *table, const char *path, struct sz_file_problem problem) {
    return report(&table->base.zErrMsg, path, problem);
}

static int csv_open(sqlite3_vtab *base, sqlite3_vtab_cursor **cursor) {
    struct csv_table *table = (struct csv_table *)base;
    if (sz_files_check_listing(&table->files) != SZ_OK)
        return fail(table, table->files.failed, table->files.failure);
    struct csv_cursor *csv = sqlite3_malloc64(sizeof *csv);
    if (csv == NULL)
        return SQLITE_NOMEM;
    memset(csv, 0, sizeof *csv);
    sz_buffer_init(&csv->problem, &sz_sqlite_allocator);
    sz_walk_init(&csv->walk, &table->lookup, &csv->scan);
    *cursor = &csv->base;
    return SQLITE_OK;
}

static int csv_close(sqlite3_vtab_cursor *cursor) {
    struct csv_cursor *csv = (struct csv_cursor *)cursor;
    sz_walk_stop(&csv->walk);
    sz_grouping_free(&csv->grouping);
    sz_buffer_free(&csv->problem);
    sqlite3_free(csv);
    return SQLITE_OK;
}

/* After a call that went on through `scan`. */
static int follow(struct csv_cursor *csv, enum sz_status status) {
    if (status == SZ_OK || status == SZ_NO_MEMORY)
        return sz_file_problem_code(status);
    return fail((struct csv_table *)csv->base.pVtab, sz_files_scan_path(&csv->scan), csv->scan.failure);
}

/* After sz_csv_filter or sz_walk_next. */
static int follow_walk(struct csv_cursor *csv, enum sz_status status) {
    csv->rowid = (sqlite3_int64)csv->walk.number;
    return follow(csv, status);
}

/* What later lookups by rowid start from. */
static int note_place(struct csv_cursor *csv) {
    bool is_first = csv->scan.file != csv->file;
    csv->file = csv->scan.file;
    return sz_file_problem_code(sz_offsets_note(&((struct csv_table *)csv->base.pVtab)->lookup.offsets,
                                                &csv->scan, (uint64_t)csv->rowid, is_first));
}

static int csv_next(sqlite3_vtab_cursor *cursor) {
    struct csv_cursor *csv = (struct csv_cursor *)cursor;
    csv->problem.length = 0;
    if (csv->is_grouped)
        return follow(csv, sz_grouping_next(&csv->grouping));
    if (csv->walk.kind != SZ_WALK_NOTHING)
        return follow_walk(csv, sz_walk_next(&csv->walk));
    csv->rowid++;
    if (sz_files_go_on(&csv->scan) != SZ_OK)
        return fail((struct csv_table *)cursor->pVtab, sz_files_scan_path(&csv->scan), csv->scan.failure);
    if ((sz_offsets_wants((uint64_t)csv->rowid) || csv->scan.file != csv->file) && !csv->scan.is_end)
        return note_place(csv);
    return SQLITE_OK;
}

/* A cursor has but one plan: what it gathered before may serve again. */
static int filter_grouped(struct csv_cursor *csv, const struct sz_csv_plan *plan) {
    struct sz_grouping *grouping = &csv->grouping;
    struct csv_table *table = (struct csv_table *)csv->base.pVtab;
    int code = sz_csv_planner_check(&table->planner, &table->base.zErrMsg);
    if (code != SQLITE_OK)
        return code;
    if (grouping->lookup == NULL) {
        sz_grouping_init(grouping, &table->lookup, &csv->scan);
        memcpy(grouping->shape.keys, plan->order.keys, sizeof grouping->shape.keys);
        grouping->shape.key_count = plan->order.key_count;
        grouping->drops_duplicates = plan->order.drops_duplicates;
    }
    return follow(csv, sz_grouping_start(grouping, plan->wanted));
}

static int csv_filter(sqlite3_vtab_cursor *cursor, int way, const char *text, int count,
                      sqlite3_value **values) {
    (void)count;
    struct csv_cursor *csv = (struct csv_cursor *)cursor;
    struct sz_csv_plan plan;
    sz_csv_plan_read(way, text, &plan);
    csv->problem.length = 0;
    csv->is_grouped = plan.way == SZ_CSV_GROUPED;
    if (csv->is_grouped)
        return filter_grouped(csv, &plan);
    if (plan.way != SZ_CSV_SCAN)
        return follow_walk(csv, sz_csv_filter(&csv->walk, &plan, values));
    sz_walk_stop(&csv->walk);
    sz_files_start(&((struct csv_table *)cursor->pVtab)->files, &csv->scan, plan.wanted);
    csv->rowid = 0;
    csv->file = SIZE_MAX;
    return csv_next(cursor);
}

static int csv_eof(sqlite3_vtab_cursor *cursor) {
    return ((const struct csv_cursor *)cursor)->scan.is_end;
}

/* Kept out of line, as all that is rare: what gives a cell is short, and saves few registers. */
#define RARE __attribute__((noinline, cold))

RARE static int fail_with_type(const struct csv_cursor *csv, uint64_t line) {
    return fail((struct csv_table *)csv->base.pVtab, sz_files_scan_path(&csv->scan),
                (struct sz_file_problem){.status = SZ_CSV_OTHER_TYPE, .line = line});
}

/* A column of numbers, as they were found when the table was made. An empty cell is NULL there. */
__attribute__((noinline)) static int give_number(struct csv_cursor *csv, sqlite3_context *context,
                                                 size_t column, enum sz_cell_type expected) {
    struct sz_cell_number number;
    enum sz_cell_type type;
    enum sz_status status = sz_files_read_number(&csv->scan, column, &type, &number);
    if (status != SZ_OK)
        return sz_file_problem_code(status);
    if (type > expected)
        return fail_with_type(csv, sz_reader_line(&csv->scan.reader));
    if (type != SZ_CELL_EMPTY)
        sz_csv_result_number(context, expected, &number);
    return SQLITE_OK;
}

/* Cells lie in a buffer that the next row reuses, so SQLite copies them; -1 lets it find the NUL behind a cell,
 * since it takes a text of known length for one that may not be ended, and copies that again and again. */
static int give_text(struct csv_cursor *csv, sqlite3_context *context, size_t column) {
    struct sz_span text;
    enum sz_status status = sz_files_read(&csv->scan, column, &text);
    if (status != SZ_OK)
        return sz_file_problem_code(status);
    if (text.text == NULL)
        return SQLITE_OK;
    bool has_nul = sz_reader_has_nul(&csv->scan.reader);
    sqlite3_result_text(context, text.text, has_nul ? (int)text.length : -1, SQLITE_TRANSIENT);
    return SQLITE_OK;
}

RARE static int give_problem(struct csv_cursor *csv, sqlite3_context *context) {
    const struct sz_record *bad = sz_reader_bad_record(&csv->scan.reader);
    if (bad == NULL)
        return SQLITE_OK;
    if (csv->problem.length == 0) {
        enum sz_status status = sz_record_explain(bad, csv->scan.reader.facts.width, &csv->problem);
        if (status != SZ_OK)
            return sz_file_problem_code(status);
    }
    sqlite3_result_text64(context, csv->problem.bytes, csv->problem.length, SQLITE_TRANSIENT, SQLITE_UTF8);
    return SQLITE_OK;
}

static int give_held_number(const struct csv_cursor *csv, sqlite3_context *context,
                            enum sz_cell_type expected, struct sz_span cell) {
    struct sz_cell_number number;
    enum sz_cell_type type = sz_cell_read(cell, csv->scan.decimal, &number);
    if (type > expected)
        return fail_with_type(csv, 0);
    if (type != SZ_CELL_EMPTY)
        sz_csv_result_number(context, expected, &number);
    return SQLITE_OK;
}

/* A cell of a record that is held by the grouping. */
static int give_held_cell(struct csv_cursor *csv, sqlite3_context *context, size_t column) {
    struct sz_shape_cell cell;
    sz_shape_cell(&csv->grouping.shape, column, &cell);
    if (cell.text.text == NULL)
        return SQLITE_OK;
    enum sz_cell_type type =
        column < sz_files_width(csv->scan.files) ? sz_files_type(csv->scan.files, column) : SZ_CELL_TEXT;
    if (cell.is_number) {
        sz_csv_result_number(context, type, &cell.number);
        return SQLITE_OK;
    }
    if (type != SZ_CELL_TEXT)
        return give_held_number(csv, context, type, cell.text);
    bool has_nul = memchr(cell.text.text, '\0', cell.text.length) != NULL;
    sqlite3_result_text(context, cell.text.text, has_nul ? (int)cell.text.length : -1, SQLITE_TRANSIENT);
    return SQLITE_OK;
}

static int give_held(struct csv_cursor *csv, sqlite3_context *context, size_t column) {
    const struct sz_shape *shape = &csv->grouping.shape;
    const struct sz_listing *listing = &csv->scan.files->listing;
    size_t width = sz_files_width(csv->scan.files);
    if (column == width + HIDDEN_FILE)
        sqlite3_result_text(context, sz_listing_path(listing, (size_t)sz_shape_extra(shape, SZ_EXTRA_FILE)),
                            -1, SQLITE_TRANSIENT);
    else if (column == width + HIDDEN_LINE)
        sqlite3_result_int64(context, (sqlite3_int64)sz_shape_extra(shape, SZ_EXTRA_LINE));
    else
        return give_held_cell(csv, context, column);
    return SQLITE_OK;
}

RARE static int give_hidden(struct csv_cursor *csv, sqlite3_context *context, size_t hidden) {
    switch (hidden) {
    case HIDDEN_FILE:
        sqlite3_result_text(context, sz_files_scan_path(&csv->scan), -1, SQLITE_TRANSIENT);
        return SQLITE_OK;
    case HIDDEN_LINE:
        sqlite3_result_int64(context, (sqlite3_int64)sz_reader_line(&csv->scan.reader));
        return SQLITE_OK;
    default:
        return give_problem(csv, context);
    }
}

static int csv_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    struct csv_cursor *csv = (struct csv_cursor *)cursor;
    size_t width = sz_files_width(csv->scan.files), place = (size_t)column;
    if (csv->is_grouped && !csv->grouping.is_streaming)
        return give_held(csv, context, place);
    if (place >= width)
        return give_hidden(csv, context, place - width);
    enum sz_cell_type type = sz_files_type(csv->scan.files, place);
    return type == SZ_CELL_TEXT ? give_text(csv, context, place) : give_number(csv, context, place, type);
}

static int csv_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    struct csv_cursor *csv = (struct csv_cursor *)cursor;
    int code = SQLITE_OK;
    if (csv->is_grouped) {
        uint64_t number;
        code = follow(csv, sz_grouping_number(&csv->grouping, &number));
        csv->rowid = (sqlite3_int64)number;
    }
    *rowid = csv->rowid;
    return code;
}

static int csv_rename(sqlite3_vtab *base, const char *name) {
    (void)base, (void)name;
    return SQLITE_OK;
}

static const sqlite3_module csv_module = {
    .iVersion = 1,
    .xCreate = csv_create,
    .xConnect = csv_connect,
    .xBestIndex = csv_best_index,
    .xDisconnect = csv_disconnect,
    .xDestroy = csv_disconnect,
    .xOpen = csv_open,
    .xClose = csv_close,
    .xFilter = csv_filter,
    .xNext = csv_next,
    .xEof = csv_eof,
    .xColumn = csv_column,
    .xRowid = csv_rowid,
    .xRename = csv_rename,
};

const struct sz_table sz_csv_table[] = {
    {.name = "seizure_csv",
     .module = &csv_module,
     .opens_files = true,
     .signature = "seizure_csv('FILE or pattern' [, option='value' ...])",
     .summary = "the rows of CSV files under their own headers; a table of the temp schema",
     .example = "CREATE VIRTUAL TABLE temp.seized USING seizure_csv('fixtures/channel/*.csv')"},
    {0},
};
