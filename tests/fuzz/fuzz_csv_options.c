/* options.c over any bytes: as a string of options, as module arguments parted by NUL, and as a pattern with a name. What is wrong
 * lies within what was given; what is taken can be given again as `name='value'`; patterns match what a plain recursion says. */
#include "base/utf8.h"
#include "csv/options.h"
#include "csv/pattern.h"

#include "csv_input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool is_within(struct sz_span part, struct sz_span whole) {
    return part.length == 0 ||
           (part.text >= whole.text && part.text + part.length <= whole.text + whole.length);
}

static void check_problem(enum sz_status status, const struct sz_option_problem *problem,
                          struct sz_span given) {
    check(status == SZ_CSV_UNKNOWN_OPTION || status == SZ_CSV_REPEATED_OPTION ||
          status == SZ_CSV_BAD_OPTION || status == SZ_CSV_UNQUOTED_OPTION ||
          status == SZ_CSV_TEXT_BEHIND_ARGUMENT);
    check(problem->status == status && is_within(problem->name, given) && is_within(problem->value, given));
    check(status != SZ_CSV_BAD_OPTION || problem->values != NULL);
}

static void check_values(const struct sz_csv_options *options) {
    check(options->header <= SZ_HEADER_NO && options->unites <= SZ_UNION_BY_POSITION);
    check(options->max_field > 0 && memchr(options->encoding, '\0', sizeof options->encoding) != NULL);
    check(options->decimal == '\0' || options->decimal == '.' || options->decimal == ',');
    check((unsigned char)options->delimiter < 0x7F && (unsigned char)options->quote < 0x7F);
}

static void parse(struct sz_span given) {
    struct sz_csv_options options;
    struct sz_option_problem problem;
    sz_csv_options_init(&options, &allocator);
    enum sz_status status = sz_csv_options_parse(&options, given, &problem);
    if (status != SZ_OK)
        check_problem(status, &problem, given);
    else if (sz_csv_options_check(&options, &problem) == SZ_OK)
        check(options.delimiter == '\0' ||
              (options.delimiter != options.quote && options.delimiter != options.comment));
    check_values(&options);
    sz_csv_options_free(&options);
}

/* What no option is, is a path: nothing was set. */
static void parse_arguments(struct sz_span given) {
    struct sz_csv_options options;
    struct sz_option_problem problem;
    sz_csv_options_init(&options, &allocator);
    while (given.length > 0) {
        const char *end = memchr(given.text, '\0', given.length);
        size_t length = end == NULL ? given.length : (size_t)(end - given.text);
        struct sz_span argument = sz_span_cut(given, 0, length);
        unsigned before = options.given;
        bool is_option;
        enum sz_status status = sz_csv_options_parse_argument(&options, argument, &is_option, &problem);
        if (status != SZ_OK)
            check_problem(status, &problem, argument);
        check(status == SZ_OK && is_option ? options.given != before : options.given == before);
        check_values(&options);
        given = sz_span_from(given, length + (end != NULL));
    }
    sz_csv_options_free(&options);
}

/* In single quotes with each of them doubled, a text is itself. */
static void check_quoting(struct sz_span text) {
    struct sz_buffer quoted, plain;
    sz_buffer_init(&quoted, &allocator);
    sz_buffer_init(&plain, &allocator);
    enum sz_status status = sz_buffer_add_byte(&quoted, '\'');
    for (size_t i = 0; i < text.length && status == SZ_OK; i++) {
        status = sz_buffer_add_byte(&quoted, text.text[i]);
        if (status == SZ_OK && text.text[i] == '\'')
            status = sz_buffer_add_byte(&quoted, '\'');
    }
    check(status == SZ_OK && sz_buffer_add_byte(&quoted, '\'') == SZ_OK);
    check(sz_csv_unquote(sz_buffer_span(&quoted), &plain) == SZ_OK);
    check(sz_span_equal(sz_buffer_span(&plain), text));
    sz_buffer_free(&quoted);
    sz_buffer_free(&plain);
}

/* The length of the first character, or of a byte that is none. */
static size_t step(struct sz_span text) {
    uint32_t character;
    size_t length = sz_utf8_decode(text, &character);
    return length > 0 ? length : 1;
}

/* Patterns of stars, question marks and plain characters. */
static bool matches(struct sz_span pattern, struct sz_span name) {
    if (pattern.length == 0)
        return name.length == 0;
    if (pattern.text[0] == '*')
        return matches(sz_span_from(pattern, 1), name) ||
               (name.length > 0 && matches(pattern, sz_span_from(name, step(name))));
    if (name.length == 0)
        return false;
    if (pattern.text[0] == '?')
        return matches(sz_span_from(pattern, 1), sz_span_from(name, step(name)));
    return pattern.text[0] == name.text[0] && matches(sz_span_from(pattern, 1), sz_span_from(name, 1));
}

static void check_pattern(struct sz_span text) {
    enum { PATTERN_MAX = 10, NAME_MAX_LENGTH = 24 };
    struct sz_span pattern = sz_span_cut(text, 0, text.length / 3),
                   name = sz_span_from(text, text.length / 3);
    bool is_hidden =
        name.length > 0 && name.text[0] == '.' && (pattern.length == 0 || pattern.text[0] != '.');
    bool has_set = pattern.length > 0 && memchr(pattern.text, '[', pattern.length) != NULL;
    bool found = sz_pattern_matches(pattern, name);
    if (pattern.length <= PATTERN_MAX && name.length <= NAME_MAX_LENGTH && !has_set &&
        sz_utf8_find_invalid(pattern) == pattern.length && sz_utf8_find_invalid(name) == name.length)
        check(found == (!is_hidden && matches(pattern, name)));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct sz_span text = sz_span_of((const char *)bytes, size);
    parse(text);
    parse_arguments(text);
    check_quoting(text);
    check_pattern(text);
    return 0;
}
