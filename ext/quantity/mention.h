/* Mentions: one quantity inside running text, at a given place.
 *
 * The strict reader of quantity.h has the last word: what is found, cut out, is read by it as the same
 * quantity. This file decides where a quantity begins and ends, and which figures count nothing: dates, ages,
 * labels. */
#ifndef SZ_MENTION_H
#define SZ_MENTION_H

#include "quantity.h"
#include "token.h"

/* What stands directly before a place. */
struct sz_before {
    enum sz_token_kind kind; /* SZ_TOKEN_END: nothing, a text or sentence begins */
    bool is_opening;         /* an opening bracket or a quote: what is glued to it begins anew */
    bool is_bullet;          /* a dash with nothing before it */
    bool is_label;           /* "No.", "article", "aged" */
    bool is_date;            /* a month or a day */
    bool is_year;            /* a year that counted nothing, "and" behind it or not */
    bool is_link;            /* "in", "the", "of" */
    bool is_leading; /* a sign, a verb or "and": an amount may follow, behind which no year's sign does */
    bool is_each;    /* "each bale weighs": words alone stand between */
    bool is_model;   /* a number and a name: "5 Glock 17 pistols" */
    bool is_value;   /* "the price of": what follows is no amount unless it is money */
    bool is_by;      /* "по": so much of each */
    bool is_unit;    /* a unit that had no number: "Unit 731" */
    bool is_name;    /* a word with a capital that is none of ours: "Channel" */
    bool is_counted; /* a count: "40 bags" … */
    bool is_size;    /* … and "of" behind it */
    bool is_number;  /* a small number that counted nothing … */
    bool is_ratio;   /* … and "in" behind it: "2 in 3 users" */
};

struct sz_mention {
    struct sz_quantity quantity; /* its item points into the text */
    size_t start;                /* in the cursor's text */
    size_t length;
};

/* Whether a quantity may begin at the cursor. */
bool sz_mention_may_start(const struct sz_cursor *cursor, const struct sz_before *before);

/* Reads the quantity at the cursor; false: there is none. The cursor moves behind what was read or spoiled,
 * one token at least. `is_led`: a known item stands before it, "heroin - 5 kg", so one that leads another
 * amount is not its item, and a count may stand alone. */
bool sz_mention_read(struct sz_cursor *cursor, const struct sz_before *before, bool is_led,
                     struct sz_mention *mention);

/* The known item at the cursor; then the cursor moves behind it. */
bool sz_mention_skip_item(struct sz_cursor *cursor, struct sz_span *item);

#endif
