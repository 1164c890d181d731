/* A line that is written over: a carriage return in front of it, "erase to the end of the line" (ECMA-48, EL)
 * behind it. */
#include "progress.h"

#include <sqlite3ext.h>
#include <string.h>
#include <unistd.h>

SQLITE_EXTENSION_INIT3

/* Where a terminal doesn't take it, the line is lost and nothing else. */
static void say(const char *line) {
    if (write(STDERR_FILENO, line, strlen(line)) < 0)
        return;
}

/* The end of the path, which says most, without what a terminal would obey. */
static void copy_end(const char *path, char *end, size_t room) {
    size_t length = strlen(path);
    const char *from = length < room ? path : path + (length - room + 1);
    while (from != path && ((unsigned char)*from & 0xC0) == 0x80) /* not in the middle of a character */
        from++;
    for (; *from != '\0'; from++)
        *end++ = (unsigned char)*from < ' ' || *from == 0x7F ? '?' : *from;
    *end = '\0';
}

void sz_progress_show(struct sz_progress *progress, const char *path, uint64_t position, uint64_t size) {
    char line[128], name[64];
    if (path == NULL) {
        if (progress->is_shown)
            say("\r\033[K");
        *progress = (struct sz_progress){.is_shown = false};
        return;
    }
    unsigned percent = size / 100 > 0 ? (unsigned)(position / (size / 100)) : 100;
    if ((progress->is_shown && percent == progress->percent) || isatty(STDERR_FILENO) == 0)
        return;
    copy_end(path, name, sizeof name);
    sqlite3_snprintf(sizeof line, line, "\r%s: %u %% of %llu MiB\033[K", name, percent < 100 ? percent : 100,
                     (unsigned long long)(size >> 20));
    say(line);
    *progress = (struct sz_progress){.is_shown = true, .percent = percent};
}
