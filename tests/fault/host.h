/* A host of the extension in which allocations and reads fail on demand.
 *
 * It links the stock libsqlite3 and gives SQLite an allocator of its own (sqlite3_config), so that every
 * allocation of SQLite and of the extension passes here; and it defines read() and its kin, which the dynamic
 * linker finds here before libc's. */
#ifndef SZ_FAULT_HOST_H
#define SZ_FAULT_HOST_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* What running a scenario gave: rows as text, or the error that stopped it behind the rows before it. */
struct outcome {
    char *text; /* the rows, one a line, each value with its type */
    size_t length, capacity;
    int code; /* SQLITE_OK, or the error */
    char message[400];
};

/* Allocation number `first` (from 1) and the next `count` - 1 fail. */
struct memory_fault {
    bool armed;
    unsigned first, count;
    unsigned seen;  /* allocations since it was armed */
    unsigned fired; /* of these failed */
};

enum read_fault_kind { READ_WHOLE, READ_EIO, READ_EINTR, READ_END, READ_SHORT };

/* Read number `first` of a file whose path holds `path` goes wrong: fails with EIO, once with EINTR, or
 * returns 0 as if the file ended. READ_SHORT gives at most `first` bytes to every read. */
struct read_fault {
    enum read_fault_kind kind;
    const char *path;
    unsigned first;
    unsigned seen, fired;
};

extern struct memory_fault memory_fault;
extern struct read_fault read_fault;

void host_init(const char *library);

/* A connection with the library loaded. Any failure here ends the program. */
sqlite3 *host_open(void);
int host_load(sqlite3 *database, const char **message);

/* Runs all statements of `sql`; `outcome` is filled anew and freed by outcome_free. */
void host_run(sqlite3 *database, const char *sql, struct outcome *outcome);
void host_add_row(sqlite3_stmt *statement, struct outcome *outcome);
void outcome_free(struct outcome *outcome);

/* NULL, or how `got` differs from what is allowed: the same rows and end, or (where `may_fail`) an error of
 * `failure` behind rows that the reference has too. */
const char *outcome_compare(const struct outcome *reference, const struct outcome *got, int failure);

/* Prints "ok fault/…" or "FAIL fault/…" and counts the failures. */
void report(const char *kind, const char *name, unsigned points, const char *problem);
extern unsigned failures;

/* Whether the sweep "KIND/NAME" is asked for: all are, unless host_only holds a part of such names. */
extern const char *host_only;
bool host_wants(const char *kind, const char *name);

_Noreturn void give_up(const char *what);

int sweep_memory(const char *scenarios, bool full);
int sweep_reads(const char *folder, bool full);
int sweep_changes(const char *folder);
int sweep_calls(void);

#endif
