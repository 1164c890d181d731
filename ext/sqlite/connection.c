/* Each function and module holds the connection's data: whichever SQLite drops last, replaced ones too, frees
 * it. */
#include "connection.h"

SQLITE_EXTENSION_INIT3

static void *resize(void *memory, size_t size) {
    return sqlite3_realloc64(memory, size);
}

static void release(void *memory) {
    sqlite3_free(memory);
}

const struct sz_allocator sz_sqlite_allocator = {resize, release};

struct sz_connection *sz_connection_open(sqlite3 *database, bool reads_files) {
    struct sz_connection *connection = sqlite3_malloc64(sizeof *connection);
    if (connection == NULL)
        return NULL;
    *connection = (struct sz_connection){.database = database, .reads_files = reads_files, .holders = 1};
    sz_file_policy_init(&connection->files);
    return connection;
}

struct sz_connection *sz_connection_hold(struct sz_connection *connection) {
    connection->holders++;
    return connection;
}

void sz_connection_release(void *data) {
    struct sz_connection *connection = data;
    if (--connection->holders > 0)
        return;
    sz_name_memo_close(connection->names);
    sz_quantity_memo_close(connection->quantities);
    sqlite3_free(connection);
}

struct sz_operation_brief *sz_connection_read_name(struct sz_connection *connection, struct sz_span name,
                                                   struct sz_operation_brief *own) {
    if (connection->names == NULL)
        connection->names = sz_name_memo_open();
    return sz_name_memo_read(connection->names, name, own);
}

enum sz_status sz_connection_read_quantity(struct sz_connection *connection, struct sz_span text,
                                           const struct sz_quantity_options *options,
                                           struct sz_quantity *quantity, struct sz_problem *problem) {
    if (connection->quantities == NULL)
        connection->quantities = sz_quantity_memo_open();
    return sz_quantity_memo_read(connection->quantities, text, options, quantity, problem);
}

static void show_progress(void *data, const char *path, uint64_t position, uint64_t size) {
    sz_progress_show(&((struct sz_interrupt_watch *)data)->progress, path, position, size);
}

struct sz_reader_setup sz_connection_reader_setup(const struct sz_connection *connection,
                                                  const struct sz_csv_options *options,
                                                  struct sz_interrupt_watch *watch) {
    *watch = (struct sz_interrupt_watch){.database = connection->database};
    return (struct sz_reader_setup){
        .options = options,
        .policy = &connection->files,
        .allocator = &sz_sqlite_allocator,
        .is_interrupted = sz_interrupt_is_wanted,
        .show_progress = show_progress,
        .data = watch,
    };
}
