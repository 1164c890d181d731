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

/* How many changes words of this many letters may have. */
static unsigned forgiven(size_t a, size_t b) {
    size_t longer = a > b ? a : b;
    return longer >= 6 ? 2 : longer >= 4 ? 1 : 0;
}

static unsigned forgiven_distance(struct sz_span a, struct sz_span b) {
    unsigned found = distance(a, b);
    return found <= forgiven(a.length, b.length) ? found : TOO_FAR;
}

int sz_letters_distance(const struct sz_letters *a, const struct sz_letters *b) {
    unsigned drawn = forgiven_distance(sz_letters_drawn(a), sz_letters_drawn(b));
    unsigned stems = forgiven_distance(sz_letters_stem(a), sz_letters_stem(b));
    return (int)least(drawn, stems);
}

struct nearest {
    const struct sz_name_word *word;
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

/* At the same distance, a word of the catalogue is nearer than a common one, then one that is near as drawn,
 * then by its stem, then one of the same letters in another order. */
static void weigh(struct nearest *nearest, const struct sz_letters *letters,
                  const struct sz_name_word *word) {
    struct sz_span drawn = sz_span_of(word->drawn, strlen(word->drawn));
    struct sz_span stem = sz_span_of(word->stem, strlen(word->stem));
    unsigned as_drawn = forgiven_distance(sz_letters_drawn(letters), drawn);
    unsigned by_stem = forgiven_distance(sz_letters_stem(letters), stem);
    unsigned nearer = least(as_drawn, by_stem);
    if (nearer >= TOO_FAR)
        return;
    bool reordered = has_same_letters(sz_letters_drawn(letters), drawn);
    unsigned rank =
        nearer * 1000 + (word->is_reported ? 0 : 100) + (2 * as_drawn + by_stem) * 10 + !reordered;
    if (rank > nearest->rank)
        return;
    bool same = nearest->word != NULL &&
                (word->concept == SZ_NAME_COUNT ? strcmp(word->stem, nearest->word->stem) == 0
                                                : word->concept == nearest->word->concept);
    bool is_tied = rank == nearest->rank && (nearest->is_tied || !same);
    *nearest = (struct nearest){word, nearer, rank, is_tied};
}

static struct nearest find_nearest(const struct sz_letters *letters) {
    struct nearest nearest = {NULL, TOO_FAR, TOO_FAR * 1000, false};
    for (size_t i = 0; i < sz_name_word_count; i++)
        weigh(&nearest, letters, &sz_name_words[i]);
    return nearest;
}

static unsigned mend_token(struct sz_name_token *token) {
    struct nearest nearest = find_nearest(&token->letters);
    if (nearest.word == NULL || nearest.is_tied)
        return TOO_FAR;
    size_t length = strlen(nearest.word->stem);
    memcpy(token->letters.skeleton, nearest.word->stem, length);
    token->letters.length = token->letters.stem = length;
    return nearest.distance;
}

int sz_operation_mend(const struct sz_operation *name, struct sz_operation *mended) {
    unsigned changes = 0;
    for (size_t i = 0; i < name->reading.count; i++) {
        const struct sz_name_item *item = &name->reading.item[i];
        if (item->concept != SZ_NAME_COUNT || name->tokens.token[item->token].is_number)
            continue;
        if (changes == 0)
            *mended = *name;
        unsigned more = mend_token(&mended->tokens.token[item->token]);
        if (more >= TOO_FAR)
            continue; /* it may stand outside the name */
        changes += more;
        if (changes > SZ_MISTYPED_MAX)
            return 0;
    }
    if (changes == 0 || sz_operation_read_tokens(mended) != SZ_OK)
        return 0;
    return (int)changes;
}
