/* Many headers, one schema: which column of a file is which column of read_seizures.
 *
 * A header's words (in either language, ext/words/headers.def) say what a column holds; a unit in the header
 * ("Sum Qty (lbs)", "Kilograms") or a unit column beside it applies to its bare numbers. */
#ifndef SZ_SCHEMA_H
#define SZ_SCHEMA_H

#include "../base/span.h"
#include "../words/words.h"

/* Declared by the owner of this room: the fields of read_seizures, sz_schema_map(header cells) -> map. */

#endif
