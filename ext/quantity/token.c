/* One character decides what kind of token begins; words are looked up before signs are, because some
 * spellings are signs. */
#include "token.h"

#include "../base/utf8.h"

static unsigned char byte_at(struct sz_span text, size_t at) {
    return at < text.length ? (unsigned char)text.text[at] : 0;
}

/* Whether a character that is certainly no blank begins with this byte: ASCII's, or Cyrillic. */
static bool is_no_blank(unsigned char lead) {
    return (lead > ' ' && lead < 0x80) || (lead & 0xFE) == 0xD0;
}

static size_t skip_blanks(struct sz_span text, size_t at) {
    uint32_t c;
    if (is_no_blank(byte_at(text, at)))
        return at;
    if (byte_at(text, at) == ' ' && is_no_blank(byte_at(text, at + 1)))
        return at + 1; /* nearly always */
    for (size_t length; (length = sz_utf8_decode(sz_span_from(text, at), &c)) > 0 && sz_utf8_is_space(c);)
        at += length;
    return at;
}

/* ---- figures ---- */

/* A currency sign speaks Latin where there are no letters. */
static bool is_money_sign(uint32_t c) {
    return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF) || c == 0x58F || c == 0x60B ||
           c == 0x9F3 || c == 0xE3F ||
           c == 0x17DB; /* of the dram, the afghani, the taka, the baht, the riel */
}

/* Whether one of the letters from U+0400 to U+047F stands there. */
static bool is_cyrillic_at(struct sz_span text, size_t at) {
    return (byte_at(text, at) & 0xFE) == 0xD0 && (byte_at(text, at + 1) & 0xC0) == 0x80;
}

/* Letters decide how a comma is read. */
void sz_cursor_weigh(struct sz_cursor *cursor) {
    struct sz_span text = cursor->text;
    unsigned scripts = 0;
    bool has_money = false;
    uint32_t c;
    for (size_t at = 0, length; at < text.length; at += length) {
        for (; at < text.length && (unsigned char)text.text[at] < 0x80; at++) { /* most of it */
            unsigned char letter = (unsigned char)text.text[at] | 0x20;
            scripts |= (unsigned)(letter >= 'a' && letter <= 'z') << SZ_LATIN;
            has_money |= text.text[at] == '$';
        }
        for (; is_cyrillic_at(text, at); at += 2)
            scripts |= 1U << SZ_CYRILLIC;
        if ((length = sz_utf8_decode(sz_span_from(text, at), &c)) == 0)
            break;
        scripts |= 1U << sz_utf8_script(c);
        has_money |= is_money_sign(c);
    }
    bool is_latin = (scripts & 1U << SZ_LATIN) != 0, is_cyrillic = (scripts & 1U << SZ_CYRILLIC) != 0;
    cursor->is_weighed = true;
    cursor->is_two_scripts = is_latin && is_cyrillic;
    cursor->script_comma = is_latin || has_money ? SZ_COMMA_GROUPS : cursor->silent_comma;
    if (is_cyrillic)
        cursor->script_comma = is_latin ? SZ_COMMA_UNKNOWN : SZ_COMMA_IS_DECIMAL;
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

enum sz_status sz_cursor_read_figure(struct sz_cursor *cursor, size_t at, struct sz_figure *figure,
                                     size_t *length) {
    struct sz_span rest = sz_span_from(cursor->text, at);
    if (sz_figure_read_plain(rest, figure, length) &&
        (!figure->is_one_comma || comma_at(cursor, at) == SZ_COMMA_GROUPS))
        return SZ_OK;
    return sz_figure_read(rest, comma_at(cursor, at), figure, length);
}

static void read_figure(struct sz_cursor *cursor, struct sz_token *token) {
    size_t length;
    token->kind = SZ_TOKEN_FIGURE;
    token->status = sz_cursor_read_figure(cursor, token->at, &token->figure, &length);
    token->end = token->at + length;
}

static bool is_digit(unsigned char byte) {
    return byte >= '0' && byte <= '9';
}

/* A digit, or a point with one behind it and no other point before it. */
static bool is_figure_start(struct sz_span text, size_t at) {
    unsigned char byte = byte_at(text, at);
    if (byte == '.')
        return is_digit(byte_at(text, at + 1)) && (at == 0 || text.text[at - 1] != '.');
    return is_digit(byte);
}

/* ---- words ---- */

/* The end of the run of letters and digits that begins at `at`, and what is in it: a bit for each script. */
static size_t word_end(struct sz_span text, size_t at, unsigned *scripts, bool *has_digit) {
    *scripts = 0;
    *has_digit = false;
    for (;;) {
        unsigned char byte = byte_at(text, at);
        uint32_t c;
        if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') {
            *scripts |= 1U << SZ_LATIN;
            at++;
            continue;
        }
        size_t length = sz_utf8_decode(sz_span_from(text, at), &c);
        bool is_letter = length > 0 && sz_utf8_is_letter(c), is_number = length > 0 && sz_utf8_is_digit(c);
        if (!is_letter && !is_number)
            return at;
        if (is_letter)
            *scripts |= 1U << sz_utf8_script(c);
        *has_digit = *has_digit || is_number;
        at += length;
    }
}

/* A prefix ("пол") counts only before a unit or number that ends its word; "полуавтомат" is a thing. */
static bool is_stray_prefix(const struct sz_cursor *cursor, size_t end) {
    struct sz_word words[SZ_MEANINGS_MAX];
    unsigned scripts;
    bool has_digit;
    size_t length, word = word_end(cursor->text, end, &scripts, &has_digit);
    if (word == end)
        return false;
    const unsigned others = SZ_COUNTED | SZ_ABBREVIATION | SZ_GLUED | SZ_BESIDE_COUNT | SZ_BESIDE_MONEY;
    size_t count =
        sz_words_find(sz_span_from(cursor->text, end), SZ_WORD_UNIT | SZ_WORD_NUMBER, words, &length);
    return count == 0 || end + length < word || (words[0].flags & others) != 0;
}

static bool read_word(const struct sz_cursor *cursor, struct sz_token *token) {
    sz_words_read(sz_span_from(cursor->text, token->at), &token->word, &token->item);
    if (token->word.meanings == NULL)
        return false;
    size_t end = token->at + token->word.length;
    if ((token->word.meanings->words[0].flags & SZ_PREFIX) != 0 && is_stray_prefix(cursor, end)) {
        token->word = (struct sz_found){NULL, 0};
        return false;
    }
    token->end = end;
    token->kind = SZ_TOKEN_WORD;
    return true;
}

static void read_unknown(const struct sz_cursor *cursor, struct sz_token *token) {
    const unsigned mixed = 1U << SZ_LATIN | 1U << SZ_CYRILLIC;
    unsigned scripts;
    token->kind = SZ_TOKEN_UNKNOWN;
    token->end = word_end(cursor->text, token->at, &scripts, &token->has_digit);
    token->status = (scripts & mixed) == mixed ? SZ_MIXED_SCRIPTS : SZ_UNKNOWN_WORD;
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

/* What is neither a figure nor a known word. */
static void read_other(const struct sz_cursor *cursor, struct sz_token *token) {
    uint32_t c = 0;
    size_t length = sz_utf8_decode(sz_span_from(cursor->text, token->at), &c);
    if (length == 0)
        token->kind = SZ_TOKEN_END;
    else if (sz_utf8_is_letter(c) && !sz_utf8_is_foreign_digit(c))
        read_unknown(cursor, token);
    else
        read_sign(cursor, c, length, token);
}

/* Cuts the token behind the one that ends at `from`. */
static void cut_token(struct sz_cursor *cursor, size_t from, struct sz_token *token) {
    size_t at = skip_blanks(cursor->text, from);
    token->is_glued = at == from && at > 0;
    token->at = token->end = at;
    token->status = SZ_OK;
    token->has_digit = false;
    token->word = (struct sz_found){NULL, 0};
    token->item = (struct sz_found){NULL, 0};
    if (is_figure_start(cursor->text, at))
        read_figure(cursor, token);
    else if (at >= cursor->text.length || !read_word(cursor, token))
        read_other(cursor, token);
}

void sz_cursor_next(struct sz_cursor *cursor) {
    struct sz_tape *tape = cursor->tape;
    if (tape != NULL && cursor->passed < tape->count) {
        cursor->token = tape->tokens[cursor->passed++];
        return;
    }
    cut_token(cursor, cursor->token.end, &cursor->token);
    if (tape != NULL && cursor->passed++ == tape->count && tape->count < SZ_TAPE_TOKENS)
        tape->tokens[tape->count++] = cursor->token;
}

/* The character with which the present token begins; a space, which is neither quote nor capital,
 * at the end. */
static uint32_t first_character(const struct sz_cursor *cursor) {
    uint32_t c;
    return sz_utf8_decode(sz_span_from(cursor->text, cursor->token.at), &c) > 0 ? c : ' ';
}

bool sz_cursor_is_quote(const struct sz_cursor *cursor) {
    return sz_utf8_is_quote(first_character(cursor));
}

bool sz_cursor_is_upper(const struct sz_cursor *cursor) {
    return sz_utf8_is_upper(first_character(cursor));
}

struct sz_cursor sz_cursor_after(const struct sz_cursor *cursor) {
    struct sz_cursor next = *cursor;
    sz_cursor_next(&next);
    return next;
}

void sz_cursor_init(struct sz_cursor *cursor, struct sz_span text, size_t at) {
    cursor->text = text;
    cursor->tape = NULL;
    cursor->passed = 0;
    cursor->comma = cursor->silent_comma = cursor->script_comma = SZ_COMMA_UNKNOWN;
    cursor->is_weighed = cursor->is_two_scripts = cursor->is_running = false;
    cursor->token.kind = SZ_TOKEN_END;
    cursor->token.at = cursor->token.end = at;
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
    return token->word.meanings == NULL ? NULL : sz_meanings_first(token->word.meanings, vocabulary);
}

int sz_token_qualifier(const struct sz_token *token, bool is_behind) {
    if (token->word.meanings == NULL)
        return -1;
    return is_behind ? token->word.meanings->qualifier_behind : token->word.meanings->qualifier;
}

bool sz_token_is_label(const struct sz_token *token) {
    const struct sz_word *word = sz_token_word(token, SZ_WORD_QUALIFIER);
    return word != NULL && (word->concept == SZ_QUALIFIER_label || word->concept == SZ_QUALIFIER_calibre);
}

const struct sz_number_word *sz_token_number(const struct sz_token *token) {
    const struct sz_word *word = sz_token_word(token, SZ_WORD_NUMBER);
    return word == NULL ? NULL : &sz_number_words[word->concept];
}

bool sz_token_is(const struct sz_token *token, enum sz_qualifier_kind kind) {
    return sz_token_qualifier(token, false) == (int)kind;
}

int sz_token_number_kind(const struct sz_token *token) {
    return token->word.meanings == NULL ? -1 : token->word.meanings->number_kind;
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

bool sz_token_is_year(const struct sz_token *token) {
    const struct sz_figure *figure = &token->figure;
    return token->kind == SZ_TOKEN_FIGURE && token->status == SZ_OK && !figure->is_grouped &&
           !figure->has_decimals && figure->digits >= 1900 && figure->digits <= 2099;
}
