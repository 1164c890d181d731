#!/bin/sh
# Branch coverage of ext/quantity and ext/words: every branch is taken by a test, or listed in unreached.txt with the
# reason why none can.
#
#     sh tests/coverage/run.sh            says which branches are missing, and which listed ones are taken or gone
#     sh tests/coverage/run.sh --all      shows all branches that no test takes, listed or not
#
# Built by clang in build-coverage; runs the unit tests of words, quantity, operation and table, every case, the SQL scripts, and the
# generated amounts; and the programs of the build (ext/words/compile*.c) over the real tables and over such as they must refuse.
set -eu
cd "$(dirname "$0")/../.."

for tool in clang llvm-profdata llvm-cov /usr/bin/python3; do
    if ! command -v "$tool" >/dev/null; then
        echo "skip coverage: no $tool here"
        exit 0
    fi
done

BUILD=${BUILD_COVERAGE:-build-coverage}
profiles=$BUILD/profiles
mkdir -p "$profiles"
flags='-fprofile-instr-generate -fcoverage-mapping'
fail() {
    cat "$BUILD/coverage.out"
    echo "FAIL coverage/$1"
    exit 1
}
cmake -S . -B "$BUILD" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=ON "-DCMAKE_C_FLAGS=$flags -O1" \
    >"$BUILD/coverage.out" 2>&1 || fail configure
grep -E '^(words|quantity|operation|table)/' "$BUILD/tests/programs" >"$BUILD/coverage.programs"
# shellcheck disable=SC2046 # a list of targets
LLVM_PROFILE_FILE=/dev/null cmake --build "$BUILD" -j "$(nproc)" --target seizures $(tr / _ <"$BUILD/coverage.programs") \
    >"$BUILD/coverage.out" 2>&1 || fail build

rm -f "$profiles"/*
LLVM_PROFILE_FILE=$PWD/$profiles/%4m.profraw # of processes that run one program, at most four are kept apart
export LLVM_PROFILE_FILE
objects="$BUILD/seizures.so"
while read -r program; do
    "$BUILD/tests/$program" >"$BUILD/coverage.out" 2>&1 || fail "$program"
    objects="$objects -object=$BUILD/tests/$program"
done <"$BUILD/coverage.programs"
for oracle in quantity total statuses chart; do
    /usr/bin/python3 "tests/quantity/oracle_$oracle.py" "$BUILD/seizures.so" >"$BUILD/coverage.out" 2>&1 ||
        fail "oracle_$oracle"
done

BUILD=$BUILD sh tests/sql/run.sh >"$BUILD/coverage.out" 2>&1 || fail sql

rm -rf "$BUILD/refusals"
CC=clang CFLAGS="$flags -O1" /usr/bin/python3 tests/words/refusals.py "$BUILD/refusals" >"$BUILD/coverage.out" 2>&1 || fail refusals
for program in "$BUILD"/refusals/*; do
    [ ! -f "$program" ] || [ ! -x "$program" ] || objects="$objects -object=$program"
done

llvm-profdata merge -sparse -o "$BUILD/coverage.profdata" "$profiles"/*.profraw
# shellcheck disable=SC2086 # a list of options
llvm-cov export -format=text -instr-profile="$BUILD/coverage.profdata" $objects >"$BUILD/coverage.json"
/usr/bin/python3 tests/coverage/branches.py "$BUILD/coverage.json" tests/coverage/unreached.txt "$@"
