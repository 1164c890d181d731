/* AVX-512 as Intel has it since 2019 and AMD since 2022, with instructions for bytes and for counts: a block at a time, and
 * the counts of eight blocks. */
#include "stretch.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET                                                                                               \
    __attribute__((target(                                                                                   \
        "avx512f,avx512bw,avx512dq,avx512vbmi2,avx512vpopcntdq,vpclmulqdq,pclmul,avx2,bmi,bmi2,popcnt")))

typedef uint64_t lanes __attribute__((vector_size(64)));

#include "stretch_bits.h"
#include "stretch_body.h"

/* Eight masks at a time, which lie in one line of the cache: a line for each block would take longer than to find them. */
#define STORE_MASKS(masks, mask)                                                                             \
    for (unsigned lane = 0; lane < count; lane++) {                                                          \
        __m512i bytes = blocks[lane];                                                                        \
        (masks)[lane] = mask;                                                                                \
    }                                                                                                        \
    __asm__("" ::: "memory") /* or the compiler would mix them */

INLINE void find_masks_of(struct batch *batch, size_t first, unsigned count, const struct sz_marks *marks,
                          __m512i *least) {
    __m512i blocks[LANES];
    size_t i = FRONT + first;
    for (unsigned lane = 0; lane < count; lane++) {
        blocks[lane] = _mm512_loadu_si512((const void *)(batch->text + (first + lane) * BLOCK));
        *least = _mm512_min_epu8(*least, blocks[lane]);
    }
    STORE_MASKS(batch->quotes + i, _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(marks->quote)));
    STORE_MASKS(batch->delimiters + i, _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(marks->delimiter)));
    STORE_MASKS(batch->feeds + i, _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\n')));
    STORE_MASKS(batch->returns + i, _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\r')));
    STORE_MASKS(batch->high + i, _mm512_movepi8_mask(bytes));
}

INLINE bool find_masks(struct batch *batch, const struct sz_marks *marks) {
    __m512i least = _mm512_set1_epi8(1);
    size_t i = 0;
    for (; i + LANES <= batch->blocks; i += LANES)
        find_masks_of(batch, i, LANES, marks, &least);
    for (; i < batch->blocks; i++)
        find_masks_of(batch, i, 1, marks, &least);
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

INLINE __m512i load_masks(const uint64_t *masks) {
    return _mm512_loadu_si512((const void *)masks);
}

/* A byte that goes on is below all others, as a number with a sign. */
INLINE void find_pairs(const char *block, uint64_t *starts, uint64_t *goes_on) {
    __m512i bytes = load_bytes(block), first = _mm512_sub_epi8(bytes, _mm512_set1_epi8(SIGNED(0xC2)));
    *goes_on = _mm512_cmplt_epi8_mask(bytes, _mm512_set1_epi8(SIGNED(0xC0)));
    *starts = _mm512_cmplt_epu8_mask(first, _mm512_set1_epi8(0x1E));
}

/* Eight blocks at a time. */
INLINE uint64_t list_blocks(const struct batch *batch) {
    uint64_t listed = 0;
    for (size_t i = 0; i < batch->blocks; i += LANES) {
        __m512i reach = _mm512_srli_epi64(load_masks(batch->high + FRONT + i - 1), BLOCK - 3);
        __m512i high = _mm512_or_si512(load_masks(batch->high + FRONT + i), reach);
        listed |= (uint64_t)_mm512_test_epi64_mask(high, high) << i;
    }
    return batch->blocks < BLOCK ? listed & ((UINT64_C(1) << batch->blocks) - 1) : listed;
}

INLINE lanes behind(lanes mask, lanes before) {
    return (lanes)_mm512_shldi_epi64((__m512i)mask, (__m512i)before, 1);
}

/* A product without carries by all ones adds up the bits in front of each; the last bit of each block says whether the
 * blocks behind it are turned over, and those are added up, too. */
INLINE void fill_between_quotes(struct batch *batch) {
    const __m512i all = _mm512_set1_epi64(-1);
    unsigned carried = (unsigned)(batch->inside[FRONT - 1] >> (BLOCK - 1));
    for (size_t i = FRONT; i < FRONT + batch->blocks; i += LANES) {
        __m512i quotes = load_masks(batch->quotes + i);
        __m512i even = _mm512_clmulepi64_epi128(quotes, all, 0x00);
        __m512i odd = _mm512_clmulepi64_epi128(quotes, all, 0x01);
        __m512i inside = _mm512_unpacklo_epi64(even, odd);
        unsigned sums = _mm512_movepi64_mask(inside);
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

/* How many more separators the blocks have than their ends of records account for. Returns how many ends there are. */
INLINE size_t count_gains(const uint64_t *separators, const uint64_t *records, size_t blocks, uint64_t width,
                          uint64_t *gains) {
    __m512i each = _mm512_set1_epi64((long long)width), sums = _mm512_setzero_si512();
    for (size_t i = 0; i < blocks; i += LANES) {
        size_t left = blocks - i;
        __mmask8 lanes_left = (__mmask8)(left < LANES ? (1U << left) - 1 : ~0U);
        __m512i ends = _mm512_popcnt_epi64(_mm512_maskz_loadu_epi64(lanes_left, records + i));
        __m512i all = _mm512_popcnt_epi64(load_masks(separators + i));
        store(gains + i, (lanes)_mm512_sub_epi64(all, _mm512_mul_epu32(ends, each)));
        sums = _mm512_add_epi64(sums, ends);
    }
    return (size_t)_mm512_reduce_add_epi64(sums);
}

/* Every `width`th separator must be the end of a record, and no other: a pattern of bits `width` apart, pushed up by as many
 * separators as are due before the next end, and dealt out to the separators of a block. Most batches are right; only in one
 * that isn't are records looked at one by one. */
INLINE bool count_records(const struct sz_stretch *stretch, const struct batch *batch,
                          struct progress *progress, bool wants_cells) {
    const uint64_t *records = stretch->records + progress->done / BLOCK,
                   *separators = batch->separators + FRONT;
    uint64_t gains[ROOM], width = stretch->width, pattern = progress->pattern, wrong = 0;
    uint64_t due = (progress->count + 1) * width - 1 - progress->cells, before = due;
    if (wants_cells)
        note_cells(stretch, batch, progress);
    if (width > BLOCK)
        return count_right_records(stretch, batch, progress);
    size_t count = count_gains(separators, records, batch->blocks, width, gains);
    for (size_t i = 0; i < batch->blocks; due -= gains[i++])
        wrong |= records[i] ^ _pdep_u64(pattern << due % BLOCK, separators[i]);
    if (wrong != 0)
        return count_right_records(stretch, batch, progress);
    progress->count += count;
    progress->cells += before - due + count * width;
    return true;
}

TARGET void sz_stretch_scan_avx512(struct sz_stretch *stretch) {
    scan_stretch(stretch);
}

#endif
