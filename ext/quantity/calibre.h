/* Calibres: bores of weapons and cartridges, which look like lengths and measure no amount.
 *
 * Owns nothing; a cursor moves only behind what is a calibre as a whole. */
#ifndef SZ_CALIBRE_H
#define SZ_CALIBRE_H

#include "number.h"
#include "token.h"

/* Whether so many millimetres are the bore of a known cartridge. */
bool sz_calibre_is_bore(const struct sz_number *millimetres);

/* Moves behind a calibre that stands at the cursor: "7.62 mm", "5.45x39 mm", "calibre 9 mm", "калибра 7,62",
 * "12-gauge",
 * ".45 calibre". False: there is none. */
bool sz_calibre_skip(struct sz_cursor *cursor);

#endif
