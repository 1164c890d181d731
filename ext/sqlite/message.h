/* Failures as messages for people: the one place that puts a problem, the value or file it is about, and the
 * way out into words.
 *
 * All return memory of sqlite3_malloc, or NULL where there is none left (say SQLITE_NOMEM then). Quoted
 * values are cut at 60 bytes, at a character, and control characters are shown as '?'. */
#ifndef SZ_MESSAGE_H
#define SZ_MESSAGE_H

#include "../base/span.h"
#include "../base/status.h"

#include <stdint.h>

/* `the number lacks its unit …, at byte 1: "5,00"`; the byte counts from 1. */
char *sz_message_for_value(const struct sz_problem *problem, struct sz_span value);

/* The same with what asked in front: `bounded_total: …` and a way out behind it: `; use FILTER …` (may be
 * NULL). */
char *sz_message_for_call(const char *function, const struct sz_problem *problem, struct sz_span value,
                          const char *way_out);

/* The same for a function of two values: the one that the problem is about, and the other behind it
 * (`…: "3 l" (with "5 kg")`). */
char *sz_message_for_pair(const char *function, const struct sz_problem *problem, struct sz_span value,
                          struct sz_span other);

/* `FILE:LINE: what is wrong` (line 0: none); `detail` (may be NULL) goes behind it in brackets. */
char *sz_message_for_file(const char *path, uint64_t line, const struct sz_problem *problem,
                          const char *detail);

#endif
