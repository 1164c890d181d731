/* The subject: the words of what a quantity measures, before or behind it. They may be free words, but none
 * that could change what the figure says: no digits, no second figure, no other unit, no "each" or "per". */
#ifndef SZ_SUBJECT_H
#define SZ_SUBJECT_H

#include "token.h"

struct sz_subject {
    struct sz_span words; /* in the text, as written; length 0: none */
    bool is_known;        /* a word of items.def is among them */
    bool is_counted;      /* a counted noun of units.def is among them */
    bool is_plain;        /* its first word is free: neither of the two */
    bool begins_led;      /* a preposition stands before its first word */
    bool is_led;          /* while reading: a preposition stood before the present word */
    size_t at;            /* where its first word stands */
};

/* Reads from the cursor to the end of the text. `is_counting`: the number has no unit, so the first word must
 * not resemble one. `may_go_on`: a counted noun stands before the cursor, so "and" may be its first word.
 * SZ_UNKNOWN_WORD and other reasons why what stands there cannot be a subject, with the offending word. */
enum sz_status sz_subject_read(struct sz_cursor *cursor, bool is_counting, bool may_go_on,
                               struct sz_subject *subject, struct sz_problem *problem);

/* Moves over a verb of reports before an amount, "seized", "изъято:", if one stands at the cursor. */
void sz_subject_skip_verb(struct sz_cursor *cursor);

/* The known item with which the text begins, if an amount may follow it: "heroin - 5 kg". Moves the cursor
 * behind it; false: there is none. */
bool sz_subject_read_before(struct sz_cursor *cursor, struct sz_span *words);

#endif
