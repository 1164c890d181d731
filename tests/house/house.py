"""Holds ext/ to the plan of the house: who includes whom, what may be called where, how long things are.

    /usr/bin/python3 tests/house/house.py

Reads the sources alone; tests/house/symbols.sh looks at what was built. Prints "ok house/RULE" or what breaks
the rule and "FAIL house/RULE"; exit status 1 if one failed.
"""
import pathlib
import re
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXT = ROOT / "ext"

# Which rooms the files of a room may include. operation and quantity never meet, csv knows no words.
FLOORS = {
    "base": {"base"},
    "words": {"base", "words"},
    "csv": {"base", "csv"},
    "quantity": {"base", "words", "quantity"},
    "table": {"base", "words", "table"},
    "operation": {"base", "words", "operation"},
    "sqlite": {"base", "words", "csv", "quantity", "table", "operation", "sqlite"},
}

# A program of the build, not a part of the library: it may print and allocate.
BUILD_PROGRAMS = {"words/compile.c", "words/compile_trie.c", "words/compile_whole.c", "words/compile_letters.c"}

# Headers from outside, and the only rooms that may include them.
OUTSIDE = {
    "csv.h": {"csv"},
    "zlib.h": {"csv"},
    "sqlite3ext.h": {"sqlite"},
    "sqlite3.h": set(),
    "stdio.h": set(),
    "ctype.h": set(),
    "wctype.h": set(),
    "locale.h": set(),
    "pthread.h": set(),
    "threads.h": set(),
    "math.h": {"sqlite"},
    "float.h": {"sqlite"},
}

# What is written nowhere in the library: (rule, pattern, rooms that may all the same).
FORBIDDEN = [
    ("sqlite3 only in the attic", r"\bsqlite3\w*", {"sqlite"}),
    ("memory from the allocator that is passed in",
     r"\b(malloc|calloc|realloc|reallocarray|free|strn?dup|alloca|getline|getdelim|open_memstream)\s*\(", set()),
    ("no printf and no stdio",
     r"\b(v?[fsd]?n?printf|v?asprintf|puts|fputs|putchar|fputc|putc|fwrite|fread|fopen|fdopen|perror)\s*\(", set()),
    ("no reading of numbers by the C library",
     r"\b(strto(d|f|ld|l|ll|ul|ull|imax|umax)|ato[fil]+|v?[fs]?scanf)\s*\(", set()),
    ("no classes or folding of the C library",
     r"\b(isw?(alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit)"
     r"|tow?(lower|upper)|strn?casecmp)\s*\(", set()),
    ("no locale",
     r"\b(setlocale|newlocale|uselocale|localeconv|strcoll|strxfrm|mbr?towc|mbs\w*towcs|wcr?tombs?|strerror"
     r"|strftime|localtime(_r)?)\s*\(", set()),
    ("no floating point below the attic", r"\b(float|double|NAN|INFINITY)\b", {"sqlite"}),
    # A file that is truncated under a map is a signal, not an error.
    ("no mmap", r"\b(mmap|munmap)\s*\(", set()),
    ("no threads or processes or exits",
     r"\b(pthread_\w+|thrd_\w+|fork|vfork|system|popen|exec[lv]p?e?|posix_spawnp?|signal|sigaction|atexit|exit"
     r"|_exit|abort|raise)\s*\(", set()),
    # A connection has one progress handler, and it is the host's; the rest is for the whole process.
    ("nothing of the host's",
     r"\bsqlite3_(progress_handler|auto_extension|config|shutdown|initialize)\b", set()),
]
# Files that may break a rule all the same, each with its reason.
EXEMPT = {
    "sqlite/value.c": ("where doubles become decimals and back: printf and strtod are given no decimal point to read "
                       "or trust, so no locale matters",
                       {"<stdio.h>", "no printf and no stdio", "no reading of numbers by the C library"}),
}
VAGUE_NAMES = {"util", "utils", "misc", "helper", "helpers", "manager", "common"}

# Functions over 60 lines, each with its reason; files over 450.
LONG_FUNCTIONS = {}
LONG_FILES = {}
LINES_IN_FUNCTION, LINES_IN_FILE, MEDIAN = 60, 450, 15

# Sources without a test program of their own, each with its reason. The attic is tested in the real shell.
UNTESTED = {
    "words/compile.c": "a program of the build; tests/words/ reads what it makes",
    "words/compile_trie.c": "a part of it; tests/words/test_words.c reads what it makes",
    "words/compile_whole.c": "another part of it; tests/words/test_words.c reads what it makes",
    "words/compile_letters.c": "a program of the build; tests/words/test_letters.c reads what it makes",
    "csv/numbers_avx2.c": "a way of csv/numbers.c, whose test goes each way that the machine has",
    "csv/numbers_avx512.c": "a way of csv/numbers.c",
    "csv/stretch_avx2.c": "a way of csv/stretch.c, whose test goes each way that the machine has",
    "csv/stretch_avx512.c": "a way of csv/stretch.c",
    "csv/stretch_neon.c": "a way of csv/stretch.c",
    "csv/stretch_plain.c": "a way of csv/stretch.c",
    "csv/stretch_sse2.c": "a way of csv/stretch.c",
}

TOP = {"CMakeLists.txt", "README.md", "ext", "sql", "tests", "fixtures", "docs"}

failed = False


def report(rule, problems):
    global failed
    for problem in problems:
        print("  " + problem)
    print(("FAIL" if problems else "ok") + " house/" + rule.replace(" ", "-"))
    failed = failed or bool(problems)


def room_of(path):
    return path.relative_to(EXT).parts[0]


def name_of(path):
    return str(path.relative_to(EXT))


def is_exempt(path, rule):
    return rule in EXEMPT.get(name_of(path), ("", set()))[1]


def code_of(text):
    """The text with comments, strings and characters blanked, its lines kept."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


SOURCES = sorted(p for p in EXT.rglob("*") if p.suffix in (".c", ".h"))
TABLES = sorted(EXT.rglob("*.def"))
TEXTS = {p: p.read_text(encoding="utf-8") for p in SOURCES + TABLES}
CODES = {p: code_of(TEXTS[p]) for p in SOURCES}


def includes(path):
    for number, line in enumerate(TEXTS[path].split("\n"), 1):
        match = re.match(r'\s*#\s*include\s+(["<])([^">]+)', line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def check_floors():
    problems = []
    for path in SOURCES + TABLES:
        room = room_of(path)
        if room not in FLOORS:
            problems.append(f"{name_of(path)}: no such room in the house")
            continue
        for number, ours, name in includes(path):
            where = f"{name_of(path)}:{number}"
            if not ours:
                if (room not in OUTSIDE.get(name, {room}) and name_of(path) not in BUILD_PROGRAMS
                        and not is_exempt(path, f"<{name}>")):
                    problems.append(f"{where}: <{name}> is not for {room}/")
                continue
            target = (path.parent / name).resolve()
            if not target.is_file():
                if not name.endswith(".inc"):  # made by the build
                    problems.append(f"{where}: {name} isn't there")
                continue
            if EXT not in target.parents:
                problems.append(f"{where}: {name} is outside ext/")
            elif room_of(target) not in FLOORS[room]:
                problems.append(f"{where}: {room}/ may not include {name_of(target)}")
    report("floors", problems)


def circles_in(edges):
    """A circle of each knot in a graph (name -> names), as text."""
    problems, state = [], {}

    def visit(node, trail):
        state[node] = "open"
        for other in sorted(edges.get(node, ())):
            if state.get(other) == "open":
                problems.append(" -> ".join(trail[trail.index(other):] + [other]))
            elif other not in state:
                visit(other, trail + [other])
        state[node] = "done"

    for node in sorted(edges):
        if node not in state:
            visit(node, [node])
    return problems


def check_circles():
    """No headers include each other, and no two .c files call each other, directly or round about."""
    included = {}
    for path in SOURCES:
        for _, ours, name in includes(path):
            target = (path.parent / name).resolve()
            if ours and path.suffix == ".h" and EXT in target.parents:
                included.setdefault(name_of(path), set()).add(name_of(target))
    home = {name: path for path in SOURCES if path.suffix == ".c" for name, _, _ in functions_of(path)
            if name.startswith("sz_")}
    calls = {}
    for path in SOURCES:
        if path.suffix == ".c":
            for name in set(re.findall(r"\bsz_\w+(?=\()", CODES[path])):
                if home.get(name, path) != path:
                    calls.setdefault(name_of(path), set()).add(name_of(home[name]))
    report("no circles", circles_in(included) + circles_in(calls))


def check_forbidden():
    for rule, pattern, allowed in FORBIDDEN:
        problems = []
        for path in SOURCES:
            if room_of(path) in allowed or name_of(path) in BUILD_PROGRAMS or is_exempt(path, rule):
                continue
            code = re.sub(r"(?m)^\s*#\s*include.*$", "", CODES[path])  # outside headers are another rule's
            for match in re.finditer(pattern, code):
                line = code.count("\n", 0, match.start()) + 1
                problems.append(f"{name_of(path)}:{line}: {match.group(0).strip()}")
        report(rule, problems)
    report("no rooms for everything",
           [name_of(p) for p in SOURCES if p.stem in VAGUE_NAMES or room_of(p) in VAGUE_NAMES])


def functions_of(path):
    """(name, first line, number of lines) of each function, by the layout that .clang-format gives."""
    lines = CODES[path].split("\n")
    start = None
    for index, line in enumerate(lines):
        if start is None and line.endswith("{") and not line.startswith((" ", "\t", "}", "#")) \
                and not re.match(r"(typedef |static |const |extern )*(struct|enum|union)( \w+)? {$", line) \
                and "=" not in line.split("(")[0]:
            first = index
            while first > 0 and "(" not in lines[first]:
                first -= 1
            match = re.search(r"(\w+)\(", lines[first])
            if match:
                start, name = first, match.group(1)
        elif start is None and re.match(r"\s+.*\) {$", line):  # the arguments ran on to further lines
            first = index
            while first > 0 and lines[first].startswith((" ", "\t")):
                first -= 1
            match = re.search(r"^\w.*?(\w+)\(", lines[first])
            if match and "=" not in lines[first].split("(")[0]:
                start, name = first, match.group(1)
        elif start is not None and line.rstrip() == "}":
            yield name, start + 1, index - start + 1
            start = None


def check_lengths():
    lengths, problems = [], []
    for path in SOURCES:
        for name, line, length in functions_of(path):
            lengths.append(length)
            if length > LINES_IN_FUNCTION and f"{name_of(path)}:{name}" not in LONG_FUNCTIONS:
                problems.append(f"{name_of(path)}:{line}: {name} has {length} lines")
    median = statistics.median(lengths)
    over = sum(length > 40 for length in lengths)
    print(f"  {len(lengths)} functions: median {median:g} lines, {over} over 40, longest {max(lengths)}")
    if median >= MEDIAN:
        problems.append(f"the median function has {median:g} lines")
    if over * 20 > len(lengths):
        problems.append(f"{over} of {len(lengths)} functions are over 40 lines: not few")
    report("functions are short", problems)
    long_files = [f"{name_of(p)}: {TEXTS[p].count(chr(10))} lines" for p in SOURCES
                  if TEXTS[p].count("\n") > LINES_IN_FILE and name_of(p) not in LONG_FILES]
    report("files are short", long_files)


def check_essays():
    report("every file opens by saying what it is",
           [name_of(p) for p in SOURCES + TABLES if not TEXTS[p].startswith("/*")])


def check_mirror():
    problems = []
    for path in SOURCES:
        if path.suffix != ".c" or room_of(path) == "sqlite" or name_of(path) in UNTESTED:
            continue
        test = ROOT / "tests" / room_of(path) / f"test_{path.stem}.c"
        if not test.is_file():
            problems.append(f"{name_of(path)} has no {test.relative_to(ROOT)}")
    for test in sorted((ROOT / "tests").glob("*/test_*.c")):
        if not list((EXT / test.parent.name).glob(test.stem[len("test_"):] + ".*")):
            problems.append(f"{test.relative_to(ROOT)} tests no file of ext/{test.parent.name}")
    report("tests mirror the house", problems)


def check_plan():
    """docs/architecture.md names every file of ext/, by its stem or as one of a family (`fn_*`)."""
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:\w+/)?([\w*]+)(?:\.\w+)?`", page))
    families = tuple(name[:-1] for name in named if name.endswith("_*"))
    report("the page of the architecture names every file",
           [name_of(p) for p in SOURCES if p.stem not in named and not p.stem.startswith(families)])


def rows_of(text):
    """(line, macro, arguments) of each row of a table of words."""
    body = re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m.group(0)), text, flags=re.S)
    for match in re.finditer(r"(?m)^([A-Z_]+)\(", body):
        arguments, depth, current, index, quoted = [], 1, "", match.end(), False
        while depth > 0 and index < len(body):
            char = body[index]
            if quoted:
                quoted = char != '"'
                if char == "\\":
                    current += char
                    index += 1
                    char = body[index]
            elif char == '"':
                quoted = True
            elif char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
            if depth == 0 or (char == "," and depth == 1 and not quoted):
                arguments.append(current.strip())
                current = ""
            else:
                current += char
            index += 1
        yield body.count("\n", 0, match.start()) + 1, match.group(1), arguments


def check_words():
    """Every concept has as many columns as the head of a table says, and its source."""
    tables = [p for p in TABLES if room_of(p) == "words"]
    heads = {}
    for path in tables:
        for comment in re.findall(r"/\*.*?\*/", TEXTS[path], flags=re.S):
            for name, columns in re.findall(r"\b([A-Z_]+)\(([a-z_, \n*]+)\)", comment):
                heads[name] = [c.strip(" \n*") for c in columns.split(",")]
    problems, sourced = [], 0
    for path in tables:
        for line, name, arguments in rows_of(TEXTS[path]):
            where = f"{name_of(path)}:{line}: {name}"
            if name not in heads:
                if not name.startswith(("SZ_", "SPELLING", "MARKED")):
                    problems.append(f"{where} is explained in the head of no table")
                continue
            if len(arguments) != len(heads[name]):
                problems.append(f"{where} has {len(arguments)} columns, not {len(heads[name])}")
            elif "source" in heads[name]:
                sourced += 1
                source = arguments[heads[name].index("source")]
                if not re.search(r'"[^"]{5,}"', source) and not re.fullmatch(r"[A-Z][A-Z0-9_]{2,}", source):
                    problems.append(f"{where}({arguments[0]}): no source")
    print(f"  {sourced} concepts with their sources")
    report("every word has its source", problems)


def check_top():
    try:
        listed = subprocess.run(["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True).stdout
    except FileNotFoundError:
        listed = ""
    names = {line.split("/")[0] for line in listed.splitlines()}
    if not names:
        print("  not a checkout, or no git: what stands at the top was not looked at")
    report("the top level", [name for name in sorted(names) if name not in TOP and not name.startswith(".")])


check_floors()
check_circles()
check_forbidden()
check_lengths()
check_essays()
check_mirror()
check_plan()
check_words()
check_top()
sys.exit(1 if failed else 0)
