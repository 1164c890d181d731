/* One character decides what kind of token begins; words are looked up before signs are, because some
 * spellings are signs. */
#include "token.h"

#include "../base/utf8.h"

static size_t skip_blanks(struct sz_span text, size_t at) {
    uint32_t c;
    if (at + 1 < text.length && text.text[at] == ' ' && text.text[at + 1] > ' ')
        return at + 1; /* nearly always */
    for (size_t length; (length = sz_utf8_decode(sz_span_from(text, at), &c)) > 0 && sz_utf8_is_space(c);)
        at += length;
    return at;
}

/* ---- figures ---- */

/* Letters decide how a comma is read; without any, a currency sign speaks Latin. */
void sz_cursor_weigh(struct sz_cursor *cursor) {
    unsigned counts[4] = {0};
    bool has_money = false;
    uint32_t c;
    for (size_t at = 0, length; at < cursor->text.length; at += length) {
        length = 1;
        c = (unsigned char)cursor->text.text[at];
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
            counts[SZ_LATIN] = 1;
            continue;
        }
        if (c >= 0x80 && (length = sz_utf8_decode(sz_span_from(cursor->text, at), &c)) == 0)
            break;
        if (c >= 0x80)
            counts[sz_utf8_script(c)]++;
        has_money = has_money || c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
    }
    cursor->is_weighed = true;
    cursor->is_two_scripts = counts[SZ_LATIN] > 0 && counts[SZ_CYRILLIC] > 0;
    cursor->script_comma = counts[SZ_LATIN] > 0 || has_money ? SZ_COMMA_GROUPS : cursor->silent_comma;
    if (counts[SZ_CYRILLIC] > 0)
        cursor->script_comma = cursor->is_two_scripts ? SZ_COMMA_UNKNOWN : SZ_COMMA_IS_DECIMAL;
}

/* With two scripts in the text, the letters behind the figure say whose comma it is. */
static enum sz_comma comma_at(struct sz_cursor *cursor, size_t at) {
    uint32_t c;
    if (cursor->comma != SZ_COMMA_UNKNOWN)
        return cursor->comma;
    if (!cursor->is_weighed)
        sz_cursor_weigh(cursor);
    for (size_t length;
         cursor->is_two_scripts && (length = sz_utf8_decode(sz_span_from(cursor->text, at), &c)) > 0;
         at += length)
        if (sz_utf8_script(c) != SZ_NO_SCRIPT)
            return sz_utf8_script(c) == SZ_CYRILLIC ? SZ_COMMA_IS_DECIMAL : SZ_COMMA_UNKNOWN;
    return cursor->script_comma;
}

static void read_figure(struct sz_cursor *cursor, struct sz_token *token) {
    struct sz_span rest = sz_span_from(cursor->text, token->at);
    size_t length;
    token->kind = SZ_TOKEN_FIGURE;
    if (!sz_figure_read_plain(rest, &token->figure, &length))
        token->status = sz_figure_read(rest, comma_at(cursor, token->at), &token->figure, &length);
    token->end = token->at + length;
}

static bool is_figure_start(struct sz_span text, size_t at, uint32_t c) {
    if (c == '.' && at + 1 < text.length)
        return text.text[at + 1] >= '0' && text.text[at + 1] <= '9' && (at == 0 || text.text[at - 1] != '.');
    return sz_utf8_is_digit(c);
}

/* ---- words ---- */

/* The end of the run of letters and digits that begins at `at`, and what is in it. */
static size_t word_end(struct sz_span text, size_t at, unsigned scripts[4], bool *has_digit) {
    uint32_t c;
    *has_digit = false;
    for (size_t length; (length = sz_utf8_decode(sz_span_from(text, at), &c)) > 0; at += length) {
        if (sz_utf8_is_letter(c))
            scripts[sz_utf8_script(c)]++;
        else if (sz_utf8_is_digit(c))
            *has_digit = true;
        else
            break;
    }
    return at;
}

/* A prefix ("пол") counts only before a unit or number that ends its word; "полуавтомат" is a thing. */
static bool is_stray_prefix(const struct sz_cursor *cursor, size_t end) {
    struct sz_word words[SZ_MEANINGS_MAX];
    unsigned scripts[4] = {0};
    bool has_digit;
    size_t length, word = word_end(cursor->text, end, scripts, &has_digit);
    if (word == end)
        return false;
    const unsigned others = SZ_COUNTED | SZ_ABBREVIATION | SZ_GLUED | SZ_BESIDE_COUNT | SZ_BESIDE_MONEY;
    size_t count =
        sz_words_find(sz_span_from(cursor->text, end), SZ_WORD_UNIT | SZ_WORD_NUMBER, words, &length);
    return count == 0 || end + length < word || (words[0].flags & others) != 0;
}

static bool read_word(const struct sz_cursor *cursor, struct sz_token *token) {
    struct sz_found word;
    sz_words_read(sz_span_from(cursor->text, token->at), &word, &token->item);
    if (word.meanings == NULL)
        return false;
    token->end = token->at + word.length;
    if ((word.meanings->words[0].flags & SZ_PREFIX) != 0 && is_stray_prefix(cursor, token->end)) {
        token->end = token->at;
        return false;
    }
    token->kind = SZ_TOKEN_WORD;
    token->meanings = word.meanings;
    return true;
}

static void read_unknown(const struct sz_cursor *cursor, struct sz_token *token) {
    unsigned scripts[4] = {0};
    token->kind = SZ_TOKEN_UNKNOWN;
    token->end = word_end(cursor->text, token->at, scripts, &token->has_digit);
    token->status = SZ_UNKNOWN_WORD;
    if (scripts[SZ_LATIN] > 0 && scripts[SZ_CYRILLIC] > 0)
        token->status = SZ_MIXED_SCRIPTS;
}

/* ---- signs ---- */

static enum sz_token_kind sign_kind(uint32_t c) {
    switch (c) {
    case '/':
    case 0x2044:
    case 0x2215:
        return SZ_TOKEN_SLASH;
    case ',':
        return SZ_TOKEN_COMMA;
    case ':':
        return SZ_TOKEN_COLON;
    case '.':
        return SZ_TOKEN_FULL_STOP;
    case '(':
    case '[':
        return SZ_TOKEN_OPEN;
    case ')':
    case ']':
        return SZ_TOKEN_CLOSE;
    case 0x2026:
        return SZ_TOKEN_DOTS;
    default:
        return sz_utf8_is_dash(c) ? SZ_TOKEN_DASH : SZ_TOKEN_SIGN;
    }
}

static void read_sign(const struct sz_cursor *cursor, uint32_t c, size_t length, struct sz_token *token) {
    token->kind = sign_kind(c);
    token->end = token->at + length;
    if (token->kind == SZ_TOKEN_SIGN)
        token->status = sz_utf8_is_foreign_digit(c) ? SZ_FOREIGN_DIGITS : SZ_UNKNOWN_WORD;
    while (c == '.' && token->end < cursor->text.length && cursor->text.text[token->end] == '.') {
        token->kind = SZ_TOKEN_DOTS;
        token->end++;
    }
}

/* Cuts the token behind the one that ends at `from`. */
static void cut_token(struct sz_cursor *cursor, size_t from, struct sz_token *token) {
    size_t at = skip_blanks(cursor->text, from), length;
    uint32_t c = 0;
    token->is_glued = at == from && at > 0;
    token->at = token->end = at;
    token->status = SZ_OK;
    token->has_digit = false;
    token->meanings = NULL;
    token->item = (struct sz_found){NULL, 0};
    length = sz_utf8_decode(sz_span_from(cursor->text, at), &c);
    if (length == 0)
        token->kind = SZ_TOKEN_END;
    else if (is_figure_start(cursor->text, at, c))
        read_figure(cursor, token);
    else if (read_word(cursor, token))
        return;
    else if (sz_utf8_is_letter(c) && !sz_utf8_is_foreign_digit(c))
        read_unknown(cursor, token);
    else
        read_sign(cursor, c, length, token);
}

const struct sz_token *sz_cursor_peek(struct sz_cursor *cursor, size_t index) {
    static const struct sz_token beyond = {.kind = SZ_TOKEN_SIGN, .status = SZ_TOO_LONG};
    struct sz_tape *tape = cursor->tape;
    if (index >= SZ_TAPE_TOKENS)
        return &beyond;
    for (; tape->count <= index; tape->count++) {
        size_t from = tape->count == 0 ? 0 : tape->tokens[tape->count - 1].end;
        cut_token(cursor, from, &tape->tokens[tape->count]);
    }
    return &tape->tokens[index];
}

void sz_cursor_move(struct sz_cursor *cursor, size_t index) {
    cursor->token = *sz_cursor_peek(cursor, index);
    cursor->passed = index + 1;
}

void sz_cursor_next(struct sz_cursor *cursor) {
    if (cursor->tape != NULL && cursor->passed < SZ_TAPE_TOKENS) {
        sz_cursor_move(cursor, cursor->passed);
        return;
    }
    struct sz_token token = cursor->token;
    cut_token(cursor, token.end, &cursor->token);
}

struct sz_cursor sz_cursor_after(const struct sz_cursor *cursor) {
    struct sz_cursor next = *cursor;
    sz_cursor_next(&next);
    return next;
}

void sz_cursor_init(struct sz_cursor *cursor, struct sz_span text, size_t at) {
    *cursor = (struct sz_cursor){.text = text};
    cursor->token.end = at;
}

void sz_cursor_start(struct sz_cursor *cursor, struct sz_span text, size_t at) {
    sz_cursor_init(cursor, text, at);
    sz_cursor_next(cursor);
}

size_t sz_cursor_item_length(const struct sz_cursor *cursor) {
    const struct sz_token *token = &cursor->token;
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length = token->item.length;
    if (token->kind == SZ_TOKEN_FIGURE) /* "2C-B" */
        (void)sz_words_find(sz_span_from(cursor->text, token->at), SZ_WORD_ITEM, words, &length);
    return token->kind != SZ_TOKEN_END && token->at + length >= token->end ? length : 0;
}

/* ---- meanings ---- */

const struct sz_word *sz_token_word(const struct sz_token *token, enum sz_vocabulary vocabulary) {
    return token->meanings == NULL ? NULL : sz_meanings_first(token->meanings, vocabulary);
}

int sz_token_qualifier(const struct sz_token *token, bool is_behind) {
    if (token->meanings == NULL)
        return -1;
    return is_behind ? token->meanings->qualifier_behind : token->meanings->qualifier;
}

const struct sz_number_word *sz_token_number(const struct sz_token *token) {
    const struct sz_word *word = sz_token_word(token, SZ_WORD_NUMBER);
    return word == NULL ? NULL : &sz_number_words[word->concept];
}

bool sz_token_is(const struct sz_token *token, enum sz_qualifier_kind kind) {
    return sz_token_qualifier(token, false) == (int)kind;
}

int sz_token_number_kind(const struct sz_token *token) {
    return token->meanings == NULL ? -1 : token->meanings->number_kind;
}

uint64_t sz_token_number_value(const struct sz_token *token) {
    const struct sz_number_word *word = sz_token_number(token);
    return word == NULL ? 0 : word->value;
}

unsigned sz_token_number_flags(const struct sz_token *token) {
    const struct sz_word *word = sz_token_word(token, SZ_WORD_NUMBER);
    return word == NULL ? 0 : word->flags;
}

bool sz_token_is_small(const struct sz_token *token, int limit) {
    const struct sz_figure *figure = &token->figure;
    return token->kind == SZ_TOKEN_FIGURE && token->status == SZ_OK && figure->decimals == 0 &&
           !figure->has_leading_zero && !figure->is_grouped && figure->digits < limit;
}
