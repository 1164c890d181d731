/* Names to hold laws against: those of the catalogue, of tests/cases/operation*.cases, and all of them with a letter or two
 * mistyped, dressed up, or with a year. Included by one file of a test program at a time. */
#ifndef SZ_TEST_NAMES_H
#define SZ_TEST_NAMES_H

#include <stdio.h>
#include <string.h>

#include "operation/match.h"

enum { NAME_LINE_MAX = 1024, NAME_TEXT_MAX = 256, NAMES_MAX = 16384 };

struct names {
    char text[NAMES_MAX][NAME_TEXT_MAX];
    size_t count;
};

static unsigned names_random(unsigned *seed) {
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void names_add(struct names *names, const char *text, size_t length) {
    if (names->count == NAMES_MAX || length == 0 || length >= NAME_TEXT_MAX)
        return;
    memcpy(names->text[names->count], text, length);
    names->text[names->count++][length] = '\0';
}

/* The first `columns` of every `step`th case. False where the file can't be read. */
static bool names_add_cases(struct names *names, const char *path, int columns, unsigned step) {
    char line[NAME_LINE_MAX];
    unsigned row = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#' || row++ % step != 0)
            continue;
        const char *at = line;
        for (int i = 0; i < columns && *at != '\0'; i++) {
            size_t length = strcspn(at, "\t\n");
            names_add(names, at, length);
            at += length + (at[length] != '\0');
        }
    }
    return fclose(file) == 0;
}

static void names_add_catalogue(struct names *names) {
    for (int i = 0; i < SZ_OPERATION_COUNT; i++) {
        names_add(names, sz_operations[i].name, strlen(sz_operations[i].name));
        names_add(names, sz_operations[i].russian, strlen(sz_operations[i].russian));
    }
    for (size_t i = 0; i < sz_operation_form_count; i++)
        names_add(names, sz_operation_forms[i].form, strlen(sz_operation_forms[i].form));
}

static size_t letter_length(const char *text) {
    size_t length = 1;
    while ((text[length] & 0xC0) == 0x80)
        length++;
    return length;
}

/* Drops, doubles, changes or swaps a letter, whatever its bytes. */
static void name_mistype(const char *name, unsigned *seed, char text[NAME_TEXT_MAX]) {
    size_t at = names_random(seed) % strlen(name);
    while (at > 0 && (name[at] & 0xC0) == 0x80)
        at--;
    size_t length = letter_length(name + at);
    const char *rest = name + at + length;
    size_t next = *rest == '\0' ? 0 : letter_length(rest);
    int head = (int)at, letter = (int)length;
    switch (names_random(seed) % 4) {
    case 0:
        snprintf(text, NAME_TEXT_MAX, "%.*s%s", head, name, rest);
        break;
    case 1:
        snprintf(text, NAME_TEXT_MAX, "%.*s%.*s%s", head, name, letter, name + at, name + at);
        break;
    case 2:
        snprintf(text, NAME_TEXT_MAX, "%.*s%c%s", head, name, (char)('a' + names_random(seed) % 26), rest);
        break;
    default:
        snprintf(text, NAME_TEXT_MAX, "%.*s%.*s%.*s%s", head, name, (int)next, rest, letter, name + at,
                 rest + next);
    }
}

/* Changes that mean nothing. */
static void name_dress(const char *name, unsigned how, char text[NAME_TEXT_MAX]) {
    static const char *const forms[] = {
        "%s",   "\"%s\"",         "«%s»",          "“%s”",          "„%s“",           "'%s'",
        "`%s`", " %s ",           "operation %s",  "операции «%s»", "Operation “%s”", "the CSTO operation %s",
        "(%s)", "“%s” operation", "в операции %s", "[%s]"};
    size_t form = how % (sizeof forms / sizeof forms[0]);
    const char *hole = strstr(forms[form], "%s");
    snprintf(text, NAME_TEXT_MAX, "%.*s%s%s", (int)(hole - forms[form]), forms[form], name, hole + 2);
}

/* For each name another: mistyped once or twice, dressed, or with a year. */
static void names_add_changed(struct names *names, unsigned *seed) {
    char text[NAME_TEXT_MAX], again[NAME_TEXT_MAX];
    for (size_t i = 0, count = names->count; i < count; i++) {
        switch (names_random(seed) % 5) {
        case 0:
            name_dress(names->text[i], names_random(seed), text);
            break;
        case 1:
            snprintf(text, sizeof text, "%.200s (%u)", names->text[i], 2015 + names_random(seed) % 4);
            break;
        case 2:
            name_mistype(names->text[i], seed, again);
            if (again[0] != '\0')
                name_mistype(again, seed, text);
            break;
        default:
            name_mistype(names->text[i], seed, text);
        }
        names_add(names, text, strlen(text));
    }
}

#endif
