/* By endings alone: the words are in no table, or their table does not say which form they have. */
#include "plural.h"

static bool ends_in(struct sz_span word, const char *const *endings, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(endings[i]);
        if (word.length > length && memcmp(word.text + word.length - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

bool sz_plural_is_adjective(struct sz_span word) {
    static const char *const endings[] = {"ых", "их"};
    return word.length >= 10 && ends_in(word, endings, sizeof endings / sizeof endings[0]);
}

bool sz_plural_is_verb(struct sz_span word) {
    static const char *const endings[] = {"ли", "ло", "но", "лись", "лось", "ют", "ет", "ит", "ят", "ут"};
    return ends_in(word, endings, sizeof endings / sizeof endings[0]);
}

/* "задержаны", "изъяты" */
static bool is_participle(struct sz_span word) {
    static const char *const endings[] = {"лены", "чены", "шены", "дены", "щены", "ованы", "жаны", "яты"};
    return ends_in(word, endings, sizeof endings / sizeof endings[0]);
}

bool sz_plural_is_likely(struct sz_span word) {
    static const char *const latin[] = {"ss", "us", "is"};
    static const char *const cyrillic[] = {"ов", "ев", "ей", "ий",  "к",   "н",  "р",  "ц",  "ш",  "д",  "а",
                                           "я",  "ы",  "и",  "ами", "ями", "ам", "ям", "ах", "ях", "ств"};
    if (word.length < 4)
        return false;
    if ((unsigned char)word.text[word.length - 1] < 0x80) {
        for (size_t i = 0; i < sizeof latin / sizeof latin[0]; i++)
            if (memcmp(word.text + word.length - 2, latin[i], 2) == 0)
                return false;
        return word.text[word.length - 1] == 's';
    }
    return ends_in(word, cyrillic, sizeof cyrillic / sizeof cyrillic[0]) && !is_participle(word);
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
