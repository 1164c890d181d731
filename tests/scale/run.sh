#!/bin/sh
# Totals in pieces, on other people's systems: docs/scale-out.md in earnest. BUILD=build.
#
#     dask       workers of dask.distributed add up a shard each; one is killed
#     dqlite     three nodes hold one table; their leader is killed
#
# Debian's packages: python3-distributed; libdqlite-dev, golang-github-canonical-go-dqlite-dev, golang-go. Where they are not
# installed the test is skipped and says so. Every answer is compared to that of one connection in the stock shell.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
root=$PWD
case $build in
/*) library=$build/seizures ;;
*) library=$root/$build/seizures ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

fail() {
    [ ! -s "$work/log" ] || tail -n 40 "$work/log"
    echo "FAIL scale/$1"
    failed=1
}

mkdir "$work/shards"
/usr/bin/python3 tests/scale/shards.py "$work/shards" 8 1000

dask() {
    if ! /usr/bin/python3 -c 'import dask.distributed' 2>/dev/null; then
        echo 'skip scale/dask: python3-distributed is not installed'
    elif timeout 180 /usr/bin/python3 tests/scale/dask_workers.py "$library" "$work/shards" >"$work/out" 2>"$work/log"; then
        cat "$work/out"
        echo 'ok scale/dask'
    else
        cat "$work/out"
        fail dask
    fi
}

# Debian's packages of Go are sources in one folder; nothing is fetched.
go_build() {
    (cd tests/scale/dqlite &&
        CGO_LDFLAGS_ALLOW='-Wl,-z,now' GO111MODULE=off GOPATH=/usr/share/gocode GOPROXY=off GOFLAGS='' \
            GOCACHE="$root/$build/tests/go" HOME="$work" timeout 300 go build -o "$work/cluster" main.go)
}

# One line for each group, its exact total, and the plain columns of its partial.
query="SELECT concat_all FROM (SELECT operation_key || ' | ' || item_key || ' | ' || coalesce(unit, '-') || ' | ' || \"rows\" ||
' | ' || coalesce(quantity, '-') || ' | ' || unbounded || ' ' || low_open || ' ' || high_open || ' ' || about AS concat_all
FROM partial) ORDER BY concat_all"

# rows of the shards, as the cluster gets them, and what one connection says of them.
reference() {
    : >"$work/rows"
    for shard in "$work"/shards/*.csv; do
        /usr/bin/python3 -c 'import csv, sys
for row in list(csv.reader(open(sys.argv[1], encoding="utf-8")))[1:201]: print(*row, sep="\t")' "$shard" >>"$work/rows"
    done
    cat >"$work/reference.sql" <<EOF
.bail on
.load $library
.read sql/partials.sql
CREATE TEMP TABLE row (operation, item, words);
.mode ascii
.separator "\t" "\n"
.import $work/rows row
INSERT INTO seized SELECT operation_key(operation), item_key(item), words, quantity(words), quantity_error(words) FROM row;
.once $work/expected
$query;
INSERT INTO seized VALUES ('channel-center', 'heroin', '', quantity('more than 1.25 kg of it'), NULL);
.once $work/expected-later
$query;
EOF
    sqlite3 -batch -init /dev/null :memory: <"$work/reference.sql" >"$work/log" 2>&1
}

dqlite() {
    if ! command -v go >/dev/null 2>&1 || [ ! -e /usr/share/gocode/src/github.com/canonical/go-dqlite ] ||
        ! pkg-config --exists dqlite 2>/dev/null; then
        echo 'skip scale/dqlite: libdqlite-dev, golang-github-canonical-go-dqlite-dev or golang-go is not installed'
        return 0
    fi
    mkdir "$work/cluster.d"
    if ! go_build >"$work/log" 2>&1 || ! reference ||
        ! timeout 180 "$work/cluster" test "$library.so" "$work/cluster.d" sql/partials.sql "$work/rows" "$query" \
            >"$work/out" 2>"$work/log"; then
        tail -n 5 "$work"/cluster.d/*.log 2>/dev/null || true
        fail dqlite
        return 0
    fi
    cat "$work/out"
    if [ -s "$work/expected" ] && cmp -s "$work/expected" "$work/expected-later"; then
        echo 'the row that is put in last changes nothing' >"$work/log"
        fail dqlite
        return 0
    fi
    for pair in before:expected after:expected later:expected-later; do
        answer=${pair%:*}
        if diff -u "$work/${pair#*:}" "$work/cluster.d/$answer" >"$work/log"; then
            echo "ok scale/dqlite/$answer"
        else
            fail "dqlite/$answer"
        fi
    done
}

dask
dqlite
exit $failed
