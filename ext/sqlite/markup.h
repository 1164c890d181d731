/* XML and HTML, written behind what a buffer holds.
 *
 * What failed first stays: write all of it, then look at `status` once (SZ_OK or SZ_NO_MEMORY). Text of
 * others never becomes markup and never makes a document invalid, whatever bytes it has. */
#ifndef SZ_MARKUP_H
#define SZ_MARKUP_H

#include "../base/buffer.h"

struct sz_markup {
    struct sz_buffer *buffer;
    enum sz_status status;
};

/* Markup as it is; text as text. Bytes that are no UTF-8, characters that XML cannot hold and those that turn
 * the direction of what follows become U+FFFD; controls that blank become a blank. */
void sz_markup_put(struct sz_markup *markup, const char *literal);
void sz_markup_put_text(struct sz_markup *markup, struct sz_span text);

/* A number of hundredths: 1250 is `12.5`. */
void sz_markup_put_hundredths(struct sz_markup *markup, int64_t number);

/* What the text measures at most in a sans-serif face, in hundredths of the size of its font: an estimate for
 * the widest of the common faces, since a writer of markup has no fonts. */
int64_t sz_markup_width(struct sz_span text);
/* As much of the text as has that width. */
struct sz_span sz_markup_fit(struct sz_span text, int64_t width);

#endif
