/* The text of a cell that stands in quotes, by libcsv. */
#ifndef SZ_UNQUOTE_H
#define SZ_UNQUOTE_H

#include "../base/allocator.h"
#include "../base/span.h"
#include "../base/status.h"

struct sz_unquoter;

/* SZ_NO_MEMORY: then `*unquoter` is NULL. Close takes NULL. */
enum sz_status sz_unquoter_open(struct sz_unquoter **unquoter, char delimiter, char quote,
                                const struct sz_allocator *allocator);
void sz_unquoter_close(struct sz_unquoter *unquoter);

/* Takes the quotes off `length` bytes that start and end with one, in place, and ends the rest with NUL. */
enum sz_status sz_unquoter_unquote(struct sz_unquoter *unquoter, char *cell, size_t length,
                                   struct sz_span *text);

/* The same for a cell that stays as it is: the text is libcsv's own, until the next call. */
enum sz_status sz_unquoter_read(struct sz_unquoter *unquoter, struct sz_span cell, struct sz_span *text);

/* The version of libcsv that the library was built with: "3.0.3". */
const char *sz_unquoter_library_version(void);

#endif
