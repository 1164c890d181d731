/* Does a file's name match a pattern: `*`, `?`, `[a-z]`, `[!a-z]`, in characters of UTF-8 (a byte that is no part of one stands
 * for itself); no locale, no allocation. */
#ifndef SZ_PATTERN_H
#define SZ_PATTERN_H

#include "../base/span.h"

/* Whether the text has `*`, `?` or `[`. */
bool sz_pattern_is_one(struct sz_span text);

/* Both without `/`. A leading dot is matched by a dot only. A `[` without its `]` stands for itself. */
bool sz_pattern_matches(struct sz_span pattern, struct sz_span name);

#endif
