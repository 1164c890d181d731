/* Cell by cell: an unquoted one up to the next byte that can end it, a quoted one from quote to quote.
 *
 * Where a quote is at fault, nobody can tell where its cell was meant to end, so the damage is drawn as small
 * as it can be: it ends with the line on which the quote opened, and what follows is read anew. */
#include "scan.h"

void sz_scanner_init(struct sz_scanner *scanner, char delimiter, char quote, bool trim, uint64_t max_field) {
    *scanner =
        (struct sz_scanner){.delimiter = delimiter, .quote = quote, .trim = trim, .max_field = max_field};
    scanner->stops[(unsigned char)delimiter] = true;
    scanner->stops['\n'] = scanner->stops['\r'] = true;
}

static bool is_line_end(char byte) {
    return byte == '\n' || byte == '\r';
}

bool sz_scan_line(struct sz_span text, bool is_whole, size_t *length, size_t *next) {
    size_t at = 0;
    while (at < text.length && !is_line_end(text.text[at]))
        at++;
    *length = *next = at;
    if (at == text.length)
        return is_whole;
    if (text.text[at] == '\r' && at + 1 == text.length && !is_whole)
        return false;
    *next = at + 1;
    if (text.text[at] == '\r' && *next < text.length && text.text[*next] == '\n')
        ++*next;
    return true;
}

size_t sz_scan_count_lines(struct sz_span text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        if (text.text[i] == '\r' || (text.text[i] == '\n' && (i == 0 || text.text[i - 1] != '\r')))
            count++;
    return count;
}

static bool is_blank(const struct sz_scanner *scanner, char byte) {
    return (byte == ' ' || byte == '\t') && byte != scanner->delimiter;
}

static size_t skip_blanks(const struct sz_scanner *scanner, struct sz_span text, size_t at) {
    while (scanner->trim && at < text.length && is_blank(scanner, text.text[at]))
        at++;
    return at;
}

/* What a cell turned out to be. */
enum outcome { CELL_ENDS, CELL_IS_SHORT, CELL_IS_FAULTY };

/* The end of the text is the end of a cell only if nothing follows. */
static enum outcome end_of_text(bool is_whole) {
    return is_whole ? CELL_ENDS : CELL_IS_SHORT;
}

static enum outcome scan_plain(const struct sz_scanner *scanner, struct sz_span text, bool is_whole,
                               struct sz_cut *cut, size_t *end, enum sz_status *fault) {
    size_t at = cut->start;
    while (at < text.length && !scanner->stops[(unsigned char)text.text[at]])
        at++;
    *end = cut->end = at;
    while (scanner->trim && cut->end > cut->start && is_blank(scanner, text.text[cut->end - 1]))
        cut->end--;
    if (cut->end - cut->start > scanner->max_field) {
        *fault = SZ_CSV_FIELD_TOO_LONG;
        return CELL_IS_FAULTY;
    }
    return at == text.length ? end_of_text(is_whole) : CELL_ENDS;
}

/* Behind a quote: is the cell closed? */
static enum outcome scan_behind_quote(const struct sz_scanner *scanner, struct sz_span text, bool is_whole,
                                      size_t *end, enum sz_status *fault) {
    *end = skip_blanks(scanner, text, *end);
    if (*end == text.length)
        return end_of_text(is_whole);
    if (scanner->stops[(unsigned char)text.text[*end]])
        return CELL_ENDS;
    *fault = SZ_CSV_TEXT_AFTER_QUOTE;
    return CELL_IS_FAULTY;
}

static enum outcome scan_quoted(const struct sz_scanner *scanner, struct sz_span text, bool is_whole,
                                struct sz_cut *cut, size_t *end, enum sz_status *fault) {
    size_t at = cut->start + 1;
    for (;;) {
        const char *quote =
            at < text.length ? memchr(text.text + at, scanner->quote, text.length - at) : NULL;
        size_t found = quote == NULL ? text.length : (size_t)(quote - text.text);
        if (found - cut->start - 1 > scanner->max_field) {
            *fault = SZ_CSV_FIELD_TOO_LONG;
            return CELL_IS_FAULTY;
        }
        if (quote == NULL && !is_whole)
            return CELL_IS_SHORT;
        if (quote == NULL) {
            *fault = SZ_CSV_UNCLOSED_QUOTE;
            return CELL_IS_FAULTY;
        }
        *end = cut->end = found + 1;
        if (found + 1 == text.length && !is_whole)
            return CELL_IS_SHORT;
        if (found + 1 == text.length || text.text[found + 1] != scanner->quote)
            return scan_behind_quote(scanner, text, is_whole, end, fault);
        at = found + 2;
    }
}

/* The record ends with the line on which the cell at fault started. */
static bool end_damage(struct sz_span text, bool is_whole, struct sz_scanned *scanned) {
    size_t length, next;
    if (!sz_scan_line(sz_span_from(text, scanned->fault_at), is_whole, &length, &next))
        return false;
    scanned->length = scanned->fault_at + length;
    scanned->next = scanned->fault_at + next;
    scanned->lines += next > length;
    return true;
}

static bool end_record(struct sz_span text, bool is_whole, size_t end, struct sz_scanned *scanned) {
    size_t length, next;
    if (!sz_scan_line(sz_span_from(text, end), is_whole, &length, &next))
        return false;
    scanned->length = end + length;
    scanned->next = end + next;
    scanned->lines += next > length;
    return true;
}

bool sz_scanner_scan(const struct sz_scanner *scanner, struct sz_span text, bool is_whole,
                     struct sz_cut *cuts, size_t room, struct sz_scanned *scanned) {
    *scanned = (struct sz_scanned){0};
    for (size_t at = 0;; at++) {
        size_t end = at;
        struct sz_cut cut = {.start = skip_blanks(scanner, text, at)};
        cut.quoted =
            cut.start < text.length && scanner->quote != '\0' && text.text[cut.start] == scanner->quote;
        enum outcome outcome = cut.quoted ? scan_quoted(scanner, text, is_whole, &cut, &end, &scanned->fault)
                                          : scan_plain(scanner, text, is_whole, &cut, &end, &scanned->fault);
        if (outcome == CELL_IS_SHORT)
            return false;
        if (outcome == CELL_IS_FAULTY) {
            scanned->fault_at = cut.start;
            return end_damage(text, is_whole, scanned);
        }
        if (scanned->count < room)
            cuts[scanned->count] = cut;
        scanned->count++;
        if (cut.quoted)
            scanned->lines += sz_scan_count_lines(sz_span_cut(text, cut.start, cut.end));
        at = end;
        if (at == text.length || text.text[at] != scanner->delimiter)
            return end_record(text, is_whole, at, scanned);
    }
}
