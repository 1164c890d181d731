/* Units are compared by their exact factors. */
#include "part.h"

static bool is_hundredth(enum sz_unit_id currency, enum sz_unit_id part) {
    for (size_t i = 0; i < sz_hundredth_count; i++)
        if (sz_hundredths[i].currency == currency && sz_hundredths[i].part == part)
            return true;
    return part == SZ_UNIT_cent;
}

bool sz_part_find_unit(const struct sz_measure *measure, enum sz_unit_id unit, struct sz_unit *part) {
    *part = sz_units[unit];
    if (sz_units[measure->unit].dimension != SZ_MONEY)
        return false;
    if (is_hundredth(measure->unit, unit)) {
        part->base = sz_units[measure->unit].base;
        part->digits = 1;
        part->decimals = 2;
    }
    return part->base == sz_units[measure->unit].base && part->decimals == 2;
}

enum sz_status sz_part_check(const struct sz_unit *last, const struct sz_unit *part) {
    sz_amount larger = 0, smaller = 0, ceiling;
    if (part->base != last->base)
        return SZ_TWO_DIMENSIONS;
    (void)sz_amount_scale(1, 0, last->digits, last->decimals, &larger, &ceiling);
    (void)sz_amount_scale(1, 0, part->digits, part->decimals, &smaller, &ceiling);
    if (larger == smaller)
        return SZ_TWO_QUANTITIES;
    return larger < smaller ? SZ_RISING_UNITS : SZ_OK;
}

/* Half of the last given digit, at most a tenth of the figure. */
static sz_amount rounding(sz_amount amount, sz_amount last_digit) {
    return last_digit / 2 < amount / 10 ? last_digit / 2 : amount / 10;
}

bool sz_part_restates(const struct sz_measure *measure, const struct sz_number *number,
                      enum sz_unit_id unit) {
    const struct sz_unit *given = &sz_units[unit];
    sz_amount amount, ceiling;
    if (sz_number_scale(number, given->digits, given->decimals, &amount, &ceiling) != SZ_OK)
        return false;
    sz_amount difference = amount > measure->floor ? amount - measure->floor : measure->floor - amount;
    sz_amount last_digit = sz_number_last_digit(number, given->digits, given->decimals);
    return difference == 0 ||
           (unit != measure->unit && (difference <= rounding(amount, last_digit) ||
                                      difference <= rounding(measure->floor, measure->last_digit)));
}

enum sz_status sz_part_add(struct sz_measure *measure, const struct sz_number *number,
                           const struct sz_unit *part) {
    sz_amount floor, ceiling;
    enum sz_status status = SZ_OK;
    if (sz_number_scale_exactly(number, part->digits, part->decimals, &floor, &measure->last_digit)) {
        ceiling = floor;
    } else {
        status = sz_number_scale(number, part->digits, part->decimals, &floor, &ceiling);
        measure->last_digit = sz_number_last_digit(number, part->digits, part->decimals);
    }
    if (status != SZ_OK)
        return status;
    if (!sz_amount_add(measure->floor, floor, &measure->floor) ||
        !sz_amount_add(measure->ceiling, ceiling, &measure->ceiling))
        return SZ_OVERFLOW;
    measure->is_compound = true;
    return SZ_OK;
}
