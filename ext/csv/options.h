/* The options of a CSV table, by name.
 *
 * Names and values are those of the contract ("header", "delimiter" …): one table of rows in options.c for
 * module arguments and for the options string of read_seizures. What is in no row is unknown. The options own
 * copies of the texts that they are given. */
#ifndef SZ_CSV_OPTIONS_H
#define SZ_CSV_OPTIONS_H

#include "../base/buffer.h"

#include <stdint.h>

enum sz_header { SZ_HEADER_AUTO, SZ_HEADER_YES, SZ_HEADER_NO };

/* Several files: their headers must be the same; columns of one name belong together; columns of one
 * position do. */
enum sz_union { SZ_UNION_SAME, SZ_UNION_BY_NAME, SZ_UNION_BY_POSITION };

enum { SZ_ENCODING_MAX = 64 };

struct sz_csv_options {
    enum sz_header header;
    enum sz_union unites;
    char delimiter; /* '\0': find out */
    char quote;     /* '"'; '\0': none, quotes are text */
    char comment;   /* '\0': none */
    char decimal;   /* '.' or ',', '\0' where not told; for who reads numbers, the reader has no use for it */
    bool trim;
    bool finds_types;       /* types='auto' */
    bool keeps_bad_records; /* on_error='keep' */
    bool shows_progress;
    bool has_null_text;
    char encoding[SZ_ENCODING_MAX]; /* "": find out (a BOM, else UTF-8) */
    uint64_t skip;                  /* physical lines before the header */
    uint64_t max_field;             /* bytes */
    uint64_t max_memory;            /* bytes kept for lookups and groups, beyond what reading takes */
    struct sz_buffer null_text;     /* cells that read so are NULL */
    struct sz_buffer columns;       /* 'a,b,c': names in place of a header's; length 0: none */
    unsigned given;                 /* bit i: row i of the table was given */
};

/* The defaults; takes no memory. Free may be called twice. */
void sz_csv_options_init(struct sz_csv_options *options, const struct sz_allocator *allocator);
void sz_csv_options_free(struct sz_csv_options *options);

/* What is wrong with an option. Spans point into the text that was given. */
struct sz_option_problem {
    enum sz_status status; /* SZ_CSV_UNKNOWN_OPTION, _REPEATED_, _BAD_, _UNQUOTED_OPTION,
                            * SZ_CSV_TEXT_BEHIND_ARGUMENT (`name` is all of it) or SZ_NO_MEMORY */
    struct sz_span name;
    struct sz_span value;
    const char *values; /* what this option can be: "yes, no or auto"; NULL where it is unknown */
};

/* Sets one option; `problem` may be NULL. */
enum sz_status sz_csv_options_set(struct sz_csv_options *options, struct sz_span name, struct sz_span value,
                                  struct sz_option_problem *problem);

/* `name=value name='a value' …`, as read_seizures takes them: apart by blanks, values with blanks in quotes
 * (a quote within is doubled). An option without `=` is SZ_CSV_UNQUOTED_OPTION. */
enum sz_status sz_csv_options_parse(struct sz_csv_options *options, struct sz_span text,
                                    struct sz_option_problem *problem);

/* One module argument `name='value'`, as SQLite hands it over (blanks around, quotes and all). `*is_option`
 * is false for an argument that is no option but a quoted or bare path, and nothing is set. */
enum sz_status sz_csv_options_parse_argument(struct sz_csv_options *options, struct sz_span argument,
                                             bool *is_option, struct sz_option_problem *problem);

/* Whether the options go together: delimiter, quote and comment must differ. SZ_CSV_BAD_OPTION. */
enum sz_status sz_csv_options_check(const struct sz_csv_options *options, struct sz_option_problem *problem);

/* Takes the SQL quotes (' or ") from around a text, if there are any, and adds what they hold to `plain`. */
enum sz_status sz_csv_unquote(struct sz_span text, struct sz_buffer *plain);

/* "header, delimiter, …": for the message about an unknown one. Lives forever. */
const char *sz_csv_options_known(void);

#endif
