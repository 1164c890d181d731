/* Ranges are few and flat: a search over a table would cost more than these comparisons. */
#include "utf8.h"

static bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/* The length that a lead byte promises, and the least character that may be written at that length. */
static size_t lead_length(unsigned char lead, uint32_t *bits, uint32_t *least) {
    if (lead >= 0xC2 && lead <= 0xDF) {
        *bits = lead & 0x1FU;
        *least = 0x80;
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        *bits = lead & 0x0FU;
        *least = 0x800;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *bits = lead & 0x07U;
        *least = 0x10000;
        return 4;
    }
    return 0;
}

size_t sz_utf8_decode_any(struct sz_span text, uint32_t *character) {
    if (text.length == 0)
        return 0;
    const unsigned char *bytes = (const unsigned char *)text.text;
    if (bytes[0] < 0x80) {
        *character = bytes[0];
        return 1;
    }
    uint32_t value = 0, least = 0;
    size_t length = lead_length(bytes[0], &value, &least);
    if (length == 0 || length > text.length)
        return 0;
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(bytes[i]))
            return 0;
        value = value << 6 | (bytes[i] & 0x3FU);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *character = value;
    return length;
}

size_t sz_utf8_encode(uint32_t character, char *bytes) {
    if (character < 0x80) {
        bytes[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    bytes[0] = (char)(leads[length] | character);
    return length;
}

size_t sz_utf8_find_invalid(struct sz_span text) {
    size_t at = 0;
    uint32_t character;
    while (at < text.length) {
        if ((unsigned char)text.text[at] < 0x80) {
            at++;
            continue;
        }
        size_t length = sz_utf8_decode(sz_span_from(text, at), &character);
        if (length == 0)
            return at;
        at += length;
    }
    return at;
}

/* Case folding of Latin-1, Latin Extended-A, Greek and Cyrillic. */
static uint32_t fold_case(uint32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return c + 32;
    if ((c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137) || (c >= 0x14A && c <= 0x177))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c + (c & 1);
    if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2)
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    if (c >= 0x410 && c <= 0x42F)
        return c + 32;
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F))
        return c | 1;
    if (c >= 0x4C1 && c <= 0x4CE)
        return c + (c & 1);
    if (c >= 0x1E00 && c <= 0x1E95)
        return c | 1;
    return c;
}

bool sz_utf8_is_upper(uint32_t character) {
    return fold_case(character) != character;
}

uint32_t sz_utf8_fold(uint32_t character) {
    if (character >= 'a' && character <= 'z')
        return character;
    if (sz_utf8_is_space(character))
        return ' ';
    if (sz_utf8_is_dash(character))
        return '-';
    if (sz_utf8_is_quote(character))
        return '"';
    if (sz_utf8_is_apostrophe(character))
        return '\'';
    uint32_t folded = fold_case(character);
    if (folded == 0x451)
        return 0x435;
    if (folded == 0xB5)
        return 0x3BC; /* the micro sign is a mu */
    return folded;
}

bool sz_utf8_is_space(uint32_t c) {
    if (c > ' ' && c < 0x80)
        return false;
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

bool sz_utf8_is_dash(uint32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 ||
           c == 0xFF0D;
}

bool sz_utf8_is_quote(uint32_t c) {
    return c == '"' || c == '`' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || c == 0x2033 ||
           c == 0x2036 || c == 0x275D || c == 0x275E || c == 0x301D || c == 0x301E || c == 0xFF02;
}

bool sz_utf8_is_apostrophe(uint32_t c) {
    return c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x2035 || c == 0x2BC ||
           c == 0xB4 || c == 0x2039 || c == 0x203A || c == 0xFF07;
}

bool sz_utf8_is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

bool sz_utf8_is_foreign_digit(uint32_t c) {
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9) ||
           (c >= 0x966 && c <= 0x96F) || (c >= 0x9E6 && c <= 0x9EF) || (c >= 0xE50 && c <= 0xE59) ||
           c == 0x2070 || (c >= 0x2074 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089) ||
           (c >= 0x2160 && c <= 0x2188) || (c >= 0x2460 && c <= 0x249B) || (c >= 0xFF10 && c <= 0xFF19) ||
           (c >= 0x1D7CE && c <= 0x1D7FF);
}

enum sz_script sz_utf8_script(uint32_t c) {
    if (c < 'A')
        return SZ_NO_SCRIPT;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return SZ_LATIN;
    if (c < 0xAA)
        return SZ_NO_SCRIPT;
    if ((c >= 0x400 && c <= 0x52F) || (c >= 0x1C80 && c <= 0x1C88) || (c >= 0x2DE0 && c <= 0x2DFF))
        return SZ_CYRILLIC;
    if ((c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF) || c == 0xAA ||
        c == 0xBA || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A))
        return SZ_LATIN;
    if ((c >= 0x300 && c <= 0x36F) || (c >= 0x250 && c <= 0x2AF))
        return SZ_OTHER_SCRIPT;
    if ((c >= 0x370 && c <= 0x3FF) || (c >= 0x530 && c <= 0x1FFF) || (c >= 0x3040 && c <= 0xD7FF))
        return c == 0x1680 ? SZ_NO_SCRIPT : SZ_OTHER_SCRIPT;
    return SZ_NO_SCRIPT;
}

bool sz_utf8_is_letter(uint32_t c) {
    return sz_utf8_script(c) != SZ_NO_SCRIPT;
}

bool sz_utf8_has_script(struct sz_span text, enum sz_script script) {
    uint32_t character;
    for (size_t length; (length = sz_utf8_decode(text, &character)) > 0; text = sz_span_from(text, length))
        if (sz_utf8_script(character) == script)
            return true;
    return false;
}
