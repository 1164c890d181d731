/* A file as bytes: which files may be opened, reading them, and noticing that they changed.
 *
 * Only regular files are opened (no directory, FIFO, device), and where the policy has a root, only below it,
 * whatever links or `..` a path goes through. A file's identity (device, inode, size, times) is
 * taken when it is first opened and compared at its end and when it is opened again: what shrinks, grows, is
 * edited or replaced is SZ_FILE_CHANGED, a failed read SZ_FILE_UNREADABLE. The end of a file is only ever the
 * end of a file.
 *
 *     sz_source_open(&source, path, &policy, NULL)
 *     while (sz_source_read(&source, bytes, sizeof bytes, &got) == SZ_OK && got > 0) …
 *     sz_source_close(&source)
 *
 * A file that gzip packed is unpacked as it is read, once sz_source_unpack was called.
 *
 * Errors: SZ_FILE_MISSING, SZ_FILE_REFUSED (errno in source->error), SZ_FILE_OUTSIDE_ROOT, SZ_FILE_DIRECTORY,
 * SZ_FILE_FIFO, SZ_FILE_DEVICE, SZ_FILE_NOT_REGULAR, SZ_FILE_UNSTORED (no file on a disk: /proc, /sys),
 * SZ_FILE_CHANGED, SZ_FILE_UNREADABLE, SZ_GZIP_DAMAGED and its like. */
#ifndef SZ_SOURCE_H
#define SZ_SOURCE_H

#include "gunzip.h"
#include "policy.h"

#include "../base/buffer.h"

#include <stdint.h>

/* What tells one state of a file from another. */
struct sz_identity {
    uint64_t device;
    uint64_t inode;
    uint64_t size; /* bytes */
    int64_t seconds;
    int64_t nanoseconds; /* modification time */
    int64_t changed_seconds;
    int64_t changed_nanoseconds; /* of the inode: that of an edit which set the modification time back */
};

struct sz_source {
    int descriptor;    /* -1: not open */
    int error;         /* errno of a failed open or read, 0 otherwise */
    uint64_t position; /* of the file, behind what was read of it: packed, where it is packed */
    uint64_t damage;   /* where what gzip packed is damaged: the byte of the file, from 1; else 0 */
    struct sz_identity identity;
    uint64_t unpacked;        /* bytes that came out */
    struct sz_gunzip *gunzip; /* NULL unless it is packed */
    char path[SZ_PATH_MAX];   /* resolved: where the end of the file is checked again */
};

/* `expected` is the identity of an earlier open (another one is SZ_FILE_CHANGED) or NULL. Allocates nothing;
 * after a failure nothing is open. */
enum sz_status sz_source_open(struct sz_source *source, const char *path, const struct sz_file_policy *policy,
                              const struct sz_identity *expected);

/* From here on, unpacks what gzip packed, from the file's start. Also SZ_NO_MEMORY. */
enum sz_status sz_source_unpack(struct sz_source *source, const struct sz_allocator *allocator);

/* Whether offsets of what is read are not those of the file: it can't be read from the middle. */
static inline bool sz_source_is_packed(const struct sz_source *source) {
    return source->gunzip != NULL;
}

/* About how many bytes the whole file will give: exactly, unless it is packed. */
uint64_t sz_source_estimate(const struct sz_source *source);

/* Fills up to `capacity` bytes; fewer only at the end of the file. `*got` is 0 there, after the identity was
 * compared. */
enum sz_status sz_source_read(struct sz_source *source, char *bytes, size_t capacity, size_t *got);

/* Reading goes on at this byte of a file that isn't packed. Only errors of the system: SZ_FILE_UNREADABLE. */
enum sz_status sz_source_seek(struct sz_source *source, uint64_t position);

/* Whether the file, open and by its path, is still the one that was opened. */
enum sz_status sz_source_check(struct sz_source *source);

/* May be called twice, and after a failed open. */
void sz_source_close(struct sz_source *source);

/* A whole file behind what `bytes` holds; at most `limit` bytes, else SZ_FILE_TOO_LARGE. Also SZ_NO_MEMORY.
 * `*error` is errno where the system failed, else 0. */
enum sz_status sz_source_load(const char *path, const struct sz_file_policy *policy, uint64_t limit,
                              struct sz_buffer *bytes, int *error);

#endif
