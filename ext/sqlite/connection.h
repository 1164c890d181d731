/* What one connection's functions and tables are given (pAux, sqlite3_user_data), and what they take from
 * SQLite: memory, and the news that the statement is to stop.
 *
 * It is read-only but for `holders` and the memos, which the connection's mutex guards. */
#ifndef SZ_CONNECTION_H
#define SZ_CONNECTION_H

#include <sqlite3ext.h>

#include "../csv/record.h"
#include "interrupt.h"
#include "name_memo.h"
#include "quantity_memo.h"

struct sz_connection {
    sqlite3 *database;
    struct sz_file_policy files;
    bool reads_files;                    /* false: loaded by sqlite3_seizures_noread_init */
    unsigned holders;                    /* functions and modules that were given it */
    struct sz_name_memo *names;          /* NULL until a name is asked for */
    struct sz_quantity_memo *quantities; /* NULL until words are read */
};

/* With one holder, the caller; NULL: no memory. */
struct sz_connection *sz_connection_open(sqlite3 *database, bool reads_files);

/* For one holder more: the same connection. */
struct sz_connection *sz_connection_hold(struct sz_connection *connection);

/* The destructor (xDestroy) of what holds it; the last one frees it. */
void sz_connection_release(void *connection);

/* The brief of a name of an operation, see name_memo.h. */
struct sz_operation_brief *sz_connection_read_name(struct sz_connection *connection, struct sz_span name,
                                                   struct sz_operation_brief *own);

/* The quantity that a text is, see quantity_memo.h. */
enum sz_status sz_connection_read_quantity(struct sz_connection *connection, struct sz_span text,
                                           const struct sz_quantity_options *options,
                                           struct sz_quantity *quantity, struct sz_problem *problem);

/* How this connection's tables read files; starts the watch. All arguments must outlive the readers. */
struct sz_reader_setup sz_connection_reader_setup(const struct sz_connection *connection,
                                                  const struct sz_csv_options *options,
                                                  struct sz_interrupt_watch *watch);

/* SQLite's allocator as ours. */
extern const struct sz_allocator sz_sqlite_allocator;

#endif
