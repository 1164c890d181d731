#!/bin/sh
# Looks at the library as it was built: what it exports, what it needs, what it can write to.
#
#     BUILD=build sh tests/house/symbols.sh
#
# Prints "ok house/RULE" or what breaks it and "FAIL house/RULE"; exit status 1 if one failed.
set -eu

library=${BUILD:-build}/seizures.so
failed=0

# report RULE PROBLEMS: no problem is an empty text.
report() {
    if [ -z "$2" ]; then
        echo "ok house/$1"
    else
        printf '%s\n' "$2" | sed 's/^/  /'
        echo "FAIL house/$1"
        failed=1
    fi
}

[ -s "$library" ] || { report library "$library isn't there"; exit 1; }

expected='sqlite3_extension_init
sqlite3_seizures_init
sqlite3_seizures_noread_init'
exported=$(nm -D --defined-only "$library" | awk '{ print $3 }' | sort)
if [ "$exported" = "$expected" ]; then
    report exports-the-entry-points-alone ''
else
    report exports-the-entry-points-alone "$exported"
fi

# zlib may join libc and libm, for gzipped files.
report needs-libc-and-libm-alone "$(readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
    grep -v -e '^libc\.so\.6$' -e '^libm\.so\.6$' -e '^libz\.so\.1$' || true)"

# What it takes from elsewhere is glibc's; the weak ones are the compiler's own and may be missing.
report takes-from-libc-alone "$(nm -D --undefined-only "$library" | awk '$1 != "w" { print $2 }' |
    grep -v -e '@GLIBC_' -e '^\(gz\|inflate\|zlib\)' || true)"

# No call by which the locale or a thread of ours could get in, whatever the sources look like. Three are
# ext/sqlite/value.c's, which turns doubles into decimals without a decimal point; house.py keeps them there.
report calls-nothing-of-the-locale "$(nm -D --undefined-only "$library" | awk '{ print $2 }' |
    grep -E '^(setlocale|newlocale|uselocale|localeconv|strto(f|ld|ul|ll|ull)|[a-rt-z_]*printf(_chk)?|sprintf|__ctype_[a-z_]*|tow?(lower|upper)|strn?casecmp|strcoll|strxfrm|pthread_create|atexit|mmap)@' || true)"

# Written to at run time are only SQLite's own table of calls and what the C runtime puts there: also what gcc's own
# constructor finds out about the processor, once, when the library is loaded (__cpu_model, __cpu_features2).
report no-mutable-globals "$(objdump -t "$library" |
    awk '$1 ~ /^[0-9a-f]+$/ && ($4 ~ /^\.(data|bss|tdata|tbss)$/ || $3 ~ /^\.(data|bss|tdata|tbss)$/) { print $NF }' |
    grep -v -x -e sqlite3_api -e '\.data' -e '\.bss' -e '__dso_handle' -e '__TMC_END__' -e 'completed\.[0-9]*' \
        -e __cpu_model -e __cpu_features2 |
    sort -u || true)"

report refuses-to-run-from-writable-memory "$(readelf -lW "$library" | awk '$1 == "GNU_STACK" && $0 ~ /E/ && $7 ~ /E/ { print }')"
report binds-at-load "$(readelf -d "$library" | grep -q 'BIND_NOW\|FLAGS.*NOW' || echo 'not linked with -z now')"

# The same sources give the same bytes wherever they are built, so no folder of this machine is in them.
report holds-no-path "$(strings "$library" | grep -F "$PWD" | head -3 || true)"
exit $failed
