"""Random CSV files through the built library, against two oracles that know nothing of it.

    /usr/bin/python3 tests/csv/oracle_csv.py [LIBRARY [SEED [COUNT]]]

Columns of numbers must be those of Python under types='auto'. Well-formed files must give the records of Python's csv module, empty lines left out. Files of random bytes must
give what `model.py` says with on_error='keep': the contract in a page of Python, byte by byte. The model puts
each file together again from what it gave, so that none of its bytes can have been lost. Prints "ok csv/oracle" or
the first file that differs.
"""
import csv
import io
import json
import pathlib
import random
import re
import sqlite3
import sys
import tempfile

from model import is_utf8, records, show

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "seizures.so").resolve()
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 20190226  # the same files every time: a failure can be repeated
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 2000


def model(data, delimiter, quote, trim, comment, width):
    """Rows (line, cells or None, is it bad, surplus, raw)."""
    rows = []
    for line, cells, fault, raw in records(data, delimiter, quote, trim, comment):
        bad_bytes = not is_utf8(raw)
        rows.append((line, [show(c) for c in cells[:width]] + [None] * (width - len(cells)),
                     bool(fault) or bad_bytes or len(cells) != width, [show(c) for c in cells[width:]],
                     show(raw) if fault or bad_bytes else None))
    return rows


def sql_text(text):
    return "'" + text.replace("'", "''") + "'"


class Library:
    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "file.csv"
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.enable_load_extension(True)
        self.connection.load_extension(str(LIBRARY))

    def read(self, data, width, **options):
        """Rows (line, cells, problem) with columns c0, c1, …"""
        self.path.write_bytes(data)
        options["columns"] = ",".join(f"c{i}" for i in range(width))
        given = "".join(f", {name}={sql_text(value)}" for name, value in options.items())
        self.connection.execute("DROP TABLE IF EXISTS temp.t")
        self.connection.execute(f"CREATE VIRTUAL TABLE temp.t USING seizure_csv({sql_text(str(self.path))}{given})")
        rows = self.connection.execute("SELECT _line, _problem, * FROM t").fetchall()
        count = self.connection.execute("SELECT count(*) FROM t").fetchone()[0]
        assert count == len(rows), "count(*) and the rows differ"
        last = self.connection.execute(f"SELECT c{width - 1} FROM t").fetchall()
        assert [row[0] for row in last] == [row[-1] for row in rows], "one column alone differs"
        return [(row[0], list(row[2:]), json.loads(row[1]) if row[1] else None) for row in rows]


def write(rows, delimiter, end, at_end, quotes_all, chance):
    out = []
    for row in rows:
        cells = []
        for cell in row:
            must = any(c in cell for c in (delimiter, '"', "\n", "\r")) or (len(row) == 1 and not cell)
            cells.append('"' + cell.replace('"', '""') + '"' if must or quotes_all or chance.random() < 0.2 else cell)
        out.append(delimiter.join(cells))
    text = end.join(out)
    return text + end if at_end else text


def well_formed(library, chance):
    width, delimiter = chance.randint(1, 6), chance.choice(",;\t|")
    pieces = ["a", "Ж", "кг", "5", " ", '"', "\n", "\r", "\r\n", "\0", "😀", ",", ";", "\t", "|", "'", "heroin", ""]
    rows = [["".join(chance.choices(pieces, k=chance.choice((0, 1, 2, 5, 40)))) for _ in range(width)]
            for _ in range(chance.choice((0, 1, 2, 5, 30)))]
    end = chance.choice(("\n", "\r\n", "\r"))
    text = write(rows, delimiter, end, chance.random() < 0.5, chance.random() < 0.2, chance)
    data = text.encode("utf-8")
    if looks_wide(data):  # refused as UTF-16 without a mark, unless the encoding is told
        return data, (), [], []
    expected = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    actual = [cells for _, cells, _ in library.read(data, width, delimiter=delimiter)]
    return data, (delimiter,), expected, actual


def random_bytes(library, chance):
    width, delimiter = chance.randint(1, 4), chance.choice(b",;\t| ".decode())
    quote, trim = chance.choice('"""\''), delimiter != " " and chance.random() < 0.3
    comment = chance.choice(("", "", "#"))
    pieces = [b"a", b"bc", "Ж".encode(), b" ", b"\t", b'"', b'"', b"'", b"\n", b"\n", b"\r", b"\r\n", b"\0", b"#", b"\xff",
              b"\xd0", b"\xe2\x82", delimiter.encode(), delimiter.encode(), b'""', b'",', b'"\n', b'\n"']
    data = b"".join(chance.choices(pieces, k=chance.choice((0, 1, 3, 8, 20, 100))))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_wide(data):
        data = b"x" + data.replace(b"\0", b"")
    options = {"delimiter": delimiter, "quote": quote, "trim": "yes" if trim else "no", "on_error": "keep"}
    if comment:
        options["comment"] = comment
    expected = model(data, delimiter.encode(), quote.encode(), trim, comment.encode(), width)
    actual = []
    for line, cells, problem in library.read(data, width, **options):
        problem = problem or {}
        actual.append((line, cells, bool(problem), problem.get("surplus", []), problem.get("raw")))
        assert list(problem)[:1] in ([], ["reason"])
    return data, options, expected, actual


INTEGER = re.compile(r"-?(0|[1-9][0-9]*)", re.ASCII)
REAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+", re.ASCII)


def typed(library, chance):
    """types='auto' against regular expressions and Python's own numbers."""
    def number():
        text = "".join(chance.choices("0123456789", k=chance.randint(1, 14)))
        text = text.lstrip("0") or "0"
        if chance.random() < 0.5:
            text += "." + "".join(chance.choices("0123456789", k=chance.randint(1, 15 - len(text))))
        return "-" + text if chance.random() < 0.2 and text.strip("0.") else text

    odd = ["", "", "007", "1e5", "+1", "-0", ".5", "5.", "1234567890123456", "0.1234567890123456", "x", " 1"]
    width, count = chance.randint(1, 4), chance.randint(1, 12)
    shares = [chance.choice((0, 0, 0.1, 0.5)) for _ in range(width)]
    rows = [[chance.choice(odd) if chance.random() < share else number() for share in shares] for _ in range(count)]
    data = ("".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)).encode()

    def kind(cell):
        digits = sum(c.isdigit() for c in cell)
        is_zero = cell.startswith("-") and not cell.strip("-0.")
        if cell == "":
            return 0
        if digits > 15 or is_zero or not (INTEGER.fullmatch(cell) or REAL.fullmatch(cell)):
            return 3
        return 1 if INTEGER.fullmatch(cell) else 2

    read = {0: str, 1: int, 2: float, 3: str}
    kinds = [max(kind(row[i]) for row in rows) for i in range(width)]
    expected = [[read[k](cell) if cell or k in (0, 3) else None for cell, k in zip(row, kinds)] for row in rows]
    actual = [cells for _, cells, _ in library.read(data, width, types="auto", delimiter=",")]
    return data, kinds, [[(type(c), c) for c in row] for row in expected], [[(type(c), c) for c in row] for row in actual]


def looks_wide(data):
    even, odd = data[:1024:2].count(0), data[1:1024:2].count(0)
    return even + odd >= 2 and (even >= 2 * odd or odd >= 2 * even) and (even + odd) * 10 >= len(data[:1024])


def main():
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(folder)
        for number in range(COUNT):
            for kind in (well_formed, random_bytes, typed):
                try:
                    data, options, expected, actual = kind(library, chance)
                except (sqlite3.Error, AssertionError) as error:
                    print(f"  {kind.__name__} {number} of seed {SEED}: {error}: {library.path.read_bytes()!r}")
                    print("FAIL csv/oracle")
                    return 1
                if expected != actual:
                    print(f"  {kind.__name__} {number} of seed {SEED}: {options} {data!r}\n"
                          f"  expected {expected!r}\n  actual   {actual!r}")
                    print("FAIL csv/oracle")
                    return 1
    print(f"ok csv/oracle ({3 * COUNT} files, seed {SEED})")
    return 0


sys.exit(main())
