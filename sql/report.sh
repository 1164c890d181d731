#!/bin/sh
# report.sh [FILES]: the report of sql/report.sql over CSV files of seizures (fixtures/channel/*.csv if none is given).
#
# Builds the library into build/ if it isn't there yet; what a machine lacks is installed by sql/setup.sh. Works from any
# folder. A file name with * ? [ that names no file is a pattern. Exits with 1 where anything fails, having said what.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

fail() {
    printf 'report.sh: %s\n' "$1" >&2
    exit 1
}

quoted() { # as an SQL string
    printf "'"
    printf '%s' "$1" | sed "s/'/''/g"
    printf "'"
}

literal() { # a path whose * ? [ are not a pattern
    printf '%s' "$1" | sed 's/[[*?]/[&]/g'
}

case ${1-} in
-h | --help)
    printf 'usage: sh sql/report.sh [FILES]\n'
    exit 0
    ;;
esac

for file; do
    [ -e "$file" ] && { [ -r "$file" ] || fail "$file: can't be read"; continue; }
    case $file in
    *[*?[]*) ;;
    *) fail "$file: there is no such file" ;;
    esac
done

# Says nothing unless something goes wrong.
build() {
    sh "$root/sql/setup.sh" report || fail 'the machine lacks what the build needs'
    mkdir -p "$root/build" || fail "$root/build: can't be made"
    log=$root/build/report.log
    jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null) || jobs=2
    if ! { cmake -S "$root" -B "$root/build" &&
        cmake --build "$root/build" --target seizures -j "$jobs"; } >"$log" 2>&1; then
        cat "$log" >&2
        fail 'the library could not be built'
    fi
}

build
if [ $# -eq 0 ]; then
    cd "$root"
    set -- 'fixtures/channel/*.csv'
fi

{
    # In a condition that is never true, so that loading prints no row.
    printf 'SELECT 1 WHERE load_extension('
    quoted "$root/build/seizures"
    printf ') IS NOT NULL;\n'
    cat -- "$root/sql/tables.sql"
    for file; do
        printf 'INSERT OR IGNORE INTO report_file VALUES ('
        if [ -e "$file" ]; then quoted "$(literal "$file")"; else quoted "$file"; fi
        printf ');\n'
    done
    for name in statements figures views consistency sources ranking report; do
        cat -- "$root/sql/$name.sql"
    done
} | sqlite3 -batch -bail -init /dev/null :memory:
