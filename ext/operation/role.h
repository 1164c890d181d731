/* The roles that the words of a name have in names.def: tokens to items. */
#ifndef SZ_ROLE_H
#define SZ_ROLE_H

#include "reading.h"

void sz_name_find_roles(const struct sz_name_tokens *tokens, struct sz_name_reading *reading);

#endif
