#!/bin/sh
# Sets up, builds, and runs every test: the second command of the README.
#
#     sh tests/run.sh                  gcc, what a change needs: two or three minutes
#     sh tests/run.sh --sanitize       the same built by clang with ASan and UBSan, in build-asan
#     sh tests/run.sh --valgrind       the SQL scripts alone, under valgrind
#     FUZZ_SECONDS=60 sh tests/run.sh  fuzzes each target for so long (5 by default)
#
# Every test prints a line "ok NAME", "FAIL NAME" or "skip NAME: why"; what it has to say stands above it.
# The last line counts them: "N passed, N failed", and ", N skipped" where there are any. A test that cannot
# be run here (no network, no such locale) is skipped, never passed. Exit status 1 if one failed.
set -eu
cd "$(dirname "$0")/.."

mode=plain
case ${1-} in
--sanitize) mode=sanitize ;;
--valgrind) mode=valgrind ;;
'') ;;
*) echo "usage: sh tests/run.sh [--sanitize | --valgrind]" >&2; exit 2 ;;
esac

if ! sh sql/setup.sh tests; then
    echo "FAIL setup"
    echo "0 passed, 1 failed"
    exit 1
fi

# The locale of whoever runs this must not matter; what does matter is tested in tests/drivers/.
unset SEIZURES_ROOT || true
BUILD=build PRELOAD='' UNDER=''
ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1
LSAN_OPTIONS=print_suppressions=0
export BUILD PRELOAD UNDER ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS
set --
case $mode in
sanitize)
    BUILD=build-asan
    set -- -DSZ_SANITIZE=ON -DCMAKE_C_COMPILER=clang
    PRELOAD=$(clang -print-file-name="libclang_rt.asan-$(uname -m).so")
    ;;
valgrind)
    UNDER='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect'
    ;;
esac

mkdir -p "$BUILD"
results=$BUILD/tests/results
mkdir -p "$BUILD/tests"
: >"$results"

# stage NAME COMMAND...: runs it, shows and keeps its lines; a stage that ends badly without having said
# which test failed is a failure itself.
stage() {
    name=$1
    shift
    echo "== $name"
    started=$(date +%s)
    status=0
    { "$@" 2>&1 || echo "$?" >"$BUILD/tests/status"; } | tee "$BUILD/tests/output"
    if [ -s "$BUILD/tests/status" ]; then
        status=$(cat "$BUILD/tests/status")
        rm -f "$BUILD/tests/status"
    fi
    grep -E '^(ok|FAIL|skip) ' "$BUILD/tests/output" >>"$results" || true
    if [ "$status" != 0 ] && ! grep -q '^FAIL ' "$BUILD/tests/output"; then
        echo "FAIL $name (status $status)" | tee -a "$results"
    fi
    echo "   $name: $(($(date +%s) - started)) s"
}

summary() {
    passed=$(grep -c '^ok ' "$results" || true)
    failed=$(grep -c '^FAIL ' "$results" || true)
    skipped=$(grep -c '^skip ' "$results" || true)
    grep -E '^(FAIL|skip) ' "$results" || true
    line="$passed passed, $failed failed"
    [ "$skipped" = 0 ] || line="$line, $skipped skipped"
    echo "$line"
    [ "$failed" = 0 ]
}

build() {
    cmake -S . -B "$BUILD" -DBUILD_TESTING=ON "$@" >"$BUILD/tests/configure.log" 2>&1 ||
        { cat "$BUILD/tests/configure.log"; echo "FAIL build/configure"; return 1; }
    cmake --build "$BUILD" -j "$(nproc)" >"$BUILD/tests/build.log" 2>&1 ||
        { cat "$BUILD/tests/build.log"; echo "FAIL build/compile"; return 1; }
    echo "ok build"
}

# Each function of a cmocka program is a test.
unit() {
    while read -r program; do
        status=0
        CMOCKA_MESSAGE_OUTPUT=STDOUT timeout 300 "$BUILD/tests/$program" >"$BUILD/tests/$program.out" 2>&1 ||
            status=$?
        sed -n "s|^\[       OK \] |ok $program: |p" "$BUILD/tests/$program.out"
        if [ "$status" != 0 ]; then
            cat "$BUILD/tests/$program.out"
            echo "FAIL $program (status $status)"
        fi
    done <"$BUILD/tests/programs"
}

# Independent models in Python: tests/ROOM/oracle_NAME.py LIBRARY.
oracles() {
    for script in tests/*/oracle_*.py; do
        [ -e "$script" ] || continue
        if LD_PRELOAD=$PRELOAD ASAN_OPTIONS=detect_leaks=0 PYTHONHASHSEED=0 \
            timeout 300 /usr/bin/python3 "$script" "$BUILD/seizures.so" >"$BUILD/tests/oracle" 2>&1; then
            tail -n 1 "$BUILD/tests/oracle"
            echo "ok $script"
        else
            tail -n 40 "$BUILD/tests/oracle"
            echo "FAIL $script"
        fi
    done
}

# A room of tests that is a script: sh tests/NAME/run.sh [ARGUMENTS]. One that is missing is a failure.
room() {
    script=tests/$1/run.sh
    shift
    sh "$script" "$@"
}

stage build build "$@"
if grep -q '^FAIL ' "$results"; then
    summary
    exit 1
fi
case $mode in
valgrind)
    stage sql sh tests/sql/run.sh
    ;;
sanitize)
    stage unit unit
    stage sql sh tests/sql/run.sh
    stage docs sh tests/docs/run.sh
    stage oracles oracles
    stage fault room fault
    ;;
plain)
    stage unit unit
    stage house /usr/bin/python3 tests/house/house.py
    stage breaks /usr/bin/python3 tests/house/breaks.py
    stage words /usr/bin/python3 tests/words/delete_rows.py --sample 40
    stage symbols sh tests/house/symbols.sh
    stage sql sh tests/sql/run.sh
    stage docs sh tests/docs/run.sh
    stage oracles oracles
    stage report room report
    stage page room page
    stage fault room fault
    stage drivers room drivers
    stage scale room scale
    stage packages sh tests/drivers/packages.sh
    stage fuzz room fuzz "${FUZZ_SECONDS:-5}"
    ;;
esac
summary
