/* Grows only when what it holds is no record yet, and then doubles what it reads, so that scanning a long
 * record again after each fill costs no more than twice its length. */
#include "window.h"

#include "../base/utf8.h"

#include <errno.h>

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

void sz_window_init(struct sz_window *window, const struct sz_allocator *allocator, size_t block) {
    *window = (struct sz_window){.block = block, .unit = 1};
    window->source.descriptor = -1;
    sz_buffer_init(&window->text, allocator);
    sz_buffer_init(&window->encoded, allocator);
    sz_buffer_init(&window->odd, allocator);
}

void sz_window_free(struct sz_window *window) {
    sz_source_close(&window->source);
    if (window->decodes)
        (void)iconv_close(window->decoder);
    window->decodes = false;
    sz_buffer_free(&window->text);
    sz_buffer_free(&window->encoded);
    sz_buffer_free(&window->odd);
}

/* Reads up to `count` bytes to the end of `buffer`, and leaves room for one more. */
static enum sz_status read_more(struct sz_window *window, struct sz_buffer *buffer, size_t count,
                                size_t *got) {
    *got = 0;
    enum sz_status status = sz_buffer_reserve(buffer, count + 1);
    if (status == SZ_OK)
        status = sz_source_read(&window->source, buffer->bytes + buffer->length, count, got);
    buffer->length += *got;
    return status;
}

enum sz_status sz_window_open(struct sz_window *window, const char *path, const struct sz_file_policy *policy,
                              const struct sz_identity *expected) {
    enum { START = 1024 }; /* whatever the block, the start must show the encoding */
    size_t got, count = window->block < START ? START : window->block;
    enum sz_status status = sz_source_open(&window->source, path, policy, expected);
    if (status == SZ_OK)
        status = read_more(window, &window->text, count, &got);
    if (status != SZ_OK || !sz_gunzip_is_packed(sz_buffer_span(&window->text)))
        return status;
    window->text.length = 0;
    status = sz_source_unpack(&window->source, window->text.allocator);
    if (status == SZ_OK)
        status = read_more(window, &window->text, count, &got);
    return status;
}

static bool is_utf8(const char *encoding) {
    static const char *const names[] = {"UTF-8", "UTF8"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t at = 0;
        while (encoding[at] != '\0' && (encoding[at] & ~0x20) == (names[i][at] & ~0x20))
            at++;
        if (encoding[at] == '\0' && names[i][at] == '\0')
            return true;
    }
    return false;
}

/* The bytes of a code unit. Names say too little (CP932 holds a 32, `unicode` nothing), so a letter is encoded: the second
 * of two, since a byte order mark may stand before the first. */
static enum sz_status find_unit(const char *encoding, size_t *unit) {
    char letters[] = "AA", encoded[64], *from = letters, *to = encoded;
    size_t room = sizeof encoded, left = 1, before;
    *unit = 1;
    iconv_t encoder = iconv_open(encoding, "UTF-8");
    if (encoder == (iconv_t)-1)
        return errno == ENOMEM ? SZ_NO_MEMORY : SZ_OK;
    (void)iconv(encoder, &from, &left, &to, &room);
    before = room;
    left = 1;
    if (iconv(encoder, &from, &left, &to, &room) == 0 && (before - room == 2 || before - room == 4))
        *unit = before - room;
    (void)iconv_close(encoder);
    return SZ_OK;
}

/* UCS-4 and its like go on behind U+10FFFF, and UTF-8 doesn't. The four bytes are the same in either order. */
static bool is_beyond_unicode(iconv_t decoder) {
    char beyond[] = "\x7F\x7F\x7F\x7F", decoded[64], *from = beyond, *to = decoded;
    size_t left = 4, room = sizeof decoded;
    bool is_taken = iconv(decoder, &from, &left, &to, &room) != (size_t)-1;
    (void)iconv(decoder, NULL, NULL, NULL, NULL); /* as if it were new */
    return is_taken;
}

static void drop_front(struct sz_buffer *buffer, size_t count) {
    if (count == 0)
        return;
    memmove(buffer->bytes, buffer->bytes + count, buffer->length - count);
    buffer->length -= count;
}

static enum sz_status decode(struct sz_window *window, bool is_end);

enum sz_status sz_window_decode(struct sz_window *window, const char *encoding, size_t mark) {
    window->start = mark;
    if (is_utf8(encoding))
        return SZ_OK;
    window->decoder = iconv_open("UTF-8", encoding);
    if (window->decoder == (iconv_t)-1)
        return errno == ENOMEM ? SZ_NO_MEMORY : SZ_CSV_UNKNOWN_ENCODING;
    window->decodes = true;
    enum sz_status status = find_unit(encoding, &window->unit);
    if (status == SZ_OK && window->unit == 4 && is_beyond_unicode(window->decoder))
        status = SZ_CSV_UNKNOWN_ENCODING;
    if (status != SZ_OK)
        return status;
    drop_front(&window->text, mark);
    window->start = 0;
    status = sz_buffer_add(&window->encoded, sz_buffer_span(&window->text));
    window->text.length = 0;
    return status == SZ_OK ? decode(window, false) : status;
}

/* Puts U+FFFD for `count` bytes that mean nothing, and keeps them. */
static enum sz_status set_aside(struct sz_window *window, const char *bytes, size_t count) {
    struct sz_odd_bytes odd = {.offset = window->offset + (window->text.length - window->start),
                               .count = (unsigned char)count};
    memcpy(odd.bytes, bytes, count);
    enum sz_status status = sz_buffer_add(&window->odd, sz_span_of((const char *)&odd, sizeof odd));
    return status == SZ_OK ? sz_buffer_add(&window->text, sz_span_of(replacement, 3)) : status;
}

/* One call of iconv: as much as goes. */
static enum sz_status decode_some(struct sz_window *window, char **from, size_t *left, bool *is_stuck,
                                  bool *is_incomplete) {
    size_t room = *left * 3 + 16;
    enum sz_status status = sz_buffer_reserve(&window->text, room + 1);
    if (status != SZ_OK)
        return status;
    char *to = window->text.bytes + window->text.length;
    size_t before = room;
    errno = 0;
    size_t result = iconv(window->decoder, from, left, &to, &room);
    window->text.length += before - room;
    *is_stuck = result == (size_t)-1 && errno == EILSEQ;
    *is_incomplete = result == (size_t)-1 && errno == EINVAL;
    return SZ_OK;
}

/* What a decoder of combining characters holds back until it knows what follows. */
static enum sz_status decode_held_back(struct sz_window *window) {
    size_t before = 64, room = before;
    enum sz_status status = sz_buffer_reserve(&window->text, before + 1);
    if (status != SZ_OK)
        return status;
    char *to = window->text.bytes + window->text.length;
    if (iconv(window->decoder, NULL, NULL, &to, &room) == (size_t)-1)
        return SZ_CSV_BAD_BYTES;
    window->text.length += before - room;
    return SZ_OK;
}

/* Decodes what was read. At the end, what is left over is odd; before it, it waits for its other half. */
static enum sz_status decode(struct sz_window *window, bool is_end) {
    char *from = window->encoded.bytes;
    size_t left = window->encoded.length;
    enum sz_status status = SZ_OK;
    while (left > 0 && status == SZ_OK) {
        bool is_stuck, is_incomplete;
        status = decode_some(window, &from, &left, &is_stuck, &is_incomplete);
        if (status != SZ_OK || (is_incomplete && !is_end))
            break;
        if (is_stuck || is_incomplete) {
            size_t count = left < window->unit ? left : window->unit;
            status = set_aside(window, from, count);
            from += count;
            left -= count;
        }
    }
    drop_front(&window->encoded, window->encoded.length - left);
    if (status == SZ_OK && is_end)
        status = decode_held_back(window);
    return status == SZ_OK ? sz_buffer_reserve(&window->text, 1) : status;
}

enum sz_status sz_window_fill(struct sz_window *window) {
    size_t got, before, held;
    enum sz_status status;
    drop_front(&window->text, window->start);
    window->start = 0;
    before = held = window->text.length;
    if (held < window->block)
        held = window->block;
    do {
        status = read_more(window, window->decodes ? &window->encoded : &window->text, held, &got);
        if (status != SZ_OK)
            return status;
        window->is_whole = got == 0;
        if (window->decodes)
            status = decode(window, window->is_whole);
    } while (status == SZ_OK && window->text.length == before && !window->is_whole);
    return status;
}

void sz_window_take(struct sz_window *window, size_t length) {
    window->start += length;
    window->offset += length;
    size_t gone = 0;
    const struct sz_odd_bytes *odd = (const struct sz_odd_bytes *)(const void *)window->odd.bytes;
    while ((gone + 1) * sizeof *odd <= window->odd.length && odd[gone].offset < window->offset)
        gone++;
    drop_front(&window->odd, gone * sizeof *odd);
}

enum sz_status sz_window_seek(struct sz_window *window, uint64_t offset, uint64_t position) {
    size_t held = window->text.length - window->start;
    if (!window->is_written && offset >= window->offset && offset - window->offset <= held) {
        sz_window_take(window, (size_t)(offset - window->offset));
        return SZ_OK;
    }
    window->text.length = window->start = 0;
    window->offset = offset;
    window->is_whole = window->is_written = false;
    return sz_source_seek(&window->source, position);
}

/* Nearly all records are ASCII, and that is told eight bytes at a time. */
static bool is_ascii(struct sz_span text) {
    uint64_t eight, high = 0;
    size_t at = 0;
    for (; at + sizeof eight <= text.length; at += sizeof eight) {
        memcpy(&eight, text.text + at, sizeof eight);
        high |= eight;
    }
    for (; at < text.length; at++)
        high |= (unsigned char)text.text[at];
    return (high & UINT64_C(0x8080808080808080)) == 0;
}

size_t sz_window_find_odd(const struct sz_window *window, size_t length) {
    if (!window->decodes) {
        struct sz_span text = sz_span_cut(sz_window_span(window), 0, length);
        return is_ascii(text) ? length : sz_utf8_find_invalid(text);
    }
    const struct sz_odd_bytes *odd = (const struct sz_odd_bytes *)(const void *)window->odd.bytes;
    if (window->odd.length == 0 || odd->offset - window->offset >= length)
        return length;
    return (size_t)(odd->offset - window->offset);
}

static enum sz_status list_odd(struct sz_buffer *list, uint64_t offset, const char *bytes, size_t count) {
    struct sz_odd_bytes odd = {.offset = offset, .count = (unsigned char)count};
    memcpy(odd.bytes, bytes, count);
    return sz_buffer_add(list, sz_span_of((const char *)&odd, sizeof odd));
}

static enum sz_status copy_decoded(const struct sz_window *window, struct sz_span text, struct sz_buffer *raw,
                                   struct sz_buffer *odd) {
    const struct sz_odd_bytes *known = (const struct sz_odd_bytes *)(const void *)window->odd.bytes;
    size_t count = window->odd.length / sizeof *known;
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < count && known[i].offset - window->offset < text.length && status == SZ_OK; i++)
        status =
            list_odd(odd, known[i].offset - window->offset, (const char *)known[i].bytes, known[i].count);
    return status == SZ_OK ? sz_buffer_add(raw, text) : status;
}

enum sz_status sz_window_copy(struct sz_window *window, size_t length, struct sz_buffer *raw,
                              struct sz_buffer *odd) {
    struct sz_span text = sz_span_cut(sz_window_span(window), 0, length);
    if (window->decodes)
        return copy_decoded(window, text, raw, odd);
    enum sz_status status = SZ_OK;
    size_t base = raw->length;
    while (text.length > 0 && status == SZ_OK) {
        size_t valid = sz_utf8_find_invalid(text);
        status = sz_buffer_add(raw, sz_span_cut(text, 0, valid));
        text = sz_span_from(text, valid);
        if (text.length > 0 && status == SZ_OK) {
            status = list_odd(odd, raw->length - base, text.text, 1);
            if (status == SZ_OK)
                status = sz_buffer_add(raw, sz_span_of(replacement, 3));
            text = sz_span_from(text, 1);
        }
    }
    return status;
}
