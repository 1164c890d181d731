/* Walks the automaton of trie.h along the text, a character a step. */
#include "words.h"

#include "../base/utf8.h"
#include "trie.h"

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

const struct sz_name_concept sz_name_concepts[SZ_NAME_COUNT] = {
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

/* ---- a step ---- */

/* The entry of a character that the tables of ASCII and Cyrillic letters don't have. */
static unsigned rare_entry(struct sz_span text, size_t *length) {
    uint32_t character;
    *length = sz_utf8_decode(text, &character);
    if (*length == 0)
        return SZ_TRIE_NO_CODE;
    uint32_t folded = sz_utf8_fold(character);
    bool is_upper = sz_utf8_is_upper(character);
    unsigned entry = is_upper ? SZ_TRIE_UPPER : sz_utf8_is_letter(character) ? SZ_TRIE_LOWER : 0;
    if (folded < 0x80)
        return entry | (trie_ascii[folded] & SZ_TRIE_CODE);
    for (size_t i = 0; i < sizeof trie_characters / sizeof trie_characters[0]; i++)
        if (trie_characters[i].character == folded)
            return entry | trie_characters[i].code;
    return entry;
}

/* The code of the character at the start of `text`, what it is, and how many bytes it has. */
static inline unsigned entry_at(struct sz_span text, size_t *length) {
    unsigned char lead = text.length == 0 ? 0 : (unsigned char)text.text[0];
    *length = 1;
    if (lead < 0x80)
        return trie_ascii[lead];
    if ((lead & 0xFE) != 0xD0 || text.length < 2 || ((unsigned char)text.text[1] & 0xC0) != 0x80)
        return rare_entry(text, length);
    *length = 2;
    return trie_cyrillic[(lead & 1U) << 6 | ((unsigned char)text.text[1] & 0x3FU)];
}

/* The edge for a code, or NULL. */
static inline const struct sz_trie_cell *step(const struct sz_trie_cell *from, unsigned code) {
    const struct sz_trie_cell *cell = &trie_cells[from->base + code];
    return cell->code == code ? cell : NULL;
}

/* ---- the walk ---- */

enum { WORD_CHARACTER = SZ_TRIE_UPPER | SZ_TRIE_LOWER | SZ_TRIE_DIGIT };

/* What stands behind a spelling whose last character is `last`: behind a sign nothing matters. */
static enum sz_trie_end end_before(struct sz_span rest, unsigned last) {
    size_t length;
    unsigned next = (last & WORD_CHARACTER) == 0 ? 0 : entry_at(rest, &length);
    if ((next & WORD_CHARACTER) == 0)
        return SZ_TRIE_WORD_ENDS;
    return (next & SZ_TRIE_DIGIT) != 0 ? SZ_TRIE_DIGIT_FOLLOWS : SZ_TRIE_LETTER_FOLLOWS;
}

/* What a spelling means with that behind it, in letters of that case; NULL: nothing. */
static const struct sz_meanings *choose(unsigned spelling, enum sz_trie_end end, unsigned letters) {
    for (const struct sz_trie_choice *choice = &trie_choices[spelling];; choice++) {
        if ((choice->cases >> SZ_TRIE_CASE(end, letters) & 1U) != 0)
            return &trie_meanings[choice->meanings];
        if (choice->is_last)
            return NULL;
    }
}

struct walk {
    struct sz_span text;
    unsigned vocabularies[2]; /* two questions, each an OR of enum sz_vocabulary … */
    struct sz_found found[2]; /* … and the longest spelling for each */
};

/* Takes the spelling that ends at `end` with the character `last`, where it means something that is asked for. */
static void take(struct walk *walk, unsigned spelling, size_t end, unsigned last, unsigned seen) {
    struct sz_span rest = sz_span_of(walk->text.text + end, walk->text.length - end);
    unsigned letters = seen >> 8 & (SZ_TRIE_HAS_UPPER | SZ_TRIE_HAS_LOWER);
    const struct sz_meanings *meanings = choose(spelling, end_before(rest, last), letters);
    if (meanings == NULL)
        return;
    for (size_t i = 0; i < 2; i++)
        if ((meanings->vocabularies & walk->vocabularies[i]) != 0)
            walk->found[i] = (struct sz_found){meanings, end};
}

static void walk_on(struct walk *walk) {
    const struct sz_trie_cell *cell = &trie_cells[SZ_TRIE_ROOT];
    struct sz_span text = walk->text;
    unsigned last = 0, seen = 0;
    for (size_t at = 0, length; at < text.length; at += length) {
        unsigned entry = entry_at(sz_span_of(text.text + at, text.length - at), &length);
        unsigned code = entry & SZ_TRIE_CODE;
        const struct sz_trie_cell *next = &trie_cells[cell->base + code];
        if (next->code != code) {
            if (code == TRIE_SPACE && last == TRIE_SPACE)
                continue; /* a run of them counts as one */
            if (code != TRIE_DASH || (next = step(cell, TRIE_SPACE)) == NULL)
                return;
        }
        cell = next;
        last = entry;
        seen |= entry;
        if (cell->spelling != 0)
            take(walk, cell->spelling, at + length, entry, seen);
    }
}

/* The full stop of an abbreviation belongs to it. */
static void take_stop(struct sz_span text, unsigned vocabularies, struct sz_found *found) {
    if (found->meanings == NULL || found->length == text.length || text.text[found->length] != '.')
        return;
    const struct sz_word *word = found->meanings->words;
    while ((word->vocabulary & vocabularies) == 0)
        word++;
    found->length += (word->flags & SZ_ABBREVIATION) != 0;
}

void sz_words_read(struct sz_span text, struct sz_found *token, struct sz_found *item) {
    struct walk walk = {.text = text, .vocabularies = {SZ_WORD_TOKENS, SZ_WORD_ITEM}};
    walk_on(&walk);
    for (size_t i = 0; i < 2; i++)
        take_stop(text, walk.vocabularies[i], &walk.found[i]);
    *token = walk.found[0];
    *item = walk.found[1];
}

size_t sz_words_find(struct sz_span text, unsigned vocabularies, struct sz_word words[SZ_MEANINGS_MAX],
                     size_t *length) {
    struct walk walk = {.text = text, .vocabularies = {vocabularies, 0}};
    const struct sz_found *found = &walk.found[0];
    size_t count = 0;
    walk_on(&walk);
    take_stop(text, vocabularies, &walk.found[0]);
    for (size_t i = 0; found->meanings != NULL && i < found->meanings->word_count; i++)
        if ((found->meanings->words[i].vocabulary & vocabularies) != 0)
            words[count++] = found->meanings->words[i];
    *length = found->length;
    return count;
}

/* ---- words that are one letter off ---- */

/* Whether the rest of `word` from `at` leads from `cell` to the end of a wanted spelling. */
static bool leads_to_word(const struct sz_trie_cell *cell, struct sz_span word, size_t at,
                          unsigned vocabularies) {
    for (size_t length; at < word.length; at += length) {
        cell = step(cell, entry_at(sz_span_from(word, at), &length) & SZ_TRIE_CODE);
        if (cell == NULL)
            return false;
    }
    if (cell->spelling == 0)
        return false;
    for (const struct sz_trie_choice *choice = &trie_choices[cell->spelling];; choice++) {
        if ((trie_meanings[choice->meanings].vocabularies & vocabularies) != 0)
            return true;
        if (choice->is_last)
            return false;
    }
}

/* Tries every other letter behind `cell`, in place of the one up to `next` or before the one at `at`. */
static bool leads_by_other_letter(const struct sz_trie_cell *cell, struct sz_span word, size_t at,
                                  size_t next, unsigned vocabularies) {
    for (unsigned code = SZ_TRIE_NO_CODE + 1; code < TRIE_CODES; code++) {
        const struct sz_trie_cell *other = step(cell, code);
        if (other != NULL &&
            (leads_to_word(other, word, next, vocabularies) || leads_to_word(other, word, at, vocabularies)))
            return true;
    }
    return false;
}

bool sz_words_resemble(struct sz_span word, unsigned vocabularies) {
    const struct sz_trie_cell *cell = &trie_cells[SZ_TRIE_ROOT];
    uint32_t character;
    size_t letters = 0;
    for (size_t at = 0, length; at < word.length; at += length, letters++)
        if ((length = sz_utf8_decode(sz_span_from(word, at), &character)) == 0)
            return false;
    if (letters < 4 || letters > 24)
        return false;
    for (size_t at = 0, length; at < word.length; at += length) {
        unsigned code = entry_at(sz_span_from(word, at), &length) & SZ_TRIE_CODE;
        if (leads_to_word(cell, word, at + length, vocabularies) ||
            leads_by_other_letter(cell, word, at, at + length, vocabularies))
            return true;
        cell = step(cell, code);
        if (cell == NULL)
            return false;
    }
    return leads_by_other_letter(cell, word, word.length, word.length, vocabularies);
}
