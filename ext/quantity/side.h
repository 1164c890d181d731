/* The sides of a phrase: a measure with the bound and the marks that its qualifiers give it; and what
 * interval one or two of them make. */
#ifndef SZ_SIDE_H
#define SZ_SIDE_H

#include "measure.h"

enum sz_bound { SZ_BOUND_NONE, SZ_BOUND_MORE, SZ_BOUND_LEAST, SZ_BOUND_LESS, SZ_BOUND_MOST };
enum sz_joint { SZ_JOINT_ALONE, SZ_JOINT_RANGE, SZ_JOINT_BOUNDS, SZ_JOINT_PLUS_MINUS };

/* What a qualifier names beside the figure: "weighing", "worth", "площадью". */
enum sz_named { SZ_NAMED_WEIGHT = 1, SZ_NAMED_VALUE = 2, SZ_NAMED_EXTENT = 4 };

struct sz_side {
    enum sz_bound bound;
    bool is_about;
    bool is_nearly;
    bool is_governed; /* a qualifier that takes the genitive stands before it */
    bool is_listed;   /* it stands behind a dash or "or" */
    bool is_dated;    /* as are years: "в", "до" */
    bool is_limited;  /* "в пределах": between two ends, or up to one */
    bool is_between;
    bool is_from;
    unsigned named; /* what qualifiers say it is: an OR of enum sz_named */
    struct sz_measure measure;
};

bool sz_bound_is_upper(enum sz_bound bound);

/* Adds a qualifier (enum sz_qualifier_kind) to a side. `is_known` is false for those that are none of a
 * side's. False: they contradict each other. */
bool sz_side_add(struct sz_side *side, int kind, bool *is_known);

/* The interval. `is_bare`: no unit was written. SZ_CONTRADICTION, SZ_REVERSED_RANGE, SZ_EMPTY_INTERVAL,
 * SZ_ABOUT_ZERO, SZ_NEGATIVE, SZ_NOT_A_QUANTITY, SZ_OVERFLOW. */
enum sz_status sz_side_interval(const struct sz_side *first, const struct sz_side *second,
                                enum sz_joint joint, bool is_bare, struct sz_interval *interval);

#endif
