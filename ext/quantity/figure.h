/* Figures: digits with their grouping, decimals and exponent, read exactly.
 *
 * A comma may group or mark decimals; which, the script of the phrase or the caller decides (contract,
 * "Digits"). Spans belong to the caller; nothing is allocated. */
#ifndef SZ_FIGURE_H
#define SZ_FIGURE_H

#include "amount.h"

/* How to read a single comma before exactly three digits. */
enum sz_comma { SZ_COMMA_UNKNOWN, SZ_COMMA_GROUPS, SZ_COMMA_IS_DECIMAL };

/* The number is digits * 10^-decimals. */
struct sz_figure {
    sz_amount digits;
    unsigned decimals;
    int last_power;        /* its last given digit is worth 10^last_power */
    bool has_decimals;     /* a decimal separator is written */
    bool has_point_three;  /* one point, three digits behind it and no other separator */
    bool has_leading_zero; /* "007" */
    bool is_grouped;
    bool is_one_comma; /* grouped by one comma, as sz_figure_read_plain found it: it may be a decimal mark
                          instead */
};

/* Reads the figure with which `text` begins (it begins with a digit, or with a point and a digit) and how
 * many bytes it has. SZ_BAD_NUMBER, SZ_BAD_GROUPING, SZ_AMBIGUOUS_NUMBER, SZ_OVERFLOW, SZ_BELOW_SCALE. */
enum sz_status sz_figure_read(struct sz_span text, enum sz_comma comma, struct sz_figure *figure,
                              size_t *length);

/* Reads a figure of digits with at most one decimal mark, or of groups, as sz_figure_read would whatever a
 * comma means (is_one_comma: where one groups), if it is one and plainly ends; false: sz_figure_read has to
 * look. */
bool sz_figure_read_plain(struct sz_span text, struct sz_figure *figure, size_t *length);

#endif
