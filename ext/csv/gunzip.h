/* What gzip packed, unpacked as it streams by: members one after the other, each checked against its checksum and length.
 *
 *     sz_gunzip_open(&gunzip, &allocator)
 *     for (;;) {
 *         if (sz_gunzip_wants(gunzip)) { read into sz_gunzip_room(gunzip, &capacity); sz_gunzip_add(gunzip, got); }
 *         if (sz_gunzip_next(gunzip, bytes, capacity, &got) != SZ_OK || (got == 0 && !sz_gunzip_wants(gunzip))) break;
 *     }
 *     sz_gunzip_close(gunzip)
 *
 * Memory is the same whatever the file's size: 64 KiB of packed bytes and zlib's own 40. Zero bytes behind the last member
 * are padding, as of tapes, and belong to nobody; anything else there is an error. */
#ifndef SZ_GUNZIP_H
#define SZ_GUNZIP_H

#include "../base/allocator.h"
#include "../base/span.h"
#include "../base/status.h"

#include <stdint.h>

struct sz_gunzip;

/* Whether a file that starts so is packed by gzip. */
bool sz_gunzip_is_packed(struct sz_span start);

/* SZ_NO_MEMORY: then `*gunzip` is NULL. Close takes NULL. */
enum sz_status sz_gunzip_open(struct sz_gunzip **gunzip, const struct sz_allocator *allocator);
void sz_gunzip_close(struct sz_gunzip *gunzip);

/* Whether packed bytes are to be read before more can be given. */
bool sz_gunzip_wants(const struct sz_gunzip *gunzip);

/* Where they go, and that they did; `got` 0: the file ends. */
char *sz_gunzip_room(struct sz_gunzip *gunzip, size_t *capacity);
void sz_gunzip_add(struct sz_gunzip *gunzip, size_t got);

/* Up to `capacity` bytes; 0 where more is wanted, or at the end, where nothing is. SZ_GZIP_DAMAGED, SZ_GZIP_CHECKSUM,
 * SZ_GZIP_CUT_OFF, SZ_GZIP_FOLLOWED, SZ_NO_MEMORY. */
enum sz_status sz_gunzip_next(struct sz_gunzip *gunzip, char *bytes, size_t capacity, size_t *got);

/* How many bytes of the file were unpacked; after a failure, those in front of where it was seen. */
uint64_t sz_gunzip_position(const struct sz_gunzip *gunzip);

#endif
