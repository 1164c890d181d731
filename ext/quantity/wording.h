/* An interval in words for people: `more than 8.9 t`, `более 8,9 т`. */
#ifndef SZ_WORDING_H
#define SZ_WORDING_H

#include "../words/phrases.h"
#include "amount.h"

/* Writes the interval (in base units) in `unit`, which is of the same dimension. In a decimal multiple of the
 * base unit the figures are exact; in others they are rounded outward to six decimals, and a point that they
 * cannot give is "about" its nearest. Not terminated; returns the length. */
enum { SZ_WORDING_TEXT_MAX = 256 };
size_t sz_wording_format(const struct sz_interval *interval, enum sz_unit_id unit,
                         const struct sz_locale *locale, char text[SZ_WORDING_TEXT_MAX]);

#endif
