/* The search for words of names: names.def and name_words.def by the stems of their letters (letters.h). */
#ifndef SZ_NAMES_H
#define SZ_NAMES_H

#include "words.h"

struct sz_name_match {
    uint16_t concept; /* enum sz_name_id */
    bool is_whole;    /* SZ_WHOLE_WORD */
    size_t length;    /* in bytes */
};

/* The longest spelling with which `stems` begins, as stems with one space between. False: none. Linear. */
bool sz_name_spelling_find(struct sz_span stems, struct sz_name_match *match);

/* How the table is addressed, for the program that makes it too: FNV-1a, byte by byte. */
#define SZ_NAME_HASH_START UINT32_C(2166136261)
static inline uint32_t sz_name_hash(uint32_t hash, char byte) {
    return (hash ^ (unsigned char)byte) * UINT32_C(16777619);
}

/* A slot of the table: a spelling, or the first words of longer ones. */
enum { SZ_NAME_MEANS = 1 << 0, SZ_NAME_LEADS = 1 << 1, SZ_NAME_WHOLE = 1 << 2 };
enum { SZ_NAME_SLOTS = 1 << 12 };

struct sz_name_slot {
    uint16_t start; /* in the text of all spellings */
    uint8_t length; /* 0: empty */
    uint8_t flags;
    uint16_t concept;
    uint16_t tag; /* the other half of the hash */
};

static inline size_t sz_name_slot_at(uint32_t hash) {
    return (hash >> 20) % SZ_NAME_SLOTS;
}

#endif
