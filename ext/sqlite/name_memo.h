/* Names of operations that a connection read lately, as briefs (brief.h): a join asks for the same names
 * again and again.
 *
 * It belongs to a connection, whose mutex guards it, takes two thirds of a megabyte, whatever is asked, and
 * comes into being when the first name is. Without memory for it names are read anew each time: no answer
 * depends on it. */
#ifndef SZ_NAME_MEMO_H
#define SZ_NAME_MEMO_H

#include "../operation/brief.h"

struct sz_name_memo;

/* NULL: no memory. */
struct sz_name_memo *sz_name_memo_open(void);
void sz_name_memo_close(struct sz_name_memo *memo); /* may be NULL */

/* The brief of a name: from the memo; or read, and kept where it fits. What is returned lives until two
 * further names are asked for; it is `own` where there is no memo or the name is too long for it. What can't
 * be read has an empty key. */
struct sz_operation_brief *sz_name_memo_read(struct sz_name_memo *memo, struct sz_span name,
                                             struct sz_operation_brief *own);

#endif
