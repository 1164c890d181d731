/* A whole phrase is looked up in the lexicon; what isn't matched to its end is no known item. */
#include "item.h"

#include "../base/utf8.h"
#include "../words/words.h"

int sz_item_find(struct sz_span words) {
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length;
    if (sz_words_find(words, SZ_WORD_ITEM, found, &length) == 0 || length != words.length)
        return -1;
    return found[0].concept;
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
