/* each.c: the texts of tests/cases/operations_text.cases, and texts at their limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "operation/each.h"

enum { LINE_MAX_LENGTH = 1024 };

/* "phrase=key | phrase=key" of all names in a text. */
static void list_names(const char *text, char *list, size_t size) {
    struct sz_operation_search search = sz_operation_search_in(sz_span_of(text, strlen(text)));
    struct sz_operation_mention mention;
    size_t length = 0, end = 0;
    while (sz_operation_search_next(&search, &mention)) {
        assert_true(mention.start >= end);
        end = mention.start + mention.length;
        assert_true(end <= strlen(text));
        int added =
            snprintf(list + length, size - length, "%s%.*s=%.*s", length == 0 ? "" : " | ",
                     (int)mention.length, text + mention.start, (int)mention.key.length, mention.key.text);
        assert_true(added > 0 && (size_t)added < size - length);
        length += (size_t)added;
    }
    if (length == 0)
        snprintf(list, size, "-");
}

static void finds_every_case(void **state) {
    (void)state;
    char line[LINE_MAX_LENGTH], found[LINE_MAX_LENGTH];
    size_t cases = 0;
    FILE *file = fopen(SZ_CASES "/operations_text.cases", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        char *expected = strchr(line, '\t');
        if (line[0] == '#' || expected == NULL)
            continue;
        *expected++ = '\0';
        expected[strcspn(expected, "\n")] = '\0';
        list_names(line, found, sizeof found);
        if (strcmp(found, expected) != 0)
            fail_msg("%s: %s, not %s", line, found, expected);
        cases++;
    }
    assert_int_equal(fclose(file), 0);
    assert_true(cases > 20);
}

static void what_announces_ends_with_the_sentence(void **state) {
    (void)state;
    char found[LINE_MAX_LENGTH];
    list_names("the operation. \"Steppe Wind\" is a film", found, sizeof found);
    assert_string_equal(found, "-");
    list_names("the operation\n\"Steppe Wind\"", found, sizeof found);
    assert_string_equal(found, "-");
}

static void reads_any_bytes(void **state) {
    (void)state;
    char found[LINE_MAX_LENGTH];
    list_names("\xFF operation \xC3 Channel-2018 \xE2\x80", found, sizeof found);
    assert_string_equal(found, "Channel-2018=channel-2018");
    list_names("", found, sizeof found);
    assert_string_equal(found, "-");
    list_names("operation \"Channel", found, sizeof found);
    assert_string_equal(found, "Channel=channel");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_case),
        cmocka_unit_test(what_announces_ends_with_the_sentence),
        cmocka_unit_test(reads_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
