/* One pass with a single place to come back to: the last `*` seen. What an earlier one could have taken, the
 * last one can take as well, so the time is at most pattern times name. */
#include "pattern.h"

#include "../base/utf8.h"

bool sz_pattern_is_one(struct sz_span text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.text[i] == '*' || text.text[i] == '?' || text.text[i] == '[')
            return true;
    return false;
}

/* The length of the set at the start of `pattern`, brackets included; 0 if it has no end. A `]` that comes
 * first belongs to the set. */
static size_t set_length(struct sz_span pattern) {
    size_t at = 1;
    if (at < pattern.length && pattern.text[at] == '!')
        at++;
    for (size_t first = at; at < pattern.length; at++)
        if (pattern.text[at] == ']' && at > first)
            return at + 1;
    return 0;
}

/* The length of the character at the start, or of the byte that is none; no such byte is a character. */
static size_t next_character(struct sz_span text, uint32_t *character) {
    enum { BEHIND_UNICODE = 0x110000 };
    size_t length = sz_utf8_decode(text, character);
    if (length > 0)
        return length;
    *character = BEHIND_UNICODE + (unsigned char)text.text[0];
    return 1;
}

/* `set` is what stands between the brackets. */
static bool set_holds(struct sz_span set, uint32_t character) {
    bool negated = set.text[0] == '!', found = false;
    set = sz_span_from(set, negated);
    while (set.length > 0) {
        uint32_t low, high;
        set = sz_span_from(set, next_character(set, &low));
        high = low;
        if (set.length > 1 && set.text[0] == '-') {
            set = sz_span_from(set, 1);
            set = sz_span_from(set, next_character(set, &high));
        }
        found = found || (low <= character && character <= high);
    }
    return found != negated;
}

/* How many bytes of `name` the first element of `pattern` takes; 0 where it doesn't match. */
static size_t match_one(struct sz_span pattern, struct sz_span name, size_t *used) {
    uint32_t character;
    if (pattern.length == 0 || name.length == 0)
        return 0;
    *used = 1;
    size_t taken = next_character(name, &character);
    if (pattern.text[0] == '?')
        return taken;
    size_t length = pattern.text[0] == '[' ? set_length(pattern) : 0;
    if (length == 0)
        return pattern.text[0] == name.text[0] ? 1 : 0;
    *used = length;
    return set_holds(sz_span_cut(pattern, 1, length - 1), character) ? taken : 0;
}

bool sz_pattern_matches(struct sz_span pattern, struct sz_span name) {
    struct sz_span after_star = {0}, star_name = {0};
    bool has_star = false;
    if (name.length > 0 && name.text[0] == '.' && (pattern.length == 0 || pattern.text[0] != '.'))
        return false;
    while (name.length > 0) {
        size_t used = 0, taken = 0;
        if (pattern.length > 0 && pattern.text[0] == '*') {
            pattern = after_star = sz_span_from(pattern, 1);
            star_name = name;
            has_star = true;
            continue;
        }
        taken = match_one(pattern, name, &used);
        if (taken > 0) {
            pattern = sz_span_from(pattern, used);
            name = sz_span_from(name, taken);
        } else if (has_star) {
            uint32_t character;
            name = star_name = sz_span_from(star_name, next_character(star_name, &character));
            pattern = after_star;
        } else {
            return false;
        }
    }
    while (pattern.length > 0 && pattern.text[0] == '*')
        pattern = sz_span_from(pattern, 1);
    return pattern.length == 0;
}
