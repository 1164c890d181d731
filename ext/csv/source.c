/* Opening follows one policy, written down in docs/security.md: resolve all links, look at the root, look at
 * what stands there before it is opened (opening a device can do things, opening a FIFO can wait for ever),
 * open without following links, and look again at what was opened. read(), not mmap: a file that is cut off
 * while it is mapped kills the process. */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static enum sz_status status_of_mode(mode_t mode) {
    if (S_ISREG(mode))
        return SZ_OK;
    if (S_ISDIR(mode))
        return SZ_FILE_DIRECTORY;
    if (S_ISFIFO(mode))
        return SZ_FILE_FIFO;
    return S_ISCHR(mode) || S_ISBLK(mode) ? SZ_FILE_DEVICE : SZ_FILE_NOT_REGULAR;
}

static struct sz_identity identity_of(const struct stat *facts) {
    return (struct sz_identity){
        .device = (uint64_t)facts->st_dev,
        .inode = (uint64_t)facts->st_ino,
        .size = (uint64_t)facts->st_size,
        .seconds = (int64_t)facts->st_mtim.tv_sec,
        .nanoseconds = (int64_t)facts->st_mtim.tv_nsec,
        .changed_seconds = (int64_t)facts->st_ctim.tv_sec,
        .changed_nanoseconds = (int64_t)facts->st_ctim.tv_nsec,
    };
}

static bool is_same(const struct sz_identity *a, const struct sz_identity *b) {
    return a->device == b->device && a->inode == b->inode && a->size == b->size && a->seconds == b->seconds &&
           a->nanoseconds == b->nanoseconds && a->changed_seconds == b->changed_seconds &&
           a->changed_nanoseconds == b->changed_nanoseconds;
}

/* Opens what stands at the resolved path, which must be what a look at it found. */
static enum sz_status open_regular(struct sz_source *source) {
    struct stat before, opened;
    if (lstat(source->path, &before) != 0)
        return sz_file_policy_status(source->error = errno);
    enum sz_status status = status_of_mode(before.st_mode);
    if (status != SZ_OK)
        return S_ISLNK(before.st_mode) ? SZ_FILE_CHANGED : status;
    do
        source->descriptor = open(source->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW);
    while (source->descriptor < 0 && errno == EINTR);
    if (source->descriptor < 0)
        return sz_file_policy_status(source->error = errno);
    if (fstat(source->descriptor, &opened) != 0)
        return sz_file_policy_status(source->error = errno);
    if (opened.st_dev != before.st_dev || opened.st_ino != before.st_ino)
        return SZ_FILE_CHANGED;
    source->identity = identity_of(&opened);
    return status_of_mode(opened.st_mode);
}

enum sz_status sz_source_open(struct sz_source *source, const char *path, const struct sz_file_policy *policy,
                              const struct sz_identity *expected) {
    source->descriptor = -1;
    source->error = 0;
    source->position = source->damage = source->unpacked = 0;
    source->gunzip = NULL;
    source->identity = (struct sz_identity){0};
    errno = 0;
    enum sz_status status = sz_file_policy_resolve(policy, path, source->path);
    if (status != SZ_OK) {
        source->error = status == SZ_FILE_OUTSIDE_ROOT ? 0 : errno;
        return status;
    }
    status = open_regular(source);
    if (status == SZ_OK && expected != NULL && !is_same(&source->identity, expected))
        status = SZ_FILE_CHANGED;
    if (status != SZ_OK)
        sz_source_close(source);
    return status;
}

enum sz_status sz_source_check(struct sz_source *source) {
    struct stat opened, named;
    if (fstat(source->descriptor, &opened) != 0 || lstat(source->path, &named) != 0)
        return SZ_FILE_CHANGED;
    struct sz_identity identity = identity_of(&opened), by_name = identity_of(&named);
    return is_same(&identity, &source->identity) && is_same(&by_name, &source->identity) ? SZ_OK
                                                                                         : SZ_FILE_CHANGED;
}

/* Bytes and size disagree: it changed, or, where nothing else did, it is made while it is read. */
static enum sz_status tell_why(struct sz_source *source) {
    return sz_source_check(source) == SZ_OK ? SZ_FILE_UNSTORED : SZ_FILE_CHANGED;
}

/* The end that read() reports counts only where the size says so too. */
static enum sz_status check_end(struct sz_source *source) {
    return source->position == source->identity.size ? sz_source_check(source) : tell_why(source);
}

static enum sz_status read_file(struct sz_source *source, char *bytes, size_t capacity, size_t *got) {
    *got = 0;
    while (*got < capacity) {
        ssize_t count = read(source->descriptor, bytes + *got, capacity - *got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            source->error = errno;
            return SZ_FILE_UNREADABLE;
        }
        if (count == 0)
            return *got > 0 ? SZ_OK : check_end(source);
        *got += (size_t)count;
        source->position += (uint64_t)count;
        if (source->position > source->identity.size)
            return tell_why(source);
    }
    return SZ_OK;
}

enum sz_status sz_source_seek(struct sz_source *source, uint64_t position) {
    if (position > INT64_MAX || lseek(source->descriptor, (off_t)position, SEEK_SET) < 0) {
        source->error = errno;
        return SZ_FILE_UNREADABLE;
    }
    source->position = position;
    return SZ_OK;
}

enum sz_status sz_source_unpack(struct sz_source *source, const struct sz_allocator *allocator) {
    enum sz_status status = sz_source_seek(source, 0);
    return status == SZ_OK ? sz_gunzip_open(&source->gunzip, allocator) : status;
}

uint64_t sz_source_estimate(const struct sz_source *source) {
    uint64_t packed = source->gunzip != NULL ? sz_gunzip_position(source->gunzip) : 0, size;
    if (packed == 0)
        return source->identity.size;
    /* In KiB, lest the product overflow: it is an estimate. */
    return __builtin_mul_overflow(source->identity.size / 1024 + 1, source->unpacked / packed + 1, &size) ||
                   __builtin_mul_overflow(size, (uint64_t)1024, &size)
               ? INT64_MAX
               : size;
}

/* What is damaged may have been written to while it was read: that comes first. */
static enum sz_status tell_damage(struct sz_source *source, enum sz_status status) {
    if (status == SZ_NO_MEMORY)
        return status;
    source->damage = sz_gunzip_position(source->gunzip) + 1;
    return sz_source_check(source) == SZ_OK ? status : SZ_FILE_CHANGED;
}

static enum sz_status read_unpacked(struct sz_source *source, char *bytes, size_t capacity, size_t *got) {
    struct sz_gunzip *gunzip = source->gunzip;
    *got = 0;
    while (*got < capacity) {
        size_t count = 0;
        if (sz_gunzip_wants(gunzip)) {
            size_t room;
            char *packed = sz_gunzip_room(gunzip, &room);
            enum sz_status status = read_file(source, packed, room, &count);
            if (status != SZ_OK)
                return status;
            sz_gunzip_add(gunzip, count);
        }
        enum sz_status status = sz_gunzip_next(gunzip, bytes + *got, capacity - *got, &count);
        if (status != SZ_OK)
            return tell_damage(source, status);
        if (count == 0 && !sz_gunzip_wants(gunzip))
            return *got > 0 ? SZ_OK : sz_source_check(source);
        *got += count;
        source->unpacked += count;
    }
    return SZ_OK;
}

enum sz_status sz_source_read(struct sz_source *source, char *bytes, size_t capacity, size_t *got) {
    return source->gunzip != NULL ? read_unpacked(source, bytes, capacity, got)
                                  : read_file(source, bytes, capacity, got);
}

void sz_source_close(struct sz_source *source) {
    sz_gunzip_close(source->gunzip);
    source->gunzip = NULL;
    if (source->descriptor >= 0)
        (void)close(source->descriptor); /* nothing was written, so nothing can be lost here */
    source->descriptor = -1;
}

static enum sz_status load_rest(struct sz_source *source, struct sz_buffer *bytes) {
    for (;;) {
        size_t got, room = (size_t)(source->identity.size - source->position);
        enum sz_status status = sz_buffer_reserve(bytes, room + 1);
        if (status == SZ_OK)
            status = sz_source_read(source, bytes->bytes + bytes->length, room + 1, &got);
        if (status != SZ_OK || got == 0)
            return status;
        bytes->length += got;
    }
}

enum sz_status sz_source_load(const char *path, const struct sz_file_policy *policy, uint64_t limit,
                              struct sz_buffer *bytes, int *error) {
    struct sz_source source;
    enum sz_status status = sz_source_open(&source, path, policy, NULL);
    *error = source.error;
    if (status != SZ_OK)
        return status;
    if (source.identity.size > limit || source.identity.size > SIZE_MAX / 8)
        status = SZ_FILE_TOO_LARGE;
    else
        status = load_rest(&source, bytes);
    *error = source.error;
    sz_source_close(&source);
    return status;
}
