/* The options of a CSV table, by name.
 *
 * Names and values are those of the contract ("header", "delimiter" …), one list for module arguments and for
 * the options string of read_seizures. Spans in the options point into the caller's text, which must outlive
 * them. */
#ifndef SZ_CSV_OPTIONS_H
#define SZ_CSV_OPTIONS_H

#include "../base/span.h"
#include "../base/status.h"

#include <stdint.h>

enum sz_header { SZ_HEADER_AUTO, SZ_HEADER_YES, SZ_HEADER_NO };

struct sz_csv_options {
    enum sz_header header;
    char delimiter; /* '\0': find out */
    char quote;     /* '"' */
    char comment;   /* '\0': none */
    bool trim;
    struct sz_span encoding; /* length 0: find out (a BOM, else UTF-8) */
    char decimal;            /* '.' or ',', '\0' where not told */
    uint64_t skip;           /* lines before the header */
    bool has_null_text;
    struct sz_span null_text; /* cells that read so are NULL */
    struct sz_span columns;   /* 'a,b,c' in place of a header */
    bool finds_types;         /* types='auto' */
    bool unites_by_name;
    bool keeps_bad_records; /* on_error='keep' */
    uint64_t max_field;     /* bytes */
    bool shows_progress;
    unsigned given; /* bit i: the option of row i of the table was given */
};

void sz_csv_options_init(struct sz_csv_options *options);

/* Sets one option. SZ_CSV_UNKNOWN_OPTION, SZ_CSV_REPEATED_OPTION or SZ_CSV_BAD_OPTION otherwise. */
enum sz_status sz_csv_options_set(struct sz_csv_options *options, struct sz_span name, struct sz_span value);

/* "header, delimiter, …": for the message about an unknown one. */
const char *sz_csv_options_known(void);

#endif
