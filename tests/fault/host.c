/* The failing allocator and reads, a connection, a scenario run to its end. */
#include "host.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct memory_fault memory_fault;
struct read_fault read_fault;
unsigned failures;
const char *host_only = "";

static sqlite3_mem_methods real;
static const char *library_path;

_Noreturn void give_up(const char *what) {
    printf("FAIL fault/host: %s\n", what);
    exit(1);
}

/* ---- memory ---- */

static bool fails_now(void) {
    if (!memory_fault.armed)
        return false;
    unsigned number = ++memory_fault.seen;
    if (number < memory_fault.first || number - memory_fault.first >= memory_fault.count)
        return false;
    memory_fault.fired++;
    return true;
}

static void *failing_malloc(int size) {
    return fails_now() ? NULL : real.xMalloc(size);
}

static void *failing_realloc(void *memory, int size) {
    return fails_now() ? NULL : real.xRealloc(memory, size);
}

/* ---- reads ---- */

static bool is_watched(int descriptor) {
    if (read_fault.kind == READ_WHOLE)
        return false;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return false;
    path[length] = '\0';
    return strstr(path, read_fault.path) != NULL;
}

/* True where the read is answered here, with `result` and errno set; may cut `size`. */
static bool answer(int descriptor, size_t *size, ssize_t *result) {
    if (!is_watched(descriptor))
        return false;
    read_fault.seen++;
    if (read_fault.kind == READ_SHORT) {
        read_fault.fired++;
        if (*size > read_fault.first)
            *size = read_fault.first;
        return false;
    }
    bool again = read_fault.kind != READ_EINTR && read_fault.seen > read_fault.first;
    if (read_fault.seen != read_fault.first && !again)
        return false;
    read_fault.fired++;
    errno = read_fault.kind == READ_EINTR ? EINTR : EIO;
    *result = read_fault.kind == READ_END ? 0 : -1;
    return true;
}

ssize_t read(int descriptor, void *bytes, size_t size) {
    ssize_t result;
    if (answer(descriptor, &size, &result))
        return result;
    return syscall(SYS_read, descriptor, bytes, size);
}

ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset) {
    ssize_t result;
    if (answer(descriptor, &size, &result))
        return result;
    return syscall(SYS_pread64, descriptor, bytes, size, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset) {
    return pread(descriptor, bytes, size, offset);
}

/* What a fortified caller calls; the sizes were checked by the compiler's caller, and are again here. */
ssize_t __read_chk(int descriptor, void *bytes, size_t size, size_t room);
ssize_t __read_chk(int descriptor, void *bytes, size_t size, size_t room) {
    if (size > room)
        abort();
    return read(descriptor, bytes, size);
}

ssize_t __pread_chk(int descriptor, void *bytes, size_t size, off_t offset, size_t room);
ssize_t __pread_chk(int descriptor, void *bytes, size_t size, off_t offset, size_t room) {
    if (size > room)
        abort();
    return pread(descriptor, bytes, size, offset);
}

ssize_t __pread64_chk(int descriptor, void *bytes, size_t size, off64_t offset, size_t room);
ssize_t __pread64_chk(int descriptor, void *bytes, size_t size, off64_t offset, size_t room) {
    return __pread_chk(descriptor, bytes, size, offset, room);
}

/* ---- connections ---- */

void host_init(const char *library) {
    library_path = library;
    sqlite3_mem_methods methods;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real) != SQLITE_OK)
        give_up("no allocator to wrap");
    methods = real;
    methods.xMalloc = failing_malloc;
    methods.xRealloc = failing_realloc;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK ||
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1) != SQLITE_OK ||
        sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK || sqlite3_initialize() != SQLITE_OK)
        give_up("SQLite does not take the allocator");
}

int host_load(sqlite3 *database, const char **message) {
    static char text[300];
    char *error = NULL;
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, (int *)NULL);
    int code = sqlite3_load_extension(database, library_path, NULL, &error);
    snprintf(text, sizeof text, "%s", error == NULL ? "" : error);
    sqlite3_free(error);
    *message = text;
    return code;
}

sqlite3 *host_open(void) {
    sqlite3 *database;
    const char *message;
    if (sqlite3_open(":memory:", &database) != SQLITE_OK)
        give_up("no connection");
    if (host_load(database, &message) != SQLITE_OK)
        give_up(message);
    return database;
}

/* ---- outcomes ---- */

static void add(struct outcome *outcome, const char *text, size_t length) {
    if (outcome->length + length + 1 > outcome->capacity) {
        outcome->capacity = 2 * (outcome->length + length + 64);
        outcome->text = realloc(outcome->text, outcome->capacity);
        if (outcome->text == NULL)
            give_up("the host itself ran out of memory");
    }
    memcpy(outcome->text + outcome->length, text, length);
    outcome->length += length;
    outcome->text[outcome->length] = '\0';
}

/* The types are told without converting a value, so that what is compared is what was returned. A text
 * that cannot be had for want of memory is an error of its own. */
void host_add_row(sqlite3_stmt *statement, struct outcome *outcome) {
    static const char types[] = "?ifsbn";
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        int type = sqlite3_column_type(statement, i);
        bool is_null = type == SQLITE_NULL;
        const char *text = is_null ? "" : (const char *)sqlite3_column_text(statement, i);
        if (text == NULL) {
            outcome->code = SQLITE_NOMEM;
            return;
        }
        add(outcome, &types[type], 1);
        add(outcome, text, is_null ? 0 : (size_t)sqlite3_column_bytes(statement, i));
        add(outcome, "|", 1);
    }
    add(outcome, "\n", 1);
}

static void set_error(sqlite3 *database, int code, struct outcome *outcome) {
    outcome->code = code & 0xFF;
    if (code == SQLITE_IOERR_NOMEM)
        outcome->code = SQLITE_NOMEM;
    snprintf(outcome->message, sizeof outcome->message, "%s", sqlite3_errmsg(database));
}

void host_run(sqlite3 *database, const char *sql, struct outcome *outcome) {
    memset(outcome, 0, sizeof *outcome);
    add(outcome, "", 0);
    while (outcome->code == SQLITE_OK && *sql != '\0') {
        sqlite3_stmt *statement = NULL;
        int code = sqlite3_prepare_v2(database, sql, -1, &statement, &sql);
        if (code != SQLITE_OK) {
            set_error(database, code, outcome);
            return;
        }
        if (statement == NULL)
            continue;
        size_t before = outcome->length;
        while (outcome->code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
            before = outcome->length;
            host_add_row(statement, outcome);
        }
        if (outcome->code != SQLITE_OK)
            outcome->length = before; /* a row of which the host could not get a text */
        else if (code != SQLITE_DONE)
            set_error(database, code, outcome);
        sqlite3_finalize(statement);
    }
}

void outcome_free(struct outcome *outcome) {
    free(outcome->text);
    memset(outcome, 0, sizeof *outcome);
}

const char *outcome_compare(const struct outcome *reference, const struct outcome *got, int failure) {
    static char problem[1200];
    bool same_rows = got->length == reference->length && memcmp(got->text, reference->text, got->length) == 0;
    if (got->code == reference->code && same_rows && strcmp(got->message, reference->message) == 0)
        return NULL;
    /* Without memory SQLite itself may lose the words of an error, but not the error. */
    if (failure == SQLITE_NOMEM && got->code != SQLITE_OK && got->code == reference->code && same_rows &&
        strcmp(got->message, sqlite3_errstr(got->code)) == 0)
        return NULL;
    if (got->code == SQLITE_OK)
        snprintf(problem, sizeof problem, "success with other rows: %.400s\n  instead of: %.400s", got->text,
                 reference->text);
    else if (got->code != failure)
        snprintf(problem, sizeof problem, "error %d (%s), not %d", got->code, got->message, failure);
    else if (got->length > reference->length || memcmp(got->text, reference->text, got->length) != 0)
        snprintf(problem, sizeof problem, "other rows before the error: %.400s\n  instead of: %.400s",
                 got->text, reference->text);
    else
        return NULL;
    return problem;
}

bool host_wants(const char *kind, const char *name) {
    char whole[200];
    snprintf(whole, sizeof whole, "%s/%s", kind, name);
    return strstr(whole, host_only) != NULL;
}

void report(const char *kind, const char *name, unsigned points, const char *problem) {
    if (problem == NULL) {
        printf("ok fault/%s/%s (%u points)\n", kind, name, points);
    } else {
        printf("  %s\nFAIL fault/%s/%s\n", problem, kind, name);
        failures++;
    }
    fflush(stdout);
}
