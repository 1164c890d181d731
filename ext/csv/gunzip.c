/* zlib does it, header, checksum and length of each member included; here its members are put in a row. Its memory comes
 * from the allocator that is passed in. */
#include "gunzip.h"

#include <limits.h>
#define ZLIB_CONST
#include <zlib.h>

enum { PACKED_MAX = 1 << 16 };

enum state { IN_MEMBER, BETWEEN_MEMBERS, IN_PADDING, AT_END };

struct sz_gunzip {
    const struct sz_allocator *allocator;
    z_stream stream;
    enum state state;
    bool is_whole;     /* the file has no more packed bytes than were added */
    uint64_t position; /* of stream.next_in in the file */
    unsigned char packed[PACKED_MAX];
};

bool sz_gunzip_is_packed(struct sz_span start) {
    return sz_span_starts(start, SZ_SPAN("\x1F\x8B"));
}

static void *take_memory(void *allocator, unsigned count, unsigned size) {
    size_t bytes;
    if (__builtin_mul_overflow((size_t)count, (size_t)size, &bytes))
        return NULL;
    return ((const struct sz_allocator *)allocator)->resize(NULL, bytes);
}

static void release_memory(void *allocator, void *memory) {
    ((const struct sz_allocator *)allocator)->release(memory);
}

/* zlib wants a pointer to what is not constant, and gives it back as it was. */
static void *opaque_of(const struct sz_allocator *const *allocator) {
    void *opaque;
    memcpy(&opaque, allocator, sizeof opaque);
    return opaque;
}

enum sz_status sz_gunzip_open(struct sz_gunzip **gunzip, const struct sz_allocator *allocator) {
    enum { GZIP_ALONE = 16 + MAX_WBITS }; /* no other format of zlib's */
    struct sz_gunzip *opened = allocator->resize(NULL, sizeof *opened);
    *gunzip = NULL;
    if (opened == NULL)
        return SZ_NO_MEMORY;
    memset(opened, 0, offsetof(struct sz_gunzip, packed));
    opened->allocator = allocator;
    opened->stream =
        (z_stream){.zalloc = take_memory, .zfree = release_memory, .opaque = opaque_of(&allocator)};
    opened->stream.next_in = opened->packed;
    if (inflateInit2(&opened->stream, GZIP_ALONE) != Z_OK) {
        allocator->release(opened);
        return SZ_NO_MEMORY;
    }
    *gunzip = opened;
    return SZ_OK;
}

void sz_gunzip_close(struct sz_gunzip *gunzip) {
    if (gunzip == NULL)
        return;
    (void)inflateEnd(&gunzip->stream); /* complains of what was not read to its end */
    gunzip->allocator->release(gunzip);
}

bool sz_gunzip_wants(const struct sz_gunzip *gunzip) {
    return gunzip->stream.avail_in == 0 && !gunzip->is_whole;
}

char *sz_gunzip_room(struct sz_gunzip *gunzip, size_t *capacity) {
    *capacity = PACKED_MAX;
    return (char *)gunzip->packed;
}

void sz_gunzip_add(struct sz_gunzip *gunzip, size_t got) {
    gunzip->is_whole = got == 0;
    gunzip->stream.next_in = gunzip->packed;
    gunzip->stream.avail_in = (unsigned)got;
}

uint64_t sz_gunzip_position(const struct sz_gunzip *gunzip) {
    return gunzip->position;
}

/* Counts what zlib took since `before`. */
static void note_taken(struct sz_gunzip *gunzip, unsigned before) {
    gunzip->position += before - gunzip->stream.avail_in;
}

/* zlib tells a wrong checksum from other damage by its message alone. */
static enum sz_status status_of(const z_stream *stream, int result) {
    if (result == Z_MEM_ERROR)
        return SZ_NO_MEMORY;
    const char *message = stream->msg != NULL ? stream->msg : "";
    bool is_check =
        strcmp(message, "incorrect data check") == 0 || strcmp(message, "incorrect length check") == 0;
    return is_check ? SZ_GZIP_CHECKSUM : SZ_GZIP_DAMAGED;
}

static enum sz_status inflate_some(struct sz_gunzip *gunzip, char *bytes, size_t capacity, size_t *got) {
    z_stream *stream = &gunzip->stream;
    unsigned before = stream->avail_in, room = capacity < INT_MAX ? (unsigned)capacity : INT_MAX;
    stream->next_out = (unsigned char *)bytes;
    stream->avail_out = room;
    int result = inflate(stream, Z_NO_FLUSH);
    note_taken(gunzip, before);
    *got = room - stream->avail_out;
    if (result == Z_STREAM_END)
        gunzip->state = BETWEEN_MEMBERS;
    else if (result == Z_BUF_ERROR && gunzip->is_whole && stream->avail_in == 0 && *got == 0)
        return SZ_GZIP_CUT_OFF;
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR ? SZ_OK
                                                                             : status_of(stream, result);
}

/* Behind a member: another one, padding, or the end. */
static enum sz_status go_on(struct sz_gunzip *gunzip) {
    z_stream *stream = &gunzip->stream;
    if (stream->avail_in == 0) {
        if (gunzip->is_whole)
            gunzip->state = AT_END;
        return SZ_OK;
    }
    if (gunzip->state == BETWEEN_MEMBERS && *stream->next_in == 0x1F) {
        gunzip->state = IN_MEMBER;
        return inflateReset(stream) == Z_OK ? SZ_OK : SZ_GZIP_DAMAGED;
    }
    for (gunzip->state = IN_PADDING; stream->avail_in > 0;
         stream->avail_in--, stream->next_in++, gunzip->position++)
        if (*stream->next_in != 0)
            return SZ_GZIP_FOLLOWED;
    return SZ_OK;
}

enum sz_status sz_gunzip_next(struct sz_gunzip *gunzip, char *bytes, size_t capacity, size_t *got) {
    enum sz_status status = SZ_OK;
    *got = 0;
    while (status == SZ_OK && *got == 0 && gunzip->state != AT_END && !sz_gunzip_wants(gunzip))
        status = gunzip->state == IN_MEMBER ? inflate_some(gunzip, bytes, capacity, got) : go_on(gunzip);
    return status;
}
