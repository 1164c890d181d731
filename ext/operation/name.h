/* A text that may name an operation, as words with what stands around them.
 *
 * A word is a run of letters, or of digits; a digit or two inside letters are taken for misread letters.
 * Marks between letters that romanisations use for the soft sign are part of the word. Quotes and brackets
 * number the groups that they enclose, from 1; nothing nests deeper.
 *
 * The struct holds all it needs and nothing of the text; no call allocates. */
#ifndef SZ_NAME_H
#define SZ_NAME_H

#include "../base/span.h"
#include "../base/status.h"
#include "../words/letters.h"

enum {
    SZ_NAME_BYTES_MAX = 512, /* longer texts name nothing: they are prose */
    SZ_NAME_WORDS_MAX = 32
};

struct sz_name_token {
    struct sz_letters letters; /* of a number its digits */
    uint16_t start;            /* its bytes in the text */
    uint16_t end;
    uint8_t quote; /* which pair of quotes it stands in; 0: none */
    uint8_t bracket;
    bool is_number;
    bool after_space;
    bool after_dash;       /* or a colon */
    bool after_comma;      /* or another mark that ends a phrase */
    bool after_apostrophe; /* '18 */
};

struct sz_name_tokens {
    struct sz_name_token token[SZ_NAME_WORDS_MAX];
    size_t count;
    bool has_plus; /* behind a word, as trade marks have it: "Canal+" */
};

/* SZ_OK, SZ_EMPTY (no word in it), SZ_BAD_UTF8, SZ_TOO_LONG, SZ_UNKNOWN_WORD (letters of a script that has
 * no rows). */
enum sz_status sz_name_split(struct sz_span text, struct sz_name_tokens *tokens);

#endif
