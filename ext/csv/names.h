/* Names for the columns of a table, each unique whatever its case. */
#ifndef SZ_CSV_NAMES_H
#define SZ_CSV_NAMES_H

#include "../base/buffer.h"

#include <stdint.h>

struct sz_names {
    struct sz_buffer text;   /* the names, each ended with NUL */
    struct sz_buffer spans;  /* struct sz_span each */
    struct sz_buffer starts; /* size_t each: where a name starts in text */
    struct sz_buffer slots;  /* a hash table: where a name starts in text, plus one; 0: free */
    size_t count;
};

/* Takes no memory. Free may be called twice, and after failures. */
void sz_names_init(struct sz_names *names, const struct sz_allocator *allocator);
void sz_names_free(struct sz_names *names);

/* Names `count` columns after `cells`; `cells` may be NULL: then they are `column1`, `column2`, …
 * SZ_NO_MEMORY. */
enum sz_status sz_names_make(struct sz_names *names, const struct sz_span *cells, size_t count);

/* The spans; live as long as the names. */
const struct sz_span *sz_names_spans(const struct sz_names *names);

/* The index of the column of that name, whatever its case; names->count if there is none. */
size_t sz_names_find(const struct sz_names *names, struct sz_span name);

#endif
