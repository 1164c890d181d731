/* Bounds are gathered first; only then does one case for each joint make the interval. */
#include "side.h"

bool sz_bound_is_upper(enum sz_bound bound) {
    return bound == SZ_BOUND_LESS || bound == SZ_BOUND_MOST;
}

/* ---- qualifiers ---- */

static bool set_bound(struct sz_side *side, enum sz_bound bound) {
    bool is_free = side->bound == SZ_BOUND_NONE || side->bound == bound;
    side->bound = bound;
    side->is_governed = true;
    return is_free;
}

static void mark(struct sz_side *side) {
    side->is_about = true;
    side->is_governed = true;
}

bool sz_side_add(struct sz_side *side, int kind, bool *is_known) {
    *is_known = true;
    switch (kind) {
    case SZ_MORE:
        return set_bound(side, SZ_BOUND_MORE);
    case SZ_LEAST:
        return set_bound(side, SZ_BOUND_LEAST);
    case SZ_LESS:
        return set_bound(side, SZ_BOUND_LESS);
    case SZ_MOST:
    case SZ_UNTIL:
        return set_bound(side, SZ_BOUND_MOST);
    case SZ_SLIGHTLY_MORE:
        mark(side);
        return set_bound(side, SZ_BOUND_MORE);
    case SZ_SLIGHTLY_LESS:
        mark(side);
        return set_bound(side, SZ_BOUND_LESS);
    case SZ_ABOUT:
        mark(side);
        return true;
    case SZ_NEARLY:
        side->is_nearly = true;
        return !side->is_about;
    case SZ_BETWEEN:
        side->is_between = true;
        return side->bound == SZ_BOUND_NONE && !side->is_from;
    case SZ_FROM:
        side->is_from = true;
        side->is_governed = true;
        return side->bound == SZ_BOUND_NONE && !side->is_between;
    case SZ_PLAIN:
        return true;
    default:
        *is_known = false;
        return true;
    }
}

/* ---- intervals ---- */

static sz_amount round_down(sz_amount amount, bool is_count) {
    return is_count ? amount - amount % SZ_AMOUNT_ONE : amount;
}

static enum sz_status round_up(sz_amount amount, bool is_count, sz_amount *rounded) {
    *rounded = amount;
    if (!is_count || amount % SZ_AMOUNT_ONE == 0)
        return SZ_OK;
    return sz_amount_add(round_down(amount, true), SZ_AMOUNT_ONE, rounded) ? SZ_OK : SZ_OVERFLOW;
}

/* Rounded up, so that both ends move outward. */
static sz_amount tenth(sz_amount amount) {
    return amount / 10 + (amount % 10 != 0);
}

/* Half of the last given digit either way, at most a tenth of the figure. */
static enum sz_status widen(const struct sz_measure *measure, bool is_nearly, struct sz_interval *interval) {
    bool is_count = sz_units[measure->unit].dimension == SZ_COUNT;
    sz_amount below = tenth(measure->floor), above = tenth(measure->ceiling);
    sz_amount half = measure->last_digit - measure->last_digit / 2;
    if (measure->ceiling == 0)
        return SZ_ABOUT_ZERO;
    if (half > 0 && half < below)
        below = above = half;
    interval->low = round_down(measure->floor - below, is_count);
    interval->is_about = true;
    interval->high = measure->ceiling;
    interval->is_high_open = is_nearly;
    if (is_nearly)
        return SZ_OK;
    if (!sz_amount_add(measure->ceiling, above, &interval->high))
        return SZ_OVERFLOW;
    return round_up(interval->high, is_count, &interval->high);
}

/* One bound: the other end is 0, or absent. */
static enum sz_status bounded(const struct sz_measure *measure, enum sz_bound bound, bool is_about,
                              struct sz_interval *interval) {
    interval->is_about = is_about;
    if (sz_bound_is_upper(bound)) {
        if (is_about && measure->ceiling == 0)
            return SZ_ABOUT_ZERO;
        interval->high = measure->ceiling;
        interval->is_high_open = bound == SZ_BOUND_LESS && measure->floor == measure->ceiling;
        return bound == SZ_BOUND_LESS && measure->ceiling == 0 ? SZ_EMPTY_INTERVAL : SZ_OK;
    }
    interval->low = measure->floor;
    interval->is_low_open = bound == SZ_BOUND_MORE;
    interval->is_unbounded = interval->is_high_open = true;
    return SZ_OK;
}

static enum sz_status alone(const struct sz_side *side, struct sz_interval *interval) {
    const struct sz_measure *measure = &side->measure;
    if (side->is_nearly && (side->bound != SZ_BOUND_NONE || side->is_about))
        return SZ_CONTRADICTION;
    if (measure->number.is_indefinite) {
        if (side->bound != SZ_BOUND_NONE || side->is_nearly || side->is_from)
            return SZ_CONTRADICTION;
        return bounded(measure, SZ_BOUND_LEAST, true, interval);
    }
    if (side->is_between || (side->is_from && side->bound != SZ_BOUND_NONE && side->bound != SZ_BOUND_LEAST))
        return SZ_CONTRADICTION;
    if (side->bound != SZ_BOUND_NONE || side->is_from)
        return bounded(measure, side->is_from ? SZ_BOUND_LEAST : side->bound, side->is_about, interval);
    if (side->is_nearly || side->is_about)
        return widen(measure, side->is_nearly, interval);
    interval->low = measure->floor;
    interval->high = measure->ceiling;
    return SZ_OK;
}

/* "up to 5-6 kg", "до двух-трех килограммов": no more than the upper end of a range. */
static bool is_most(const struct sz_side *first, const struct sz_side *second) {
    return sz_bound_is_upper(first->bound) && second->bound == SZ_BOUND_NONE && second->is_listed &&
           !first->is_from && !first->is_nearly && !first->is_limited &&
           !first->measure.number.is_indefinite && !second->measure.number.is_indefinite &&
           first->measure.floor < second->measure.floor;
}

static enum sz_status range(const struct sz_side *first, const struct sz_side *second, bool is_bare,
                            struct sz_interval *interval) {
    bool is_first_free = first->bound == SZ_BOUND_NONE || first->is_limited ||
                         (first->is_from && !sz_bound_is_upper(first->bound));
    bool is_second_free = second->bound == SZ_BOUND_NONE || sz_bound_is_upper(second->bound);
    if (is_most(first, second))
        return bounded(&second->measure, first->bound, first->is_about || second->is_about, interval);
    if (!is_first_free || !is_second_free || first->is_nearly || second->is_nearly || second->is_between ||
        second->is_from || first->measure.number.is_indefinite || second->measure.number.is_indefinite)
        return SZ_CONTRADICTION;
    interval->low = first->measure.floor;
    interval->is_low_open = first->bound == SZ_BOUND_MORE;
    interval->high = second->measure.ceiling;
    interval->is_high_open = second->bound == SZ_BOUND_LESS;
    interval->is_about = first->is_about || second->is_about;
    if (is_bare && interval->low == interval->high)
        return SZ_NOT_A_QUANTITY; /* "twenty-twenty" */
    if (interval->low > interval->high)
        return SZ_REVERSED_RANGE;
    return sz_interval_is_valid(interval) ? SZ_OK : SZ_EMPTY_INTERVAL;
}

static enum sz_status two_bounds(const struct sz_side *first, const struct sz_side *second,
                                 struct sz_interval *interval) {
    const struct sz_side *lower = sz_bound_is_upper(first->bound) ? second : first;
    const struct sz_side *upper = lower == first ? second : first;
    if (first->is_nearly || second->is_nearly || first->is_between || first->is_from || second->is_between ||
        second->is_from || first->measure.number.is_indefinite || second->measure.number.is_indefinite)
        return SZ_CONTRADICTION;
    interval->low = lower->measure.floor;
    interval->is_low_open = lower->bound == SZ_BOUND_MORE;
    interval->high = upper->measure.ceiling;
    interval->is_high_open = upper->bound == SZ_BOUND_LESS;
    interval->is_about = first->is_about || second->is_about;
    return sz_interval_is_valid(interval) ? SZ_OK : SZ_EMPTY_INTERVAL;
}

static enum sz_status plus_minus(const struct sz_side *first, const struct sz_side *second,
                                 struct sz_interval *interval) {
    if (first->bound != SZ_BOUND_NONE || second->bound != SZ_BOUND_NONE || first->is_nearly ||
        second->is_nearly || second->is_about || first->is_between || first->is_from ||
        second->measure.is_compound)
        return SZ_CONTRADICTION;
    if (second->measure.ceiling > first->measure.floor)
        return SZ_NEGATIVE;
    interval->low = first->measure.floor - second->measure.ceiling;
    interval->is_about = first->is_about;
    return sz_amount_add(first->measure.ceiling, second->measure.ceiling, &interval->high) ? SZ_OK
                                                                                           : SZ_OVERFLOW;
}

enum sz_status sz_side_interval(const struct sz_side *first, const struct sz_side *second,
                                enum sz_joint joint, bool is_bare, struct sz_interval *interval) {
    switch (joint) {
    case SZ_JOINT_ALONE:
        return alone(first, interval);
    case SZ_JOINT_RANGE:
        return range(first, second, is_bare, interval);
    case SZ_JOINT_BOUNDS:
        return two_bounds(first, second, interval);
    case SZ_JOINT_PLUS_MINUS:
    default:
        return plus_minus(first, second, interval);
    }
}
