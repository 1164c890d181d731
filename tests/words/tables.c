/* The programs that make the tables of the build are a part of this one; their statics are filled, and what they print
 * is kept as it stands. Nothing is constant here, for words.h declares those tables as constants. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tables.h"

#define const
int compile_words(int count, char **arguments);
#define main compile_words
#include "words/compile.c"
#undef main
#undef UNIT
#undef NUMBER
#undef QUALIFIER
#undef ITEM
#undef PARTICLE
#undef HEADER
#undef NAME
#undef CONCEPT
#undef SPELLING
#undef MARKED
#define check_room check_trie_room
#define sz_trie_add add_without_claim
#define sz_trie_print print_trie
char *add_without_claim(char *spelling, struct sz_word word);
void print_trie(void);
#include "words/compile_trie.c"
#undef check_room
#undef sz_trie_add
#undef sz_trie_print
#undef QUALIFIER
#undef NUMBER
#undef SPELLING
#undef MARKED

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* ---- rows ---- */

struct place {
    char *file;
    int line;
};

static struct place places[] = {
#define PLACE {__FILE__, __LINE__},
#define SPELLING(language, pattern) PLACE
#define MARKED(language, pattern, flags) PLACE
#define UNIT(id, symbol, dimension, base, digits, decimals, source) PLACE
#include "words/units.def"
#define NUMBER(id, kind, value, source) PLACE
#include "words/numbers.def"
#define QUALIFIER(id, kind, source) PLACE
#include "words/qualifiers.def"
#define ITEM(id, name, category, source) PLACE
#include "words/items.def"
#define PARTICLE(id, source) PLACE
#include "words/particles.def"
#define HEADER(id, source) PLACE
#include "words/headers.def"
#define NAME(id, role, key, source) PLACE
#include "words/names.def"
#include "words/name_words.def"
};

static bool is_name_row(size_t row) {
    while (!rows[row].starts_concept)
        row--;
    return rows[row].vocabulary == SZ_WORD_NAME;
}

int tables_row_count(void) {
    return (int)LENGTH(rows);
}

struct tables_row tables_row(int row) {
    struct row *found = &rows[row];
    struct place *place = &places[row];
    return (struct tables_row){.file = strrchr(place->file, '/') + 1,
                               .line = place->line,
                               .is_concept = found->starts_concept,
                               .is_name = is_name_row((size_t)row),
                               .flags = found->flags,
                               .text = found->pattern};
}

/* What add_rows of compile.c makes of a row; concepts keep their numbers where one of them is left out. */
static struct sz_word row_words[LENGTH(rows)];
static size_t current_row;

static void read_words(int without, uint32_t flags) {
    struct sz_word word = {0};
    unsigned vocabulary = 0, concept = 0;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        if (rows[i].starts_concept) {
            concept = rows[i].vocabulary == vocabulary ? concept + 1 : 0;
            vocabulary = rows[i].vocabulary;
        }
        if (rows[i].starts_concept && (int)i != without) {
            word.vocabulary = rows[i].vocabulary;
            word.concept = (uint16_t)concept;
        }
        row_words[i] = word;
        row_words[i].language = rows[i].language;
        row_words[i].flags = (int)i == without ? rows[i].flags & ~flags : rows[i].flags;
    }
}

static bool add_rows_without(int without, uint32_t flags, bool of_names) {
    read_words(without, flags);
    for (current_row = 0; current_row < LENGTH(rows); current_row++) {
        struct row *row = &rows[current_row];
        bool is_left_out = (int)current_row == without && flags == 0;
        if (!row->starts_concept && !is_left_out && is_name_row(current_row) == of_names)
            add_pattern(row->pattern, row_words[current_row], row->pattern);
    }
    return failures == 0;
}

/* ---- names: see print_names and its neighbours in compile.c ---- */

struct sz_name_word sz_name_words[NAME_WORDS_MAX];
size_t sz_name_word_count, sz_name_turning_word_count;
uint16_t sz_name_word_first[SZ_NAME_COUNT + 1], sz_name_turning_words[NAME_WORDS_MAX];
extern char *made_name_text;
extern struct sz_name_slot *made_name_slots;
char *made_name_text = name_text;
struct sz_name_slot *made_name_slots = name_slots;

static void keep_name_word(unsigned i) {
    struct sz_span drawn = sz_letters_drawn(&name_words[i].letters),
                   stem = sz_letters_stem(&name_words[i].letters);
    sz_name_words[i] = (struct sz_name_word){.drawn = drawn,
                                             .stem = stem,
                                             .drawn_set = sz_letters_set(drawn),
                                             .stem_set = sz_letters_set(stem),
                                             .concept = (uint16_t)meaning_alone(i),
                                             .within = (uint16_t)name_words[i].within};
    if (name_roles[name_words[i].within] != SZ_NAME_WORD || sz_name_words[i].concept != name_words[i].within)
        sz_name_turning_words[sz_name_turning_word_count++] = (uint16_t)i;
}

bool tables_make_names(int without, uint32_t flags) {
    if (!add_rows_without(without, flags, true))
        return false;
    sz_name_word_count = name_word_count;
    for (unsigned i = 0; i < name_word_count; i++)
        keep_name_word(i);
    for (unsigned concept = 0, word = 0; concept <= SZ_NAME_COUNT; concept++) {
        while (word < name_word_count && name_words[word].within < concept)
            word++;
        sz_name_word_first[concept] = (uint16_t)word;
    }
    return true;
}

/* ---- the trie: see sz_trie_print of compile_trie.c ----
 *
 * The tree of compile_trie.c is laid out as it is, without joining ends, and each of its nodes knows the rows that
 * claim it: a row is taken out by reading their claims again without it. */

enum { CLAIMS_MAX = 1 << 17, MADE_CELLS_MAX = 1 << 21 };

/* A spelling of a row. */
struct claim {
    unsigned next; /* of the same node, in the order of the rows */
    unsigned node;
    int row;
};

static struct claim claims[CLAIMS_MAX];
static unsigned claim_count = 1;
static unsigned first_claims[NODES_MAX], cell_of_node[NODES_MAX];
static struct sz_trie_cell made_cells[MADE_CELLS_MAX];
static struct sz_meanings made_meanings[LISTS_MAX];
static unsigned made_meaning_count;

extern uint16_t trie_ascii[128], trie_cyrillic[128];
extern struct sz_trie_character trie_characters[CODES_MAX + 1];
extern struct sz_meanings *trie_meanings;
extern struct sz_trie_choice *trie_choices;
extern struct sz_trie_cell *trie_cells;
extern unsigned trie_code_count, trie_space, trie_dash;
uint16_t trie_ascii[128], trie_cyrillic[128];
struct sz_trie_character trie_characters[CODES_MAX + 1];
struct sz_meanings *trie_meanings = made_meanings;
struct sz_trie_choice *trie_choices = choices;
struct sz_trie_cell *trie_cells = made_cells;
unsigned trie_code_count, trie_space, trie_dash;

static void claim(unsigned node) {
    unsigned *link = &first_claims[node];
    while (*link != 0)
        link = &claims[*link].next;
    check_trie_room(claim_count, CLAIMS_MAX);
    claims[claim_count] = (struct claim){.node = node, .row = (int)current_row};
    *link = claim_count++;
}

char *sz_trie_add(char *spelling, struct sz_word word) {
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
    claim(node);
    return add_meaning(node, word);
}

void sz_trie_print(void) {}

static void keep_meanings(void) {
    for (; made_meaning_count < list_count; made_meaning_count++) {
        struct list *list = &lists[made_meaning_count];
        struct sz_meanings *made = &made_meanings[made_meaning_count];
        *made = (struct sz_meanings){.words = list->words,
                                     .word_count = (uint8_t)list->count,
                                     .unit_count = (uint8_t)count_of(list, SZ_WORD_UNIT),
                                     .number_count = (uint8_t)count_of(list, SZ_WORD_NUMBER),
                                     .qualifier = (int8_t)qualifier_of(list, false),
                                     .qualifier_behind = (int8_t)qualifier_of(list, true),
                                     .number_kind = (int8_t)number_of(list),
                                     .item = (int16_t)item_of(list),
                                     .is_one_unit = is_one_unit(list)};
        for (unsigned w = 0; w < list->count; w++)
            made->vocabularies = (uint8_t)(made->vocabularies | list->words[w].vocabulary);
    }
}

static void keep_spelling(unsigned node) {
    unsigned first = nodes[node].first_meaning, spelling = first == 0 ? 0 : spelling_of(first);
    struct sz_trie_cell *cell = &made_cells[cell_of_node[node]];
    cell->spelling = (uint16_t)spelling;
    cell->ends_inside = spelling == 0 ? 0 : ends_inside(cell->code, spelling);
}

/* The children of each node behind those of the one before it. */
static void lay_out_tree(void) {
    unsigned base = FIRST_BASE, free_cell = 2 * FIRST_BASE;
    for (unsigned i = 0; i < MADE_CELLS_MAX; i++)
        made_cells[i].code = SZ_TRIE_EMPTY;
    for (unsigned node = 0; node < node_count; node++) {
        unsigned child = nodes[node].first_child;
        if (child == 0)
            continue;
        base = base + 1 + nodes[child].code > free_cell ? base + 1 : free_cell - nodes[child].code;
        made_cells[cell_of_node[node]].base = base;
        for (; child != 0; child = nodes[child].next_sibling) {
            free_cell = base + nodes[child].code + 1;
            check_trie_room(free_cell + FIRST_BASE, MADE_CELLS_MAX);
            cell_of_node[child] = base + nodes[child].code;
            made_cells[cell_of_node[child]].code = nodes[child].code;
        }
    }
    for (unsigned node = 1; node < node_count; node++)
        if (nodes[node].first_meaning != 0)
            keep_spelling(node);
}

bool tables_make_trie(void) {
    if (!add_rows_without(TABLES_NO_ROW, 0, false))
        return false;
    lay_out_tree();
    keep_meanings();
    for (uint32_t i = 0; i < 128; i++) {
        trie_ascii[i] = (uint16_t)entry_of(i);
        trie_cyrillic[i] = (uint16_t)entry_of(0x400 + i);
    }
    for (unsigned i = 1; i < code_count; i++)
        trie_characters[i - 1] = (struct sz_trie_character){characters[i], (uint8_t)i};
    trie_code_count = code_count;
    trie_space = code_of(' ');
    trie_dash = code_of('-');
    return true;
}

/* Whether the row is left out, or a spelling of the concept that is. */
static bool is_touched(int row, int without) {
    while (row != without && !rows[row].starts_concept)
        row--;
    return row == without;
}

bool tables_leave_out(int row, uint32_t flags) {
    read_words(row, flags);
    for (unsigned i = 1; i < claim_count; i++) {
        if (!is_touched(claims[i].row, row))
            continue;
        unsigned node = claims[i].node;
        nodes[node].first_meaning = 0;
        for (unsigned c = first_claims[node]; c != 0; c = claims[c].next) {
            bool is_left_out = claims[c].row == row && flags == 0;
            if (!is_left_out && add_meaning(node, row_words[claims[c].row]) != NULL)
                return false;
        }
        keep_spelling(node);
    }
    keep_meanings();
    return true;
}
