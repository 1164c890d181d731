#!/bin/sh
# Checks the page of sql/page.sql over the fixtures, over files that say little and over hostile ones: sh tests/page/run.sh
#
# check.py reads it with Python's parser; probe.js measures it in headless Chromium, as wide as a screen and as narrow as a
# phone: nothing overlaps or sticks out, tables sort, no label runs. Prints "ok NAME", "FAIL NAME" or, where there is
# no Chromium, "skip NAME: why"; exit status 1 if one failed. The pages are kept in BUILD/tests/page.
set -eu
cd "$(dirname "$0")/../.."
out=$PWD/${BUILD:-build}/tests/page
rm -rf "$out"
mkdir -p "$out"
failed=0
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)

verdict() { # NAME STATUS
    if [ "$2" = 0 ]; then echo "ok page/$1"; else
        echo "FAIL page/$1"
        failed=1
    fi
}

browse() { # ARGUMENTS...
    folder=$(mktemp -d)
    status=0
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$folder" "$@" 2>"$out/browser.log" || status=$?
    rm -rf "$folder"
    return $status
}

# The page in a frame of that width, since the browser's own windows are never as narrow as a phone.
probe() { # PAGE WIDTH
    probed=$1-$2
    [ -n "$browser" ] || { echo "skip page/$probed: there is no Chromium here"; return; }
    { sed 's/<meta http-equiv[^>]*>//; s|</body></html>||' "$out/$1.html"; printf '<script>\n'; cat tests/page/probe.js
        printf '</script></body></html>\n'; } >"$out/$probed-inner.html"
    printf '<!DOCTYPE html><title>nothing said</title><body style="margin:0"><script>onmessage = (event) => document.title = event.data</script>
<iframe src="%s-inner.html" style="width:%spx;height:1500px;border:0"></iframe>\n' "$probed" "$2" >"$out/$probed.html"
    browse --window-size=1300,1500 --virtual-time-budget=5000 --dump-dom "file://$out/$probed.html" >"$out/$probed.dom" || true
    found=$(sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' "$out/$probed.dom" | head -n 1)
    status=0
    [ "$found" = 'probed: nothing wrong' ] || { echo "$found"; tail -n 3 "$out/browser.log"; status=1; }
    verdict "$probed" $status
}

# The page as it is, with its policy: its own script runs, and no label does.
sealed() { # PAGE
    [ -n "$browser" ] || { echo "skip page/$1-sealed: there is no Chromium here"; return; }
    browse --dump-dom "file://$out/$1.html" >"$out/$1.dom" || true
    status=0
    grep -q '<button type="button">' "$out/$1.dom" || status=1
    grep -q '<title>Seizures, as reported' "$out/$1.dom" || status=1
    verdict "$1-sealed" $status
}

page() { # NAME FILES -- WORDS
    name=$1 status=0
    files=$2
    shift 2
    # A pattern, which the report resolves, or one name.
    sh sql/report.sh "$files" >"$out/$name.txt" 2>&1 && sh sql/report.sh --html --output "$out/$name.html" "$files" &&
        /usr/bin/python3 tests/page/check.py "$out/$name.html" "$out/$name.txt" "$@" || status=1
    verdict "$name" $status
    sh sql/report.sh --html "$files" | cmp - "$out/$name.html" || status=1
    verdict "$name-again" $status
    for width in 1200 360; do
        probe "$name" "$width"
    done
    sealed "$name"
}

page fixtures 'fixtures/channel/*.csv' Channel-Vanguard impossible 'possible without precursors (549 kg)' 'about 11.4 tons'
page unseen 'tests/report/unseen/*.csv' contradict 'more than 30 kg' 'более 40 кг' '33 человека'
page hostile tests/page/hostile.csv "<script>document.title='pwned'</script>" '</q></style><img src=x' '<b onmouseover=alert(1)>' \
    'более 5 тонн' '300 кг' 'no figure <i>here</i>' '--> ]]> <!-- <svg' '&lt;hashish&gt;'

# What is there is only replaced by a whole page.
echo old >"$out/kept.html"
printf 'operation,item,quantity\nLantern,heroin,5 kg\nLantern,heroin\n' >"$out/ragged.csv"
status=0
if sh sql/report.sh --html --output="$out/kept.html" "$out/ragged.csv" >"$out/ragged.txt" 2>&1; then status=1; fi
[ "$(cat "$out/kept.html")" = old ] || status=1
grep -q 'ragged.csv:3' "$out/ragged.txt" || status=1
if ls "$out"/*.part.* >/dev/null 2>&1; then status=1; fi
verdict kept-on-failure $status
status=0
if sh sql/report.sh --output="$out/no/such/folder" >"$out/refused.txt" 2>&1; then status=1; fi
grep -q "can't be written" "$out/refused.txt" || status=1
verdict refused-output $status
status=0
if sh sql/report.sh --htlm >"$out/refused.txt" 2>&1; then status=1; fi
grep -q 'there is no such option' "$out/refused.txt" || status=1
verdict refused-option $status
exit $failed
