/* A file as bytes: which files may be opened, reading them, and noticing that they changed.
 *
 * Only regular files are opened (no directory, FIFO, device), and where the policy has a root, only below it.
 * A file's identity (device, inode, size, modification time) is taken when it is opened and compared at its
 * end and when it is opened again: what shrinks, grows, is edited or replaced under a scan is
 * SZ_FILE_CHANGED, a failed read SZ_FILE_UNREADABLE. The end of a file is only ever the end of a file. */
#ifndef SZ_SOURCE_H
#define SZ_SOURCE_H

#include "../base/allocator.h"
#include "../base/span.h"
#include "../base/status.h"

#include <stdint.h>

enum { SZ_PATH_MAX = 4096 };

/* Which files SQL may open: all, or those below `root` (resolved, without links), taken from the environment
 * variable SEIZURES_ROOT when the library is loaded. A variable that names no folder lets nothing be opened.
 */
struct sz_file_policy {
    bool has_root;
    char root[SZ_PATH_MAX];
};

void sz_file_policy_init(struct sz_file_policy *policy);

#endif
