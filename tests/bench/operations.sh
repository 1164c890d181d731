#!/bin/sh
# How fast names of operations are keyed and matched, beside SQLite's own lower().
#
#     sh tests/bench/operations.sh [ROWS]       one million if not said; BUILD=build
#
# The names are those of tests/cases/operations.cases, in turn; the pairs each of them with the catalogue's name for it, and
# with the name before it; and, at the end, all names of tests/cases/operations_match.cases with each other. A connection
# remembers names that it read lately, so both are measured: names that come back, and names that are all different (with a
# number in brackets, which takes longer to read). Figures are processor time of one core (user), so that other work on the machine counts little;
# the best of three runs.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
rows=${1:-1000000}
database=$(mktemp -d)
trap 'rm -rf "$database"' EXIT

awk -F '\t' '!/^#/ && $1 != "" { print $1 }' tests/cases/operations.cases >"$database/names"
awk -F '\t' '!/^#/ && NF >= 3 { if ($3 != "-") print $1 "\t" $3; if (last != "") print last "\t" $1; last = $1 }' \
    tests/cases/operations.cases >"$database/pairs"
sqlite3 "$database/names.db" <<EOF
.mode ascii
.separator "\t" "\n"
CREATE TABLE form (name TEXT);
.import "$database/names" form
CREATE TABLE pair (a TEXT, b TEXT);
.import "$database/pairs" pair
CREATE TABLE name AS
WITH RECURSIVE turn (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM turn WHERE i + 1 < $rows)
SELECT f.name FROM turn JOIN form AS f ON f.rowid = 1 + i % (SELECT count(*) FROM form);
CREATE TABLE two AS
WITH RECURSIVE turn (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM turn WHERE i + 1 < $rows)
SELECT p.a, p.b FROM turn JOIN pair AS p ON p.rowid = 1 + i % (SELECT count(*) FROM pair);
CREATE TABLE other_name AS SELECT name || ' (' || rowid || ')' AS name FROM name;
CREATE TABLE other_two AS SELECT a || ' (' || rowid || ')' AS a, b || ' (' || rowid || ')' AS b FROM two;
EOF
awk -F '\t' '!/^#/ && NF >= 3 { print $1; print $2 }' tests/cases/operations_match.cases | sort -u >"$database/each"
printf '.mode ascii\n.separator "\\t" "\\n"\nCREATE TABLE each_name (name TEXT);\n.import "%s" each_name\n' "$database/each" |
    sqlite3 "$database/names.db"
each=$(wc -l <"$database/each")

# The least user time of three runs, in seconds.
seconds() {
    for _ in 1 2 3; do
        printf '.load %s/seizures\n.timer on\n%s;\n' "$build" "$1" | sqlite3 "$database/names.db"
    done | awk '/^Run Time/ { for (i = 1; i < NF; i++) if ($i == "user" && (least == "" || $(i + 1) < least)) least = $(i + 1) }
        END { print least }'
}

lower=$(seconds 'SELECT sum(length(lower(name))) FROM name')
key=$(seconds 'SELECT sum(length(operation_key(name))) FROM name')
match=$(seconds 'SELECT sum(operation_match(a, b)) FROM two')
all=$(seconds 'SELECT sum(operation_match(a.name, b.name)) FROM each_name AS a, each_name AS b')
other_lower=$(seconds 'SELECT sum(length(lower(name))) FROM other_name')
other_key=$(seconds 'SELECT sum(length(operation_key(name))) FROM other_name')
other_match=$(seconds 'SELECT sum(operation_match(a, b)) FROM other_two')
# row WHAT SECONDS ROWS LOWER
row() {
    awk -v what="$1" -v took="$2" -v rows="$3" -v lower="$4" 'BEGIN {
        printf "%-42s %6.3f s for %d: %.2f million/s", what, took, rows, rows / took / 1e6
        if (lower > 0) printf ", %.2f times lower()", took / lower
        printf "\n" }'
}
row 'lower(), names that come back' "$lower" "$rows" 0
row 'operation_key(), the same' "$key" "$rows" "$lower"
row 'operation_match(), pairs that come back' "$match" "$rows" 0
row 'operation_match(), all names with each other' "$all" "$((each * each))" 0
row 'lower(), names that are all different' "$other_lower" "$rows" 0
row 'operation_key(), the same' "$other_key" "$rows" "$other_lower"
row 'operation_match(), all different' "$other_match" "$rows" 0
cmake --build "$build" --target bench_match >"$database/log" 2>&1 || { cat "$database/log"; exit 1; }
"$build/bench_match" "$database/pairs"
