#!/bin/sh
# Runs each tests/sql/NAME.sql in the stock sqlite3 shell from the root of the repository and compares all it
# prints, output and errors in the order in which they come, with NAME.expected.
#
#     sh tests/sql/run.sh [NAME...]              all, or those
#     sh tests/sql/run.sh --update NAME...       writes NAME.expected: read the difference before it is kept
#
# Scripts start with `.load build/seizures`. BUILD=FOLDER runs them with another build: they then stand in a
# folder of links where `build` is that one. PRELOAD=FILE preloads that library (a sanitizer's runtime) and
# UNDER='COMMAND ...' runs the shell under that command (valgrind). One line for each test: "ok NAME" or
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
    mkdir -p "$root"
    for entry in "$PWD"/*; do
        case ${entry##*/} in
        build*) ;;
        *) ln -sfn "$entry" "$root/${entry##*/}" ;;
        esac
    done
    ln -sfn "$build" "$root/build"
fi

# The shell writes its output to a pipe in blocks and errors at once: by lines, they come in order.
run_script() {
    # UNDER is a command and its arguments.
    # shellcheck disable=SC2086
    (cd "$root" && timeout 300 env LD_PRELOAD="${PRELOAD:-}" stdbuf -oL $under \
        sqlite3 -batch -init /dev/null :memory: <"$1" 2>&1)
}

failed=0
[ $# -gt 0 ] || set -- "$scripts"/*.sql
for script in "$@"; do
    name=$(basename "$script" .sql)
    [ -e "$scripts/$name.sql" ] || { [ "$name" = '*' ] && continue; }
    status=0
    run_script "$scripts/$name.sql" >"$out/$name.actual" || status=$?
    if [ "$update" = yes ]; then
        cp "$out/$name.actual" "$scripts/$name.expected"
        continue
    fi
    if [ "$status" -gt 1 ]; then
        echo "tests/sql/$name.sql: the shell ended with status $status" >>"$out/$name.actual"
    fi
    if diff -u "$scripts/$name.expected" "$out/$name.actual" >"$out/$name.diff" 2>&1; then
        echo "ok sql/$name"
    else
        cat "$out/$name.diff"
        echo "FAIL sql/$name"
        failed=1
    fi
done
exit $failed
