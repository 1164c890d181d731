/* One pass over the characters. A quote mark opens or closes by turns, whatever its shape: reports mix the
 * shapes of several languages. An apostrophe is a quote only at the edge of a word. */
#include "name.h"

#include "../base/utf8.h"

struct splitter {
    struct sz_span text;
    size_t at;
    struct sz_name_tokens *tokens;
    struct sz_name_token marks; /* what the next word will have before it */
    uint8_t quotes;             /* opened so far */
    uint8_t brackets;
    bool in_apostrophes;
};

static uint32_t character_at(const struct splitter *splitter, size_t at, size_t *length) {
    uint32_t character = 0;
    if (at < splitter->text.length && (unsigned char)splitter->text.text[at] < 0x80) {
        *length = 1;
        return (unsigned char)splitter->text.text[at];
    }
    *length = sz_utf8_decode(sz_span_from(splitter->text, at), &character);
    return *length == 0 ? 0 : character;
}

/* The soft and hard signs of romanisations: apostrophes, backticks, primes, and marks that combine. */
static bool is_sign(uint32_t character) {
    return sz_utf8_is_apostrophe(character) || character == '`' ||
           (character >= 0x2B0 && character <= 0x2FF) || character == 0xAD || character == 0x200B ||
           character == 0x2033;
}

static bool is_letter(uint32_t character) {
    return sz_utf8_is_letter(character);
}

/* The end of the letters and digits from `start`. */
static size_t run_end(const struct splitter *splitter, size_t start, size_t *letters, size_t *digits) {
    size_t at = start, length, next_length;
    *letters = *digits = 0;
    for (;;) {
        uint32_t character = character_at(splitter, at, &length);
        if (is_letter(character))
            ++*letters;
        else if (sz_utf8_is_digit(character))
            ++*digits;
        else if (at == start || *digits > 0 || !is_sign(character) ||
                 !is_letter(character_at(splitter, at + length, &next_length)))
            return at;
        at += length;
    }
}

/* The end of the first letters, or of the first digits, of a run. */
static size_t part_end(const struct splitter *splitter, size_t start, size_t end) {
    size_t at = start, length;
    bool digits = sz_utf8_is_digit(character_at(splitter, start, &length));
    while (at < end) {
        uint32_t character = character_at(splitter, at, &length);
        if (sz_utf8_is_digit(character) != digits)
            break;
        at += length;
    }
    return at;
}

static enum sz_status add_token(struct splitter *splitter, size_t start, size_t end) {
    struct sz_name_tokens *tokens = splitter->tokens;
    if (tokens->count == SZ_NAME_WORDS_MAX)
        return SZ_TOO_LONG;
    size_t length;
    struct sz_name_token *token = &tokens->token[tokens->count++];
    *token = splitter->marks;
    token->is_number =
        sz_utf8_is_digit(character_at(splitter, start, &length)) && part_end(splitter, start, end) == end;
    bool read = sz_letters_read(sz_span_cut(splitter->text, start, end), &token->letters);
    splitter->marks.after_space = splitter->marks.after_dash = splitter->marks.after_comma = false;
    splitter->marks.after_apostrophe = false;
    return read ? SZ_OK : SZ_UNKNOWN_WORD;
}

static enum sz_status take_run(struct splitter *splitter) {
    enum { LETTERS_AROUND_A_MISREAD_DIGIT = 3 };
    size_t letters, digits, start = splitter->at;
    size_t end = run_end(splitter, start, &letters, &digits);
    splitter->at = end;
    if (digits == 1 && letters >= LETTERS_AROUND_A_MISREAD_DIGIT)
        return add_token(splitter, start, end);
    while (start < end) {
        size_t stop = part_end(splitter, start, end);
        enum sz_status status = add_token(splitter, start, stop);
        if (status != SZ_OK)
            return status;
        start = stop;
    }
    return SZ_OK;
}

static void take_quote(struct splitter *splitter) {
    if (splitter->marks.quote != 0)
        splitter->marks.quote = 0;
    else
        splitter->marks.quote = ++splitter->quotes;
}

/* An apostrophe before a word opens if none is open; behind one it closes. */
static void take_apostrophe(struct splitter *splitter, size_t length) {
    size_t next_length;
    uint32_t next = character_at(splitter, splitter->at + length, &next_length);
    if (splitter->in_apostrophes) {
        splitter->in_apostrophes = false;
        splitter->marks.quote = 0;
    } else if (splitter->marks.quote == 0 && is_letter(next)) {
        splitter->in_apostrophes = true;
        take_quote(splitter);
    }
    splitter->marks.after_apostrophe = sz_utf8_is_digit(next);
}

static void take_mark(struct splitter *splitter, uint32_t character, size_t length) {
    struct sz_name_token *marks = &splitter->marks;
    if (sz_utf8_is_apostrophe(character))
        take_apostrophe(splitter, length);
    else if (sz_utf8_is_quote(character))
        take_quote(splitter);
    else if (sz_utf8_is_space(character))
        marks->after_space = true;
    else if (sz_utf8_is_dash(character) || character == ':' || character == '_' || character == '/')
        marks->after_dash = true;
    else if (character == '(' || character == '[' || character == '{')
        marks->bracket = ++splitter->brackets;
    else if (character == ')' || character == ']' || character == '}')
        marks->bracket = 0;
    else if (character == ',' || character == ';' || character == '.' || character == '!' || character == '?')
        marks->after_comma = true;
    splitter->at += length;
}

enum sz_status sz_name_split(struct sz_span text, struct sz_name_tokens *tokens) {
    struct splitter splitter = {.text = text, .tokens = tokens};
    tokens->count = 0;
    if (text.length > SZ_NAME_BYTES_MAX)
        return SZ_TOO_LONG;
    if (sz_utf8_find_invalid(text) < text.length)
        return SZ_BAD_UTF8;
    while (splitter.at < text.length) {
        size_t length;
        uint32_t character = character_at(&splitter, splitter.at, &length);
        if (!is_letter(character) && !sz_utf8_is_digit(character)) {
            take_mark(&splitter, character, length);
            continue;
        }
        enum sz_status status = take_run(&splitter);
        if (status != SZ_OK)
            return status;
    }
    return tokens->count == 0 ? SZ_EMPTY : SZ_OK;
}
