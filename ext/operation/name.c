/* One pass over the characters. A quote mark opens or closes by turns, whatever its shape: reports mix the
 * shapes of several languages. An apostrophe is a quote only at the edge of a word. */
#include "name.h"

/* A text as characters, with the place of each in its bytes. */
struct characters {
    struct sz_character character[SZ_NAME_BYTES_MAX + 1]; /* the last: neither letter nor mark */
    uint16_t start[SZ_NAME_BYTES_MAX + 1];
    size_t count;
};

struct splitter {
    const struct characters *text;
    size_t at;
    struct sz_name_tokens *tokens;
    uint8_t quotes; /* opened so far */
    uint8_t brackets;
    bool in_apostrophes;
    /* what the next word will have before it */
    uint8_t quote;
    uint8_t bracket;
    bool after_space;
    bool after_dash;
    bool after_comma;
    bool after_apostrophe;
};

/* Letters of two bytes, as Cyrillic ones, are decoded at sight.
 * Returns 0 where the text is not valid UTF-8. */
static size_t read_character(struct sz_span text, size_t at, uint32_t *character) {
    unsigned char first = (unsigned char)text.text[at];
    unsigned char second = at + 1 < text.length ? (unsigned char)text.text[at + 1] : 0;
    *character = first;
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first < 0xE0 && (second & 0xC0) == 0x80) {
        *character = (first & 0x1FU) << 6 | (second & 0x3FU);
        return 2;
    }
    return sz_utf8_decode(sz_span_from(text, at), character);
}

static bool read_characters(struct sz_span text, struct characters *characters) {
    size_t count = 0;
    for (size_t at = 0, length; at < text.length; at += length) {
        uint32_t character;
        length = read_character(text, at, &character);
        if (length == 0)
            return false;
        characters->start[count] = (uint16_t)at;
        characters->character[count++] = sz_character_of(character);
    }
    characters->start[count] = (uint16_t)text.length;
    characters->character[count] = (struct sz_character){.kind = 0};
    characters->count = count;
    return true;
}

static unsigned kind_at(const struct splitter *splitter, size_t at) {
    return splitter->text->character[at].kind;
}

static bool is_letter(unsigned kind) {
    return (kind & SZ_CHAR_LETTER) != 0;
}

static bool is_digit(unsigned kind) {
    return (kind & SZ_CHAR_DIGIT) != 0;
}

/* The end of the letters and digits from `start`. */
static size_t run_end(const struct splitter *splitter, size_t start, size_t *letters, size_t *digits) {
    *letters = *digits = 0;
    for (size_t at = start;; at++) {
        unsigned kind = kind_at(splitter, at);
        if (is_letter(kind))
            ++*letters;
        else if (is_digit(kind))
            ++*digits;
        else if (at == start || *digits > 0 || (kind & SZ_CHAR_SIGN) == 0 ||
                 !is_letter(kind_at(splitter, at + 1)))
            return at;
    }
}

/* The end of the first letters, or of the first digits, of a run. */
static size_t part_end(const struct splitter *splitter, size_t start, size_t end) {
    bool digits = is_digit(kind_at(splitter, start));
    size_t at = start + 1;
    while (at < end && is_digit(kind_at(splitter, at)) == digits)
        at++;
    return at;
}

static enum sz_status add_token(struct splitter *splitter, size_t start, size_t end, bool is_number) {
    struct sz_name_tokens *tokens = splitter->tokens;
    if (tokens->count == SZ_NAME_WORDS_MAX)
        return SZ_TOO_LONG;
    struct sz_name_token *token = &tokens->token[tokens->count++];
    token->start = splitter->text->start[start];
    token->end = splitter->text->start[end];
    token->quote = splitter->quote;
    token->bracket = splitter->bracket;
    token->is_number = is_number;
    token->after_space = splitter->after_space;
    token->after_dash = splitter->after_dash;
    token->after_comma = splitter->after_comma;
    token->after_apostrophe = splitter->after_apostrophe;
    splitter->after_space = splitter->after_dash = splitter->after_comma = false;
    splitter->after_apostrophe = false;
    return sz_letters_read_characters(splitter->text->character + start, end - start, &token->letters)
               ? SZ_OK
               : SZ_UNKNOWN_WORD;
}

/* One digit in a word, or two inside it: "Patr0l", "Va11ey". */
static bool is_misread(const struct splitter *splitter, size_t start, size_t end, size_t letters,
                       size_t digits) {
    enum { LETTERS_AROUND_A_MISREAD_DIGIT = 3 };
    if (letters < LETTERS_AROUND_A_MISREAD_DIGIT)
        return false;
    return digits == 1 ||
           (digits == 2 && is_letter(kind_at(splitter, start)) && is_letter(kind_at(splitter, end - 1)));
}

static enum sz_status take_run(struct splitter *splitter) {
    size_t letters, digits, start = splitter->at;
    size_t end = run_end(splitter, start, &letters, &digits);
    splitter->at = end;
    if (digits == 0 || is_misread(splitter, start, end, letters, digits))
        return add_token(splitter, start, end, false);
    while (start < end) {
        size_t stop = part_end(splitter, start, end);
        enum sz_status status = add_token(splitter, start, stop, is_digit(kind_at(splitter, start)));
        if (status != SZ_OK)
            return status;
        start = stop;
    }
    return SZ_OK;
}

static void take_quote(struct splitter *splitter) {
    splitter->quote = splitter->quote != 0 ? 0 : ++splitter->quotes;
}

/* An apostrophe before a word opens if none is open; behind one it closes. */
static void take_apostrophe(struct splitter *splitter) {
    unsigned next = kind_at(splitter, splitter->at + 1);
    if (splitter->in_apostrophes) {
        splitter->in_apostrophes = false;
        splitter->quote = 0;
    } else if (splitter->quote == 0 && is_letter(next)) {
        splitter->in_apostrophes = true;
        take_quote(splitter);
    }
    splitter->after_apostrophe = is_digit(next);
}

static void take_mark(struct splitter *splitter) {
    switch ((enum sz_character_mark)splitter->text->character[splitter->at].mark) {
    case SZ_MARK_NONE:
        break;
    case SZ_MARK_APOSTROPHE:
        take_apostrophe(splitter);
        break;
    case SZ_MARK_QUOTE:
        take_quote(splitter);
        break;
    case SZ_MARK_SPACE:
        splitter->after_space = true;
        break;
    case SZ_MARK_DASH:
        splitter->after_dash = true;
        break;
    case SZ_MARK_OPEN:
        splitter->bracket = ++splitter->brackets;
        break;
    case SZ_MARK_CLOSE:
        splitter->bracket = 0;
        break;
    case SZ_MARK_COMMA:
        splitter->after_comma = true;
        break;
    case SZ_MARK_PLUS:
        if ((kind_at(splitter, splitter->at + 1) & (SZ_CHAR_LETTER | SZ_CHAR_DIGIT)) == 0)
            splitter->tokens->has_plus = true;
        break;
    }
    splitter->at++;
}

enum sz_status sz_name_split(struct sz_span text, struct sz_name_tokens *tokens) {
    struct characters characters;
    tokens->count = 0;
    tokens->has_plus = false;
    if (text.length > SZ_NAME_BYTES_MAX)
        return SZ_TOO_LONG;
    if (!read_characters(text, &characters))
        return SZ_BAD_UTF8;
    struct splitter splitter = {.text = &characters, .tokens = tokens};
    while (splitter.at < characters.count) {
        if ((kind_at(&splitter, splitter.at) & (SZ_CHAR_LETTER | SZ_CHAR_DIGIT)) == 0) {
            take_mark(&splitter);
            continue;
        }
        enum sz_status status = take_run(&splitter);
        if (status != SZ_OK)
            return status;
    }
    return tokens->count == 0 ? SZ_EMPTY : SZ_OK;
}
