/* Bytes that grow: one block from an allocator that is passed in.
 *
 * sz_buffer_init takes no memory and cannot fail. Every call that may grow returns SZ_OK or SZ_NO_MEMORY;
 * after SZ_NO_MEMORY the bytes are as they were. Spans into the buffer die with the next call that grows it.
 * sz_buffer_free may be called twice, and on a zeroed struct. */
#ifndef SZ_BUFFER_H
#define SZ_BUFFER_H

#include "allocator.h"
#include "span.h"
#include "status.h"

#include <stdint.h>

struct sz_buffer {
    const struct sz_allocator *allocator;
    char *bytes;
    size_t length;
    size_t capacity;
};

void sz_buffer_init(struct sz_buffer *buffer, const struct sz_allocator *allocator);
void sz_buffer_free(struct sz_buffer *buffer);

/* Makes room for `more` bytes behind the present length, which stays as it is. */
enum sz_status sz_buffer_reserve(struct sz_buffer *buffer, size_t more);
enum sz_status sz_buffer_add(struct sz_buffer *buffer, struct sz_span bytes);
enum sz_status sz_buffer_add_byte(struct sz_buffer *buffer, char byte);
enum sz_status sz_buffer_add_number(struct sz_buffer *buffer, uint64_t number); /* in decimal digits */

static inline struct sz_span sz_buffer_span(const struct sz_buffer *buffer) {
    return sz_span_of(buffer->bytes, buffer->length);
}

#endif
