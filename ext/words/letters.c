/* The rows of letters.def become switches, so that a letter claimed twice does not compile. */
#include "letters.h"

#include "../base/utf8.h"

/* NULL: no row. */
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

static uint32_t cyrillic_like(uint32_t latin) {
    switch (latin) {
#define ALIKE(latin, cyrillic)                                                                               \
    case latin:                                                                                              \
        return cyrillic;
#define SHAPE(latin, cyrillic) ALIKE(latin, cyrillic)
#include "letters.def"
    default:
        return 0;
    }
}

static uint32_t latin_like(uint32_t cyrillic) {
    switch (cyrillic) {
#define ALIKE(latin, cyrillic)                                                                               \
    case cyrillic:                                                                                           \
        return latin;
#define DIGIT(digit, latin)                                                                                  \
    case digit:                                                                                              \
        return (uint32_t)(latin)[0];
#include "letters.def"
    default:
        return 0;
    }
}

struct cluster {
    const char *skeleton;
    size_t length; /* as written */
};

static bool is_next(struct sz_span text, struct sz_span rest) {
    if (rest.length > text.length - 1)
        return false;
    for (size_t i = 0; i < rest.length; i++)
        if (text.text[i + 1] != rest.text[i])
            return false;
    return true;
}

/* NULL where the letter stands for itself. */
static struct cluster cluster_at(struct sz_span text, bool is_start) {
    char letter = text.text[0];
#define CLUSTER(first, rest, skeleton)                                                                       \
    if (letter == first && is_next(text, SZ_SPAN(rest)))                                                     \
        return (struct cluster){skeleton, sizeof rest};
#define INITIAL(first, rest, skeleton)                                                                       \
    if (is_start && letter == first && is_next(text, SZ_SPAN(rest)))                                         \
        return (struct cluster){skeleton, sizeof rest};
#include "letters.def"
    return (struct cluster){NULL, 1};
}

struct word {
    uint32_t characters[SZ_LETTERS_MAX];
    size_t count;
    int cyrillic; /* letters that can be of this script only; the others decide where these don't */
    int latin;
    int any_cyrillic;
    int any_latin;
};

static bool is_latin(uint32_t character) {
    return character >= 'a' && character <= 'z';
}

static bool decode_word(struct sz_span text, struct word *word) {
    uint32_t character;
    for (size_t at = 0, length; at < text.length; at += length) {
        length = sz_utf8_decode(sz_span_from(text, at), &character);
        if (length == 0)
            return false;
        character = sz_utf8_fold(character);
        bool combining = character >= 0x300 && character <= 0x36F;
        if (combining || (!sz_utf8_is_letter(character) && !sz_utf8_is_digit(character)))
            continue;
        if (word->count == SZ_LETTERS_MAX)
            return false;
        word->characters[word->count++] = character;
        enum sz_script script = sz_utf8_script(character);
        if (script == SZ_CYRILLIC) {
            word->any_cyrillic++;
            word->cyrillic += latin_like(character) == 0;
        } else if (script == SZ_LATIN) {
            word->any_latin++;
            word->latin += cyrillic_like(character) == 0;
        }
    }
    return true;
}

static bool is_cyrillic_word(const struct word *word) {
    if (word->cyrillic != word->latin)
        return word->cyrillic > word->latin;
    return word->any_cyrillic > word->any_latin;
}

/* Brings look-alikes to the script of the word. A word of figures alone is left as it is. */
static void mend_word(struct word *word) {
    size_t cyrillic = (size_t)word->any_cyrillic, latin = (size_t)word->any_latin;
    if (cyrillic + latin == 0 || cyrillic == word->count || latin == word->count)
        return;
    bool to_cyrillic = is_cyrillic_word(word);
    for (size_t i = 0; i < word->count; i++) {
        uint32_t character = word->characters[i];
        bool fits =
            to_cyrillic ? sz_utf8_script(character) == SZ_CYRILLIC : sz_utf8_script(character) == SZ_LATIN;
        uint32_t like = to_cyrillic ? cyrillic_like(character) : latin_like(character);
        if (!fits && like != 0)
            word->characters[i] = like;
    }
}

static bool append(char *text, size_t *length, const char *more) {
    for (; *more != '\0'; more++) {
        if (*length == SZ_SKELETON_MAX)
            return false;
        text[(*length)++] = *more;
    }
    return true;
}

/* One letter into the skeleton, still with its clusters, and into what was drawn. */
static bool add_letter(uint32_t character, struct sz_letters *letters) {
    char plain[2] = {(char)character, '\0'};
    const char *latin = is_latin(character) || sz_utf8_is_digit(character) ? plain : latin_of(character);
    if (latin == NULL)
        return false;
    char drawn = latin[0];
    if (sz_utf8_script(character) == SZ_CYRILLIC)
        drawn = (char)(0x80 | (character & 0x7F));
    letters->drawn[letters->drawn_length++] = drawn;
    return append(letters->skeleton, &letters->length, latin);
}

/* Replaces the clusters once and drops a letter behind itself (figures are no letters: 2011 stays). Says whether
 * the word has changed. */
static bool replace_clusters(struct sz_span text, char *out, size_t *length, bool *changed) {
    *length = 0;
    *changed = false;
    for (size_t at = 0; at < text.length;) {
        struct cluster cluster = cluster_at(sz_span_from(text, at), at == 0);
        char plain[2] = {text.text[at], '\0'};
        const char *skeleton = cluster.skeleton == NULL ? plain : cluster.skeleton;
        *changed = *changed || cluster.length != 1 || skeleton[0] != plain[0] || skeleton[1] != '\0';
        if (*length > 0 && out[*length - 1] == skeleton[0] && is_latin((unsigned char)skeleton[0])) {
            skeleton++;
            *changed = true;
        }
        if (!append(out, length, skeleton))
            return false;
        at += cluster.length;
    }
    return true;
}

/* What one replacement leaves may be a cluster again ("kkh"); each round but the last shortens the word or
 * takes a letter out of use, so few are needed, and a word that needs more is none. A cluster that stands for
 * itself ("ch") takes one round more. */
static bool settle_clusters(struct sz_letters *letters) {
    enum { ROUNDS = 8 };
    for (int round = 0; round < ROUNDS; round++) {
        char out[SZ_SKELETON_MAX];
        size_t length = 0;
        bool changed;
        if (!replace_clusters(sz_letters_skeleton(letters), out, &length, &changed))
            return false;
        if (!changed || sz_span_equal(sz_span_of(out, length), sz_letters_skeleton(letters)))
            return true;
        memcpy(letters->skeleton, out, length);
        letters->length = length;
    }
    return false;
}

/* The endings of Russian declension in skeleton letters, besides the vowels. */
static const char *const endings[] = {"ogo", "ego", "omu", "emu", "imi", "ami", "om", "em", "im", "ih"};

static size_t ending_length(struct sz_span word) {
    enum { SHORTEST_STEM = 3 };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t length = strlen(endings[i]);
        if (word.length >= length + SHORTEST_STEM &&
            memcmp(word.text + word.length - length, endings[i], length) == 0)
            return length;
    }
    if (word.length > SHORTEST_STEM && memchr("aeiou", word.text[word.length - 1], 5) != NULL)
        return 1;
    return 0;
}

static void find_stem(struct sz_letters *letters) {
    letters->stem = letters->length;
    size_t ending;
    while ((ending = ending_length(sz_letters_stem(letters))) > 0)
        letters->stem -= ending;
}

bool sz_letters_read(struct sz_span text, struct sz_letters *letters) {
    struct word word = {.count = 0};
    letters->drawn_length = letters->length = letters->stem = 0;
    if (!decode_word(text, &word))
        return false;
    mend_word(&word);
    for (size_t i = 0; i < word.count; i++)
        if (!add_letter(word.characters[i], letters))
            return false;
    if (!settle_clusters(letters))
        return false;
    find_stem(letters);
    return letters->length > 0;
}
