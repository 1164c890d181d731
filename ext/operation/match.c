/* Keys first; only where they differ are letters counted. */
#include "match.h"

#include "mistyping.h"

enum { EQUAL = 1000, CHANGE = 50, OTHER_YEAR = 500, OTHER_NAME_MOST = 700, SAME_HEAD = 300 };

int sz_operation_find(const struct sz_operation_key *key) {
    for (int i = 0; i < SZ_OPERATION_COUNT; i++) {
        const char *found = sz_operations[i].key;
        if (key->length > 0 && sz_span_equal(sz_operation_key_span(key), sz_span_of(found, strlen(found))))
            return i;
    }
    return -1;
}

static bool years_differ(const struct sz_operation_key *a, const struct sz_operation_key *b) {
    return a->year != 0 && b->year != 0 && a->year != b->year;
}

int sz_operation_key_similarity(const struct sz_operation_key *a, const struct sz_operation_key *b) {
    if (a->length == 0 || !sz_span_equal(sz_operation_key_span(a), sz_operation_key_span(b)))
        return 0;
    return years_differ(a, b) ? OTHER_YEAR : EQUAL;
}

static bool is_same_part(const struct sz_operation *a, size_t part_a, const struct sz_operation *b,
                         size_t part_b) {
    const struct sz_name_item *x = &a->reading.item[part_a], *y = &b->reading.item[part_b];
    return x->concept == y->concept && (x->concept != SZ_NAME_COUNT ||
                                        sz_span_equal(sz_letters_stem(&a->tokens.token[x->token].letters),
                                                      sz_letters_stem(&b->tokens.token[y->token].letters)));
}

/* How many parts of a are parts of b. */
static int shared_parts(const struct sz_operation *a, const struct sz_operation *b) {
    int shared = 0;
    for (size_t i = 0; i < a->reading.part_count; i++)
        for (size_t j = 0; j < b->reading.part_count; j++)
            if (is_same_part(a, a->reading.part[i], b, b->reading.part[j])) {
                shared++;
                break;
            }
    return shared;
}

/* What two different names have in common: their head, their parts, their year. */
static int shared_similarity(const struct sz_operation *a, const struct sz_operation *b) {
    const struct sz_name_reading *x = &a->reading, *y = &b->reading;
    if (a->key.length == 0 || b->key.length == 0)
        return 0;
    int shared = shared_parts(a, b) + shared_parts(b, a);
    int most = (int)(x->part_count > y->part_count ? x->part_count : y->part_count);
    int similarity = x->has_head && y->has_head ? SAME_HEAD : 0;
    if (most > 0)
        similarity += (OTHER_NAME_MOST - SAME_HEAD) * shared / (2 * most);
    if (similarity > 0 && years_differ(&a->key, &b->key))
        similarity -= CHANGE;
    return similarity;
}

/* What a name is compared as: as it is written, or mended towards the other. */
struct version {
    const struct sz_operation *name;
    int changes;
};

static int version_similarity(struct version a, struct version b) {
    int similarity = sz_operation_key_similarity(&a.name->key, &b.name->key);
    return similarity == EQUAL ? EQUAL - CHANGE * (a.changes + b.changes) : similarity;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

int sz_operation_similarity(const struct sz_operation *a, const struct sz_operation *b) {
    struct sz_operation mended_a, mended_b;
    struct version as_written[2] = {{a, 0}, {b, 0}};
    int similarity = version_similarity(as_written[0], as_written[1]);
    if (similarity > 0)
        return similarity;
    struct version mended[2] = {{a, sz_operation_mend(a, b, &mended_a)},
                                {b, sz_operation_mend(b, a, &mended_b)}};
    if (mended[0].changes > 0)
        mended[0].name = &mended_a;
    if (mended[1].changes > 0)
        mended[1].name = &mended_b;
    similarity =
        larger(version_similarity(mended[0], as_written[1]), version_similarity(as_written[0], mended[1]));
    similarity = larger(similarity, version_similarity(mended[0], mended[1]));
    return similarity > 0 ? similarity : shared_similarity(mended[0].name, mended[1].name);
}

bool sz_operation_same(const struct sz_operation *a, const struct sz_operation *b) {
    int as_written = sz_operation_key_similarity(&a->key, &b->key);
    if (as_written > 0)
        return as_written >= SZ_SAME_SIMILARITY;
    return sz_operation_may_mend(a, b) && sz_operation_similarity(a, b) >= SZ_SAME_SIMILARITY;
}

static bool is_head(struct sz_span key) {
    for (size_t i = 0; i < SZ_NAME_COUNT; i++)
        if (sz_name_concepts[i].role == SZ_NAME_HEAD &&
            sz_span_equal(key, sz_span_of(sz_name_concepts[i].key, strlen(sz_name_concepts[i].key))))
            return true;
    return false;
}

/* Behind a head any sub-name is covered, behind another name its year alone. */
bool sz_operation_covers(const struct sz_operation_key *a, const struct sz_operation_key *b) {
    enum { YEAR_LENGTH = 5 };
    struct sz_span umbrella = sz_operation_key_span(a);
    if (a->length == 0 || a->year != 0 || b->length <= a->length || b->text[a->length] != '-' ||
        !sz_span_starts(sz_operation_key_span(b), umbrella))
        return false;
    return is_head(umbrella) || (b->year != 0 && b->length == a->length + YEAR_LENGTH);
}

/* The year is what its key ends with, if that is a year. */
static struct sz_operation_key catalogue_key(int operation) {
    enum { YEAR_LENGTH = 4 };
    const char *text = sz_operations[operation].key;
    struct sz_operation_key key = {.length = strlen(text)};
    memcpy(key.text, text, key.length);
    const char *year = strrchr(text, '-');
    if (year != NULL && strspn(year + 1, "0123456789") == YEAR_LENGTH && strlen(year + 1) == YEAR_LENGTH)
        for (size_t i = 1; i <= YEAR_LENGTH; i++)
            key.year = key.year * 10 + (year[i] - '0');
    return key;
}

bool sz_operation_covers_entry(const struct sz_operation_key *key, int operation) {
    struct sz_operation_key entry = catalogue_key(operation);
    return sz_operation_covers(key, &entry);
}

int sz_operation_umbrella(int operation) {
    for (int i = 0; i < SZ_OPERATION_COUNT; i++) {
        struct sz_operation_key key = catalogue_key(i);
        if (sz_operation_covers_entry(&key, operation))
            return i;
    }
    return -1;
}
