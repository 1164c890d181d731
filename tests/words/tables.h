/* The tables of the words, made at run time instead of at build time, so that they can lack a row. */
#ifndef TABLES_H
#define TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Rows of spellings and their concepts, in the order of the build. */
enum { TABLES_NO_ROW = -1 };

struct tables_row {
    const char *file; /* "units.def" */
    int line;
    bool is_concept;
    bool is_name; /* of names.def or name_words.def */
    uint32_t flags;
    const char *text; /* a pattern, or the name of a concept */
};

int tables_row_count(void);
struct tables_row tables_row(int row);

/* The table of names without the row (or without these flags of it); spellings of a concept that is left out fall to the
 * concept before it. Once in a process. False: the build would fail. */
bool tables_make_names(int without, uint32_t flags);

/* The table of all other words, and then one row less. Once in a process each. */
bool tables_make_trie(void);
bool tables_leave_out(int row, uint32_t flags);

#endif
