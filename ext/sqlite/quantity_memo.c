/* A hash table of sets of four: new words take the place of any in their set, by turns, so that a scan of
 * more than fit still finds some of them. Words are compared in full, and with them what the caller said
 * about bare numbers. */
#include "quantity_memo.h"

#include "../csv/digest.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

enum { WAYS = 4, SETS = 512, TEXT_MAX = 72 };

struct slot {
    struct sz_quantity quantity; /* without its span */
    struct sz_problem problem;
    uint32_t setting;
    uint16_t item_at; /* where the span begins */
    uint16_t length;
    char text[TEXT_MAX];
};

struct sz_quantity_memo {
    uint32_t tag[SETS * WAYS]; /* of the hash; 0: the slot is empty */
    size_t turn;
    struct slot slot[SETS * WAYS];
};

struct sz_quantity_memo *sz_quantity_memo_open(void) {
    struct sz_quantity_memo *memo = sqlite3_malloc64(sizeof *memo);
    if (memo == NULL)
        return NULL;
    memset(memo->tag, 0, sizeof memo->tag);
    memo->turn = 0;
    return memo;
}

void sz_quantity_memo_close(struct sz_quantity_memo *memo) {
    sqlite3_free(memo);
}

/* All that the options say, as a number; 0 for none. */
static uint32_t setting_of(const struct sz_quantity_options *options) {
    if (options == NULL)
        return 0;
    uint32_t unit = options->has_unit ? (uint32_t)options->unit << 1 | 1 : 0;
    return unit << 5 | (uint32_t)options->unit_decimal << 3 | (uint32_t)options->decimal << 1 |
           (uint32_t)options->is_weighed;
}

static bool is_of(const struct slot *slot, struct sz_span text, uint32_t setting) {
    return slot->length == text.length && slot->setting == setting &&
           memcmp(slot->text, text.text, text.length) == 0;
}

static enum sz_status recall(const struct slot *slot, struct sz_span text, struct sz_quantity *quantity,
                             struct sz_problem *problem) {
    *quantity = slot->quantity;
    quantity->item.text = text.text + slot->item_at;
    *problem = slot->problem;
    return problem->status;
}

static void keep(struct slot *slot, struct sz_span text, uint32_t setting, const struct sz_quantity *quantity,
                 const struct sz_problem *problem) {
    slot->quantity = *quantity;
    slot->item_at = quantity->item.length == 0 ? 0 : (uint16_t)(quantity->item.text - text.text);
    slot->problem = *problem;
    slot->setting = setting;
    slot->length = (uint16_t)text.length;
    memcpy(slot->text, text.text, text.length);
}

enum sz_status sz_quantity_memo_read(struct sz_quantity_memo *memo, struct sz_span text,
                                     const struct sz_quantity_options *options, struct sz_quantity *quantity,
                                     struct sz_problem *problem) {
    if (memo == NULL || text.length == 0 || text.length > TEXT_MAX)
        return sz_quantity_parse(text, options, quantity, problem);
    uint32_t setting = setting_of(options);
    uint64_t hash = sz_digest_bytes(text, setting);
    uint32_t tag = (uint32_t)(hash >> 32) | 1;
    size_t first = (hash % SETS) * WAYS;
    for (size_t at = first; at < first + WAYS; at++)
        if (memo->tag[at] == tag && is_of(&memo->slot[at], text, setting))
            return recall(&memo->slot[at], text, quantity, problem);
    size_t taken = first + memo->turn++ % WAYS;
    enum sz_status status = sz_quantity_parse(text, options, quantity, problem);
    memo->tag[taken] = tag;
    keep(&memo->slot[taken], text, setting, quantity, problem);
    return status;
}
