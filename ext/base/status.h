/* What can go wrong, by name, and its English sentence.
 *
 * Two classes, never mixed. BAD DATA: a text is no quantity, a record is malformed; readers of one value
 * answer NULL with the reason, aggregates and functions of two values raise an SQL error that quotes the
 * value. BAD WORLD: memory, I/O, a file that changed, a limit; always an SQL error. sz_status_is_world()
 * tells them apart.
 *
 * The sentences speak of "the text"; who knows more (file, line, value) says so around them, in one place:
 * sqlite/message.c for values, sqlite/message_csv.c for files. */
#ifndef SZ_STATUS_H
#define SZ_STATUS_H

#include <stdbool.h>
#include <stddef.h>

enum sz_status {
#define DATA(name, sentence) SZ_##name,
#define WORLD(name, sentence) SZ_##name,
#include "status.def"
#undef DATA
#undef WORLD
    SZ_STATUS_COUNT
};

/* A failure and the bytes of the text that it is about. `at` counts from 0; messages count from 1. */
struct sz_problem {
    enum sz_status status;
    size_t at;
    size_t length;
};

/* Both live forever. The name is the enumerator's (`NO_UNIT`), the sentence has no full stop. */
const char *sz_status_name(enum sz_status status);
const char *sz_status_sentence(enum sz_status status);
bool sz_status_is_world(enum sz_status status);

/* Fills `problem` (which may be NULL) and returns its status: `return sz_problem_set(p, SZ_NO_UNIT, at, 3);`
 */
enum sz_status sz_problem_set(struct sz_problem *problem, enum sz_status status, size_t at, size_t length);

#endif
