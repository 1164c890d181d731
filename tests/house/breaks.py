"""Shows that the house test can fail: breaks every rule in a copy of the house, some in several ways, and expects
each break to be reported under its rule.

    /usr/bin/python3 tests/house/breaks.py
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# (rule, file, text added to its end, what the report must name)
BREAKS = [
    ("floors", "ext/quantity/amount.h", '#include "../operation/key.h"\n', "operation/key.h"),
    ("floors", "ext/csv/source.h", '#include "../words/words.h"\n', "words/words.h"),
    ("floors", "ext/base/span.h", "#include <ctype.h>\n", "<ctype.h>"),
    ("floors", "ext/quantity/amount.c", "#include <sqlite3ext.h>\n", "<sqlite3ext.h>"),
    ("floors", "ext/sqlite/extension.c", "#include <csv.h>\n", "<csv.h>"),
    ("floors", "ext/cellar/wine.h", "/* Nothing. */\n", "cellar/wine.h"),
    ("no-circles", "ext/base/span.h", '#include "buffer.h"\n', "base/span.h"),
    ("no-circles", "ext/base/buffer.c", "int round = sz_json_add_text(about, text);\n", "base/json.c"),
    ("sqlite3-only-in-the-attic", "ext/words/words.c", "extern struct sqlite3 *database;\n", "words.c"),
    ("memory-from-the-allocator-that-is-passed-in", "ext/csv/source.c", "void *leak = malloc(5);\n", "source.c"),
    ("no-printf-and-no-stdio", "ext/sqlite/message.c", "int said = snprintf(a, 5, b);\n", "message.c"),
    ("no-reading-of-numbers-by-the-C-library", "ext/quantity/amount.c", "int five = atoi(text);\n", "amount.c"),
    ("no-classes-or-folding-of-the-C-library", "ext/base/utf8.c", "int is = isalpha (5);\n", "utf8.c"),
    ("no-locale", "ext/csv/source.c", "char *old = setlocale(0, text);\n", "source.c"),
    ("no-floating-point-below-the-attic", "ext/quantity/amount.h", "extern double number;\n", "amount.h"),
    ("no-mmap", "ext/csv/source.c", "void *map = mmap(0, 5);\n", "source.c"),
    ("no-threads-or-processes-or-exits", "ext/base/status.c", "int last = atexit(leave);\n", "status.c"),
    ("nothing-of-the-host's", "ext/sqlite/extension.c", "int all = sqlite3_auto_extension(entry);\n",
     "extension.c"),
    ("no-rooms-for-everything", "ext/sqlite/util.c", "/* Nothing. */\n", "util.c"),
    ("functions-are-short", "ext/base/status.c", "static void much(void) {\n" + "    step();\n" * 60 + "}\n", "much"),
    ("files-are-short", "ext/base/status.c", "/*\n" + "line\n" * 450 + "*/\n", "base/status.c"),
    ("every-file-opens-by-saying-what-it-is", "ext/sqlite/silent.c", "int silent;\n", "silent.c"),
    ("tests-mirror-the-house", "ext/base/untested.c", "/* Nothing. */\n", "untested.c"),
    ("tests-mirror-the-house", "tests/base/test_nothing.c", "/* Nothing. */\n", "test_nothing.c"),
    ("the-page-of-the-architecture-names-every-file", "ext/sqlite/unnamed.c", "/* Nothing. */\n", "unnamed.c"),
    ("every-word-has-its-source", "ext/words/items.def", '\nITEM(nothing, "nothing", "drug", "")\n', "nothing"),
]


def problems_of(house):
    """What the house test reports, by rule."""
    ran = subprocess.run(["/usr/bin/python3", house / "tests/house/house.py"], capture_output=True, text=True)
    if ran.stderr:
        print(ran.stderr)
    found, lines = {}, []
    for line in ran.stdout.splitlines():
        if line.startswith(("ok house/", "FAIL house/")):
            found[line.split("house/", 1)[1]] = lines if line.startswith("FAIL") else []
            lines = []
        else:
            lines.append(line)
    return found


def main():
    good = True
    with tempfile.TemporaryDirectory() as folder:
        house = pathlib.Path(folder)
        for name in ("ext", "docs"):
            shutil.copytree(ROOT / name, house / name)
        (house / "tests").mkdir()
        for room in (ROOT / "tests").iterdir():
            if room.is_dir() and (room.name == "house" or list(room.glob("test_*.c"))):
                shutil.copytree(room, house / "tests" / room.name)
        before = problems_of(house)
        for _, name, text, _ in BREAKS:
            path = house / name
            path.parent.mkdir(exist_ok=True)
            with open(path, "a", encoding="utf-8") as file:
                file.write(text)
        after = problems_of(house)
        for rule, name, _, told in BREAKS:
            if not any(told in line and line not in before[rule] for line in after[rule]):
                print(f"  {name}: {told} was not reported under {rule}")
                good = False
        for rule in set(after) - {rule for rule, *_ in BREAKS} - {"the-top-level"}:
            print(f"  {rule}: no break of it is tried")
            good = False
    print(("ok" if good else "FAIL") + f" house/can-fail ({len(BREAKS)} ways)")
    return 0 if good else 1


sys.exit(main())
