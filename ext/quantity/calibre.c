/* A figure alone is no calibre: its unit, the length of its case or the word for it must stand beside it. */
#include "calibre.h"

bool sz_calibre_is_bore(const struct sz_number *millimetres) {
    for (size_t i = 0; i < sz_calibre_count; i++) {
        struct sz_number bore = {.digits = sz_calibres[i].hundredths, .decimals = 2, .denominator = 1};
        if (sz_number_cmp(millimetres, &bore) == 0)
            return true;
    }
    return false;
}

static bool skip_word(struct sz_cursor *cursor) {
    const struct sz_word *word = sz_token_word(&cursor->token, SZ_WORD_QUALIFIER);
    if (word == NULL || word->concept != SZ_QUALIFIER_calibre)
        return false;
    sz_cursor_next(cursor);
    return true;
}

static bool skip_millimetres(struct sz_cursor *cursor) {
    struct sz_cursor next = *cursor;
    if (next.token.kind == SZ_TOKEN_DASH && next.token.is_glued)
        sz_cursor_next(&next);
    const struct sz_word *unit = sz_token_word(&next.token, SZ_WORD_UNIT);
    if (unit == NULL || unit->concept != SZ_UNIT_millimetre)
        return false;
    *cursor = sz_cursor_after(&next);
    return true;
}

/* "x39", "х39", "×39": the length of the case. */
static bool skip_case(struct sz_cursor *cursor) {
    static const char *const signs[] = {"x", "X", "х", "Х", "×", "*"};
    struct sz_span rest = sz_span_from(cursor->text, cursor->token.at);
    for (size_t i = 0; cursor->token.is_glued && i < sizeof signs / sizeof signs[0]; i++) {
        size_t length = strlen(signs[i]), end = length;
        if (rest.length < length || memcmp(rest.text, signs[i], length) != 0)
            continue;
        while (end < rest.length && rest.text[end] >= '0' && rest.text[end] <= '9')
            end++;
        if (end == length)
            continue;
        cursor->token.end = cursor->token.at + end;
        sz_cursor_next(cursor);
        return true;
    }
    return false;
}

static bool skip(struct sz_cursor *cursor) {
    struct sz_cursor next = *cursor;
    bool is_named = skip_word(&next);
    if (next.token.kind != SZ_TOKEN_FIGURE || next.token.status != SZ_OK)
        return false;
    struct sz_number number = sz_number_of_figure(&next.token.figure);
    bool is_bore = sz_calibre_is_bore(&number);
    sz_cursor_next(&next);
    bool has_case = is_bore && skip_case(&next);
    bool is_metric = (is_bore || is_named) && skip_millimetres(&next);
    if (!is_named && !has_case && !is_metric) {
        if (next.token.kind == SZ_TOKEN_DASH && next.token.is_glued)
            sz_cursor_next(&next);
        if (!skip_word(&next))
            return false;
    } else if (is_metric && !is_named) {
        (void)skip_word(&next);
    }
    *cursor = next;
    return true;
}

/* "7.62 mm", "(7.62 mm)" */
bool sz_calibre_skip(struct sz_cursor *cursor) {
    struct sz_cursor next = sz_cursor_after(cursor);
    if (cursor->token.kind != SZ_TOKEN_OPEN)
        return skip(cursor);
    if (!skip(&next) || next.token.kind != SZ_TOKEN_CLOSE)
        return false;
    *cursor = sz_cursor_after(&next);
    return true;
}
