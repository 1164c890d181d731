/* Damerau's distance in its restricted form (no letter changes twice), by rows. Words are compared as drawn and
 * by their stems, and the smaller figure counts: a slip of the pen keeps the script, a slip in a
 * romanisation shows in the stem. */
#include "mistyping.h"

enum { TOO_FAR = SZ_MISTYPED_MAX + 1 };

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* The distance, TOO_FAR at most. */
static unsigned distance(struct sz_span a, struct sz_span b) {
    unsigned char rows[3][SZ_SKELETON_MAX + 1];
    size_t longer = a.length > b.length ? a.length - b.length : b.length - a.length;
    if (longer >= TOO_FAR)
        return TOO_FAR;
    for (size_t j = 0; j <= b.length; j++)
        rows[0][j] = (unsigned char)j;
    for (size_t i = 1; i <= a.length; i++) {
        unsigned char *row = rows[i % 3], *above = rows[(i + 2) % 3], *twice = rows[(i + 1) % 3];
        unsigned best = row[0] = (unsigned char)i;
        for (size_t j = 1; j <= b.length; j++) {
            unsigned cost = a.text[i - 1] != b.text[j - 1];
            unsigned value = least(above[j - 1] + cost, least(above[j], row[j - 1]) + 1U);
            if (i > 1 && j > 1 && a.text[i - 1] == b.text[j - 2] && a.text[i - 2] == b.text[j - 1])
                value = least(value, twice[j - 2] + 1U);
            row[j] = (unsigned char)value;
            best = least(best, value);
        }
        if (best >= TOO_FAR && i < a.length)
            return TOO_FAR;
    }
    return least(rows[a.length % 3][b.length], TOO_FAR);
}

/* A word that may have been meant. */
struct candidate {
    struct sz_span drawn;
    struct sz_span stem;
    uint16_t concept;
    uint8_t one_from; /* how many letters it takes to forgive one change, and two */
    uint8_t two_from;
    bool is_meant; /* in the name that may be meant */
};

/* The distance of two words, if it is forgiven between words of their length. */
static unsigned forgiven_distance(struct sz_span a, struct sz_span b, const struct candidate *candidate) {
    size_t longer = a.length > b.length ? a.length : b.length;
    unsigned forgiven = longer >= candidate->two_from ? 2 : longer >= candidate->one_from ? 1 : 0;
    unsigned found = distance(a, b);
    return found <= forgiven ? found : TOO_FAR;
}

struct nearest {
    struct candidate candidate;
    unsigned distance;
    unsigned rank; /* less is nearer */
    bool is_tied;
};

static bool has_same_letters(struct sz_span a, struct sz_span b) {
    unsigned char seen[256] = {0};
    for (size_t i = 0; i < a.length; i++)
        seen[(unsigned char)a.text[i]]++;
    for (size_t i = 0; i < b.length; i++)
        if (seen[(unsigned char)b.text[i]]-- == 0)
            return false;
    return a.length == b.length;
}

static bool is_same_word(const struct candidate *a, const struct candidate *b) {
    return a->concept == b->concept && (a->concept != SZ_NAME_COUNT || sz_span_equal(a->stem, b->stem));
}

/* At the same distance, a word that is near as drawn is nearer than one that is near by its stem, and that nearer than
 * one of other letters than these in another order; where all that is equal, the word of the other name is. */
static void weigh(struct nearest *nearest, const struct sz_letters *letters, struct candidate candidate) {
    struct sz_span drawn = sz_letters_drawn(letters), stem = sz_letters_stem(letters);
    unsigned as_drawn = forgiven_distance(drawn, candidate.drawn, &candidate);
    unsigned by_stem = forgiven_distance(stem, candidate.stem, &candidate);
    unsigned nearer = least(as_drawn, by_stem);
    if (nearer >= TOO_FAR)
        return;
    unsigned reordered = has_same_letters(drawn, candidate.drawn);
    unsigned rank =
        nearer * 1000 + (2 * as_drawn + by_stem) * 10 + 2 * (1 - reordered) + (candidate.is_meant ? 0 : 1);
    if (rank > nearest->rank)
        return;
    bool is_tied =
        rank == nearest->rank && (nearest->is_tied || !is_same_word(&candidate, &nearest->candidate));
    *nearest = (struct nearest){candidate, nearer, rank, is_tied};
}

static bool has_concept(const struct sz_operation *name, uint16_t concept) {
    for (size_t i = 0; i < name->reading.count; i++)
        if (name->reading.item[i].concept == concept)
            return true;
    return false;
}

/* A word in no row, which may be meant or be a slip itself. */
static bool is_unknown(const struct sz_operation *name, size_t item) {
    return name->reading.item[item].concept == SZ_NAME_COUNT &&
           !name->tokens.token[name->reading.item[item].token].is_number;
}

/* A head is known by what stands around it, too. */
static struct candidate known_candidate(const struct sz_name_word *word, bool is_meant) {
    bool is_head = sz_names[word->within].role == SZ_NAME_HEAD;
    return (struct candidate){.drawn = sz_span_of(word->drawn, strlen(word->drawn)),
                              .stem = sz_span_of(word->stem, strlen(word->stem)),
                              .concept = word->concept,
                              .one_from = 3,
                              .two_from = is_head ? 5 : 6,
                              .is_meant = is_meant};
}

static struct candidate unknown_candidate(const struct sz_letters *letters) {
    return (struct candidate){.drawn = sz_letters_drawn(letters),
                              .stem = sz_letters_stem(letters),
                              .concept = SZ_NAME_COUNT,
                              .one_from = 5,
                              .two_from = 8,
                              .is_meant = true};
}

/* The word of `name` that these letters may be meant to be; a name that has its head has no second one. */
static struct nearest find_nearest(const struct sz_letters *letters, const struct sz_operation *name,
                                   const struct sz_operation *meant) {
    struct nearest nearest = {.distance = TOO_FAR, .rank = TOO_FAR * 1000};
    for (size_t i = 0; i < sz_name_word_count; i++) {
        const struct sz_name_word *word = &sz_name_words[i];
        bool is_meant = has_concept(meant, word->within) || has_concept(meant, word->concept);
        bool is_second_head = name->reading.has_head && sz_names[word->within].role == SZ_NAME_HEAD;
        if ((is_meant || word->within < SZ_NAME_COMMON) && !is_second_head)
            weigh(&nearest, letters, known_candidate(word, is_meant));
    }
    for (size_t i = 0; i < meant->reading.count; i++)
        if (is_unknown(meant, i))
            weigh(&nearest, letters,
                  unknown_candidate(&meant->tokens.token[meant->reading.item[i].token].letters));
    return nearest;
}

static unsigned mend_word(struct sz_letters *letters, const struct sz_operation *name,
                          const struct sz_operation *meant) {
    struct nearest nearest = find_nearest(letters, name, meant);
    if (nearest.distance >= TOO_FAR || nearest.is_tied)
        return 0;
    memcpy(letters->skeleton, nearest.candidate.stem.text, nearest.candidate.stem.length);
    letters->length = letters->stem = nearest.candidate.stem.length;
    return nearest.distance;
}

/* Words that stay unknown may stand outside the name. */
int sz_operation_mend(const struct sz_operation *name, const struct sz_operation *meant,
                      struct sz_operation *mended) {
    unsigned changes = 0;
    for (size_t i = 0; i < name->reading.count; i++) {
        if (!is_unknown(name, i))
            continue;
        if (changes == 0)
            *mended = *name;
        changes += mend_word(&mended->tokens.token[name->reading.item[i].token].letters, name, meant);
        if (changes > SZ_MISTYPED_MAX)
            return 0;
    }
    if (changes == 0 || sz_operation_read_tokens(mended) != SZ_OK)
        return 0;
    return (int)changes;
}
