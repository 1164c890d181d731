#!/bin/sh
# Fuzzes the core with libFuzzer under ASan and UBSan.
#
#     sh tests/fuzz/run.sh SECONDS [TARGET...]      all of tests/fuzz/fuzz_*.c, or those (fuzz_quantity)
#
# A target is `int LLVMFuzzerTestOneInput(const uint8_t *, size_t)` in tests/fuzz/fuzz_<noun>.c; it may
# include the headers of the core and abort() where a property does not hold. Seeds are the inputs of all
# tests/cases/*.cases (the first column), and tests/fuzz/<noun>/ where there is such a folder. fuzz_quantity
# gets the SECONDS, the others a twelfth of them each, at least two. What is found stays in build-fuzz.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-5}
[ $# -eq 0 ] || shift
build=${FUZZ_BUILD:-build-fuzz}

set -- "$@"
if [ $# -eq 0 ]; then
    for source in tests/fuzz/fuzz_*.c; do
        [ -e "$source" ] || exit 0
        set -- "$@" "$(basename "$source" .c)"
    done
fi
mkdir -p "$build"
if ! { cmake -S . -B "$build" -DCMAKE_C_COMPILER=clang -DSZ_FUZZ=ON -DBUILD_TESTING=OFF &&
    cmake --build "$build" -j "$(nproc)" --target fuzz; } >"$build/log" 2>&1; then
    cat "$build/log"
    echo "FAIL fuzz/build"
    exit 1
fi

# One file a seed: the first column of every case.
seeds=$build/seeds
rm -rf "$seeds"
mkdir -p "$seeds"
cat tests/cases/*.cases 2>/dev/null | awk -F '\t' -v folder="$seeds" '
    !/^#/ && $1 != "" { file = folder "/" (++n); printf "%s", $1 > file; close(file) }'

failed=0
for target in "$@"; do
    noun=${target#fuzz_}
    time=$seconds
    [ "$noun" = quantity ] || time=$((seconds / 12))
    [ "$time" -ge 2 ] || time=2
    corpus=$build/corpus/$noun
    mkdir -p "$corpus"
    set -- "$corpus" "$seeds"
    [ ! -d "tests/fuzz/$noun" ] || set -- "$@" "tests/fuzz/$noun"
    if "$build/$target" -max_total_time="$time" -max_len=4096 -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="$build/$noun-" "$@" >"$build/$noun.log" 2>&1; then
        echo "ok fuzz/$noun ($(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$noun.log") runs in $time s)"
    else
        tail -n 60 "$build/$noun.log"
        echo "FAIL fuzz/$noun"
        failed=1
    fi
done
exit $failed
