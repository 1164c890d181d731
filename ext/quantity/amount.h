/* Exact amounts and intervals of them.
 *
 * An amount is a number of base units (kg, l, m, m2, pcs, a currency), held as a signed 128-bit count of
 * 10^-15 of one: no floating point anywhere. Amounts of quantities are never negative; 1.7 * 10^23 base units
 * is the most. Every operation that can leave that range says so (SZ_OVERFLOW) and leaves its result alone.
 *
 * An interval is what a phrase allows: a lower and an upper end, each open or closed, the upper possibly
 * absent (`is_unbounded`; then `high` is 0 and `is_high_open` is true), and the mark "about". Its invariant,
 * which every function here keeps and expects: 0 <= low <= high; equal ends are both closed.
 *
 * A result is marked where an interval that sets one of its ends is; an absent end is set by nobody. */
#ifndef SZ_AMOUNT_H
#define SZ_AMOUNT_H

#include "../base/span.h"
#include "../base/status.h"

#include <stdint.h>

/* Aligned like 64 bits, as SQLite's memory is: structs with amounts in them may stand in cursors and
 * contexts. */
__extension__ typedef __int128 sz_amount __attribute__((aligned(8)));
__extension__ typedef unsigned __int128 sz_amount_bits; /* the same width without a sign, for sums */

enum { SZ_AMOUNT_DECIMALS = 15 };
#define SZ_AMOUNT_ONE ((sz_amount)1000000000000000)
#define SZ_AMOUNT_MAX ((sz_amount)((~(sz_amount_bits)0) >> 1))

/* The powers of ten that 64 bits hold. */
enum { SZ_AMOUNT_TENS = 20 };
extern const uint64_t sz_amount_tens[SZ_AMOUNT_TENS];

struct sz_interval {
    sz_amount low;
    sz_amount high;
    bool is_low_open;
    bool is_high_open;
    bool is_unbounded;
    bool is_about;
};

/* ---- amounts ---- */

bool sz_amount_add(sz_amount a, sz_amount b, sz_amount *sum); /* false: overflow */

/* digits * 10^-decimals * factor.digits * 10^-factor.decimals, rounded down into `floor` and up into
 * `ceiling` (equal where the product is held exactly). `digits` is not negative and has at most 38 decimal
 * digits. SZ_OVERFLOW, or SZ_BELOW_SCALE where a figure that is not zero is smaller than 10^-15. */
enum sz_status sz_amount_scale(sz_amount digits, unsigned decimals, uint64_t factor_digits,
                               unsigned factor_decimals, sz_amount *floor, sz_amount *ceiling);

/* Reads plain decimal text ("11.4": digits on both sides of the point; no sign, grouping or exponent)
 * exactly. SZ_BAD_NUMBER, SZ_OVERFLOW, or SZ_BELOW_SCALE where a digit behind the 15th decimal is not 0. */
enum sz_status sz_amount_parse(struct sz_span text, sz_amount *amount);

/* The same for the number that the text starts with; also says which of its bytes are the whole part and
 * which the decimals (length 0: no point, or none behind it). The spans are set in any case. */
enum sz_status sz_amount_read(struct sz_span text, sz_amount *amount, struct sz_span *whole,
                              struct sz_span *decimals);

/* Writes plain decimal text without trailing zeros and returns its length; `text` is not terminated. */
enum { SZ_AMOUNT_TEXT_MAX = 44 };
size_t sz_amount_format(sz_amount amount, char text[SZ_AMOUNT_TEXT_MAX]);

/* ---- intervals ---- */

struct sz_interval sz_interval_point(sz_amount amount);
bool sz_interval_is_valid(const struct sz_interval *interval);
bool sz_interval_equal(const struct sz_interval *a, const struct sz_interval *b);

/* The sum; its ends are open where any end added is, unbounded and about where any is. SZ_OVERFLOW. */
enum sz_status sz_interval_add(const struct sz_interval *a, const struct sz_interval *b,
                               struct sz_interval *sum);

/* a - b as ranges, its lower end stopped at zero; about where either is. SZ_EMPTY_INTERVAL where a is
 * certainly less than b, also where only the ends of a marked quantity say so: both are NULL in SQL. */
enum sz_status sz_interval_sub(const struct sz_interval *a, const struct sz_interval *b,
                               struct sz_interval *rest);

/* The interval times digits * 10^-decimals (digits >= 0), ends rounded outward. Times 0 it is the point 0.
 * SZ_OVERFLOW, SZ_BELOW_SCALE. */
enum sz_status sz_interval_multiply(const struct sz_interval *interval, sz_amount digits, unsigned decimals,
                                    struct sz_interval *product);

/* The interval divided by `divisor` (not 0), ends rounded outward. */
struct sz_interval sz_interval_divide(const struct sz_interval *interval, uint64_t divisor);

/* What both allow, at ties the open end; SZ_EMPTY_INTERVAL where nothing is. */
enum sz_status sz_interval_intersect(const struct sz_interval *a, const struct sz_interval *b,
                                     struct sz_interval *both);
/* The range that holds both, at ties the closed end. */
struct sz_interval sz_interval_hull(const struct sz_interval *a, const struct sz_interval *b);

/* Verdicts hold for every pair of amounts that the intervals allow. The ends of a marked interval are a
 * convention, so a verdict on one must hold with it doubled about its middle too; one without an upper end
 * has no middle and is never decided. */
enum sz_verdict { SZ_UNDECIDED, SZ_YES, SZ_NO };
enum sz_order { SZ_ORDER_UNDECIDED, SZ_ORDER_LESS, SZ_ORDER_EQUAL, SZ_ORDER_GREATER };

enum sz_order sz_interval_cmp(const struct sz_interval *a, const struct sz_interval *b);
enum sz_verdict sz_interval_fits(const struct sz_interval *part, const struct sz_interval *whole);

#endif
