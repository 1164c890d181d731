/* What the core makes of a case, in the words of the case files. */
#ifndef OUTCOMES_H
#define OUTCOMES_H

#include <stdbool.h>
#include <stddef.h>

enum { OUTCOME_MAX = 1 << 14 };

/* A line of a case file: what is given, TAB, what is expected. */
struct outcomes_case {
    char kind; /* of the file: see outcomes_kind */
    char *input;
    char *expected;
};

/* 'q' amounts, 'i' items, 't' running text, 'o' names and their keys, 'm' pairs of names, 'e' names in texts, 'f' forms
 * of an operation, 'h' headers, 'w' amounts for people; 0: not a file that is known. */
char outcomes_kind(const char *file);

/* Cuts the line, which is changed; false: it holds no case. */
bool outcomes_cut(char kind, char *line, struct outcomes_case *made);

/* The outcome, until the next call. */
const char *outcomes_write(const struct outcomes_case *one);

/* Whether the outcome is the one that is expected. */
bool outcomes_hold(const struct outcomes_case *one);

#endif
