#!/usr/bin/python3
"""Deletes rows of ext/words/*.def and flags of rows, one and all, and expects that a case fails each time.

    /usr/bin/python3 tests/words/delete_rows.py [--sample N] [--seed S] [--plain] [--batch N] [FILE.def ...]

Works on a copy of the sources in a folder of its own. A deleted row fails if the tables can't be built any more, or if
tests/words/outcomes.c, linked with them, gives another outcome for a line of tests/cases/*.cases than before. (That the
outcomes before are those that the cases ask for is what the unit tests of the cases say.)

To be quick, rows are deleted in batches. A case that fails then is put down to a row only if it holds a spelling of that row
and of no other row of the batch; rows to which no case is put down are deleted again, alone. --plain deletes every row
alone. Rows that survive alone are tried against all unit tests; those of tests/words/survivors.txt are expected to.

--sample N takes N of them at random (the seed is printed) and does not fail on the first build's account. Prints
"ok words/delete_rows (N deleted, M expected survivors)", or what survived and FAIL; exit status 1 then.
"""
import argparse
import itertools
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
CONCEPTS = "UNIT|NUMBER|QUALIFIER|ITEM|HEADER|PARTICLE|NAME|OPERATION"
SPELLINGS = "SPELLING|MARKED"
OTHERS = "FORM|LETTER|CLUSTERS|ALIKE|SHAPE|DIGIT|PHRASE|SIGN|LANGUAGE"
ROW = re.compile(rf"^(?:{CONCEPTS}|{SPELLINGS}|{OTHERS})\(", re.M)
UNIT_TESTS = ["words_test_letters", "words_test_names", "words_test_phrases", "words_test_words", "operation_test_match",
              "operation_test_key", "operation_test_each", "quantity_test_wording", "quantity_test_quantity",
              "table_test_schema"]
KINDS = {"quantities": "q", "items": "i", "text": "t", "operations": "o", "operation_words": "o", "headers": "h",
         "wording": "w"}


def fold(text):
    text = text.lower().replace("ё", "е").replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
    text = re.sub("[‐‑‒–—―−]", "-", text)
    return re.sub("[«»“”„]", '"', re.sub(" +", " ", text.replace("’", "'")))


def expand(pattern):
    parts = re.split(r"\{([^}]*)\}", pattern)
    choices = [part.split(",") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(choice) for choice in itertools.product(*choices)]


def string_of(row):
    """The last string literal of a row, its pattern."""
    literal = re.findall(r'"((?:[^"\\]|\\.)*)"', row)
    return literal[-1].replace('\\"', '"').replace("\\'", "'").replace("\\\\", "\\") if literal else ""


class Mutation:
    def __init__(self, file, start, end, row, replacement, what):
        self.file, self.start, self.end, self.row = file, start, end, row
        self.replacement, self.what = replacement, what
        self.spellings, self.is_concept, self.is_loose = [], False, False
        self.behind = end  # of a concept: behind its last spelling

    def __str__(self):
        return f"{self.file}: {self.what}: {' '.join(self.row.split())[:150]}"

    def pattern(self):
        def one(spelling):
            spelling = fold(spelling)
            if self.is_loose:  # stems and prefixes: what goes on behind them says nothing
                return r"(?<!\w)" + re.escape(spelling[:max(2, len(spelling) - 3)])
            before = r"(?<![^\W\d_])" if spelling[0].isalpha() else ""
            after = r"(?![^\W\d_])" if spelling[-1].isalpha() else ""
            return before + re.escape(spelling).replace(r"\ ", "[ -]").replace(r"\-", "[ -]") + after
        return re.compile("|".join(one(s) for s in self.spellings if s) or r"(?!)")


def row_end(text, start):
    """Behind the parenthesis that closes the row at `start`."""
    depth, quoted, at = 0, False, start
    while True:
        c = text[at]
        if quoted:
            at += c == "\\"
            quoted = c != '"'
        elif c == '"':
            quoted = True
        elif c in "()":
            depth += 1 if c == "(" else -1
            if depth == 0:
                return at + 1
        at += 1


def mutations_of(path):
    text, found, concept = path.read_text(), [], None
    for match in ROW.finditer(text):
        start, end = match.start(), row_end(text, match.start())
        row, kind = text[start:end], match.group()[:-1]
        whole = Mutation(path.name, start, end, row, "", "row")
        found.append(whole)
        if kind in CONCEPTS.split("|"):
            concept, whole.is_concept = whole, True
            continue
        if kind not in SPELLINGS.split("|"):
            continue
        whole.spellings = expand(string_of(row))
        loose = "SZ_PREFIX" in row or "name" in path.name
        whole.is_loose = loose
        concept.spellings += whole.spellings
        concept.behind = end
        concept.is_loose |= loose
        flags = re.findall(r"SZ_(?!ENGLISH|RUSSIAN|ANY_LANGUAGE)[A-Z_]+", row[row.rindex('"'):])
        for flag in flags:
            left = " | ".join(f for f in flags if f != flag) or "0"
            cut = Mutation(path.name, start, end, row, f'{row[:row.rindex(chr(34)) + 1]}, {left})', flag)
            cut.spellings, cut.is_loose = whole.spellings, loose
            found.append(cut)
    return found


class House:
    """The copy, its build and its outcomes."""

    def __init__(self, folder):
        self.folder, self.build = folder, folder / "build"
        for part in ("ext", "tests/cases", "tests/words", "tests/quantity", "tests/operation", "tests/table"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "CMakeLists.txt", folder)
        shutil.copytree(ROOT / "docs", folder / "docs")
        with open(folder / "CMakeLists.txt", "a") as file:
            file.write("\ntarget_compile_options(compile_words PRIVATE -O2)\n")
        self.tables = {path.name: path.read_text() for path in sorted((folder / "ext/words").glob("*.def"))}
        self.code = "\n".join(path.read_text() for path in sorted((folder / "ext").rglob("*.[chd]*")))
        self.cases = []
        for path in sorted((folder / "tests/cases").glob("*.cases")):
            kind = KINDS.get(path.stem, KINDS.get(path.stem.split("_")[0], ""))
            if path.stem in ("operations_match", "operations_text") or not kind:
                continue
            for line in path.read_text().splitlines():
                columns = line.split("\t")
                if not line.startswith("#") and len(columns) > 1 and columns[0]:
                    text = "\t".join(columns[:3]) if kind == "w" else columns[0]
                    self.cases.append((f"{kind}\t{text}", len(columns)))
        self.input = "\n".join(text for text, _ in self.cases) + "\n"
        self.folded = [fold(text[2:]) for text, _ in self.cases]
        self.run(["cmake", "-S", ".", "-B", "build", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_C_FLAGS=-O0 -g0"], check=True)
        if not self.make():
            sys.exit(self.run(["cmake", "--build", "build", "--target", "words_outcomes"]).stdout)
        self.before = self.outcomes()

    def run(self, command, check=False):
        ran = subprocess.run(command, cwd=self.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if check and ran.returncode != 0:
            sys.exit(ran.stdout)
        return ran

    def make(self, target="words_outcomes"):
        return self.run(["cmake", "--build", "build", "-j2", "--target", target]).returncode == 0

    def outcomes(self):
        try:
            ran = subprocess.run([self.build / "words_outcomes"], input=self.input, text=True, stdout=subprocess.PIPE, timeout=60)
        except subprocess.TimeoutExpired:
            return None
        lines = ran.stdout.split("\n")[:-1]
        if ran.returncode != 0 or len(lines) != len(self.cases):
            return None
        return [line.split("\t")[0] if text[0] == "o" and columns < 4 else line
                for line, (text, columns) in zip(lines, self.cases)]

    def write(self, mutations):
        for name, text in self.tables.items():
            for m in sorted((m for m in mutations if m.file == name), key=lambda m: -m.start):
                # A concept's spellings fall to the concept before it; its enumerator stays, without any, so that
                # not everything need be built again.
                kept = text[m.end:m.behind] + "\n" + m.row if m.is_concept and m.spellings else m.replacement
                text = text[:m.start] + kept + text[m.behind:]
            path = self.folder / "ext/words" / name
            if path.read_text() != text:
                path.write_text(text)

    def failures(self, mutations):
        """The cases that fail without these rows; None: the tables or the program can't be built or run."""
        self.write(mutations)
        if not any(m.is_concept and not m.spellings for m in mutations):
            # Spellings and flags reach the objects of ext/words alone: the numbers of the concepts stay.
            now = time.time() + 1
            for path in self.build.rglob("core.dir/ext/**/*.o"):
                if "/ext/words/" not in str(path):
                    os.utime(path, (now, now))
        if not self.make():
            return None
        after = self.outcomes()
        return None if after is None else [i for i, (a, b) in enumerate(zip(self.before, after)) if a != b]

    def is_named(self, mutation):
        """Whether code or another row names the concept by its enumerator, so that nothing builds without it."""
        if not mutation.is_concept:
            return False
        name = "SZ_{}_{}\\b".format(*re.match(r"(\w+)\(\s*(\w+)", mutation.row).groups())
        return len(re.findall(name, self.code)) > len(re.findall(name, mutation.row))

    def fails_unit_tests(self):
        """What the cases do not tell may be told by a unit test: catalogues, letters, phrases."""
        return any(not self.make(test) or self.run([f"build/tests/{test.replace('_', '/', 1)}"]).returncode != 0
                   for test in UNIT_TESTS)


def delete_batch(house, batch):
    """Those of the batch that no failing case is put down to."""
    failing = house.failures(batch)
    if failing is None and len(batch) > 1:  # one of them can't be built: halves
        return delete_batch(house, batch[::2]) + delete_batch(house, batch[1::2])
    if failing is None:
        return []
    if len(batch) == 1:
        return [] if failing else batch
    patterns, left = [m.pattern() for m in batch], set(range(len(batch)))
    for i in failing:
        holders = [k for k, pattern in enumerate(patterns) if pattern.search(house.folded[i])]
        if len(holders) == 1:
            left.discard(holders[0])
    return [batch[k] for k in sorted(left)]


def batches(mutations, size):
    """Rows of one concept, and rows of names or without spellings, apart from each other."""
    groups, alone = {}, []
    for m in mutations:
        if m.spellings and m.what != "SZ_AMBIGUOUS":  # without that flag the tables are rarely built
            groups.setdefault(m.is_concept, []).append(m)
        else:
            alone.append([m])
    result = []
    for group in groups.values():
        count = max(1, -(-len(group) // size))
        result += [group[k::count] for k in range(count)]  # neighbours in a table fall into different batches
    return result + alone


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--quick", action="store_true", help="only print to which rows of the batches no case is put down")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    started, folder = time.time(), pathlib.Path(tempfile.mkdtemp(prefix="rows-"))
    expected = set()
    listed = ROOT / "tests/words/survivors.txt"
    if listed.exists():
        expected = {line for line in listed.read_text().splitlines() if line and not line.startswith("#")}
    try:
        house = House(folder)
        mutations = [m for name in house.tables if not options.files or name in options.files
                     for m in mutations_of(folder / "ext/words" / name)]
        if options.sample:
            print(f"seed {options.seed}")
            mutations = random.Random(options.seed).sample(mutations, min(options.sample, len(mutations)))
        count = len(mutations)
        mutations = [m for m in mutations if not house.is_named(m)]
        alone = [[m] for m in mutations] if options.plain else []
        if not options.plain:
            for batch in batches(mutations, options.batch):
                alone += [[m] for m in delete_batch(house, batch)] if len(batch) > 1 else [batch]
                print(f"{len(alone)} to be deleted alone, {time.time() - started:.0f} s", file=sys.stderr)
        if options.quick:
            print(*(m for batch in alone for m in batch), sep="\n")
            alone = []
        survivors, allowed, tally = [], 0, {'cases': 0, 'unit': 0}
        for batch in alone:
            if not delete_batch(house, batch):
                tally["cases"] += 1
            elif house.fails_unit_tests():
                tally["unit"] += 1
                print(f"  unit test: {batch[0]}", flush=True)
            else:
                allowed += str(batch[0]) in expected
                if str(batch[0]) not in expected:
                    survivors.append(batch[0])
                    print(f"  survives: {batch[0]}", flush=True)
    finally:
        shutil.rmtree(folder)
    print(tally)
    verdict = "FAIL" if survivors else "ok"
    print(f"{verdict} words/delete_rows ({count} deleted, {len(survivors)} survive, {allowed} expected to)")
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    main()
