#!/bin/sh
# How fast names of operations are keyed and matched, beside SQLite's own lower().
#
#     sh tests/bench/operations.sh [ROWS]       one million if not said; BUILD=build
#
# The names are those of tests/cases/operations.cases, in turn; the pairs each of them with the catalogue's name for it, and
# with the name before it. Figures are processor time of one core (user), so that other work on the machine counts little;
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
EOF

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
awk -v rows="$rows" -v lower="$lower" -v key="$key" -v match_="$match" 'BEGIN {
    printf "lower()            %6.3f s for %d names\n", lower, rows
    printf "operation_key()    %6.3f s for %d names: %.2f times lower()\n", key, rows, key / lower
    printf "operation_match()  %6.3f s for %d pairs: %.0f pairs/s\n", match_, rows, rows / match_ }'
cmake --build "$build" --target bench_match >"$database/log" 2>&1 || { cat "$database/log"; exit 1; }
"$build/bench_match" "$database/pairs"
