/* Two of them stand together only where the second is larger; a letter must have its figure, or money, or what
 * is counted, beside it. */
#include "multiplier.h"

#include "plural.h"

/* "5 m boat": one thing behind a letter that stands alone has a size, and is no million. */
static bool is_one_thing(const struct sz_cursor *cursor) {
    struct sz_span word = sz_span_cut(cursor->text, cursor->token.at, cursor->token.end);
    bool is_latin = (unsigned char)word.text[word.length - 1] < 0x80;
    return is_latin && !sz_plural_is_english(word);
}

/* Whether a multiplier that needs money or a counted noun beside it ("m"), or its figure ("k"), has it. */
static bool is_supported(const struct sz_cursor *cursor, bool has_money_before) {
    unsigned flags = sz_token_number_flags(&cursor->token);
    if ((flags & (SZ_BESIDE_COUNT | SZ_BESIDE_MONEY | SZ_GLUED)) == 0)
        return true;
    struct sz_cursor next = sz_cursor_after(cursor);
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    bool is_money = has_money_before || (unit != NULL && sz_units[unit->concept].dimension == SZ_MONEY);
    bool is_counted =
        unit != NULL && (unit->flags & SZ_COUNTED) != 0 && (cursor->token.is_glued || !is_one_thing(&next));
    bool is_unit = unit != NULL && (unit->flags & SZ_ALONE) == 0;
    if ((flags & SZ_GLUED) != 0 && (flags & SZ_BESIDE_MONEY) != 0)
        return cursor->token.is_glued && is_money;
    if (is_money || (is_counted && (flags & SZ_BESIDE_MONEY) == 0))
        return true;
    return (flags & SZ_GLUED) != 0 && cursor->token.is_glued && (next.token.kind == SZ_TOKEN_END || is_unit);
}

/* "three hundred and two dozen" may be 324 or 3,624. */
static bool is_mixed(const struct sz_number *group) {
    return !group->is_figure && group->denominator == 1 && group->digits > 100 && group->digits % 100 != 0;
}

/* "пять тысяч миллион" is no Russian; "пять тысяч миллионов", "5 тыс. млн" are. */
static bool may_multiply_again(const struct sz_token *token) {
    const struct sz_word *word = sz_token_word(token, SZ_WORD_NUMBER);
    unsigned again = SZ_NEEDS_NUMBER | SZ_ABBREVIATION | SZ_BESIDE_MONEY;
    return word->language != SZ_RUSSIAN || (word->flags & again) != 0;
}

enum sz_status sz_multiplier_read(struct sz_cursor *cursor, bool is_money, const struct sz_number *group,
                                  uint64_t *product) {
    struct sz_cursor next;
    uint64_t last = 0;
    *product = 1;
    for (;;) {
        next = *cursor;
        if (sz_token_is(&next.token, SZ_OF) && group->is_indefinite)
            sz_cursor_next(&next);
        int kind = sz_token_number_kind(&next.token);
        if ((kind != SZ_SCALE && kind != SZ_DOZEN) || sz_token_number_value(&next.token) <= last)
            return SZ_OK;
        if (last > 0 && kind == SZ_DOZEN)
            return SZ_OK;
        *cursor = next;
        if (!is_supported(cursor, is_money))
            return SZ_OK;
        if ((last > 0 && !may_multiply_again(&next.token)) || (kind == SZ_DOZEN && is_mixed(group)))
            return SZ_BAD_NUMBER;
        last = sz_token_number_value(&cursor->token);
        if (__builtin_mul_overflow(*product, last, product))
            return SZ_OVERFLOW;
        sz_cursor_next(cursor);
    }
}
