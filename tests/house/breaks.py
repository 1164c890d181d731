"""Shows that the house test can fail: breaks a copy of the house, one rule at a time, and expects that rule,
and no other, to be reported.

    /usr/bin/python3 tests/house/breaks.py
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# (rule, file, text added to its end), or a function of the copy.
BREAKS = [
    ("floors", "ext/quantity/amount.h", '#include "../operation/key.h"\n'),
    ("floors", "ext/csv/source.h", '#include "../words/words.h"\n'),
    ("floors", "ext/base/span.h", '#include <ctype.h>\n'),
    ("floors", "ext/quantity/amount.c", '#include <sqlite3ext.h>\n'),
    ("floors", "ext/sqlite/extension.c", '#include <csv.h>\n'),
    ("no-circles", "ext/base/span.h", '#include "utf8.h"\n'),
    ("no-circles", "ext/base/buffer.c", "int round = sz_json_add_text(about, text);\n"),
    ("sqlite3-only-in-the-attic", "ext/words/words.c", "extern struct sqlite3 *database;\n"),
    ("memory-from-the-allocator-that-is-passed-in", "ext/csv/source.c", "void *leak = malloc(5);\n"),
    ("no-printf-and-no-stdio", "ext/sqlite/message.c", "int said = snprintf(a, 5, b);\n"),
    ("no-reading-of-numbers-by-the-C-library", "ext/quantity/amount.c", "int five = atoi(text);\n"),
    ("no-classes-or-folding-of-the-C-library", "ext/base/utf8.c", "int is = isalpha (5);\n"),
    ("no-locale", "ext/csv/source.c", "char *old = setlocale(0, text);\n"),
    ("no-floating-point-below-the-attic", "ext/quantity/amount.h", "extern double number;\n"),
    ("no-mmap", "ext/csv/source.c", "void *map = mmap(0, 5);\n"),
    ("no-threads-or-processes-or-exits", "ext/base/status.c", "int last = atexit(leave);\n"),
    ("nothing-of-the-host's", "ext/sqlite/extension.c", "int all = sqlite3_auto_extension(entry);\n"),
    ("functions-are-short", "ext/base/status.c", "static void much(void) {\n" + "    step();\n" * 60 + "}\n"),
    ("files-are-short", "ext/base/status.c", "/*\n" + "line\n" * 450 + "*/\n"),
    ("every-word-has-its-source", "ext/words/items.def", '\nITEM(nothing, "nothing", "drug", "")\n'),
]
NEW_FILES = [
    ("every-file-opens-by-saying-what-it-is", "ext/sqlite/silent.c", "int silent;\n"),
    ("tests-mirror-the-house", "ext/base/untested.c", "/* Nothing. */\n"),
    ("tests-mirror-the-house", "tests/base/test_nothing.c", "/* Nothing. */\n"),
    ("no-rooms-for-everything", "ext/sqlite/util.c", "/* Nothing. */\n"),
    ("floors", "ext/cellar/wine.h", "/* Nothing. */\n"),
]


def failures(house):
    ran = subprocess.run(["/usr/bin/python3", house / "tests/house/house.py"], capture_output=True, text=True)
    if ran.stderr:
        print(ran.stderr)
    return {line[len("FAIL house/"):] for line in ran.stdout.splitlines() if line.startswith("FAIL ")}


def main():
    good = True
    with tempfile.TemporaryDirectory() as folder:
        house = pathlib.Path(folder)
        shutil.copytree(ROOT / "ext", house / "ext")
        (house / "tests").mkdir()
        for room in (ROOT / "tests").iterdir():
            if room.is_dir() and (room.name == "house" or list(room.glob("test_*.c"))):
                shutil.copytree(room, house / "tests" / room.name)
        before = failures(house)
        for rule, name, text in BREAKS + NEW_FILES:
            path = house / name
            whole = path.read_text(encoding="utf-8") if path.exists() else None
            path.parent.mkdir(exist_ok=True)
            path.write_text((whole or "") + text, encoding="utf-8")
            found = failures(house) - before
            if found != {rule} and rule not in before:
                print(f"  {name} with {text[:40]!r}: {sorted(found) or 'nothing'} reported, not {rule}")
                good = False
            if whole is None:
                path.unlink()
                if not list(path.parent.iterdir()):
                    path.parent.rmdir()
            else:
                path.write_text(whole, encoding="utf-8")
    print(("ok" if good else "FAIL") + f" house/can-fail ({len(BREAKS + NEW_FILES)} ways)")
    return 0 if good else 1


sys.exit(main())
