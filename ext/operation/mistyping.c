/* Damerau's distance in its restricted form (no letter changes twice), by rows. Words are compared as drawn
 * and by their stems, and the smaller figure counts: a slip of the pen keeps the script, a slip in a
 * romanisation shows in the stem. */
#include "mistyping.h"

enum { TOO_FAR = SZ_MISTYPED_MAX + 1 };
/* Two words in no row: how many letters it takes to forgive one change, and two. */
enum { UNKNOWN_ONE_FROM = 5, UNKNOWN_TWO_FROM = 8 };

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* Cuts off what two words begin and end with alike: it changes no distance. */
static void cut_alike(struct sz_span *a, struct sz_span *b) {
    while (a->length > 0 && b->length > 0 && a->text[0] == b->text[0]) {
        *a = sz_span_from(*a, 1);
        *b = sz_span_from(*b, 1);
    }
    while (a->length > 0 && b->length > 0 && a->text[a->length - 1] == b->text[b->length - 1]) {
        a->length--;
        b->length--;
    }
}

/* The distance, TOO_FAR at most. Only figures next to the diagonal can be smaller than that. */
static unsigned distance(struct sz_span a, struct sz_span b) {
    unsigned char rows[3][SZ_SKELETON_MAX + TOO_FAR + 1];
    cut_alike(&a, &b);
    memset(rows, TOO_FAR, sizeof rows);
    for (size_t j = 0; j < TOO_FAR; j++)
        rows[0][j] = (unsigned char)j;
    for (size_t i = 1; i <= a.length; i++) {
        unsigned char *row = rows[i % 3];
        const unsigned char *above = rows[(i + 2) % 3], *twice = rows[(i + 1) % 3];
        size_t first = i < TOO_FAR ? 1 : i - SZ_MISTYPED_MAX;
        unsigned best = row[first - 1] = (unsigned char)least((unsigned)i, TOO_FAR);
        for (size_t j = first; j <= b.length && j <= i + SZ_MISTYPED_MAX; j++) {
            unsigned cost = a.text[i - 1] != b.text[j - 1];
            unsigned value = least(above[j - 1] + cost, least(above[j], row[j - 1]) + 1U);
            if (i > 1 && j > 1 && a.text[i - 1] == b.text[j - 2] && a.text[i - 2] == b.text[j - 1])
                value = least(value, twice[j - 2] + 1U);
            row[j] = (unsigned char)least(value, TOO_FAR);
            best = least(best, value);
        }
        if (best >= TOO_FAR)
            return TOO_FAR;
    }
    return rows[a.length % 3][b.length];
}

/* A word in one of its two forms. */
struct form {
    struct sz_span text;
    uint32_t set; /* of its letters */
};

static struct form form_of(struct sz_span text) {
    return (struct form){text, sz_letters_set(text)};
}

/* A word that may have been meant. */
struct candidate {
    struct form drawn;
    struct form stem;
    uint16_t concept;
    uint8_t one_from; /* how many letters it takes to forgive one change, and two */
    uint8_t two_from;
    bool is_meant; /* in the name that may be meant */
};

/* Without the instruction, which not all machines have: bits of pairs, of fours, of bytes are added up. */
static unsigned count_bits(uint32_t bits) {
    bits -= bits >> 1 & 0x55555555U;
    bits = (bits & 0x33333333U) + (bits >> 2 & 0x33333333U);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0FU;
    return bits * 0x01010101U >> 24;
}

/* How many changes words of this length are forgiven. */
static unsigned forgiven_changes(size_t length, size_t one_from, size_t two_from) {
    return length >= two_from ? 2 : length >= one_from ? 1 : 0;
}

/* The distance of two words, if it is forgiven between words of their length. Most words are too far from
 * each other for what their lengths and letters tell. */
static unsigned forgiven_distance(struct form a, struct form b, const struct candidate *candidate) {
    bool a_is_longer = a.text.length > b.text.length;
    size_t longer = a_is_longer ? a.text.length : b.text.length;
    size_t shorter = a_is_longer ? b.text.length : a.text.length;
    unsigned forgiven = forgiven_changes(longer, candidate->one_from, candidate->two_from);
    if (longer - shorter > forgiven || count_bits(a.set ^ b.set) > 2 * forgiven)
        return TOO_FAR;
    unsigned found = distance(a.text, b.text);
    return found <= forgiven ? found : TOO_FAR;
}

/* A word that may be mistyped. */
struct slip {
    struct form drawn;
    struct form stem;
};

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
    return a->concept == b->concept &&
           (a->concept != SZ_NAME_COUNT || sz_span_equal(a->stem.text, b->stem.text));
}

/* At the same distance, a word that is near as drawn is nearer than one that is near by its stem, and that
 * nearer than one of other letters than these in another order; where all that is equal, the word of the
 * other name is. */
static void weigh(struct nearest *nearest, const struct slip *slip, struct candidate candidate) {
    unsigned as_drawn = forgiven_distance(slip->drawn, candidate.drawn, &candidate);
    unsigned by_stem = forgiven_distance(slip->stem, candidate.stem, &candidate);
    unsigned nearer = least(as_drawn, by_stem);
    if (nearer >= TOO_FAR)
        return;
    unsigned reordered = has_same_letters(slip->drawn.text, candidate.drawn.text);
    unsigned rank =
        nearer * 1000 + (2 * as_drawn + by_stem) * 10 + 2 * (1 - reordered) + (candidate.is_meant ? 0 : 1);
    if (rank > nearest->rank)
        return;
    bool is_tied =
        rank == nearest->rank && (nearest->is_tied || !is_same_word(&candidate, &nearest->candidate));
    *nearest = (struct nearest){candidate, nearer, rank, is_tied};
}

bool sz_operation_is_unknown(const struct sz_operation *name, size_t item) {
    return name->reading.item[item].concept == SZ_NAME_COUNT &&
           !name->tokens.token[name->reading.item[item].token].is_number;
}

/* A head is known by what stands around it, too. */
static struct candidate known_candidate(const struct sz_name_word *word, bool is_meant) {
    bool is_head = sz_name_concepts[word->within].role == SZ_NAME_HEAD;
    return (struct candidate){.drawn = {word->drawn, word->drawn_set},
                              .stem = {word->stem, word->stem_set},
                              .concept = word->concept,
                              .one_from = 3,
                              .two_from = is_head ? 5 : 6,
                              .is_meant = is_meant};
}

static struct candidate unknown_candidate(const struct sz_letters *letters) {
    return (struct candidate){.drawn = form_of(sz_letters_drawn(letters)),
                              .stem = form_of(sz_letters_stem(letters)),
                              .concept = SZ_NAME_COUNT,
                              .one_from = UNKNOWN_ONE_FROM,
                              .two_from = UNKNOWN_TWO_FROM,
                              .is_meant = true};
}

static struct slip slip_of(const struct sz_letters *letters) {
    return (struct slip){form_of(sz_letters_drawn(letters)), form_of(sz_letters_stem(letters))};
}

/* Most words are too far in both forms for any distance that is forgiven. */
static bool may_be_near(const struct slip *slip, const struct sz_name_word *word) {
    size_t drawn = slip->drawn.text.length + SZ_MISTYPED_MAX - word->drawn.length;
    size_t stem = slip->stem.text.length + SZ_MISTYPED_MAX - word->stem.length;
    return (drawn <= 2 * SZ_MISTYPED_MAX &&
            count_bits(slip->drawn.set ^ word->drawn_set) <= 2 * SZ_MISTYPED_MAX) ||
           (stem <= 2 * SZ_MISTYPED_MAX &&
            count_bits(slip->stem.set ^ word->stem_set) <= 2 * SZ_MISTYPED_MAX);
}

static bool has_concept(const struct sz_operation *name, size_t concept) {
    for (size_t i = 0; i < name->reading.count; i++)
        if (name->reading.item[i].concept == concept)
            return true;
    return false;
}

static bool is_meant_word(const struct sz_operation *meant, const struct sz_name_word *word) {
    return has_concept(meant, word->within) ||
           (word->concept != SZ_NAME_COUNT && has_concept(meant, word->concept));
}

/* Words of rows from `first` up to `end`. A name that has its head has no second one. */
static void weigh_words(struct nearest *nearest, const struct slip *slip, size_t first, size_t end,
                        const struct sz_operation *name, const struct sz_operation *meant) {
    for (size_t i = first; i < end; i++) {
        const struct sz_name_word *word = &sz_name_words[i];
        if (!may_be_near(slip, word) ||
            (name->reading.has_head && sz_name_concepts[word->within].role == SZ_NAME_HEAD))
            continue;
        weigh(nearest, slip, known_candidate(word, is_meant_word(meant, word)));
    }
}

/* The word that these letters of `name` may be meant to be: any of the catalogue, or one of the name that is
 * meant. */
static struct nearest find_nearest(const struct sz_letters *letters, const struct sz_operation *name,
                                   const struct sz_operation *meant) {
    const struct slip slip = slip_of(letters);
    struct nearest nearest = {.distance = TOO_FAR, .rank = TOO_FAR * 1000};
    weigh_words(&nearest, &slip, 0, sz_name_word_first[SZ_NAME_COMMON], name, meant);
    for (size_t i = 0; i < meant->reading.count; i++) {
        size_t concept = meant->reading.item[i].concept;
        if (concept >= SZ_NAME_COMMON && concept != SZ_NAME_COUNT)
            weigh_words(&nearest, &slip, sz_name_word_first[concept], sz_name_word_first[concept + 1], name,
                        meant);
        else if (sz_operation_is_unknown(meant, i))
            weigh(&nearest, &slip,
                  unknown_candidate(&meant->tokens.token[meant->reading.item[i].token].letters));
    }
    return nearest;
}

static unsigned mend_word(struct sz_letters *letters, const struct sz_operation *name,
                          const struct sz_operation *meant) {
    struct nearest nearest = find_nearest(letters, name, meant);
    if (nearest.distance >= TOO_FAR || nearest.is_tied)
        return 0;
    memcpy(letters->skeleton, nearest.candidate.stem.text.text, nearest.candidate.stem.text.length);
    letters->length = letters->stem = nearest.candidate.stem.text.length;
    return nearest.distance;
}

static size_t count_unknown(const struct sz_operation *name) {
    size_t count = 0;
    for (size_t i = 0; i < name->reading.count; i++)
        count += sz_operation_is_unknown(name, i);
    return count;
}

/* Copies what is in use: most of the room for words is not. */
static void copy_operation(const struct sz_operation *from, struct sz_operation *to) {
    memcpy(to->tokens.token, from->tokens.token, from->tokens.count * sizeof from->tokens.token[0]);
    to->tokens.count = from->tokens.count;
    to->tokens.has_plus = from->tokens.has_plus;
    to->reading = from->reading;
}

/* Words that stay unknown may stand outside the name; many of them are prose. */
bool sz_operation_may_be_mistyped(size_t unknown) {
    return unknown > 0 && unknown <= SZ_NAME_PARTS_MAX;
}

int sz_operation_mend(const struct sz_operation *name, const struct sz_operation *meant,
                      struct sz_operation *mended) {
    unsigned changes = 0;
    if (!sz_operation_may_be_mistyped(count_unknown(name)))
        return 0;
    copy_operation(name, mended);
    for (size_t i = 0; i < name->reading.count; i++) {
        if (!sz_operation_is_unknown(name, i))
            continue;
        changes += mend_word(&mended->tokens.token[name->reading.item[i].token].letters, name, meant);
        if (changes > SZ_MISTYPED_MAX)
            return 0;
    }
    if (changes == 0 || sz_operation_read_tokens(mended) != SZ_OK)
        return 0;
    return (int)changes;
}

static bool is_near(const struct slip *slip, const struct sz_name_word *word) {
    if (!may_be_near(slip, word))
        return false;
    struct candidate candidate = known_candidate(word, true);
    return forgiven_distance(slip->drawn, candidate.drawn, &candidate) < TOO_FAR ||
           forgiven_distance(slip->stem, candidate.stem, &candidate) < TOO_FAR;
}

static bool is_near_range(const struct slip *slip, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (is_near(slip, &sz_name_words[i]))
            return true;
    return false;
}

/* Words that change how a name is read, wherever they stand. */
static bool is_near_turning_word(const struct slip *slip) {
    for (size_t i = 0; i < sz_name_turning_word_count; i++)
        if (is_near(slip, &sz_name_words[sz_name_turning_words[i]]))
            return true;
    return false;
}

/* A key of several words may be written in other words: any of the catalogue then. */
static bool is_near_name(const struct slip *slip, const struct sz_operation *meant) {
    for (size_t i = 0; i < meant->reading.count; i++) {
        size_t concept = meant->reading.item[i].concept;
        if (concept == SZ_NAME_COUNT)
            continue;
        if (is_near_range(slip, sz_name_word_first[concept], sz_name_word_first[concept + 1]))
            return true;
        if (strchr(sz_name_concepts[concept].key, '-') != NULL)
            return is_near_range(slip, 0, sz_name_word_first[SZ_NAME_COMMON]);
    }
    return false;
}

/* Whether an unknown word of `name` is near to any that could make it the name that is meant. */
static bool has_slip(const struct sz_operation *name, const struct sz_operation *meant) {
    for (size_t i = 0; i < name->reading.count; i++) {
        if (!sz_operation_is_unknown(name, i))
            continue;
        const struct slip slip = slip_of(&name->tokens.token[name->reading.item[i].token].letters);
        if (is_near_name(&slip, meant) || is_near_turning_word(&slip))
            return true;
    }
    return false;
}

bool sz_operation_may_mend(const struct sz_operation *a, const struct sz_operation *b) {
    bool a_may = sz_operation_may_be_mistyped(count_unknown(a)),
         b_may = sz_operation_may_be_mistyped(count_unknown(b));
    if (a_may && b_may)
        return true;
    return a_may ? has_slip(a, b) : b_may && has_slip(b, a);
}

/* An ordinal is no word of the key where it says which stage is meant. */
static uint64_t words_near_to(const struct slip *slip) {
    uint64_t words = 0;
    for (size_t i = 0; i < sz_name_word_count; i++) {
        const struct sz_name_word *word = &sz_name_words[i];
        if (!is_near(slip, word))
            continue;
        if (sz_name_concepts[word->within].role == SZ_NAME_ORDINAL)
            return UINT64_MAX;
        words |= sz_key_words(sz_name_concepts[word->within].key);
        if (word->concept != SZ_NAME_COUNT)
            words |= sz_key_words(sz_name_concepts[word->concept].key);
    }
    return words;
}

uint64_t sz_operation_near_words(const struct sz_operation *name) {
    uint64_t words = 0;
    for (size_t i = 0; i < name->reading.count; i++) {
        if (!sz_operation_is_unknown(name, i))
            continue;
        const struct slip slip = slip_of(&name->tokens.token[name->reading.item[i].token].letters);
        words |= words_near_to(&slip);
    }
    return words;
}

bool sz_words_may_be_near(uint32_t letters, size_t a_length, size_t b_length) {
    size_t longer = a_length > b_length ? a_length : b_length;
    unsigned forgiven = forgiven_changes(longer, UNKNOWN_ONE_FROM, UNKNOWN_TWO_FROM);
    return a_length + b_length + forgiven >= 2 * longer && count_bits(letters) <= 2 * forgiven;
}
