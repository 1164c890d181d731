/* The files that a path or pattern names, in a stable order.
 *
 * A path without `*`, `?` or `[` names itself; a pattern names the files that match it, sorted bytewise.
 * Nothing is opened here but folders. */
#ifndef SZ_LISTING_H
#define SZ_LISTING_H

#include "../base/buffer.h"

struct sz_listing {
    struct sz_buffer text; /* the paths, each ended with NUL */
    size_t count;
};

/* SZ_OK, SZ_NO_MATCH (a pattern that no file matches) or SZ_NO_MEMORY. Free also after a failure. */
enum sz_status sz_listing_open(struct sz_listing *listing, const char *pattern,
                               const struct sz_allocator *allocator);
void sz_listing_free(struct sz_listing *listing);

/* The path of file `index` (0 to count - 1); lives as long as the listing. */
const char *sz_listing_path(const struct sz_listing *listing, size_t index);

#endif
