/* What is wrong with a CSV file, a record or an option, as a message for people; for all tables that read
 * files.
 *
 * All return memory of sqlite3_malloc, or NULL where there is none left. */
#ifndef SZ_MESSAGE_CSV_H
#define SZ_MESSAGE_CSV_H

#include "../csv/options.h"
#include "../csv/reader.h"

/* `FILE:LINE: what is wrong (details; the way out)`. */
char *sz_message_for_csv(const char *path, const struct sz_file_problem *problem);

/* `MODULE: there is no such option: "x" (known: header, delimiter, …)` and the like. */
char *sz_message_for_option(const char *module, const struct sz_option_problem *problem);

#endif
