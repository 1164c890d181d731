/* How far the reading of a file is, as one line on the terminal: progress='yes'.
 *
 * Written to stderr, and only where that is a terminal; taken away again when the file is left. */
#ifndef SZ_PROGRESS_H
#define SZ_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct sz_progress {
    bool is_shown;
    unsigned percent; /* as it is shown */
};

/* `path` NULL: the file is left. Writes only when another percent is reached. */
void sz_progress_show(struct sz_progress *progress, const char *path, uint64_t position, uint64_t size);

#endif
