/* What is wrong comes from status.def; the numbers and the way out are put behind it here. */
#include "message_csv.h"

#include "../csv/change.h"
#include "message.h"
#include "register.h"

SQLITE_EXTENSION_INIT3

#include <errno.h>

/* The few reasons that people meet, in words; strerror() would depend on the locale. */
static const char *reason_of(int error) {
    switch (error) {
    case EACCES:
    case EPERM:
        return "permission denied";
    case EIO:
        return "input/output error";
    case ELOOP:
        return "too many symbolic links";
    case ENAMETOOLONG:
        return "the name is too long";
    case EMFILE:
    case ENFILE:
        return "too many open files";
    case ESTALE:
        return "stale file handle";
    default:
        return NULL;
    }
}

/* As much of a text as a message can hold, and no half of a letter. */
static int shown(struct sz_span text) {
    enum { MOST = 60 };
    size_t length = text.length < MOST ? text.length : MOST;
    while (length > 0 && length < text.length && ((unsigned char)text.text[length] & 0xC0) == 0x80)
        length--;
    return (int)length;
}

static char *detail_of_world(const struct sz_file_problem *problem) {
    const char *reason = reason_of(problem->error);
    if (problem->status == SZ_FILE_CHANGED || problem->status == SZ_FILES_CHANGED)
        return sqlite3_mprintf("%s", problem->advice != NULL ? problem->advice : "read it again");
    if (problem->status == SZ_NO_MEMORY && problem->line > 0)
        return sqlite3_mprintf(
            "the record that starts here is too long for it; max_field='BYTES' refuses longer cells");
    if (problem->byte > 0)
        return sqlite3_mprintf("seen at byte %llu of the file", (unsigned long long)problem->byte);
    if (problem->error == 0 || problem->status == SZ_FILE_MISSING)
        return sqlite3_mprintf("%s", "");
    return reason != NULL ? sqlite3_mprintf("%s", reason) : sqlite3_mprintf("error %d", problem->error);
}

/* The bytes that mean nothing, before their place: `FF FE at `; nothing where they aren't known. */
static void write_odd(const struct sz_odd_bytes *odd, char text[24]) {
    static const char digits[] = "0123456789ABCDEF";
    for (unsigned i = 0; i < odd->count; i++) {
        *text++ = digits[odd->bytes[i] >> 4];
        *text++ = digits[odd->bytes[i] & 15];
        *text++ = ' ';
    }
    strcpy(text, odd->count > 0 ? "at " : "");
}

/* `FF FE at byte 3 of the line`, as much of it as is known. */
static char *place_of_bytes(const struct sz_file_problem *problem) {
    char odd[24];
    write_odd(&problem->odd, odd);
    if (problem->character > 0)
        return sqlite3_mprintf("%scharacter %llu of the line; ", odd, (unsigned long long)problem->character);
    if (problem->byte > 0)
        return sqlite3_mprintf("%sbyte %llu of the line; ", odd, (unsigned long long)problem->byte);
    return sqlite3_mprintf("%s", "");
}

static char *detail_of_bytes(const struct sz_file_problem *problem, const char *keep) {
    char *place = place_of_bytes(problem), *detail;
    if (place == NULL)
        return NULL;
    if (problem->advice == NULL)
        detail = sqlite3_mprintf("%sanother encoding='...' may fit%s", place, keep);
    else
        detail = sqlite3_mprintf("%stry encoding='%s'%s", place, problem->advice, keep);
    sqlite3_free(place);
    return detail;
}

static char *detail_of_fields(const struct sz_file_problem *problem, const char *keep) {
    unsigned long long fields = problem->fields, width = problem->width;
    if (problem->status == SZ_CSV_TOO_MANY_FIELDS && width == 1) /* a title, most likely */
        return sqlite3_mprintf("%llu instead of 1; skip='N' leaves out N lines above the header, "
                               "delimiter='...' tells what parts fields%s",
                               fields, keep);
    return sqlite3_mprintf("%llu instead of %llu; delimiter='...' tells what parts them%s", fields, width,
                           keep);
}

/* The numbers and the way out, if there is anything to be said; NULL: there is no memory. */
static char *detail_of(const struct sz_file_problem *problem) {
    unsigned long long fields = problem->fields, width = problem->width;
    const char *keep = problem->can_be_kept ? "; on_error='keep' keeps such records" : "";
    if (sz_status_is_world(problem->status))
        return detail_of_world(problem);
    if (problem->status == SZ_CSV_TOO_FEW_FIELDS || problem->status == SZ_CSV_TOO_MANY_FIELDS)
        return detail_of_fields(problem, keep);
    if (problem->status == SZ_CSV_BAD_BYTES)
        return detail_of_bytes(problem, keep);
    if (problem->status == SZ_CSV_UNCLOSED_QUOTE || problem->status == SZ_CSV_TEXT_AFTER_QUOTE)
        return sqlite3_mprintf("the quote opens on this line%s", keep);
    if (problem->status == SZ_CSV_FIELD_TOO_LONG)
        return sqlite3_mprintf("is a quote left open? max_field='BYTES' allows more%s", keep);
    if (problem->status == SZ_CSV_TOO_MANY_COLUMNS)
        return sqlite3_mprintf("%llu; SQLite takes %llu here", fields, width);
    if (problem->status == SZ_CSV_OTHER_COLUMNS)
        return sqlite3_mprintf("%llu in the header, %llu are named; delimiter='...' tells what parts them",
                               fields, width);
    if (problem->status == SZ_CSV_UNKNOWN_ENCODING && problem->advice != NULL)
        return sqlite3_mprintf("encoding='%s'; iconv --list names those that there are", problem->advice);
    if (problem->status == SZ_CSV_OTHER_KIND)
        return sqlite3_mprintf("%s", problem->advice);
    if (problem->status == SZ_CSV_NO_HEADER)
        return sqlite3_mprintf("header='no' with columns='...' names them");
    if (problem->status == SZ_CSV_OTHER_TYPE)
        return sqlite3_mprintf("types='text' takes any cell");
    if (problem->status == SZ_CSV_OTHER_HEADER && width > 0)
        return sqlite3_mprintf(
            "%llu columns instead of %llu; union_by_name='yes' puts those of one name together", fields,
            width);
    if (problem->status == SZ_CSV_OTHER_HEADER && problem->advice != NULL)
        return sqlite3_mprintf("%s", problem->advice);
    if (problem->status == SZ_CSV_OTHER_HEADER)
        return sqlite3_mprintf(
            "union_by_name='yes' puts columns of one name together, 'no' those of one position");
    return sqlite3_mprintf("%s", "");
}

char *sz_message_for_csv(const char *path, const struct sz_file_problem *problem) {
    char *detail = detail_of(problem);
    struct sz_problem plain = {.status = problem->status};
    if (detail == NULL)
        return NULL;
    char *message = sz_message_for_file(path, problem->line, &plain, *detail != '\0' ? detail : NULL);
    sqlite3_free(detail);
    return message;
}

/* Not SQLITE_IOERR: that would roll the transaction back, and the database has nothing to do with it. */
int sz_file_problem_code(enum sz_status status) {
    if (status == SZ_OK)
        return SQLITE_OK;
    if (status == SZ_NO_MEMORY)
        return SQLITE_NOMEM;
    return status == SZ_INTERRUPTED ? SQLITE_INTERRUPT : SQLITE_ERROR;
}

int sz_file_problem_report(const char *path, const struct sz_file_problem *problem, char **message) {
    int code = sz_file_problem_code(problem->status);
    if (code == SQLITE_OK)
        return code;
    sqlite3_free(*message);
    /* A CREATE that is interrupted without a message would say that its constructor failed. */
    *message = code == SQLITE_INTERRUPT ? sqlite3_mprintf("%s", sz_status_sentence(problem->status))
                                        : sz_message_for_csv(path, problem);
    return *message == NULL ? SQLITE_NOMEM : code;
}

/* A column that is in one header alone. */
static char *write_single(const struct sz_column_change *change, bool is_other_file) {
    bool is_new = change->column > change->before;
    struct sz_span name = sz_buffer_span(is_new ? &change->is : &change->was);
    const char *how = is_new ? "new" : "gone";
    if (is_other_file)
        how = is_new ? "not in the first file" : "in the first file alone";
    return sqlite3_mprintf("column %llu, \"%.*s\", is %s", (unsigned long long)change->column, shown(name),
                           name.text, how);
}

static char *write_change(const struct sz_column_change *change, bool is_other_file) {
    struct sz_span was = sz_buffer_span(&change->was), is = sz_buffer_span(&change->is);
    if (change->column > change->before || change->column > change->now)
        return write_single(change, is_other_file);
    if (is_other_file)
        return sqlite3_mprintf("column %llu is \"%.*s\" here and \"%.*s\" in the first file",
                               (unsigned long long)change->column, shown(is), is.text, shown(was), was.text);
    return sqlite3_mprintf("column %llu was \"%.*s\" and is \"%.*s\" now", (unsigned long long)change->column,
                           shown(was), was.text, shown(is), is.text);
}

char *sz_message_for_columns(const struct sz_files *files, const char *path, enum sz_status status) {
    bool is_other_file = status == SZ_CSV_OTHER_HEADER;
    const char *way =
        is_other_file ? "union_by_name='yes' puts columns of one name together, 'no' those of one position"
                      : "drop the table and create it again";
    struct sz_column_change change;
    char *text = NULL, *message = NULL;
    sz_column_change_init(&change, files->setup->allocator);
    sz_column_change_find(&change, files, path);
    if (change.column > 0)
        text = write_change(&change, is_other_file);
    if (text != NULL)
        message = sqlite3_mprintf("%s; %s", text, way);
    sqlite3_free(text);
    sz_column_change_free(&change);
    return message;
}

char *sz_message_for_option(const char *module, const struct sz_option_problem *problem) {
    const char *sentence = sz_status_sentence(problem->status);
    const char *name = problem->name.text != NULL ? problem->name.text : "";
    int length = shown(problem->name);
    if (problem->status == SZ_CSV_UNKNOWN_OPTION || problem->status == SZ_CSV_REPEATED_OPTION)
        return sqlite3_mprintf("%s: %s: %.*s (known: %s)", module, sentence, length, name,
                               sz_csv_options_known());
    if (problem->status == SZ_CSV_UNQUOTED_OPTION)
        return sqlite3_mprintf("%s: %s: write %.*s='value', in quotes (SQLite parts arguments at commas)",
                               module, sentence, length, name);
    if (problem->status == SZ_CSV_BAD_OPTION)
        return sqlite3_mprintf("%s: %s: %.*s=%.*s (it can be %s)", module, sentence, length, name,
                               shown(problem->value), problem->value.length > 0 ? problem->value.text : "",
                               problem->values);
    if (problem->status == SZ_CSV_TEXT_BEHIND_ARGUMENT)
        return sqlite3_mprintf("%s: %s: %.*s", module, sentence, length, name);
    return sqlite3_mprintf("%s: %s", module, sentence);
}
