#!/bin/sh
# Sweeps of failing memory, failing reads and changing files over the main job (host.h says how).
#
#     sh tests/fault/run.sh            a sample of the points: seconds
#     sh tests/fault/run.sh --full     every allocation and every read: minutes
#
# BUILD and PRELOAD as in tests/sql/run.sh.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
folder=$build/tests/fault
mkdir -p "$folder"
cc -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wno-format-nonliteral -O1 -g -rdynamic -o "$folder/fault" \
    tests/fault/fault.c tests/fault/host.c tests/fault/memory.c tests/fault/reads.c tests/fault/calls.c -lsqlite3 -lpthread
LD_PRELOAD=${PRELOAD:-} "$folder/fault" "$build/seizures" tests/fault/memory.sql "$folder" "$@"
