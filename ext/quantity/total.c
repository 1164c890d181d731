/* 128-bit sums with a third limb for what they carry. */
#include "total.h"

static void add_limbs(struct sz_sum *sum, sz_amount_bits amount) {
    sz_amount_bits low = ((sz_amount_bits)sum->limbs[1] << 64) | sum->limbs[0], result;
    sum->limbs[2] += __builtin_add_overflow(low, amount, &result);
    sum->limbs[0] = (uint64_t)result;
    sum->limbs[1] = (uint64_t)(result >> 64);
}

static void sub_limbs(struct sz_sum *sum, sz_amount_bits amount) {
    sz_amount_bits low = ((sz_amount_bits)sum->limbs[1] << 64) | sum->limbs[0], result;
    sum->limbs[2] -= __builtin_sub_overflow(low, amount, &result);
    sum->limbs[0] = (uint64_t)result;
    sum->limbs[1] = (uint64_t)(result >> 64);
}

/* false: the sum is larger than an amount can be. */
static bool sum_amount(const struct sz_sum *sum, sz_amount *amount) {
    if (sum->limbs[2] != 0 || sum->limbs[1] >> 63 != 0)
        return false;
    *amount = (sz_amount)(((sz_amount_bits)sum->limbs[1] << 64) | sum->limbs[0]);
    return true;
}

/* The upper end of an unbounded row is 0 and open: it adds nothing but to `unbounded`. */
void sz_total_add(struct sz_total *total, const struct sz_interval *row) {
    add_limbs(&total->low, (sz_amount_bits)row->low);
    add_limbs(&total->high, (sz_amount_bits)row->high);
    total->rows++;
    total->open_lows += row->is_low_open;
    total->open_highs += row->is_high_open && !row->is_unbounded;
    total->unbounded += row->is_unbounded;
    total->about += row->is_about;
}

void sz_total_sub(struct sz_total *total, const struct sz_interval *row) {
    sub_limbs(&total->low, (sz_amount_bits)row->low);
    sub_limbs(&total->high, (sz_amount_bits)row->high);
    total->rows--;
    total->open_lows -= row->is_low_open;
    total->open_highs -= row->is_high_open && !row->is_unbounded;
    total->unbounded -= row->is_unbounded;
    total->about -= row->is_about;
}

enum sz_status sz_total_value(const struct sz_total *total, struct sz_interval *sum) {
    struct sz_interval result = {.is_low_open = total->open_lows > 0,
                                 .is_high_open = total->open_highs > 0,
                                 .is_unbounded = total->unbounded > 0,
                                 .is_about = total->about > 0};
    if (!sum_amount(&total->low, &result.low))
        return SZ_OVERFLOW;
    if (result.is_unbounded)
        result.is_high_open = true;
    else if (!sum_amount(&total->high, &result.high))
        return SZ_OVERFLOW;
    *sum = result;
    return SZ_OK;
}
