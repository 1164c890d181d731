/* Open addressing, one slot behind the other. Words of a spelling are added to the hash one by one, as long
 * as some spelling goes on. */
#include "names.h"

#include "names_table.inc"

static const struct sz_name_slot *slot_of(struct sz_span text, uint32_t hash) {
    for (size_t i = sz_name_slot_at(hash);; i = (i + 1) % SZ_NAME_SLOTS) {
        const struct sz_name_slot *slot = &name_slots[i];
        if (slot->length == 0)
            return NULL;
        if (slot->tag == (uint16_t)hash && slot->length == text.length &&
            memcmp(name_text + slot->start, text.text, text.length) == 0)
            return slot;
    }
}

bool sz_name_spelling_find(struct sz_span stems, struct sz_name_match *match) {
    uint32_t hash = SZ_NAME_HASH_START;
    bool is_found = false;
    for (size_t at = 0; at < stems.length; at++) {
        while (at < stems.length && stems.text[at] != ' ')
            hash = sz_name_hash(hash, stems.text[at++]);
        const struct sz_name_slot *slot = slot_of(sz_span_of(stems.text, at), hash);
        if (slot == NULL)
            break;
        if ((slot->flags & SZ_NAME_MEANS) != 0) {
            *match = (struct sz_name_match){slot->concept, (slot->flags & SZ_NAME_WHOLE) != 0, at};
            is_found = true;
        }
        if ((slot->flags & SZ_NAME_LEADS) == 0)
            break;
        hash = sz_name_hash(hash, ' ');
    }
    return is_found;
}
