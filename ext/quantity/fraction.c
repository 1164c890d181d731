/* The cursor moves only behind what is a fraction as a whole. */
#include "fraction.h"

bool sz_fraction_read_part(struct sz_cursor *next, struct sz_number *part) {
    uint64_t count = 1;
    if (sz_token_number_kind(&next->token) == SZ_ARTICLE) {
        sz_cursor_next(next);
        sz_cardinal_skip_dash(next, SZ_FRACTION, true);
    } else if (sz_token_number_kind(&next->token) == SZ_ONES && sz_token_number_value(&next->token) > 0) {
        count = sz_token_number_value(&next->token);
        sz_cursor_next(next);
        sz_cardinal_skip_dash(next, SZ_FRACTION, true);
    }
    if (sz_token_number_kind(&next->token) != SZ_FRACTION ||
        (sz_token_number_flags(&next->token) & SZ_PREFIX) != 0 ||
        count >= sz_token_number_value(&next->token))
        return false;
    *part = sz_number_of(count);
    part->denominator = sz_token_number_value(&next->token);
    sz_cursor_next(next);
    return true;
}

static bool is_power_of_two(uint64_t number) {
    return (number & (number - 1)) == 0;
}

/* "3/8", "15/16", "37/100"; "20/25 kg" is likelier a range, or two sizes. */
static bool is_ratio(uint64_t above, uint64_t below) {
    return above == 1 || below <= 12 || is_power_of_two(below) || below == 100 || below == 1000;
}

bool sz_fraction_read_ratio(struct sz_cursor *cursor, struct sz_number *part) {
    if (sz_token_number_kind(&cursor->token) == SZ_VULGAR) {
        *part = sz_number_of(sz_token_number_value(&cursor->token) / 100);
        part->denominator = sz_token_number_value(&cursor->token) % 100;
        sz_cursor_next(cursor);
        return true;
    }
    if (!sz_token_is_small(&cursor->token, 1000))
        return false;
    struct sz_cursor slash = sz_cursor_after(cursor);
    if (slash.token.kind != SZ_TOKEN_SLASH || !slash.token.is_glued)
        return false;
    struct sz_cursor below = sz_cursor_after(&slash), next = sz_cursor_after(&below);
    if (!sz_token_is_small(&below.token, 1001) || !below.token.is_glued)
        return false;
    uint64_t above = (uint64_t)cursor->token.figure.digits;
    if (above == 0 || above >= (uint64_t)below.token.figure.digits || next.token.kind == SZ_TOKEN_SLASH ||
        !is_ratio(above, (uint64_t)below.token.figure.digits))
        return false;
    *part = sz_number_of(above);
    part->denominator = (uint64_t)below.token.figure.digits;
    *cursor = next;
    return true;
}

/* "1-1/2": from one to a half is no range. */
static bool is_hyphenated_ratio(const struct sz_cursor *cursor, const struct sz_number *number) {
    struct sz_cursor next = sz_cursor_after(cursor);
    return cursor->token.kind == SZ_TOKEN_DASH && cursor->token.is_glued && next.token.is_glued &&
           next.token.kind == SZ_TOKEN_FIGURE && number->digits > 0;
}

enum sz_status sz_fraction_read_tail(struct sz_cursor *cursor, struct sz_number *number) {
    struct sz_cursor next = *cursor;
    struct sz_number part;
    if (!sz_number_is_whole(number) || number->decimals > 0)
        return SZ_OK;
    if (sz_token_number_kind(&cursor->token) == SZ_WITH_FRACTION) {
        part = sz_number_of(1);
        part.denominator = sz_token_number_value(&cursor->token);
        sz_cursor_next(&next);
    } else if (cursor->token.kind == SZ_TOKEN_FIGURE) {
        if (!sz_fraction_read_ratio(&next, &part))
            return SZ_OK;
    } else if (is_hyphenated_ratio(cursor, number)) {
        sz_cursor_next(&next);
        if (!sz_fraction_read_ratio(&next, &part))
            return SZ_OK;
    } else if (sz_token_number_kind(&cursor->token) == SZ_VULGAR) {
        sz_fraction_read_ratio(&next, &part);
    } else {
        if (next.token.kind == SZ_TOKEN_DASH && next.token.is_glued)
            sz_cursor_next(&next);
        if (!sz_token_is(&next.token, SZ_AND))
            return SZ_OK;
        sz_cursor_next(&next);
        if (next.token.kind == SZ_TOKEN_DASH && next.token.is_glued)
            sz_cursor_next(&next);
        if (!sz_fraction_read_part(&next, &part) && !sz_fraction_read_ratio(&next, &part))
            return SZ_OK;
    }
    *cursor = next;
    return sz_number_add(number, part);
}

/* "point two five": each word a digit; "point twenty-five". */
static bool read_digit_words(struct sz_cursor *cursor, struct sz_number *part) {
    *part = sz_number_of(0);
    int kind = sz_token_number_kind(&cursor->token);
    if (kind == SZ_TENS || kind == SZ_TEENS) {
        part->digits = (sz_amount)sz_cardinal_read(cursor, (struct sz_cardinal){.rank = 100}).value;
        part->decimals = 2;
        return part->digits < 100;
    }
    while (sz_token_number_kind(&cursor->token) == SZ_ONES && part->decimals < SZ_AMOUNT_DECIMALS) {
        part->digits = part->digits * 10 + (sz_amount)sz_token_number_value(&cursor->token);
        part->decimals++;
        sz_cursor_next(cursor);
    }
    return part->decimals > 0;
}

bool sz_fraction_read_tenths(struct sz_cursor *cursor, struct sz_number *part) {
    if (sz_token_is(&cursor->token, SZ_AND))
        sz_cursor_next(cursor);
    struct sz_cardinal words = sz_cardinal_read(cursor, (struct sz_cardinal){.rank = 1000});
    if (words.count == 0 && sz_token_is_small(&cursor->token, 1000)) {
        words.value = (uint64_t)cursor->token.figure.digits;
        words.count = 1;
        sz_cursor_next(cursor);
    }
    uint64_t denominator =
        sz_token_number_kind(&cursor->token) == SZ_FRACTION ? sz_token_number_value(&cursor->token) : 0;
    if (words.count == 0 || denominator % 10 != 0 || words.value >= denominator)
        return false;
    *part = sz_number_of(words.value);
    part->denominator = denominator;
    sz_cursor_next(cursor);
    return true;
}

bool sz_fraction_read_decimals(struct sz_cursor *cursor, struct sz_number *part) {
    struct sz_cursor next = *cursor, words = next;
    if (!sz_fraction_read_tenths(&next, part)) {
        next = words;
        if (!read_digit_words(&next, part))
            return false;
    }
    *cursor = next;
    return true;
}
