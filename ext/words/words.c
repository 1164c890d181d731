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

const struct sz_number_word sz_number_words[SZ_NUMBER_COUNT] = {
#define NUMBER(id, kind, value, source) {kind, value, source},
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "numbers.def"
#undef NUMBER
#undef SPELLING
#undef MARKED
};

const struct sz_qualifier sz_qualifiers[SZ_QUALIFIER_COUNT] = {
#define QUALIFIER(id, kind, source) {kind, source},
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "qualifiers.def"
#undef QUALIFIER
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

const struct sz_name sz_names[SZ_NAME_COUNT] = {
#define NAME(id, role, key, source) {role, key, source},
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "names.def"
#include "name_words.def"
#undef NAME
#undef SPELLING
#undef MARKED
};

const struct sz_operation_entry sz_operations[SZ_OPERATION_COUNT] = {
#define OPERATION(id, key, name, russian, kind, dates, place, source)                                        \
    {key, name, russian, kind, dates, place, source},
#include "operations.def"
#undef OPERATION
};

const struct sz_operation_form sz_operation_forms[] = {
#define FORM(operation, form, source) {SZ_OPERATION_##operation, form, source},
#include "operation_forms.def"
#undef FORM
};

const size_t sz_operation_form_count = sizeof sz_operation_forms / sizeof sz_operation_forms[0];

enum { NO_NODE = 0 };

/* The child under `byte`, or NO_NODE (the root is nobody's child). Children are sorted; few have many. */
static uint32_t child_of(uint32_t node, unsigned char byte) {
    uint32_t low = trie_nodes[node].first_child, high = low + trie_nodes[node].child_count;
    while (high - low > 4) {
        uint32_t middle = low + (high - low) / 2;
        if (trie_nodes[middle].byte <= byte)
            low = middle;
        else
            high = middle;
    }
    for (; low < high; low++)
        if (trie_nodes[low].byte == byte)
            return low;
    return NO_NODE;
}

static uint32_t step(uint32_t node, uint32_t character) {
    if (node == NO_NODE && character < 0x80)
        return trie_roots[character];
    if (character < 0x80)
        return child_of(node, (unsigned char)character);
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

/* What flags a word needs to end before `rest`: none behind a sign and before anything that is neither letter
 * nor digit. */
static unsigned end_flags(struct sz_span rest, uint32_t last) {
    uint32_t next;
    if (!is_word_character(last) || sz_utf8_decode(rest, &next) == 0 || !is_word_character(next))
        return 0;
    return sz_utf8_is_digit(next) ? SZ_BEFORE_NUMBER | SZ_PREFIX : SZ_PREFIX;
}

struct walk {
    struct sz_span text;
    unsigned vocabularies;
    struct sz_word *words;
    size_t count;
    size_t length;
    bool has_upper; /* a capital so far */
    bool has_lower; /* a small letter so far */
};

static bool fits_case(const struct walk *walk, unsigned flags) {
    if ((flags & SZ_LOWER_CASE) != 0 && !walk->has_upper)
        return true;
    if ((flags & SZ_UPPER_CASE) != 0 && !walk->has_lower)
        return true;
    return (flags & (SZ_LOWER_CASE | SZ_UPPER_CASE)) == 0;
}

/* Takes the words of `node`, if any is wanted, as the longest match so far. */
static void take_words(struct walk *walk, uint32_t node, size_t length, unsigned needed) {
    const struct trie_node *found = &trie_nodes[node];
    size_t count = 0;
    for (size_t i = 0; i < found->word_count && count < SZ_MEANINGS_MAX; i++) {
        const struct sz_word *word = &trie_words[found->first_word + i];
        if ((word->vocabulary & walk->vocabularies) != 0 && fits_case(walk, word->flags) &&
            (needed == 0 || (word->flags & needed) != 0))
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

static bool is_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static inline void take(struct walk *walk, uint32_t node, size_t length, uint32_t last) {
    if (trie_nodes[node].word_count > 0)
        take_words(walk, node, length, end_flags(sz_span_from(walk->text, length), last));
}

/* The same behind a small ASCII letter: inside a word only prefixes end. */
static inline void take_in_word(struct walk *walk, uint32_t node, size_t length, uint32_t last) {
    const struct trie_node *found = &trie_nodes[node];
    bool is_inside = length < walk->text.length && is_small(walk->text.text[length]);
    if (found->word_count == 0)
        return;
    if (!is_inside) {
        take(walk, node, length, last);
        return;
    }
    for (size_t i = 0; i < found->word_count; i++)
        if ((trie_words[found->first_word + i].flags & SZ_PREFIX) != 0) {
            take_words(walk, node, length, SZ_PREFIX);
            return;
        }
}

static void walk_trie(struct walk *walk) {
    uint32_t node = NO_NODE, character, last = 0;
    for (size_t at = 0, length; at < walk->text.length; at += length) {
        unsigned char byte = (unsigned char)walk->text.text[at];
        if (is_small(walk->text.text[at])) { /* most characters are */
            length = 1;
            node = node == NO_NODE ? trie_roots[byte] : child_of(node, byte);
            if (node == NO_NODE)
                return;
            last = byte;
            walk->has_lower = true;
            take_in_word(walk, node, at + 1, byte);
            continue;
        }
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
        bool is_upper = sz_utf8_is_upper(character);
        walk->has_upper = walk->has_upper || is_upper;
        walk->has_lower = walk->has_lower || (!is_upper && sz_utf8_is_letter(character));
        take(walk, node, at + length, folded);
    }
}

size_t sz_words_find(struct sz_span text, unsigned vocabularies, struct sz_word words[SZ_MEANINGS_MAX],
                     size_t *length) {
    struct walk walk = {text, vocabularies, words, 0, 0, false, false};
    walk_trie(&walk);
    *length = walk.length;
    return walk.count;
}

/* ---- words that are one letter off ---- */

/* Whether the rest of `word` from `at` leads from `node` to the end of a wanted spelling. */
static bool leads_to_word(uint32_t node, struct sz_span word, size_t at, unsigned vocabularies) {
    uint32_t character;
    for (size_t length; at < word.length; at += length) {
        length = sz_utf8_decode(sz_span_from(word, at), &character);
        node = length == 0 ? NO_NODE : step(node, sz_utf8_fold(character));
        if (node == NO_NODE)
            return false;
    }
    for (size_t i = 0; i < trie_nodes[node].word_count; i++)
        if ((trie_words[trie_nodes[node].first_word + i].vocabulary & vocabularies) != 0)
            return true;
    return false;
}

/* Tries every other letter under `node`, in place of the one up to `next` or before the one at `at`. Letters
 * of two bytes are two edges. */
static bool leads_by_other_letter(uint32_t node, struct sz_span word, size_t at, size_t next,
                                  unsigned vocabularies) {
    for (uint32_t i = 0; i < trie_nodes[node].child_count; i++) {
        uint32_t child = trie_nodes[node].first_child + i;
        bool is_lead = trie_nodes[child].byte >= 0xC0;
        uint32_t count = is_lead ? trie_nodes[child].child_count : 1;
        for (uint32_t k = 0; k < count; k++) {
            uint32_t end = is_lead ? trie_nodes[child].first_child + k : child;
            if (leads_to_word(end, word, next, vocabularies) || leads_to_word(end, word, at, vocabularies))
                return true;
        }
    }
    return false;
}

bool sz_words_resemble(struct sz_span word, unsigned vocabularies) {
    uint32_t node = NO_NODE, character;
    size_t letters = 0;
    for (size_t at = 0, length; at < word.length; at += length, letters++)
        if ((length = sz_utf8_decode(sz_span_from(word, at), &character)) == 0)
            return false;
    if (letters < 4 || letters > 24)
        return false;
    for (size_t at = 0, length; at < word.length; at += length) {
        length = sz_utf8_decode(sz_span_from(word, at), &character);
        if (leads_to_word(node, word, at + length, vocabularies) ||
            leads_by_other_letter(node, word, at, at + length, vocabularies))
            return true;
        node = step(node, sz_utf8_fold(character));
        if (node == NO_NODE)
            return false;
    }
    return leads_by_other_letter(node, word, word.length, word.length, vocabularies);
}
