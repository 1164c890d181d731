/* Keys first; only where they differ are letters counted. */
#include "match.h"

#include "mistyping.h"

enum { EQUAL = 1000, SAME = 800, CHANGE = 50, OTHER_YEAR = 500, OTHER_NAME_MOST = 700, SAME_HEAD = 300 };

int sz_operation_find(const struct sz_operation_key *key) {
    for (int i = 0; i < SZ_OPERATION_COUNT; i++) {
        const char *found = sz_operations[i].key;
        if (key->length > 0 && sz_span_equal(sz_operation_key_span(key), sz_span_of(found, strlen(found))))
            return i;
    }
    return -1;
}

enum sz_status sz_operation_match_init(struct sz_span name, struct sz_operation_match *match) {
    match->changes = 0;
    enum sz_status status = sz_operation_read(name, &match->written);
    if (status == SZ_OK)
        match->changes = sz_operation_mend(&match->written, &match->mended);
    return status;
}

static bool years_differ(const struct sz_operation_key *a, const struct sz_operation_key *b) {
    return a->year != 0 && b->year != 0 && a->year != b->year;
}

static int key_similarity(const struct sz_operation_key *a, const struct sz_operation_key *b) {
    if (a->length == 0 || !sz_span_equal(sz_operation_key_span(a), sz_operation_key_span(b)))
        return 0;
    return years_differ(a, b) ? OTHER_YEAR : EQUAL;
}

/* The changes between two parts; a number has none. */
static int part_distance(const struct sz_operation *a, size_t part_a, const struct sz_operation *b,
                         size_t part_b) {
    const struct sz_name_item *item_a = &a->reading.item[part_a], *item_b = &b->reading.item[part_b];
    const struct sz_name_token *token_a = &a->tokens.token[item_a->token];
    const struct sz_name_token *token_b = &b->tokens.token[item_b->token];
    if (item_a->concept != item_b->concept)
        return SZ_MISTYPED_MAX + 1;
    if (item_a->concept != SZ_NAME_COUNT ||
        sz_span_equal(sz_letters_stem(&token_a->letters), sz_letters_stem(&token_b->letters)))
        return 0;
    if (token_a->is_number || token_b->is_number)
        return SZ_MISTYPED_MAX + 1;
    return sz_letters_distance(&token_a->letters, &token_b->letters);
}

/* Two names that are in no catalogue, part by part. */
static int spelling_similarity(const struct sz_operation *a, const struct sz_operation *b) {
    const struct sz_name_reading *x = &a->reading, *y = &b->reading;
    if (x->has_head != y->has_head || x->part_count != y->part_count || x->part_count == 0)
        return 0;
    if (x->has_head ? years_differ(&a->key, &b->key) : x->year != y->year)
        return 0;
    int changes = 0;
    for (size_t i = 0; i < x->part_count; i++)
        changes += part_distance(a, x->part[i], b, y->part[i]);
    return changes <= SZ_MISTYPED_MAX ? EQUAL - CHANGE * changes : 0;
}

static bool has_part(const struct sz_operation *name, const struct sz_operation *other, size_t part) {
    for (size_t i = 0; i < name->reading.part_count; i++)
        if (part_distance(other, part, name, name->reading.part[i]) == 0)
            return true;
    return false;
}

/* What two different names have in common: their head, their parts, their year. */
static int shared_similarity(const struct sz_operation *a, const struct sz_operation *b) {
    const struct sz_name_reading *x = &a->reading, *y = &b->reading;
    if (a->key.length == 0 || b->key.length == 0)
        return 0;
    int shared = 0, most = (int)(x->part_count > y->part_count ? x->part_count : y->part_count);
    for (size_t i = 0; i < x->part_count; i++)
        shared += has_part(b, a, x->part[i]);
    for (size_t i = 0; i < y->part_count; i++)
        shared += has_part(a, b, y->part[i]);
    int similarity = x->has_head && y->has_head ? SAME_HEAD : 0;
    if (most > 0)
        similarity += (OTHER_NAME_MOST - SAME_HEAD) * shared / (2 * most);
    if (similarity > 0 && years_differ(&a->key, &b->key))
        similarity -= CHANGE;
    return similarity;
}

static const struct sz_operation *mended_of(const struct sz_operation_match *name) {
    return name->changes > 0 ? &name->mended : &name->written;
}

int sz_operation_similarity(const struct sz_operation_match *a, const struct sz_operation_match *b) {
    int similarity = key_similarity(&a->written.key, &b->written.key);
    if (similarity > 0)
        return similarity;
    const struct sz_operation *x = mended_of(a), *y = mended_of(b);
    if (a->changes + b->changes > 0) {
        similarity = key_similarity(&x->key, &y->key);
        int changes = a->changes + b->changes;
        if (similarity == EQUAL)
            return EQUAL - CHANGE * changes;
        if (similarity > 0)
            return similarity;
    } else if (a->written.key.length > 0 && b->written.key.length > 0) {
        similarity = spelling_similarity(x, y);
    }
    return similarity > 0 ? similarity : shared_similarity(x, y);
}

bool sz_operation_same(const struct sz_operation_match *a, const struct sz_operation_match *b) {
    return sz_operation_similarity(a, b) >= SAME;
}

static bool is_head(struct sz_span key) {
    for (size_t i = 0; i < SZ_NAME_COUNT; i++)
        if (sz_names[i].role == SZ_NAME_HEAD &&
            sz_span_equal(key, sz_span_of(sz_names[i].key, strlen(sz_names[i].key))))
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
