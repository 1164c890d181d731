/* Which column of a file has another name than it had, or than it has in the first file: for the message about a file that
 * is no longer what it was, or has another header.
 *
 *     sz_column_change_init(&change, allocator)
 *     sz_column_change_find(&change, &files, path)
 *     if (change.column > 0) …
 *     sz_column_change_free(&change) */
#ifndef SZ_CHANGE_H
#define SZ_CHANGE_H

#include "files.h"

struct sz_column_change {
    size_t column;            /* the first column whose name is another, from 1; 0: none is */
    size_t before, now;       /* how many columns there were, and are */
    struct sz_buffer was, is; /* its names; empty where there was or is none of that number */
};

/* Takes no memory. Free may be called twice. */
void sz_column_change_init(struct sz_column_change *change, const struct sz_allocator *allocator);
void sz_column_change_free(struct sz_column_change *change);

/* Reads the header of the file as it is now. Where that can't be done, there is nothing to tell: the caller has a failure
 * to report anyway. */
void sz_column_change_find(struct sz_column_change *change, const struct sz_files *files, const char *path);

#endif
