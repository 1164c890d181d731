/* The roles that the words of a name have in names.def: tokens to items. */
#ifndef SZ_ROLE_H
#define SZ_ROLE_H

#include "../words/words.h"
#include "name.h"

/* A word of the text, or several that one row of names.def spells. */
struct sz_name_item {
    enum sz_name_role role;
    uint16_t concept; /* enum sz_name_id; SZ_NAME_COUNT: in no row */
    uint8_t token;    /* the first */
    uint8_t tokens;
    int year; /* the year that a number can only be, or 0 */
};

/* Returns how many items the tokens are: each token is in one. */
size_t sz_name_find_roles(const struct sz_name_tokens *tokens, struct sz_name_item items[SZ_NAME_WORDS_MAX]);

#endif
