#!/bin/sh
# Checks of the report: sh tests/report/run.sh [--update]
#
#   expected.txt         the report over the fixtures, byte for byte
#   unseen.txt           the report over unseen/*.csv: files with other headers, without roles, parts and levels, with
#                        figures that can't be read and statements that contradict each other (all of it invented)
# and what must not matter: the folder it is called from, odd file names, the user's ~/.sqliterc, naming a file twice; and
# that a missing, a ragged or an unreadable file ends it with an error that names the file.
# Prints "ok NAME" or "FAIL NAME" for each; exit status 1 if one failed. --update writes the two texts: read the
# difference before it is kept.
set -eu

cd "$(dirname "$0")/../.."
root=$PWD
here=$root/tests/report
out=$root/build/tests/report
mkdir -p "$out"
failed=0

verdict() { # NAME STATUS
    if [ "$2" = 0 ]; then echo "ok report/$1"; else
        echo "FAIL report/$1"
        failed=1
    fi
}

# The report into a file; the exit status becomes its last line where it isn't 0.
report() { # OUTPUT FILES...
    output=$1
    shift
    status=0
    sh "$root/sql/report.sh" "$@" >"$output" 2>&1 || status=$?
    [ $status = 0 ] || echo "report.sh: exit status $status" >>"$output"
    return $status
}

same() { # NAME EXPECTED ACTUAL
    if diff -u "$2" "$3"; then verdict "$1" 0; else verdict "$1" 1; fi
}

refuses() { # NAME WORDS FILES...: fails, and says the words
    name=$1 words=$2
    shift 2
    report "$out/refused.txt" "$@" || true
    if grep -qF -e "$words" "$out/refused.txt" && grep -q 'exit status 1$' "$out/refused.txt"; then
        verdict "$name" 0
    else
        tail -n 3 "$out/refused.txt"
        verdict "$name" 1
    fi
}

report "$out/expected.txt" || true
report "$out/unseen.txt" "$here"/unseen/*.csv || true
if [ "${1-}" = --update ]; then
    cp "$out/expected.txt" "$out/unseen.txt" "$here"
    exit 0
fi
same fixtures "$here/expected.txt" "$out/expected.txt"
same unseen "$here/unseen.txt" "$out/unseen.txt"

odd="$out/it's [odd] *"
rm -rf "$odd"
mkdir -p "$odd"
cp "$root"/fixtures/channel/*.csv "$odd"
(cd "$odd" && report "$out/odd.txt" ./*.csv) || true
same relative-paths "$here/expected.txt" "$out/odd.txt"
(cd / && report "$out/odd.txt" "$odd"/*.csv) || true
same odd-paths "$here/expected.txt" "$out/odd.txt"
(cd / && report "$out/odd.txt") || true
same any-folder "$here/expected.txt" "$out/odd.txt"
report "$out/odd.txt" "$root/fixtures/channel/*.csv" "$root"/fixtures/channel/*.csv || true
same pattern-and-files "$here/expected.txt" "$out/odd.txt"
(cd "$root/fixtures" && report "$out/odd.txt" channel/*.csv ./channel/*.csv ../fixtures/channel/*.csv "$root"/fixtures/channel/*.csv) || true
same one-file-many-names "$here/expected.txt" "$out/odd.txt"

printf '.mode csv\n.headers off\nSELECT nothing;\n' >"$out/.sqliterc"
(HOME=$out && export HOME && report "$out/odd.txt") || true
same sqliterc "$here/expected.txt" "$out/odd.txt"

refuses missing-file 'no/such/file.csv' no/such/file.csv
refuses pattern-without-files 'no/such/*.csv' 'no/such/*.csv'
refuses folder "$root/fixtures" "$root/fixtures"
printf 'operation,item,quantity\nLantern,heroin,5 kg\nLantern,heroin\n' >"$out/ragged.csv"
refuses ragged 'ragged.csv:3' "$out/ragged.csv"
printf 'operation,item,quantity\nLantern,heroin,5 kg\nLantern,"heroin,5 kg\n' >"$out/cut.csv"
refuses cut-in-a-quote 'cut.csv:3' "$out/cut.csv"

printf 'operation;item;quantity\nФонарь;героин;12,5 кг\n' | iconv -t windows-1251 >"$out/cyrillic.csv"
refuses encoding-not-said "try encoding='windows-1251'" "$out/cyrillic.csv"
report "$out/odd.txt" --options 'encoding=windows-1251' "$out/cyrillic.csv" || true
if grep -q 'heroin .*12.5 kg' "$out/odd.txt"; then verdict options 0; else verdict options 1; fi
refuses options-wrong 'encodin' --options 'encodin=windows-1251' "$out/cyrillic.csv"
exit $failed
