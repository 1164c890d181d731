/* The canonical notation: `>83 kg`, `~11350..11450 kg`, `5 kg`; one form for each interval. */
#ifndef SZ_CANONICAL_H
#define SZ_CANONICAL_H

#include "../words/words.h"
#include "amount.h"

struct sz_canonical {
    struct sz_interval interval;
    enum sz_unit_id unit; /* a base unit */
    bool is_one;          /* one number is written … */
    sz_amount stated;     /* … this one; of the last that is written: */
    struct sz_span whole; /* its whole part, in the text */
    size_t decimals;      /* how many digits stand behind its point */
};

/* Whether it is worth trying: most words start otherwise, or end with a word that is longer than the name of
 * a base unit. */
static inline bool sz_canonical_is_likely(struct sz_span text) {
    if (text.length < 3 || ((unsigned char)text.text[0] > '>' && text.text[0] != '~'))
        return false;
    const char *end = text.text + text.length;
    return end[-2] == ' ' || end[-3] == ' ' || (text.length > 3 && end[-4] == ' ');
}

/* Reads text that is in the canonical notation from its first byte to its last; false: it isn't, and
 * `canonical` holds nothing of use. The lone `~n` is no canonical text. */
bool sz_canonical_read(struct sz_span text, struct sz_canonical *canonical);

/* The worth of the last decimal of the one number or, where it has none, of its last digit that isn't zero; 0
 * where there is no one number. The text must still be there. */
sz_amount sz_canonical_last_digit(const struct sz_canonical *canonical);

/* Canonical text of an interval in a base unit: `>83 kg`. Not terminated; returns its length. */
enum { SZ_QUANTITY_TEXT_MAX = 112 };
size_t sz_quantity_format(const struct sz_interval *interval, enum sz_unit_id unit,
                          char text[SZ_QUANTITY_TEXT_MAX]);

#endif
