/* Walks the trie along the folded text. */
#include "words.h"

#include "../base/utf8.h"

struct trie_node {
    uint32_t first_child;
    uint32_t first_word;
    uint16_t child_count;
    uint8_t word_count;
    uint8_t byte;
};

#include "words_trie.inc"

const struct sz_unit sz_units[SZ_UNIT_COUNT] = {
#define UNIT(id, symbol, dimension, base, digits, decimals, source)                                          \
    {symbol, dimension, base, digits, decimals, source},
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "units.def"
#undef UNIT
#undef SPELLING
#undef MARKED
};

const struct sz_item sz_items[SZ_ITEM_COUNT] = {
#define ITEM(id, name, category, source) {name, category, source},
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "items.def"
#undef ITEM
#undef SPELLING
#undef MARKED
};

enum { NO_NODE = 0 };

/* The child under `byte`, or NO_NODE (the root is nobody's child). Children are sorted. */
static uint32_t child_of(uint32_t node, unsigned char byte) {
    uint32_t low = trie_nodes[node].first_child, high = low + trie_nodes[node].child_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (trie_nodes[middle].byte == byte)
            return middle;
        if (trie_nodes[middle].byte < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return NO_NODE;
}

static uint32_t step(uint32_t node, uint32_t character) {
    char bytes[4];
    size_t length = sz_utf8_encode(character, bytes);
    for (size_t i = 0; i < length; i++) {
        node = child_of(node, (unsigned char)bytes[i]);
        if (node == NO_NODE)
            return NO_NODE;
    }
    return node;
}

static bool is_word_character(uint32_t character) {
    return sz_utf8_is_digit(character) || sz_utf8_is_letter(character);
}

/* A word ends behind a sign, and before anything that is neither letter nor digit. */
static bool is_word_end(struct sz_span rest, uint32_t last) {
    uint32_t next;
    return !is_word_character(last) || sz_utf8_decode(rest, &next) == 0 || !is_word_character(next);
}

struct walk {
    struct sz_span text;
    unsigned vocabularies;
    struct sz_word *words;
    size_t count;
    size_t length;
    bool is_lower; /* no capital letter so far */
};

/* Takes the words of `node`, if any is wanted, as the longest match so far. */
static void take(struct walk *walk, uint32_t node, size_t length, uint32_t last) {
    const struct trie_node *found = &trie_nodes[node];
    size_t count = 0;
    if (found->word_count == 0 || !is_word_end(sz_span_from(walk->text, length), last))
        return;
    for (size_t i = 0; i < found->word_count && count < SZ_MEANINGS_MAX; i++) {
        const struct sz_word *word = &trie_words[found->first_word + i];
        if ((word->vocabulary & walk->vocabularies) != 0 &&
            (walk->is_lower || (word->flags & SZ_LOWER_CASE) == 0))
            walk->words[count++] = *word;
    }
    if (count == 0)
        return;
    walk->count = count;
    walk->length = length;
    if ((walk->words[0].flags & SZ_ABBREVIATION) != 0 && length < walk->text.length &&
        walk->text.text[length] == '.')
        walk->length++;
}

static void walk_trie(struct walk *walk) {
    uint32_t node = NO_NODE, character, last = 0;
    for (size_t at = 0, length; at < walk->text.length; at += length) {
        length = sz_utf8_decode(sz_span_from(walk->text, at), &character);
        if (length == 0)
            return;
        uint32_t folded = sz_utf8_fold(character);
        if (folded == ' ' && last == ' ')
            continue;
        uint32_t next = step(node, folded);
        if (next == NO_NODE && folded == '-')
            next = step(node, ' ');
        if (next == NO_NODE)
            return;
        node = next;
        last = folded;
        walk->is_lower = walk->is_lower && !sz_utf8_is_upper(character);
        take(walk, node, at + length, folded);
    }
}

size_t sz_words_find(struct sz_span text, unsigned vocabularies, struct sz_word words[SZ_MEANINGS_MAX],
                     size_t *length) {
    struct walk walk = {text, vocabularies, words, 0, 0, true};
    walk_trie(&walk);
    *length = walk.length;
    return walk.count;
}
