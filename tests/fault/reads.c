/* Reads that go wrong, and files that change while they are read. The end of a file is only ever the end of a
 * file: whatever happens, out come the exact rows or an error that names the file, never a shorter table. */
#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RECORDS = 30000, SQL_MAX = 1000, PATH_LENGTH = 600, ANY_ERROR = -1 };

struct scenario {
    const char *name;
    const char *sql; /* %s is the file */
};

static const struct scenario scans[] = {
    {"seizure_csv", "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s'); "
                    "SELECT count(*), sum(length(item)), sum(length(quantity)), max(_line) FROM temp.t"},
    {"seizure_csv-types",
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s', types='auto'); "
     "SELECT max(_line), min(item), sum(length(note)) FROM temp.t"},
    {"seizure_csv-groups",
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s'); "
     "SELECT item, count(*), sum(length(quantity)) FROM temp.t GROUP BY item"},
    {"seizure_csv-lookups",
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s'); "
     "SELECT count(*) FROM temp.t; SELECT note FROM temp.t WHERE rowid = 2500; "
     "SELECT count(*), max(a.note) FROM (SELECT '7.8 kg' AS q UNION ALL SELECT '9.1 kg') AS k "
     "CROSS JOIN temp.t AS a WHERE a.quantity = k.q"},
    {"seizure_csv-rowids",
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s'); "
     "SELECT count(*), max(note) FROM temp.t WHERE rowid BETWEEN 1100 AND 2500; "
     "SELECT k.column1, (SELECT max(note) FROM temp.t WHERE rowid = k.column1 * 700) FROM (VALUES (1), (2), "
     "(3)) k"},
    {"seizure_csv-search",
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s', max_memory='0'); "
     "SELECT k.q, count(*), max(a.note) FROM (SELECT '7.8 kg' AS q UNION ALL SELECT '9.1 kg') AS k "
     "CROSS JOIN temp.t AS a WHERE a.quantity = k.q GROUP BY k.q"},
    {"seizure_csv-rescan",
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s'); "
     "SELECT k.column1, count(a.note) FROM (VALUES (1), (12)) k "
     "CROSS JOIN temp.t AS a ON length(a.note) > k.column1 GROUP BY 1"},
    {"seizure_csv-distinct",
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s'); "
     "SELECT DISTINCT quantity FROM temp.t; SELECT DISTINCT quantity FROM temp.t ORDER BY quantity DESC"},
    {"seizure_csv-groups-in-little-memory",
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s', max_memory='200000'); "
     "SELECT quantity, count(*), max(rowid), max(note) FROM temp.t GROUP BY quantity"},
    {"seizure_csv-groups-in-some-memory", /* which is little for the file of the full sweep */
     "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s', "
     "max_memory='1600000'); "
     "SELECT quantity, count(*), max(rowid), max(note) FROM temp.t GROUP BY quantity"},
    {"seizure_csv-kept", "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s', "
                         "columns='a,b,c', on_error='keep'); "
                         "SELECT count(*), count(_problem), sum(length(_problem)), max(c) FROM temp.t"},
    {"seizure_csv-load", "DROP TABLE IF EXISTS temp.t; DROP TABLE IF EXISTS temp.copy; "
                         "CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s'); "
                         "CREATE TEMP TABLE copy AS SELECT * FROM temp.t; "
                         "SELECT count(*), sum(length(note)), max(quantity) FROM copy"},
    {"seizure_csv-by-name", "DROP TABLE IF EXISTS temp.t; CREATE VIRTUAL TABLE temp.t USING "
                            "seizure_csv('%s', union_by_name='yes', null='heroin'); "
                            "SELECT count(*), count(item), max(_file), sum(length(note)) FROM temp.t"},
    {"read_seizures-rescan",
     "SELECT k.column1, count(r.item), max(r.high) FROM (VALUES (1), (7)) k "
     "CROSS JOIN read_seizures('%s') AS r ON length(r.written) > k.column1 GROUP BY 1"},
    {"seizure_csv_dialect", "SELECT * FROM seizure_csv_dialect('%s')"},
    {"read_seizures", "SELECT count(*), sum(low), sum(length(written)), max(_line) FROM read_seizures('%s')"},
    {"read_releases", "SELECT length(text) FROM read_releases('%s')"},
};

/* Of what isn't plain, all of these read tables but the last. */
enum { SCANS = sizeof scans / sizeof scans[0], TABLE_SCANS = SCANS - 1 };

/* What is read: one file as it is, packed, in another encoding; several. */
struct target {
    const char *kind;
    const char *files;   /* their name or pattern */
    const char *watch;   /* what their names have in common: these reads fail, and that is in each error */
    const char *command; /* makes them of reads.csv */
    size_t scan_count;
};

static const struct target targets[] = {
    {"", "reads.csv", "reads.csv", "", SCANS},
    {"gzip-", "reads.csv.gz", "reads.csv.gz", "gzip -kf reads.csv", TABLE_SCANS},
    {"utf16-", "reads-utf16.csv", "reads-utf16.csv", "iconv -f UTF-8 -t UTF-16 reads.csv >reads-utf16.csv",
     TABLE_SCANS},
    {"several-", "part-?.csv*", "part-",
     "head -n 900 reads.csv >part-1.csv; { head -n 1 reads.csv; tail -n +901 reads.csv | head -n 900; } | "
     "gzip "
     ">part-2.csv.gz; { head -n 1 reads.csv; tail -n +1801 reads.csv; } >part-3.csv",
     TABLE_SCANS},
};

static void write_file(const char *path, unsigned records, const char *item) {
    FILE *file = fopen(path, "w");
    if (file == NULL)
        give_up(path);
    fputs("operation,item,quantity,note\n", file);
    for (unsigned i = 0; i < records; i++)
        fprintf(file, "Channel,%s,%u.%u kg,\"number %u, \"\"as written\"\"\"\n", item, i % 900 + 1, i % 9 + 1,
                i);
    if (fclose(file) != 0)
        give_up(path);
}

/* Without the sanitizer that is loaded before us: what the tools leak is theirs. */
static void make_target(const char *folder, const struct target *target) {
    char command[2 * PATH_LENGTH];
    snprintf(command, sizeof command, "unset LD_PRELOAD; cd '%s' && { %s\n}", folder,
             target->command[0] != '\0' ? target->command : ":");
    if (system(command) != 0)
        give_up(command);
}

static bool is_missing(const struct outcome *outcome) {
    return outcome->code != SQLITE_OK && (strncmp(outcome->message, "no such ", 8) == 0 ||
                                          strstr(outcome->message, "no such option") != NULL);
}

/* NULL where the outcome is the reference, or an error that names the file. */
static const char *judge(const struct outcome *reference, const struct outcome *got, const char *path,
                         bool must_fail) {
    static char problem[1200];
    if (got->code != SQLITE_OK && got->code != SQLITE_NOMEM) {
        if (strstr(got->message, path) == NULL) {
            snprintf(problem, sizeof problem, "the error does not name the file: %s", got->message);
            return problem;
        }
        return must_fail ? NULL : outcome_compare(reference, got, got->code);
    }
    if (must_fail) {
        snprintf(problem, sizeof problem, "no error, but %d: %.300s", got->code, got->text);
        return problem;
    }
    return outcome_compare(reference, got, SQLITE_OK);
}

/* The read fails, and each after it; NULL or what went wrong. */
static const char *try_read(sqlite3 *database, const char *sql, const struct outcome *reference,
                            const struct read_fault *fault, bool *fired) {
    struct outcome got;
    read_fault = *fault;
    host_run(database, sql, &got);
    *fired = read_fault.fired > 0;
    read_fault.kind = READ_WHOLE;
    const char *found = judge(reference, &got, fault->path, fault->kind == READ_EIO && *fired);
    if (fault->kind == READ_END && got.code != SQLITE_OK && got.code != SQLITE_NOMEM &&
        strstr(got.message, fault->path) != NULL)
        found = NULL;
    outcome_free(&got);
    return found;
}

static const struct {
    enum read_fault_kind kind;
    const char *name;
} kinds[] = {{READ_EIO, "eio"}, {READ_EINTR, "eintr"}, {READ_END, "early-end"}, {READ_SHORT, "short"}};

/* All reads of the kind in turn, and whether the connection does the same work as ever afterwards. */
static unsigned try_reads(sqlite3 *database, const char *sql, const struct outcome *reference,
                          const char *watch, size_t kind, bool full, char *problem, size_t room) {
    static const unsigned sizes[] = {61, 4099, 7, 1021, 16381, 65521}; /* of short reads */
    struct outcome got;
    bool is_short = kinds[kind].kind == READ_SHORT, fired = true;
    unsigned points = 0, most = full ? 100000 : 12;
    if (is_short)
        most = full ? sizeof sizes / sizeof sizes[0] : 2;
    for (; fired && points < most && problem[0] == '\0'; points++) {
        unsigned first = is_short ? sizes[points] : points + 1;
        struct read_fault fault = {.kind = kinds[kind].kind, .path = watch, .first = first};
        const char *found = try_read(database, sql, reference, &fault, &fired);
        if (found != NULL)
            snprintf(problem, room, "read %u: %s", first, found);
    }
    host_run(database, sql, &got);
    if (problem[0] == '\0' && outcome_compare(reference, &got, SQLITE_OK) != NULL)
        snprintf(problem, room, "the connection does other work afterwards");
    outcome_free(&got);
    return points;
}

static void sweep(const char *folder, const struct target *target, const struct scenario *scan, size_t kind,
                  bool full) {
    char files[PATH_LENGTH], watch[PATH_LENGTH], sql[SQL_MAX], name[100], problem[1400] = "";
    struct outcome reference;
    snprintf(files, sizeof files, "%s/%s", folder, target->files);
    snprintf(watch, sizeof watch, "%s/%s", folder, target->watch);
    snprintf(sql, sizeof sql, scan->sql, files);
    snprintf(name, sizeof name, "%s/%s%s", scan->name, target->kind, kinds[kind].name);
    if (!host_wants("reads", name))
        return;
    sqlite3 *database = host_open();
    host_run(database, sql, &reference);
    if (is_missing(&reference)) {
        printf("skip fault/reads/%s: %s\n", name, reference.message);
    } else if (reference.code != SQLITE_OK) {
        report("reads", name, 0, reference.message);
    } else {
        unsigned points = try_reads(database, sql, &reference, watch, kind, full, problem, sizeof problem);
        report("reads", name, points, problem[0] == '\0' ? NULL : problem);
    }
    outcome_free(&reference);
    if (sqlite3_close(database) != SQLITE_OK)
        report("reads", name, 0, "the connection cannot be closed");
}

int sweep_reads(const char *folder, bool full) {
    char path[PATH_LENGTH];
    snprintf(path, sizeof path, "%s/reads.csv", folder);
    write_file(path, full ? RECORDS : 3000, "heroin");
    for (size_t t = 0; t < sizeof targets / sizeof targets[0]; t++) {
        make_target(folder, &targets[t]);
        for (size_t s = 0; s < targets[t].scan_count; s++)
            for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
                sweep(folder, &targets[t], &scans[s], k, full);
    }
    return failures > 0;
}

/* ---- files that change ---- */

static off_t size_of(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0)
        give_up(path);
    return status.st_size;
}

static bool truncate_half(const char *path) {
    return truncate(path, size_of(path) / 2) == 0;
}

/* The cut falls on the end of a record, so that nothing in the bytes shows it. */
static bool truncate_at_record(const char *path) {
    FILE *file = fopen(path, "r");
    if (file == NULL || fseek(file, size_of(path) / 2, SEEK_SET) != 0)
        return false;
    int byte;
    while ((byte = fgetc(file)) != EOF && byte != '\n')
        continue;
    off_t size = ftell(file);
    fclose(file);
    return truncate(path, size) == 0;
}

static bool grow(const char *path) {
    FILE *file = fopen(path, "a");
    return file != NULL && fputs("Channel,opium,1 kg,half a rec", file) >= 0 && fclose(file) == 0;
}

static bool edit(const char *path) {
    FILE *file = fopen(path, "r+");
    return file != NULL && fseek(file, -20, SEEK_END) == 0 && fputc('7', file) == '7' && fclose(file) == 0;
}

static bool replace(const char *path) {
    char other[PATH_LENGTH + 8];
    snprintf(other, sizeof other, "%s.new", path);
    write_file(other, RECORDS, "cannabis");
    return rename(other, path) == 0;
}

static bool delete_file(const char *path) {
    return unlink(path) == 0;
}

static const struct {
    const char *name;
    bool (*change)(const char *path);
} changes[] = {{"truncated", truncate_half},
               {"cut-at-a-record", truncate_at_record},
               {"grown", grow},
               {"edited", edit},
               {"replaced", replace},
               {"deleted", delete_file}};

static const struct scenario streams[] = {
    {"seizure_csv", "SELECT item, quantity FROM temp.t"},
    {"read_seizures", "SELECT item, written FROM read_seizures('%s')"},
};

/* Steps over `rows` records, changes the file, goes on to the end: NULL or what went wrong. A statement whose
 * preparation fails says so too: the change may have come before it. */
static const char *change_under_scan(sqlite3 *database, const char *sql, const char *path, int rows,
                                     bool (*change)(const char *)) {
    static char problem[1200];
    sqlite3_stmt *statement;
    if (rows < 0 && !change(path))
        return "the file could not be changed";
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL), seen = 0;
    const char *found = NULL;
    while (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        if (++seen == rows && !change(path))
            found = "the file could not be changed";
    int last = code == SQLITE_OK ? sqlite3_reset(statement) : code;
    if (last == SQLITE_OK)
        snprintf(problem, sizeof problem, "no error, %d rows", seen), found = problem;
    else if (strstr(sqlite3_errmsg(database), path) == NULL)
        snprintf(problem, sizeof problem, "the error does not name the file: %s", sqlite3_errmsg(database)),
            found = problem;
    sqlite3_finalize(statement);
    return found;
}

static void try_change(const struct scenario *stream, size_t number, const char *path, const char *when,
                       int rows) {
    char sql[SQL_MAX], name[120];
    const char *message = NULL;
    snprintf(name, sizeof name, "%s/%s-%s", stream->name, changes[number].name, when);
    if (!host_wants("changes", name))
        return;
    write_file(path, RECORDS, "heroin");
    usleep(20000); /* a file's times are told by ticks of the kernel */
    sqlite3 *database = host_open();
    snprintf(sql, sizeof sql, "CREATE VIRTUAL TABLE temp.t USING seizure_csv('%s')", path);
    if (strstr(stream->sql, "temp.t") != NULL && sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        message = sqlite3_errmsg(database);
    snprintf(sql, sizeof sql, stream->sql, path);
    sqlite3_stmt *probe = NULL;
    if (message == NULL && sqlite3_prepare_v2(database, sql, -1, &probe, NULL) != SQLITE_OK)
        message = sqlite3_errmsg(database);
    sqlite3_finalize(probe);
    if (message != NULL && strncmp(message, "no such ", 8) == 0)
        printf("skip fault/changes/%s: %s\n", name, message);
    else
        report("changes", name, 1,
               message != NULL ? message
                               : change_under_scan(database, sql, path, rows, changes[number].change));
    sqlite3_close(database);
    unlink(path);
}

/* Before the scan a change is only one where a table has been created over the file. */
int sweep_changes(const char *folder) {
    char path[PATH_LENGTH];
    snprintf(path, sizeof path, "%s/changes.csv", folder);
    for (size_t s = 0; s < sizeof streams / sizeof streams[0]; s++)
        for (size_t c = 0; c < sizeof changes / sizeof changes[0]; c++) {
            if (s == 0)
                try_change(&streams[s], c, path, "after-create", -1);
            try_change(&streams[s], c, path, "at-the-start", 10);
            try_change(&streams[s], c, path, "near-the-end", RECORDS - 10);
        }
    return failures > 0;
}
