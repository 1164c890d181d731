/* Doubles its block, so that adding n bytes one by one costs O(n). */
#include "buffer.h"

void sz_buffer_init(struct sz_buffer *buffer, const struct sz_allocator *allocator) {
    *buffer = (struct sz_buffer){.allocator = allocator};
}

void sz_buffer_free(struct sz_buffer *buffer) {
    if (buffer->bytes != NULL)
        buffer->allocator->release(buffer->bytes);
    buffer->bytes = NULL;
    buffer->length = buffer->capacity = 0;
}

enum sz_status sz_buffer_reserve(struct sz_buffer *buffer, size_t more) {
    if (more <= buffer->capacity - buffer->length)
        return SZ_OK;
    if (more > SIZE_MAX / 4 - buffer->length)
        return SZ_NO_MEMORY;
    size_t capacity = buffer->capacity < 64 ? 64 : buffer->capacity;
    while (capacity < buffer->length + more)
        capacity *= 2;
    char *bytes = buffer->allocator->resize(buffer->bytes, capacity);
    if (bytes == NULL)
        return SZ_NO_MEMORY;
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return SZ_OK;
}

enum sz_status sz_buffer_add(struct sz_buffer *buffer, struct sz_span bytes) {
    enum sz_status status = sz_buffer_reserve(buffer, bytes.length);
    if (status != SZ_OK || bytes.length == 0)
        return status;
    memcpy(buffer->bytes + buffer->length, bytes.text, bytes.length);
    buffer->length += bytes.length;
    return SZ_OK;
}

enum sz_status sz_buffer_add_byte(struct sz_buffer *buffer, char byte) {
    return sz_buffer_add(buffer, sz_span_of(&byte, 1));
}

enum sz_status sz_buffer_add_number(struct sz_buffer *buffer, uint64_t number) {
    enum { DIGITS_MAX = 20 };
    char digits[DIGITS_MAX];
    size_t at = DIGITS_MAX;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return sz_buffer_add(buffer, sz_span_of(digits + at, DIGITS_MAX - at));
}
