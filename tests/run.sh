#!/bin/sh
# Sets up, builds, and runs every test: the second command of the README.
#
#     sh tests/run.sh                  gcc, what a change needs: some minutes
#     sh tests/run.sh --sanitize       the same built by clang with ASan and UBSan, in build-asan
#     sh tests/run.sh --valgrind       the SQL scripts alone, under valgrind
#     FUZZ_SECONDS=60 sh tests/run.sh  fuzzes each target for so long (5 by default)
#     JOBS=1 sh tests/run.sh           one stage at a time (as many as there are processors by default)
#
# Every test prints a line "ok NAME", "FAIL NAME" or "skip NAME: why"; what it has to say stands above it. Stages run side
# by side, and the lines of each come together, when it has ended; one that hangs is ended after half an hour, and fails.
# The last line counts them: "N passed, N failed", and ", N skipped" where there are any. A test that cannot
# be run here (no network, no such locale) is skipped, never passed. Exit status 1 if one failed.
set -eu
cd "$(dirname "$0")/.."

# ---- the stages: functions and rooms of tests, of which this script calls itself with one name -------------------

build() {
    # shellcheck disable=SC2086 # a list of options
    cmake -S . -B "$BUILD" -DBUILD_TESTING=ON $CONFIGURE >"$BUILD/tests/configure.log" 2>&1 ||
        { cat "$BUILD/tests/configure.log"; echo "FAIL build/configure"; return 1; }
    cmake --build "$BUILD" -j "$JOBS" >"$BUILD/tests/build.log" 2>&1 ||
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

# An independent model in Python: tests/ROOM/oracle_NAME.py LIBRARY.
oracle() {
    said=$BUILD/tests/$(basename "$1" .py).out
    if LD_PRELOAD=$PRELOAD ASAN_OPTIONS=detect_leaks=0 PYTHONHASHSEED=0 \
        timeout 600 /usr/bin/python3 "$1" "$BUILD/seizures.so" >"$said" 2>&1; then
        tail -n 1 "$said"
        echo "ok $1"
    else
        tail -n 40 "$said"
        echo "FAIL $1"
    fi
}

run_stage() {
    case $1 in
    build | unit) "$1" ;;
    house | breaks) /usr/bin/python3 "tests/house/$1.py" ;;
    refusals) /usr/bin/python3 tests/words/refusals.py ;;
    words) /usr/bin/python3 tests/words/delete_rows.py --sample 40 ;;
    symbols) sh tests/house/symbols.sh ;;
    packages) sh tests/drivers/packages.sh ;;
    fuzz) sh tests/fuzz/run.sh "${FUZZ_SECONDS:-5}" ;;
    tests/*/oracle_*.py) oracle "$1" ;;
    *) sh "tests/$1/run.sh" ;;
    esac
}

# log_of STAGE: the file with all that it prints.
log_of() {
    echo "$BUILD/tests/stages/$(echo "$1" | tr / -)"
}

# stage NAME: runs it and keeps its lines; one that ends badly without having said which test failed is a failure itself.
stage() {
    log=$(log_of "$1")
    started=$(date +%s)
    status=0
    echo "== $1" >"$log"
    # timeout makes a group of its own, so that it can end all of the stage: who interrupts this script must end it, too.
    timeout -k 10 $((1800 + 2 * ${FUZZ_SECONDS:-5})) sh tests/run.sh --stage "$1" >>"$log" 2>&1 &
    trap 'kill $!; exit 130' HUP INT TERM
    wait $! || status=$?
    trap - HUP INT TERM
    if [ "$status" != 0 ] && ! grep -q '^FAIL ' "$log"; then
        echo "FAIL $1 (status $status)" >>"$log"
    fi
    echo "   $1: $(($(date +%s) - started)) s" >>"$log"
    touch "$log.ended"
    echo "$1"
}

case ${1-} in
--stage)
    run_stage "$2"
    exit
    ;;
--stages) # one after the other, each name when it has ended
    shift
    # shellcheck disable=SC2048 # names in one argument or several
    for name in $*; do
        stage "$name"
    done
    exit
    ;;
esac

# ---- which of them, and how ----------------------------------------------------------------------------------------

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
JOBS=${JOBS:-$(nproc)}
BUILD=build CONFIGURE='' PRELOAD='' UNDER=''
ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1
LSAN_OPTIONS=print_suppressions=0
case $mode in
sanitize)
    BUILD=build-asan
    CONFIGURE='-DSZ_SANITIZE=ON -DCMAKE_C_COMPILER=clang'
    PRELOAD=$(clang -print-file-name="libclang_rt.asan-$(uname -m).so")
    ;;
valgrind)
    UNDER='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect'
    ;;
esac
export BUILD CONFIGURE PRELOAD UNDER JOBS ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS

# oracles [ALL BUT]
oracles() {
    find tests -name 'oracle_*.py' | grep -v -x -F -e "${1-}" | sort
}

# A line for each job, the long ones first. What stands in one line shares something, so it runs one after the other.
jobs() {
    case $mode in
    valgrind)
        echo sql
        ;;
    sanitize)
        echo unit
        echo fault
        oracles tests/csv/oracle_files.py # brings a driver with the sanitizers in either mode
        echo sql
        echo docs
        ;;
    plain)
        echo fuzz
        echo drivers
        echo words
        echo report page packages # each of them configures, installs or packs the build
        oracles
        echo scale
        echo fault
        echo unit
        echo refusals
        echo sql
        echo docs
        echo house
        echo breaks
        echo symbols
        ;;
    esac
}

mkdir -p "$BUILD/tests"
rm -rf "$BUILD/tests/stages"
mkdir "$BUILD/tests/stages"
results=$BUILD/tests/results
: >"$results"

# show: prints the stages that are named to it, and keeps their results.
show() {
    while read -r name; do
        cat "$(log_of "$name")"
        grep -E '^(ok|FAIL|skip) ' "$(log_of "$name")" >>"$results" || true
    done
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

stage build | show
if grep -q '^FAIL ' "$results"; then
    summary
    exit 1
fi
{ jobs | xargs -P "$JOBS" -I '{}' sh tests/run.sh --stages '{}' || true; } | show
for name in $(jobs); do
    [ -e "$(log_of "$name").ended" ] || echo "FAIL $name (it was ended from outside)" | tee -a "$results"
done
summary
