/* All stems are written behind each other, with one space between, and the table of names is asked for the
 * longest spelling at each word. A spelling doesn't reach over quotes, brackets or commas. */
#include "role.h"

#include "../words/names.h"

enum { STEMS_MAX = SZ_NAME_WORDS_MAX * (SZ_SKELETON_MAX + 1) };

struct stems {
    char text[STEMS_MAX];
    size_t start[SZ_NAME_WORDS_MAX + 1]; /* of each word, and behind the last */
};

static void write_stems(const struct sz_name_tokens *tokens, struct stems *stems) {
    size_t length = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        struct sz_span stem = sz_letters_stem(&tokens->token[i].letters);
        stems->start[i] = length;
        memcpy(stems->text + length, stem.text, stem.length);
        length += stem.length;
        stems->text[length++] = ' ';
    }
    stems->start[tokens->count] = length;
}

static int digits_value(struct sz_span digits) {
    int value = 0;
    for (size_t i = 0; i < digits.length; i++)
        value = value * 10 + (digits.text[i] - '0');
    return value;
}

/* Four digits, or two behind an apostrophe ('18): the rule of POSIX gives their century. */
static int year_of(const struct sz_name_token *token) {
    enum { FIRST = 1990, LAST = 2099, LAST_SHORT_OF_THE_2000S = 68 };
    struct sz_span digits = sz_letters_skeleton(&token->letters);
    if (!token->is_number || (digits.length != 4 && digits.length != 2))
        return 0;
    int value = digits_value(digits);
    if (digits.length == 4)
        return value >= FIRST && value <= LAST ? value : 0;
    if (!token->after_apostrophe)
        return 0;
    return value <= LAST_SHORT_OF_THE_2000S ? 2000 + value : 1900 + value;
}

/* How many words, from `token` on, `length` bytes of the stems are; 0 where they cross a mark. */
static size_t words_covered(const struct sz_name_tokens *tokens, const struct stems *stems, size_t token,
                            size_t length) {
    const struct sz_name_token *first = &tokens->token[token];
    size_t end = stems->start[token] + length, count = 1;
    while (token + count < tokens->count && stems->start[token + count] < end) {
        const struct sz_name_token *next = &tokens->token[token + count];
        if (next->quote != first->quote || next->bracket != first->bracket || next->after_comma)
            return 0;
        count++;
    }
    return count;
}

/* The word with its ending, where a row wants that. */
static bool find_whole(const struct sz_name_token *token, struct sz_name_match *match) {
    struct sz_span whole = sz_letters_skeleton(&token->letters);
    return token->letters.stem < whole.length && sz_name_spelling_find(whole, match) && match->is_whole;
}

/* "2nd", "2-й", "2-го": a figure and what its ordinal ends with. */
static bool is_ordinal_ending(const struct sz_name_token *ending) {
    static const char endings[][4] = {"st", "nd", "rd", "th", "t", "i", "ia", "e", "go", "oi", "m", "mu"};
    if (ending->is_number || ending->after_space || ending->after_comma)
        return false;
    struct sz_span letters = sz_letters_skeleton(&ending->letters);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (sz_span_equal(letters, sz_span_of(endings[i], strlen(endings[i]))))
            return true;
    return false;
}

/* The concept of an ordinal in figures, or SZ_NAME_COUNT. */
static uint16_t ordinal_of(const struct sz_name_tokens *tokens, size_t token) {
    static const uint16_t ordinals[] = {SZ_NAME_first, SZ_NAME_second, SZ_NAME_third,  SZ_NAME_fourth,
                                        SZ_NAME_fifth, SZ_NAME_sixth,  SZ_NAME_seventh};
    struct sz_span digits = sz_letters_skeleton(&tokens->token[token].letters);
    if (digits.length != 1 || token + 1 == tokens->count || !is_ordinal_ending(&tokens->token[token + 1]))
        return SZ_NAME_COUNT;
    size_t value = (size_t)(digits.text[0] - '0');
    return value >= 1 && value <= sizeof ordinals / sizeof ordinals[0] ? ordinals[value - 1] : SZ_NAME_COUNT;
}

/* Returns how many words the row's spelling is long; 0: no row. */
static size_t find_row(const struct sz_name_tokens *tokens, const struct stems *stems, size_t token,
                       struct sz_name_match *match) {
    if (find_whole(&tokens->token[token], match))
        return 1;
    size_t start = stems->start[token];
    struct sz_span rest = sz_span_of(stems->text + start, stems->start[tokens->count] - start);
    if (!sz_name_spelling_find(rest, match))
        return 0;
    size_t covered = words_covered(tokens, stems, token, match->length);
    if (covered > 0)
        return covered;
    return sz_name_spelling_find(sz_letters_stem(&tokens->token[token].letters), match) ? 1 : 0;
}

/* Returns how many tokens stand for a concept; 0: none does. */
static size_t find_concept(const struct sz_name_tokens *tokens, const struct stems *stems, size_t token,
                           uint16_t *concept) {
    struct sz_name_match match;
    if (tokens->token[token].is_number) {
        *concept = ordinal_of(tokens, token);
        return *concept == SZ_NAME_COUNT ? 0 : 2;
    }
    size_t covered = find_row(tokens, stems, token, &match);
    if (covered > 0)
        *concept = match.concept;
    return covered;
}

size_t sz_name_find_roles(const struct sz_name_tokens *tokens, struct sz_name_item items[SZ_NAME_WORDS_MAX]) {
    struct stems stems;
    size_t count = 0;
    write_stems(tokens, &stems);
    for (size_t i = 0; i < tokens->count;) {
        struct sz_name_item *item = &items[count++];
        *item =
            (struct sz_name_item){SZ_NAME_UNKNOWN, SZ_NAME_COUNT, (uint8_t)i, 1, year_of(&tokens->token[i])};
        size_t covered = find_concept(tokens, &stems, i, &item->concept);
        if (covered > 0) {
            item->role = sz_name_concepts[item->concept].role;
            item->tokens = (uint8_t)covered;
        } else {
            item->concept = SZ_NAME_COUNT;
        }
        i += item->tokens;
    }
    return count;
}
