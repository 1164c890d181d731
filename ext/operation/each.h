/* Names of operations in running text, in both languages, quoted or not.
 *
 * A name is what quotes set off and either its words or the words around it say to be one (operation "Steppe
 * Wind", "Channel-Center"); or, without quotes, a head or a name of the catalogue in capitals with what goes
 * on from it by dashes, known words and years (Channel 2018, Operation Substitution, Rock-2024). Channels of
 * other kinds ("drug smuggling channels", "a Telegram channel") are none. */
#ifndef SZ_EACH_H
#define SZ_EACH_H

#include "key.h"

/* Whether an "operation" stands before what follows, with introducing words alone between. */
enum sz_announced { SZ_UNANNOUNCED, SZ_ANNOUNCED_ONE, SZ_ANNOUNCED_SEVERAL };

/* Where a search stands. The text must live as long; it need not be valid UTF-8. */
struct sz_operation_search {
    struct sz_span text;
    size_t at;
    enum sz_announced announced;
    bool was_other; /* the word before tells that what follows names none: "Telegram" */
};

struct sz_operation_mention {
    size_t start; /* bytes of the name, without the quotes */
    size_t length;
    struct sz_operation_key key;
};

static inline struct sz_operation_search sz_operation_search_in(struct sz_span text) {
    return (struct sz_operation_search){.text = text};
}

/* The next name; false: no more. Linear in the text altogether, allocates nothing. */
bool sz_operation_search_next(struct sz_operation_search *search, struct sz_operation_mention *mention);

#endif
