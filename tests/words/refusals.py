#!/usr/bin/python3
"""Tables of words that the programs of the build must refuse, with a message that names the row: compile*.c of ext/words.

    /usr/bin/python3 tests/words/refusals.py [FOLDER]

Each is a copy of the real tables with rows put in. FOLDER keeps the programs, for tests/coverage/run.sh, which says by CC and
CFLAGS how they are compiled. Prints "ok words/refuses-WHAT" or "FAIL words/refuses-WHAT".
"""
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CC = shlex.split(os.environ.get("CC", "cc")) + ["-std=c11", "-D_GNU_SOURCE", "-w"] + shlex.split(os.environ.get("CFLAGS", "-O1"))
LETTERS = "{" + ",".join("abcdefghijklmnopqrstuvwxyz") + "}"
FULL = "/dev/full"

# Behind a table: rows, and what is said of them. Of such rows each one is named, so they are tried together.
ROWS = {
    "units.def": [
        ('SPELLING(SZ_ENGLISH, "")', 'empty or not valid UTF-8: "" of'),
        (r'SPELLING(SZ_ENGLISH, "k\xFFg")', 'empty or not valid UTF-8'),
        ('SPELLING(SZ_ENGLISH, "{kilograms,litres}")', 'claimed by two concepts: "kilograms" of'),
        ('SPELLING(SZ_ENGLISH, "twicewritten") SPELLING(SZ_ENGLISH, "twicewritten")', 'written twice: "twicewritten" of'),
        (f'SPELLING(SZ_ENGLISH, "{{a,b}}{"x" * 600}")', 'too long: "{a,b}xxx'),
    ],
    "names.def": [
        ('SPELLING(SZ_ENGLISH, "作戦")', 'not of letters that letters.def knows: "作戦" of'),
        (f'SPELLING(SZ_ENGLISH, "{"kestrelbird " * 60}end")', 'too long: "kestrelbird'),
        ('SPELLING(SZ_ENGLISH, "channel")', 'claimed by two concepts: "chanel" of'),
    ],
}

# (what, table, row, what is said)
TOO_MANY = [
    ("too-many-characters", "units.def",
     f'SPELLING(SZ_ANY_LANGUAGE, "{"".join(map(chr, range(0x4E00, 0x4E00 + 140)))}") '
     f'SPELLING(SZ_ANY_LANGUAGE, "{"".join(map(chr, range(0x5E00, 0x5E00 + 140)))}")', "compile_trie.c: more spellings than"),
    ("too-many-whole-words", "units.def", f'SPELLING(SZ_ENGLISH, "qq{LETTERS}{LETTERS}{LETTERS}")', "compile_whole.c: more words than"),
    ("too-many-names", "names.def", f'SPELLING(SZ_ENGLISH, "zq{LETTERS}{LETTERS}{LETTERS}")', "compile.c: more spellings than"),
]

failed = False


def verdict(what, problems):
    global failed
    for problem in problems:
        print("  " + problem)
    print(("FAIL" if problems else "ok") + f" words/refuses-{what}")
    failed = failed or bool(problems)


class House:
    """A copy of the sources, in which one table at a time is another."""

    def __init__(self, folder):
        self.folder, self.ext = folder, folder / "ext"
        for room in ("base", "words"):
            shutil.copytree(ROOT / "ext" / room, self.ext / room, dirs_exist_ok=True)

    def compile(self, source, name):
        made = self.folder / f"{name}.o"
        subprocess.run([*CC, f"-I{self.folder}", "-c", self.ext / source, "-o", made], check=True)
        return made

    def link(self, name, objects):
        program = self.folder / name
        subprocess.run([*CC, *objects, "-o", program], check=True)
        return program

    def letters(self, name):
        return self.link(name, [self.compile("words/compile_letters.c", name), self.utf8])

    def words(self, name):
        return self.link(name, [self.compile("words/compile.c", name), *self.rest])

    def prepare(self):
        self.utf8 = self.compile("base/utf8.c", "utf8")
        table = subprocess.run([self.letters("as-it-is-letters")], check=True, stdout=subprocess.PIPE).stdout
        (self.folder / "letters_table.inc").write_bytes(table)
        self.rest = [self.utf8, *(self.compile(f"words/{name}.c", name) for name in ("compile_trie", "compile_whole", "letters"))]

    def with_rows(self, rows, build):
        """The program that `build` makes with these rows, table by table, behind the real ones."""
        before = {table: (self.ext / "words" / table).read_text(encoding="utf-8") for table in rows}
        for table, more in rows.items():
            whole, *undone = before[table].partition("\n#undef")  # some undefine their rows at their end
            (self.ext / "words" / table).write_text(whole + "\n" + more + "\n" + "".join(undone), encoding="utf-8")
        try:
            return build()
        finally:
            for table, text in before.items():
                (self.ext / "words" / table).write_text(text, encoding="utf-8")


def run(command, stdout=subprocess.DEVNULL):
    ran = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, timeout=120)
    return ran.returncode, ran.stderr.decode("utf-8", "replace")


def refuses(what, command, *said, stdout=subprocess.DEVNULL):
    status, errors = run(command, stdout)
    problems = [f"status {status}, not 1"] * (status != 1)
    problems += [f"it does not say: {words}; but: {errors[-300:]!r}" for words in said if words not in errors]
    verdict(what, problems)


def try_words(house):
    names = house.folder / "names_table.inc"
    program = house.words("as-it-is")
    status, errors = run([program, names])
    verdict("nothing-as-it-is", [f"status {status}: {errors}"] * (status != 0 or errors != ""))
    refuses("to-go-without-a-file", [program], "usage: compile_words")
    refuses("a-folder-that-is-not-there", [program, house.folder / "no/such/folder"], "usage: compile_words")
    refuses("a-full-disk-for-names", [program, FULL])
    with open(FULL, "wb") as full:
        refuses("a-full-disk-for-words", [program, names], stdout=full)
    rows = {table: "\n".join(row for row, _ in broken) for table, broken in ROWS.items()}
    program = house.with_rows(rows, lambda: house.words("broken-rows"))
    refuses("rows", [program, names], *(said for broken in ROWS.values() for _, said in broken))
    for what, table, row, said in TOO_MANY:
        program = house.with_rows({table: row}, lambda: house.words(what))
        refuses(what, [program, names], said)


def try_few_words(house):
    """One spelling in two languages, two that two concepts may share, a sign and a digit behind a blank, and most letters in none."""
    names = house.folder / "names_table.inc"
    few = {"UNIT(kilogram": ['SPELLING(SZ_ENGLISH, "{kg,kg :g,kg 5g}")', 'SPELLING(SZ_RUSSIAN, "kg")', 'MARKED(SZ_ENGLISH, "gk", SZ_AMBIGUOUS)'],
           "UNIT(AED": ['MARKED(SZ_ENGLISH, "gk", SZ_AMBIGUOUS)'],
           "PARTICLE(article": ['MARKED(SZ_ENGLISH, "kg gg", SZ_LOWER_CASE)'], "PARTICLE(kind": ['SPELLING(SZ_RUSSIAN, "kg gg")']}
    for table in ("units", "currencies", "numbers", "qualifiers", "items", "particles", "headers"):
        path, lines = house.ext / "words" / f"{table}.def", []
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith(("SPELLING(", "MARKED(")):
                lines.append(line)
            lines += few.get(line.split(",")[0], [])  # behind a concept
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, errors = run([house.words("few"), names])
    verdict("nothing-of-few-words", [f"status {status}: {errors}"] * (status != 0 or errors != ""))


def try_letters(house):
    with open(FULL, "wb") as full:
        refuses("a-full-disk-for-letters", [house.folder / "as-it-is-letters"], stdout=full)
    program = house.with_rows({"letters.def": 'LETTER(0x46F, "ksi")'}, lambda: house.letters("long-letter"))
    refuses("a-letter-of-three", [program], "letters.def: the letter", "cannot be tabulated")


def main(*folder):
    with tempfile.TemporaryDirectory() as temporary:
        place = pathlib.Path(folder[0] if folder else temporary).resolve()
        place.mkdir(parents=True, exist_ok=True)
        house = House(place)
        house.prepare()
        try_letters(house)
        try_words(house)
        try_few_words(house)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
