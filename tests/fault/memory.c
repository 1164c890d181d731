/* Every allocation of every scenario fails: once, in bursts of sixteen (libcsv tries again with less), and for
 * good; and every scenario is interrupted at steps all over it. What must come out is an error of memory (of the
 * interrupt), or exactly what comes out otherwise; afterwards the connection does the same work as ever, and
 * once it is closed all memory is back. */
#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 60, SMOKE_POINTS = 24, LONG = 5000, LONG_POINTS = 5, FULL_POINTS = 500 };

struct mode {
    const char *name;
    unsigned count; /* allocations that fail; 0: an interrupt */
};

static const struct mode modes[] = {{"once", 1}, {"in a burst", 16}, {"for good", 1u << 30}, {"", 0}};

static void disarm(void) {
    memory_fault.armed = false;
}

static int interrupt_at(void *steps) {
    unsigned *left = steps;
    return *left > 0 && --*left == 0;
}

static int count_step(void *steps) {
    ++*(unsigned *)steps;
    return 0;
}

/* What stopped in the middle of a transaction has left it open. */
static void end_transaction(sqlite3 *database) {
    if (!sqlite3_get_autocommit(database))
        sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
}

static void arm(unsigned first, unsigned count) {
    memory_fault = (struct memory_fault){.armed = true, .first = first, .count = count};
}

/* One point of a sweep: NULL or what went wrong. `fired` tells whether there was such an allocation. */
static const char *try_point(const char *sql, const struct outcome *reference, unsigned first, unsigned count,
                             bool *fired) {
    sqlite3_int64 before = sqlite3_memory_used();
    sqlite3 *database = host_open();
    struct outcome faulty, healthy;
    unsigned steps = first;
    if (count == 0)
        sqlite3_progress_handler(database, 1, interrupt_at, &steps);
    else
        arm(first, count);
    host_run(database, sql, &faulty);
    disarm();
    sqlite3_progress_handler(database, 0, NULL, NULL);
    *fired = count == 0 ? steps == 0 : memory_fault.fired > 0;
    end_transaction(database);
    const char *problem = outcome_compare(reference, &faulty, count == 0 ? SQLITE_INTERRUPT : SQLITE_NOMEM);
    if (problem == NULL) {
        host_run(database, sql, &healthy);
        problem = outcome_compare(reference, &healthy, SQLITE_OK);
        outcome_free(&healthy);
    }
    outcome_free(&faulty);
    if (sqlite3_close(database) != SQLITE_OK && problem == NULL)
        problem = "the connection cannot be closed";
    if (sqlite3_memory_used() != before && problem == NULL)
        problem = "memory was not given back";
    return problem;
}

/* How many allocations and steps the scenario makes, and its outcome with memory. */
static unsigned run_reference(const char *sql, struct outcome *reference, unsigned *steps) {
    sqlite3 *database = host_open();
    *steps = 0;
    sqlite3_progress_handler(database, 1, count_step, steps);
    arm(1u << 30, 0);
    host_run(database, sql, reference);
    disarm();
    sqlite3_progress_handler(database, 0, NULL, NULL);
    sqlite3_close(database);
    return memory_fault.seen;
}

/* All of them, or a sample: of a long scenario a small one. */
static unsigned stride_of(unsigned all, bool is_interrupt, bool full) {
    unsigned points = all > LONG ? LONG_POINTS : SMOKE_POINTS;
    if (full)
        points = is_interrupt || all > LONG ? FULL_POINTS : all;
    return all <= points ? 1 : all / points;
}

static void sweep(const char *name, const char *sql, bool full) {
    struct outcome reference;
    if (!host_wants("memory", name))
        return;
    unsigned steps, allocations = run_reference(sql, &reference, &steps);
    if (reference.code != SQLITE_OK && strncmp(reference.message, "no such ", 8) == 0) {
        printf("skip fault/memory/%s: %s\n", name, reference.message);
        outcome_free(&reference);
        return;
    }
    unsigned points = 0;
    const char *problem = NULL;
    static char text[1600];
    for (size_t m = 0; m < sizeof modes / sizeof modes[0] && problem == NULL; m++) {
        bool is_interrupt = modes[m].count == 0;
        unsigned stride = stride_of(is_interrupt ? steps : allocations, is_interrupt, full);
        bool fired = true;
        for (unsigned first = 1; fired && problem == NULL; first += stride, points++) {
            problem = try_point(sql, &reference, first, modes[m].count, &fired);
            if (problem != NULL)
                snprintf(text, sizeof text, "%s %u %s: %s",
                         is_interrupt ? "interrupt at step" : "failing allocation", first, modes[m].name,
                         problem);
        }
    }
    report("memory", name, points, problem == NULL ? NULL : text);
    outcome_free(&reference);
}

/* Loading fails at every allocation; loaded again with memory, everything is there. */
static void sweep_loading(bool full) {
    static const char sql[] = "SELECT group_concat(name || ' ' || narg, ',') FROM (SELECT name, narg FROM "
                              "pragma_function_list WHERE name NOT LIKE 'pragma%' ORDER BY name, narg);"
                              "SELECT group_concat(name) FROM (SELECT name FROM pragma_module_list WHERE "
                              "name NOT LIKE 'pragma%' ORDER BY name)";
    struct outcome reference, got;
    unsigned steps;
    run_reference(sql, &reference, &steps);
    const char *problem = NULL;
    static char text[1600];
    unsigned points = 0;
    for (size_t m = 0; m < sizeof modes / sizeof modes[0] && modes[m].count > 0; m++) {
        bool fired = true;
        for (unsigned first = 1; fired && problem == NULL; first += full ? 1 : 5, points++) {
            sqlite3_int64 before = sqlite3_memory_used();
            sqlite3 *database;
            const char *message;
            if (sqlite3_open(":memory:", &database) != SQLITE_OK)
                give_up("no connection");
            arm(first, modes[m].count);
            int code = host_load(database, &message);
            disarm();
            fired = memory_fault.fired > 0;
            if (code != SQLITE_OK && host_load(database, &message) != SQLITE_OK)
                problem = message;
            host_run(database, sql, &got);
            if (problem == NULL)
                problem = outcome_compare(&reference, &got, SQLITE_OK);
            outcome_free(&got);
            sqlite3_close(database);
            if (problem == NULL && sqlite3_memory_used() != before)
                problem = "memory was not given back";
            if (problem != NULL)
                snprintf(text, sizeof text, "allocation %u fails %s: %s", first, modes[m].name, problem);
        }
    }
    report("memory", "loading", points, problem == NULL ? NULL : text);
    outcome_free(&reference);
}

/* `scenarios` is the text of memory.sql: each begins with a line "-- scenario NAME". */
int sweep_memory(const char *scenarios, bool full) {
    static const char head[] = "-- scenario ";
    if (host_wants("memory", "loading"))
        sweep_loading(full);
    for (const char *at = strstr(scenarios, head); at != NULL;) {
        char name[NAME_MAX_LENGTH];
        at += sizeof head - 1;
        size_t length = strcspn(at, "\n");
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        const char *end = strstr(at, head);
        size_t size = end == NULL ? strlen(at) : (size_t)(end - at);
        char *sql = malloc(size + 1);
        if (sql == NULL)
            give_up("the host itself ran out of memory");
        memcpy(sql, at, size);
        sql[size] = '\0';
        sweep(name, sql + length, full);
        free(sql);
        at = end;
    }
    return failures > 0;
}
