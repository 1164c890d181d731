/* key.c, match.c and brief.c over any bytes: the first line is one name, the rest another. Keys stay in their bounds and
 * alphabet and are read again; matching is symmetric, and reflexive for what names an operation; what briefs decide is what the names say. */
#include "operation/brief.h"
#include "operation/match.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(bool holds) {
    if (!holds)
        abort();
}

static void check_key(const struct sz_operation_key *key) {
    check(key->length <= SZ_KEY_MAX);
    check(key->length > 0 || key->year == 0);
    check(key->year == 0 || (key->year >= 1969 && key->year <= 2099));
    for (size_t i = 0; i < key->length; i++) {
        char letter = key->text[i];
        check((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-');
    }
    check(key->length == 0 || (key->text[0] != '-' && key->text[key->length - 1] != '-'));
}

/* As briefs are first, and when they left many pairs undecided. */
static void check_briefs(const struct sz_operation *a, const struct sz_operation *b, bool same) {
    struct sz_operation_brief x, y;
    sz_operation_brief_of(a, &x);
    sz_operation_brief_of(b, &y);
    for (int looks = 0; looks < 2; looks++) {
        enum sz_brief_verdict verdict = sz_operation_brief_compare(&x, &y);
        check(verdict == sz_operation_brief_compare(&y, &x));
        check(verdict == SZ_BRIEFS_UNDECIDED || (verdict == SZ_BRIEFS_AGREE) == same);
        for (int i = 0; i < 2; i++) {
            sz_operation_brief_doubt(a, &x);
            sz_operation_brief_doubt(b, &y);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static struct sz_operation a, b;
    struct sz_span text = sz_span_of((const char *)bytes, size);
    const char *line = size == 0 ? NULL : memchr(text.text, '\n', size);
    size_t cut = line == NULL ? size : (size_t)(line - text.text);
    enum sz_status status = sz_operation_read(sz_span_cut(text, 0, cut), &a);
    check(status == SZ_OK || a.key.length == 0);
    status = sz_operation_read(sz_span_from(text, cut), &b);
    check(status == SZ_OK || b.key.length == 0);
    check_key(&a.key);
    check_key(&b.key);
    int similarity = sz_operation_similarity(&a, &b);
    check(similarity >= 0 && similarity <= 1000 && similarity == sz_operation_similarity(&b, &a));
    check(a.key.length == 0 || sz_operation_similarity(&a, &a) == 1000);
    check_briefs(&a, &b, similarity >= SZ_SAME_SIMILARITY);
    check(a.key.length == 0 || sz_operation_find(&a.key) < SZ_OPERATION_COUNT);
    check(!sz_operation_covers(&a.key, &a.key));
    check(a.key.length == 0 || !sz_span_equal(sz_operation_key_span(&a.key), sz_operation_key_span(&b.key)) ||
          sz_operation_same(&a, &b) || (a.key.year != 0 && b.key.year != 0 && a.key.year != b.key.year));
    return 0;
}
