/* Text as a JSON string (RFC 8259), written behind what a buffer holds. */
#ifndef SZ_JSON_H
#define SZ_JSON_H

#include "buffer.h"

/* `text` in quotes; control characters, NUL among them, quotes and backslashes are escaped, all else stands
 * as it is. The caller has made sure that it is valid UTF-8. SZ_OK or SZ_NO_MEMORY (then a part may have been
 * added). */
enum sz_status sz_json_add_text(struct sz_buffer *json, struct sz_span text);

#endif
