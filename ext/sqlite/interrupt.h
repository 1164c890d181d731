/* Whether the statement that runs is to stop: asked between records by SQLite itself, and in long stretches
 * without one (empty lines, comments, a scan at CREATE) by the reader, through sz_reader_setup. */
#ifndef SZ_INTERRUPT_H
#define SZ_INTERRUPT_H

#include <sqlite3ext.h>
#include <stdbool.h>

#include "progress.h"

struct sz_interrupt_watch {
    sqlite3 *database;
    unsigned asked;
    struct sz_progress progress;
};

/* `watch` is a struct sz_interrupt_watch. */
bool sz_interrupt_is_wanted(void *watch);

#endif
