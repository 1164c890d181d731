/* A hash table of sets of four. A new name takes the place of any in its set but of the one asked for last:
 * by turns, so that a scan of more names than fit still finds some of them. */
#include "name_memo.h"

#include <sqlite3ext.h>
#include <string.h>
SQLITE_EXTENSION_INIT3

enum { WAYS = 4, SETS = 512, NAME_LENGTH_MAX = 118 };

struct slot {
    struct sz_operation_brief brief;
    uint16_t length;
    char name[NAME_LENGTH_MAX];
};

struct sz_name_memo {
    uint32_t tag[SETS * WAYS]; /* of the name's hash; 0: the slot is empty */
    size_t turn;
    size_t last; /* the slot that was handed out last */
    struct slot slot[SETS * WAYS];
};

struct sz_name_memo *sz_name_memo_open(void) {
    struct sz_name_memo *memo = sqlite3_malloc64(sizeof *memo);
    if (memo == NULL)
        return NULL;
    memset(memo->tag, 0, sizeof memo->tag);
    memo->turn = memo->last = 0;
    return memo;
}

void sz_name_memo_close(struct sz_name_memo *memo) {
    sqlite3_free(memo);
}

/* Eight bytes at a time. Whoever makes names that collide makes them slow for himself, as slow as without a
 * memo. */
static uint64_t hash_of(struct sz_span name) {
    uint64_t hash = name.length, eight;
    for (size_t at = 0; at < name.length; at += sizeof eight) {
        size_t rest = name.length - at;
        eight = 0;
        if (rest >= sizeof eight)
            memcpy(&eight, name.text + at, sizeof eight);
        else
            memcpy(&eight, name.text + at, rest);
        hash = (hash ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return hash;
}

static bool is_name(const struct slot *slot, struct sz_span name) {
    return slot->length == name.length && memcmp(slot->name, name.text, name.length) == 0;
}

static size_t slot_to_take(struct sz_name_memo *memo, size_t first) {
    size_t at = first + memo->turn++ % WAYS;
    return at != memo->last ? at : first + memo->turn++ % WAYS;
}

static void read_brief(struct sz_span name, struct sz_operation_brief *brief) {
    struct sz_operation operation;
    (void)sz_operation_read(name, &operation); /* what can't be read is a name of no words */
    sz_operation_brief_of(&operation, brief);
}

static struct sz_operation_brief *hand_out(struct sz_name_memo *memo, size_t slot) {
    memo->last = slot;
    return &memo->slot[slot].brief;
}

struct sz_operation_brief *sz_name_memo_read(struct sz_name_memo *memo, struct sz_span name,
                                             struct sz_operation_brief *own) {
    if (memo == NULL || name.length == 0 || name.length > NAME_LENGTH_MAX) {
        read_brief(name, own);
        return own;
    }
    uint64_t hash = hash_of(name);
    uint32_t tag = (uint32_t)(hash >> 32) | 1;
    size_t first = (hash % SETS) * WAYS;
    for (size_t at = first; at < first + WAYS; at++)
        if (memo->tag[at] == tag && is_name(&memo->slot[at], name))
            return hand_out(memo, at);
    size_t taken = slot_to_take(memo, first);
    memo->tag[taken] = tag;
    memo->slot[taken].length = (uint16_t)name.length;
    memcpy(memo->slot[taken].name, name.text, name.length);
    read_brief(name, &memo->slot[taken].brief);
    return hand_out(memo, taken);
}
