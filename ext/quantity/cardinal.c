/* Each word is taken if it is smaller than all before it; whatever doesn't fit is left to the caller. */
#include "cardinal.h"

bool sz_cardinal_skip_dash(struct sz_cursor *cursor, int kind, bool must_be_glued) {
    struct sz_cursor next = sz_cursor_after(cursor);
    if (cursor->token.kind != SZ_TOKEN_DASH || sz_token_number_kind(&next.token) != kind)
        return false;
    if (must_be_glued && (!cursor->token.is_glued || !next.token.is_glued))
        return false;
    *cursor = next;
    return true;
}

/* "and" inside a number: only between a hundred and what is smaller. */
static void skip_and(struct sz_cursor *cursor, bool may_join) {
    struct sz_cursor next = sz_cursor_after(cursor);
    int kind = sz_token_number_kind(&next.token);
    if (may_join && sz_token_is(&cursor->token, SZ_AND) &&
        (kind == SZ_ONES || kind == SZ_TEENS || kind == SZ_TENS || sz_token_is_small(&next.token, 100)))
        *cursor = next;
}

static bool take_hundred(struct sz_cursor *cursor, struct sz_cardinal *words) {
    bool fits = words->count > 0 && words->value > 0 && words->value < 100 &&
                (words->value < 20 || words->value % 10 != 0);
    if (sz_token_number_kind(&cursor->token) != SZ_HUNDRED || words->is_hundred || !fits)
        return false;
    words->value *= sz_token_number_value(&cursor->token);
    words->rank = 100;
    words->is_hundred = true;
    sz_cursor_next(cursor);
    skip_and(cursor, words->may_join);
    return true;
}

static bool take_word(struct sz_cursor *cursor, struct sz_cardinal *words) {
    int kind = sz_token_number_kind(&cursor->token);
    uint64_t rank = kind == SZ_HUNDREDS ? 100 : kind == SZ_TENS ? 10 : 1;
    bool fits = kind == SZ_TEENS ? words->rank > 10 : words->rank > rank;
    if ((kind != SZ_HUNDREDS && kind != SZ_TENS && kind != SZ_TEENS && kind != SZ_ONES) || !fits)
        return false;
    if (sz_token_number_value(&cursor->token) == 0 && words->count > 0)
        return false;
    words->value += sz_token_number_value(&cursor->token);
    words->rank = sz_token_number_value(&cursor->token) == 0 ? 0 : rank;
    words->count++;
    sz_cursor_next(cursor);
    if (kind == SZ_TENS)
        sz_cardinal_skip_dash(cursor, SZ_ONES, false);
    else if (kind != SZ_HUNDREDS)
        sz_cardinal_skip_dash(cursor, SZ_HUNDRED, true); /* "five-hundred" */
    return true;
}

/* Behind "hundred" a figure may give the tens and ones: "3 hundred and 21". */
static bool take_figure(struct sz_cursor *cursor, struct sz_cardinal *words) {
    if (!words->is_hundred || words->rank != 100 || !sz_token_is_small(&cursor->token, 100))
        return false;
    words->value += (uint64_t)cursor->token.figure.digits;
    words->rank = 0;
    words->has_figure = true;
    sz_cursor_next(cursor);
    return true;
}

struct sz_cardinal sz_cardinal_read(struct sz_cursor *cursor, struct sz_cardinal words) {
    while (take_hundred(cursor, &words) || take_word(cursor, &words) || take_figure(cursor, &words))
        ;
    return words;
}
