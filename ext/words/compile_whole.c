/* Whole words are found by following every small letter from the root of the automaton that compile_trie.c laid out. */
#include "compile_trie.h"

#include <stdio.h>
#include <stdlib.h>

enum { LETTERS = 26, WHOLES_MAX = SZ_TRIE_WHOLE_SLOTS / 2 };

struct search {
    const struct sz_trie_cell *cells;
    const struct sz_trie_choice *choices;
    const uint8_t *codes;
    uint8_t blank;
};

static struct sz_trie_whole wholes[WHOLES_MAX];
static unsigned whole_count;
static uint16_t slots[SZ_TRIE_WHOLE_SLOTS]; /* of wholes, counted from 1 */

/* What a spelling in small letters means before a blank: its place among the meanings, counted from 1, or 0. */
static unsigned meanings_of(const struct sz_trie_choice *choice) {
    for (;; choice++) {
        if ((choice->cases >> SZ_TRIE_CASE(SZ_TRIE_WORD_ENDS, SZ_TRIE_HAS_LOWER) & 1U) != 0)
            return choice->meanings + 1U;
        if (choice->is_last)
            return 0;
    }
}

static void add(const struct sz_trie_whole *whole) {
    uint32_t slot = sz_trie_whole_slot(whole->letters[0], whole->letters[1]);
    if (whole_count == WHOLES_MAX) {
        fputs("ext/words/compile_whole.c: more words than its table holds: enlarge it\n", stderr);
        exit(1);
    }
    while (slots[slot] != 0)
        slot = (slot + 1) % SZ_TRIE_WHOLE_SLOTS;
    wholes[whole_count++] = *whole;
    slots[slot] = (uint16_t)whole_count;
}

/* Adds the words that begin with the `length` letters that lead to a cell. */
static void add_words(const struct search *search, unsigned cell, struct sz_trie_whole *word,
                      unsigned length) {
    const struct sz_trie_cell *from = &search->cells[cell];
    for (unsigned letter = 0; letter < LETTERS; letter++) {
        uint8_t code = search->codes[letter];
        unsigned next = from->base + code;
        const struct sz_trie_cell *to = &search->cells[next];
        if (code == SZ_TRIE_NO_CODE || to->code != code)
            continue;
        word->letters[length / 8] |= (uint64_t)('a' + letter) << length % 8 * 8;
        word->cell = next;
        word->meanings = to->spelling == 0 ? 0 : (uint16_t)meanings_of(&search->choices[to->spelling]);
        word->goes_on = search->cells[to->base + search->blank].code == search->blank;
        if (word->meanings != 0 || word->goes_on)
            add(word);
        if (!to->ends_inside && length + 1 < SZ_TRIE_WHOLE_LETTERS)
            add_words(search, next, word, length + 1);
        word->letters[length / 8] &= ~(UINT64_C(0xFF) << length % 8 * 8);
    }
}

void sz_trie_print_wholes(const struct sz_trie_cell *cells, const struct sz_trie_choice *choices,
                          const uint8_t codes[26], uint8_t blank) {
    struct search search = {cells, choices, codes, blank};
    struct sz_trie_whole word = {{0, 0}, 0, 0, 0};
    add_words(&search, SZ_TRIE_ROOT, &word, 0);
    printf("static const struct sz_trie_whole trie_wholes[] = {\n");
    for (unsigned i = 0; i < whole_count; i++)
        printf("{{%lluu, %lluu}, %u, %u, %u},\n", (unsigned long long)wholes[i].letters[0],
               (unsigned long long)wholes[i].letters[1], wholes[i].cell, wholes[i].meanings,
               wholes[i].goes_on);
    printf("};\nstatic const uint16_t trie_whole_slots[SZ_TRIE_WHOLE_SLOTS] = {");
    for (unsigned i = 0; i < SZ_TRIE_WHOLE_SLOTS; i++)
        printf("%s%u,", i % 16 == 0 ? "\n" : " ", slots[i]);
    printf("\n};\n");
}
