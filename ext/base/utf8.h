/* UTF-8: decode, validate, fold; classes of letter, digit, dash, quote and space. No locale.
 *
 * Folding is by character and maps upper case to lower, the letter io (U+0451) to ie (U+0435) as Russian
 * print does, every dash to '-', every quote to its plain form and every space to ' ', so that spellings
 * which differ in nothing else compare equal. Source: Unicode 15 CaseFolding.txt (status C and S) for Latin,
 * Greek, Cyrillic; PropList.txt for Dash and White_Space. */
#ifndef SZ_UTF8_H
#define SZ_UTF8_H

#include "span.h"

#include <stdint.h>

enum sz_script { SZ_NO_SCRIPT, SZ_LATIN, SZ_CYRILLIC, SZ_OTHER_SCRIPT };

/* Decodes the character at the start of `text`. Returns its length in bytes (1 to 4), or 0 where the text is
 * empty or not valid UTF-8 (overlong forms, surrogates and what lies above U+10FFFF are not). */
size_t sz_utf8_decode_any(struct sz_span text, uint32_t *character);

/* The same; most text is ASCII. */
static inline size_t sz_utf8_decode(struct sz_span text, uint32_t *character) {
    if (text.length == 0 || (unsigned char)text.text[0] >= 0x80)
        return sz_utf8_decode_any(text, character);
    *character = (unsigned char)text.text[0];
    return 1;
}

/* Writes the character's UTF-8 to `bytes` (4 at most) and returns their number. */
size_t sz_utf8_encode(uint32_t character, char *bytes);

/* The offset of the first byte that is not valid UTF-8, or text.length where all are. */
size_t sz_utf8_find_invalid(struct sz_span text);

uint32_t sz_utf8_fold(uint32_t character);
bool sz_utf8_is_upper(uint32_t character); /* folding changes its case */
bool sz_utf8_is_space(uint32_t character);
bool sz_utf8_is_dash(uint32_t character);  /* hyphens, en and em dashes, the minus sign */
bool sz_utf8_is_quote(uint32_t character); /* double quotes of every kind, guillemets, the backtick */
bool sz_utf8_is_apostrophe(uint32_t character);
bool sz_utf8_is_digit(uint32_t character);  /* ASCII 0-9 only */
bool sz_utf8_is_letter(uint32_t character); /* letters and the marks that combine with them */

/* A decimal digit of another script, full width, superscript, or a Roman numeral of one character. */
bool sz_utf8_is_foreign_digit(uint32_t character);

enum sz_script sz_utf8_script(uint32_t character);

/* Whether any character up to invalid bytes is of that script. */
bool sz_utf8_has_script(struct sz_span text, enum sz_script script);

#endif
