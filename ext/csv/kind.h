/* What a file is that is no table of text: a database, a spreadsheet, a picture, a page; told by how it starts.
 *
 * People hand in what they have. Read as CSV, most of it would make a table without rows, or rows of nonsense. */
#ifndef SZ_KIND_H
#define SZ_KIND_H

#include "../base/span.h"

/* What it is and the way out, for people: "an SQLite database: …"; NULL where nothing is known against this being CSV.
 * Kinds that are text, such as an HTML page, are left out where the caller `insists` on reading it. Lives forever.
 * `start`: the first bytes, 300 or more where the file has them. */
const char *sz_kind_find(struct sz_span start, bool insists);

#endif
