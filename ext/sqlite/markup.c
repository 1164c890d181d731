/* Goes by character; a byte that starts none is a character of its own. */
#include "markup.h"

#include "../base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD"

static void put_span(struct sz_markup *markup, struct sz_span text) {
    if (markup->status == SZ_OK)
        markup->status = sz_buffer_add(markup->buffer, text);
}

void sz_markup_put(struct sz_markup *markup, const char *literal) {
    put_span(markup, sz_span_of(literal, strlen(literal)));
}

/* The bytes of the first character, 1 where there is none. */
static size_t next(struct sz_span text, uint32_t *character) {
    size_t length = sz_utf8_decode(text, character);
    if (length > 0)
        return length;
    *character = 0;
    return 1;
}

static bool is_blank(uint32_t character) {
    return character == '\t' || character == '\n' || character == '\r';
}

/* Controls and non-characters; embeddings, overrides and isolates of direction. */
static bool is_refused(uint32_t character) {
    return character < ' ' || (character >= 0x7F && character < 0xA0) || (character & 0xFFFE) == 0xFFFE ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

/* What stands for the character; NULL: it stands for itself. */
static const char *escape_of(uint32_t character) {
    switch (character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return is_blank(character) ? " " : is_refused(character) ? REPLACEMENT : NULL;
    }
}

void sz_markup_put_text(struct sz_markup *markup, struct sz_span text) {
    while (text.length > 0 && markup->status == SZ_OK) {
        uint32_t character;
        size_t length = next(text, &character);
        const char *escape = escape_of(character);
        if (escape == NULL)
            put_span(markup, sz_span_cut(text, 0, length));
        else
            sz_markup_put(markup, escape);
        text = sz_span_from(text, length);
    }
}

void sz_markup_put_hundredths(struct sz_markup *markup, int64_t number) {
    uint64_t part = (uint64_t)number % 100;
    char decimals[] = {'.', (char)('0' + part / 10), (char)('0' + part % 10)};
    size_t length = part == 0 ? 0 : part % 10 == 0 ? 2 : 3;
    if (markup->status == SZ_OK)
        markup->status = sz_buffer_add_number(markup->buffer, (uint64_t)number / 100);
    put_span(markup, sz_span_of(decimals, length));
}

/* ---- how wide text is ---- */

static bool is_one_of(uint32_t character, const char *set) {
    return character < 0x80 && strchr(set, (int)character) != NULL;
}

static int64_t ascii_width(uint32_t character) {
    if (is_one_of(character, " .,:;'!|iIjl()[]-ftr/"))
        return 42;
    if (is_one_of(character, "MWmw@%"))
        return 100;
    return character >= 'A' && character <= 'Z' ? 78 : 65;
}

/* By the blocks of Unicode. */
static int64_t advance(uint32_t character) {
    static const struct {
        uint32_t end; /* the first character behind the block */
        int64_t width;
    } blocks[] = {
        {0x300, 70},  {0x370, 0},    {0x400, 70}, {0x430, 86},   {0x450, 74}, {0x530, 86},
        {0x1100, 75}, {0x200B, 110}, {0x2010, 0}, {0xFE00, 110}, {0xFE10, 0}, {0x110000, 110},
    };
    if (character < 0x80)
        return ascii_width(character);
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        if (character < blocks[i].end)
            return blocks[i].width;
    return 100;
}

struct sz_span sz_markup_fit(struct sz_span text, int64_t width) {
    size_t end = 0;
    while (end < text.length) {
        uint32_t character;
        size_t length = next(sz_span_from(text, end), &character);
        width -= advance(character);
        if (width < 0)
            break;
        end += length;
    }
    return sz_span_cut(text, 0, end);
}

int64_t sz_markup_width(struct sz_span text) {
    int64_t width = 0;
    while (text.length > 0) {
        uint32_t character;
        size_t length = next(text, &character);
        width += advance(character);
        text = sz_span_from(text, length);
    }
    return width;
}
