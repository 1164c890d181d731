/* Few rows, looked through one by one. */
#include "phrases.h"

struct phrase {
    enum sz_language language;
    enum sz_shape shape;
    bool is_about;
    const char *text;
};

struct sign {
    enum sz_language language;
    enum sz_unit_id unit;
    const char *text;
};

static const struct sz_locale locales[] = {
#define LANGUAGE(language, tag, point) {language, tag, point},
#define PHRASE(language, shape, mark, text)
#define SIGN(language, unit, text)
#include "phrases.def"
#undef LANGUAGE
#undef PHRASE
#undef SIGN
};

enum { EXACT, ABOUT };

static const struct phrase phrases[] = {
#define LANGUAGE(language, tag, point)
#define PHRASE(language, shape, mark, text) {language, SZ_SHAPE_##shape, (mark) == ABOUT, text},
#define SIGN(language, unit, text)
#include "phrases.def"
#undef LANGUAGE
#undef PHRASE
#undef SIGN
};

static const struct sign signs[] = {
#define LANGUAGE(language, tag, point)
#define PHRASE(language, shape, mark, text)
#define SIGN(language, unit, text) {language, SZ_UNIT_##unit, text},
#include "phrases.def"
#undef LANGUAGE
#undef PHRASE
#undef SIGN
};

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

const struct sz_locale *sz_phrases_find_locale(struct sz_span tag) {
    for (size_t i = 0; i < LENGTH(locales); i++)
        if (sz_span_equal(tag, sz_span_of(locales[i].tag, strlen(locales[i].tag))))
            return &locales[i];
    return NULL;
}

const char *sz_phrases_find(enum sz_language language, enum sz_shape shape, bool is_about) {
    for (size_t i = 0; i < LENGTH(phrases); i++)
        if (phrases[i].language == language && phrases[i].shape == shape && phrases[i].is_about == is_about)
            return phrases[i].text;
    return NULL;
}

const char *sz_phrases_sign(enum sz_language language, enum sz_unit_id unit) {
    for (size_t i = 0; i < LENGTH(signs); i++)
        if (signs[i].language == language && signs[i].unit == unit)
            return signs[i].text;
    return NULL;
}
