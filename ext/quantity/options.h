/* What a caller knows of an amount besides its text. */
#ifndef SZ_QUANTITY_OPTIONS_H
#define SZ_QUANTITY_OPTIONS_H

#include "../words/words.h"

enum sz_decimal { SZ_DECIMAL_BY_LANGUAGE, SZ_DECIMAL_POINT, SZ_DECIMAL_COMMA };

struct sz_quantity_options {
    bool has_unit;                /* the unit of bare numbers is given … */
    enum sz_unit_id unit;         /* … this one (any unit, not only a base unit) */
    bool is_weighed;              /* what is measured has a mass, so that "kgs" are no soms */
    enum sz_decimal decimal;      /* how to read a comma that could be either */
    enum sz_decimal unit_decimal; /* the same where no letter or currency sign stands beside the figure: by
                                     the language in which the unit's name was given */
};

#endif
