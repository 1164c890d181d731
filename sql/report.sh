#!/bin/sh
# report.sh [--html] [--output FILE] [--options 'encoding=windows-1251'] [FILES]: the report of sql/report.sql over CSV files
# of seizures (fixtures/channel/*.csv if none is given), or with --html one page of HTML that needs nothing beside it
# (sql/page.sql). The options are those of read_seizures, for all files.
#
# Builds the library into build/ if it isn't there yet; what a machine lacks is installed by sql/setup.sh. Works from any
# folder. A file name with * ? [ that names no file is a pattern. FILE is replaced only by a whole report. Exits with 1
# where anything fails, having said what.
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

whole() { # the one path of a file, however it was named, so that it is read once
    folder=$(CDPATH='' cd -- "$(dirname -- "$1")" && pwd -P)
    printf '%s/%s' "${folder%/}" "$(basename -- "$1")"
}

kind=report output='' options=''
left=$#
while [ "$left" -gt 0 ]; do
    left=$((left - 1))
    argument=$1
    shift
    case $argument in
    -h | --help)
        printf 'usage: sh sql/report.sh [--html] [--output FILE] [--options OPTIONS] [FILES]\n'
        exit 0
        ;;
    --html) kind=page ;;
    --output=?*) output=${argument#--output=} ;;
    --output)
        [ -n "${1-}" ] && [ "$left" != 0 ] && output=$1
        [ -n "$output" ] || fail '--output needs the name of a file'
        output=$1
        left=$((left - 1))
        shift
        ;;
    --options=?*) options=${argument#--options=} ;;
    --options) # of read_seizures, for all files
        [ -n "${1-}" ] && [ "$left" != 0 ] && options=$1
        [ -n "$options" ] || fail "--options needs what it says, as in 'encoding=windows-1251'"
        options=$1
        left=$((left - 1))
        shift
        ;;
    --) # only files follow; they are taken over as they are
        while [ "$left" -gt 0 ]; do
            set -- "$@" "$1"
            shift
            left=$((left - 1))
        done
        ;;
    -*) fail "$argument: there is no such option (a file of that name: ./$argument)" ;;
    *) set -- "$@" "$argument" ;;
    esac
done
case $output in
'' | /*) ;;
*) output=$PWD/$output ;;
esac
[ ! -d "$output" ] || fail "$output: this is a folder"

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

statements() {
    # In a condition that is never true, so that loading prints no row.
    printf 'SELECT 1 WHERE load_extension('
    quoted "$root/build/seizures"
    printf ') IS NOT NULL;\n'
    cat -- "$root/sql/tables.sql"
    if [ -n "$options" ]; then
        printf 'INSERT INTO report_options VALUES ('
        quoted "$options"
        printf ');\n'
    fi
    for file; do
        printf 'INSERT OR IGNORE INTO report_file VALUES ('
        if [ -e "$file" ]; then quoted "$(literal "$(whole "$file")")"; else quoted "$file"; fi
        printf ');\n'
    done
    for name in statements figures views consistency sources ranking; do
        cat -- "$root/sql/$name.sql"
    done
    [ "$kind" = report ] || for name in page.css page.js; do
        printf 'CREATE TEMP TABLE IF NOT EXISTS page_asset (name TEXT, text TEXT);\nINSERT INTO page_asset VALUES ('
        quoted "$name"
        printf ', CAST(readfile('
        quoted "$root/sql/$name"
        printf ') AS TEXT));\n'
    done
    cat -- "$root/sql/$kind.sql"
}

write() {
    statements "$@" | sqlite3 -batch -bail -init /dev/null :memory:
}

if [ -z "$output" ]; then
    write "$@"
    exit
fi
part=$output.part.$$
trap 'rm -f -- "$part"' EXIT
trap 'exit 1' HUP INT TERM
(: >"$part") 2>/dev/null || fail "$output: can't be written"
write "$@" >"$part"
mv -f -- "$part" "$output" || fail "$output: can't be written"
