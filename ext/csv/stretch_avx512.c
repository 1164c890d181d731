/* AVX-512 as Intel has it since 2019 and AMD since 2022, with instructions for bytes and for counts: a block at a time, and
 * the counts of eight blocks. */
#include "stretch.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx512vpopcntdq,avx2,bmi,popcnt")))

typedef uint64_t lanes __attribute__((vector_size(64)));

#include "stretch_bits.h"
#include "stretch_body.h"

INLINE bool find_masks(struct batch *batch, const struct sz_marks *marks) {
    const char *text = batch->text;
    __m512i quote = _mm512_set1_epi8(marks->quote), delimiter = _mm512_set1_epi8(marks->delimiter);
    __m512i feed = _mm512_set1_epi8('\n'), carriage_return = _mm512_set1_epi8('\r');
    __m512i least = _mm512_set1_epi8(1);
    for (size_t i = FRONT; i < FRONT + batch->blocks; i++, text += BLOCK) {
        __m512i bytes = _mm512_loadu_si512((const void *)text);
        least = _mm512_min_epu8(least, bytes);
        batch->quotes[i] = _mm512_cmpeq_epi8_mask(bytes, quote);
        batch->delimiters[i] = _mm512_cmpeq_epi8_mask(bytes, delimiter);
        batch->feeds[i] = _mm512_cmpeq_epi8_mask(bytes, feed);
        batch->returns[i] = _mm512_cmpeq_epi8_mask(bytes, carriage_return);
        batch->high[i] = _mm512_movepi8_mask(bytes);
    }
    return _mm512_cmpeq_epi8_mask(least, _mm512_setzero_si512()) != 0;
}

INLINE __m512i look_up(__m512i nibbles, __m128i table) {
    return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(table), nibbles);
}

INLINE __m512i high_nibbles(__m512i bytes) {
    return _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(15));
}

INLINE __m512i load_bytes(const char *bytes) {
    return _mm512_loadu_si512((const void *)bytes);
}

INLINE bool is_utf8(const char *block) {
    __m512i bytes = load_bytes(block), previous = load_bytes(block - 1);
    __m512i low = _mm512_and_si512(previous, _mm512_set1_epi8(15));
    __m512i first = _mm512_and_si512(look_up(high_nibbles(previous), errors_of_first_high()),
                                     look_up(low, errors_of_first_low()));
    __m512i errors = _mm512_and_si512(first, look_up(high_nibbles(bytes), errors_of_second_high()));
    __m512i third = _mm512_subs_epu8(load_bytes(block - 2), _mm512_set1_epi8(0xE0 - 0x80));
    __m512i fourth = _mm512_subs_epu8(load_bytes(block - 3), _mm512_set1_epi8(0xF0 - 0x80));
    __m512i must_go_on = _mm512_and_si512(_mm512_or_si512(third, fourth), _mm512_set1_epi8(SIGNED(0x80)));
    return _mm512_cmpneq_epi64_mask(errors, must_go_on) == 0;
}

INLINE uint64_t reach(uint64_t high) {
    return high >> (BLOCK - 3);
}

INLINE __m512i load_masks(const uint64_t *masks) {
    return _mm512_loadu_si512((const void *)masks);
}

/* Eight blocks at a time: the last bit of each, and the sums of those. */
INLINE void carry_quotes(struct batch *batch) {
    const __m512i all = _mm512_set1_epi64(-1);
    unsigned carried = (unsigned)(batch->inside[0] >> (BLOCK - 1));
    for (size_t i = FRONT; i < FRONT + batch->blocks; i += LANES) {
        __m512i inside = load_masks(batch->inside + i);
        unsigned sums = _mm512_cmplt_epi64_mask(inside, _mm512_setzero_si512());
        sums ^= sums << 1;
        sums ^= sums << 2;
        sums ^= sums << 4;
        unsigned begins = (sums << 1) ^ (0 - carried);
        store(batch->inside + i, (lanes)_mm512_mask_xor_epi64(inside, (__mmask8)begins, inside, all));
        carried = begins >> LANES & 1;
    }
}

INLINE size_t count_all_bits(const uint64_t *masks, size_t count) {
    __m512i sums = _mm512_setzero_si512();
    size_t i = 0;
    for (; i + LANES <= count; i += LANES)
        sums = _mm512_add_epi64(sums, _mm512_popcnt_epi64(load_masks(masks + i)));
    __m512i rest = _mm512_maskz_loadu_epi64((__mmask8)((1U << (count - i)) - 1), masks + i);
    return (size_t)_mm512_reduce_add_epi64(_mm512_add_epi64(sums, _mm512_popcnt_epi64(rest)));
}

/* The numbers of the bits of each block are pressed together, and become places in the text sixteen at a time. */
INLINE void note_cells(const struct sz_stretch *stretch, const struct batch *batch,
                       const struct progress *progress) {
    enum { STEP = 16 };
    uint32_t *ends = stretch->ends + progress->cells;
    char numbers[BLOCK];
    for (unsigned i = 0; i < BLOCK; i++)
        numbers[i] = (char)i;
    const __m512i all = load_bytes(numbers);
    __m512i base = _mm512_set1_epi32((int)(uint32_t)progress->done);
    for (size_t i = 0; i < batch->blocks; i++, base = _mm512_add_epi32(base, _mm512_set1_epi32(BLOCK))) {
        uint64_t separators = batch->separators[FRONT + i];
        __m512i places = _mm512_maskz_compress_epi8(separators, all);
        uint32_t *next = ends + count_bits(separators);
        for (; ends < next; ends += STEP) {
            __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places));
            _mm512_storeu_si512((void *)ends, _mm512_add_epi32(wide, base));
            places = _mm512_alignr_epi64(_mm512_setzero_si512(), places, 2);
        }
        ends = next;
    }
}

/* Each lane becomes the sum of those in front of it. */
INLINE __m512i add_up(__m512i values) {
    const __m512i none = _mm512_setzero_si512();
    __m512i sums = _mm512_alignr_epi64(values, none, 7);
    sums = _mm512_add_epi64(sums, _mm512_alignr_epi64(sums, none, 7));
    sums = _mm512_add_epi64(sums, _mm512_alignr_epi64(sums, none, 6));
    return _mm512_add_epi64(sums, _mm512_alignr_epi64(sums, none, 4));
}

/* The separators less those that the records so far must have are `due`: cells of the record that goes on in a block. So
 * the first end in it must be separator number `width`, the second twice as much, counted from there. Returns
 * whether that is so, and what is due behind the blocks. */
INLINE bool are_right(__m512i separators, __m512i ends, uint64_t width, __m512i *due) {
    const __m512i none = _mm512_setzero_si512(), one = _mm512_set1_epi64(1);
    __m512i each = _mm512_set1_epi64((long long)width), expected = each;
    __m512i owed = _mm512_mul_epu32(_mm512_popcnt_epi64(ends), each);
    __m512i gained = _mm512_sub_epi64(_mm512_popcnt_epi64(separators), owed);
    __m512i before = _mm512_add_epi64(*due, add_up(gained));
    __mmask8 some = _mm512_cmpneq_epi64_mask(ends, none), wrong = 0;
    *due = _mm512_permutexvar_epi64(_mm512_set1_epi64(LANES - 1), _mm512_add_epi64(before, gained));
    for (; some != 0; some = _mm512_cmpneq_epi64_mask(ends, none)) {
        __m512i rest = _mm512_sub_epi64(ends, one);
        __m512i in_front = _mm512_and_si512(separators, _mm512_xor_si512(ends, rest));
        __m512i place = _mm512_add_epi64(before, _mm512_popcnt_epi64(in_front));
        wrong |= _mm512_mask_cmpneq_epi64_mask(some, place, expected);
        ends = _mm512_and_si512(ends, rest);
        expected = _mm512_add_epi64(expected, each);
    }
    return wrong == 0;
}

/* Most batches are right; only in one that isn't are records looked at one by one. */
INLINE bool count_records(const struct sz_stretch *stretch, const struct batch *batch,
                          struct progress *progress, bool wants_cells) {
    const uint64_t *records = stretch->records + progress->done / BLOCK;
    uint64_t width = stretch->width;
    __m512i due = _mm512_set1_epi64((long long)(progress->cells - progress->count * width));
    bool is_right = true;
    if (wants_cells)
        note_cells(stretch, batch, progress);
    for (size_t i = 0; i < batch->blocks; i += LANES) {
        size_t left = batch->blocks - i;
        __mmask8 lanes_left = (__mmask8)(left < LANES ? (1U << left) - 1 : ~0U);
        __m512i separators = _mm512_maskz_loadu_epi64(lanes_left, batch->separators + FRONT + i);
        is_right &= are_right(separators, _mm512_maskz_loadu_epi64(lanes_left, records + i), width, &due);
    }
    if (!is_right)
        return count_right_records(stretch, batch, progress);
    progress->count += count_all_bits(records, batch->blocks);
    progress->cells += count_all_bits(batch->separators + FRONT, batch->blocks);
    return true;
}

TARGET void sz_stretch_scan_avx512(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}

#endif
