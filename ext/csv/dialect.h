/* The dialect of a file: encoding, delimiter, quote, header; told by the options or found out from the start
 * of the file. Allocates nothing. */
#ifndef SZ_DIALECT_H
#define SZ_DIALECT_H

#include "options.h"

struct sz_dialect {
    char encoding[SZ_ENCODING_MAX]; /* "UTF-8", "UTF-16LE", … */
    uint8_t mark;                   /* bytes of the byte order mark at the start */
    char delimiter;
    char quote;   /* '\0': none */
    char comment; /* '\0': none */
    bool trim;
    bool has_header;
    bool has_separator_line; /* a first line "sep=;", in quotes or not */
};

/* What trim takes away. */
static inline bool sz_dialect_is_blank(const struct sz_dialect *dialect, char byte) {
    return (byte == ' ' || byte == '\t') && byte != dialect->delimiter;
}

enum { SZ_START = 1024 }; /* bytes from which the encoding is found out */

/* Encoding and byte order mark from the first SZ_START bytes of the file. A mark decides over the
 * option. SZ_CSV_OTHER_KIND for what is no table of text (kind.h), unless it is text and a delimiter is told;
 * SZ_CSV_BAD_BYTES for what looks like UTF-16 or UTF-32 and says so nowhere. */
enum sz_status sz_dialect_find_encoding(struct sz_dialect *dialect, const struct sz_csv_options *options,
                                        struct sz_span start);

/* All the rest from a sample of the decoded text behind skipped lines; `is_whole` says that nothing follows
 * it. */
void sz_dialect_find(struct sz_dialect *dialect, const struct sz_csv_options *options, struct sz_span sample,
                     bool is_whole);

/* The encoding that bytes which are no UTF-8 are most likely in: "windows-1251", "windows-1252", … Lives
 * forever. */
const char *sz_dialect_guess_encoding(struct sz_span bytes);

#endif
