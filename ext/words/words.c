/* Walks the automaton of trie.h along the text, a character a step. */
#include "words.h"

#include "../base/utf8.h"
#include "trie.h"
#include "whole.h"

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

const struct sz_calibre sz_calibres[] = {
#define CALIBRE(hundredths, source) {hundredths, source},
#include "calibres.def"
#undef CALIBRE
};

const size_t sz_calibre_count = sizeof sz_calibres / sizeof sz_calibres[0];

const struct sz_hundredth sz_hundredths[] = {
#define HUNDREDTH(currency, part, source) {SZ_UNIT_##currency, SZ_UNIT_##part, source},
#include "hundredths.def"
#undef HUNDREDTH
};

const size_t sz_hundredth_count = sizeof sz_hundredths / sizeof sz_hundredths[0];

const struct sz_weighed sz_weighed[] = {
#define WEIGHED(category, source) {category, source},
#include "weighed.def"
#undef WEIGHED
};

const size_t sz_weighed_count = sizeof sz_weighed / sizeof sz_weighed[0];

/* ---- a step ---- */

/* The entry of a character that the tables of ASCII and Cyrillic letters don't have; 0 for bytes that are
 * none. */
static unsigned rare_entry(struct sz_span text) {
    uint32_t character;
    size_t length = sz_utf8_decode(text, &character);
    if (length == 0)
        return SZ_TRIE_NO_CODE;
    uint32_t folded = sz_utf8_fold(character);
    bool is_upper = sz_utf8_is_upper(character);
    unsigned entry = (unsigned)length << SZ_TRIE_BYTES;
    entry |= is_upper ? SZ_TRIE_UPPER : sz_utf8_is_letter(character) ? SZ_TRIE_LOWER : 0;
    if (folded < 0x80)
        return entry | (trie_ascii[folded] & SZ_TRIE_CODE);
    for (size_t i = 0; i < sizeof trie_characters / sizeof trie_characters[0]; i++)
        if (trie_characters[i].character == folded)
            return entry | trie_characters[i].code;
    return entry;
}

/* The entry of the character at `at`; 0 at the end of the text. */
static inline unsigned entry_at(struct sz_span text, size_t at) {
    unsigned char lead = at < text.length ? (unsigned char)text.text[at] : 0;
    if (lead < 0x80)
        return at < text.length ? trie_ascii[lead] : SZ_TRIE_NO_CODE;
    bool is_pair = at + 1 < text.length && ((unsigned char)text.text[at + 1] & 0xC0) == 0x80;
    if ((lead & 0xFE) != 0xD0 || !is_pair)
        return rare_entry(sz_span_from(text, at));
    return trie_cyrillic[(lead & 1U) << 6 | ((unsigned char)text.text[at + 1] & 0x3FU)];
}

/* The edge for a code, or NULL. */
static inline const struct sz_trie_cell *step(const struct sz_trie_cell *from, unsigned code) {
    const struct sz_trie_cell *cell = &trie_cells[from->base + code];
    return cell->code == code ? cell : NULL;
}

/* ---- what a spelling means ---- */

enum {
    WORD_CHARACTER = SZ_TRIE_UPPER | SZ_TRIE_LOWER | SZ_TRIE_DIGIT,
    EVERY_CASE = (1 << SZ_TRIE_LETTER_CASES) - 1
};

static unsigned letters_in(struct sz_span text) {
    unsigned seen = 0;
    for (size_t at = 0; at < text.length; at += entry_at(text, at) >> SZ_TRIE_BYTES)
        seen |= entry_at(text, at);
    return seen >> 8 & (SZ_TRIE_HAS_UPPER | SZ_TRIE_HAS_LOWER);
}

/* What stands behind a spelling that ends with the character `last`, at the start of `rest`: behind a sign
 * nothing matters. */
static inline enum sz_trie_end end_before(struct sz_span text, size_t end, unsigned last) {
    unsigned next = entry_at(text, end);
    if ((last & WORD_CHARACTER) == 0 || (next & WORD_CHARACTER) == 0)
        return SZ_TRIE_WORD_ENDS;
    return (next & SZ_TRIE_DIGIT) != 0 ? SZ_TRIE_DIGIT_FOLLOWS : SZ_TRIE_LETTER_FOLLOWS;
}

/* What the first `end` bytes of the text mean, which lead to `cell` with the character `last`; NULL: nothing.
 * Few spellings depend on letter case. */
static const struct sz_meanings *meanings_of(const struct sz_trie_cell *cell, struct sz_span text, size_t end,
                                             unsigned last) {
    enum sz_trie_end what = end_before(text, end, last);
    for (const struct sz_trie_choice *choice = &trie_choices[cell->spelling];; choice++) {
        unsigned cases = choice->cases >> SZ_TRIE_CASE(what, 0) & EVERY_CASE;
        if (cases == EVERY_CASE || (cases != 0 && (cases >> letters_in(sz_span_cut(text, 0, end)) & 1U) != 0))
            return &trie_meanings[choice->meanings];
        if (choice->is_last)
            return NULL;
    }
}

/* ---- the walk ---- */

/* Where no edge leads on from `cell`, at `at`: a run of blanks counts as one, and a dash stands for a blank,
 * which is then none that another joins (`dashed` is where it ended). */
static const struct sz_trie_cell *step_aside(const struct sz_trie_cell *cell, unsigned code, size_t at,
                                             size_t bytes, size_t *dashed) {
    if (code == TRIE_SPACE && cell->code == TRIE_SPACE && at != *dashed)
        return cell;
    if (code != TRIE_DASH)
        return NULL;
    *dashed = at + bytes;
    return step(cell, TRIE_SPACE);
}

static inline bool is_small_at(struct sz_span text, size_t at) {
    return at < text.length && (unsigned char)(text.text[at] - 'a') <= 'z' - 'a';
}

/* Follows small letters, which most of a text are, to where a spelling may end: at most to the last of them,
 * since few mean something before a letter. NULL: no edge leads on. */
static inline const struct sz_trie_cell *follow_letters(const struct sz_trie_cell *cell, struct sz_span text,
                                                        size_t *at) {
    const char *next = text.text + *at, *end = text.text + text.length;
    do {
        uint8_t code = (uint8_t)trie_ascii[(unsigned char)*next++];
        cell = &trie_cells[cell->base + code];
        if (cell->code != code)
            return NULL;
    } while (!cell->ends_inside && next < end && (unsigned char)(*next - 'a') <= 'z' - 'a');
    *at = (size_t)(next - text.text);
    return cell;
}

/* Follows any other character. */
static inline const struct sz_trie_cell *follow(const struct sz_trie_cell *from, unsigned entry, size_t *at,
                                                size_t *dashed) {
    unsigned code = entry & SZ_TRIE_CODE;
    const struct sz_trie_cell *cell = &trie_cells[from->base + code];
    if (cell->code != code)
        cell = step_aside(from, code, *at, entry >> SZ_TRIE_BYTES, dashed);
    *at += entry >> SZ_TRIE_BYTES;
    return cell;
}

/* Whether the spelling that leads to `cell` plainly goes on:
 * most that end inside a word mean nothing there. */
static inline bool is_inside(const struct sz_trie_cell *cell, struct sz_span text, size_t at) {
    if (cell->ends_inside || at + 1 >= text.length)
        return !cell->ends_inside && is_small_at(text, at);
    bool is_cyrillic =
        ((unsigned char)text.text[at] & 0xFE) == 0xD0 &&
        ((unsigned char)text.text[at + 1] & 0xC0) == 0x80; /* U+0400 to U+047F: all of them letters */
    return is_cyrillic || is_small_at(text, at);
}

/* The longest spelling that means something in each of two sets of vocabularies, from a cell to which the
 * first `at` bytes led; what isn't found is left alone. */
static inline void walk(const struct sz_trie_cell *cell, struct sz_span text, size_t at,
                        unsigned vocabularies, struct sz_found *found, unsigned others,
                        struct sz_found *other) {
    size_t dashed = 0;
    while (at < text.length) {
        bool is_small = is_small_at(text, at);
        unsigned entry = is_small ? SZ_TRIE_LOWER : entry_at(text, at);
        cell = is_small ? follow_letters(cell, text, &at) : follow(cell, entry, &at, &dashed);
        if (cell == NULL)
            return;
        if (cell->spelling == 0 || is_inside(cell, text, at))
            continue;
        const struct sz_meanings *meanings = meanings_of(cell, text, at, entry);
        if (meanings != NULL && (meanings->vocabularies & vocabularies) != 0)
            *found = (struct sz_found){meanings, at};
        if (meanings != NULL && (meanings->vocabularies & others) != 0)
            *other = (struct sz_found){meanings, at};
    }
}

/* The full stop of an abbreviation belongs to it. */
static inline void take_stop(struct sz_span text, unsigned vocabularies, struct sz_found *found) {
    if (found->meanings == NULL || found->length == text.length || text.text[found->length] != '.')
        return;
    const struct sz_word *word = found->meanings->words;
    while ((word->vocabulary & vocabularies) == 0)
        word++;
    found->length += (word->flags & SZ_ABBREVIATION) != 0;
}

/* ---- whole words ---- */

/* The whole word with which the text begins, where no letter or digit is behind it; NULL: not found. */
static inline const struct sz_whole *find_whole(const char *ahead, size_t room, size_t *length) {
    struct sz_whole_key key =
        ((unsigned char)*ahead & 0xFE) == 0xD0 ? sz_whole_cyrillic(ahead) : sz_whole_latin(ahead);
    unsigned char next = (unsigned char)ahead[key.length];
    *length = key.length;
    if (key.length > room ||
        (key.length < room && (next >= 0x80 || (trie_ascii[next] & WORD_CHARACTER) != 0)))
        return NULL;
    for (uint32_t slot = sz_whole_slot(key.first, key.second); trie_whole_slots[slot] != 0;
         slot = (slot + 1) % SZ_WHOLE_SLOTS) {
        const struct sz_whole *whole = &trie_wholes[trie_whole_slots[slot] - 1];
        if (whole->letters[0] == key.first && whole->letters[1] == key.second)
            return whole;
    }
    return NULL;
}

/* Whether what stands behind a whole word may belong to a longer spelling, or is too rare to be told here. */
static inline bool may_go_on(const struct sz_whole *whole, const char *ahead, size_t end) {
    unsigned char next = (unsigned char)ahead[end + 1];
    if (ahead[end] != ' ')
        return true;
    if (next < 0x80)
        return (trie_ascii[next] & WORD_CHARACTER) == 0 || (whole->goes_on & sz_whole_bit(next)) != 0;
    return (next & 0xFE) != 0xD0 || (whole->goes_on & sz_whole_bit((unsigned char)ahead[end + 2])) != 0;
}

/* Letter by letter: what begins at the text and may end behind its first `at` bytes, which lead to `cell`. */
static __attribute__((noinline)) void read_on(const struct sz_trie_cell *cell, struct sz_span text, size_t at,
                                              struct sz_found *token, struct sz_found *item) {
    walk(cell, text, at, SZ_WORD_TOKENS, token, SZ_WORD_ITEM, item);
    take_stop(text, SZ_WORD_TOKENS, token);
    take_stop(text, SZ_WORD_ITEM, item);
}

static inline __attribute__((always_inline)) void read_ahead(const char *ahead, struct sz_span text,
                                                             struct sz_found *token, struct sz_found *item) {
    size_t length;
    const struct sz_whole *whole = find_whole(ahead, text.length, &length);
    if (whole == NULL) {
        *token = *item = (struct sz_found){NULL, 0};
        read_on(&trie_cells[SZ_TRIE_ROOT], text, 0, token, item);
        return;
    }
    const struct sz_meanings *meanings = &trie_meanings[whole->meanings];
    bool is_token = (whole->vocabularies & SZ_WORD_TOKENS) != 0;
    bool is_item = (whole->vocabularies & SZ_WORD_ITEM) != 0;
    *token = (struct sz_found){is_token ? meanings : NULL, is_token ? length : 0};
    *item = (struct sz_found){is_item ? meanings : NULL, is_item ? length : 0};
    if (length < text.length && may_go_on(whole, ahead, length))
        read_on(&trie_cells[whole->cell], text, length, token, item);
}

/* Near its end the text is copied to where it can be read beyond. */
void sz_words_read(struct sz_span text, struct sz_found *token, struct sz_found *item) {
    char ahead[SZ_WHOLE_AHEAD] = {0};
    if (text.length >= sizeof ahead) {
        read_ahead(text.text, text, token, item);
        return;
    }
    memcpy(ahead, text.text, text.length);
    read_ahead(ahead, text, token, item);
}

void sz_words_read_ahead(struct sz_span text, struct sz_found *token, struct sz_found *item) {
    read_ahead(text.text, text, token, item);
}

size_t sz_words_find(struct sz_span text, unsigned vocabularies, struct sz_word words[SZ_MEANINGS_MAX],
                     size_t *length) {
    struct sz_found found = {NULL, 0};
    size_t count = 0;
    walk(&trie_cells[SZ_TRIE_ROOT], text, 0, vocabularies, &found, 0, NULL);
    take_stop(text, vocabularies, &found);
    for (size_t i = 0; found.meanings != NULL && i < found.meanings->word_count; i++)
        if ((found.meanings->words[i].vocabulary & vocabularies) != 0)
            words[count++] = found.meanings->words[i];
    *length = found.length;
    return count;
}

/* ---- words that are one letter off ---- */

/* Whether the rest of `word` from `at` leads from `cell` to the end of a wanted spelling. */
static bool leads_to_word(const struct sz_trie_cell *cell, struct sz_span word, size_t at,
                          unsigned vocabularies) {
    for (unsigned entry; at < word.length; at += entry >> SZ_TRIE_BYTES) {
        entry = entry_at(word, at);
        cell = step(cell, entry & SZ_TRIE_CODE);
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
    size_t letters = 0;
    for (size_t at = 0, bytes; at < word.length; at += bytes, letters++)
        if ((bytes = entry_at(word, at) >> SZ_TRIE_BYTES) == 0)
            return false;
    if (letters < 4 || letters > 24)
        return false;
    for (size_t at = 0, next; at < word.length; at = next) {
        unsigned entry = entry_at(word, at);
        next = at + (entry >> SZ_TRIE_BYTES);
        if (leads_to_word(cell, word, next, vocabularies) ||
            leads_by_other_letter(cell, word, at, next, vocabularies))
            return true;
        cell = step(cell, entry & SZ_TRIE_CODE);
        if (cell == NULL)
            return false;
    }
    return leads_by_other_letter(cell, word, word.length, word.length, vocabularies);
}
