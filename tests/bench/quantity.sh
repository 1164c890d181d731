#!/bin/sh
# How fast amounts are read and added up: phrases a second and core by the reader alone, and SQL beside SQLite's own
# sum(CAST(q AS REAL)) over the same rows.
#
#     sh tests/bench/quantity.sh [ROWS [FILE [RUSSIAN]]]
#
# ROWS (1000000) rows of phrases, repeated as needed; FILE holds one phrase a line (of a .tsv the column `text`), otherwise
# the phrases are put together from bounds, figures, units and items; so does RUSSIAN, for the reader alone. Each
# statement runs three times and the best counts; the ratio is what to compare, since seconds are the machine's. A connection
# remembers words that it read lately, so both are measured: words that come back, and words that are all different.
set -eu
cd "$(dirname "$0")/../.."
rows=${1:-1000000}
file=${2:-}
build=$(cd "${BUILD:-build}" && pwd)
library=$build/seizures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The phrases of a file, one a line.
lines_of() {
    case $1 in
    *.tsv) awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "text") column = i; next } { print $column }' "$1" ;;
    *) cat "$1" ;;
    esac
}

set -- "$rows" "$file" "${3:-}"
if [ -n "$2" ]; then
    lines_of "$2" >"$work/phrases"
    file=$work/phrases
fi
if [ -n "$3" ]; then lines_of "$3" >"$work/russian"; fi
cmake --build "$build" --target bench_quantity >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
if [ -n "$2" ]; then
    (cd "$work" && "$build/bench_quantity" phrases ${3:+russian})
else
    "$build/bench_quantity"
fi

if [ -n "$file" ]; then
    phrases="SELECT trim(value, char(13)) AS q FROM (SELECT value FROM json_each(
        '[\"' || replace(replace(replace(rtrim(CAST(readfile('$file') AS TEXT), char(10)), '\\', '\\\\'),
        '\"', '\\\"'), char(10), '\",\"') || '\"]'))"
else
    phrases="SELECT b.value || n.value || ' ' || u.value AS q
        FROM json_each('[\"\",\"more than \",\"at least \",\"up to \",\"about \",\"less than \"]') AS b,
             json_each('[\"5\",\"83\",\"1,458\",\"11.4\",\"0.75\",\"twenty-five\",\"two\",\"37-83\",\"4.5 thousand\"]') AS n,
             json_each('[\"kg\",\"grams of heroin\",\"tons of opium\",\"kilograms\",\"litres\",\"rubles\",\"mg\"]') AS u
        WHERE NOT (b.value <> '' AND n.value = '37-83')"
fi

# Phrases of which no two are the same, so that nothing is remembered: the number of the row is in each.
different="SELECT CASE n % 8 WHEN 0 THEN printf('more than %d kg of heroin', n) WHEN 1 THEN printf('%d tons and %d kg', n, n % 1000)
    WHEN 2 THEN printf('about %d.%d grams of opium', n, n % 10) WHEN 3 THEN printf('from %d to %d kilograms', n, n + 7)
    WHEN 4 THEN printf('at least %d rubles', n) WHEN 5 THEN printf('less than %d tablets', n)
    WHEN 6 THEN printf('%d.%d million dollars', n, n % 9 + 1) ELSE printf('%d metric tons', n) END"
turns="WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i LIMIT $rows)"

# compare WHAT TABLE COLUMN STATEMENT [WHERE]: both statements take turns in one process.
compare() {
    case $2 in
    amount) table="CREATE TABLE phrase AS $phrases;
        CREATE TABLE amount AS $turns
        SELECT q, quantity(q) AS c, quantity_unit(q) AS u FROM i JOIN phrase ON phrase.rowid = n % (SELECT count(*) FROM phrase) + 1;" ;;
    *) table="CREATE TABLE different AS $turns $different AS q FROM i;" ;;
    esac
    own="SELECT sum(CAST($3 AS REAL)) FROM $2 ${5:-};"
    ours="SELECT $4 FROM $2 ${5:-};"
    printf '%s\n' ".load $library" "$table" ".timer on" "$own" "$ours" "$own" "$ours" "$own" "$ours" |
        sqlite3 :memory: | awk -v what="$1" -v rows="$rows" '/^Run Time/ {
            for (i = 1; i < NF; i++) if ($i == "user") took = $(i + 1)
            turn = 1 - turn
            if (!(turn in least) || took < least[turn]) least[turn] = took }
        END { printf "%-42s %.3f s, sum(CAST) %.3f s: %.2f times; %.0f ns a row\n",
                     what, least[0], least[1], least[0] / least[1], least[0] * 1e9 / rows }'
}

compare "sum(quantity_low(words)), words come back" amount q "sum(quantity_low(q))"
compare "sum(quantity_low(words)), all different" different q "sum(quantity_low(q))"
compare "low, high, unit of words, all different" different q "sum(quantity_low(q)) + max(quantity_high(q)), max(quantity_unit(q))"
compare "sum(quantity_low(canonical))" amount c "sum(quantity_low(c))"
compare "bounded_total(canonical), kilograms" amount c "bounded_total(c)" "WHERE u = 'kg'"
