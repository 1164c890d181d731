/* Numbers as exact values, with what is known of how they were written.
 *
 * A number is digits * 10^-decimals / denominator, never negative. */
#ifndef SZ_NUMBER_H
#define SZ_NUMBER_H

#include "figure.h"

struct sz_number {
    sz_amount digits;
    unsigned decimals;
    int last_power; /* what its last given digit is worth … */
    uint64_t denominator;
    uint64_t scale;     /* the multiplier at its end: 10^6 in "2 million"; 1: none, or more groups than one */
    bool has_last;      /* … if it ends in a figure */
    bool is_words;      /* no figure in it */
    bool is_indefinite; /* "several", "dozens": at least this */
    bool takes_of;      /* "of" may lead to its unit: "a couple of", "half of a" */
    bool is_article;    /* the bare article: a unit must follow */
    bool is_one;        /* an article stands before it: "a 5 kg package" */
    bool is_figure;     /* it is one figure and nothing else; what that figure looks like: */
    bool has_point_three;
    bool has_leading_zero;
    bool is_grouped;
    size_t at;
    size_t end;
};

/* The number that a figure is. */
static inline struct sz_number sz_number_of_figure(const struct sz_figure *figure) {
    return (struct sz_number){.digits = figure->digits,
                              .decimals = figure->decimals,
                              .last_power = figure->last_power,
                              .denominator = 1,
                              .scale = 1,
                              .has_last = true,
                              .is_figure = true,
                              .has_point_three = figure->has_point_three,
                              .has_leading_zero = figure->has_leading_zero,
                              .is_grouped = figure->is_grouped};
}

/* The whole number `value`, in words. */
struct sz_number sz_number_of(uint64_t value);

/* sum += part; the last given digit becomes the part's. SZ_OVERFLOW,
 * SZ_BAD_NUMBER (denominators too large). */
enum sz_status sz_number_add(struct sz_number *sum, struct sz_number part);

/* Multiplies by an integer; SZ_OVERFLOW. */
enum sz_status sz_number_multiply(struct sz_number *number, uint64_t factor);

/* -1, 0, 1. Values too far apart to compare exactly are ordered by size. */
int sz_number_cmp(const struct sz_number *a, const struct sz_number *b);
bool sz_number_is_whole(const struct sz_number *number);
/* Whether it may be a year: an ungrouped figure from 1900 to 2099, or such a number in words that isn't
 * round. */
bool sz_number_is_year(const struct sz_number *number);

/* The number times digits * 10^-decimals, down and up to what an amount holds. */
enum sz_status sz_number_scale(const struct sz_number *number, uint64_t digits, unsigned decimals,
                               sz_amount *floor, sz_amount *ceiling);

/* The worth of the number's last given digit times digits * 10^-decimals; 0 where it has none. */
sz_amount sz_number_last_digit(const struct sz_number *number, uint64_t digits, unsigned decimals);

/* Both at once for numbers that are short and held exactly; false: they are not. */
bool sz_number_scale_exactly(const struct sz_number *number, uint64_t digits, unsigned decimals,
                             sz_amount *amount, sz_amount *last_digit);

#endif
