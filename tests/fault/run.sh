#!/bin/sh
# Sweeps of failing memory, failing reads and changing files over the main job (host.h says how).
#
#     sh tests/fault/run.sh            a sample of the points: seconds
#     sh tests/fault/run.sh --full     every allocation and every read: minutes
#     sh tests/fault/run.sh --full csv   those of them in whose names this stands (memory/seizure_csv-lookups)
#
# BUILD and PRELOAD as in tests/sql/run.sh.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
folder=$build/tests/fault
mkdir -p "$folder"
cc -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wno-format-nonliteral -O1 -g -rdynamic -o "$folder/fault" \
    tests/fault/fault.c tests/fault/host.c tests/fault/memory.c tests/fault/reads.c tests/fault/calls.c -lsqlite3 -lpthread
# Sixty values, each with as much text as makes several passes over them in little memory.
awk 'BEGIN {
    print "kind,amount,note"
    for (i = 0; i < 400; i++) printf "kind %d,%d kg,\"note, %d%s\"\n", i * 7 % 60, i % 9, i, i % 60 < 50 ? "" : " of very many words"
}' >"$folder/groups.csv"
# The views of sql/ over one file, in a transaction so that the connection can do it again.
{
    sed "s|FOLDER|$folder|g" tests/fault/memory.sql
    echo '-- scenario views'
    echo 'BEGIN;'
    cat sql/tables.sql
    echo "INSERT INTO report_file VALUES ('fixtures/channel/avangard-2024.csv');"
    cat sql/statements.sql sql/figures.sql sql/views.sql sql/consistency.sql sql/sources.sql sql/ranking.sql
    for view in total total_by_operation total_by_item total_by_category total_by_year total_by_country total_by_level \
        consistency smallest_set share episode cumulative comparison conflict disagreement republished several_outlets \
        finding unread ranking; do
        echo "SELECT '$view', * FROM $view;"
    done
    cat sql/conversions.sql sql/partials.sql
    echo "UPDATE conversion SET chosen = 1 WHERE item IN ('GHB', 'amphetamine');"
    echo "INSERT INTO seized SELECT operation_key, item_key, written, quantity, reason
              FROM read_seizures('fixtures/channel/avangard-2024.csv');"
    for view in counted_by_weight total_by_weight partial; do
        echo "SELECT '$view', * FROM $view;"
    done
    echo 'ROLLBACK;'
} >"$folder/memory.sql"
LD_PRELOAD=${PRELOAD:-} "$folder/fault" "$build/seizures" "$folder/memory.sql" "$folder" "$@"
