#!/usr/bin/python3
"""Deletes every row of ext/words/*.def, and every flag of a row, one at a time, and expects that a case fails.

    /usr/bin/python3 tests/words/delete_rows.py [--sample N] [--seed S] [--log FILE] [FILE.def ...]

A deleted row is told if a line of tests/cases/*.cases has another outcome than it expects, or if the tables cannot be made
any more (two concepts claim one spelling, a name has a letter that no row knows). The unit tests hold the same lines against
the library. A concept's row is deleted with its spellings left to the concept before it.

Spellings and concepts: build/words_mutants (tests/words/mutants.c) makes the tables at run time, and a process of its own
for each row changes them: milliseconds each, so these are always all tried. The other tables stand in C: for each of
their rows the files that include the table are compiled again and linked to the rest, half a second each; --sample N takes N of
those rows at random (the seed is printed).

FILE.def limits it to these tables. With --log each result is added to a file, and what stands there already is not tried
again. Prints what survives and "ok words/delete_rows (N deleted, N survive, 0 not as expected)", or FAIL; exit status 1 then.
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("BUILD", "build")
CASES = ROOT / "tests/cases"

# Rows that no case can tell: nothing but their comment and their source is theirs. The spellings below them fall to a
# concept that means the same: both stop a quantity, and particles all say nothing.
EXPECTED = {f"{file}.def: concept: {name}"
            for file, names in {"qualifiers": ["measure", "ordinal"],
                                "particles": ["kind", "state", "law"]}.items() for name in names}

# What includes a table that stands in C; the enumeration of operations is everywhere.
INCLUDED_BY = {
    "letters.def": ["words/letters.c"],
    "phrases.def": ["words/phrases.c"],
    "operation_forms.def": ["words/words.c"],
    "calibres.def": ["words/words.c"],
    "hundredths.def": ["words/words.c"],
    "weighed.def": ["words/words.c"],
    "operations.def": ["words/words.c", "operation/key.c", "operation/match.c", "operation/each.c"],
}
ROW = re.compile(r"^(?:FORM|LETTER|CLUSTERS|ALIKE|SHAPE|DIGIT|PHRASE|SIGN|LANGUAGE|OPERATION|CALIBRE|HUNDREDTH|WEIGHED)\(", re.M)
CLUSTER = re.compile(r'(?:CLUSTER|INITIAL)\("[^"]*", "[^"]*"\)')


def row_end(text, start):
    """Behind the parenthesis that closes the row at `start`."""
    depth, quote, at = 0, None, start
    while True:
        c = text[at]
        if quote:
            at += c == "\\"
            quote = None if c == quote else quote
        elif c == '"' or c == "'" and not text[at - 1].isalnum() or c == "'" and text[at - 1] == "U":
            quote = c
        elif c in "()":
            depth += 1 if c == "(" else -1
            if depth == 0:
                return at + 1
        at += 1


class Row:
    """A row of a table that stands in C."""

    def __init__(self, file, start, end, text, within=""):
        self.file, self.start, self.end, self.text = file, start, end, within + " ".join(text[start:end].split())

    def __str__(self):
        return f"{self.file}: row: {self.text[:150]}"


def rows_of(file):
    text, found = (ROOT / "ext/words" / file).read_text(), []
    for match in ROW.finditer(text):
        end = row_end(text, match.start())
        found.append(Row(file, match.start(), end, text))
        if match.group() == "CLUSTERS(":
            found += [Row(file, c.start(), c.end(), text, f"{text[match.end():match.end() + 3]} ")
                      for c in CLUSTER.finditer(text, match.start(), end)]
    return found


class House:
    """A copy of the sources, in which tables lack rows."""

    def __init__(self, folder):
        self.folder, self.ext = folder, folder / "ext"
        for room in ("base", "words", "operation", "quantity", "table"):
            shutil.copytree(ROOT / "ext" / room, self.ext / room)
        self.compile("base/utf8.c", self.ext / "base/utf8.c")

    def run(self, *command):
        return subprocess.run([str(part) for part in command], cwd=self.folder, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)

    def compile(self, name, path):
        made = self.folder / (name.replace("/", "-") + ".o")
        ran = self.run(os.environ.get("CC", "cc"), "-std=c11", "-D_GNU_SOURCE", "-O0", "-w", "-I", ROOT / "tests/words/mutable",
                       "-I", self.folder, "-I", self.ext, "-c", path, "-o", made)
        return made if ran.returncode == 0 else None

    def tabulate_letters(self):
        made = self.compile("compile_letters", self.ext / "words/compile_letters.c")
        if made is None or self.run("cc", made, self.folder / "base-utf8.c.o", "-o", "letters").returncode != 0:
            return False
        ran = self.run("./letters")
        (self.folder / "letters_table.inc").write_text(ran.stdout)
        return ran.returncode == 0

    def program(self, file):
        """The program with the table as it stands now, or None where it cannot be built."""
        if file == "letters.def" and not self.tabulate_letters():
            return None
        made = [self.compile(name, self.ext / name) for name in INCLUDED_BY[file]]
        if file == "operations.def":
            made.append(self.compile("outcomes.c", ROOT / "tests/words/outcomes.c"))
        if None in made:
            return None
        program = self.folder / "mutant"
        ran = self.run("cc", *made, BUILD / "CMakeFiles/words_mutants.dir/tests/words/mutants.c.o", BUILD / "libwords_mutants_core.a",
                       "-o", program)
        return program if ran.returncode == 0 else None

    def first_failing(self, file):
        """The case that fails, or None."""
        program = self.program(file)
        if program is None:
            return "(it cannot be built)"
        try:
            ran = subprocess.run([program, CASES], text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
        except subprocess.TimeoutExpired:
            return "(it does not end)"
        if ran.returncode == 0:
            return None
        return ran.stdout.strip() or "(the tables cannot be made)"

    def without(self, row):
        """What fails without the row, and for an operation without its forms; the tables are whole again then."""
        table, forms = self.ext / "words" / row.file, self.ext / "words/operation_forms.def"
        whole, all_forms = table.read_text(), forms.read_text()
        table.write_text(whole[:row.start] + whole[row.end:])
        if row.file == "operations.def":
            name = re.match(r"OPERATION\((\w+)", row.text).group(1)
            forms.write_text(re.sub(rf"(?m)^FORM\({name},.*\n", "", all_forms))
        failing = self.first_failing(row.file)
        table.write_text(whole)
        if row.file == "operations.def":
            forms.write_text(all_forms)
        return failing


class Report:
    def __init__(self, log):
        self.log, self.done, self.wrong, self.counts = log, set(), [], {}
        if log and log.exists():
            for line in log.read_text().splitlines():
                told, name = line.split("\t")[:2]
                self.done.add(name)
                self.count(name, told == "told")

    def count(self, name, is_told):
        file = name.split(":")[0]
        told, survive = self.counts.get(file, (0, 0))
        self.counts[file] = (told + is_told, survive + (not is_told))
        if is_told == (name in EXPECTED):
            self.wrong.append(name)
            print(f"  {'is told, and was expected to survive' if is_told else 'survives'}: {name}", flush=True)

    def add(self, name, failing):
        self.count(name, failing is not None)
        if self.log:
            with open(self.log, "a") as file:
                file.write(f"told\t{name}\t{failing}\n" if failing is not None else f"survives\t{name}\n")


def try_spellings(report, files):
    """Everything that words_mutants knows."""
    program, names = BUILD / "words_mutants", {}
    listed = subprocess.run([program, CASES, "list"], text=True, stdout=subprocess.PIPE, check=True).stdout
    for line in listed.splitlines():
        number, file, _, what, text = line.split("\t")
        name = f"{file}: {what}: {text}"
        if (not files or file in files) and name not in report.done:
            names[number] = name
    running = subprocess.Popen([program, CASES, "run"], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    running.stdin.write("\n".join(names))
    running.stdin.close()
    for line in running.stdout:
        number, verdict, *failing = line.rstrip("\n").split("\t", 2)
        report.add(names.pop(number), failing[0] if verdict == "told" else None)
    if running.wait() != 0 or names:
        sys.exit(f"FAIL words/delete_rows (not tried: {', '.join(list(names.values())[:5])})")


def try_tables(report, files, sample, seed):
    rows = [row for file in INCLUDED_BY if not files or file in files for row in rows_of(file) if str(row) not in report.done]
    if sample is not None and sample < len(rows):
        print(f"  seed {seed}")
        rows = random.Random(seed).sample(rows, sample)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rows-"))
    try:
        house = House(folder)
        for file in sorted({row.file for row in rows}):
            failing = house.first_failing(file)
            if failing is not None:
                sys.exit(f"FAIL words/delete_rows ({file}: fails with every row there: {failing})")
        for row in rows:
            report.add(str(row), house.without(row))
    finally:
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--log", type=pathlib.Path)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    started = time.time()
    ran = subprocess.run([BUILD / "words_mutants", CASES], text=True, stdout=subprocess.PIPE)
    if ran.returncode != 0:
        sys.exit(f"FAIL words/delete_rows (fails with every row there: {ran.stdout.strip()})")
    report = Report(options.log)
    try_spellings(report, options.files)
    print(f"  spellings and concepts: {time.time() - started:.0f} s", flush=True)
    try_tables(report, options.files, options.sample, options.seed)
    for file, (told, survive) in sorted(report.counts.items()):
        print(f"  {file}: {told} told" + (f", {survive} survive" if survive else ""))
    total = sum(map(sum, report.counts.values()))
    survive = sum(survive for _, survive in report.counts.values())
    verdict = "FAIL" if report.wrong else "ok"
    print(f"{verdict} words/delete_rows ({total} deleted, {survive} survive, {len(report.wrong)} not as expected; "
          f"{time.time() - started:.0f} s)")
    sys.exit(1 if report.wrong else 0)


if __name__ == "__main__":
    main()
