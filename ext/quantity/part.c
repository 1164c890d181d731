/* Units are compared by their exact factors. */
#include "part.h"

bool sz_part_find_unit(const struct sz_measure *measure, enum sz_unit_id unit, struct sz_unit *part) {
    *part = sz_units[unit];
    if (sz_units[measure->unit].dimension != SZ_MONEY)
        return false;
    if (unit == SZ_UNIT_cent || (unit == SZ_UNIT_kopeck && measure->unit != SZ_UNIT_RUB)) {
        bool has_kopecks = measure->unit == SZ_UNIT_UAH || measure->unit == SZ_UNIT_BYN;
        if (unit == SZ_UNIT_kopeck && !has_kopecks)
            return false;
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

enum sz_status sz_part_add(struct sz_measure *measure, const struct sz_number *number,
                           const struct sz_unit *part) {
    sz_amount floor, ceiling;
    enum sz_status status = sz_number_scale(number, part->digits, part->decimals, &floor, &ceiling);
    if (status != SZ_OK)
        return status;
    if (!sz_amount_add(measure->floor, floor, &measure->floor) ||
        !sz_amount_add(measure->ceiling, ceiling, &measure->ceiling))
        return SZ_OVERFLOW;
    measure->last_digit = sz_number_last_digit(number, part->digits, part->decimals);
    measure->is_compound = true;
    return SZ_OK;
}
