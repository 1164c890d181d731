/* A table of seizure_csv and a cursor through it: what vtab_csv.c makes, and what reads it.
 *
 * Functions of sz_csv_cursor are the methods of a module of SQLite, and return SQLite's codes; what failed stands in
 * the table's zErrMsg. */
#ifndef SZ_CSV_CURSOR_H
#define SZ_CSV_CURSOR_H

#include <sqlite3ext.h>

#include "connection.h"
#include "csv_plan.h"

/* Behind the columns of the files. */
enum { SZ_CSV_HIDDEN_FILE, SZ_CSV_HIDDEN_LINE, SZ_CSV_HIDDEN_PROBLEM, SZ_CSV_HIDDEN_COUNT };

struct sz_csv_table {
    sqlite3_vtab base;
    sqlite3 *database;
    struct sz_interrupt_watch watch;
    struct sz_csv_options options;
    struct sz_reader_setup setup;
    struct sz_files files;
    struct sz_lookup lookup;
    struct sz_csv_planner planner;
};

struct sz_csv_cursor {
    sqlite3_vtab_cursor base;
    size_t calm; /* so many records more are of one run, and nothing is to be done about them */
    size_t
        quick; /* columns below this one have their cells in the run, at the same place, to be handed out as text */
    sqlite3_int64 rowid;
    struct sz_files_scan scan;
    struct sz_walk walk;         /* through `scan`, where the plan is not to read all */
    struct sz_buffer problem;    /* _problem of the record, once it was asked for */
    size_t file;                 /* whose first record was noted last */
    struct sz_grouping grouping; /* through `scan`, where records come in groups … */
    bool is_grouped;             /* … which is so */
};

/* A failure as SQLite's code; `*message` says what is wrong with the file, or with the table where `path` is NULL. */
int sz_csv_report(char **message, const char *path, struct sz_file_problem problem,
                  const struct sz_files *files);
int sz_csv_fail(struct sz_csv_table *table, const char *path, struct sz_file_problem problem);

int sz_csv_cursor_open(sqlite3_vtab *base, sqlite3_vtab_cursor **cursor);
int sz_csv_cursor_close(sqlite3_vtab_cursor *cursor);
int sz_csv_cursor_filter(sqlite3_vtab_cursor *cursor, int way, const char *text, int count,
                         sqlite3_value **values);
int sz_csv_cursor_next(sqlite3_vtab_cursor *cursor);
int sz_csv_cursor_eof(sqlite3_vtab_cursor *cursor);
int sz_csv_cursor_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid);
int sz_csv_cursor_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context,
                         int column); /* csv_column.c */

#endif
