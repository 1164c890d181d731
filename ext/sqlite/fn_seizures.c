/* seizures_version(). */
#include "register.h"

SQLITE_EXTENSION_INIT3

#include "../csv/unquote.h"

static void seizures_version(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    (void)values;
    char *text = sqlite3_mprintf("seizures %s (SQLite %s, libcsv %s)", SZ_VERSION, sqlite3_libversion(),
                                 sz_unquoter_library_version());
    if (text == NULL)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_text(context, text, -1, sqlite3_free);
}

const struct sz_function sz_seizures_functions[] = {
    {.name = "seizures_version",
     .arguments = 0,
     .call = seizures_version,
     .signature = "seizures_version()",
     .summary = "the version, with those of SQLite and libcsv that it runs on",
     .example = "SELECT seizures_version()"},
    {0},
};
