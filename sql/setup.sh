#!/bin/sh
# Makes a machine ready: installs what is missing, and only that.
#
#     sh sql/setup.sh report     what sql/report.sh needs: compiler, cmake, make, libcsv, SQLite
#     sh sql/setup.sh tests      that, and what tests/run.sh needs
#     sh sql/setup.sh ci         that, and what .ci/run needs; what it can do without too, where it can be had
#
# On Debian and its relatives as root or with sudo, without a question asked. Elsewhere, or without those
# rights, it says what to install and exits with 1. May be sourced too: it then only defines setup_report,
# setup_tests and setup_ci, which return 1 where they cannot.
set -eu

setup_missing=''

# setup_need PACKAGE TEST...: notes the Debian package where the test fails.
setup_need() {
    setup_package=$1
    shift
    "$@" >/dev/null 2>&1 && return 0
    case "$setup_missing " in
    *" $setup_package "*) ;; # noted already
    *) setup_missing="$setup_missing $setup_package" ;;
    esac
}

# setup_file GLOB...: whether a file of one of these names is there.
setup_file() {
    for setup_name in "$@"; do
        [ ! -e "$setup_name" ] || return 0
    done
    return 1
}

setup_header() {
    setup_file "/usr/include/$1" "/usr/local/include/$1" /usr/include/*-linux-*/"$1"
}

setup_library() {
    setup_file "/usr/lib/$1" "/usr/local/lib/$1" "/usr/lib64/$1" /usr/lib/*-linux-*/"$1"
}

# Quick where nothing is missing: no package manager is asked.
setup_find_report() {
    setup_need gcc command -v cc
    setup_need libc6-dev setup_header stdio.h
    setup_need cmake command -v cmake
    setup_need make command -v make
    setup_need libcsv-dev setup_header csv.h
    setup_need libcsv-dev setup_library libcsv.a
    setup_need zlib1g-dev setup_header zlib.h
    setup_need zlib1g-dev setup_library libz.so
    setup_need libsqlite3-dev setup_header sqlite3ext.h
    setup_need sqlite3 command -v sqlite3
}

setup_find_tests() {
    setup_find_report
    setup_need gcc command -v gcc
    setup_need libcmocka-dev setup_header cmocka.h
    setup_need libsqlite3-dev setup_library libsqlite3.so
    setup_need python3 test -x /usr/bin/python3
    setup_need clang command -v clang
    setup_need libclang-rt-dev setup_file /usr/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a
    setup_need llvm setup_file /usr/bin/llvm-symbolizer*
    setup_need pkg-config command -v pkg-config
    setup_need dpkg-dev command -v dpkg-shlibdeps
    setup_need file command -v file
    setup_need locales setup_file /usr/share/i18n/locales/de_DE*
}

setup_find_ci() {
    setup_find_tests
    setup_need valgrind command -v valgrind
    setup_need libc6-dbg setup_file /usr/lib/debug/.build-id
    setup_need clang-format command -v clang-format
    setup_need cppcheck command -v cppcheck
    setup_need shellcheck command -v shellcheck
    setup_need chromium command -v chromium
}

# What tests/scale/run.sh runs on; where they cannot be had, it skips what needs them.
setup_find_dask() {
    setup_need python3-distributed setup_file /usr/lib/python3/dist-packages/distributed
}

setup_find_dqlite() {
    setup_need libdqlite-dev setup_header dqlite.h
    setup_need golang-github-canonical-go-dqlite-dev setup_file /usr/share/gocode/src/github.com/canonical/go-dqlite
    setup_need golang-go command -v go
}

# What tests/drivers/machines.sh compiles for other machines with, and runs there.
setup_find_machines() {
    setup_need gcc-aarch64-linux-gnu command -v aarch64-linux-gnu-gcc
    setup_need libc6-dev-arm64-cross setup_file /usr/aarch64-linux-gnu/include/stdio.h
    setup_need qemu-user command -v qemu-aarch64
}

# Runs a command as root: as we are, or through sudo.
setup_as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

setup_apt() {
    setup_as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 \
        -o Dpkg::Use-Pty=0 "$@" </dev/null >&2
}

# Installs the packages in $setup_missing. The lists of a fresh machine may be empty or old, so they are
# fetched first; where they cannot be, the old ones may still do.
setup_install() {
    [ -n "$setup_missing" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "setup: this machine has no apt-get. Please install what these Debian packages hold:$setup_missing" >&2
        return 1
    fi
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null 2>&1; then
        echo "setup: not root, and no sudo. Please run as root: apt-get install$setup_missing" >&2
        return 1
    fi
    echo "setup: installing$setup_missing" >&2
    setup_apt update || echo "setup: the package lists could not be fetched; trying those that are there" >&2
    # The names are words: unquoted so that each is an argument.
    # shellcheck disable=SC2086
    if ! setup_apt install -y --no-install-recommends $setup_missing; then
        echo "setup: could not install. Please install these Debian packages:$setup_missing" >&2
        return 1
    fi
}

setup_report() {
    setup_missing=''
    setup_find_report
    setup_install
}

setup_tests() {
    setup_missing=''
    setup_find_tests
    setup_install
}

setup_ci() {
    setup_missing=''
    setup_find_ci
    setup_install || return 1
    for setup_wish in setup_find_dask setup_find_dqlite setup_find_machines; do
        setup_missing=''
        "$setup_wish"
        setup_install || echo "setup: going on without" >&2
    done
}

case ${0##*/} in
setup.sh)
    case ${1-} in
    report) setup_report ;;
    tests) setup_tests ;;
    ci) setup_ci ;;
    *)
        echo "usage: sh sql/setup.sh report|tests|ci" >&2
        exit 2
        ;;
    esac
    ;;
esac
