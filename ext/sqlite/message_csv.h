/* What is wrong with a CSV file, a record or an option, as a message for people; for all tables that read
 * files.
 *
 * All return memory of sqlite3_malloc, or NULL where there is none left. */
#ifndef SZ_MESSAGE_CSV_H
#define SZ_MESSAGE_CSV_H

#include "../csv/files.h"
#include "../csv/options.h"

/* `FILE:LINE: what is wrong (details; the way out)`. */
char *sz_message_for_csv(const char *path, const struct sz_file_problem *problem);

/* Which column of that file has another name than it had, or (SZ_CSV_OTHER_HEADER) than in the first file, and the way out;
 * NULL also where nothing can be told. */
char *sz_message_for_columns(const struct sz_files *files, const char *path, enum sz_status status);

/* A failure as SQLite's code. `*message` says what is wrong with `path`, and what was there before is freed; with
 * SQLITE_NOMEM it may be NULL. */
int sz_file_problem_report(const char *path, const struct sz_file_problem *problem, char **message);

/* The code alone, SQLITE_OK for SZ_OK. */
int sz_file_problem_code(enum sz_status status);

/* `MODULE: there is no such option: "x" (known: header, delimiter, …)` and the like. */
char *sz_message_for_option(const char *module, const struct sz_option_problem *problem);

#endif
