/* A name read by its structure: introduction, head, parts of the sub-name, year.
 *
 *     the CSTO operation   "Channel  -  Second  Barrier"   of 2022
 *     introduction          head        parts              year
 *
 * The head is a word that names.def calls one (Channel); a text without one is a name whose parts are all
 * there is ("Rock-2024"). What stands before the head must introduce it, or it names something else
 * ("Telegram channel"); the sub-name may stand before it too ("the Araks stage of the Channel operation"). */
#ifndef SZ_READING_H
#define SZ_READING_H

#include "role.h"

enum { SZ_NAME_PARTS_MAX = 8 };

struct sz_name_reading {
    struct sz_name_item item[SZ_NAME_WORDS_MAX];
    size_t count;
    bool is_name;
    bool has_head;
    uint8_t head; /* item */
    uint8_t part[SZ_NAME_PARTS_MAX];
    size_t part_count;
    int year;        /* 0: none */
    int second_year; /* of another one that contradicts it */
};

/* Reads what the words say. Never fails: what names no operation is not `is_name`. */
void sz_name_read(const struct sz_name_tokens *tokens, struct sz_name_reading *reading);

#endif
