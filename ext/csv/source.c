/* Opening follows one policy, written down in docs/security.md. */
#include "source.h"

#include <limits.h>
#include <stdlib.h>

void sz_file_policy_init(struct sz_file_policy *policy) {
    const char *root = getenv("SEIZURES_ROOT");
    policy->has_root = root != NULL;
    policy->root[0] = '\0';
    char resolved[PATH_MAX];
    if (root != NULL && realpath(root, resolved) != NULL && strlen(resolved) < sizeof policy->root)
        strcpy(policy->root, resolved);
}
