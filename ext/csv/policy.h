/* Which files SQL may open: all, or those below a folder, and nothing is told about the others.
 *
 * The folder is that of the environment variable SEIZURES_ROOT when the library is loaded. A variable that names no folder
 * lets nothing be opened. */
#ifndef SZ_POLICY_H
#define SZ_POLICY_H

#include "../base/status.h"

enum { SZ_PATH_MAX = 4096 };

struct sz_file_policy {
    bool has_root;
    char root[SZ_PATH_MAX]; /* resolved, without links; "": nothing may be opened */
};

void sz_file_policy_init(struct sz_file_policy *policy);

/* SZ_OK with the path that stands behind all links in `resolved`, if the policy lets SQL look there. What is
 * missing below the root is SZ_FILE_MISSING. SZ_FILE_OUTSIDE_ROOT, existing or not, for what leads out of the root, by `..`
 * or by a link, and where it breaks off outside. Else errno says more. */
enum sz_status sz_file_policy_resolve(const struct sz_file_policy *policy, const char *path,
                                      char resolved[SZ_PATH_MAX]);

/* What errno says of a path that can't be looked at or opened: SZ_FILE_MISSING, SZ_FILE_REFUSED. */
enum sz_status sz_file_policy_status(int error);

#endif
