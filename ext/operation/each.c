/* Words are looked at one by one, for what they say of those behind them. Where a name may start, its end is
 * looked for, and what lies between is read as any name is (key.h). */
#include "each.h"

#include "../base/utf8.h"
#include "../words/names.h"
#include "match.h"

enum { QUOTED_MAX = 120, WORDS_MAX = 6 };

/* A word of the text and what stands before it. */
struct word {
    size_t start;
    size_t end;
    enum sz_name_role role;
    bool is_capital;
    bool is_number;
    bool is_plural; /* English: "operations" */
    uint16_t concept;
    struct sz_letters letters; /* none of a number */
};

static struct sz_character character_at(const struct sz_operation_search *search, size_t at, size_t *length,
                                        uint32_t *character) {
    *character = 0;
    *length = sz_utf8_decode(sz_span_from(search->text, at), character);
    if (*length == 0) {
        *length = at < search->text.length ? 1 : 0; /* a broken byte parts words */
        return (struct sz_character){.kind = 0};
    }
    return sz_character_of(*character);
}

static bool is_in_word(struct sz_character character) {
    return (character.kind & (SZ_CHAR_LETTER | SZ_CHAR_DIGIT)) != 0;
}

static void find_role(struct word *word) {
    struct sz_name_match match;
    const struct sz_letters *letters = &word->letters;
    struct sz_span stem = sz_letters_stem(letters), whole = sz_letters_skeleton(letters);
    bool is_found = letters->stem < letters->length && sz_name_spelling_find(whole, &match) && match.is_whole;
    if (!is_found && !sz_name_spelling_find(stem, &match))
        return;
    word->role = sz_name_concepts[match.concept].role;
    word->concept = match.concept;
}

/* The word that starts at `start`; false where none does. Letters and figures are two words. */
static bool word_at(const struct sz_operation_search *search, size_t start, struct word *word) {
    struct sz_character read[SZ_LETTERS_MAX];
    uint32_t decoded;
    size_t at = start, count = 0, length;
    struct sz_character first = character_at(search, start, &length, &decoded), character = first;
    if (!is_in_word(first))
        return false;
    word->start = start;
    word->role = SZ_NAME_UNKNOWN;
    word->concept = SZ_NAME_COUNT;
    word->is_capital = sz_utf8_is_upper(decoded);
    word->is_number = (first.kind & SZ_CHAR_DIGIT) != 0;
    word->letters.length = word->letters.stem = 0;
    while (is_in_word(character) && ((character.kind & SZ_CHAR_DIGIT) != 0) == word->is_number) {
        if (count < SZ_LETTERS_MAX)
            read[count] = character;
        count++;
        at += length;
        character = character_at(search, at, &length, &decoded);
    }
    word->end = at;
    word->is_plural = (search->text.text[at - 1] | 0x20) == 's';
    if (!word->is_number && count <= SZ_LETTERS_MAX &&
        sz_letters_read_characters(read, count, &word->letters))
        find_role(word);
    return true;
}

static bool is_name_word(const struct word *word) {
    return word->role == SZ_NAME_WORD || word->role == SZ_NAME_ORDINAL || word->role == SZ_NAME_HEAD;
}

/* Two words that are one name word: "West screen", "Far East". */
static bool is_name_pair(const struct word *first, const struct word *second) {
    char stems[2 * SZ_SKELETON_MAX + 1];
    struct sz_span a = sz_letters_stem(&first->letters), b = sz_letters_stem(&second->letters);
    struct sz_name_match match;
    memcpy(stems, a.text, a.length);
    stems[a.length] = ' ';
    memcpy(stems + a.length + 1, b.text, b.length);
    struct sz_span both = sz_span_of(stems, a.length + 1 + b.length);
    if (a.length == 0 || b.length == 0 || !sz_name_spelling_find(both, &match) || match.length < both.length)
        return false;
    enum sz_name_role role = sz_name_concepts[match.concept].role;
    return role == SZ_NAME_WORD || role == SZ_NAME_ORDINAL;
}

static bool is_year(const struct sz_operation_search *search, const struct word *word) {
    const char *digits = search->text.text + word->start;
    return word->is_number && word->end - word->start == 4 &&
           (memcmp(digits, "19", 2) == 0 || memcmp(digits, "20", 2) == 0);
}

/* What parts two words. */
struct gap {
    size_t end;
    bool has_space;
    bool has_dash;
    bool has_quote;
    bool has_other; /* any other mark, or the end of a line or of the text */
};

static struct gap gap_from(const struct sz_operation_search *search, size_t start) {
    struct gap gap = {.end = start};
    uint32_t decoded;
    for (size_t length;; gap.end += length) {
        struct sz_character character = character_at(search, gap.end, &length, &decoded);
        if (length == 0 || is_in_word(character))
            break;
        if (character.mark == SZ_MARK_SPACE && decoded != '\n')
            gap.has_space = true;
        else if (character.mark == SZ_MARK_DASH && sz_utf8_is_dash(decoded))
            gap.has_dash = true;
        else if (character.mark == SZ_MARK_QUOTE)
            gap.has_quote = true;
        else
            gap.has_other = true;
        if (gap.has_other || gap.has_quote)
            break;
    }
    gap.has_other = gap.has_other || gap.end >= search->text.length;
    return gap;
}

/* ---- Names without quotes ---- */

/* Whether the word behind a gap goes on with an unquoted name of `count` words. */
static bool goes_on(const struct sz_operation_search *search, const struct word *last,
                    const struct word *next, struct gap gap, size_t count) {
    struct word second;
    if (gap.has_other || gap.has_quote)
        return false;
    if (is_year(search, next))
        return true;
    if (next->is_number)
        return gap.has_dash && !gap.has_space && next->end - next->start == 2;
    if (gap.has_dash && !gap.has_space)
        return next->is_capital || is_name_word(next);
    if (count > 1 && !gap.has_dash && (is_name_word(next) || is_name_pair(last, next)))
        return true;
    return next->is_capital &&
           (is_name_word(next) ||
            (word_at(search, gap_from(search, next->end).end, &second) && is_name_pair(next, &second)));
}

/* The end of the name that `first` starts. */
static size_t name_end(const struct sz_operation_search *search, struct word first, size_t *words) {
    struct word last = first, next;
    *words = 1;
    while (*words < WORDS_MAX) {
        struct gap gap = gap_from(search, last.end);
        if (!word_at(search, gap.end, &next) || !goes_on(search, &last, &next, gap, *words))
            break;
        last = next;
        ++*words;
        if (next.is_number)
            break;
    }
    return last.end;
}

/* An "operation" directly behind a name: "the Channel operation". Several are something else ("special
 * operations"), but for a head, which has many rounds. */
static bool is_announced_behind(const struct sz_operation_search *search, size_t end, bool is_head) {
    struct word next;
    for (size_t i = 0; i < WORDS_MAX / 2; i++) {
        struct gap gap = gap_from(search, end);
        if (gap.has_quote && end == gap.end) { /* the one that closes */
            size_t length;
            uint32_t decoded;
            (void)character_at(search, gap.end, &length, &decoded);
            gap = gap_from(search, gap.end + length);
        }
        if (gap.has_other || gap.has_quote || gap.has_dash || !word_at(search, gap.end, &next))
            return false;
        if (next.role == SZ_NAME_EVENT)
            return is_head || !next.is_plural;
        if (next.role != SZ_NAME_INTRODUCTION)
            return false;
        end = next.end;
    }
    return false;
}

static bool read_mention(const struct sz_operation_search *search, size_t start, size_t end,
                         struct sz_operation_mention *mention) {
    *mention = (struct sz_operation_mention){.start = start, .length = end - start};
    return sz_operation_key(sz_span_cut(search->text, start, end), &mention->key) == SZ_OK &&
           mention->key.length > 0;
}

static bool is_other_behind(const struct sz_operation_search *search, size_t end) {
    struct word next;
    struct gap gap = gap_from(search, end);
    return !gap.has_other && !gap.has_quote && word_at(search, gap.end, &next) && next.role == SZ_NAME_OTHER;
}

/* Whether the catalogue has it, or rounds of it: "Poppy", of which there are Poppy-2005 and others. */
static bool is_in_catalogue(const struct sz_operation_key *key) {
    if (sz_operation_find(key) >= 0)
        return true;
    for (int i = 0; i < SZ_OPERATION_COUNT; i++)
        if (sz_operation_covers_entry(key, i))
            return true;
    return false;
}

/* "Center" and the like are of many names, but behind "operations" no name by themselves. */
static bool is_place_of_work(const struct word *word) {
    return word->concept == SZ_NAME_center || word->concept == SZ_NAME_central;
}

/* Whether what stands around a name without a head makes it one. */
static bool is_plain_name(const struct sz_operation_search *search, const struct word *first, size_t words,
                          const struct sz_operation_mention *mention) {
    size_t end = mention->start + mention->length;
    bool is_announced = search->announced != SZ_UNANNOUNCED || is_announced_behind(search, end, false);
    bool has_dash = end > sizeof "2024" && search->text.text[end - sizeof "2024"] != ' ';
    if (mention->key.year != 0)
        return is_announced || (has_dash && sz_operation_find(&mention->key) >= 0);
    if (first->role == SZ_NAME_UNKNOWN || !is_announced)
        return false;
    return is_in_catalogue(&mention->key) || words > 1 ||
           (search->announced == SZ_ANNOUNCED_ONE && !is_place_of_work(first));
}

static bool take_plain(struct sz_operation_search *search, const struct word *first,
                       struct sz_operation_mention *mention) {
    size_t words;
    bool is_announced = search->announced != SZ_UNANNOUNCED;
    if (!first->is_capital || search->was_other ||
        !(is_name_word(first) || (is_announced && first->role == SZ_NAME_UNKNOWN)))
        return false;
    size_t end = name_end(search, *first, &words);
    if (is_other_behind(search, end) || !read_mention(search, first->start, end, mention))
        return false;
    if (first->role == SZ_NAME_HEAD)
        return words > 1 || is_announced || is_announced_behind(search, end, true);
    return is_plain_name(search, first, words, mention);
}

/* ---- Names in quotes ---- */

/* Where the quote that opens before `start` closes; 0: too far, or on another line. */
static size_t quote_end(const struct sz_operation_search *search, size_t start) {
    uint32_t decoded;
    for (size_t at = start, length; at < start + QUOTED_MAX; at += length) {
        struct sz_character character = character_at(search, at, &length, &decoded);
        if (length == 0 || decoded == '\n')
            return 0;
        if (character.mark == SZ_MARK_QUOTE)
            return at;
    }
    return 0;
}

static void trim(struct sz_span text, size_t *start, size_t *end) {
    while (*start < *end && text.text[*start] == ' ')
        ++*start;
    while (*end > *start && text.text[*end - 1] == ' ')
        --*end;
}

/* Few words, the first with a capital, and no sentence. */
static bool is_like_a_name(const struct sz_operation_search *search, size_t start, size_t end) {
    struct word word;
    size_t words = 0;
    for (size_t at = start; at < end;) {
        struct gap gap = gap_from(search, at);
        if (gap.end >= end || !word_at(search, gap.end, &word))
            break;
        bool starts = words > 0 || word.is_capital ||
                      (word.role == SZ_NAME_HEAD && search->announced != SZ_UNANNOUNCED);
        bool says_what = words == 0 && (word.role == SZ_NAME_EVENT || word.role == SZ_NAME_STAGE);
        if (gap.has_other || word.role == SZ_NAME_OTHER || !starts || says_what)
            return false;
        words++;
        at = word.end;
    }
    return words > 0 && words <= WORDS_MAX;
}

static bool take_quoted(struct sz_operation_search *search, size_t start,
                        struct sz_operation_mention *mention) {
    size_t end = quote_end(search, start), length;
    uint32_t decoded;
    if (end == 0 || search->was_other)
        return false;
    size_t close = end;
    trim(search->text, &start, &end);
    if (start == end || !is_like_a_name(search, start, end) || !read_mention(search, start, end, mention))
        return false;
    struct word first;
    bool is_head = word_at(search, start, &first) && first.role == SZ_NAME_HEAD;
    if (!is_head && sz_operation_find(&mention->key) < 0 && search->announced == SZ_UNANNOUNCED &&
        !is_announced_behind(search, close, false))
        return false;
    (void)character_at(search, close, &length, &decoded);
    search->at = close + length;
    return true;
}

/* ---- The search ---- */

/* What a word says of those behind it. A channel of another kind stays one:
 * "the Telegram channel «Kanal»". */
static void note_word(struct sz_operation_search *search, const struct word *word) {
    bool is_channel = word->role == SZ_NAME_HEAD && search->announced == SZ_UNANNOUNCED;
    search->was_other =
        word->role == SZ_NAME_OTHER || (is_channel && (search->was_other || !word->is_capital));
    if (word->role == SZ_NAME_EVENT)
        search->announced = word->is_plural ? SZ_ANNOUNCED_SEVERAL : SZ_ANNOUNCED_ONE;
    else if (word->role != SZ_NAME_INTRODUCTION && word->role != SZ_NAME_STAGE)
        search->announced = SZ_UNANNOUNCED;
}

/* A mark that is neither a space, a dash nor a comma between names ends what was announced. */
static void note_mark(struct sz_operation_search *search, struct sz_character character, uint32_t decoded) {
    if (decoded == '.' || decoded == '!' || decoded == '?' || decoded == '\n' || decoded == ';')
        *search = (struct sz_operation_search){.text = search->text, .at = search->at};
    else if (character.mark == SZ_MARK_COMMA)
        search->was_other = false;
}

static bool is_and(const struct sz_operation_search *search, const struct word *word) {
    struct sz_span text = sz_span_cut(search->text, word->start, word->end);
    return sz_span_equal(text, SZ_SPAN("and")) || sz_span_equal(text, SZ_SPAN("и"));
}

bool sz_operation_search_next(struct sz_operation_search *search, struct sz_operation_mention *mention) {
    struct word word;
    uint32_t decoded;
    while (search->at < search->text.length) {
        size_t at = search->at, length;
        if (word_at(search, at, &word)) {
            search->at = word.end;
            if (take_plain(search, &word, mention)) {
                search->at = mention->start + mention->length;
                search->announced = SZ_ANNOUNCED_SEVERAL; /* "Rock-2024, Search-2024 and …" */
                return true;
            }
            if (!is_and(search, &word))
                note_word(search, &word);
            continue;
        }
        struct sz_character character = character_at(search, at, &length, &decoded);
        search->at = at + length;
        if (character.mark == SZ_MARK_QUOTE && take_quoted(search, search->at, mention)) {
            search->announced = SZ_ANNOUNCED_SEVERAL;
            return true;
        }
        note_mark(search, character, decoded);
    }
    return false;
}
