/* The sample is read as records under each delimiter that is possible: the right one is that which gives
 * every record as many cells as the first has. A first record is the header unless it looks like those below
 * it. */
#include "dialect.h"

#include "kind.h"
#include "scan.h"

struct mark {
    struct sz_span bytes;
    const char *encoding;
};

/* The longer marks first: that of UTF-32 starts like that of UTF-16. */
static const struct mark marks[] = {
    {{"\xEF\xBB\xBF", 3}, "UTF-8"}, {{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},  {{"\xFE\xFF", 2}, "UTF-16BE"},
};

/* UTF-16 or UTF-32 without a mark, or NULL. Of the two bytes of a letter one is 0 (Latin) to 8 (Greek 3,
 * Cyrillic 4, Arabic 6): bytes that stand nowhere in other texts, but for a stray NUL. So they fill half of
 * one side and more, and in UTF-32 part of the other side too. */
static const char *find_wide(struct sz_span start) {
    enum { HIGHEST = 8 };
    size_t even = 0, odd = 0, pairs = start.length / 2;
    for (size_t i = 0; i < 2 * pairs; i++)
        *(i % 2 == 0 ? &even : &odd) += (unsigned char)start.text[i] <= HIGHEST;
    if (pairs < 2 || even + odd < 2)
        return NULL;
    if (2 * odd >= pairs && 2 * even <= odd)
        return 4 * even >= pairs ? "UTF-32LE" : "UTF-16LE";
    if (2 * even >= pairs && 2 * odd <= even)
        return 4 * odd >= pairs ? "UTF-32BE" : "UTF-16BE";
    return NULL;
}

/* "UTF-16" alone leaves the order of bytes open. */
static void settle_order(char encoding[SZ_ENCODING_MAX], struct sz_span start) {
    static const char *const wide[] = {"UTF-16", "UTF16", "UTF-32", "UTF32"};
    const char *found = find_wide(start);
    bool is_big = found != NULL ? strcmp(found + 6, "BE") == 0 : start.length > 0 && start.text[0] == 0;
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        size_t at = 0;
        while (wide[i][at] != '\0' && (encoding[at] & ~0x20) == (wide[i][at] & ~0x20))
            at++;
        if (wide[i][at] == '\0' && encoding[at] == '\0')
            strcpy(encoding + at, is_big ? "BE" : "LE");
    }
}

enum sz_status sz_dialect_find_encoding(struct sz_dialect *dialect, const struct sz_csv_options *options,
                                        struct sz_span start) {
    start = sz_span_cut(start, 0, SZ_START);
    if (sz_kind_find(start, options->delimiter != '\0') != NULL)
        return SZ_CSV_OTHER_KIND;
    dialect->mark = 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (sz_span_starts(start, marks[i].bytes)) {
            dialect->mark = (uint8_t)marks[i].bytes.length;
            strcpy(dialect->encoding, marks[i].encoding);
            /* A program may have put one in front of the one that was there. */
            if (i == 0 && sz_span_starts(sz_span_from(start, dialect->mark), marks[i].bytes))
                dialect->mark = (uint8_t)(2 * dialect->mark);
            return SZ_OK;
        }
    if (options->encoding[0] == '\0' && find_wide(start) != NULL)
        return SZ_CSV_BAD_BYTES;
    strcpy(dialect->encoding, options->encoding[0] != '\0' ? options->encoding : "UTF-8");
    settle_order(dialect->encoding, start);
    return SZ_OK;
}

/* How well a delimiter fits. */
struct fit {
    size_t width;   /* cells of the first record */
    size_t records; /* records seen */
    size_t even;    /* those of the same width and without a fault */
};

enum { SAMPLE_RECORDS = 200 };

/* The next record of the sample: false at its end, and where it is cut off. */
static bool next_record(const struct sz_scanner *scanner, char comment, struct sz_span *sample, bool is_whole,
                        struct sz_cut *cuts, size_t room, struct sz_scanned *scanned,
                        struct sz_span *record) {
    while (sample->length > 0) {
        size_t length, next;
        bool is_comment = comment != '\0' && sample->text[0] == comment;
        if (!is_comment && sample->text[0] != '\n' && sample->text[0] != '\r') {
            if (!sz_scanner_scan(scanner, *sample, is_whole, cuts, room, scanned))
                return false;
            *record = sz_span_cut(*sample, 0, scanned->length);
            *sample = sz_span_from(*sample, scanned->next);
            return true;
        }
        if (!sz_scan_line(*sample, is_whole, &length, &next))
            return false;
        *sample = sz_span_from(*sample, next);
    }
    return false;
}

static struct fit try_delimiter(const struct sz_dialect *dialect, char delimiter, struct sz_span sample,
                                bool is_whole) {
    struct sz_scanner scanner;
    struct sz_scanned scanned;
    struct sz_span record;
    struct fit fit = {0};
    sz_scanner_init(&scanner, delimiter, dialect->quote, dialect->trim, UINT64_MAX);
    while (fit.records < SAMPLE_RECORDS &&
           next_record(&scanner, dialect->comment, &sample, is_whole, NULL, 0, &scanned, &record)) {
        if (fit.records++ == 0)
            fit.width = scanned.count;
        fit.even += scanned.fault == SZ_OK && scanned.count == fit.width;
    }
    return fit;
}

static bool is_better(const struct fit *a, const struct fit *b) {
    if (b->width < 2 || a->width < 2)
        return a->width > b->width;
    /* Shares of even records, compared without dividing; records and even are at most SAMPLE_RECORDS. */
    size_t ours = a->even * b->records, theirs = b->even * a->records;
    return ours > theirs;
}

static char find_delimiter(const struct sz_dialect *dialect, struct sz_span sample, bool is_whole) {
    /* Where several part each record alike, the first of them: prose and decimals hold commas ("Mass, kg;Place" above
     * "5,5;Baku"), some prose semicolons, none tabs. */
    static const char candidates[] = "\t|;,";
    char best = dialect->quote == ',' || dialect->comment == ',' ? ';' : ',';
    struct fit best_fit = {.width = 1}; /* a file of one column: what parts no record is no better */
    for (size_t i = 0; candidates[i] != '\0'; i++) {
        if (candidates[i] == dialect->quote || candidates[i] == dialect->comment)
            continue;
        struct fit fit = try_delimiter(dialect, candidates[i], sample, is_whole);
        if (is_better(&fit, &best_fit)) {
            best = candidates[i];
            best_fit = fit;
        }
    }
    return best;
}

/* Starts with a figure, maybe behind a sign: "5 kg", "-3", ">10", ".5". */
static bool is_figure(struct sz_span cell) {
    while (cell.length > 1 && strchr("+-.<>=~ \"'", cell.text[0]) != NULL)
        cell = sz_span_from(cell, 1);
    return cell.length > 0 && cell.text[0] >= '0' && cell.text[0] <= '9';
}

static char lower_of(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

/* What people and programs write for a value that is missing: "-", "..", "n/a". */
static bool is_missing(struct sz_span cell) {
    static const char *const words[] = {"na", "n/a", "nan", "null", "none", "\\n"};
    size_t at = 0;
    while (at < cell.length && (cell.text[at] == '-' || cell.text[at] == '.'))
        at++;
    bool is_missing = at == cell.length;
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !is_missing; i++) {
        at = 0;
        while (at < cell.length && words[i][at] != '\0' && lower_of(cell.text[at]) == words[i][at])
            at++;
        is_missing = at == cell.length && words[i][at] == '\0';
    }
    return is_missing;
}

static struct sz_span cell_of(struct sz_span record, const struct sz_cut *cut) {
    return cut->quoted ? sz_span_cut(record, cut->start + 1, cut->end - 1)
                       : sz_span_cut(record, cut->start, cut->end);
}

/* 1900 to 2099, else 0. */
static int year_of(struct sz_span cell) {
    int year = 0;
    for (size_t i = 0; i < cell.length; i++) {
        if (cell.length != 4 || cell.text[i] < '0' || cell.text[i] > '9')
            return 0;
        year = year * 10 + (cell.text[i] - '0');
    }
    return year >= 1900 && year <= 2099 ? year : 0;
}

enum { VOTERS = 128 };

/* The first columns of the file: what their first cell and those below it look like. */
struct poll {
    size_t count;
    size_t below[VOTERS];   /* cells below the first that aren't empty */
    size_t figures[VOTERS]; /* those of them that are figures */
    struct sz_span first[VOTERS];
};

static void take_poll(struct poll *poll, const struct sz_dialect *dialect, struct sz_span sample,
                      bool is_whole) {
    struct sz_scanner scanner;
    struct sz_scanned scanned;
    struct sz_cut cuts[VOTERS];
    struct sz_span record;
    sz_scanner_init(&scanner, dialect->delimiter, dialect->quote, dialect->trim, UINT64_MAX);
    for (size_t row = 0; row < SAMPLE_RECORDS && next_record(&scanner, dialect->comment, &sample, is_whole,
                                                             cuts, VOTERS, &scanned, &record);
         row++) {
        size_t count = scanned.count < VOTERS ? scanned.count : VOTERS;
        if (row == 0)
            poll->count = count;
        for (size_t i = 0; i < count && i < poll->count; i++) {
            struct sz_span cell = cell_of(record, &cuts[i]);
            if (row == 0) {
                poll->first[i] = cell;
            } else {
                poll->below[i] += cell.length > 0;
                poll->figures[i] += is_figure(cell);
            }
        }
    }
}

/* A column for each year is a header of figures: "country,2015,2016". */
static bool is_year_column(const struct poll *poll, size_t i) {
    int year = year_of(poll->first[i]);
    if (year == 0)
        return false;
    int before = i > 0 ? year_of(poll->first[i - 1]) : 0;
    int after = i + 1 < poll->count ? year_of(poll->first[i + 1]) : 0;
    return (before != 0 && (before - year == 1 || year - before == 1)) ||
           (after != 0 && (after - year == 1 || year - after == 1));
}

/* A column of figures whose first cell is none has a header; one whose first cell is one has none. Where no
 * column says either, the first record is the header, as nearly always. */
static bool find_header(const struct sz_dialect *dialect, struct sz_span sample, bool is_whole) {
    struct poll poll = {0};
    size_t for_header = 0, against = 0;
    take_poll(&poll, dialect, sample, is_whole);
    for (size_t i = 0; i < poll.count; i++) {
        bool has_figures = poll.figures[i] * 10 >= poll.below[i] * 9; /* a few "n/a" don't change a column */
        if (!has_figures || is_missing(poll.first[i]) || is_year_column(&poll, i))
            continue;
        if (is_figure(poll.first[i]))
            against++;
        else if (poll.below[i] > 0)
            for_header++;
    }
    return for_header > 0 || against == 0;
}

/* "sep=;", as spreadsheets write and obey it: the letters in any case, the whole of it in quotes or not. */
static bool find_separator_line(const struct sz_dialect *dialect, struct sz_span sample, bool is_whole,
                                char *separator, size_t *next) {
    enum { LENGTH = 5 };
    static const char letters[] = "sep=";
    size_t length, at = 0;
    if (!sz_scan_line(sample, is_whole, &length, next))
        return false;
    struct sz_span line = sz_span_cut(sample, 0, length);
    char quote = dialect->quote != '\0' ? dialect->quote : '"';
    if (length == LENGTH + 2 && line.text[0] == quote && line.text[length - 1] == quote)
        line = sz_span_cut(line, 1, length - 1);
    while (at < line.length && at < LENGTH - 1 &&
           (at == LENGTH - 2 ? line.text[at] : line.text[at] | 0x20) == letters[at])
        at++;
    if (line.length != LENGTH || at < LENGTH - 1)
        return false;
    char byte = *separator = line.text[at];
    bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    return byte > 0 && !is_letter && !(byte >= '0' && byte <= '9') && byte != dialect->quote &&
           byte != dialect->comment;
}

void sz_dialect_find(struct sz_dialect *dialect, const struct sz_csv_options *options, struct sz_span sample,
                     bool is_whole) {
    char separator = '\0';
    size_t next;
    dialect->quote = options->quote;
    dialect->comment = options->comment;
    dialect->trim = options->trim;
    dialect->has_separator_line = find_separator_line(dialect, sample, is_whole, &separator, &next);
    if (dialect->has_separator_line)
        sample = sz_span_from(sample, next);
    if (options->delimiter != '\0')
        dialect->delimiter = options->delimiter;
    else if (dialect->has_separator_line)
        dialect->delimiter = separator;
    else
        dialect->delimiter = find_delimiter(dialect, sample, is_whole);
    if (options->header == SZ_HEADER_AUTO && options->columns.length == 0)
        dialect->has_header = find_header(dialect, sample, is_whole);
    else
        dialect->has_header = options->header == SZ_HEADER_YES;
}

/* How often each kind of byte stands in what is no UTF-8. */
struct census {
    size_t runs;    /* bytes from 0x80 on beside another such byte */
    size_t singles; /* … between others: accents in a Latin text */
    size_t low;     /* 0x80 to 0xBF: letters in CP866 alone */
    size_t upper;   /* 0xC0 to 0xDF: capitals in windows-1251, small letters in KOI8-R */
    size_t lower;   /* 0xE0 to 0xFF: the other way round */
};

static struct census count_bytes(struct sz_span bytes) {
    struct census census = {0};
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.text[i];
        if (byte < 0x80)
            continue;
        bool beside = (i > 0 && (unsigned char)bytes.text[i - 1] >= 0x80) ||
                      (i + 1 < bytes.length && (unsigned char)bytes.text[i + 1] >= 0x80);
        census.runs += beside;
        census.singles += !beside;
        census.low += byte < 0xC0;
        census.upper += byte >= 0xC0 && byte < 0xE0;
        census.lower += byte >= 0xE0;
    }
    return census;
}

const char *sz_dialect_guess_encoding(struct sz_span bytes) {
    struct census census = count_bytes(bytes);
    const char *wide = find_wide(bytes);
    if (wide != NULL)
        return wide;
    if (census.singles > census.runs)
        return "windows-1252";
    if (census.low > census.upper && census.low >= census.lower)
        return "CP866";
    return census.upper > census.lower ? "KOI8-R" : "windows-1251";
}
