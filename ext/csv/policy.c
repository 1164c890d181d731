/* A path is walked component by component and link by link before the system resolves it: only so is it known where one that
 * leads nowhere breaks off. It may come from outside into the root, but once it has gone into a folder outside it may not step
 * back: whether "/secret/../root/a.csv" can be opened would tell whether "/secret" is there. */
#include "policy.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(SZ_PATH_MAX >= PATH_MAX, "realpath() writes up to PATH_MAX bytes");

void sz_file_policy_init(struct sz_file_policy *policy) {
    const char *root = getenv("SEIZURES_ROOT");
    policy->has_root = root != NULL;
    policy->root[0] = '\0';
    char resolved[SZ_PATH_MAX];
    if (root != NULL && realpath(root, resolved) != NULL)
        strcpy(policy->root, resolved);
}

static bool is_inside(const struct sz_file_policy *policy, const char *resolved) {
    if (!policy->has_root)
        return true;
    size_t length = strlen(policy->root);
    if (length == 0)
        return false;
    if (strcmp(policy->root, "/") == 0)
        return true;
    return strncmp(resolved, policy->root, length) == 0 &&
           (resolved[length] == '/' || resolved[length] == '\0');
}

enum sz_status sz_file_policy_status(int error) {
    return error == ENOENT || error == ENOTDIR ? SZ_FILE_MISSING : SZ_FILE_REFUSED;
}

struct walk {
    char at[SZ_PATH_MAX];   /* where it has come to: no links, no slash at the end; "": the topmost folder */
    char rest[SZ_PATH_MAX]; /* how it goes on */
    unsigned links;
    bool has_gone; /* into a folder by name */
};

/* Takes the next component off the rest; false: there is none. */
static bool take_component(struct walk *walk, char component[SZ_PATH_MAX]) {
    size_t start = strspn(walk->rest, "/"), length = strcspn(walk->rest + start, "/");
    memcpy(component, walk->rest + start, length);
    component[length] = '\0';
    memmove(walk->rest, walk->rest + start + length, strlen(walk->rest + start + length) + 1);
    return length > 0;
}

static void step_back(struct walk *walk) {
    char *slash = strrchr(walk->at, '/');
    if (slash != NULL)
        *slash = '\0';
}

/* Puts what a link says in front of the rest; false: too long or too many. */
static bool follow_link(struct walk *walk) {
    enum { LINKS_MAX = 40 }; /* as many as Linux follows */
    char target[SZ_PATH_MAX];
    ssize_t length = readlink(walk->at, target, sizeof target);
    if (length <= 0 || ++walk->links > LINKS_MAX || (size_t)length + strlen(walk->rest) >= sizeof walk->rest)
        return false;
    memmove(walk->rest + length, walk->rest, strlen(walk->rest) + 1);
    memcpy(walk->rest, target, (size_t)length);
    if (target[0] == '/')
        walk->at[0] = '\0';
    else
        step_back(walk);
    return true;
}

/* Goes into a component; false: it goes no further. */
static bool step(struct walk *walk, const char *component) {
    struct stat facts;
    size_t length = strlen(walk->at);
    if (length + 1 + strlen(component) >= sizeof walk->at)
        return false;
    walk->at[length] = '/';
    strcpy(walk->at + length + 1, component);
    walk->has_gone = true;
    return lstat(walk->at, &facts) == 0 && (!S_ISLNK(facts.st_mode) || follow_link(walk));
}

/* Whether the path ends, or breaks off, below the root, without having been led out on the way. */
static bool stays_inside(const struct sz_file_policy *policy, const char *path) {
    struct walk walk = {.at = ""};
    char component[SZ_PATH_MAX];
    if (strlen(path) >= sizeof walk.rest || (path[0] != '/' && getcwd(walk.at, sizeof walk.at) == NULL))
        return false;
    strcpy(walk.rest, path);
    if (strcmp(walk.at, "/") == 0)
        walk.at[0] = '\0';
    while (take_component(&walk, component)) {
        if (strcmp(component, ".") == 0)
            continue;
        bool goes_back = strcmp(component, "..") == 0;
        if (goes_back && walk.has_gone && !is_inside(policy, walk.at))
            return false;
        if (goes_back)
            step_back(&walk);
        else if (!step(&walk, component))
            break;
    }
    return is_inside(policy, walk.at);
}

enum sz_status sz_file_policy_resolve(const struct sz_file_policy *policy, const char *path,
                                      char resolved[SZ_PATH_MAX]) {
    if (policy->has_root && !stays_inside(policy, path))
        return SZ_FILE_OUTSIDE_ROOT;
    if (realpath(path, resolved) == NULL)
        return sz_file_policy_status(errno);
    return is_inside(policy, resolved) ? SZ_OK : SZ_FILE_OUTSIDE_ROOT; /* it may have changed meanwhile */
}
