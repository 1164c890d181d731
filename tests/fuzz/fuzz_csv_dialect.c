/* survey.c and dialect.c over any bytes in a file, decoded from many encodings, with what is told and what isn't. Whatever is found
 * out can be told as options, and then the file gives the same columns and the same first problem. The first bytes say what is told. */
#include "csv/survey.h"

#include "csv_input.h"

enum { TOLD = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct sz_file_policy everywhere = {.has_root = false};
static const char *const encodings[] = {"",         "UTF-8",  "windows-1251", "KOI8-R",
                                        "UTF-16LE", "UTF-16", "CP932",        "UTF-7"};
static const char marks[] = {'\0', ',', ';', '\t', '|', '"', '\'', '#'};

static void tell(struct sz_csv_options *options, const uint8_t *told) {
    options->delimiter = marks[told[0] % 5];
    options->quote = marks[5 + told[0] / 8 % 2];
    options->comment = told[0] / 16 % 4 == 0 ? '#' : '\0';
    options->trim = told[1] % 4 == 0;
    options->header = (enum sz_header)(told[1] / 4 % 3);
    options->skip = told[1] / 16 % 3;
    options->has_null_text = told[1] / 64 == 1;
    strcpy(options->encoding, encodings[told[2] % 8]);
    options->max_field = told[2] / 8 == 31 ? 5 : 1 << 20;
    if (told[3] % 8 == 0)
        check(sz_buffer_add(&options->columns, SZ_SPAN("a,b")) == SZ_OK);
}

/* The names of the columns of `a` and `b`, and what is wrong. */
static void compare(const struct sz_survey *a, const struct sz_survey *b) {
    check(sz_survey_width(a) == sz_survey_width(b));
    check(a->problem.status == b->problem.status && a->problem.line == b->problem.line &&
          a->problem.byte == b->problem.byte && a->problem.character == b->problem.character);
    for (size_t i = 0; i < sz_survey_width(a); i++)
        check(sz_span_equal(a->reader.columns[i], b->reader.columns[i]) &&
              sz_survey_type(a, i) == sz_survey_type(b, i));
}

static bool is_world(enum sz_status status) {
    return status != SZ_OK && sz_status_is_world(status);
}

static void check_found(const struct sz_survey *survey) {
    const struct sz_dialect *dialect = &survey->reader.facts.dialect;
    for (size_t i = 0; i < sz_survey_width(survey); i++) {
        check(survey->reader.columns[i].length > 0 || survey->problem.status != SZ_OK);
        for (size_t k = 0; k < i && k < 8; k++)
            check(!sz_span_equal(survey->reader.columns[i], survey->reader.columns[k]));
    }
    if (dialect->delimiter != '\0')
        check(dialect->delimiter != dialect->quote && dialect->delimiter != dialect->comment);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (size < TOLD)
        return 0;
    struct sz_csv_options options;
    struct sz_reader_setup setup = {.options = &options, .policy = &everywhere, .allocator = &allocator};
    struct sz_survey found, again;
    const char *path = write_file(bytes + TOLD, size - TOLD);
    sz_csv_options_init(&options, &allocator);
    tell(&options, bytes);
    setup.block = bytes[3] / 8;
    sz_survey_init(&found, &setup);
    enum sz_status status = sz_survey_take(&found, path);
    check(status == SZ_OK || is_world(status));
    if (status == SZ_OK && found.reader.inside != NULL) {
        const struct sz_dialect *dialect = &found.reader.facts.dialect;
        check_found(&found);
        if (dialect->delimiter != '\0') {
            options.delimiter = dialect->delimiter;
            options.header = dialect->has_header ? SZ_HEADER_YES : SZ_HEADER_NO;
            if (dialect->mark == 0)
                strcpy(options.encoding, dialect->encoding);
            sz_survey_init(&again, &setup);
            check(sz_survey_take(&again, path) == SZ_OK);
            compare(&found, &again);
            sz_survey_free(&again);
        }
    }
    sz_survey_free(&found);
    sz_csv_options_free(&options);
    return 0;
}
