/* The header becomes words with single blanks between them, then it is tried as a field, as an amount with a
 * unit in front or behind, as an amount of an item; then once more with capitals taken as starts of words,
 * without marks of footnotes, as two languages, and without what stands in brackets. */
#include "column.h"

#include "../base/utf8.h"

enum { WORDS_MAX = 256 };

enum {
    SPLIT_AT_CAPITALS = 1 << 0, /* "DrugName" is two words: tried second, since "mL" is one */
    LEAVE_BRACKETS = 1 << 1,
    LEAVE_NOTES = 1 << 2 /* marks of footnotes: "Quantity¹", "Quantity [2]" */
};

struct words {
    char text[WORDS_MAX];
    size_t length;
};

static bool is_blank(uint32_t character) {
    if (character < 0x80)
        return !sz_utf8_is_letter(character) && !sz_utf8_is_digit(character) && character != '$' &&
               character != '%';
    return sz_utf8_is_space(character) || sz_utf8_is_dash(character) || sz_utf8_is_quote(character) ||
           sz_utf8_is_apostrophe(character);
}

static int bracket_change(uint32_t character) {
    if (character == '(' || character == '[' || character == '{')
        return 1;
    return character == ')' || character == ']' || character == '}' ? -1 : 0;
}

/* The length of the mark of a footnote with which `text` begins, or 0. */
static size_t note_length(struct sz_span text) {
    uint32_t character;
    size_t length = sz_utf8_decode(text, &character), end = 1;
    if (length > 1 && sz_utf8_is_foreign_digit(character))
        return length;
    if (text.length < 3 || bracket_change(character) <= 0)
        return 0;
    while (end < text.length && end < 3 && sz_utf8_is_digit((unsigned char)text.text[end]))
        end++;
    return end > 1 && end < text.length && (text.text[end] == ')' || text.text[end] == ']') ? end + 1 : 0;
}

static bool add(struct words *words, const char *bytes, size_t length) {
    if (length > sizeof words->text - words->length)
        return false;
    memcpy(words->text + words->length, bytes, length);
    words->length += length;
    return true;
}

static bool add_blank(struct words *words) {
    if (words->length == 0 || words->text[words->length - 1] == ' ')
        return true;
    return add(words, " ", 1);
}

/* The words of `header`; false: it is too long or not valid UTF-8. */
static bool split(struct sz_span header, unsigned how, struct words *words) {
    uint32_t character, last = ' ';
    int depth = 0;
    words->length = 0;
    for (size_t length; header.length > 0; header = sz_span_from(header, length)) {
        length = sz_utf8_decode(header, &character);
        if (length == 0)
            return false;
        size_t note = (how & LEAVE_NOTES) != 0 ? note_length(header) : 0;
        if (note > 0)
            length = note;
        if (note > 0 || character == 0xFEFF) /* a BOM */
            continue;
        int change = bracket_change(character);
        depth += change;
        bool is_left = (how & LEAVE_BRACKETS) != 0 && (depth > 0 || change != 0);
        bool is_start = (how & SPLIT_AT_CAPITALS) != 0 && sz_utf8_is_upper(character) &&
                        sz_utf8_is_letter(last) && !sz_utf8_is_upper(last);
        if (is_left || is_blank(character) || is_start)
            if (!add_blank(words))
                return false;
        if (!is_left && !is_blank(character) && !add(words, header.text, length))
            return false;
        last = character;
    }
    if (words->length > 0 && words->text[words->length - 1] == ' ')
        words->length--;
    return true;
}

/* ---- words of the vocabulary ---- */

static struct sz_span span_of(const struct words *words) {
    return sz_span_of(words->text, words->length);
}

/* The header word that is the whole of `text`, or SZ_NO_FIELD. */
static int find_whole(struct sz_span text) {
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length;
    if (sz_words_find(text, SZ_WORD_HEADER, found, &length) == 0 || length != text.length)
        return SZ_NO_FIELD;
    return found[0].concept;
}

/* Where the word behind `at` starts; text.length where there is none. */
static size_t next_word(struct sz_span text, size_t at) {
    while (at < text.length && text.text[at] != ' ')
        at++;
    return at < text.length ? at + 1 : at;
}

struct unit {
    enum sz_unit_id id;
    bool is_dose; /* it says what it counts, which drugs are parted into: "ampoules" */
};

/* The unit with which `text` begins, if it has one meaning; returns its length, else 0. Of nouns only doses are
 * units of a drug: the number of "cases" or "persons" is no amount of it. */
static size_t find_unit(struct sz_span text, struct unit *unit) {
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length;
    if (sz_words_find(text, SZ_WORD_UNIT, found, &length) != 1 ||
        (found[0].flags & (SZ_AMBIGUOUS | SZ_ALONE)) != 0)
        return 0;
    bool is_noun = (found[0].flags & SZ_COUNTED) != 0;
    if (is_noun && find_whole(sz_span_cut(text, 0, length)) != SZ_HEADER_dose)
        return 0;
    *unit = (struct unit){(enum sz_unit_id)found[0].concept, is_noun};
    return length;
}

/* Leaves out "of", "in", "the" at both ends. */
static struct sz_span without_joints(struct sz_span text) {
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length;
    while (sz_words_find(text, SZ_WORD_HEADER, found, &length) > 0 && found[0].concept == SZ_HEADER_joint)
        text = sz_span_trim(sz_span_from(text, length));
    for (size_t at = 0; at < text.length; at = next_word(text, at))
        if (find_whole(sz_span_from(text, at)) == SZ_HEADER_joint)
            return sz_span_trim(sz_span_cut(text, 0, at));
    return text;
}

/* ---- amounts ---- */

static bool is_amount(int concept) {
    return concept == SZ_HEADER_written || concept == SZ_HEADER_weight || concept == SZ_HEADER_total ||
           concept == SZ_HEADER_seizures;
}

/* What the word for an amount makes of its column. */
static int amount_field(int concept) {
    return concept == SZ_HEADER_seizures ? SZ_HEADER_total : concept;
}

/* "Cocaine seizures (kg)" are an amount, "Cocaine seizures (number)" are none. */
static bool is_amount_word(int concept, const struct unit *unit) {
    bool is_measured = unit != NULL && sz_units[unit->id].dimension != SZ_COUNT;
    return concept == SZ_HEADER_written || concept == SZ_HEADER_weight ||
           (concept == SZ_HEADER_seizures && is_measured);
}

/* "Amount of heroin seized" without the words for the amount. */
static struct sz_span without_amount(struct sz_span text, const struct unit *unit) {
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length;
    if (sz_words_find(text, SZ_WORD_HEADER, found, &length) > 0 && is_amount_word(found[0].concept, unit))
        text = without_joints(sz_span_trim(sz_span_from(text, length)));
    for (size_t at = next_word(text, 0); at < text.length; at = next_word(text, at))
        if (is_amount_word(find_whole(sz_span_from(text, at)), unit)) {
            text = sz_span_cut(text, 0, at);
            break;
        }
    return without_joints(sz_span_trim(text));
}

static const struct sz_item *find_item(struct sz_span text) {
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length;
    if (sz_words_find(text, SZ_WORD_ITEM, found, &length) != 1 || length != text.length)
        return NULL;
    return &sz_items[found[0].concept];
}

/* Whether `text` begins with a word that says that the figure is something else than an amount of an item. */
static bool is_other_word(struct sz_span text) {
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length;
    size_t count = sz_words_find(text, SZ_WORD_HEADER | SZ_WORD_NUMBER | SZ_WORD_UNIT, found, &length);
    for (size_t i = 0; i < count; i++) {
        bool is_dose = found[i].vocabulary == SZ_WORD_HEADER && found[i].concept == SZ_HEADER_dose;
        if ((found[i].flags & SZ_COUNTED) == 0 && !is_dose) /* "Khat leaves" are an item */
            return true;
    }
    return false;
}

/* Words that no list knows may still name an item. */
static bool may_be_item(struct sz_span text) {
    uint32_t character;
    for (size_t i = 0; i < text.length; i += sz_utf8_decode(sz_span_from(text, i), &character))
        if (sz_utf8_is_digit((unsigned char)text.text[i]) || text.text[i] == '$' || text.text[i] == '%' ||
            (sz_utf8_decode(sz_span_from(text, i), &character) > 0 && sz_utf8_is_foreign_digit(character)))
            return false;
    for (size_t at = 0; at < text.length; at = next_word(text, at))
        if (is_other_word(sz_span_from(text, at)))
            return false;
    return text.length > 0;
}

static bool is_of(const struct sz_item *item, const char *const categories[], size_t count) {
    for (size_t i = 0; item != NULL && i < count; i++)
        if (strcmp(item->category, categories[i]) == 0)
            return true;
    return false;
}

/* A number of pieces is read only of things that come in pieces: "Case_No" is the name of a case. */
static bool is_counted(const struct sz_item *item) {
    static const char *const categories[] = {"drug", "precursor", "potent", "weapon", "ammunition"};
    return is_of(item, categories, sizeof categories / sizeof categories[0]);
}

/* A bare number of them can only be a count. */
static bool is_only_counted(const struct sz_item *item) {
    static const char *const categories[] = {"weapon", "ammunition"};
    return is_of(item, categories, sizeof categories / sizeof categories[0]);
}

/* Whether an amount in that unit is one of the item: it is of what is weighed or poured, of things that come in pieces, of
 * "tablets", and of anything where the unit is a dose: "bottles of cough syrup". */
static bool fits_item(struct sz_span text, const struct sz_item *item, const struct unit *unit) {
    enum sz_dimension dimension = sz_units[unit->id].dimension;
    if (dimension == SZ_COUNT)
        return unit->is_dose || is_counted(item) || find_whole(text) == SZ_HEADER_dose;
    return dimension == SZ_MASS || dimension == SZ_VOLUME;
}

static bool read_item(struct sz_span text, const struct unit *unit, struct sz_column *column) {
    const struct sz_item *item = find_item(text);
    if (text.length > sizeof column->item || !fits_item(text, item, unit))
        return false;
    if (item == NULL && !may_be_item(text))
        return false;
    memcpy(column->item, text.text, text.length);
    column->item_length = text.length;
    column->is_item_known = item != NULL;
    return true;
}

/* "Kilograms" alone is an amount; "m", "T", "USD" or "Packages" may be anything. */
static bool is_plain_unit(struct sz_span text, const struct unit *unit) {
    uint32_t character;
    enum sz_dimension dimension = sz_units[unit->id].dimension;
    return text.length > sz_utf8_decode(text, &character) && !unit->is_dose &&
           (dimension == SZ_MASS || dimension == SZ_VOLUME || dimension == SZ_COUNT);
}

/* What a header says: its unit, and the rest that is left when the unit is taken away. */
static bool read_amount(struct sz_span name, const struct unit *unit, struct sz_span rest,
                        struct sz_column *column) {
    rest = without_joints(sz_span_trim(rest));
    int concept = rest.length == 0 ? SZ_HEADER_total : find_whole(rest);
    if (rest.length == 0 && !is_plain_unit(name, unit))
        return false;
    if (concept == SZ_HEADER_total && unit->is_dose)
        return false;
    if (is_amount(concept)) {
        column->field = amount_field(concept);
    } else {
        rest = without_amount(rest, unit);
        bool is_item = read_item(rest, unit, column);
        if (find_whole(rest) == SZ_HEADER_item) /* "Drugs seized (kg)": of whatever another column names */
            column->field = SZ_HEADER_total;
        else if (!is_item)
            return false;
    }
    column->has_unit = true;
    column->unit = unit->id;
    return true;
}

static bool read_unit_behind(struct sz_span text, struct sz_column *column) {
    for (size_t at = 0; at < text.length; at = next_word(text, at)) {
        struct sz_span end = sz_span_from(text, at);
        int concept = at > 0 ? find_whole(end) : SZ_NO_FIELD;
        bool is_dose = concept == SZ_HEADER_dose, is_number = concept == SZ_HEADER_pieces;
        struct unit unit = {SZ_UNIT_piece, is_dose};
        if (is_number || is_dose || find_unit(end, &unit) == end.length)
            return read_amount(end, &unit, sz_span_cut(text, 0, at), column);
    }
    return false;
}

static bool read_unit_before(struct sz_span text, struct sz_column *column) {
    struct unit unit;
    size_t length = find_unit(text, &unit);
    return length > 0 && length < text.length &&
           read_amount(sz_span_cut(text, 0, length), &unit, sz_span_from(text, length), column);
}

/* ---- the whole header ---- */

static bool read_field(struct sz_span text, struct sz_column *column) {
    static const int inner[] = {SZ_NO_FIELD,     SZ_HEADER_pieces, SZ_HEADER_dose, SZ_HEADER_figure,
                                SZ_HEADER_about, SZ_HEADER_joint,  SZ_HEADER_net};
    int concept = find_whole(text);
    for (size_t i = 0; i < sizeof inner / sizeof inner[0]; i++)
        if (concept == inner[i])
            return false;
    column->field = amount_field(concept);
    column->lacks_unit = column->field == SZ_HEADER_weight || column->field == SZ_HEADER_total;
    return true;
}

/* "Weight, kg (net)": the unit is the last word but one. */
static struct sz_span without_net(struct sz_span text) {
    for (size_t at = next_word(text, 0); at < text.length; at = next_word(text, at))
        if (find_whole(sz_span_from(text, at)) == SZ_HEADER_net)
            return sz_span_cut(text, 0, at - 1);
    return text;
}

static bool read_words(struct sz_span text, struct sz_column *column) {
    return read_field(text, column) || read_unit_behind(without_net(text), column) ||
           read_unit_before(text, column);
}

/* "Approx. quantity (kg)" and "Quantity, approx.": an amount, or nothing. */
static bool read_estimate(struct sz_span text, struct sz_column *column) {
    struct sz_span rest = text;
    struct sz_word found[SZ_MEANINGS_MAX];
    size_t length;
    if (sz_words_find(text, SZ_WORD_HEADER, found, &length) > 0 && found[0].concept == SZ_HEADER_about)
        rest = sz_span_trim(sz_span_from(text, length));
    for (size_t at = next_word(rest, 0); at < rest.length; at = next_word(rest, at))
        if (find_whole(sz_span_from(rest, at)) == SZ_HEADER_about)
            rest = sz_span_trim(sz_span_cut(rest, 0, at));
    struct sz_column read = *column;
    if (rest.length == text.length || !read_words(rest, &read) ||
        (read.item_length == 0 && !is_amount(read.field)))
        return false;
    read.is_about = true;
    *column = read;
    return true;
}

/* "Heroin": the cells say in which unit. */
static bool read_bare_item(struct sz_span text, struct sz_column *column) {
    const struct sz_item *item = find_item(text);
    if (!is_counted(item) || text.length > sizeof column->item)
        return false;
    memcpy(column->item, text.text, text.length);
    column->item_length = text.length;
    column->is_item_known = true;
    column->lacks_unit = !is_only_counted(item);
    return true;
}

/* In brackets stands what isn't understood: it may change what bare numbers mean ("thousands"). */
static bool read_without_brackets(struct sz_span text, struct sz_column *column) {
    struct sz_column read = *column;
    if (!read_words(text, &read))
        return false;
    if (is_amount(read.field) || read.item_length > 0) {
        read.has_unit = false;
        read.lacks_unit = true;
    }
    *column = read;
    return true;
}

/* One header in one language. */
static bool read_header(struct sz_span header, struct sz_column *column) {
    struct words words;
    if (!split(header, 0, &words))
        return false;
    if (read_words(span_of(&words), column) || read_estimate(span_of(&words), column) ||
        read_bare_item(span_of(&words), column))
        return true;
    if (split(header, SPLIT_AT_CAPITALS, &words) && read_words(span_of(&words), column))
        return true;
    return split(header, LEAVE_NOTES, &words) &&
           (read_words(span_of(&words), column) || read_estimate(span_of(&words), column));
}

/* "Количество, кг / Quantity, kg": the same in two languages; that both say it makes it certain. */
static bool read_twice(struct sz_span header, struct sz_column *column) {
    for (size_t at = 0; at < header.length; at++) {
        struct sz_column first = *column, second = *column;
        if (header.text[at] != '/' && header.text[at] != '\n')
            continue;
        bool are_read = read_header(sz_span_cut(header, 0, at), &first) &&
                        read_header(sz_span_from(header, at + 1), &second);
        if (are_read && first.field != SZ_NO_FIELD && first.field == second.field && first.item_length == 0 &&
            second.item_length == 0 && first.has_unit == second.has_unit &&
            (!first.has_unit || first.unit == second.unit)) {
            *column = first;
            return true;
        }
    }
    return false;
}

void sz_column_read(struct sz_span header, struct sz_column *column) {
    struct words words;
    *column = (struct sz_column){.field = SZ_NO_FIELD, .is_russian = sz_utf8_has_script(header, SZ_CYRILLIC)};
    if (read_header(header, column) || read_twice(header, column))
        return;
    if (split(header, LEAVE_BRACKETS, &words))
        read_without_brackets(span_of(&words), column);
}

bool sz_column_is_total(struct sz_span cell) {
    struct words words;
    return split(cell, 0, &words) && find_whole(span_of(&words)) == SZ_HEADER_total;
}
