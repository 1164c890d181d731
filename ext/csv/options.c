/* A table of rows {name, the values it can have, how it is set}. Values are matched whatever their case. */
#include "options.h"

enum {
    MAX_FIELD = 64 << 20,
    MAX_MAX_FIELD = 1000000000, /* SQLite takes no longer text */
    MAX_MEMORY = 256 << 20
};

void sz_csv_options_init(struct sz_csv_options *options, const struct sz_allocator *allocator) {
    *options = (struct sz_csv_options){.quote = '"', .max_field = MAX_FIELD, .max_memory = MAX_MEMORY};
    sz_buffer_init(&options->null_text, allocator);
    sz_buffer_init(&options->columns, allocator);
}

void sz_csv_options_free(struct sz_csv_options *options) {
    sz_buffer_free(&options->null_text);
    sz_buffer_free(&options->columns);
}

static bool is_word(struct sz_span value, const char *word) {
    size_t length = strlen(word);
    if (value.length != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char byte = value.text[i];
        if ((byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte) != word[i])
            return false;
    }
    return true;
}

/* The index of the value among `words`, which ends with NULL; its length where it is none of them. */
static size_t find_word(struct sz_span value, const char *const *words) {
    size_t i = 0;
    while (words[i] != NULL && !is_word(value, words[i]))
        i++;
    return i;
}

static bool read_yes_no(struct sz_span value, bool *yes) {
    static const char *const words[] = {"no", "yes", NULL};
    size_t found = find_word(value, words);
    *yes = found == 1;
    return words[found] != NULL;
}

static bool read_number(struct sz_span value, uint64_t *number) {
    uint64_t sum = 0;
    for (size_t i = 0; i < value.length; i++) {
        if (value.text[i] < '0' || value.text[i] > '9')
            return false;
        if (__builtin_mul_overflow(sum, (uint64_t)10, &sum) ||
            __builtin_add_overflow(sum, (uint64_t)(value.text[i] - '0'), &sum))
            return false;
    }
    *number = sum;
    return value.length > 0;
}

/* One byte of ASCII that can part or mark something: no letter, digit, line end, NUL. */
static bool read_mark(struct sz_span value, char *mark) {
    if (value.length != 1)
        return false;
    char byte = *mark = value.text[0];
    bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    return byte > 0 && byte < 0x7F && !is_letter && !(byte >= '0' && byte <= '9') && byte != '\n' &&
           byte != '\r';
}

static enum sz_status set_header(struct sz_csv_options *options, struct sz_span value) {
    static const char *const words[] = {"auto", "yes", "no", NULL};
    size_t found = find_word(value, words);
    options->header = (enum sz_header)found;
    return words[found] != NULL ? SZ_OK : SZ_CSV_BAD_OPTION;
}

static enum sz_status set_delimiter(struct sz_csv_options *options, struct sz_span value) {
    if (is_word(value, "auto"))
        options->delimiter = '\0';
    else if (is_word(value, "tab") || sz_span_equal(value, SZ_SPAN("\\t")))
        options->delimiter = '\t';
    else if (!read_mark(value, &options->delimiter))
        return SZ_CSV_BAD_OPTION;
    return SZ_OK;
}

static enum sz_status set_quote(struct sz_csv_options *options, struct sz_span value) {
    options->quote = '\0';
    return is_word(value, "none") || (read_mark(value, &options->quote) && options->quote != ' ')
               ? SZ_OK
               : SZ_CSV_BAD_OPTION;
}

static enum sz_status set_comment(struct sz_csv_options *options, struct sz_span value) {
    options->comment = '\0';
    return is_word(value, "none") || (read_mark(value, &options->comment) && options->comment != ' ')
               ? SZ_OK
               : SZ_CSV_BAD_OPTION;
}

static enum sz_status set_trim(struct sz_csv_options *options, struct sz_span value) {
    return read_yes_no(value, &options->trim) ? SZ_OK : SZ_CSV_BAD_OPTION;
}

static enum sz_status set_encoding(struct sz_csv_options *options, struct sz_span value) {
    if (value.length == 0 || value.length >= sizeof options->encoding)
        return SZ_CSV_BAD_OPTION;
    options->encoding[0] = '\0';
    if (is_word(value, "auto"))
        return SZ_OK;
    for (size_t i = 0; i < value.length; i++) {
        char byte = value.text[i];
        /* iconv takes "//TRANSLIT" and the like behind a name, which would change text in silence. */
        if (byte <= ' ' || byte >= 0x7F || byte == '/')
            return SZ_CSV_BAD_OPTION;
    }
    memcpy(options->encoding, value.text, value.length);
    options->encoding[value.length] = '\0';
    return SZ_OK;
}

static enum sz_status set_decimal(struct sz_csv_options *options, struct sz_span value) {
    if (!sz_span_equal(value, SZ_SPAN(".")) && !sz_span_equal(value, SZ_SPAN(",")))
        return SZ_CSV_BAD_OPTION;
    options->decimal = value.text[0];
    return SZ_OK;
}

static enum sz_status set_skip(struct sz_csv_options *options, struct sz_span value) {
    return read_number(value, &options->skip) ? SZ_OK : SZ_CSV_BAD_OPTION;
}

static enum sz_status set_null(struct sz_csv_options *options, struct sz_span value) {
    options->has_null_text = true;
    return sz_buffer_add(&options->null_text, value);
}

static enum sz_status set_columns(struct sz_csv_options *options, struct sz_span value) {
    return value.length == 0 ? SZ_CSV_BAD_OPTION : sz_buffer_add(&options->columns, value);
}

static enum sz_status set_types(struct sz_csv_options *options, struct sz_span value) {
    static const char *const words[] = {"text", "auto", NULL};
    size_t found = find_word(value, words);
    options->finds_types = found == 1;
    return words[found] != NULL ? SZ_OK : SZ_CSV_BAD_OPTION;
}

static enum sz_status set_union(struct sz_csv_options *options, struct sz_span value) {
    bool yes;
    if (!read_yes_no(value, &yes))
        return SZ_CSV_BAD_OPTION;
    options->unites = yes ? SZ_UNION_BY_NAME : SZ_UNION_BY_POSITION;
    return SZ_OK;
}

static enum sz_status set_on_error(struct sz_csv_options *options, struct sz_span value) {
    static const char *const words[] = {"fail", "keep", NULL};
    size_t found = find_word(value, words);
    options->keeps_bad_records = found == 1;
    return words[found] != NULL ? SZ_OK : SZ_CSV_BAD_OPTION;
}

/* What SQLite cannot hold must not get so far. */
static enum sz_status set_max_field(struct sz_csv_options *options, struct sz_span value) {
    return read_number(value, &options->max_field) && options->max_field > 0 &&
                   options->max_field <= MAX_MAX_FIELD
               ? SZ_OK
               : SZ_CSV_BAD_OPTION;
}

static enum sz_status set_progress(struct sz_csv_options *options, struct sz_span value) {
    return read_yes_no(value, &options->shows_progress) ? SZ_OK : SZ_CSV_BAD_OPTION;
}

static enum sz_status set_max_memory(struct sz_csv_options *options, struct sz_span value) {
    return read_number(value, &options->max_memory) ? SZ_OK : SZ_CSV_BAD_OPTION;
}

struct row {
    const char *name;
    const char *values;
    enum sz_status (*set)(struct sz_csv_options *options, struct sz_span value);
};

#define ROWS                                                                                                 \
    ROW("header", "yes, no or auto", set_header)                                                             \
    ROW("delimiter", "auto, tab or one character that is no letter or digit", set_delimiter)                 \
    ROW("quote", "none or one character that is no letter, digit or blank", set_quote)                       \
    ROW("comment", "none or one character that is no letter, digit or blank", set_comment)                   \
    ROW("trim", "yes or no", set_trim)                                                                       \
    ROW("encoding", "auto or a name that iconv knows, such as windows-1251", set_encoding)                   \
    ROW("decimal", "'.' or ','", set_decimal)                                                                \
    ROW("skip", "a number of lines", set_skip)                                                               \
    ROW("null", "the text of cells that are NULL", set_null)                                                 \
    ROW("columns", "names with commas between them", set_columns)                                            \
    ROW("types", "text or auto", set_types)                                                                  \
    ROW("union_by_name", "yes or no", set_union)                                                             \
    ROW("on_error", "fail or keep", set_on_error)                                                            \
    ROW("max_field", "a number of bytes from 1 to 1000000000", set_max_field)                                \
    ROW("progress", "yes or no", set_progress)                                                               \
    ROW("max_memory", "a number of bytes", set_max_memory)

static const struct row rows[] = {
#define ROW(name, values, set) {name, values, set},
    ROWS
#undef ROW
};

enum { ROW_COUNT = sizeof rows / sizeof rows[0] };
_Static_assert(ROW_COUNT <= 8 * sizeof(unsigned), "a bit for each row in options.given");

const char *sz_csv_options_known(void) {
#define ROW(name, values, set) ", " name
    static const char known[] = "" ROWS;
#undef ROW
    return known + 2;
}

static enum sz_status complain(struct sz_option_problem *problem, enum sz_status status, struct sz_span name,
                               struct sz_span value, const char *values) {
    if (problem != NULL)
        *problem = (struct sz_option_problem){status, name, value, values};
    return status;
}

static size_t find_row(struct sz_span name) {
    size_t row = 0;
    while (row < ROW_COUNT && !is_word(name, rows[row].name))
        row++;
    return row;
}

enum sz_status sz_csv_options_set(struct sz_csv_options *options, struct sz_span name, struct sz_span value,
                                  struct sz_option_problem *problem) {
    size_t row = find_row(name);
    if (row == ROW_COUNT)
        return complain(problem, SZ_CSV_UNKNOWN_OPTION, name, value, NULL);
    if (options->given & 1U << row)
        return complain(problem, SZ_CSV_REPEATED_OPTION, name, value, rows[row].values);
    enum sz_status status = rows[row].set(options, value);
    if (status != SZ_OK)
        return complain(problem, status, name, value, rows[row].values);
    options->given |= 1U << row;
    return SZ_OK;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t name_length(struct sz_span text) {
    size_t length = 0;
    while (length < text.length &&
           ((text.text[length] >= 'a' && text.text[length] <= 'z') ||
            (text.text[length] >= 'A' && text.text[length] <= 'Z') || text.text[length] == '_'))
        length++;
    return length;
}

static bool is_quote(char byte) {
    return byte == '\'' || byte == '"';
}

/* The length of the quoted text at the start, quotes included; the whole where it isn't closed. */
static size_t quoted_length(struct sz_span text) {
    size_t at = 1;
    while (at < text.length) {
        if (text.text[at] != text.text[0])
            at++;
        else if (at + 1 < text.length && text.text[at + 1] == text.text[0])
            at += 2;
        else
            return at + 1;
    }
    return text.length;
}

/* 'a.csv' header='yes': SQLite parts arguments at commas alone. */
static bool has_text_behind(struct sz_span text) {
    return text.length > 0 && is_quote(text.text[0]) && quoted_length(text) < text.length;
}

enum sz_status sz_csv_unquote(struct sz_span text, struct sz_buffer *plain) {
    if (text.length < 2 || !is_quote(text.text[0]) || text.text[text.length - 1] != text.text[0])
        return sz_buffer_add(plain, text);
    for (size_t at = 1; at + 1 < text.length; at++) {
        enum sz_status status = sz_buffer_add_byte(plain, text.text[at]);
        if (status != SZ_OK)
            return status;
        if (text.text[at] == text.text[0])
            at++;
    }
    return SZ_OK;
}

/* Sets an option from a value that may stand in quotes. The spans of a problem must live as long as the text
 * that was given, so they are those of the value as written. */
static enum sz_status set_written(struct sz_csv_options *options, struct sz_span name, struct sz_span value,
                                  struct sz_option_problem *problem) {
    struct sz_buffer plain;
    sz_buffer_init(&plain, options->columns.allocator);
    enum sz_status status = sz_csv_unquote(value, &plain);
    if (status == SZ_OK)
        status = sz_csv_options_set(options, name, sz_buffer_span(&plain), problem);
    else
        status = complain(problem, status, name, value, NULL);
    if (problem != NULL)
        problem->value = value;
    sz_buffer_free(&plain);
    return status;
}

static size_t value_length(struct sz_span text) {
    if (text.length > 0 && is_quote(text.text[0]))
        return quoted_length(text);
    size_t length = 0;
    while (length < text.length && !is_blank(text.text[length]))
        length++;
    return length;
}

enum sz_status sz_csv_options_parse(struct sz_csv_options *options, struct sz_span text,
                                    struct sz_option_problem *problem) {
    for (text = sz_span_trim(text); text.length > 0; text = sz_span_trim(text)) {
        size_t length = name_length(text);
        struct sz_span name = sz_span_cut(text, 0, length);
        if (length == 0 || length == text.length || text.text[length] != '=') {
            name = sz_span_cut(text, 0, value_length(text));
            return complain(problem, SZ_CSV_UNQUOTED_OPTION, name, SZ_SPAN(""), NULL);
        }
        text = sz_span_from(text, length + 1);
        struct sz_span value = sz_span_cut(text, 0, value_length(text));
        text = sz_span_from(text, value.length);
        if (value.length == 0)
            return complain(problem, SZ_CSV_UNQUOTED_OPTION, name, value, NULL);
        enum sz_status status = set_written(options, name, value, problem);
        if (status != SZ_OK)
            return status;
    }
    return SZ_OK;
}

enum sz_status sz_csv_options_parse_argument(struct sz_csv_options *options, struct sz_span argument,
                                             bool *is_option, struct sz_option_problem *problem) {
    struct sz_span text = sz_span_trim(argument), name = sz_span_cut(text, 0, name_length(text));
    *is_option = false;
    if (has_text_behind(text))
        return complain(problem, SZ_CSV_TEXT_BEHIND_ARGUMENT, text, SZ_SPAN(""), NULL);
    struct sz_span rest = sz_span_trim(sz_span_from(text, name.length));
    *is_option = name.length > 0 && (rest.length > 0 ? rest.text[0] == '=' : find_row(name) < ROW_COUNT);
    if (!*is_option)
        return SZ_OK;
    struct sz_span value = sz_span_trim(sz_span_from(rest, 1));
    if (value.length == 0)
        return complain(problem, SZ_CSV_UNQUOTED_OPTION, name, value, NULL);
    if (has_text_behind(value))
        return complain(problem, SZ_CSV_TEXT_BEHIND_ARGUMENT, text, SZ_SPAN(""), NULL);
    return set_written(options, name, value, problem);
}

enum sz_status sz_csv_options_check(const struct sz_csv_options *options, struct sz_option_problem *problem) {
    static const char another[] = "another character than delimiter, quote and comment have";
    if (options->delimiter != '\0' && options->delimiter == options->quote)
        return complain(problem, SZ_CSV_BAD_OPTION, SZ_SPAN("delimiter"), sz_span_of(&options->delimiter, 1),
                        another);
    if (options->comment != '\0' &&
        (options->comment == options->delimiter || options->comment == options->quote))
        return complain(problem, SZ_CSV_BAD_OPTION, SZ_SPAN("comment"), sz_span_of(&options->comment, 1),
                        another);
    return SZ_OK;
}
