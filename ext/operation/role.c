/* All stems are written behind each other, with one space between, and the table of names is asked for the longest
 * spelling at each word. A spelling doesn't reach over quotes, brackets or commas. */
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

size_t sz_name_find_roles(const struct sz_name_tokens *tokens, struct sz_name_item items[SZ_NAME_WORDS_MAX]) {
    struct stems stems;
    size_t count = 0;
    write_stems(tokens, &stems);
    for (size_t i = 0; i < tokens->count;) {
        struct sz_name_item *item = &items[count++];
        struct sz_name_match match;
        *item =
            (struct sz_name_item){SZ_NAME_UNKNOWN, SZ_NAME_COUNT, (uint8_t)i, 1, year_of(&tokens->token[i])};
        size_t covered = tokens->token[i].is_number ? 0 : find_row(tokens, &stems, i, &match);
        if (covered > 0) {
            item->concept = match.concept;
            item->role = sz_name_concepts[match.concept].role;
            item->tokens = (uint8_t)covered;
        }
        i += item->tokens;
    }
    return count;
}
