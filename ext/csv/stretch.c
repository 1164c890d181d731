/* Which way to go is asked of the machine each time: that costs less than to remember it safely. */
#include "stretch.h"

bool sz_stretch_has_way(enum sz_scan_way way) {
    switch (way) {
    case SZ_SCAN_BEST:
    case SZ_SCAN_PLAIN:
        return true;
#if defined(__x86_64__)
    case SZ_SCAN_SSE2:
        return true;
    case SZ_SCAN_AVX2:
        __builtin_cpu_init();
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
               __builtin_cpu_supports("popcnt");
    case SZ_SCAN_AVX512:
        return sz_stretch_has_way(SZ_SCAN_AVX2) && __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512vpopcntdq") &&
               __builtin_cpu_supports("vpclmulqdq") && __builtin_cpu_supports("bmi2");
    case SZ_SCAN_NEON:
#elif defined(__aarch64__)
    case SZ_SCAN_NEON:
        return true;
    case SZ_SCAN_SSE2:
    case SZ_SCAN_AVX2:
    case SZ_SCAN_AVX512:
#else
    case SZ_SCAN_SSE2:
    case SZ_SCAN_AVX2:
    case SZ_SCAN_AVX512:
    case SZ_SCAN_NEON:
#endif
    case SZ_SCAN_RECORDS:
        break;
    }
    return false;
}

enum sz_scan_way sz_stretch_best_way(void) {
    static const enum sz_scan_way ways[] = {SZ_SCAN_AVX512, SZ_SCAN_AVX2, SZ_SCAN_NEON, SZ_SCAN_SSE2};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (sz_stretch_has_way(ways[i]))
            return ways[i];
    return SZ_SCAN_PLAIN;
}

void sz_stretch_scan(struct sz_stretch *stretch, enum sz_scan_way way) {
    switch (way) {
#if defined(__x86_64__)
    case SZ_SCAN_AVX2:
        sz_stretch_scan_avx2(stretch);
        return;
    case SZ_SCAN_AVX512:
        sz_stretch_scan_avx512(stretch);
        return;
    case SZ_SCAN_SSE2:
        sz_stretch_scan_sse2(stretch);
        return;
    case SZ_SCAN_NEON:
#elif defined(__aarch64__)
    case SZ_SCAN_NEON:
        sz_stretch_scan_neon(stretch);
        return;
    case SZ_SCAN_SSE2:
    case SZ_SCAN_AVX2:
    case SZ_SCAN_AVX512:
#else
    case SZ_SCAN_SSE2:
    case SZ_SCAN_AVX2:
    case SZ_SCAN_AVX512:
    case SZ_SCAN_NEON:
#endif
    case SZ_SCAN_BEST:
    case SZ_SCAN_RECORDS:
    case SZ_SCAN_PLAIN:
        break;
    }
    sz_stretch_scan_plain(stretch);
}

/* Not by an instruction, which this file may not use, nor by a call of the compiler's library, of which there would be
 * hundreds for each place that is noted: sums of two bits, of four, of eight; then all eight bytes by one product. */
static inline size_t count_bits(uint64_t mask) {
    mask -= mask >> 1 & UINT64_C(0x5555555555555555);
    mask = (mask & UINT64_C(0x3333333333333333)) + (mask >> 2 & UINT64_C(0x3333333333333333));
    mask = (mask + (mask >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (size_t)(mask * UINT64_C(0x0101010101010101) >> 56);
}

size_t sz_stretch_find_start(const struct sz_stretch *stretch, size_t record) {
    size_t start = 0, block = 0, before = 0;
    if (record > 0) {
        for (size_t next; (next = before + count_bits(stretch->records[block])) < record; block++)
            before = next;
        uint64_t ends = stretch->records[block];
        for (; before + 1 < record; before++)
            ends &= ends - 1;
        start = block * SZ_STRETCH_BLOCK + (size_t)__builtin_ctzll(ends) + 1;
    }
    while (stretch->text[start] == '\n' || stretch->text[start] == '\r')
        start++;
    return start;
}

/* The bits in front of a place within its block. */
static uint64_t before(size_t place) {
    return (UINT64_C(1) << place % SZ_STRETCH_BLOCK) - 1;
}

size_t sz_stretch_count_lines(const struct sz_stretch *stretch, size_t from, size_t to) {
    size_t block = from / SZ_STRETCH_BLOCK, last = to / SZ_STRETCH_BLOCK;
    uint64_t without = before(from);
    size_t count = 0;
    for (; block < last; block++, without = 0)
        count += count_bits(stretch->lines[block] & ~without);
    return before(to) == 0 ? count : count + count_bits(stretch->lines[last] & before(to) & ~without);
}
