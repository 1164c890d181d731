/* Gathers spellings with their meanings and prints them as the tables of trie.h: part of a program of the build. */
#ifndef SZ_COMPILE_TRIE_H
#define SZ_COMPILE_TRIE_H

#include "words.h"

/* Adds a spelling of a concept, "5 kg" of `concept`. Returns what is wrong with it, or NULL: "written twice" and
 * "claimed by two concepts" are about its vocabulary and language. */
const char *sz_trie_add(const char *spelling, struct sz_word word);

/* Prints the tables as C. Ends the program where they don't fit. */
void sz_trie_print(void);

#endif
