/* Everything through sqlite3_mprintf: no locale, no fixed buffers. */
#include "message.h"

#include "../base/utf8.h"
#include "register.h"

SQLITE_EXTENSION_INIT3

enum { QUOTED_MAX = 60 };

/* Copies `value` so that it can be shown: cut, control characters replaced, invalid bytes as '?'. */
static void quote(struct sz_span value, char quoted[QUOTED_MAX + 8]) {
    size_t length = 0;
    while (value.length > 0 && length < QUOTED_MAX) {
        uint32_t character;
        size_t bytes = sz_utf8_decode(value, &character);
        if (bytes == 0 || character < ' ' || character == 0x7F) {
            quoted[length++] = '?';
            bytes = 1;
        } else {
            memcpy(quoted + length, value.text, bytes);
            length += bytes;
        }
        value = sz_span_from(value, bytes);
    }
    strcpy(quoted + length, value.length > 0 ? "..." : "");
}

char *sz_message_for_value(const struct sz_problem *problem, struct sz_span value) {
    char quoted[QUOTED_MAX + 8];
    quote(value, quoted);
    return sqlite3_mprintf("%s, at byte %llu: \"%s\"", sz_status_sentence(problem->status),
                           (unsigned long long)problem->at + 1, quoted);
}

char *sz_message_for_call(const char *function, const struct sz_problem *problem, struct sz_span value,
                          const char *way_out) {
    char *text = sz_message_for_value(problem, value);
    if (text == NULL)
        return NULL;
    char *message = way_out == NULL ? sqlite3_mprintf("%s: %s", function, text)
                                    : sqlite3_mprintf("%s: %s; %s", function, text, way_out);
    sqlite3_free(text);
    return message;
}

char *sz_message_for_pair(const char *function, const struct sz_problem *problem, struct sz_span value,
                          struct sz_span other) {
    char quoted[QUOTED_MAX + 8];
    char *text = sz_message_for_value(problem, value);
    if (text == NULL)
        return NULL;
    quote(other, quoted);
    char *message = sqlite3_mprintf("%s: %s (with \"%s\")", function, text, quoted);
    sqlite3_free(text);
    return message;
}

char *sz_message_for_file(const char *path, uint64_t line, const struct sz_problem *problem,
                          const char *detail) {
    const char *sentence = sz_status_sentence(problem->status);
    const char *open = detail == NULL ? "" : " (", *close = detail == NULL ? "" : ")";
    if (detail == NULL)
        detail = "";
    if (line == 0)
        return sqlite3_mprintf("%s: %s%s%s%s", path, sentence, open, detail, close);
    return sqlite3_mprintf("%s:%llu: %s%s%s%s", path, (unsigned long long)line, sentence, open, detail,
                           close);
}
