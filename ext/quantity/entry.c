/* First the unit of the columns, then the cell with it, then whether the cell has a unit of its own. */
#include "entry.h"

#include "../base/utf8.h"

enum { PHRASE_MAX = 512 };

/* What the columns say of bare numbers. */
struct told {
    bool has_unit;
    enum sz_unit_id unit;
    bool is_counted; /* the unit column names things, not a unit */
    bool is_missing; /* nothing, but a unit is needed */
};

/* The name of a unit without the plural in brackets: "gram(s)". */
static struct sz_span unit_name(struct sz_span cell) {
    struct sz_span name = sz_span_trim(cell), plural = SZ_SPAN("(s)");
    if (name.length > plural.length && sz_span_equal(sz_span_from(name, name.length - plural.length), plural))
        name.length -= plural.length;
    return name;
}

/* ---- the unit of the columns ---- */

/* The unit of that name. One that may be of mass or money is of mass beside a thing that is weighed: "KGS"
 * are kilograms of heroin, and soms of nothing. */
static enum sz_status find_name(const struct sz_entry *entry, struct sz_span name, enum sz_unit_id *unit) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length, count = sz_words_find(name, SZ_WORD_UNIT, words, &length);
    bool is_weighed = length == name.length && sz_item_is_weighed(sz_item_find(entry->item));
    for (size_t i = 0; count > 1 && i < count && is_weighed; i++)
        if (sz_units[words[i].concept].dimension == SZ_MASS) {
            *unit = (enum sz_unit_id)words[i].concept;
            return SZ_OK;
        }
    if (count > 1)
        return SZ_AMBIGUOUS_UNIT;
    return sz_quantity_find_unit(name, unit) ? SZ_OK : SZ_UNKNOWN_UNIT;
}

/* "Nos." */
static bool is_pieces(struct sz_span name) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length;
    return sz_words_find(name, SZ_WORD_HEADER, words, &length) > 0 && words[0].concept == SZ_HEADER_pieces &&
           sz_span_equal(sz_span_from(name, length), SZ_SPAN("."));
}

/* "Kilogram (kg)" says one unit twice. */
static enum sz_status find_unit(const struct sz_entry *entry, struct sz_span name, enum sz_unit_id *unit) {
    enum sz_unit_id other;
    size_t open = 0;
    enum sz_status status = find_name(entry, name, unit);
    if (status != SZ_UNKNOWN_UNIT)
        return status;
    *unit = SZ_UNIT_piece;
    if (is_pieces(name))
        return SZ_OK;
    while (open < name.length && name.text[open] != '(')
        open++;
    if (open == name.length || name.text[name.length - 1] != ')')
        return status;
    struct sz_span inner = sz_span_cut(name, open + 1, name.length - 1);
    bool is_one = find_name(entry, sz_span_trim(sz_span_cut(name, 0, open)), unit) == SZ_OK &&
                  find_name(entry, inner, &other) == SZ_OK && other == *unit;
    return is_one ? SZ_OK : status;
}

static enum sz_status read_columns(const struct sz_entry *entry, struct told *told) {
    enum sz_unit_id unit = SZ_UNIT_COUNT;
    struct sz_span name = unit_name(entry->unit);
    /* "500" beside cash is no count, but of some currency. */
    bool is_money = !entry->has_unit && sz_item_find(entry->item) == SZ_ITEM_money;
    *told = (struct told){.has_unit = entry->has_unit,
                          .unit = entry->header_unit,
                          .is_missing = entry->lacks_unit || entry->has_unit_column || is_money};
    if (entry->has_unit_column && name.length > 0) {
        enum sz_status status = find_unit(entry, name, &unit);
        if (status == SZ_AMBIGUOUS_UNIT)
            return status;
        if (status != SZ_OK) {
            told->is_counted = true;
            told->is_missing = false;
            return told->has_unit ? SZ_CELL_OTHER_UNIT : SZ_OK;
        }
        if (told->has_unit && told->unit != unit)
            return SZ_CELL_OTHER_UNIT;
        told->has_unit = true;
        told->unit = unit;
    }
    told->is_missing = told->is_missing && !told->has_unit;
    return SZ_OK;
}

/* ---- the cell ---- */

/* A comma is read as the option says; in a figure that no letter stands beside, as the words do that stand in
 * the columns: the unit's, the header's. */
static struct sz_quantity_options options_of(const struct sz_entry *entry, const struct told *told) {
    bool is_russian = entry->is_russian || sz_utf8_has_script(entry->unit, SZ_CYRILLIC);
    struct sz_quantity_options options = {.has_unit = told->has_unit,
                                          .unit = told->unit,
                                          .unit_decimal = is_russian ? SZ_DECIMAL_COMMA : SZ_DECIMAL_POINT};
    if (entry->decimal != '\0')
        options.decimal = entry->decimal == ',' ? SZ_DECIMAL_COMMA : SZ_DECIMAL_POINT;
    return options;
}

/* "500" beside "ampoules" is read as "500 ampoules". The cell alone is a number, so what is wrong with both
 * is wrong with the unit. */
static enum sz_status parse_counted(const struct sz_entry *entry, struct sz_quantity *quantity,
                                    struct sz_problem *problem, struct sz_span *about) {
    char phrase[PHRASE_MAX];
    struct sz_span written = sz_span_trim(entry->written), unit = unit_name(entry->unit);
    *about = unit;
    if (written.length + 1 + unit.length > sizeof phrase)
        return sz_problem_set(problem, SZ_TOO_LONG, 0, unit.length);
    memcpy(phrase, written.text, written.length);
    phrase[written.length] = ' ';
    memcpy(phrase + written.length + 1, unit.text, unit.length);
    struct sz_quantity_options options = options_of(entry, &(struct told){0});
    enum sz_status status =
        sz_quantity_parse(sz_span_of(phrase, written.length + 1 + unit.length), &options, quantity, NULL);
    enum sz_unit_id noun;
    bool is_known = !quantity->is_bare && (quantity->item.length == 0 || quantity->item_id >= 0 ||
                                           sz_quantity_find_unit(quantity->item, &noun));
    quantity->item = sz_span_of(NULL, 0); /* it would point into `phrase` */
    if ((status == SZ_OK && !is_known) || status == SZ_UNKNOWN_WORD)
        status = SZ_UNKNOWN_UNIT;
    return sz_problem_set(problem, status, 0, unit.length);
}

/* ---- a unit of its own ---- */

static bool is_letter_before(struct sz_span text, size_t at) {
    while (at > 0 && ((unsigned char)text.text[at - 1] & 0xC0) == 0x80)
        at--;
    uint32_t character;
    return at > 0 && sz_utf8_decode(sz_span_from(text, at - 1), &character) > 0 &&
           sz_utf8_is_letter(character);
}

/* The first unit in `text` that isn't `unit`: its place and length; false: there is none. */
static bool find_other_unit(struct sz_span text, enum sz_unit_id unit, size_t *at, size_t *length) {
    struct sz_word words[SZ_MEANINGS_MAX];
    uint32_t character;
    size_t step;
    for (size_t i = 0; i < text.length; i += step) {
        size_t count = 0;
        if (!is_letter_before(text, i))
            count = sz_words_find(sz_span_from(text, i), SZ_WORD_UNIT, words, length);
        for (size_t j = 0; j < count; j++)
            if (words[j].concept == unit)
                count = 0;
        if (count > 0) {
            *at = i;
            return true;
        }
        step = sz_utf8_decode(sz_span_from(text, i), &character);
        if (step == 0)
            return false;
    }
    return false;
}

/* Whether the cell names another unit than the columns. The words of the item don't count:
 * "5 kg of grass". */
static enum sz_status check_unit(const struct sz_entry *entry, const struct told *told,
                                 const struct sz_quantity *quantity, struct sz_problem *problem) {
    size_t at = 0, length = 0, start = entry->written.length;
    if (quantity->is_bare || !told->has_unit)
        return SZ_OK;
    if (quantity->item.length > 0)
        start = (size_t)(quantity->item.text - entry->written.text);
    size_t end = start + quantity->item.length;
    if (find_other_unit(sz_span_cut(entry->written, 0, start), told->unit, &at, &length))
        return sz_problem_set(problem, SZ_CELL_OTHER_UNIT, at, length);
    if (find_other_unit(sz_span_from(entry->written, end), told->unit, &at, &length))
        return sz_problem_set(problem, SZ_CELL_OTHER_UNIT, end + at, length);
    if (quantity->unit != sz_units[told->unit].base)
        return sz_problem_set(problem, SZ_CELL_OTHER_UNIT, 0, 0);
    return SZ_OK;
}

/* Whether what the cell counts is what the unit column names. */
static bool is_same_count(const struct sz_entry *entry, const struct sz_quantity *quantity) {
    struct sz_span name = unit_name(entry->unit);
    int item = sz_item_find(name);
    return quantity->unit == SZ_UNIT_piece &&
           (item >= 0 ? item == quantity->item_id : sz_span_equal(name, quantity->item));
}

/* The parser's words for two of its refusals speak of arguments: here there are columns. */
static enum sz_status parse(const struct sz_entry *entry, const struct told *told,
                            struct sz_quantity *quantity, struct sz_problem *problem) {
    struct sz_quantity_options options = options_of(entry, told);
    enum sz_status status = sz_quantity_parse(entry->written, &options, quantity, problem);
    bool may_be_mass =
        status == SZ_AMBIGUOUS_UNIT || (status == SZ_OK && sz_units[quantity->unit].dimension == SZ_MONEY);
    if (may_be_mass && sz_item_is_weighed(sz_item_find(entry->item))) {
        options.is_weighed = true;
        status = sz_quantity_parse(entry->written, &options, quantity, problem);
    }
    if (status == SZ_UNIT_MISMATCH)
        return SZ_CELL_OTHER_UNIT;
    return status == SZ_NO_UNIT ? SZ_CELL_NO_UNIT : status;
}

static enum sz_status read_cell(const struct sz_entry *entry, const struct told *told,
                                struct sz_quantity *quantity, struct sz_problem *problem,
                                struct sz_span *about) {
    enum sz_status status = parse(entry, told, quantity, problem);
    /* A fraction lacks its unit only until the unit column is read with it. */
    if (told->is_counted && (status == SZ_OK ? quantity->is_bare : status == SZ_CELL_NO_UNIT))
        return parse_counted(entry, quantity, problem, about);
    if (status != SZ_OK)
        return status;
    if (told->is_counted && !is_same_count(entry, quantity))
        return sz_problem_set(problem, SZ_CELL_OTHER_UNIT, 0, 0);
    if (told->is_missing && quantity->is_bare)
        return sz_problem_set(problem, SZ_CELL_NO_UNIT, 0, 0);
    return check_unit(entry, told, quantity, problem);
}

/* A figure under "Approx. quantity" is read with "about" in front, in the language of the header, which decides what a comma
 * is; bounds and ranges are marked. */
static void estimate(const struct sz_entry *entry, const struct told *told, struct sz_quantity *quantity) {
    char phrase[PHRASE_MAX];
    struct sz_interval *interval = &quantity->interval;
    bool is_point = !interval->is_unbounded && interval->low == interval->high;
    struct sz_span about = entry->is_russian ? SZ_SPAN("около ") : SZ_SPAN("about ");
    struct sz_span written = sz_span_trim(entry->written);
    if (interval->is_about || (is_point && interval->low == 0))
        return; /* "about 0" is nothing */
    interval->is_about = true;
    if (!is_point || about.length + written.length > sizeof phrase)
        return;
    memcpy(phrase, about.text, about.length);
    memcpy(phrase + about.length, written.text, written.length);
    struct sz_quantity_options options = options_of(entry, told);
    struct sz_quantity estimated;
    struct sz_span text = sz_span_of(phrase, about.length + written.length);
    if (sz_quantity_parse(text, &options, &estimated, NULL) == SZ_OK)
        *interval = estimated.interval;
}

enum sz_status sz_entry_read(const struct sz_entry *entry, struct sz_quantity *quantity,
                             struct sz_problem *problem, struct sz_span *about) {
    struct told told;
    *problem = (struct sz_problem){0};
    *about = entry->written;
    enum sz_status status = read_columns(entry, &told);
    if (status == SZ_OK)
        status = read_cell(entry, &told, quantity, problem, about);
    else
        *about = entry->unit;
    if (status != SZ_OK)
        memset(quantity, 0, sizeof *quantity);
    else if (entry->is_about)
        estimate(entry, &told, quantity);
    problem->status = status;
    return status;
}
