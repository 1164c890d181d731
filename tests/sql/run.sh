#!/bin/sh
# Runs each tests/sql/NAME.sql in the stock sqlite3 shell from the root of the repository and compares all it
# prints, output and errors in the order in which they come, with NAME.expected.
#
#     sh tests/sql/run.sh [NAME...]              all, or those
#     sh tests/sql/run.sh --update NAME...       writes NAME.expected: read the difference before it is kept
#
# Scripts start with `.load build/seizures`. BUILD=FOLDER runs them with another build: they then stand in a
# folder of links where `build` is that one. PRELOAD=FILE preloads that library (a sanitizer's runtime) and
# UNDER='COMMAND ...' runs the shell under that command (valgrind). JOBS=N runs so many side by side, as many as there
# are processors by default: a script's files are named after it. One line for each test, in their order: "ok NAME" or
# "FAIL NAME"; exit status 1 if one failed.
set -eu

cd "$(dirname "$0")/../.."
build=${BUILD:-build}
under=${UNDER:-}
update=no
if [ "${1-}" = --update ]; then
    update=yes
    shift
fi

scripts=$PWD/tests/sql
case $build in
/*) ;;
*) build=$PWD/$build ;;
esac
out=$build/tests/sql
mkdir -p "$out"

# The folder that a script sees as the root of the repository.
root=$PWD
if [ "$build" != "$PWD/build" ]; then
    root=$build/root
fi
link() {
    mkdir -p "$root"
    for entry in "$PWD"/*; do
        case ${entry##*/} in
        build*) ;;
        *) ln -sfn "$entry" "$root/${entry##*/}" ;;
        esac
    done
    ln -sfn "$build" "$root/build"
}

# The shell writes its output to a pipe in blocks and errors at once: by lines, they come in order.
run_script() {
    # UNDER is a command and its arguments.
    # shellcheck disable=SC2086
    (cd "$root" && timeout 600 env LD_PRELOAD="${PRELOAD:-}" stdbuf -oL $under \
        sqlite3 -batch -init /dev/null :memory: <"$1" 2>&1)
}

# Leaves what a script prints in NAME.actual.
if [ "${1-}" = --actual ]; then
    status=0
    run_script "$scripts/$2.sql" >"$out/$2.actual" || status=$?
    [ "$status" -le 1 ] || echo "tests/sql/$2.sql: the shell ended with status $status" >>"$out/$2.actual"
    exit
fi

[ "$root" = "$PWD" ] || link
if [ $# -eq 0 ]; then
    for script in "$scripts"/*.sql; do
        set -- "$@" "$(basename "$script" .sql)"
    done
fi
# Under valgrind some take long: they are begun first.
for name; do
    rm -f "$out/$name.actual"
    case $name in
    operation_memo | consistency | totals | quantity_memo) echo "1 $name" ;;
    *) echo "2 $name" ;;
    esac
done | sort | cut -d ' ' -f 2 | xargs -P "${JOBS:-$(nproc)}" -n 1 sh tests/sql/run.sh --actual || true

failed=0
for name; do
    if [ "$update" = yes ]; then
        cp "$out/$name.actual" "$scripts/$name.expected"
    elif diff -u "$scripts/$name.expected" "$out/$name.actual" >"$out/$name.diff" 2>&1; then
        echo "ok sql/$name"
    else
        cat "$out/$name.diff"
        echo "FAIL sql/$name"
        failed=1
    fi
done
exit $failed
