/* A phrase is an item if it reads, from its first to its last character, as
 *
 *     { particle | number | unit } item { particle }
 *
 * where particles are rows of particles.def and blanks, commas, brackets and quotes may stand between. At
 * each place the item is looked for first, so that "poppy straw" is no straw of something else, and nothing
 * is left out in the middle. */
#include "item.h"

#include "../base/utf8.h"
#include "../words/words.h"

/* Names of items are far shorter; the search looks at each place a few times at most. */
enum { WORDS_MAX = 256 };

static bool is_separator(uint32_t character) {
    return sz_utf8_is_space(character) || sz_utf8_is_quote(character) || character == ',' ||
           character == ';' || character == ':' || character == '.' || character == '(' || character == ')';
}

static struct sz_span skip_separators(struct sz_span text) {
    uint32_t character;
    for (size_t length; (length = sz_utf8_decode(text, &character)) > 0 && is_separator(character);)
        text = sz_span_from(text, length);
    return text;
}

/* The length of a figure in digits, its separators included. */
static size_t figure_length(struct sz_span text) {
    size_t length = 0;
    if (text.length == 0 || !sz_utf8_is_digit((unsigned char)text.text[0]))
        return 0;
    while (length < text.length && (sz_utf8_is_digit((unsigned char)text.text[length]) ||
                                    text.text[length] == '.' || text.text[length] == ','))
        length++;
    return length;
}

/* A unit says nothing about the item unless it is a noun of its own. */
static bool may_lead(const struct sz_word *word) {
    switch (word->vocabulary) {
    case SZ_WORD_PARTICLE:
        return (word->flags & SZ_BEHIND) == 0;
    case SZ_WORD_UNIT:
        return (word->flags & (SZ_COUNTED | SZ_AMBIGUOUS)) == 0;
    default:
        return (word->flags & SZ_PREFIX) == 0;
    }
}

static bool may_trail(const struct sz_word *particle) {
    return (particle->flags & SZ_BEHIND) != 0;
}

/* The length of a particle at the start of `text`, or 0. */
static size_t particle_length(struct sz_span text, unsigned vocabularies,
                              bool (*may_stand)(const struct sz_word *)) {
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length, count = sz_words_find(text, vocabularies, found, &length);
    for (size_t i = 0; i < count; i++)
        if (may_stand(&found[i]))
            return length;
    return 0;
}

/* A particle goes first: a unit may be longer ("units of firearms") and take the item with it. */
static size_t lead_length(struct sz_span text) {
    size_t length = figure_length(text);
    if (length == 0)
        length = particle_length(text, SZ_WORD_PARTICLE, may_lead);
    if (length == 0)
        length = particle_length(text, SZ_WORD_UNIT | SZ_WORD_NUMBER, may_lead);
    return length;
}

/* Whether nothing follows but particles. */
static bool is_rest_empty(struct sz_span text) {
    for (;;) {
        text = skip_separators(text);
        if (text.length == 0)
            return true;
        size_t length = particle_length(text, SZ_WORD_PARTICLE, may_trail);
        if (length == 0)
            return false;
        text = sz_span_from(text, length);
    }
}

int sz_item_find(struct sz_span words) {
    if (words.length > WORDS_MAX)
        return -1;
    for (;;) {
        struct sz_word found[SZ_MEANINGS_MAX];
        size_t length;
        words = skip_separators(words);
        if (sz_words_find(words, SZ_WORD_ITEM, found, &length) > 0 &&
            is_rest_empty(sz_span_from(words, length)))
            return found[0].concept;
        length = lead_length(words);
        if (length == 0)
            return -1;
        words = sz_span_from(words, length);
    }
}

bool sz_item_is_weighed(int item_id) {
    for (size_t i = 0; item_id >= 0 && i < sz_weighed_count; i++)
        if (strcmp(sz_items[item_id].category, sz_weighed[i].category) == 0)
            return true;
    return false;
}

size_t sz_item_fold(struct sz_span words, char *text, size_t capacity) {
    size_t length = 0;
    bool is_word_ahead = false; /* a blank is due before the next character */
    while (words.length > 0) {
        uint32_t character;
        char bytes[4];
        size_t read = sz_utf8_decode(words, &character);
        if (read == 0)
            break;
        words = sz_span_from(words, read);
        if (sz_utf8_is_space(character)) {
            is_word_ahead = length > 0;
            continue;
        }
        size_t written = sz_utf8_encode(sz_utf8_fold(character), bytes);
        if (length + is_word_ahead + written > capacity)
            break;
        if (is_word_ahead)
            text[length++] = ' ';
        memcpy(text + length, bytes, written);
        length += written;
        is_word_ahead = false;
    }
    return length;
}
