/* The files that paths and patterns name, in a stable order.
 *
 * A path without `*`, `?` or `[` names itself, and so does one that exists as it is written; a pattern names
 * the files that match it, sorted bytewise within the pattern. `*` and `?` match no `/` and no leading dot,
 * `[a-z]` and `[!a-z]` match one byte of ASCII, `?` one character of UTF-8. Folders are left out. A file that
 * is named twice is listed once.
 *
 * Nothing is opened but folders, and those only where the policy lets SQL look. */
#ifndef SZ_LISTING_H
#define SZ_LISTING_H

#include "source.h"

struct sz_listing {
    struct sz_buffer text;   /* the paths, each ended with NUL */
    struct sz_buffer starts; /* size_t each: where a path starts in text */
    size_t count;
};

/* Takes no memory. Free may be called twice, and after failures. */
void sz_listing_init(struct sz_listing *listing, const struct sz_allocator *allocator);
void sz_listing_free(struct sz_listing *listing);

/* Adds what `pattern` names. SZ_NO_MATCH (a pattern that no file matches), SZ_FILE_OUTSIDE_ROOT,
 * SZ_FILE_REFUSED (a folder that cannot be read, a path that is too long) or SZ_NO_MEMORY otherwise. */
enum sz_status sz_listing_add(struct sz_listing *listing, const char *pattern,
                              const struct sz_file_policy *policy);

/* The path of file `index` (0 to count - 1); lives until the next add. */
const char *sz_listing_path(const struct sz_listing *listing, size_t index);

/* Whether both list the same paths in the same order. */
bool sz_listing_equal(const struct sz_listing *a, const struct sz_listing *b);

#endif
