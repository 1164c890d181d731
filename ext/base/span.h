/* A view of bytes: where they start and how many there are.
 *
 * A span owns nothing and is never terminated: whoever hands one out says how long the bytes live.
 * Bytes are counted, not characters. A span of length 0 may point anywhere, also to NULL. */
#ifndef SZ_SPAN_H
#define SZ_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct sz_span {
    const char *text;
    size_t length;
};

/* The span of a string literal, without its NUL. */
#define SZ_SPAN(literal) ((struct sz_span){(literal), sizeof(literal) - 1})

static inline struct sz_span sz_span_of(const char *text, size_t length) {
    return (struct sz_span){text, length};
}

/* The bytes from `start` up to `end`; both are clamped to the span, so the result never leaves it. */
static inline struct sz_span sz_span_cut(struct sz_span span, size_t start, size_t end) {
    if (end > span.length)
        end = span.length;
    if (start > end)
        start = end;
    return (struct sz_span){span.length == 0 ? span.text : span.text + start, end - start};
}

static inline struct sz_span sz_span_from(struct sz_span span, size_t start) {
    return sz_span_cut(span, start, span.length);
}

static inline bool sz_span_equal(struct sz_span a, struct sz_span b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.text, b.text, a.length) == 0);
}

static inline bool sz_span_starts(struct sz_span span, struct sz_span prefix) {
    return sz_span_equal(sz_span_cut(span, 0, prefix.length), prefix);
}

/* Without the blanks of ASCII (space, tab, line ends) at both ends. */
static inline struct sz_span sz_span_trim(struct sz_span span) {
    while (span.length > 0 && memchr(" \t\n\r", span.text[0], 4) != NULL)
        span = sz_span_from(span, 1);
    while (span.length > 0 && memchr(" \t\n\r", span.text[span.length - 1], 4) != NULL)
        span.length--;
    return span;
}

#endif
