/* The text of a file, decoded to UTF-8, through a window that slides over it.
 *
 * What lies in the window may be written to (cells are ended with NUL in place). What was taken out of it is
 * gone with the next sz_window_fill. Bytes that the encoding doesn't know become U+FFFD and are listed in
 * `odd`, so that none is lost; text in UTF-8 is handed on as it is, unchecked. */
#ifndef SZ_WINDOW_H
#define SZ_WINDOW_H

#include "source.h"

#include <iconv.h>

/* Bytes that could not be decoded: a U+FFFD stands at `offset` of the decoded text in their place. */
struct sz_odd_bytes {
    uint64_t offset;
    unsigned char bytes[4];
    unsigned char count;
};

struct sz_window {
    struct sz_source source;
    struct sz_buffer text; /* one byte behind its length is always there to be written to */
    size_t start;          /* of what wasn't taken yet, in text */
    uint64_t offset;       /* of `start` in the decoded text */
    bool is_whole;         /* nothing follows what is in the window */
    bool is_written;       /* what is behind `start` was written to: who goes back to it must read it again */
    size_t block;          /* bytes to read at a time */
    bool decodes;          /* through iconv; otherwise as it is */
    iconv_t decoder;
    size_t unit;              /* bytes that are stepped over where they can't be decoded: 1, 2 or 4 */
    struct sz_buffer encoded; /* read, not decoded yet */
    struct sz_buffer odd;     /* struct sz_odd_bytes */
};

/* Takes no memory. Free closes the file; it may be called twice. */
void sz_window_init(struct sz_window *window, const struct sz_allocator *allocator, size_t block);
void sz_window_free(struct sz_window *window);

/* Opens the file and reads the first block, not decoded yet; what gzip packed is unpacked. */
enum sz_status sz_window_open(struct sz_window *window, const char *path, const struct sz_file_policy *policy,
                              const struct sz_identity *expected);

/* Takes `mark` bytes of byte order mark away, and from here on decodes `encoding`. SZ_CSV_UNKNOWN_ENCODING,
 * SZ_NO_MEMORY. */
enum sz_status sz_window_decode(struct sz_window *window, const char *encoding, size_t mark);

/* Reads on: at least one byte more, or is_whole. Moves what is in the window. Besides errors of the source
 * SZ_NO_MEMORY. */
enum sz_status sz_window_fill(struct sz_window *window);

static inline struct sz_span sz_window_span(const struct sz_window *window) {
    return sz_span_from(sz_buffer_span(&window->text), window->start);
}

/* Takes `length` bytes from the start. They stay where they are until the next fill. */
void sz_window_take(struct sz_window *window, size_t length);

/* Whether sz_window_seek can be used: the text is the file's bytes behind its mark. */
static inline bool sz_window_can_seek(const struct sz_window *window) {
    return !window->decodes && !sz_source_is_packed(&window->source);
}

/* Goes to that byte of the text, at `position` in the file. What is in the window and behind its start is not
 * read again, unless it is_written. */
enum sz_status sz_window_seek(struct sz_window *window, uint64_t offset, uint64_t position);

/* Copies the next `length` bytes to the end of `raw`; with what is odd about them, if anything is: then `odd`
 * lists bytes by their offset in the text behind what `raw` held before. UTF-8 is checked here. */
enum sz_status sz_window_copy(struct sz_window *window, size_t length, struct sz_buffer *raw,
                              struct sz_buffer *odd);

/* The first odd byte of the next `length` bytes, counted from their start; `length` if there is none. */
size_t sz_window_find_odd(const struct sz_window *window, size_t length);

#endif
