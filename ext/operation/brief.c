/* Names with different keys are the same only if a word in no row can be mended: into a word of a row, or
 * into such a word of the other name. Lengths and letters tell of most words that they are too far from each
 * other for that. */
#include "brief.h"

#include "match.h"
#include "mistyping.h"

static void add_word(const struct sz_letters *letters, struct sz_brief_word *word) {
    *word = (struct sz_brief_word){
        .drawn_set = sz_letters_set(sz_letters_drawn(letters)),
        .stem_set = sz_letters_set(sz_letters_stem(letters)),
        .drawn_length = (uint8_t)letters->drawn_length,
        .stem_length = (uint8_t)letters->stem,
    };
}

/* The words of a key, or a word in no row by its stem. */
static uint64_t words_of(const struct sz_operation *operation, size_t index) {
    const struct sz_name_item *item = &operation->reading.item[index];
    if (item->concept < SZ_NAME_COUNT)
        return sz_key_words(sz_name_concepts[item->concept].key);
    struct sz_span stem = sz_letters_stem(&operation->tokens.token[item->token].letters);
    return sz_key_word(stem);
}

static void note_item(const struct sz_operation *operation, size_t index, struct sz_operation_brief *brief) {
    brief->words |= words_of(operation, index);
    if (!sz_operation_is_unknown(operation, index))
        return;
    if (brief->unknown < SZ_BRIEF_WORDS_MAX)
        add_word(&operation->tokens.token[operation->reading.item[index].token].letters,
                 &brief->word[brief->unknown]);
    brief->unknown++;
}

void sz_operation_brief_of(const struct sz_operation *operation, struct sz_operation_brief *brief) {
    brief->key.length = operation->key.length;
    brief->key.year = operation->key.year;
    memcpy(brief->key.text, operation->key.text, operation->key.length);
    brief->words = 0;
    brief->unknown = brief->doubted = 0;
    for (size_t i = 0; i < operation->reading.count; i++)
        note_item(operation, i, brief);
    brief->was_looked = !sz_operation_may_be_mistyped(brief->unknown);
    brief->near = brief->was_looked ? 0 : UINT64_MAX;
}

void sz_operation_brief_doubt(const struct sz_operation *operation, struct sz_operation_brief *brief) {
    if (brief->was_looked || brief->doubted++ == 0)
        return;
    brief->near = sz_operation_near_words(operation);
    brief->was_looked = true;
}

static bool may_be_mended(const struct sz_brief_word *a, const struct sz_brief_word *b) {
    return sz_words_may_be_near(a->drawn_set ^ b->drawn_set, a->drawn_length, b->drawn_length) ||
           sz_words_may_be_near(a->stem_set ^ b->stem_set, a->stem_length, b->stem_length);
}

static bool has_near_words(const struct sz_operation_brief *a, const struct sz_operation_brief *b) {
    if (a->unknown > SZ_BRIEF_WORDS_MAX || b->unknown > SZ_BRIEF_WORDS_MAX)
        return a->unknown > 0 && b->unknown > 0;
    for (size_t i = 0; i < a->unknown; i++)
        for (size_t j = 0; j < b->unknown; j++)
            if (may_be_mended(&a->word[i], &b->word[j]))
                return true;
    return false;
}

enum sz_brief_verdict sz_operation_brief_compare(const struct sz_operation_brief *a,
                                                 const struct sz_operation_brief *b) {
    int as_written = sz_operation_key_similarity(&a->key, &b->key);
    if (as_written > 0)
        return as_written >= SZ_SAME_SIMILARITY ? SZ_BRIEFS_AGREE : SZ_BRIEFS_DIFFER;
    if ((a->near & (b->words | b->near)) != 0 || (b->near & a->words) != 0 || has_near_words(a, b))
        return SZ_BRIEFS_UNDECIDED;
    return SZ_BRIEFS_DIFFER;
}
