/* The lexicon: every word that the extension knows, as constants, and the search for the longest match.
 *
 * The words stand in *.def files, one concept a block and one spelling a row; ext/words/compile.c checks them
 * and turns the spellings into one automaton at build time (words_trie.inc), so nothing is built, sorted or
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
    SZ_WORD_NAME = 1 << 4,      /* names.def, name_words.def: searched by names.h alone */
    SZ_WORD_HEADER = 1 << 5,    /* headers.def */
    SZ_WORD_PARTICLE = 1 << 6   /* particles.def; SZ_BEHIND: behind the item */
};

enum sz_language { SZ_ANY_LANGUAGE, SZ_ENGLISH, SZ_RUSSIAN };

/* Flags of a spelling. */
enum {
    SZ_ABBREVIATION = 1 << 0,  /* a full stop may follow and belongs to it: "тыс.", "ca." */
    SZ_LOWER_CASE = 1 << 1,    /* counts only without capitals: "mg" is a milligram, "Mg" is not */
    SZ_AMBIGUOUS = 1 << 2,     /* known, but several things are called so: "rupees" */
    SZ_BEFORE_NUMBER = 1 << 3, /* may stand before its figure, also glued to it: "$", "EUR" */
    SZ_UPPER_CASE = 1 << 4,    /* counts only in capitals: "TRY"; with SZ_LOWER_CASE: in one case */
    SZ_PREFIX = 1 << 5,        /* glued to the unit or number behind it: "пол" */
    SZ_PLURAL = 1 << 6,        /* without a number it means an indefinite many: "dozens", "сотни" */
    SZ_GENITIVE = 1 << 7,      /* behind a bound it may be one: "более тысячи" */
    SZ_SINGLE = 1 << 8,        /* before an item it may be one, unsaid: "тонна опия" */
    SZ_COUNTED = 1 << 9,       /* a unit that names what it counts: "tablets" */
    SZ_ALONE = 1 << 10,        /* a unit only where no item follows: "in" */
    SZ_BESIDE_COUNT = 1 << 11, /* a number only beside money or a counted noun: "m" */
    SZ_GLUED = 1 << 12,        /* a number only where glued to its figure: "k" */
    SZ_BEHIND = 1 << 13,       /* a qualifier that stands behind the figure: "or more" */
    SZ_WHOLE_WORD = 1 << 14,   /* a word of names that is matched with its ending, not by its stem */
    SZ_YEAR_MARK = 1 << 15,    /* a unit, but behind a year the year's abbreviation: "2018 г." */
    SZ_BESIDE_MONEY = 1 << 16, /* a number only beside money: "mm" */
    SZ_NEEDS_OF = 1 << 17,     /* a counted noun that a unit directly before it measures: "100 mg tablets" */
    SZ_NEEDS_NUMBER = 1 << 18, /* stands behind a number: "тысяч"; or before a guess: "человек пять" */
    SZ_PACKED = 1 << 19 /* a counted noun that weighs what is in it: "a 5-kg package" */
};

/* One meaning of a matched spelling. `concept` numbers the blocks of the vocabulary's .def file from 0. */
struct sz_word {
    uint16_t vocabulary;
    uint16_t concept;
    uint32_t flags;
    uint8_t language;
};

/* All that one spelling means in its letter case, its words sorted by vocabulary, with what its readers ask
 * of them worked out when the library is built. */
struct sz_meanings {
    const struct sz_word *words;
    uint8_t vocabularies; /* an OR of enum sz_vocabulary */
    uint8_t word_count;
    uint8_t unit_count;      /* the first of the words … */
    uint8_t number_count;    /* … and those behind them */
    int8_t qualifier;        /* enum sz_qualifier_kind of the one that stands before a figure, or -1 … */
    int8_t qualifier_behind; /* … and of the one behind it */
    int8_t number_kind;      /* enum sz_number_kind, or -1 */
    int16_t item;            /* enum sz_item_id, or -1 */
    bool is_one_unit;        /* it names one unit and no other */
};

/* A spelling that was found: its meanings, NULL where there is none, and the bytes it has, the full stop of
 * an abbreviation included. */
struct sz_found {
    const struct sz_meanings *meanings;
    size_t length;
};

enum { SZ_WORD_TOKENS = SZ_WORD_UNIT | SZ_WORD_NUMBER | SZ_WORD_QUALIFIER };

/* Reads on from the start of `text` and finds the longest spelling with a meaning among SZ_WORD_TOKENS and
 * the longest that is an item. Linear in the length of the match. */
void sz_words_read(struct sz_span text, struct sz_found *token, struct sz_found *item);

/* The same, faster, where SZ_WORDS_AHEAD bytes from the start of `text` on can be read, whatever they are. */
enum { SZ_WORDS_AHEAD = 40 };
void sz_words_read_ahead(struct sz_span text, struct sz_found *token, struct sz_found *item);

/* The first meaning of this vocabulary, or NULL. */
static inline const struct sz_word *sz_meanings_first(const struct sz_meanings *meanings,
                                                      enum sz_vocabulary vocabulary) {
    const struct sz_word *word = meanings->words;
    if ((meanings->vocabularies & vocabulary) == 0)
        return NULL;
    while (word->vocabulary != vocabulary)
        word++;
    return word;
}

/* Finds the longest spelling of the wanted vocabularies (an OR of enum sz_vocabulary) with which `text`
 * begins. Returns how many meanings it has there (0: none) and copies them into `words`, sorted by
 * vocabulary, all of wanted vocabularies; `length` is the number of bytes matched, the full stop of an
 * abbreviation included. Linear in the length of the match. */
enum { SZ_MEANINGS_MAX = 8 }; /* compile.c sees to it */
size_t sz_words_find(struct sz_span text, unsigned vocabularies, struct sz_word words[SZ_MEANINGS_MAX],
                     size_t *length);

/* Whether `word` as a whole is one letter away from a spelling of the wanted vocabularies: one replaced, left
 * out or too many. Words of fewer than four letters resemble nothing. */
bool sz_words_resemble(struct sz_span word, unsigned vocabularies);

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

/* A unit is `digits` * 10^-`decimals` of its base unit, exactly.
 * A base unit is its own base with factor 1. */
struct sz_unit {
    const char *symbol; /* canonical: "kg", "lb", "RUB" */
    enum sz_dimension dimension;
    enum sz_unit_id base;
    uint64_t digits;
    unsigned decimals;
    const char *source;
};

extern const struct sz_unit sz_units[SZ_UNIT_COUNT];

/* ---- numbers.def ---- */

/* How a number word joins others; `value` is what the word is worth, unless said otherwise. */
enum sz_number_kind {
    SZ_ONES,          /* zero to nine */
    SZ_TEENS,         /* ten to nineteen */
    SZ_TENS,          /* twenty, thirty … */
    SZ_HUNDREDS,      /* двести, триста … */
    SZ_HUNDRED,       /* multiplies what stands before it and may be followed by tens and ones */
    SZ_SCALE,         /* multiplies the group before it: thousand, million, lakh */
    SZ_DOZEN,         /* multiplies and ends: dozen, десяток */
    SZ_FRACTION,      /* `value` is the denominator: half, third, quarter, десятых */
    SZ_VULGAR,        /* a sign: 304 is three quarters, `value` = 100 parts + denominator */
    SZ_WITH_FRACTION, /* adds one part of `value`: с половиной */
    SZ_HALVES,        /* `value` halves: полтора */
    SZ_ARTICLE,       /* one, where a unit or multiplier follows: "a" */
    SZ_POINT,         /* decimals follow in words: "point", "целых" */
    SZ_COUPLE,        /* a number that may be followed by "of" */
    SZ_SEVERAL        /* at least `value` */
};

enum sz_number_id {
#define NUMBER(id, kind, value, source) SZ_NUMBER_##id,
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "numbers.def"
#undef NUMBER
#undef SPELLING
#undef MARKED
    SZ_NUMBER_COUNT
};

struct sz_number_word {
    enum sz_number_kind kind;
    uint64_t value;
    const char *source;
};

extern const struct sz_number_word sz_number_words[SZ_NUMBER_COUNT];

/* ---- qualifiers.def ---- */

enum sz_qualifier_kind {
    SZ_MORE,          /* lower bound, open */
    SZ_LEAST,         /* lower bound, closed */
    SZ_LESS,          /* upper bound, open */
    SZ_MOST,          /* upper bound, closed */
    SZ_ABOUT,         /* marks and widens */
    SZ_NEARLY,        /* the lower half of "about" */
    SZ_SLIGHTLY_MORE, /* "just over": SZ_MORE and marked */
    SZ_SLIGHTLY_LESS,
    SZ_PLAIN,   /* says nothing about the bounds: "a total of", "weighing" */
    SZ_BETWEEN, /* opens a range that "and" joins */
    SZ_FROM,    /* opens a range that "to" joins; alone: SZ_LEAST */
    SZ_TO,      /* joins a range */
    SZ_UNTIL,   /* joins a range; alone: SZ_MOST */
    SZ_AND,
    SZ_BUT, /* joins two bounds: "more than 5 but less than 7" */
    SZ_OR,
    SZ_OF,   /* leads to what is measured */
    SZ_LINK, /* a small word that may stand among an item's words */
    SZ_PLUS_MINUS,
    SZ_NEGATIVE_SIGN, /* "minus" */
    SZ_STOP_RATE,     /* makes a rate or a size of each: "per", "каждый" */
    SZ_STOP_DATE,     /* months and days */
    SZ_STOP           /* makes it something else than an amount: "years", "градусов" */
};

enum sz_qualifier_id {
#define QUALIFIER(id, kind, source) SZ_QUALIFIER_##id,
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "qualifiers.def"
#undef QUALIFIER
#undef SPELLING
#undef MARKED
    SZ_QUALIFIER_COUNT
};

struct sz_qualifier {
    enum sz_qualifier_kind kind;
    const char *source;
};

extern const struct sz_qualifier sz_qualifiers[SZ_QUALIFIER_COUNT];

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

/* ---- particles.def ---- */

enum sz_particle_id {
#define PARTICLE(id, source) SZ_PARTICLE_##id,
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "particles.def"
#undef PARTICLE
#undef SPELLING
#undef MARKED
    SZ_PARTICLE_COUNT
};

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

/* ---- names.def, name_words.def: words of names of operations ---- */

enum sz_name_role {
    SZ_NAME_UNKNOWN,      /* a word of no row */
    SZ_NAME_HEAD,         /* an operation that has sub-operations: Channel */
    SZ_NAME_WORD,         /* a word of a name */
    SZ_NAME_ORDINAL,      /* a word of a name too, but "second stage" is none */
    SZ_NAME_INTRODUCTION, /* "the CSTO sub-regional anti-drug" */
    SZ_NAME_EVENT,        /* "operation" */
    SZ_NAME_STAGE,        /* "stage of" */
    SZ_NAME_LINK,         /* "in", "held" */
    SZ_NAME_YEAR,         /* "year" */
    SZ_NAME_OTHER         /* tells that the text names no operation: "telegram" */
};

/* The spellings of these rows are searched for by the stems of their letters: names.h. */
enum sz_name_id {
#define NAME(id, role, key, source) SZ_NAME_##id,
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#include "names.def"
    SZ_NAME_COMMON, /* the first concept of name_words.def */
    SZ_NAME_BEFORE_COMMON = SZ_NAME_COMMON - 1,
#include "name_words.def"
#undef NAME
#undef SPELLING
#undef MARKED
    SZ_NAME_COUNT
};

struct sz_name_concept {
    enum sz_name_role role;
    const char *key; /* canonical, lower-case ASCII, '-' between words; "" where it is no part of a key */
    const char *source;
};

extern const struct sz_name_concept sz_name_concepts[SZ_NAME_COUNT];

/* The words of heads and sub-names one by one, for words that are mistyped: as drawn and as a stem. */
struct sz_name_word {
    struct sz_span drawn;
    struct sz_span stem;
    uint32_t drawn_set; /* sz_letters_set of it */
    uint32_t stem_set;
    uint16_t concept; /* SZ_NAME_COUNT: only a part of longer spellings */
    uint16_t within;  /* the concept whose spelling it stands in */
};

extern const struct sz_name_word sz_name_words[];
extern const size_t sz_name_word_count;

/* Where the words within each concept begin: they are neighbours. */
extern const uint16_t sz_name_word_first[SZ_NAME_COUNT + 1];

/* Words of heads, ordinals and spellings of several words: they change how the words around them are read. */
extern const uint16_t sz_name_turning_words[];
extern const size_t sz_name_turning_word_count;

/* ---- operations.def ---- */

struct sz_operation_entry {
    const char *key;     /* as sz_operation_key makes it of the name */
    const char *name;    /* "Channel-Second Barrier" */
    const char *russian; /* as its organisers write it */
    const char *kind;    /* "operation", "exercise" */
    const char *dates;   /* ISO 8601, a day or an interval; "" where not known; several with "; " */
    const char *place;   /* "" where not known */
    const char *source;  /* who reports it */
};

/* ---- operation_forms.def ---- */

struct sz_operation_form {
    uint16_t operation; /* enum sz_operation_id; those of one operation are neighbours */
    const char *form;   /* as written, with its quotes */
    const char *source; /* where it was read */
};

extern const struct sz_operation_form sz_operation_forms[];
extern const size_t sz_operation_form_count;

enum sz_operation_id {
#define OPERATION(id, key, name, russian, kind, dates, place, source) SZ_OPERATION_##id,
#include "operations.def"
#undef OPERATION
    SZ_OPERATION_COUNT
};

extern const struct sz_operation_entry sz_operations[SZ_OPERATION_COUNT];

/* ---- calibres.def ---- */

struct sz_calibre {
    unsigned hundredths; /* of a millimetre */
    const char *source;
};

extern const struct sz_calibre sz_calibres[];
extern const size_t sz_calibre_count;

/* ---- hundredths.def ---- */

struct sz_hundredth {
    enum sz_unit_id currency;
    enum sz_unit_id part;
    const char *source;
};

extern const struct sz_hundredth sz_hundredths[];
extern const size_t sz_hundredth_count;

/* ---- weighed.def ---- */

struct sz_weighed {
    const char *category; /* of items.def */
    const char *source;
};

extern const struct sz_weighed sz_weighed[];
extern const size_t sz_weighed_count;

#endif
