/* Running text: every quantity in it, with its span, and nothing that isn't one.
 *
 * The reader borrows the text, which must outlive it; bytes that are not valid UTF-8 and NULs end a sentence
 * and spoil nothing else. Linear time, no allocation, no failure: what isn't certainly a quantity is passed
 * over. */
#ifndef SZ_TEXT_H
#define SZ_TEXT_H

#include "mention.h"

struct sz_text {
    struct sz_span text;
    size_t at;               /* where the present passage begins … */
    size_t end;              /* … and ends */
    struct sz_cursor cursor; /* over the passage */
    struct sz_before before;
    struct sz_span item; /* the known item that stands before the cursor, and … */
    bool is_led;         /* … a dash, a colon or a bracket behind it: "heroin - 5 kg" */
};

void sz_text_start(struct sz_text *reader, struct sz_span text);

/* The next quantity; its start counts from the beginning of the text. false: there are no more. */
bool sz_text_next(struct sz_text *reader, struct sz_mention *mention);

#endif
