/* Tabulates what a character is to a name: a program of the build, not a part of the library.
 *
 *     compile_letters > letters_table.inc
 *
 * The rows of letters.def and the classes of base/utf8.h, for the characters that names are made of, so that
 * a name is read by one look-up a character. */
#include "../base/utf8.h"
#include "characters.h"

#include <stdio.h>

/* NULL: no row. A letter claimed twice does not compile. */
static const char *latin_of(uint32_t letter) {
    switch (letter) {
#define LETTER(letter, latin)                                                                                \
    case letter:                                                                                             \
        return latin;
#include "letters.def"
    default:
        return NULL;
    }
}

static bool is_plain(uint32_t character) {
    return (character >= 'a' && character <= 'z') || sz_utf8_is_digit(character);
}

/* Runs of letters are cut before folding, so a letter must stay one. */
static bool print_character(uint32_t character) {
    uint32_t folded = sz_utf8_fold(character);
    char plain[2] = {(char)folded, '\0'};
    const char *latin = is_plain(folded) ? plain : latin_of(folded);
    unsigned drawn = latin == NULL ? 0 : (unsigned char)latin[0];
    if (sz_utf8_script(folded) == SZ_CYRILLIC)
        drawn = 0x80 | (folded & 0x7F);
    unsigned length = latin == NULL ? SZ_NO_LATIN : (unsigned)strlen(latin);
    printf("{%u, %u, %u, %u, %u, {", (unsigned)folded, sz_character_kind(character),
           (unsigned)sz_character_mark(character), drawn, length);
    printf("%d, %d}},\n", latin == NULL ? 0 : latin[0], latin == NULL || length < 2 ? 0 : latin[1]);
    return (!sz_utf8_is_letter(character) || sz_utf8_is_letter(folded)) && (latin == NULL || length <= 2);
}

/* What one row says of pairs: a letter that is always replaced changes whatever follows, but for a row that
 * keeps both
 * ("ch"). */
static void add_pair(char first, const char *rest, const char *skeleton, uint32_t *pairs, uint32_t *kept) {
    if (rest[0] == '\0')
        *pairs = UINT32_MAX;
    else if (skeleton[0] == first && strcmp(skeleton + 1, rest) == 0)
        *kept |= sz_pair_bit(rest[0]);
    else
        *pairs |= sz_pair_bit(rest[0]);
}

/* Behind which letters a letter may be part of a cluster, or doubled. */
static uint32_t pairs_from(char letter) {
    uint32_t pairs = sz_pair_bit(letter), kept = 0;
    switch (letter) {
#define CLUSTER(rest, skeleton) add_pair(letter, rest, skeleton, &pairs, &kept);
#define INITIAL(rest, skeleton) CLUSTER(rest, skeleton)
#define CLUSTERS(first, rows)                                                                                \
    case first:                                                                                              \
        rows break;
#include "letters.def"
    default:
        break;
    }
    return pairs & ~kept;
}

static void print_pairs(void) {
    printf("};\nconst uint32_t sz_letter_pairs[26] = {\n");
    for (char letter = 'a'; letter <= 'z'; letter++)
        printf("%luU,\n", (unsigned long)pairs_from(letter));
    printf("};\n");
}

int main(void) {
    printf("/* Made by ext/words/compile_letters.c from letters.def: change that. */\n"
           "const struct sz_character sz_characters[SZ_CHARACTER_COUNT] = {\n");
    for (uint32_t i = 0; i < SZ_CHARACTER_COUNT; i++)
        if (!print_character(i < SZ_CHARACTER_LOW_END ? i : i - SZ_CHARACTER_LOW_END + SZ_CHARACTER_MARKS)) {
            fprintf(stderr, "ext/words/letters.def: the letter %u cannot be tabulated\n", (unsigned)i);
            return 1;
        }
    print_pairs();
    return fflush(stdout) == 0 ? 0 : 1;
}
