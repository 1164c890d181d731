/* The canonical notation is tried first, since most of what SQL hands around is in it; then words are read as
 * [item] phrase [item], and the item decides what a bare number counts. */
#include "quantity.h"

#include "../base/utf8.h"
#include "plain.h"
#include "subject.h"

enum { TEXT_MAX = 1024 };

static struct sz_span trim(struct sz_span text) {
    uint32_t c;
    size_t length, end = 0;
    while ((length = sz_utf8_decode(text, &c)) > 0 && sz_utf8_is_space(c))
        text = sz_span_from(text, length);
    unsigned char last = text.length == 0 ? 0 : (unsigned char)text.text[text.length - 1];
    if (last > ' ' && last < 0x80)
        return text;
    for (size_t at = 0; (length = sz_utf8_decode(sz_span_from(text, at), &c)) > 0;) {
        at += length;
        if (!sz_utf8_is_space(c))
            end = at;
    }
    return sz_span_cut(text, 0, end);
}

static enum sz_status check_text(struct sz_span text, struct sz_problem *problem) {
    size_t invalid = sz_utf8_find_invalid(text);
    if (invalid < text.length)
        return sz_problem_set(problem, SZ_BAD_UTF8, invalid, 1);
    const char *nul = text.length == 0 ? NULL : memchr(text.text, 0, text.length);
    if (nul != NULL)
        return sz_problem_set(problem, SZ_NUL_BYTE, (size_t)(nul - text.text), 1);
    return SZ_OK;
}

/* ---- what the item says about a bare number ---- */

static enum sz_status fail_at(struct sz_problem *problem, enum sz_status status, size_t at, size_t end) {
    return sz_problem_set(problem, status, at, end - at);
}

/* A bare number counts what follows it. */
static enum sz_status weigh_bare(const struct sz_quantity_options *options, const struct sz_phrase *phrase,
                                 const struct sz_subject *subject, struct sz_quantity *quantity,
                                 struct sz_problem *problem) {
    bool has_unit = options != NULL && options->has_unit;
    bool has_noun = subject->is_known || subject->is_counted || subject->is_plain;
    if (subject->words.length == 0 || !has_noun) {
        if (subject->words.length > 0)
            return fail_at(problem, SZ_UNKNOWN_WORD, subject->at, subject->at + subject->words.length);
        if (phrase->may_be_phone && !has_unit)
            return fail_at(problem, SZ_NOT_A_QUANTITY, phrase->at, phrase->end);
        return phrase->may_be_year ? fail_at(problem, SZ_YEAR, phrase->at, phrase->end) : SZ_OK;
    }
    bool is_led = !subject->is_counted && !subject->is_plain && subject->begins_led; /* "5 from heroin" */
    if (is_led || (!subject->is_counted && sz_item_is_weighed(quantity->item_id)))
        return has_unit ? SZ_OK : fail_at(problem, SZ_NO_UNIT, phrase->at, phrase->end); /* "5 heroin" */
    if (phrase->may_be_year && !subject->is_known && !subject->is_counted)
        return fail_at(problem, SZ_YEAR, phrase->at, phrase->end);
    quantity->is_bare = false;
    if (has_unit && sz_units[options->unit].dimension != SZ_COUNT)
        return fail_at(problem, SZ_UNIT_MISMATCH, phrase->at, phrase->end);
    return SZ_OK;
}

/* ---- words ---- */

/* The subject behind the phrase; a bare number directly before "of" counts nothing. */
static enum sz_status read_subject(struct sz_cursor *cursor, const struct sz_phrase *phrase,
                                   struct sz_subject *subject, struct sz_problem *problem) {
    bool is_of = sz_token_qualifier(&cursor->token, false) == SZ_OF;
    if (cursor->token.kind == SZ_TOKEN_FULL_STOP && phrase->is_bare)
        return fail_at(problem, SZ_BAD_NUMBER, cursor->token.at, cursor->token.end);
    if (phrase->is_bare && (cursor->token.kind == SZ_TOKEN_COMMA || cursor->token.kind == SZ_TOKEN_DASH ||
                            (is_of && phrase->has_stated)))
        return fail_at(problem, SZ_NO_UNIT, phrase->at, phrase->end);
    bool is_glued = cursor->token.is_glued && cursor->token.kind == SZ_TOKEN_UNKNOWN;
    if (is_glued)
        return fail_at(problem, SZ_UNKNOWN_WORD, cursor->token.at, cursor->token.end);
    return sz_subject_read(cursor, phrase->is_bare, phrase->item_at != 0, subject, problem);
}

static enum sz_comma comma_of(enum sz_decimal decimal) {
    if (decimal == SZ_DECIMAL_BY_LANGUAGE)
        return SZ_COMMA_UNKNOWN;
    return decimal == SZ_DECIMAL_COMMA ? SZ_COMMA_IS_DECIMAL : SZ_COMMA_GROUPS;
}

static void start(struct sz_cursor *cursor, struct sz_span text, const struct sz_quantity_options *options) {
    sz_cursor_init(cursor, text, 0);
    if (options != NULL) {
        cursor->comma = comma_of(options->decimal);
        cursor->silent_comma = comma_of(options->unit_decimal);
    }
}

/* "firearms: 51": a bare number behind a colon, a dash or a verb counts what stands before it, unless that is
 * weighed, as explosives may be. */
static bool is_counted_before(struct sz_span text, struct sz_span before, const struct sz_phrase *phrase) {
    int item = sz_item_find(before);
    size_t end = (size_t)(before.text - text.text) + before.length;
    return item >= 0 && item != SZ_ITEM_explosives && !sz_item_is_weighed(item) &&
           strcmp(sz_items[item].category, "money") != 0 && !phrase->may_be_year && !phrase->may_be_phone &&
           trim(sz_span_cut(text, end, phrase->at)).length > 0;
}

/* A bare number behind an item. */
static enum sz_status weigh_behind(const struct sz_quantity_options *options, struct sz_span text,
                                   const struct sz_phrase *phrase, struct sz_quantity *quantity,
                                   struct sz_problem *problem) {
    bool has_unit = options != NULL && options->has_unit;
    if (!is_counted_before(text, quantity->item, phrase))
        return has_unit ? SZ_OK : fail_at(problem, SZ_NO_UNIT, phrase->at, phrase->end);
    quantity->is_bare = false;
    return has_unit && sz_units[options->unit].dimension != SZ_COUNT
               ? fail_at(problem, SZ_UNIT_MISMATCH, phrase->at, phrase->end)
               : SZ_OK;
}

/* Whether the words end with a counted noun and nothing joins them to it: "diazepam tablets". */
static bool ends_counted(struct sz_span words, unsigned flags) {
    struct sz_cursor cursor;
    bool is_counted = false;
    sz_cursor_init(&cursor, words, 0);
    for (sz_cursor_next(&cursor); cursor.token.kind != SZ_TOKEN_END; sz_cursor_next(&cursor)) {
        const struct sz_word *unit = sz_token_word(&cursor.token, SZ_WORD_UNIT);
        if (sz_token_qualifier(&cursor.token, false) >= 0)
            return false;
        is_counted = unit != NULL && (unit->flags & flags) == flags;
    }
    return is_counted;
}

/* "5m captagon pills" may be millions, "10 mg diazepam tablets" says what one weighs. */
static enum sz_status check_size(struct sz_span text, const struct sz_phrase *phrase,
                                 const struct sz_subject *subject, int item) {
    enum sz_dimension dimension = sz_units[phrase->unit].dimension;
    bool is_joined = trim(sz_span_cut(text, phrase->end, subject->at)).length > 0;
    if (phrase->is_in_m)
        return sz_item_is_weighed(item) || (!is_joined && ends_counted(subject->words, SZ_COUNTED))
                   ? SZ_AMBIGUOUS_UNIT
                   : SZ_OK;
    bool is_small = (dimension == SZ_MASS && phrase->interval.high <= SZ_AMOUNT_ONE / 1000) ||
                    (dimension == SZ_VOLUME && phrase->interval.high <= SZ_AMOUNT_ONE);
    return is_small && !phrase->interval.is_unbounded && !is_joined &&
                   ends_counted(subject->words, SZ_COUNTED | SZ_NEEDS_OF)
               ? SZ_RATE
               : SZ_OK;
}

static enum sz_status finish(const struct sz_quantity_options *options, struct sz_span text,
                             const struct sz_phrase *phrase, const struct sz_subject *subject,
                             struct sz_span before, struct sz_quantity *quantity,
                             struct sz_problem *problem) {
    struct sz_span words = before.length > 0 ? before : subject->words;
    *quantity = (struct sz_quantity){.interval = phrase->interval,
                                     .unit = phrase->unit,
                                     .is_bare = phrase->is_bare,
                                     .item = words,
                                     .item_id = words.length == 0 ? -1 : sz_item_find(words),
                                     .has_stated = phrase->has_stated,
                                     .stated = phrase->stated,
                                     .last_digit = phrase->last_digit};
    if (phrase->needs_item && words.length == 0)
        return fail_at(problem, SZ_NO_NUMBER, phrase->at, phrase->end);
    if (before.length > 0 && subject->words.length > 0)
        return fail_at(problem, phrase->is_bare ? SZ_NO_UNIT : SZ_UNKNOWN_WORD, subject->at,
                       subject->at + subject->words.length);
    enum sz_status size =
        subject->words.length > 0 ? check_size(text, phrase, subject, quantity->item_id) : SZ_OK;
    if (size != SZ_OK)
        return fail_at(problem, size, phrase->at, phrase->end);
    if (!phrase->is_bare)
        return SZ_OK;
    return before.length > 0 ? weigh_behind(options, text, phrase, quantity, problem)
                             : weigh_bare(options, phrase, subject, quantity, problem);
}

/* The noun that was read as the unit ("tablets") belongs to the item's words. */
static void take_counted_noun(const struct sz_cursor *cursor, const struct sz_phrase *phrase,
                              struct sz_quantity *quantity) {
    size_t end = quantity->item.length == 0
                     ? phrase->end
                     : (size_t)(quantity->item.text - cursor->text.text) + quantity->item.length;
    if (phrase->item_at == 0)
        return;
    struct sz_span noun = trim(sz_span_cut(cursor->text, phrase->item_at, end));
    int item = sz_item_find(noun);
    if (quantity->item_id >= 0 && item < 0)
        return; /* "tablets of ecstasy": the item is known without it */
    quantity->item = noun;
    quantity->item_id = item;
}

/* "Customs officers seized": who seized is not what was. */
static bool is_seizing(struct sz_span before) {
    int item = sz_item_find(before);
    return item >= 0 && strcmp(sz_items[item].category, "personnel") == 0;
}

/* "гранат РГД-5": a known item may begin with the noun that was read as the unit. */
static void take_name(struct sz_cursor *cursor, struct sz_phrase *phrase) {
    struct sz_cursor noun = *cursor;
    if (phrase->item_at == 0)
        return;
    noun.tape = NULL;
    noun.token.end = phrase->item_at;
    sz_cursor_next(&noun);
    for (size_t end = phrase->item_at + sz_cursor_item_length(&noun);
         cursor->token.kind != SZ_TOKEN_END && cursor->token.at < end;)
        sz_cursor_next(cursor);
    phrase->end = cursor->token.at;
}

/* What stands before the phrase: a verb, a known item, both; and an opening bracket behind the item. */
static bool read_before(struct sz_cursor *cursor, struct sz_span *before) {
    *before = sz_span_of(cursor->text.text, 0);
    sz_subject_skip_verb(cursor);
    if (!sz_subject_read_before(cursor, before))
        return false;
    size_t verb = cursor->token.at;
    sz_subject_skip_verb(cursor);
    if (cursor->token.at > verb && is_seizing(*before))
        before->length = 0;
    if (cursor->token.kind != SZ_TOKEN_OPEN)
        return false;
    sz_cursor_next(cursor);
    return true;
}

static enum sz_status read_words(struct sz_cursor *cursor, const struct sz_quantity_options *options,
                                 struct sz_quantity *quantity, struct sz_problem *problem) {
    struct sz_phrase phrase;
    struct sz_subject subject;
    struct sz_span before;
    sz_cursor_next(cursor);
    if (cursor->token.kind == SZ_TOKEN_END)
        return fail_at(problem, SZ_EMPTY, 0, 0);
    bool is_bracketed = read_before(cursor, &before);
    struct sz_quantity_options known = options == NULL ? (struct sz_quantity_options){0} : *options;
    known.is_weighed = known.is_weighed || (before.length > 0 && sz_item_is_weighed(sz_item_find(before)));
    enum sz_status status = sz_phrase_read(cursor, &known, &phrase, problem);
    if (status == SZ_OK && is_bracketed && cursor->token.kind != SZ_TOKEN_CLOSE)
        return fail_at(problem, SZ_UNKNOWN_WORD, cursor->token.at, cursor->token.end);
    if (is_bracketed)
        sz_cursor_next(cursor);
    if (status == SZ_OK)
        take_name(cursor, &phrase);
    if (status == SZ_OK)
        status = read_subject(cursor, &phrase, &subject, problem);
    if (status == SZ_OK)
        status = finish(options, cursor->text, &phrase, &subject, before, quantity, problem);
    if (status == SZ_OK && before.length == 0)
        take_counted_noun(cursor, &phrase, quantity);
    return status;
}

static bool read_plain(struct sz_cursor *cursor, const struct sz_quantity_options *options,
                       struct sz_quantity *quantity) {
    struct sz_plain read;
    if (!sz_plain_read(cursor, options == NULL || !options->has_unit, &read))
        return false;
    *quantity = (struct sz_quantity){.interval = read.interval,
                                     .unit = read.unit,
                                     .item = read.item,
                                     .item_id = read.item_id,
                                     .has_stated = read.has_stated,
                                     .stated = read.stated,
                                     .last_digit = read.last_digit};
    return true;
}

/* ---- the canonical notation ---- */

static bool read_canonical(struct sz_span text, const struct sz_quantity_options *options,
                           struct sz_quantity *quantity) {
    struct sz_canonical read;
    if (!sz_canonical_is_likely(text) || !sz_canonical_read(text, &read))
        return false;
    /* "220 KGS" of heroin are what "220 kgs" of it are: words say so. */
    if (options != NULL && options->is_weighed && sz_units[read.unit].dimension == SZ_MONEY)
        return false;
    *quantity = (struct sz_quantity){.interval = read.interval,
                                     .unit = read.unit,
                                     .item_id = -1,
                                     .has_stated = read.is_one,
                                     .stated = read.stated,
                                     .last_digit = sz_canonical_last_digit(&read)};
    return true;
}

/* ---- the whole ---- */

static enum sz_status read_slowly(struct sz_cursor *cursor, const struct sz_quantity_options *options,
                                  struct sz_quantity *quantity, struct sz_problem *problem) {
    struct sz_tape tape;
    enum sz_status status = check_text(cursor->text, problem);
    if (status != SZ_OK || read_canonical(trim(cursor->text), options, quantity))
        return status;
    tape.count = 0;
    cursor->tape = &tape;
    return read_words(cursor, options, quantity, problem);
}

/* What is canonical or plain has no blanks around it and no bytes that check_text would find, so it is tried
 * first. */
static enum sz_status read_quantity(struct sz_span text, const struct sz_quantity_options *options,
                                    struct sz_quantity *quantity, struct sz_problem *problem) {
    struct sz_cursor cursor;
    if (text.length > TEXT_MAX)
        return sz_problem_set(problem, SZ_TOO_LONG, TEXT_MAX, text.length - TEXT_MAX);
    if (read_canonical(text, options, quantity))
        return SZ_OK;
    start(&cursor, text, options);
    return read_plain(&cursor, options, quantity) ? SZ_OK : read_slowly(&cursor, options, quantity, problem);
}

enum sz_status sz_quantity_parse(struct sz_span text, const struct sz_quantity_options *options,
                                 struct sz_quantity *quantity, struct sz_problem *problem) {
    struct sz_problem ignored;
    if (problem == NULL)
        problem = &ignored;
    *problem = (struct sz_problem){.length = text.length};
    enum sz_status status = read_quantity(text, options, quantity, problem);
    problem->status = status; /* also where a number could not be held and nobody said where it stands */
    if (status == SZ_OK && options != NULL && options->has_unit &&
        sz_units[quantity->unit].base != sz_units[options->unit].base)
        status = sz_problem_set(problem, SZ_UNIT_MISMATCH, 0, text.length);
    if (status == SZ_OK)
        *problem = (struct sz_problem){.status = SZ_OK};
    else
        *quantity = (struct sz_quantity){0};
    return status;
}

/* ---- units by name ---- */

bool sz_quantity_find_unit(struct sz_span name, enum sz_unit_id *unit) {
    struct sz_word words[SZ_MEANINGS_MAX];
    size_t length;
    struct sz_span trimmed = trim(name);
    size_t count = sz_words_find(trimmed, SZ_WORD_UNIT, words, &length);
    if (count == 0 || length != trimmed.length)
        return false;
    for (size_t i = 0; i < count; i++)
        if (count > 1 && sz_span_equal(trimmed, sz_span_of(sz_units[words[i].concept].symbol,
                                                           strlen(sz_units[words[i].concept].symbol)))) {
            *unit = (enum sz_unit_id)words[i].concept; /* "KGS" as the canonical notation has it */
            return true;
        }
    for (size_t i = 0; i < count; i++)
        if (words[i].concept != words[0].concept || (words[i].flags & SZ_AMBIGUOUS) != 0)
            return false;
    *unit = (enum sz_unit_id)words[0].concept;
    return true;
}

/* ---- readings ---- */

enum sz_status sz_quantity_plausible(const struct sz_quantity *quantity, struct sz_interval *plausible) {
    const struct sz_interval *interval = &quantity->interval;
    *plausible = *interval;
    if (!interval->is_unbounded || !quantity->has_stated || interval->low == 0)
        return SZ_OK;
    sz_amount step = quantity->last_digit > 0 ? quantity->last_digit : interval->low / 10;
    if (sz_units[quantity->unit].dimension == SZ_COUNT && step % SZ_AMOUNT_ONE != 0)
        step += SZ_AMOUNT_ONE - step % SZ_AMOUNT_ONE;
    if (step == 0)
        step = 1;
    sz_amount high;
    if (!sz_amount_add(interval->low, step, &high))
        return SZ_OVERFLOW;
    *plausible = (struct sz_interval){
        .low = interval->low, .high = high, .is_high_open = true, .is_about = interval->is_about};
    return SZ_OK;
}

const char *sz_quantity_kind(const struct sz_interval *interval) {
    if (interval->is_unbounded)
        return interval->is_low_open ? "more than" : "at least";
    if (interval->low == 0 && !interval->is_low_open && interval->high > 0)
        return interval->is_high_open ? "less than" : "at most";
    if (interval->is_about)
        return "about";
    bool is_exact = interval->high - interval->low <= 1 && !interval->is_low_open && !interval->is_high_open;
    return is_exact ? "exact" : "between";
}
