/* Items are walked once forward from the head, and back from it where the sub-name may stand before it. What
 * a quote encloses is the name; what a bracket encloses repeats or explains it, but for a year alone. */
#include "reading.h"

struct reader {
    const struct sz_name_tokens *tokens;
    struct sz_name_reading *reading;
    size_t at;
    uint8_t quote;     /* the quotes that the name stands in */
    bool is_closed;    /* the name may be over: only a dash or a quote leads on */
    bool has_brackets; /* and words outside them: where all is in brackets, they say nothing */
};

static const struct sz_name_item *item_at(const struct reader *reader, size_t item) {
    return &reader->reading->item[item];
}

static const struct sz_name_token *token_at(const struct reader *reader, size_t item) {
    return &reader->tokens->token[item_at(reader, item)->token];
}

/* Figures that are no ordinal. */
static bool is_number(const struct reader *reader, size_t item) {
    return token_at(reader, item)->is_number && item_at(reader, item)->concept == SZ_NAME_COUNT;
}

/* What can be a part of a name. */
static bool is_part(const struct reader *reader, size_t item) {
    const struct sz_name_item *found = item_at(reader, item);
    return found->year == 0 && (found->role == SZ_NAME_UNKNOWN || found->role == SZ_NAME_WORD ||
                                found->role == SZ_NAME_ORDINAL || found->role == SZ_NAME_HEAD);
}

/* What may stand before a name and be no part of it. */
static bool is_introduction(const struct reader *reader, size_t item) {
    const struct sz_name_item *found = item_at(reader, item);
    return found->year != 0 || found->role == SZ_NAME_INTRODUCTION || found->role == SZ_NAME_EVENT ||
           found->role == SZ_NAME_STAGE || found->role == SZ_NAME_LINK || found->role == SZ_NAME_YEAR;
}

static void set_year(struct sz_name_reading *reading, int year) {
    if (reading->year == 0)
        reading->year = year;
    else if (reading->year != year)
        reading->second_year = year;
}

static bool add_part(struct reader *reader, size_t item) {
    struct sz_name_reading *reading = reader->reading;
    if (reading->part_count == SZ_NAME_PARTS_MAX)
        return false;
    reading->part[reading->part_count++] = (uint8_t)item;
    return true;
}

/* The year that two digits directly behind a known word give: "Канал-10". */
static int short_year_at(const struct reader *reader, size_t item) {
    enum { LAST_SHORT_YEAR = 39 };
    const struct sz_name_token *token = token_at(reader, item);
    if (!is_number(reader, item) || token->letters.length != 2 || item == 0)
        return 0;
    int value = (token->letters.skeleton[0] - '0') * 10 + (token->letters.skeleton[1] - '0');
    return value <= LAST_SHORT_YEAR && item_at(reader, item - 1)->concept != SZ_NAME_COUNT ? 2000 + value : 0;
}

/* ---- Brackets ---- */

/* What the bracket around `item` says: its year, where a year is all there is. */
static int bracket_year(const struct reader *reader, size_t item) {
    uint8_t bracket = token_at(reader, item)->bracket;
    int year = 0;
    for (size_t i = 0; i < reader->reading->count; i++) {
        if (token_at(reader, i)->bracket != bracket)
            continue;
        if (!is_introduction(reader, i))
            return 0;
        if (item_at(reader, i)->year != 0)
            year = item_at(reader, i)->year;
    }
    return year;
}

static bool is_bracketed(const struct reader *reader, size_t item) {
    return reader->has_brackets && token_at(reader, item)->bracket != 0;
}

static bool is_all_bracketed(const struct sz_name_tokens *tokens) {
    for (size_t i = 0; i < tokens->count; i++)
        if (tokens->token[i].bracket == 0)
            return false;
    return true;
}

/* ---- Behind the head ---- */

enum step { GO_ON, STOP, NO_NAME };

/* A link ends the name, unless a year follows ("of 2010") or the name is quoted with it. */
static enum step read_link(const struct reader *reader) {
    const struct sz_name_reading *reading = reader->reading;
    if (reader->quote != 0 && token_at(reader, reader->at)->quote == reader->quote)
        return GO_ON;
    if (reader->at + 1 < reading->count && item_at(reader, reader->at + 1)->year != 0)
        return GO_ON;
    if (reading->part_count > 0 || reading->year != 0)
        return STOP;
    for (size_t i = reader->at + 1; i < reading->count; i++)
        if (item_at(reader, i)->role == SZ_NAME_OTHER)
            return NO_NAME; /* "channel of drug trafficking" */
    return STOP;
}

/* Whether the part at hand goes on with the name: it stands in the same quotes, or a dash or quotes of its
 * own lead from the head to it. */
static bool goes_on(const struct reader *reader) {
    const struct sz_name_reading *reading = reader->reading;
    const struct sz_name_token *token = token_at(reader, reader->at);
    if (reading->part_count > 0)
        return !reader->is_closed && token->quote == token_at(reader, reading->part[0])->quote;
    if (token->quote != reader->quote || reader->is_closed)
        return token->after_dash || token->quote != 0;
    return reading->year == 0 || token->after_dash || token->quote != 0;
}

static enum step read_number(struct reader *reader) {
    struct sz_name_reading *reading = reader->reading;
    int year = reader->at == reading->head + 1U ? short_year_at(reader, reader->at) : 0;
    if (year != 0) {
        set_year(reading, year);
        return GO_ON;
    }
    if (reading->part_count == 0)
        return reading->year == 0 ? NO_NAME : STOP; /* "Channel 4" */
    return goes_on(reader) && add_part(reader, reader->at) ? GO_ON : STOP;
}

/* The head once more: "operation Channel, Channel-Center". */
static enum step read_second_head(struct reader *reader) {
    struct sz_name_reading *reading = reader->reading;
    if (reading->part_count > 0 || reading->year != 0)
        return STOP;
    reading->head = (uint8_t)reader->at;
    reader->quote = token_at(reader, reader->at)->quote;
    reader->is_closed = false;
    return GO_ON;
}

static enum step read_part(struct reader *reader) {
    struct sz_name_reading *reading = reader->reading;
    const struct sz_name_token *token = token_at(reader, reader->at);
    if (token->after_comma && (token->quote == 0 || token->quote != reader->quote))
        return STOP;
    if (is_number(reader, reader->at))
        return read_number(reader);
    if (item_at(reader, reader->at)->role == SZ_NAME_HEAD)
        return read_second_head(reader);
    if (!goes_on(reader))
        return STOP;
    if (reading->part_count == 0)
        reader->is_closed = false;
    return add_part(reader, reader->at) ? GO_ON : NO_NAME;
}

static enum step read_behind(struct reader *reader) {
    struct sz_name_reading *reading = reader->reading;
    const struct sz_name_item *item = item_at(reader, reader->at);
    if (is_bracketed(reader, reader->at)) {
        int year = bracket_year(reader, reader->at);
        if (year != 0)
            set_year(reading, year);
        return GO_ON;
    }
    if (item->year != 0) {
        set_year(reading, item->year);
        return GO_ON;
    }
    if (item->role == SZ_NAME_LINK)
        return read_link(reader);
    if (item->role == SZ_NAME_OTHER)
        return reading->part_count == 0 && reading->year == 0 ? NO_NAME : STOP;
    if (item->role == SZ_NAME_EVENT)
        reader->is_closed = true;
    return is_part(reader, reader->at) ? read_part(reader) : GO_ON;
}

/* ---- Before the head ---- */

static bool opens_quote(const struct reader *reader, size_t item) {
    uint8_t quote = token_at(reader, item)->quote;
    return quote != 0 && (item == 0 || token_at(reader, item - 1)->quote != quote);
}

/* "second" in "the second stage of the Channel operation". */
static bool is_stage_number(const struct reader *reader, size_t item) {
    return (item_at(reader, item)->role == SZ_NAME_ORDINAL || is_number(reader, item)) &&
           item_at(reader, item + 1)->role == SZ_NAME_STAGE;
}

/* Whether all before the head introduces it: back to an "operation", or to the start,
 * or quotes set it off. */
static bool is_introduced(const struct reader *reader, size_t head) {
    if (opens_quote(reader, head))
        return true;
    for (size_t i = head; i-- > 0;) {
        if (is_bracketed(reader, i))
            continue;
        if (!is_introduction(reader, i) && !is_stage_number(reader, i))
            return false;
        if (item_at(reader, i)->role == SZ_NAME_EVENT)
            return true;
    }
    return true;
}

/* The parts that end before `end`; their first item. A name set off by nothing but a dash must be known, or
 * have a space before the dash: "YouTube-channel" names no operation. */
static size_t parts_before(const struct reader *reader, size_t end, bool must_be_known) {
    size_t start = end;
    while (start > 0 && is_part(reader, start - 1) && !is_bracketed(reader, start - 1) &&
           item_at(reader, start - 1)->role != SZ_NAME_HEAD &&
           (!must_be_known || item_at(reader, start - 1)->concept != SZ_NAME_COUNT))
        start--;
    return start;
}

static bool take_parts(struct reader *reader, size_t start, size_t end) {
    bool is_ordinal = end - start == 1 && item_at(reader, start)->role == SZ_NAME_ORDINAL;
    if (start == end || is_ordinal)
        return false;
    for (size_t i = start; i < end; i++)
        if (!add_part(reader, i))
            return false;
    return true;
}

static bool is_stage(const struct reader *reader, size_t item) {
    return item_at(reader, item)->role == SZ_NAME_STAGE;
}

/* "Araks - Channel", "the Araks stage of the Channel operation", "этап «Аракс» операции «Канал»". */
static bool read_parts_before(struct reader *reader, size_t head) {
    const struct sz_name_token *token = token_at(reader, head);
    if (token->after_dash) {
        size_t start = parts_before(reader, head, !token->after_space);
        return (start == 0 || is_introduction(reader, start - 1)) && take_parts(reader, start, head);
    }
    size_t end = head;
    while (end > 0 && is_introduction(reader, end - 1) && !is_stage(reader, end - 1))
        end--;
    if (end > 0 && is_stage(reader, end - 1))
        return take_parts(reader, parts_before(reader, end - 1, false), end - 1);
    size_t start = parts_before(reader, end, false);
    return start > 0 && is_stage(reader, start - 1) && take_parts(reader, start, end);
}

/* "the 2018 Channel operation", "операция 2018 года «Канал»". */
static int year_before(const struct reader *reader, size_t head) {
    if (head > 1 && item_at(reader, head - 1)->role == SZ_NAME_YEAR)
        head--;
    return head > 0 ? item_at(reader, head - 1)->year : 0;
}

static bool read_headed(struct reader *reader, size_t head) {
    struct sz_name_reading *reading = reader->reading;
    reading->has_head = true;
    reading->head = (uint8_t)head;
    reader->quote = token_at(reader, head)->quote;
    for (reader->at = head + 1; reader->at < reading->count; reader->at++) {
        enum step step = read_behind(reader);
        if (step == NO_NAME)
            return false;
        if (step == STOP)
            break;
    }
    if (reading->year == 0)
        reading->year = year_before(reader, head);
    if (reading->part_count == 0 && head > 0 && read_parts_before(reader, head))
        return true;
    return is_introduced(reader, head);
}

/* ---- Names without a head ---- */

/* Where the name stands: items from `start` up to `end`. */
struct range {
    size_t start;
    size_t end;
    bool is_set_off; /* by quotes, or by "operation" before it */
};

static bool find_quoted(const struct reader *reader, struct range *range) {
    size_t start = 0, count = reader->reading->count;
    while (start < count && (!opens_quote(reader, start) || is_bracketed(reader, start)))
        start++;
    if (start == count || (start > 0 && item_at(reader, start - 1)->role == SZ_NAME_OTHER))
        return false;
    size_t end = start + 1;
    while (end < count && token_at(reader, end)->quote == token_at(reader, start)->quote)
        end++;
    while (end < count && (item_at(reader, end)->year != 0 || is_bracketed(reader, end)))
        end++;
    *range = (struct range){start, end, true};
    return true;
}

static bool find_introduced(const struct reader *reader, struct range *range) {
    size_t count = reader->reading->count;
    bool has_part = false;
    for (size_t i = count; i-- > 0;) {
        if (has_part && item_at(reader, i)->role == SZ_NAME_EVENT) {
            *range = (struct range){i + 1, count, true};
            return true;
        }
        has_part = has_part || (is_part(reader, i) && !is_bracketed(reader, i));
    }
    return false;
}

/* "operation against the dealers" says what it is and names nothing; "operation with the name" goes on. */
static bool is_description(const struct reader *reader, const struct range *range) {
    return range->start > 0 && reader->at == range->start && reader->at + 1 < range->end &&
           is_part(reader, reader->at + 1);
}

static enum step read_bare_link(const struct reader *reader, const struct range *range) {
    if (token_at(reader, reader->at)->quote != 0)
        return GO_ON;
    if (reader->reading->part_count == 0)
        return is_description(reader, range) ? NO_NAME : GO_ON;
    if (reader->at + 1 < range->end && item_at(reader, reader->at + 1)->year != 0)
        return GO_ON;
    return range->is_set_off ? STOP : NO_NAME;
}

static enum step read_bare_item(struct reader *reader, const struct range *range) {
    const struct sz_name_item *item = item_at(reader, reader->at);
    const struct sz_name_token *token = token_at(reader, reader->at);
    int year = is_bracketed(reader, reader->at) ? bracket_year(reader, reader->at) : item->year;
    if (year == 0 && token->after_dash && !is_bracketed(reader, reader->at))
        year = short_year_at(reader, reader->at);
    if (year != 0) {
        set_year(reader->reading, year);
        return GO_ON;
    }
    if (item->role == SZ_NAME_OTHER && (!range->is_set_off || is_bracketed(reader, reader->at)))
        return NO_NAME;
    if (is_bracketed(reader, reader->at))
        return GO_ON;
    if (item->role == SZ_NAME_LINK)
        return read_bare_link(reader, range);
    if (!is_part(reader, reader->at) && item->role != SZ_NAME_OTHER)
        return GO_ON;
    if (token->after_comma && token->quote == 0 && reader->reading->part_count > 0)
        return range->is_set_off ? STOP : NO_NAME;
    return add_part(reader, reader->at) ? GO_ON : NO_NAME;
}

/* A name of digits is none, nor is "the second stage". */
static bool has_name_part(const struct reader *reader) {
    const struct sz_name_reading *reading = reader->reading;
    for (size_t i = 0; i < reading->part_count; i++)
        if (!is_number(reader, reading->part[i]) &&
            (reading->part_count > 1 || item_at(reader, reading->part[i])->role != SZ_NAME_ORDINAL))
            return true;
    return false;
}

static bool read_bare(struct reader *reader) {
    struct range range = {0, reader->reading->count, false};
    if (!find_quoted(reader, &range) && !find_introduced(reader, &range))
        range.is_set_off = false;
    for (reader->at = range.start; reader->at < range.end; reader->at++) {
        enum step step = read_bare_item(reader, &range);
        if (step == NO_NAME)
            return false;
        if (step == STOP)
            break;
    }
    return has_name_part(reader);
}

void sz_name_read(const struct sz_name_tokens *tokens, struct sz_name_reading *reading) {
    struct reader reader = {.tokens = tokens, .reading = reading};
    reading->is_name = reading->has_head = false;
    reading->head = 0;
    reading->part_count = 0;
    reading->year = reading->second_year = 0;
    reading->count = sz_name_find_roles(tokens, reading->item);
    reader.has_brackets = !is_all_bracketed(tokens);
    size_t head = 0;
    while (head < reading->count &&
           (item_at(&reader, head)->role != SZ_NAME_HEAD || is_bracketed(&reader, head)))
        head++;
    reading->is_name =
        head < reading->count ? !tokens->has_plus && read_headed(&reader, head) : read_bare(&reader);
}
