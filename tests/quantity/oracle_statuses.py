"""Every status that quantity_error can give has a case and stands in the docs.

    /usr/bin/python3 tests/quantity/oracle_statuses.py LIBRARY

The statuses of one quantity are the rows of base/status.def under that heading, but for those that are always an SQL
error. Each must refuse a line of tests/cases/*.cases or be among those that need what a line cannot hold, and its sentence
must stand in docs/quantities.md, where the tests of the docs run its example. Prints "ok oracle/statuses (N)" or what lacks.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SQL_ERRORS = {"OK", "UNKNOWN_UNIT", "UNKNOWN_LANGUAGE", "OTHER_DIMENSION"}
NOT_IN_A_LINE = {"EMPTY", "BAD_UTF8", "NUL_BYTE", "TOO_LONG", "UNIT_MISMATCH", "BLOB", "NOT_FINITE"}


def main():
    rows = (ROOT / "ext/base/status.def").read_text().split("/* CSV")[0]
    statuses = dict(re.findall(r'^DATA\((\w+), "(.*)"\)$', rows, re.M))
    page = (ROOT / "docs/quantities.md").read_text()
    refused = set()
    for path in (ROOT / "tests/cases").glob("quantities*.cases"):
        refused |= set(re.findall(r"\t!(\w+)$", path.read_text(), re.M))
    lacking = []
    for name, sentence in statuses.items():
        if name in SQL_ERRORS:
            continue
        if sentence.replace('\\"', '"') not in page:
            lacking.append(f"{name} is not in docs/quantities.md")
        if name not in refused | NOT_IN_A_LINE:
            lacking.append(f"{name} has no case")
    print(*lacking, sep="\n")
    print(f"{'FAIL' if lacking else 'ok'} oracle/statuses ({len(statuses) - len(SQL_ERRORS)} statuses)")
    sys.exit(1 if lacking else 0)


main()
