/* By endings alone: the words are in no table, or their table does not say which form they have. */
#include "plural.h"

bool sz_plural_is_likely(struct sz_span word) {
    static const char *const latin[] = {"ss", "us", "is"};
    static const char *const cyrillic[] = {"ов", "ев", "ей", "ий", "к",   "н",   "р",  "ц",  "ш",  "д",
                                           "а",  "я",  "ы",  "и",  "ами", "ями", "ам", "ям", "ах", "ях"};
    if (word.length < 4)
        return false;
    if ((unsigned char)word.text[word.length - 1] < 0x80) {
        for (size_t i = 0; i < sizeof latin / sizeof latin[0]; i++)
            if (memcmp(word.text + word.length - 2, latin[i], 2) == 0)
                return false;
        return word.text[word.length - 1] == 's';
    }
    for (size_t i = 0; i < sizeof cyrillic / sizeof cyrillic[0]; i++) {
        size_t length = strlen(cyrillic[i]);
        if (memcmp(word.text + word.length - length, cyrillic[i], length) == 0)
            return true;
    }
    return false;
}

bool sz_plural_is_english(struct sz_span word) {
    static const char *const endings[] = {"s", "en", "ple"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t length = strlen(endings[i]), at = 0;
        while (at < length && word.length > length &&
               (word.text[word.length - length + at] | 0x20) == endings[i][at])
            at++;
        if (at == length)
            return true;
    }
    return false;
}
