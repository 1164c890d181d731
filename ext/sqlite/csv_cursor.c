/* SQLite asks for record after record, so the next one of a run must cost next to nothing: `calm` says how many of them
 * need no more than to be counted. */
#include "csv_cursor.h"

SQLITE_EXTENSION_INIT3

#include "csv_filter.h"
#include "message_csv.h"

int sz_csv_report(char **message, const char *path, struct sz_file_problem problem,
                  const struct sz_files *files) {
    char *change = NULL;
    if (problem.status == SZ_FILE_CHANGED || problem.status == SZ_CSV_OTHER_HEADER)
        change = sz_message_for_columns(files, path, problem.status);
    if (problem.status == SZ_FILE_CHANGED || problem.status == SZ_FILES_CHANGED)
        problem.advice = "drop the table and create it again";
    if (change != NULL)
        problem.advice = change;
    int code = sz_file_problem_report(path != NULL ? path : "seizure_csv", &problem, message);
    sqlite3_free(change);
    return code;
}

int sz_csv_fail(struct sz_csv_table *table, const char *path, struct sz_file_problem problem) {
    return sz_csv_report(&table->base.zErrMsg, path, problem, &table->files);
}

int sz_csv_cursor_open(sqlite3_vtab *base, sqlite3_vtab_cursor **cursor) {
    struct sz_csv_table *table = (struct sz_csv_table *)base;
    if (sz_files_check_listing(&table->files) != SZ_OK)
        return sz_csv_fail(table, table->files.failed, table->files.failure);
    struct sz_csv_cursor *csv = sqlite3_malloc64(sizeof *csv);
    if (csv == NULL)
        return SQLITE_NOMEM;
    memset(csv, 0, sizeof *csv);
    sz_buffer_init(&csv->problem, &sz_sqlite_allocator);
    sz_walk_init(&csv->walk, &table->lookup, &csv->scan);
    *cursor = &csv->base;
    return SQLITE_OK;
}

int sz_csv_cursor_close(sqlite3_vtab_cursor *cursor) {
    struct sz_csv_cursor *csv = (struct sz_csv_cursor *)cursor;
    sz_walk_stop(&csv->walk);
    sz_grouping_free(&csv->grouping);
    sz_buffer_free(&csv->problem);
    sqlite3_free(csv);
    return SQLITE_OK;
}

/* After a call that went on through `scan`. */
static int follow(struct sz_csv_cursor *csv, enum sz_status status) {
    if (status == SZ_OK || status == SZ_NO_MEMORY)
        return sz_file_problem_code(status);
    return sz_csv_fail((struct sz_csv_table *)csv->base.pVtab, sz_files_scan_path(&csv->scan),
                       csv->scan.failure);
}

/* After sz_csv_filter or sz_walk_next. */
static int follow_walk(struct sz_csv_cursor *csv, enum sz_status status) {
    csv->rowid = (sqlite3_int64)csv->walk.number;
    return follow(csv, status);
}

/* What later lookups by rowid start from. */
static int note_place(struct sz_csv_cursor *csv) {
    bool is_first = csv->scan.file != csv->file;
    csv->file = csv->scan.file;
    return sz_file_problem_code(sz_offsets_note(&((struct sz_csv_table *)csv->base.pVtab)->lookup.offsets,
                                                &csv->scan, (uint64_t)csv->rowid, is_first));
}

/* The rest of the run is calm, up to the record whose place is to be noted. */
static size_t count_calm(const struct sz_csv_cursor *csv) {
    const struct sz_run *run = csv->scan.reader.run;
    size_t left = run->stretch.count > 0 ? run->stretch.count - run->at - 1 : 0;
    size_t until = (size_t)(sz_offsets_next((uint64_t)csv->rowid) - (uint64_t)csv->rowid) - 1;
    return left < until ? left : until;
}

/* See csv->quick. */
static size_t count_quick(const struct sz_csv_cursor *csv) {
    const struct sz_files *files = csv->scan.files;
    const struct sz_run *run = csv->scan.reader.run;
    return files->has_places || files->types.length > 0 || run->stretch.has_nul ? 0 : run->quick;
}

/* The next record of all. */
static int read_on(struct sz_csv_cursor *csv) {
    int code = SQLITE_OK;
    csv->rowid++;
    csv->quick = 0;
    if (sz_files_go_on(&csv->scan) != SZ_OK)
        return sz_csv_fail((struct sz_csv_table *)csv->base.pVtab, sz_files_scan_path(&csv->scan),
                           csv->scan.failure);
    if (csv->scan.is_end)
        return SQLITE_OK;
    if (sz_offsets_wants((uint64_t)csv->rowid) || csv->scan.file != csv->file)
        code = note_place(csv);
    csv->calm = count_calm(csv);
    csv->quick = count_quick(csv);
    return code;
}

static int go_on(struct sz_csv_cursor *csv) {
    csv->problem.length = csv->scan.numbers.count = 0;
    if (csv->is_grouped)
        return follow(csv, sz_grouping_next(&csv->grouping));
    if (csv->walk.kind != SZ_WALK_NOTHING)
        return follow_walk(csv, sz_walk_next(&csv->walk));
    return read_on(csv);
}

int sz_csv_cursor_next(sqlite3_vtab_cursor *cursor) {
    struct sz_csv_cursor *csv = (struct sz_csv_cursor *)cursor;
    if (csv->calm == 0)
        return go_on(csv);
    csv->calm--;
    csv->rowid++;
    csv->scan.numbers.count = 0;
    csv->scan.reader.run->at++;
    return SQLITE_OK;
}

/* A cursor has but one plan: what it gathered before may serve again. */
static int filter_grouped(struct sz_csv_cursor *csv, const struct sz_csv_plan *plan) {
    struct sz_grouping *grouping = &csv->grouping;
    struct sz_csv_table *table = (struct sz_csv_table *)csv->base.pVtab;
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

int sz_csv_cursor_filter(sqlite3_vtab_cursor *cursor, int way, const char *text, int count,
                         sqlite3_value **values) {
    (void)count;
    struct sz_csv_cursor *csv = (struct sz_csv_cursor *)cursor;
    struct sz_csv_plan plan;
    sz_csv_plan_read(way, text, &plan);
    csv->problem.length = csv->calm = csv->quick = csv->scan.numbers.count = 0;
    csv->is_grouped = plan.way == SZ_CSV_GROUPED;
    if (csv->is_grouped)
        return filter_grouped(csv, &plan);
    if (plan.way != SZ_CSV_SCAN)
        return follow_walk(csv, sz_csv_filter(&csv->walk, &plan, values));
    sz_walk_stop(&csv->walk);
    sz_files_start(&((struct sz_csv_table *)cursor->pVtab)->files, &csv->scan, plan.wanted);
    csv->scan.ends_cells = csv->scan.files->types.length == 0;
    csv->rowid = 0;
    csv->file = SIZE_MAX;
    return read_on(csv);
}

int sz_csv_cursor_eof(sqlite3_vtab_cursor *cursor) {
    return ((const struct sz_csv_cursor *)cursor)->scan.is_end;
}

int sz_csv_cursor_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    struct sz_csv_cursor *csv = (struct sz_csv_cursor *)cursor;
    int code = SQLITE_OK;
    if (csv->is_grouped) {
        uint64_t number;
        code = follow(csv, sz_grouping_number(&csv->grouping, &number));
        csv->rowid = (sqlite3_int64)number;
    }
    *rowid = csv->rowid;
    return code;
}
