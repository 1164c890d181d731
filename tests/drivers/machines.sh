#!/bin/sh
# What other kinds of machine make of the reader: NEON, which every 64-bit ARM has, and the plain way where bytes lie the other
# way round. The unit tests of stretches, scans, cells and digests are compiled by cross compilers and run under qemu, where these are
# installed; else each machine is skipped and says so. No library but libc is needed: cmocka.h is a few lines that are made here.
#
#     sh tests/drivers/machines.sh                     in seconds
#     STRETCH_TURNS=1000000 sh tests/drivers/machines.sh    for longer
set -eu
cd "$(dirname "$0")/../.."
out=${BUILD:-build}/tests/machines
mkdir -p "$out"
failed=0

cat >"$out/cmocka.h" <<'HEADER'
/* As much of cmocka as these tests use: the first that fails ends the program. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct CMUnitTest { const char *name; void (*test)(void **); };
#define cmocka_unit_test(test) {#test, test}
#define CHECK(holds) ((holds) ? (void)0 : (printf("%s:%d: %s\n", __FILE__, __LINE__, #holds), exit(1)))
#define assert_true(x) CHECK(x)
#define assert_false(x) CHECK(!(x))
#define assert_null(x) CHECK((x) == NULL)
#define assert_non_null(x) CHECK((x) != NULL)
#define assert_ptr_equal(x, y) CHECK((const void *)(x) == (const void *)(y))
#define assert_int_equal(x, y) CHECK((unsigned long long)(x) == (unsigned long long)(y))
#define assert_int_not_equal(x, y) CHECK((unsigned long long)(x) != (unsigned long long)(y))
#define assert_memory_equal(x, y, size) CHECK(memcmp(x, y, size) == 0)
#define assert_string_equal(x, y) CHECK(strcmp(x, y) == 0)
#define cmocka_run_group_tests(tests, setup, teardown) run_tests(tests, sizeof tests / sizeof tests[0])
static inline int run_tests(const struct CMUnitTest *tests, size_t count) {
    for (size_t i = 0; i < count; i++)
        tests[i].test(&(void *){NULL});
    printf("%zu tests\n", count);
    return 0;
}
HEADER

# machine TRIPLE EMULATOR WHAT
machine() {
    if ! command -v "$1-gcc" >/dev/null 2>&1 || ! command -v "$2" >/dev/null 2>&1; then
        echo "skip drivers/$3: $1-gcc or $2 is not installed"
        return
    fi
    for test in stretch scan cell digest; do
        if "$1-gcc" -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-qual \
            -Wundef -Wvla -Werror -static -Iext -I"$out" -o "$out/$1-$test" "tests/csv/test_$test.c" \
            ext/csv/stretch*.c ext/csv/scan.c ext/csv/cell.c ext/csv/digest.c ext/base/utf8.c >"$out/log" 2>&1 &&
            timeout 600 "$2" "$out/$1-$test" >"$out/log" 2>&1; then
            echo "ok drivers/$3/$test ($(tail -n 1 "$out/log"))"
        else
            cat "$out/log"
            echo "FAIL drivers/$3/$test"
            failed=1
        fi
    done
}

# Each turn looks at a text in every way that the machine has; qemu takes about ten times as long.
export STRETCH_TURNS="${STRETCH_TURNS:-10000}"
machine aarch64-linux-gnu qemu-aarch64 NEON
machine s390x-linux-gnu qemu-s390x big-endian
exit $failed
