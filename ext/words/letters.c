/* Letters come from a table of characters, made of letters.def at build time;
 * its other rows become switches. */
#include "letters.h"

#include "letters_table.inc"

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

static bool is_latin(char letter) {
    return letter >= 'a' && letter <= 'z';
}

struct word {
    struct sz_character characters[SZ_LETTERS_MAX];
    size_t count;
    size_t cyrillic;
    size_t latin;
};

/* Letters that can be of one script only decide; where they are as many, all letters do. */
static bool is_cyrillic_word(const struct word *word) {
    size_t cyrillic = 0, latin = 0;
    for (size_t i = 0; i < word->count; i++) {
        const struct sz_character *character = &word->characters[i];
        cyrillic += (character->kind & SZ_CHAR_CYRILLIC) != 0 && latin_like(character->folded) == 0;
        latin += (character->kind & SZ_CHAR_LATIN) != 0 && cyrillic_like(character->folded) == 0;
    }
    return cyrillic != latin ? cyrillic > latin : word->cyrillic > word->latin;
}

/* Brings look-alikes to the script of the word. A word of figures alone is left as it is. */
static void mend_word(struct word *word) {
    bool to_cyrillic = is_cyrillic_word(word);
    for (size_t i = 0; i < word->count; i++) {
        struct sz_character *character = &word->characters[i];
        bool fits = (character->kind & (to_cyrillic ? SZ_CHAR_CYRILLIC : SZ_CHAR_LATIN)) != 0;
        uint32_t like = to_cyrillic ? cyrillic_like(character->folded) : latin_like(character->folded);
        if (!fits && like != 0)
            *character = sz_character_of(like);
    }
}

/* Marks that combine with letters, and those between them, leave no trace. */
static bool is_drawn(unsigned kind) {
    return (kind & (SZ_CHAR_LETTER | SZ_CHAR_DIGIT)) != 0 && (kind & SZ_CHAR_COMBINING) == 0;
}

/* The letters into the skeleton, still with their clusters, and into what was drawn. */
static bool add_letters(const struct sz_character *characters, size_t count, struct sz_letters *letters) {
    size_t length = 0, drawn = 0;
    for (size_t i = 0; i < count; i++) {
        const struct sz_character *character = &characters[i];
        if (!is_drawn(character->kind))
            continue;
        if (drawn == SZ_LETTERS_MAX || character->latin_length > SZ_SKELETON_MAX - length) /* or has none */
            return false;
        letters->drawn[drawn++] = (char)character->drawn;
        if (length == SZ_SKELETON_MAX) /* a sign, which leaves no letter */
            continue;
        letters->skeleton[length] = character->latin[0];
        letters->skeleton[length + 1] = character->latin[1];
        length += character->latin_length;
    }
    letters->drawn_length = drawn;
    letters->length = length;
    return true;
}

/* A word of two scripts, or with figures in it. */
static bool add_mixed(const struct sz_character *characters, size_t count, struct sz_letters *letters) {
    struct word word = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        unsigned kind = characters[i].kind;
        if (!is_drawn(kind))
            continue;
        if (word.count == SZ_LETTERS_MAX)
            return false;
        word.characters[word.count++] = characters[i];
        word.cyrillic += (kind & SZ_CHAR_CYRILLIC) != 0;
        word.latin += (kind & SZ_CHAR_LATIN) != 0;
    }
    if (word.cyrillic + word.latin > 0)
        mend_word(&word);
    return add_letters(word.characters, word.count, letters);
}

/* Whether a word is of one script, or of figures alone. */
static bool is_pure(const struct sz_character *characters, size_t count) {
    enum { SCRIPTS = SZ_CHAR_LATIN | SZ_CHAR_CYRILLIC | SZ_CHAR_DIGIT };
    unsigned all = 0, common = SCRIPTS;
    for (size_t i = 0; i < count; i++) {
        all |= characters[i].kind;
        common &= characters[i].kind;
    }
    if (common != 0 && (all & SZ_CHAR_COMBINING) == 0)
        return true;
    all = 0, common = SCRIPTS;
    for (size_t i = 0; i < count; i++) {
        if (!is_drawn(characters[i].kind))
            continue;
        all |= characters[i].kind;
        common &= characters[i].kind;
    }
    return common != 0 || (all & (SZ_CHAR_LATIN | SZ_CHAR_CYRILLIC)) == 0;
}

static bool is_next(struct sz_span text, struct sz_span rest) {
    if (rest.length > text.length - 1)
        return false;
    for (size_t i = 0; i < rest.length; i++)
        if (text.text[i + 1] != rest.text[i])
            return false;
    return true;
}

struct cluster {
    struct sz_span skeleton;
    size_t length; /* as written */
};

/* A letter that starts no cluster stands for itself. */
static struct cluster cluster_at(struct sz_span text, bool is_start) {
    switch (text.text[0]) {
#define CLUSTER(rest, skeleton)                                                                              \
    if (is_next(text, SZ_SPAN(rest)))                                                                        \
        return (struct cluster){SZ_SPAN(skeleton), sizeof rest};
#define INITIAL(rest, skeleton)                                                                              \
    if (is_start && is_next(text, SZ_SPAN(rest)))                                                            \
        return (struct cluster){SZ_SPAN(skeleton), sizeof rest};
#define CLUSTERS(first, rows)                                                                                \
    case first:                                                                                              \
        rows break;
#include "letters.def"
    default:
        break;
    }
    return (struct cluster){sz_span_of(text.text, 1), 1};
}

/* Replaces the clusters once and drops a letter behind itself (figures are no letters: 2011 stays). */
static bool replace_clusters(struct sz_span text, char *out, size_t *length) {
    size_t end = 0;
    for (size_t at = 0; at < text.length;) {
        struct cluster cluster = cluster_at(sz_span_of(text.text + at, text.length - at), at == 0);
        struct sz_span skeleton = cluster.skeleton;
        bool doubled = end > 0 && out[end - 1] == skeleton.text[0] && is_latin(skeleton.text[0]);
        for (size_t i = doubled; i < skeleton.length; i++) {
            if (end == SZ_SKELETON_MAX)
                return false;
            out[end++] = skeleton.text[i];
        }
        at += cluster.length;
    }
    *length = end;
    return true;
}

static bool may_have_clusters(struct sz_span text) {
    for (size_t i = 0; i < text.length; i++) {
        if (!is_latin(text.text[i]))
            continue;
        uint32_t next = i + 1 < text.length ? sz_pair_bit(text.text[i + 1]) : 1;
        if ((sz_letter_pairs[text.text[i] - 'a'] & next) != 0)
            return true;
    }
    return false;
}

/* What one replacement leaves may be a cluster again ("kkh"); each round but the last shortens the word or
 * takes a letter out of use, so few are needed, and a word that needs more is none. */
static bool settle_clusters(struct sz_letters *letters) {
    enum { ROUNDS = 8 };
    for (int round = 0; round < ROUNDS; round++) {
        if (!may_have_clusters(sz_letters_skeleton(letters)))
            return true;
        char out[SZ_SKELETON_MAX];
        size_t length = 0;
        if (!replace_clusters(sz_letters_skeleton(letters), out, &length))
            return false;
        if (sz_span_equal(sz_span_of(out, length), sz_letters_skeleton(letters)))
            return true;
        memcpy(letters->skeleton, out, length);
        letters->length = length;
    }
    return false;
}

/* The endings of Russian declension in skeleton letters: ogo, ego, omu, emu, imi, ami, om, em, im, ih. */
static size_t case_ending(struct sz_span word) {
    const char *end = word.text + word.length;
    char last = end[-1], middle = end[-2], first = end[-3];
    switch (last) {
    case 'm':
        return middle == 'o' || middle == 'e' || middle == 'i' ? 2 : 0;
    case 'h':
        return middle == 'i' ? 2 : 0;
    case 'o':
        return middle == 'g' && (first == 'o' || first == 'e') ? 3 : 0;
    case 'u':
        return middle == 'm' && (first == 'o' || first == 'e') ? 3 : 0;
    case 'i':
        return middle == 'm' && (first == 'i' || first == 'a') ? 3 : 0;
    default:
        return 0;
    }
}

static bool is_vowel(char letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

static size_t ending_length(struct sz_span word) {
    enum { SHORTEST_STEM = 3 };
    if (word.length <= SHORTEST_STEM)
        return 0;
    size_t ending = case_ending(word);
    if (ending > 0 && word.length >= ending + SHORTEST_STEM)
        return ending;
    return is_vowel(word.text[word.length - 1]) ? 1 : 0;
}

static void find_stem(struct sz_letters *letters) {
    letters->stem = letters->length;
    size_t ending;
    while ((ending = ending_length(sz_letters_stem(letters))) > 0)
        letters->stem -= ending;
}

bool sz_letters_read_characters(const struct sz_character *characters, size_t count,
                                struct sz_letters *letters) {
    letters->drawn_length = letters->length = letters->stem = 0;
    bool added = is_pure(characters, count) ? add_letters(characters, count, letters)
                                            : add_mixed(characters, count, letters);
    if (!added || !settle_clusters(letters))
        return false;
    find_stem(letters);
    return letters->length > 0;
}

bool sz_letters_read(struct sz_span text, struct sz_letters *letters) {
    struct sz_character characters[SZ_LETTERS_MAX + 1];
    size_t count = 0;
    uint32_t decoded;
    for (size_t at = 0, length; at < text.length && count <= SZ_LETTERS_MAX; at += length) {
        length = sz_utf8_decode(sz_span_from(text, at), &decoded);
        if (length == 0)
            return false;
        characters[count] = sz_character_of(decoded);
        count += is_drawn(characters[count].kind);
    }
    return sz_letters_read_characters(characters, count, letters);
}
