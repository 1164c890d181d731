/* The files of cases that a pattern names: a line is a text, a tab, and what becomes of it. Lines that begin with # say where
 * the texts are from. */
#ifndef QUANTITY_CASES_H
#define QUANTITY_CASES_H

#include <glob.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { CASE_MAX = 4096 };

/* What the text becomes; it lives until the next call. */
typedef const char *case_outcome(const char *text);

/* Whether the line is a comment, or its text becomes what stands behind the tab. */
static bool holds_case(char *line, case_outcome *outcome_of) {
    size_t end = strcspn(line, "\n");
    char *tab = strchr(line, '\t');
    if (line[0] == '#')
        return true;
    if (tab == NULL || line[end] != '\n') {
        print_error("no case, or too long: %s\n", line);
        return false;
    }
    *tab = line[end] = '\0';
    const char *got = outcome_of(line);
    if (strcmp(got, tab + 1) == 0)
        return true;
    print_error("%s\n  want %s\n  got  %s\n", line, tab + 1, got);
    return false;
}

static void holds_cases_of(const char *path, case_outcome *outcome_of) {
    char line[CASE_MAX];
    unsigned wrong = 0, seen = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        seen += line[0] != '#';
        wrong += !holds_case(line, outcome_of);
    }
    assert_int_equal(ferror(file), 0);
    assert_int_equal(fclose(file), 0);
    assert_true(seen > 10);
    assert_int_equal(wrong, 0);
}

/* Every case of every file of tests/cases that the pattern names. */
static void holds_every_case(const char *pattern, case_outcome *outcome_of) {
    char paths[512];
    glob_t found;
    assert_in_range(snprintf(paths, sizeof paths, "%s/%s", SZ_CASES, pattern), 1, sizeof paths - 1);
    assert_int_equal(glob(paths, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        holds_cases_of(found.gl_pathv[i], outcome_of);
    globfree(&found);
}

#endif
