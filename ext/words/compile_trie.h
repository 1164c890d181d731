/* Gathers spellings with their meanings and prints them as the tables of trie.h: part of a program of the
 * build. */
#ifndef SZ_COMPILE_TRIE_H
#define SZ_COMPILE_TRIE_H

#include "trie.h"
#include "words.h"

/* Adds a spelling of a concept, "5 kg" of `concept`. Returns what is wrong with it, or NULL: "written twice"
 * and "claimed by two concepts" are about its vocabulary and language. */
const char *sz_trie_add(const char *spelling, struct sz_word word);

/* Prints the tables as C. Ends the program where they don't fit. */
void sz_trie_print(void);

/* Prints the whole words (whole.h) of an automaton that is laid out. `characters` are those of its codes, 0
 * behind the last of them; `vocabularies` those of each row of meanings. */
void sz_trie_print_wholes(const struct sz_trie_cell *cells, const struct sz_trie_choice *choices,
                          const uint32_t *characters, const uint8_t *vocabularies);

#endif
