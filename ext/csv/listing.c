/* A pattern is walked component by component: the folders that match so far are a list, and each component
 * with a pattern in it replaces every folder of the list by what it holds. Sorted and rid of doubles at the
 * end. Not glob(3): it sorts and matches by the locale and takes memory of its own. */
#include "listing.h"

#include "pattern.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

void sz_listing_init(struct sz_listing *listing, const struct sz_allocator *allocator) {
    listing->count = 0;
    sz_buffer_init(&listing->text, allocator);
    sz_buffer_init(&listing->starts, allocator);
}

void sz_listing_free(struct sz_listing *listing) {
    sz_buffer_free(&listing->text);
    sz_buffer_free(&listing->starts);
    listing->count = 0;
}

static size_t start_of(const struct sz_listing *listing, size_t index) {
    size_t start;
    memcpy(&start, listing->starts.bytes + index * sizeof start, sizeof start);
    return start;
}

const char *sz_listing_path(const struct sz_listing *listing, size_t index) {
    return listing->text.bytes + start_of(listing, index);
}

bool sz_listing_equal(const struct sz_listing *a, const struct sz_listing *b) {
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(sz_listing_path(a, i), sz_listing_path(b, i)) != 0)
            return false;
    return true;
}

static bool has_path(const struct sz_listing *listing, const char *path) {
    for (size_t i = 0; i < listing->count; i++)
        if (strcmp(sz_listing_path(listing, i), path) == 0)
            return true;
    return false;
}

/* Adds `folder` + `name`. */
static enum sz_status add_path(struct sz_listing *listing, struct sz_span folder, struct sz_span name) {
    size_t start = listing->text.length;
    enum sz_status status = sz_buffer_add(&listing->starts, sz_span_of((const char *)&start, sizeof start));
    if (status != SZ_OK)
        return status;
    status = sz_buffer_add(&listing->text, folder);
    if (status == SZ_OK)
        status = sz_buffer_add(&listing->text, name);
    if (status == SZ_OK)
        status = sz_buffer_add_byte(&listing->text, '\0');
    if (status == SZ_OK) {
        listing->count++;
    } else {
        listing->starts.length -= sizeof start;
        listing->text.length = start;
    }
    return status;
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Moves the files of `found` to `listing`, sorted, without those that it has. */
static enum sz_status add_sorted(struct sz_listing *listing, const struct sz_listing *found) {
    struct sz_buffer order;
    sz_buffer_init(&order, listing->text.allocator);
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < found->count && status == SZ_OK; i++) {
        const char *path = sz_listing_path(found, i);
        status = sz_buffer_add(&order, sz_span_of((const char *)&path, sizeof path));
    }
    const char **paths = (const char **)(void *)order.bytes;
    if (status == SZ_OK && found->count > 0)
        qsort(paths, found->count, sizeof *paths, compare_paths);
    bool is_first = listing->count == 0; /* then nothing can be there already: patterns find a file once */
    for (size_t i = 0; i < found->count && status == SZ_OK; i++)
        if (is_first || !has_path(listing, paths[i]))
            status = add_path(listing, sz_span_of(paths[i], strlen(paths[i])), SZ_SPAN(""));
    sz_buffer_free(&order);
    return status;
}

struct standing {
    bool is_there;
    bool is_folder;
};

/* What cannot be looked at, for another reason than that it isn't there, is an error: a list must not be
 * shorter than what is there. So is a link that leads out of the root, wherever it leads. */
static enum sz_status look_at(const char *path, const struct sz_file_policy *policy,
                              struct standing *standing) {
    struct stat facts;
    char resolved[SZ_PATH_MAX];
    if (policy->has_root && sz_file_policy_resolve(policy, path, resolved) == SZ_FILE_OUTSIDE_ROOT)
        return SZ_FILE_OUTSIDE_ROOT;
    standing->is_there = stat(path, &facts) == 0;
    standing->is_folder = standing->is_there && S_ISDIR(facts.st_mode);
    if (standing->is_there || errno == ENOENT || errno == ENOTDIR || errno == ELOOP)
        return SZ_OK;
    return errno == ENOMEM ? SZ_NO_MEMORY : SZ_FILE_REFUSED;
}

/* Adds what of the open folder matches. What a pattern finds last must not be a folder, all before must. */
static enum sz_status read_folder(DIR *folder, struct sz_span path, struct sz_span pattern, bool is_last,
                                  const struct sz_file_policy *policy, struct sz_listing *found) {
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (entry == NULL)
            return errno == 0 ? SZ_OK : SZ_FILE_REFUSED;
        struct sz_span name = sz_span_of(entry->d_name, strlen(entry->d_name));
        if (sz_span_equal(name, SZ_SPAN(".")) || sz_span_equal(name, SZ_SPAN("..")) ||
            !sz_pattern_matches(pattern, name))
            continue;
        enum sz_status status = add_path(found, path, name);
        struct standing standing = {0};
        if (status == SZ_OK)
            status = look_at(sz_listing_path(found, found->count - 1), policy, &standing);
        if (status != SZ_OK)
            return status;
        if (standing.is_folder == is_last) {
            found->count--;
            found->text.length = start_of(found, found->count);
            found->starts.length -= sizeof(size_t);
        }
    }
}

/* A folder that isn't there, or is none, holds nothing; one that can't be looked into is an error. */
static enum sz_status list_folder(const char *path, struct sz_span pattern, bool is_last,
                                  const struct sz_file_policy *policy, struct sz_listing *found) {
    char resolved[SZ_PATH_MAX];
    enum sz_status status = sz_file_policy_resolve(policy, path[0] == '\0' ? "." : path, resolved);
    if (status != SZ_OK)
        return status == SZ_FILE_MISSING ? SZ_OK : status;
    DIR *folder = opendir(resolved);
    if (folder == NULL)
        return errno == ENOENT || errno == ENOTDIR ? SZ_OK : errno == ENOMEM ? SZ_NO_MEMORY : SZ_FILE_REFUSED;
    status = read_folder(folder, sz_span_of(path, strlen(path)), pattern, is_last, policy, found);
    (void)closedir(folder);
    return status;
}

/* Replaces the folders of `found` by what `component` finds in them. `separator` goes behind what is found:
 * the slashes that follow in the pattern. */
static enum sz_status descend(struct sz_listing *found, struct sz_span component, struct sz_span separator,
                              const struct sz_file_policy *policy) {
    struct sz_listing matches, next;
    bool is_last = separator.length == 0;
    sz_listing_init(&matches, found->text.allocator);
    sz_listing_init(&next, found->text.allocator);
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < found->count && status == SZ_OK; i++) {
        const char *path = sz_listing_path(found, i);
        if (sz_pattern_is_one(component))
            status = list_folder(path, component, is_last, policy, &matches);
        else
            status = add_path(&matches, sz_span_of(path, strlen(path)), component);
    }
    for (size_t i = 0; i < matches.count && status == SZ_OK; i++) {
        const char *path = sz_listing_path(&matches, i);
        status = add_path(&next, sz_span_of(path, strlen(path)), separator);
    }
    sz_listing_free(&matches);
    sz_listing_free(found);
    *found = next;
    return status;
}

/* What a last component without a pattern in it stands for must be there. */
static enum sz_status drop_missing(const struct sz_file_policy *policy, struct sz_listing *found) {
    struct sz_listing kept;
    sz_listing_init(&kept, found->text.allocator);
    enum sz_status status = SZ_OK;
    for (size_t i = 0; i < found->count && status == SZ_OK; i++) {
        const char *path = sz_listing_path(found, i);
        struct standing standing;
        status = look_at(path, policy, &standing);
        if (status == SZ_OK && standing.is_there && !standing.is_folder)
            status = add_path(&kept, sz_span_of(path, strlen(path)), SZ_SPAN(""));
    }
    sz_listing_free(found);
    *found = kept;
    return status;
}

static enum sz_status expand(struct sz_span pattern, const struct sz_file_policy *policy,
                             struct sz_listing *found) {
    size_t at = 0;
    bool ends_in_a_pattern = false;
    while (at < pattern.length && pattern.text[at] == '/')
        at++;
    enum sz_status status = add_path(found, sz_span_cut(pattern, 0, at), SZ_SPAN(""));
    while (at < pattern.length && status == SZ_OK) {
        size_t end = at, next;
        while (end < pattern.length && pattern.text[end] != '/')
            end++;
        for (next = end; next < pattern.length && pattern.text[next] == '/';)
            next++;
        struct sz_span component = sz_span_cut(pattern, at, end);
        ends_in_a_pattern = sz_pattern_is_one(component);
        status = descend(found, component, sz_span_cut(pattern, end, next), policy);
        at = next;
    }
    return status == SZ_OK && !ends_in_a_pattern ? drop_missing(policy, found) : status;
}

/* Whether a path with pattern characters in it is to be taken as it is written. */
static bool exists_as_written(const char *path, const struct sz_file_policy *policy) {
    char resolved[SZ_PATH_MAX];
    return sz_file_policy_resolve(policy, path, resolved) == SZ_OK;
}

enum sz_status sz_listing_add(struct sz_listing *listing, const char *pattern,
                              const struct sz_file_policy *policy) {
    struct sz_span text = sz_span_of(pattern, strlen(pattern));
    if (!sz_pattern_is_one(text) || exists_as_written(pattern, policy))
        return has_path(listing, pattern) ? SZ_OK : add_path(listing, text, SZ_SPAN(""));
    if (text.length >= SZ_PATH_MAX)
        return SZ_FILE_REFUSED;
    struct sz_listing found;
    sz_listing_init(&found, listing->text.allocator);
    enum sz_status status = expand(text, policy, &found);
    if (status == SZ_OK)
        status = found.count == 0 ? SZ_NO_MATCH : add_sorted(listing, &found);
    sz_listing_free(&found);
    return status;
}
