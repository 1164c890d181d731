#!/bin/sh
# What is installed and packed: cmake --install, seizures.pc, the .deb, the .tar.gz, each loaded from where it
# landed; the same bytes from another folder; the message where a library is missing.
# Functions are called through check.
# shellcheck disable=SC2317
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
out=$PWD/$build/tests/packages
rm -rf "$out"
mkdir -p "$out"
failed=0

# check NAME COMMAND...
check() {
    name=$1
    shift
    if "$@" >"$out/log" 2>&1; then
        echo "ok packages/$name"
    else
        cat "$out/log"
        echo "FAIL packages/$name"
        failed=1
    fi
}

loads() {
    [ "$(sqlite3 -batch -init /dev/null :memory: ".load $1" "SELECT seizures_version() IS NOT NULL")" = 1 ]
}

installs() {
    DESTDIR=$out/root cmake --install "$build" &&
        library=$(find "$out/root" -name seizures.so) && [ -n "$library" ] && loads "$library"
}

pkg_config() {
    folder=$(dirname "$(find "$out/root" -name seizures.pc)") &&
        extension=$(PKG_CONFIG_PATH=$folder pkg-config --variable=extension seizures) &&
        PKG_CONFIG_PATH=$folder pkg-config --modversion seizures &&
        echo "$extension" && loads "$extension"
}

packs() {
    (cd "$out" && cpack --config ../../CPackConfig.cmake -B .)
}

# Both licences, the library where the loader looks, nothing else but the pkg-config file and the changes.
debian() {
    package=$(find "$out" -maxdepth 1 -name 'libsqlite3-mod-seizures_*.deb') && [ -n "$package" ] &&
        dpkg-deb -c "$package" && dpkg-deb -I "$package" &&
        dpkg-deb -f "$package" Depends | grep 'libc6 (>= 2' | grep 'libsqlite3-0 (>= 3.31)' | grep -q zlib1g &&
        dpkg-deb -x "$package" "$out/deb" &&
        [ -s "$out/deb/usr/share/doc/libsqlite3-mod-seizures/copyright" ] &&
        grep -q 'Permission is hereby granted' "$out/deb/usr/share/doc/libsqlite3-mod-seizures/copyright" &&
        [ -s "$out/deb/usr/share/doc/libsqlite3-mod-seizures/LICENSE.libcsv" ] &&
        loads "$(find "$out/deb/usr/lib" -name seizures.so)" &&
        [ "$(find "$out/deb" -type f | grep -v -e /doc/ -e '/seizures\.so$' -e '/seizures\.pc$' -c)" = 0 ]
}

archive() {
    package=$(find "$out" -maxdepth 1 -name 'seizures-*.tar.gz') && [ -n "$package" ] &&
        mkdir "$out/tgz" && tar xzf "$package" -C "$out/tgz" &&
        [ "$(find "$out/tgz" -name copyright -o -name LICENSE.libcsv | wc -l)" = 2 ] &&
        loads "$(find "$out/tgz" -name seizures.so)"
}

# Built again in another folder, from copies: nothing of where or when gets in.
reproducible() {
    mkdir "$out/elsewhere" && cp -r CMakeLists.txt ext docs "$out/elsewhere" &&
        cmake -S "$out/elsewhere" -B "$out/elsewhere/build" -DBUILD_TESTING=OFF &&
        cmake --build "$out/elsewhere/build" -j "$(nproc)" --target seizures &&
        cmp "$build/seizures.so" "$out/elsewhere/build/seizures.so"
}

names_what_is_missing() {
    ! cmake -S . -B "$out/missing" -DCMAKE_FIND_ROOT_PATH=/nowhere -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY \
        -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY >"$out/missing.log" 2>&1 &&
        grep -q 'csv.h was not found' "$out/missing.log" && grep -q 'libcsv-dev' "$out/missing.log"
}

check installs installs
check pkg-config pkg_config
check packs packs
check debian debian
check archive archive
check reproducible reproducible
check names-what-is-missing names_what_is_missing
exit $failed
