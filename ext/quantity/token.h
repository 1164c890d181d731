/* Tokens: a text cut into figures, known words, unknown words and signs, one at a time.
 *
 * A cursor is a plain value: whoever wants to look ahead copies it. It borrows the text, which must be valid
 * UTF-8 and outlive it. Reading on costs time in proportion to the token alone. */
#ifndef SZ_TOKEN_H
#define SZ_TOKEN_H

#include "../words/words.h"
#include "figure.h"

enum sz_token_kind {
    SZ_TOKEN_END,
    SZ_TOKEN_FIGURE,
    SZ_TOKEN_WORD,    /* has meanings among units, numbers and qualifiers; also signs: "$", "≥" */
    SZ_TOKEN_UNKNOWN, /* letters, or letters and digits, that mean nothing here */
    SZ_TOKEN_DASH,
    SZ_TOKEN_DOTS, /* two points or more, an ellipsis */
    SZ_TOKEN_SLASH,
    SZ_TOKEN_COMMA,
    SZ_TOKEN_COLON,
    SZ_TOKEN_FULL_STOP,
    SZ_TOKEN_OPEN, /* a bracket */
    SZ_TOKEN_CLOSE,
    SZ_TOKEN_SIGN /* anything else */
};

struct sz_token {
    enum sz_token_kind kind;
    enum sz_status status; /* why the token is none that can stand in an amount; SZ_OK: it can */
    size_t at;
    size_t end;
    bool is_glued;        /* no blank before it */
    bool has_digit;       /* of an unknown word */
    struct sz_found word; /* its meanings; NULL where it is no word */
    struct sz_found item; /* the known item that begins here, though not of a figure: sz_cursor_item_length */
    struct sz_figure figure; /* of a figure */
};

/* The first tokens of a text, cut once however often the grammar looks ahead; those beyond its room are cut
 * anew. Begins with a count of 0 and serves the cursors of one text, which begin before its first token. */
enum { SZ_TAPE_TOKENS = 16 };
struct sz_tape {
    size_t count;
    struct sz_token tokens[SZ_TAPE_TOKENS];
};

struct sz_cursor {
    struct sz_span text;
    struct sz_tape *tape; /* NULL: none */
    size_t passed;        /* with a tape: how many tokens were read, the present one included */
    enum sz_comma
        comma; /* how commas are to be read, as the caller knows; SZ_COMMA_UNKNOWN: the letters tell */
    enum sz_comma silent_comma; /* the same where the text has no letters that tell */
    bool is_weighed;            /* the letters of the text were looked at; then: */
    bool is_two_scripts;        /* it has Latin and Cyrillic letters */
    enum sz_comma script_comma; /* what they tell */
    bool is_running;            /* running text: a second quantity ends the first instead of spoiling it */
    struct sz_token token;
};

/* The cursor stands before the token at `at`. */
void sz_cursor_init(struct sz_cursor *cursor, struct sz_span text, size_t at);
void sz_cursor_start(struct sz_cursor *cursor, struct sz_span text, size_t at); /* and moves on it */
void sz_cursor_next(struct sz_cursor *cursor);

/* Weighs the scripts of the text, as the first comma in a figure would: for texts with many. */
void sz_cursor_weigh(struct sz_cursor *cursor);

/* Reads the figure at `at`, where one begins, as its text says that commas are to be read; and how many bytes
 * it has. */
enum sz_status sz_cursor_read_figure(struct sz_cursor *cursor, size_t at, struct sz_figure *figure,
                                     size_t *length);

/* The length of the known item that begins with the present token and ends with it or behind it; 0: there is
 * none. */
size_t sz_cursor_item_length(const struct sz_cursor *cursor);

/* Whether the present token begins with a quotation mark, or a capital; the end of the text with neither. */
bool sz_cursor_is_quote(const struct sz_cursor *cursor);
bool sz_cursor_is_upper(const struct sz_cursor *cursor);

/* A copy that stands on the next token. */
struct sz_cursor sz_cursor_after(const struct sz_cursor *cursor);

/* The meaning of the present token in a vocabulary, or NULL. */
const struct sz_word *sz_token_word(const struct sz_token *token, enum sz_vocabulary vocabulary);
/* The kind of its qualifier before a figure (or behind one), or -1. */
int sz_token_qualifier(const struct sz_token *token, bool is_behind);
bool sz_token_is(const struct sz_token *token, enum sz_qualifier_kind kind); /* before a figure */
/* Whether a number of its kind follows, which is no amount: "page", "calibre". */
bool sz_token_is_label(const struct sz_token *token);
/* Its number word, or NULL; the word's kind, or -1; its value and flags, or 0. */
const struct sz_number_word *sz_token_number(const struct sz_token *token);
int sz_token_number_kind(const struct sz_token *token);
uint64_t sz_token_number_value(const struct sz_token *token);
unsigned sz_token_number_flags(const struct sz_token *token);
/* Whether it is a plain whole figure from 1900 to 2099. */
bool sz_token_is_year(const struct sz_token *token);
/* Whether it is a plain whole figure below `limit`, without grouping or leading zeros. */
bool sz_token_is_small(const struct sz_token *token, int limit);

#endif
