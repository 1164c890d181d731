/* key.c: the lists of tests/cases/operations.cases, operation_words.cases and operation_forms.cases, and keys at their limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "operation/match.h"

enum { LINE_MAX_LENGTH = 1024, FIELDS_MAX = 4 };

static struct sz_span span(const char *text) {
    return sz_span_of(text, strlen(text));
}

/* Cuts a line at its tabs; returns how many fields it has. */
static size_t split(char *line, char *fields[FIELDS_MAX]) {
    size_t count = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *start = line; start != NULL && count < FIELDS_MAX; count++) {
        char *tab = strchr(start, '\t');
        fields[count] = start;
        if (tab != NULL)
            *tab++ = '\0';
        start = tab;
    }
    return count;
}

static void check_field(const char *name, const char *what, const char *expected, const char *found) {
    if (strcmp(expected, found) != 0)
        fail_msg("%s: %s is %s, not %s", name, what, found, expected);
}

static void check_case(char *fields[FIELDS_MAX], size_t count) {
    struct sz_operation_key key;
    char text[SZ_KEY_MAX + 1], year[16];
    (void)sz_operation_key(span(fields[0]), &key);
    snprintf(text, sizeof text, "%.*s", (int)key.length, key.text);
    check_field(fields[0], "the key", fields[1], key.length == 0 ? "-" : text);
    if (count < FIELDS_MAX)
        return;
    int found = sz_operation_find(&key);
    check_field(fields[0], "the operation", fields[2], found < 0 ? "-" : sz_operations[found].name);
    snprintf(year, sizeof year, "%d", key.year);
    check_field(fields[0], "the year", fields[3], key.year == 0 ? "-" : year);
}

static size_t check_file(const char *path) {
    char line[LINE_MAX_LENGTH], *fields[FIELDS_MAX];
    size_t cases = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        size_t count = line[0] == '#' ? 0 : split(line, fields);
        if (count < 2)
            continue;
        check_case(fields, count);
        cases++;
    }
    assert_int_equal(fclose(file), 0);
    return cases;
}

static void reads_every_case(void **state) {
    (void)state;
    assert_true(check_file(SZ_CASES "/operations.cases") > 100);
    assert_true(check_file(SZ_CASES "/operation_words.cases") > 400);
}

static void the_catalogue_has_the_keys_of_its_names(void **state) {
    (void)state;
    for (int i = 0; i < SZ_OPERATION_COUNT; i++) {
        struct sz_operation_key key;
        const struct sz_operation_entry *entry = &sz_operations[i];
        const char *names[] = {entry->name, entry->russian, entry->key};
        for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
            assert_int_equal(sz_operation_key(span(names[n]), &key), SZ_OK);
            assert_int_equal(sz_operation_find(&key), i);
        }
        assert_true(strlen(entry->source) > 3);
    }
}

static void every_form_has_the_key_of_its_operation(void **state) {
    (void)state;
    for (size_t i = 0; i < sz_operation_form_count; i++) {
        struct sz_operation_key key;
        const struct sz_operation_form *form = &sz_operation_forms[i];
        assert_int_equal(sz_operation_key(span(form->form), &key), SZ_OK);
        if (sz_operation_find(&key) != form->operation)
            fail_msg("%s is not %s", form->form, sz_operations[form->operation].name);
    }
    assert_true(sz_operation_form_count > 50);
}

/* The forms of an operation, with " | " between. */
static void list_forms(const char *operation, char *list, size_t size) {
    size_t length = 0;
    list[0] = '\0';
    for (size_t i = 0; i < sz_operation_form_count; i++) {
        const struct sz_operation_form *form = &sz_operation_forms[i];
        if (strcmp(sz_operations[form->operation].name, operation) != 0)
            continue;
        int added = snprintf(list + length, size - length, "%s%s", length == 0 ? "" : " | ", form->form);
        assert_true(added > 0 && (size_t)added < size - length);
        length += (size_t)added;
    }
}

static void every_form_is_known(void **state) {
    (void)state;
    char line[LINE_MAX_LENGTH], list[LINE_MAX_LENGTH], *fields[FIELDS_MAX];
    size_t cases = 0;
    FILE *file = fopen(SZ_CASES "/operation_forms.cases", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#' || split(line, fields) != 2)
            continue;
        list_forms(fields[0], list, sizeof list);
        check_field(fields[0], "its forms", fields[1], list);
        cases++;
    }
    assert_int_equal(fclose(file), 0);
    assert_true(cases > 20);
}

static void the_key_of_a_key_is_the_key(void **state) {
    (void)state;
    for (size_t i = 0; i < SZ_NAME_COUNT; i++) {
        struct sz_operation_key key, again;
        char name[SZ_KEY_MAX];
        if (sz_name_concepts[i].key[0] == '\0')
            continue;
        snprintf(name, sizeof name, "channel-%s-rtamp", sz_name_concepts[i].key);
        if (sz_name_concepts[i].role == SZ_NAME_HEAD)
            continue;
        assert_int_equal(sz_operation_key(span(name), &key), SZ_OK);
        assert_string_equal(name, (key.text[key.length] = '\0', key.text));
        assert_int_equal(sz_operation_key(sz_operation_key_span(&key), &again), SZ_OK);
        assert_true(sz_span_equal(sz_operation_key_span(&key), sz_operation_key_span(&again)));
    }
}

static void says_why_a_text_has_no_key(void **state) {
    (void)state;
    struct sz_operation_key key;
    char prose[SZ_NAME_BYTES_MAX + 1];
    memset(prose, 'a', sizeof prose);
    assert_int_equal(sz_operation_key(sz_span_of(prose, sizeof prose), &key), SZ_TOO_LONG);
    assert_int_equal(sz_operation_key(sz_span_of(prose, SZ_LETTERS_MAX + 1), &key), SZ_UNKNOWN_WORD);
    assert_int_equal(sz_operation_key(sz_span_of(NULL, 0), &key), SZ_EMPTY);
    assert_int_equal(sz_operation_key(span(" «-» "), &key), SZ_EMPTY);
    assert_int_equal(sz_operation_key(span("Channel-\xFF"), &key), SZ_BAD_UTF8);
    assert_int_equal(key.length, 0);
    assert_int_equal(sz_operation_key(span("TV channel"), &key), SZ_OK);
    assert_int_equal(key.length, 0);
}

static void a_key_that_does_not_fit_is_none(void **state) {
    (void)state;
    struct sz_operation_key key;
    char name[SZ_NAME_BYTES_MAX] = "Channel";
    for (int i = 0; i < 6; i++)
        strcat(name, "-borodinobarabanabobrovnikovtr");
    assert_int_equal(sz_operation_key(span(name), &key), SZ_TOO_LONG);
    assert_int_equal(key.length, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_case),
        cmocka_unit_test(the_catalogue_has_the_keys_of_its_names),
        cmocka_unit_test(every_form_has_the_key_of_its_operation),
        cmocka_unit_test(every_form_is_known),
        cmocka_unit_test(the_key_of_a_key_is_the_key),
        cmocka_unit_test(says_why_a_text_has_no_key),
        cmocka_unit_test(a_key_that_does_not_fit_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
