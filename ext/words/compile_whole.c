/* Whole words are found by following every small letter from the root of the automaton that compile_trie.c
 * laid out. */
#include "compile_trie.h"
#include "whole.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    WHOLES_MAX = SZ_WHOLE_SLOTS / 2,
    BASES_MAX = 1 << 18,
    IE = 0x435,
    IO = 0x451,
    CAPITAL_IO = 0x401,
    BYTE_LETTERS = 8
};

struct search {
    const struct sz_trie_cell *cells;
    const struct sz_trie_choice *choices;
    const uint32_t *characters;
    const uint8_t *vocabularies;
};

static struct sz_whole wholes[WHOLES_MAX];
static unsigned whole_count;
static uint16_t slots[SZ_WHOLE_SLOTS]; /* of wholes, counted from 1 */

/* What a spelling in small letters means before a blank, if it means anything. */
static void add_meanings(const struct search *search, const struct sz_trie_choice *choice,
                         struct sz_whole *word) {
    for (;; choice++) {
        if ((choice->cases >> SZ_TRIE_CASE(SZ_TRIE_WORD_ENDS, SZ_TRIE_HAS_LOWER) & 1U) != 0) {
            word->meanings = choice->meanings;
            word->vocabularies = search->vocabularies[choice->meanings];
        }
        if (choice->is_last)
            return;
    }
}

/* Whether a spelling means something before a letter, so that a longer word need not be whole. */
static bool ends_in_word(const struct sz_trie_choice *choice) {
    const unsigned before_letter = (1U << SZ_TRIE_LETTER_CASES) - 1;
    for (;; choice++) {
        bool ends = (choice->cases >> SZ_TRIE_CASE(SZ_TRIE_LETTER_FOLLOWS, 0) & before_letter) != 0;
        if (ends || choice->is_last)
            return ends;
    }
}

static bool is_small_latin(uint32_t character) {
    return character >= 'a' && character <= 'z';
}

static bool is_small_cyrillic(uint32_t character) {
    return character >= 0x430 && character <= 0x44F;
}

/* The bit of a Cyrillic letter is that of its second byte. */
static uint32_t cyrillic_bit(uint32_t letter) {
    return sz_whole_bit((unsigned char)(0x80 | (letter & 0x3F)));
}

/* In the text a character may be a capital, and ie may be io. */
static uint32_t bits_of(uint32_t character) {
    if (is_small_latin(character) || (character >= '0' && character <= '9'))
        return sz_whole_bit((unsigned char)character);
    if (!is_small_cyrillic(character))
        return UINT32_MAX;
    return cyrillic_bit(character) | (character == IE ? cyrillic_bit(IO) | cyrillic_bit(CAPITAL_IO) : 0);
}

/* The cell to which a code leads from another; NULL: none. */
static const struct sz_trie_cell *step(const struct search *search, const struct sz_trie_cell *from,
                                       unsigned code) {
    const struct sz_trie_cell *cell = &search->cells[from->base + code];
    return cell->code == code ? cell : NULL;
}

/* Whether a spelling that sz_words_read looks for ends at the cell or behind it. Many lead to the same cells,
 * so what is known of those with a base is kept: 1 for no, 2 for yes. */
static bool leads_to_word(const struct search *search, const struct sz_trie_cell *cell) {
    static uint8_t known[BASES_MAX];
    uint8_t *answer = &known[cell->base];
    for (const struct sz_trie_choice *choice = &search->choices[cell->spelling]; cell->spelling != 0;
         choice++) {
        if ((search->vocabularies[choice->meanings] & (SZ_WORD_TOKENS | SZ_WORD_ITEM)) != 0)
            return true;
        if (choice->is_last)
            break;
    }
    if (*answer == 0) {
        *answer = 1;
        for (unsigned code = 1; search->characters[code] != 0 && *answer == 1; code++) {
            const struct sz_trie_cell *next = step(search, cell, code);
            if (next != NULL && leads_to_word(search, next))
                *answer = 2;
        }
    }
    return *answer == 2;
}

static uint32_t goes_on(const struct search *search, const struct sz_trie_cell *from) {
    uint32_t bits = 0;
    for (unsigned blank = 1; search->characters[blank] != 0; blank++) {
        const struct sz_trie_cell *behind =
            search->characters[blank] == ' ' ? step(search, from, blank) : NULL;
        for (unsigned code = 1; behind != NULL && search->characters[code] != 0; code++)
            if (step(search, behind, code) != NULL && leads_to_word(search, step(search, behind, code)))
                bits |= bits_of(search->characters[code]);
    }
    return bits;
}

static void add(const struct sz_whole *whole) {
    uint32_t slot = sz_whole_slot(whole->letters[0], whole->letters[1]);
    if (whole_count == WHOLES_MAX) {
        fputs("ext/words/compile_whole.c: more words than its table holds: enlarge it\n", stderr);
        exit(1);
    }
    while (slots[slot] != 0)
        slot = (slot + 1) % SZ_WHOLE_SLOTS;
    wholes[whole_count++] = *whole;
    slots[slot] = (uint16_t)whole_count;
}

/* Adds the words of one script that begin with the `length` letters that lead to a cell. */
static void add_words(const struct search *search, bool is_of_script(uint32_t), struct sz_whole *word,
                      unsigned length) {
    const struct sz_trie_cell *from = &search->cells[word->cell];
    for (unsigned code = 1; search->characters[code] != 0; code++) {
        uint32_t character = search->characters[code];
        const struct sz_trie_cell *to = step(search, from, code);
        if (!is_of_script(character) || to == NULL)
            continue;
        struct sz_whole next = *word;
        uint64_t letter = is_small_latin(character) ? character : sz_whole_letter(character);
        next.letters[length / BYTE_LETTERS] |= letter << length % BYTE_LETTERS * 8;
        next.cell = from->base + code;
        next.goes_on = goes_on(search, to);
        next.vocabularies = 0;
        if (to->spelling != 0)
            add_meanings(search, &search->choices[to->spelling], &next);
        if (next.vocabularies != 0 || next.goes_on != 0)
            add(&next);
        if (length + 1 < SZ_WHOLE_LETTERS &&
            (to->spelling == 0 || !ends_in_word(&search->choices[to->spelling])))
            add_words(search, is_of_script, &next, length + 1);
    }
}

void sz_trie_print_wholes(const struct sz_trie_cell *cells, const struct sz_trie_choice *choices,
                          const uint32_t *characters, const uint8_t *vocabularies) {
    struct search search = {cells, choices, characters, vocabularies};
    struct sz_whole word = {.cell = SZ_TRIE_ROOT};
    add_words(&search, is_small_latin, &word, 0);
    add_words(&search, is_small_cyrillic, &word, 0);
    printf("static const struct sz_whole trie_wholes[] = {\n");
    for (unsigned i = 0; i < whole_count; i++)
        printf("{{%lluu, %lluu}, %u, %uu, %u, %u},\n", (unsigned long long)wholes[i].letters[0],
               (unsigned long long)wholes[i].letters[1], (unsigned)wholes[i].cell,
               (unsigned)wholes[i].goes_on, wholes[i].meanings, wholes[i].vocabularies);
    printf("};\nstatic const uint16_t trie_whole_slots[SZ_WHOLE_SLOTS] = {");
    for (unsigned i = 0; i < SZ_WHOLE_SLOTS; i++)
        printf("%s%u,", i % 16 == 0 ? "\n" : " ", slots[i]);
    printf("\n};\n");
}
