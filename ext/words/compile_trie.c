/* A tree of characters first; then equal ends are joined from the leaves up, so that the tree becomes an
 * automaton; then its states are laid into one row of cells, each at the first base where its edges fall on
 * free cells. */
#include "compile_trie.h"

#include "../base/utf8.h"
#include "trie.h"

#include <stdio.h>
#include <stdlib.h>

/* A node of the tree; index 0 is the root, and means "none" in links. */
struct node {
    unsigned first_child, next_sibling, first_meaning;
    unsigned spelling; /* once gathered */
    unsigned state;
    uint8_t code;
};

struct meaning {
    struct sz_word word;
    unsigned next;
};

struct edge {
    uint8_t code;
    unsigned spelling;
    unsigned state;
};

struct state {
    unsigned first_edge, edge_count;
    unsigned base; /* once laid out */
};

enum {
    NODES_MAX = 1 << 18,
    MEANINGS_MAX = 1 << 16,
    STATES_MAX = 1 << 16,
    CELLS_MAX = 1 << 18,
    CHOICES_MAX = 1 << 14,
    LISTS_MAX = 1 << 13,
    BUCKETS = 1 << 16,
    CODES_MAX = 254,
    FIRST_BASE = 256 /* a state without edges has base 0, where no cell is taken */
};
static struct node nodes[NODES_MAX];
static struct meaning meanings[MEANINGS_MAX];
static struct state states[STATES_MAX];
static struct edge edges[NODES_MAX];
static struct sz_trie_cell cells[CELLS_MAX];
static bool is_base_taken[CELLS_MAX];
static struct sz_trie_choice choices[CHOICES_MAX];
static unsigned node_count = 1, meaning_count = 1, state_count = 1, edge_count, choice_count = 1;

/* Lists of words, one for each different set of meanings. */
struct list {
    struct sz_word words[SZ_MEANINGS_MAX];
    unsigned count;
};
static struct list lists[LISTS_MAX];
static uint8_t list_vocabularies[LISTS_MAX]; /* once printed */
static unsigned list_count;

static void check_room(unsigned count, unsigned most) {
    if (count < most)
        return;
    fputs("ext/words/compile_trie.c: more spellings than its tables hold: enlarge them\n", stderr);
    exit(1);
}

/* ---- codes ---- */

static uint32_t characters[CODES_MAX + 1]; /* by code, from 1 */
static unsigned code_count = 1;

static uint8_t code_of(uint32_t folded) {
    for (unsigned i = 1; i < code_count; i++)
        if (characters[i] == folded)
            return (uint8_t)i;
    return SZ_TRIE_NO_CODE;
}

static uint8_t new_code_of(uint32_t folded) {
    uint8_t code = code_of(folded);
    if (code != SZ_TRIE_NO_CODE)
        return code;
    check_room(code_count, CODES_MAX);
    characters[code_count] = folded;
    return (uint8_t)code_count++;
}

/* ---- the tree ---- */

static unsigned child_of(unsigned parent, uint8_t code) {
    unsigned *link = &nodes[parent].first_child;
    while (*link != 0 && nodes[*link].code < code)
        link = &nodes[*link].next_sibling;
    if (*link != 0 && nodes[*link].code == code)
        return *link;
    check_room(node_count, NODES_MAX);
    nodes[node_count] = (struct node){.next_sibling = *link, .code = code};
    *link = node_count;
    return node_count++;
}

/* Whether `word` is a meaning beside `other` of the same vocabulary;
 * what is wrong with that goes to `wrong`. */
static bool is_another(const struct sz_word *other, struct sz_word word, const char **wrong) {
    if (((other->flags ^ word.flags) & SZ_BEHIND) != 0)
        return true; /* what a qualifier means before its figure and behind it are two things */
    if (other->concept == word.concept) {
        if (other->language == word.language)
            *wrong = "written twice";
        return false;
    }
    if (other->language == word.language && (other->flags & word.flags & SZ_AMBIGUOUS) == 0)
        *wrong = "claimed by two concepts";
    return true;
}

static const char *add_meaning(unsigned node, struct sz_word word) {
    unsigned *link = &nodes[node].first_meaning;
    const char *wrong = NULL;
    for (; *link != 0 && meanings[*link].word.vocabulary <= word.vocabulary; link = &meanings[*link].next)
        if (meanings[*link].word.vocabulary == word.vocabulary &&
            !is_another(&meanings[*link].word, word, &wrong))
            return wrong;
    check_room(meaning_count, MEANINGS_MAX);
    meanings[meaning_count] = (struct meaning){word, *link};
    *link = meaning_count++;
    return wrong;
}

const char *sz_trie_add(const char *spelling, struct sz_word word) {
    struct sz_span text = sz_span_of(spelling, strlen(spelling));
    unsigned node = 0;
    if (text.length == 0 || sz_utf8_find_invalid(text) < text.length)
        return "empty or not valid UTF-8";
    while (text.length > 0) {
        uint32_t character = 0;
        size_t length = sz_utf8_decode(text, &character);
        node = child_of(node, new_code_of(sz_utf8_fold(character)));
        text = sz_span_from(text, length);
    }
    return add_meaning(node, word);
}

/* ---- what spellings mean ---- */

/* Whether a word with these flags may end where `end` follows, in letters of the given case. */
static bool may_stand(uint32_t flags, unsigned end, unsigned letters) {
    bool fits_lower = (flags & SZ_LOWER_CASE) != 0 && (letters & SZ_TRIE_HAS_UPPER) == 0;
    bool fits_upper = (flags & SZ_UPPER_CASE) != 0 && (letters & SZ_TRIE_HAS_LOWER) == 0;
    if ((flags & (SZ_LOWER_CASE | SZ_UPPER_CASE)) != 0 && !fits_lower && !fits_upper)
        return false;
    if (end == SZ_TRIE_WORD_ENDS || (flags & SZ_PREFIX) != 0)
        return true;
    return end == SZ_TRIE_DIGIT_FOLLOWS && (flags & SZ_BEFORE_NUMBER) != 0;
}

static struct list list_of(unsigned first_meaning, unsigned end, unsigned letters) {
    struct list list = {.count = 0};
    for (unsigned m = first_meaning; m != 0; m = meanings[m].next) {
        if (!may_stand(meanings[m].word.flags, end, letters))
            continue;
        check_room(list.count, SZ_MEANINGS_MAX);
        list.words[list.count++] = meanings[m].word;
    }
    return list;
}

static bool is_same_word(const struct sz_word *a, const struct sz_word *b) {
    return a->vocabulary == b->vocabulary && a->concept == b->concept && a->flags == b->flags &&
           a->language == b->language;
}

static unsigned add_list(const struct list *list) {
    for (unsigned i = 0; i < list_count; i++) {
        unsigned same = 0;
        while (same < list->count && lists[i].count == list->count &&
               is_same_word(&lists[i].words[same], &list->words[same]))
            same++;
        if (same == list->count && lists[i].count == list->count)
            return i;
    }
    check_room(list_count, LISTS_MAX);
    lists[list_count] = *list;
    return list_count++;
}

/* The choices of a node, one for each different list of words, as they are gathered. */
static unsigned gather_choices(unsigned first_meaning, struct sz_trie_choice found[]) {
    unsigned count = 0;
    for (unsigned end = 0; end < SZ_TRIE_ENDS; end++)
        for (unsigned letters = 0; letters < SZ_TRIE_LETTER_CASES; letters++) {
            struct list list = list_of(first_meaning, end, letters);
            unsigned at = 0, index = list.count == 0 ? 0 : add_list(&list);
            if (list.count == 0)
                continue;
            while (at < count && found[at].meanings != index)
                at++;
            if (at == count)
                found[count++] = (struct sz_trie_choice){.meanings = (uint16_t)index};
            found[at].cases = (uint16_t)(found[at].cases | 1U << SZ_TRIE_CASE(end, letters));
        }
    found[count - 1].is_last = true;
    return count;
}

static bool is_same_choice(const struct sz_trie_choice *a, const struct sz_trie_choice *b) {
    return a->meanings == b->meanings && a->cases == b->cases && a->is_last == b->is_last;
}

/* The first of the choices of a node's words; equal ones are kept once. */
static unsigned spelling_of(unsigned first_meaning) {
    struct sz_trie_choice found[SZ_TRIE_ENDS * SZ_TRIE_LETTER_CASES];
    unsigned count = gather_choices(first_meaning, found);
    for (unsigned at = 1; at + count <= choice_count; at++) {
        unsigned same = 0;
        while (same < count && is_same_choice(&choices[at + same], &found[same]))
            same++;
        if (same == count)
            return at;
    }
    check_room(choice_count + count, CHOICES_MAX);
    memcpy(&choices[choice_count], found, count * sizeof found[0]);
    choice_count += count;
    return choice_count - count;
}

/* ---- the automaton ---- */

static unsigned buckets[BUCKETS]; /* states by the hash of their edges; open addressing */

static bool is_same_state(const struct state *a, const struct state *b) {
    for (unsigned i = 0; i < a->edge_count && a->edge_count == b->edge_count; i++) {
        const struct edge *left = &edges[a->first_edge + i], *right = &edges[b->first_edge + i];
        if (left->code != right->code || left->spelling != right->spelling || left->state != right->state)
            return false;
    }
    return a->edge_count == b->edge_count;
}

/* The state with these edges, which are the last of all; where there is one already, they are dropped. */
static unsigned add_state(struct state state) {
    unsigned hash = state.edge_count;
    for (unsigned i = state.first_edge; i < edge_count; i++)
        hash =
            (hash * 31 + edges[i].code * 7919U + edges[i].spelling * 104729U + edges[i].state) * 2654435761U;
    unsigned at = hash >> 16;
    for (; buckets[at] != 0; at = (at + 1) % BUCKETS)
        if (is_same_state(&states[buckets[at]], &state)) {
            edge_count = state.first_edge;
            return buckets[at];
        }
    check_room(state_count, STATES_MAX / 2);
    states[state_count] = state;
    buckets[at] = state_count;
    return state_count++;
}

/* Children stand behind their parents, so from the last node to the first all ends are known. */
static void join_ends(void) {
    for (unsigned node = node_count; node-- > 0;) {
        struct state state = {.first_edge = edge_count};
        for (unsigned child = nodes[node].first_child; child != 0; child = nodes[child].next_sibling) {
            check_room(edge_count, NODES_MAX);
            edges[edge_count++] = (struct edge){nodes[child].code, nodes[child].spelling, nodes[child].state};
            state.edge_count++;
        }
        if (nodes[node].first_meaning != 0)
            nodes[node].spelling = spelling_of(nodes[node].first_meaning);
        nodes[node].state = state.edge_count == 0 ? 0 : add_state(state);
    }
}

/* ---- the row of cells ---- */

static bool fits_at(const struct state *state, unsigned base) {
    if (is_base_taken[base])
        return false;
    for (unsigned i = 0; i < state->edge_count; i++)
        if (cells[base + edges[state->first_edge + i].code].code != SZ_TRIE_EMPTY)
            return false;
    return true;
}

/* Whether a spelling that ends with this character means something before a letter or a digit. */
static uint8_t ends_inside(uint8_t code, unsigned spelling) {
    if (!sz_utf8_is_letter(characters[code]) && !sz_utf8_is_digit(characters[code]))
        return 1;
    for (const struct sz_trie_choice *choice = &choices[spelling]; spelling != 0; choice++) {
        if (choice->cases >> SZ_TRIE_CASE(SZ_TRIE_LETTER_FOLLOWS, 0) != 0)
            return 1;
        if (choice->is_last)
            break;
    }
    return 0;
}

/* Returns how many cells there are. */
static unsigned lay_out(void) {
    unsigned count = 2 * FIRST_BASE, first_free = FIRST_BASE;
    for (unsigned i = 0; i < CELLS_MAX; i++)
        cells[i].code = SZ_TRIE_EMPTY;
    for (unsigned s = state_count; s-- > 1;) {
        struct state *state = &states[s];
        for (state->base = first_free; !fits_at(state, state->base); state->base++)
            check_room(state->base + FIRST_BASE, CELLS_MAX);
        is_base_taken[state->base] = true;
        for (unsigned i = 0; i < state->edge_count; i++)
            cells[state->base + edges[state->first_edge + i].code].code = edges[state->first_edge + i].code;
        while (is_base_taken[first_free])
            first_free++;
        if (state->base + FIRST_BASE > count)
            count = state->base + FIRST_BASE;
    }
    for (unsigned s = 1; s < state_count; s++)
        for (unsigned i = states[s].first_edge; i < states[s].first_edge + states[s].edge_count; i++)
            cells[states[s].base + edges[i].code] =
                (struct sz_trie_cell){.base = states[edges[i].state].base,
                                      .spelling = (uint16_t)edges[i].spelling,
                                      .code = edges[i].code,
                                      .ends_inside = ends_inside(edges[i].code, edges[i].spelling)};
    cells[SZ_TRIE_ROOT] = (struct sz_trie_cell){.base = states[nodes[0].state].base, .code = SZ_TRIE_EMPTY};
    return count;
}

/* ---- printing ---- */

static const enum sz_qualifier_kind qualifier_kinds[] = {
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#define QUALIFIER(id, kind, source) kind,
#include "qualifiers.def"
};

static const enum sz_number_kind number_kinds[] = {
#define NUMBER(id, kind, value, source) kind,
#include "numbers.def"
};

static unsigned count_of(const struct list *list, unsigned vocabulary) {
    unsigned count = 0;
    for (unsigned i = 0; i < list->count; i++)
        count += list->words[i].vocabulary == vocabulary;
    return count;
}

/* The kind of the list's qualifier before a figure, or behind one; -1: none. */
static int qualifier_of(const struct list *list, bool is_behind) {
    for (unsigned i = 0; i < list->count; i++)
        if (list->words[i].vocabulary == SZ_WORD_QUALIFIER &&
            ((list->words[i].flags & SZ_BEHIND) != 0) == is_behind)
            return (int)qualifier_kinds[list->words[i].concept];
    return -1;
}

static int number_of(const struct list *list) {
    for (unsigned i = 0; i < list->count; i++)
        if (list->words[i].vocabulary == SZ_WORD_NUMBER)
            return (int)number_kinds[list->words[i].concept];
    return -1;
}

static int item_of(const struct list *list) {
    for (unsigned i = 0; i < list->count; i++)
        if (list->words[i].vocabulary == SZ_WORD_ITEM)
            return list->words[i].concept;
    return -1;
}

/* Whether the list's units are one unit and no spelling of others. */
static bool is_one_unit(const struct list *list) {
    for (unsigned i = 0; i < list->count && list->words[i].vocabulary == SZ_WORD_UNIT; i++)
        if (list->words[i].concept != list->words[0].concept || (list->words[i].flags & SZ_AMBIGUOUS) != 0)
            return false;
    return count_of(list, SZ_WORD_UNIT) > 0;
}

static void print_meanings(void) {
    unsigned first = 0;
    printf("static const struct sz_word trie_words[] = {\n");
    for (unsigned i = 0; i < list_count; i++)
        for (unsigned w = 0; w < lists[i].count; w++)
            printf("{%u, %u, %u, %u},\n", lists[i].words[w].vocabulary, lists[i].words[w].concept,
                   lists[i].words[w].flags, lists[i].words[w].language);
    printf("};\nstatic const struct sz_meanings trie_meanings[] = {\n");
    for (unsigned i = 0; i < list_count; first += lists[i++].count) {
        unsigned vocabularies = 0;
        for (unsigned w = 0; w < lists[i].count; w++)
            vocabularies |= lists[i].words[w].vocabulary;
        list_vocabularies[i] = (uint8_t)vocabularies;
        printf("{&trie_words[%u], %u, %u, %u, %u, %d, %d, %d, %d, %d},\n", first, vocabularies,
               lists[i].count, count_of(&lists[i], SZ_WORD_UNIT), count_of(&lists[i], SZ_WORD_NUMBER),
               qualifier_of(&lists[i], false), qualifier_of(&lists[i], true), number_of(&lists[i]),
               item_of(&lists[i]), is_one_unit(&lists[i]));
    }
    printf("};\nstatic const struct sz_trie_choice trie_choices[] = {\n");
    for (unsigned i = 0; i < choice_count; i++)
        printf("{%u, %u, %u},\n", choices[i].meanings, choices[i].cases, choices[i].is_last);
    printf("};\n");
}

static unsigned entry_of(uint32_t character) {
    unsigned entry = code_of(sz_utf8_fold(character)) | (character < 0x80 ? 1U : 2U) << SZ_TRIE_BYTES;
    if (sz_utf8_is_digit(character))
        return entry | SZ_TRIE_DIGIT;
    if (!sz_utf8_is_letter(character))
        return entry | (sz_utf8_is_upper(character) ? SZ_TRIE_UPPER : 0);
    return entry | (sz_utf8_is_upper(character) ? SZ_TRIE_UPPER : SZ_TRIE_LOWER);
}

static void print_codes(const char *name, uint32_t first) {
    printf("static const uint16_t %s[128] = {", name);
    for (uint32_t character = first; character < first + 128; character++)
        printf("%s%u,", character % 16 == 0 ? "\n" : " ", entry_of(character));
    printf("\n};\n");
}

static void print_characters(void) {
    printf("static const struct sz_trie_character trie_characters[] = {\n");
    for (unsigned i = 1; i < code_count; i++)
        printf("{0x%X, %u},\n", (unsigned)characters[i], i);
    printf("};\n");
}

void sz_trie_print(void) {
    join_ends();
    unsigned count = lay_out();
    printf("/* Made by ext/words/compile.c from the rows of ext/words: change those. */\n");
    print_codes("trie_ascii", 0);
    print_codes("trie_cyrillic", 0x400);
    print_characters();
    print_meanings();
    printf("enum { TRIE_CODES = %u, TRIE_SPACE = %u, TRIE_DASH = %u };\n", code_count, code_of(' '),
           code_of('-'));
    printf("static const struct sz_trie_cell trie_cells[] = {\n");
    for (unsigned i = 0; i < count; i++)
        printf("{%u, %u, %u, %u},\n", cells[i].base, cells[i].spelling, cells[i].code, cells[i].ends_inside);
    printf("};\n");
    sz_trie_print_wholes(cells, choices, characters, list_vocabularies);
}
