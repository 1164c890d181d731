/* What is wrong with a record that was kept, as JSON. */
#ifndef SZ_EXPLAIN_H
#define SZ_EXPLAIN_H

#include "record.h"

/* What a bad record's _problem says, as a JSON object behind what `json` holds: `reason`; `surplus`, the cells
 * beyond `width` as an array; `raw`, the record as it is written, where quotes or bytes are at fault; `bytes`,
 * the bytes that mean nothing in the encoding: [[2, "FF"], …] for those that stand as U+FFFD at byte 2 (from
 * 1) … of `raw`. SZ_NO_MEMORY. */
enum sz_status sz_record_explain(const struct sz_record *record, size_t width, struct sz_buffer *json);

#endif
