/* One column of a file by its header: which field it holds, in which unit, of which item.
 *
 *     "Drug Type"         the item
 *     "Sum Qty (lbs)"     the written amount; bare numbers are pounds
 *     "Масса, г"          the written amount; bare numbers are grams, a comma in them is decimal
 *     "Heroin_Kg"         an amount of heroin in kilograms, without an item column
 *     "Opium"             an amount of opium, whose bare numbers lack their unit
 *     "Weight"            the written amount; bare numbers are no counts but lack their unit
 *
 * A header is understood whole or not at all: a word that is in no row of ext/words/headers.def makes the
 * column one without a place ("Price per kg"). Letter case, underscores, dashes, brackets, full stops, a BOM
 * and words run together by capitals ("DrugName") make no difference. */
#ifndef SZ_COLUMN_H
#define SZ_COLUMN_H

#include "../base/span.h"
#include "../words/words.h"

enum { SZ_NO_FIELD = -1 };

/* Longer names of an item in a header aren't read: the column has no place. */
enum { SZ_COLUMN_ITEM_MAX = 128 };

struct sz_column {
    int field; /* enum sz_header_id, or SZ_NO_FIELD */
    bool has_unit;
    enum sz_unit_id unit; /* of bare numbers */
    bool lacks_unit;      /* bare numbers are of a unit that the header doesn't tell: never counts */
    bool is_about;        /* the header says that its amounts are estimates */
    bool is_russian;      /* the header has Cyrillic letters */
    bool is_item_known;   /* `item` is a row of items.def */
    size_t item_length; /* the header names the item of its amounts: `field` is SZ_NO_FIELD, or a total where
                             "drugs" are all that it names; 0: it doesn't */
    char item[SZ_COLUMN_ITEM_MAX]; /* its words, as written, not terminated */
};

/* Never fails: what can't be read has no field. */
void sz_column_read(struct sz_span header, struct sz_column *column);

/* Whether a cell that names something says "Total", "Итого:". */
bool sz_column_is_total(struct sz_span cell);

#endif
