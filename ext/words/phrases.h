/* How amounts are written for people: the rows of phrases.def as tables. */
#ifndef SZ_PHRASES_H
#define SZ_PHRASES_H

#include "words.h"

/* What an interval looks like; its ends are open or closed as the names say. */
enum sz_shape {
    SZ_SHAPE_POINT,
    SZ_SHAPE_MORE,  /* only a lower end, open */
    SZ_SHAPE_LEAST, /* closed */
    SZ_SHAPE_LESS,  /* from 0, the upper end open */
    SZ_SHAPE_MOST,  /* closed */
    SZ_SHAPE_CLOSED,
    SZ_SHAPE_OPEN,
    SZ_SHAPE_LOW_OPEN,
    SZ_SHAPE_HIGH_OPEN
};

struct sz_locale {
    enum sz_language language;
    const char *tag;
    const char *point; /* one byte */
};

/* The language of a tag ("en"); NULL: there is none. */
const struct sz_locale *sz_phrases_find_locale(struct sz_span tag);

/* The phrase of a shape, marked or not: `#` stands for the lower figure, `@` for the upper, `&` for the unit.
 * Every language has all of them. */
const char *sz_phrases_find(enum sz_language language, enum sz_shape shape, bool is_about);

/* How the language writes the unit; NULL: by its symbol. */
const char *sz_phrases_sign(enum sz_language language, enum sz_unit_id unit);

#endif
