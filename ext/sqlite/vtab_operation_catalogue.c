/* operation_catalogue: the rows of ext/words/operations.def as a table. */
#include "catalogue.h"
#include "register.h"
#include "value.h"

SQLITE_EXTENSION_INIT3

#include <string.h>

#include "../base/json.h"
#include "../operation/match.h"

enum column { KEY, NAME, RUSSIAN, KIND, UMBRELLA, DATE_FROM, DATE_TO, DATES, PLACE, SOURCE, FORMS };

/* NULL for what is not known. */
static void result_span(sqlite3_context *context, const char *text, size_t length) {
    if (length > 0)
        sqlite3_result_text(context, text, (int)length, SQLITE_STATIC);
}

static void result_text(sqlite3_context *context, const char *text) {
    result_span(context, text, strlen(text));
}

/* The first day of "2004-09-14/2004-09-24; 2004-11-15/2004-11-22". */
static void result_date_from(sqlite3_context *context, const char *dates) {
    result_span(context, dates, strcspn(dates, "/;"));
}

/* The last day; a date that stands alone is both, an open interval has none. */
static void result_date_to(sqlite3_context *context, const char *dates) {
    const char *last = strrchr(dates, ' '), *slash;
    last = last == NULL ? dates : last + 1;
    slash = strchr(last, '/');
    result_text(context, slash == NULL ? last : slash + 1);
}

static enum sz_status add_form(struct sz_buffer *json, const struct sz_operation_form *form) {
    enum sz_status status =
        sz_buffer_add(json, json->length == 0 ? SZ_SPAN("[{\"form\":") : SZ_SPAN(",{\"form\":"));
    if (status == SZ_OK)
        status = sz_json_add_text(json, sz_span_of(form->form, strlen(form->form)));
    if (status == SZ_OK)
        status = sz_buffer_add(json, SZ_SPAN(",\"source\":"));
    if (status == SZ_OK)
        status = sz_json_add_text(json, sz_span_of(form->source, strlen(form->source)));
    return status == SZ_OK ? sz_buffer_add(json, SZ_SPAN("}")) : status;
}

/* How reports write the name, with the source of each form; NULL where none is known. */
static void result_forms(sqlite3_context *context, int operation) {
    struct sz_buffer json;
    enum sz_status status = SZ_OK;
    sz_buffer_init(&json, &sz_sqlite_allocator);
    for (size_t i = 0; i < sz_operation_form_count && status == SZ_OK; i++)
        if (sz_operation_forms[i].operation == operation)
            status = add_form(&json, &sz_operation_forms[i]);
    if (status == SZ_OK && json.length > 0)
        status = sz_buffer_add(&json, SZ_SPAN("]"));
    if (status != SZ_OK)
        sqlite3_result_error_nomem(context);
    else if (json.length > 0)
        sz_result_text(context, sz_buffer_span(&json));
    sz_buffer_free(&json);
}

static void operation_column(sqlite3_context *context, int row, int column) {
    const struct sz_operation_entry *entry = &sz_operations[row];
    int umbrella;
    switch ((enum column)column) {
    case KEY:
        result_text(context, entry->key);
        break;
    case NAME:
        result_text(context, entry->name);
        break;
    case RUSSIAN:
        result_text(context, entry->russian);
        break;
    case KIND:
        result_text(context, entry->kind);
        break;
    case UMBRELLA:
        umbrella = sz_operation_umbrella(row);
        if (umbrella >= 0)
            result_text(context, sz_operations[umbrella].key);
        break;
    case DATE_FROM:
        result_date_from(context, entry->dates);
        break;
    case DATE_TO:
        result_date_to(context, entry->dates);
        break;
    case DATES:
        result_text(context, entry->dates);
        break;
    case PLACE:
        result_text(context, entry->place);
        break;
    case SOURCE:
        result_text(context, entry->source);
        break;
    case FORMS:
        result_forms(context, row);
        break;
    }
}

static int operation_connect(sqlite3 *database, void *aux, int count, const char *const *values,
                             sqlite3_vtab **table, char **message) {
    (void)aux, (void)count, (void)values, (void)message;
    static const struct sz_catalogue catalogue = {
        .declaration =
            "CREATE TABLE x(operation_key, operation, russian, kind, umbrella, date_from, date_to, "
            "dates, place, source, forms)",
        .rows = SZ_OPERATION_COUNT,
        .column = operation_column,
    };
    return sz_catalogue_connect(database, &catalogue, table);
}

static const sqlite3_module operation_module = SZ_CATALOGUE_MODULE(operation_connect);

const struct sz_table sz_operation_catalogue_table[] = {
    {.name = "operation_catalogue",
     .module = &operation_module,
     .signature = "operation_catalogue",
     .summary = "the operations and exercises that are known, with their dates, places and sources",
     .example = "SELECT operation, date_from, place FROM operation_catalogue WHERE umbrella = 'channel'"},
    {0},
};
