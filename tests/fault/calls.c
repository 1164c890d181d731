/* Every other call to the system on the way to a file fails in turn: opening it, looking at it, listing its
 * folder. A folder that cannot be read to its end is no shorter list of files. */
#include "host.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SQL_MAX = 2000, CALLS_MAX = 400 };

static struct {
    unsigned first; /* 0: none fails */
    unsigned seen, fired;
    const char *name; /* the call that failed */
    int error;
} fault;

static bool fails(const char *name) {
    if (fault.first == 0 || ++fault.seen != fault.first)
        return false;
    fault.fired++;
    fault.name = name;
    errno = fault.error;
    return true;
}

/* What the dynamic linker would have found without us. */
#define REAL(type, name, ...)                                                                                \
    static type (*real)(__VA_ARGS__);                                                                        \
    if (real == NULL)                                                                                        \
    *(void **)&real = dlsym(RTLD_NEXT, name)

int open(const char *path, int flags, ...) {
    REAL(int, "open", const char *, int, mode_t);
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return fails("open") ? -1 : real(path, flags, mode);
}

int stat(const char *restrict path, struct stat *restrict facts) {
    REAL(int, "stat", const char *, struct stat *);
    return fails("stat") ? -1 : real(path, facts);
}

int lstat(const char *restrict path, struct stat *restrict facts) {
    REAL(int, "lstat", const char *, struct stat *);
    return fails("lstat") ? -1 : real(path, facts);
}

int fstat(int descriptor, struct stat *facts) {
    REAL(int, "fstat", int, struct stat *);
    return fails("fstat") ? -1 : real(descriptor, facts);
}

DIR *opendir(const char *path) {
    REAL(DIR *, "opendir", const char *);
    return fails("opendir") ? NULL : real(path);
}

struct dirent *readdir(DIR *folder) {
    REAL(struct dirent *, "readdir", DIR *);
    return fails("readdir") ? NULL : real(folder);
}

char *realpath(const char *restrict path, char *restrict resolved) {
    REAL(char *, "realpath", const char *, char *);
    return fails("realpath") ? NULL : real(path, resolved);
}

char *__realpath_chk(const char *path, char *resolved, size_t room);
char *__realpath_chk(const char *path, char *resolved, size_t room) {
    (void)room;
    return realpath(path, resolved);
}

static const struct {
    const char *name;
    const char *sql;
} scans[] = {
    {"seizure_csv", "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING "
                    "seizure_csv('fixtures/channel/*.csv'); SELECT count(*), max(_file) FROM temp.t"},
    {"seizure_csv-one", "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING "
                        "seizure_csv('fixtures/channel/center-2019.csv'); SELECT * FROM temp.t"},
    {"read_seizures",
     "SELECT _file, count(*) FROM read_seizures('fixtures/*/*.csv') GROUP BY _file ORDER BY _file"},
    {"read_releases", "SELECT file, length(text) FROM read_releases('fixtures/channel/*.csv')"},
};

static void sweep(const char *name, const char *sql, int error, const char *error_name) {
    char label[80], problem[1400] = "";
    struct outcome reference, got;
    unsigned points = 0;
    snprintf(label, sizeof label, "%s/%s", name, error_name);
    if (!host_wants("calls", label))
        return;
    sqlite3 *database = host_open();
    host_run(database, sql, &reference);
    bool missing = reference.code != SQLITE_OK && strncmp(reference.message, "no such ", 8) == 0;
    bool fired = !missing;
    for (unsigned first = 1; fired && first < CALLS_MAX && problem[0] == '\0'; first++, points++) {
        fault.seen = fault.fired = 0;
        fault.error = error;
        fault.first = first;
        host_run(database, sql, &got);
        fault.first = 0;
        fired = fault.fired > 0;
        /* Whatever the error is, the rows before it are the reference's. */
        const char *found =
            outcome_compare(&reference, &got, got.code == SQLITE_OK ? SQLITE_ERROR : got.code);
        if (found != NULL)
            snprintf(problem, sizeof problem, "call %u (%s): %s", first, fault.name, found);
        outcome_free(&got);
    }
    if (missing)
        printf("skip fault/calls/%s: %s\n", label, reference.message);
    else
        report("calls", label, points, problem[0] == '\0' ? NULL : problem);
    outcome_free(&reference);
    sqlite3_close(database);
}

int sweep_calls(void) {
    for (size_t i = 0; i < sizeof scans / sizeof scans[0]; i++) {
        sweep(scans[i].name, scans[i].sql, EIO, "eio");
        sweep(scans[i].name, scans[i].sql, EACCES, "eacces");
        sweep(scans[i].name, scans[i].sql, ENOMEM, "enomem");
    }
    return failures > 0;
}
