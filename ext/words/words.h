/* The lexicon: every word that the extension knows, as constants, and the search for the longest match.
 *
 * The words stand in *.def files, one concept a block and one spelling a row; ext/words/compile.c checks them
 * and turns the spellings into one trie at build time (words_trie.inc), so nothing is built, sorted or
 * allocated at run time and all tables are read-only.
 *
 * A spelling is matched by folded characters (see base/utf8.h): letter case, the kind of dash, quote or space
 * and the letter io make no difference; a run of spaces counts as one; a dash in the text stands for a space
 * of the spelling. A match ends at the end of a word: before anything but a letter or digit, or behind a
 * sign. */
#ifndef SZ_WORDS_H
#define SZ_WORDS_H

#include "../base/span.h"

#include <stdint.h>

/* What a word can be. Bits, so that a search can ask for several. */
enum sz_vocabulary {
    SZ_WORD_UNIT = 1 << 0,      /* units.def */
    SZ_WORD_NUMBER = 1 << 1,    /* numbers.def */
    SZ_WORD_QUALIFIER = 1 << 2, /* qualifiers.def */
    SZ_WORD_ITEM = 1 << 3,      /* items.def */
    SZ_WORD_OPERATION = 1 << 4, /* operations.def */
    SZ_WORD_HEADER = 1 << 5     /* headers.def */
};

enum sz_language { SZ_ANY_LANGUAGE, SZ_ENGLISH, SZ_RUSSIAN };

/* Flags of a spelling. */
enum {
    SZ_ABBREVIATION = 1 << 0, /* a full stop may follow and belongs to it: "тыс.", "ca." */
    SZ_LOWER_CASE = 1 << 1, /* counts only without capitals: "mg" is a milligram, "Mg" may be another unit */
    SZ_AMBIGUOUS = 1 << 2,  /* known, but several things are called so: "rupees" */
    SZ_BEFORE_NUMBER = 1 << 3 /* may stand before its figure: "$", "EUR" */
};

/* One meaning of a matched spelling. `concept` numbers the blocks of the vocabulary's .def file from 0. */
struct sz_word {
    uint16_t vocabulary;
    uint16_t concept;
    uint8_t language;
    uint8_t flags;
};

/* Finds the longest spelling of the wanted vocabularies (an OR of enum sz_vocabulary) with which `text`
 * begins. Returns how many meanings it has there (0: none) and copies them into `words`, sorted by
 * vocabulary, all of wanted vocabularies; `length` is the number of bytes matched, the full stop of an
 * abbreviation included. Linear in the length of the match. */
#define SZ_MEANINGS_MAX 8
size_t sz_words_find(struct sz_span text, unsigned vocabularies, struct sz_word words[SZ_MEANINGS_MAX],
                     size_t *length);

/* ---- units.def ---- */

enum sz_dimension { SZ_MASS, SZ_VOLUME, SZ_LENGTH, SZ_AREA, SZ_COUNT, SZ_MONEY };

/* The concepts of units.def, in their order: SZ_UNIT_kilogram, SZ_UNIT_pound, SZ_UNIT_RUB … */
enum sz_unit_id {
#define UNIT(id, symbol, dimension, base, digits, decimals, source) SZ_UNIT_##id,
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "units.def"
#undef UNIT
#undef SPELLING
#undef MARKED
    SZ_UNIT_COUNT
};

/* A unit is `digits` * 10^-`decimals` of its base unit, exactly. A base unit is its own base with factor 1.
 */
struct sz_unit {
    const char *symbol; /* canonical: "kg", "lb", "RUB" */
    enum sz_dimension dimension;
    enum sz_unit_id base;
    uint64_t digits;
    unsigned decimals;
    const char *source;
};

extern const struct sz_unit sz_units[SZ_UNIT_COUNT];

/* ---- items.def ---- */

enum sz_item_id {
#define ITEM(id, name, category, source) SZ_ITEM_##id,
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "items.def"
#undef ITEM
#undef SPELLING
#undef MARKED
    SZ_ITEM_COUNT
};

struct sz_item {
    const char *name;     /* canonical English: "heroin" */
    const char *category; /* "drug", "precursor", "potent", "weapon" … */
    const char *source;
};

extern const struct sz_item sz_items[SZ_ITEM_COUNT];

/* ---- headers.def ---- */

/* What a column of a file can hold: SZ_HEADER_operation, SZ_HEADER_written … */
enum sz_header_id {
#define HEADER(id, source) SZ_HEADER_##id,
#define SPELLING(language, pattern)
#include "headers.def"
#undef HEADER
#undef SPELLING
    SZ_HEADER_COUNT
};

#endif
