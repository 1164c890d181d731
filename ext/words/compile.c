/* Compiles the spellings of *.def into one automaton (trie.h): a program of the build, not a part of the
 * library.
 *
 *     compile_words names_table.inc > words_trie.inc
 *
 * Each row's pattern is expanded (`{a,b}` stands for each alternative in turn) and given to compile_trie.c.
 * It fails, and with it the build, on a row that is not valid UTF-8 or empty, and on two concepts of one
 * vocabulary that claim the same spelling in the same language without SZ_AMBIGUOUS on both (of names: in any
 * language).
 *
 * The spellings of names go, as stems (letters.h), into a table of their own (names.h), and their words into
 * a list, for those that are mistyped. */
#include "compile_trie.h"
#include "letters.h"
#include "names.h"

#include <stdio.h>
#include <stdlib.h>

struct row {
    bool starts_concept;
    uint16_t vocabulary;
    uint8_t language;
    uint32_t flags;
    const char *pattern; /* or the name of the concept */
};

static const struct row rows[] = {
#define SPELLING(language, pattern) {false, 0, language, 0, pattern},
#define MARKED(language, pattern, flags) {false, 0, language, flags, pattern},
#define CONCEPT(vocabulary, name) {true, vocabulary, 0, 0, #name},
#define UNIT(id, symbol, dimension, base, digits, decimals, source) CONCEPT(SZ_WORD_UNIT, id)
#include "units.def"
#define NUMBER(id, kind, value, source) CONCEPT(SZ_WORD_NUMBER, id)
#include "numbers.def"
#define QUALIFIER(id, kind, source) CONCEPT(SZ_WORD_QUALIFIER, id)
#include "qualifiers.def"
#define ITEM(id, name, category, source) CONCEPT(SZ_WORD_ITEM, id)
#include "items.def"
#define PARTICLE(id, source) CONCEPT(SZ_WORD_PARTICLE, id)
#include "particles.def"
#define HEADER(id, source) CONCEPT(SZ_WORD_HEADER, id)
#include "headers.def"
#define NAME(id, role, key, source) CONCEPT(SZ_WORD_NAME, id)
#include "names.def"
#include "name_words.def"
};

static int failures;

static void check_room(unsigned count, unsigned most) {
    if (count < most)
        return;
    fputs("ext/words/compile.c: more spellings than its tables hold: enlarge them\n", stderr);
    exit(1);
}

static void fail(const char *what, const char *spelling, const char *concept) {
    fprintf(stderr, "ext/words: %s: \"%s\" of %s\n", what, spelling, concept);
    failures++;
}

static void add_spelling(const char *spelling, struct sz_word word, const char *concept) {
    const char *wrong = sz_trie_add(spelling, word);
    if (wrong != NULL)
        fail(wrong, spelling, concept);
}

static const enum sz_name_role name_roles[] = {
#undef SPELLING
#undef MARKED
#undef NAME
#define SPELLING(language, pattern)
#define MARKED(language, pattern, flags)
#define NAME(id, role, key, source) role,
#include "names.def"
#include "name_words.def"
};

/* The words of names one by one, without those around names. `concept` is what a word means by itself, or
 * SZ_NAME_COUNT where it is only a part of longer spellings. */
enum { NAME_WORDS_MAX = 1 << 13 };
static struct {
    struct sz_letters letters; /* what counts as its stem here ends where the trie has it end */
    unsigned concept;
    unsigned within; /* the concept whose spelling it stands in */
} name_words[NAME_WORDS_MAX];
static unsigned name_word_count;

static bool is_in_names(unsigned concept) {
    enum sz_name_role role = name_roles[concept];
    return role == SZ_NAME_HEAD || role == SZ_NAME_WORD || role == SZ_NAME_ORDINAL;
}

static void add_name_word(const struct sz_letters *letters, unsigned concept, bool is_alone) {
    if (!is_in_names(concept))
        return;
    check_room(name_word_count, NAME_WORDS_MAX);
    name_words[name_word_count].letters = *letters;
    name_words[name_word_count].concept = is_alone ? concept : SZ_NAME_COUNT;
    name_words[name_word_count++].within = concept;
}

/* The part of a longer spelling that is a word by itself elsewhere means what it means there. */
static unsigned meaning_alone(unsigned index) {
    struct sz_span stem = sz_letters_stem(&name_words[index].letters);
    for (unsigned i = 0; i < name_word_count && name_words[index].concept == SZ_NAME_COUNT; i++) {
        bool is_alone = name_words[i].concept != SZ_NAME_COUNT;
        if (is_alone && sz_span_equal(sz_letters_stem(&name_words[i].letters), stem))
            return name_words[i].concept;
    }
    return name_words[index].concept;
}

/* ---- The table of spellings of names ---- */

static struct sz_name_slot name_slots[SZ_NAME_SLOTS];
static char name_text[1 << 16];
static size_t name_text_length, name_slot_count;

static bool is_slot_of(const struct sz_name_slot *slot, struct sz_span text) {
    return sz_span_equal(sz_span_of(name_text + slot->start, slot->length), text);
}

/* The slot of `text`, taken where it is not there yet. At most half of them are. */
static struct sz_name_slot *name_slot(struct sz_span text) {
    uint32_t hash = SZ_NAME_HASH_START;
    for (size_t i = 0; i < text.length; i++)
        hash = sz_name_hash(hash, text.text[i]);
    size_t at = sz_name_slot_at(hash);
    while (name_slots[at].length != 0 && !is_slot_of(&name_slots[at], text))
        at = (at + 1) % SZ_NAME_SLOTS;
    struct sz_name_slot *slot = &name_slots[at];
    if (slot->length != 0)
        return slot;
    check_room((unsigned)++name_slot_count, SZ_NAME_SLOTS / 2);
    check_room((unsigned)(name_text_length + text.length), sizeof name_text);
    check_room((unsigned)text.length, UINT8_MAX);
    *slot = (struct sz_name_slot){
        .start = (uint16_t)name_text_length, .length = (uint8_t)text.length, .tag = (uint16_t)hash};
    memcpy(name_text + name_text_length, text.text, text.length);
    name_text_length += text.length;
    return slot;
}

/* A spelling as stems; the words that it begins with lead to it. Two concepts never share one, in any
 * language. */
static void add_name_spelling(const char *stems, struct sz_word word, const char *concept) {
    for (const char *space = strchr(stems, ' '); space != NULL; space = strchr(space + 1, ' '))
        name_slot(sz_span_of(stems, (size_t)(space - stems)))->flags |= SZ_NAME_LEADS;
    struct sz_name_slot *slot = name_slot(sz_span_of(stems, strlen(stems)));
    if ((slot->flags & SZ_NAME_MEANS) != 0) {
        if (slot->concept != word.concept)
            fail("claimed by two concepts", stems, concept);
        return;
    }
    slot->concept = word.concept;
    slot->flags |= SZ_NAME_MEANS | ((word.flags & SZ_WHOLE_WORD) != 0 ? SZ_NAME_WHOLE : 0);
}

static void print_names(FILE *file) {
    fprintf(file, "/* Made by ext/words/compile.c from names.def and name_words.def: change those. */\n"
                  "static const char name_text[] = {");
    for (size_t i = 0; i < name_text_length; i++)
        fprintf(file, "%s%d,", i % 24 == 0 ? "\n" : "", name_text[i]);
    fprintf(file, "\n};\nstatic const struct sz_name_slot name_slots[SZ_NAME_SLOTS] = {\n");
    for (size_t i = 0; i < SZ_NAME_SLOTS; i++)
        if (name_slots[i].length != 0)
            fprintf(file, "[%zu] = {%u, %u, %u, %u, %u},\n", i, name_slots[i].start, name_slots[i].length,
                    name_slots[i].flags, name_slots[i].concept, name_slots[i].tag);
    fprintf(file, "};\n");
}

/* A spelling of a name, as the stems of its words with one space between them. */
static void add_name(const char *spelling, struct sz_word word, const char *concept) {
    char stems[512] = "";
    size_t length = 0;
    for (const char *start = spelling; *start != '\0'; start += *start == ' ') {
        struct sz_letters letters;
        struct sz_span written = sz_span_of(start, strcspn(start, " "));
        if (!sz_letters_read(written, &letters)) {
            fail("not of letters that letters.def knows", spelling, concept);
            return;
        }
        if ((word.flags & SZ_WHOLE_WORD) != 0)
            letters.stem = letters.length;
        struct sz_span stem = sz_letters_stem(&letters);
        int added = snprintf(stems + length, sizeof stems - length, "%s%.*s", length == 0 ? "" : " ",
                             (int)stem.length, stem.text);
        if (added < 0 || (size_t)added >= sizeof stems - length) {
            fail("too long", spelling, concept);
            return;
        }
        length += (size_t)added;
        add_name_word(&letters, word.concept, strchr(spelling, ' ') == NULL);
        start += written.length;
    }
    add_name_spelling(stems, word, concept);
}

static void print_span(struct sz_span bytes) {
    printf("{\"");
    for (size_t i = 0; i < bytes.length; i++)
        if ((unsigned char)bytes.text[i] < 0x80)
            putchar(bytes.text[i]);
        else
            printf("\\%03o", (unsigned)(unsigned char)bytes.text[i]);
    printf("\", %zu}, ", bytes.length);
}

static void print_name_words(void) {
    printf("const struct sz_name_word sz_name_words[] = {\n");
    for (unsigned i = 0; i < name_word_count; i++) {
        putchar('{');
        print_span(sz_letters_drawn(&name_words[i].letters));
        print_span(sz_letters_stem(&name_words[i].letters));
        printf("%uU, %uU, ", (unsigned)sz_letters_set(sz_letters_drawn(&name_words[i].letters)),
               (unsigned)sz_letters_set(sz_letters_stem(&name_words[i].letters)));
        printf("%u, %u},\n", meaning_alone(i), name_words[i].within);
    }
    printf("};\nconst size_t sz_name_word_count = %u;\n", name_word_count);
}

/* Rows come concept by concept, so the words within one are neighbours. */
static void print_name_ranges(void) {
    unsigned word = 0, turning = 0;
    printf("const uint16_t sz_name_word_first[SZ_NAME_COUNT + 1] = {\n");
    for (unsigned concept = 0; concept <= SZ_NAME_COUNT; concept++) {
        while (word < name_word_count && name_words[word].within < concept)
            word++;
        printf("%u,\n", word);
    }
    printf("};\nconst uint16_t sz_name_turning_words[] = {\n");
    for (unsigned i = 0; i < name_word_count; i++) {
        enum sz_name_role role = name_roles[name_words[i].within];
        if (role == SZ_NAME_WORD && meaning_alone(i) == name_words[i].within)
            continue;
        printf("%u,\n", i);
        turning++;
    }
    printf("};\nconst size_t sz_name_turning_word_count = %u;\n", turning);
}

/* Expands the first {…} of the pattern and each rest in turn; braces do not nest. */
static void add_pattern(const char *pattern, struct sz_word word, const char *concept) {
    const char *open = strchr(pattern, '{'), *close = open == NULL ? NULL : strchr(open, '}');
    if (close == NULL) {
        if (word.vocabulary == SZ_WORD_NAME)
            add_name(pattern, word, concept);
        else
            add_spelling(pattern, word, concept);
        return;
    }
    for (const char *start = open + 1; start <= close;) {
        size_t length = strcspn(start, ",}");
        char spelling[512];
        int written = snprintf(spelling, sizeof spelling, "%.*s%.*s%s", (int)(open - pattern), pattern,
                               (int)length, start, close + 1);
        if (written < 0 || (size_t)written >= sizeof spelling)
            fail("too long", pattern, concept);
        else
            add_pattern(spelling, word, concept);
        start += length + 1;
    }
}

static void add_rows(void) {
    struct sz_word word = {0};
    const char *concept = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].starts_concept) {
            bool first = rows[i].vocabulary != word.vocabulary;
            word.vocabulary = rows[i].vocabulary;
            word.concept = first ? 0 : (uint16_t)(word.concept + 1);
            concept = rows[i].pattern;
            continue;
        }
        word.language = rows[i].language;
        word.flags = rows[i].flags;
        add_pattern(rows[i].pattern, word, concept);
    }
}

int main(int count, char **arguments) {
    add_rows();
    if (failures != 0)
        return 1;
    sz_trie_print();
    print_name_words();
    print_name_ranges();
    FILE *names = count == 2 ? fopen(arguments[1], "w") : NULL;
    if (names == NULL) {
        fputs("usage: compile_words NAMES_TABLE > WORDS_TRIE\n", stderr);
        return 1;
    }
    print_names(names);
    return fclose(names) == 0 && fflush(stdout) == 0 ? 0 : 1;
}
