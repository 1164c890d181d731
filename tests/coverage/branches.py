#!/usr/bin/python3
"""Compares the branches that no test takes with those that are known to be out of reach.

    branches.py COVERAGE.json UNREACHED.txt [--all]

COVERAGE.json is what `llvm-cov export` writes. A line of UNREACHED.txt is FILE, FUNCTION, SIDE, CONDITION and REASON,
with tabs between: the condition as it stands in the source, blanks folded, and which of its sides, true or false, no
test takes. Lines that begin with # are comments. A branch that is neither taken nor listed is a failure, and so is one
that is listed but taken, or gone.
"""
import collections
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Sources:
    """Pieces of source files, by line and column, which count bytes."""

    def __init__(self):
        self.lines = {}

    def cut(self, path, line, column, line_end, column_end):
        if path not in self.lines:
            self.lines[path] = pathlib.Path(path).read_bytes().split(b"\n")
        lines = self.lines[path][line - 1:line_end]
        lines[-1] = lines[-1][:column_end - 1]
        lines[0] = lines[0][column - 1:]
        return re.sub(r"\s+", " ", b" ".join(lines).decode())


def branches_of(report):
    """(file, line, column, function, condition) -> how often true, how often false."""
    sources = Sources()
    counts = collections.defaultdict(lambda: [0, 0])
    for function in report["data"][0]["functions"]:
        for branch in function["branches"]:
            line, column, line_end, column_end, taken, untaken, file = branch[:7]
            # The compiler writes ./BUILD/./ext/..., since no path of a machine gets into the library.
            path = re.search(r"ext/(?:quantity|words)/[a-z_]+\.[ch]$", function["filenames"][file])
            if path is None:
                continue
            name = path.group()
            condition = sources.cut(ROOT / name, line, column, line_end, column_end)
            key = (name, line, column, function["name"].split(":")[-1], condition)
            counts[key][0] += taken
            counts[key][1] += untaken
    return counts


def read_list(path):
    listed = collections.Counter()
    for line in pathlib.Path(path).read_text().splitlines():
        if line and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) != 5 or not fields[4]:
                sys.exit(f"FAIL coverage: not a line of five fields: {line}")
            listed[tuple(fields[:4])] += 1
    return listed


def main(report, listed_in, *options):
    counts = branches_of(json.loads(pathlib.Path(report).read_text()))
    listed = read_list(listed_in)
    missed, problems = collections.Counter(), []
    for (name, line, _column, function, condition), sides in sorted(counts.items()):
        for side, count in zip(("true", "false"), sides):
            key = (name, function, side, condition)
            if count > 0:
                continue
            missed[key] += 1
            if "--all" in options or missed[key] > listed[key]:
                mark = "listed" if missed[key] <= listed[key] else "missed"
                problems.append(f"{mark} {name}:{line}: never {side}, in {function}: {condition}")
    gone = list((listed - missed).elements())
    problems += [f"taken or gone, but listed: {name}: never {side}, in {function}: {condition}"
                 for name, function, side, condition in gone]
    print(*problems, sep="\n", end="\n" if problems else "")
    total, out = 2 * len(counts), sum((missed - listed).values())
    if total == 0 or out or gone:
        print(f"FAIL coverage ({out} of {total} branches missed, {len(gone)} listed in vain)")
        return 1
    print(f"ok coverage ({total} branches, {sum(missed.values())} of them out of reach)")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
