"""oracle_numbers.py LIBRARY [ROUNDS [SEED]]: with types='auto', columns are of the types that a model of the contract says,
and each cell is the number that Python and SQLite read in it.

Each round makes a file of one to some hundred columns: short and long figures, signs, leading zeros, exponents, numbers at the
edges of what a double holds, quotes, empty cells, either decimal mark; and reads it in several ways: all columns, few of them,
in any order, by rowid, in groups, through gzip, under several block sizes' worth of rows, united with another file. Integers
must be equal to int(), reals to float(), which is the nearest double there is. SQLite's CAST of the same text is that too, or, for
one in ten thousand of those with ten digits and more (3.40 rounds twice), its neighbour. The last line says how many cells
were compared."""
import gzip
import math
import os
import random
import re
import sqlite3
import sys
import tempfile

LIBRARY = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 60
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1

EDGES = ["0", "9", "10", "99999999", "100000000", "-9999999", "-99999999", "999999999999999", "-999999999999999", "123456789012345",
         "0.1", "0.00000000000001", "99999999999999.9", "-0.00000000000001", "9007199254.74099", "0.123456789012345"[:16],
         "4503599627.37049", "1.0", "100.00", "0.0", "0.30", "1.005", "2.675", "1234567.8", "123456.78", "0.3333333", "-0.5", "-1.25"]
BREAKERS = ["00", "007", "-0", "-0.0", "-0.00", "-00.5", "01.5", "+1", ".5", "5.", "-.5", "-", ".", "1e5", "1E-5", "0x1F", "1.2.3", "1..2", "--1",
            "1-", " 1", "1 ", "NaN", "Inf", "1000000000000000", "9007199254740993", "9223372036854775807", "9223372036854775808",
            "18446744073709551616", "0.000000000000001", "123456789.1234567", "12345678901234567890123", "5 kg", "1,5,5", "1/2", "1:2", "\u0661", "²"]


def number(rng, kind):
    if rng.random() < 0.05:
        return rng.choice(EDGES) if kind == "real" else rng.choice([edge for edge in EDGES if "." not in edge])
    sign = "-" if rng.random() < 0.3 else ""
    digits = rng.choice([1, 2, 3, 4, 7, 8, 9, 14, 15]) if rng.random() < 0.3 else rng.randrange(1, 6)
    whole = str(rng.randrange(10 ** (digits - 1), 10 ** digits))
    if kind == "real" and rng.random() < 0.9:
        room = 15 - len(whole)
        places = min(rng.choice([1, 2, 2, 2, 3, 14]), room)
        if places > 0:
            return sign + whole + "." + str(rng.randrange(10 ** places)).zfill(places)
    return sign + whole


def make_column(rng, count):
    """The cells of a column, by their value."""
    kind = rng.choice(["integer", "integer", "real", "real", "word", "empty"])
    if kind in ("integer", "real"):
        cells = [number(rng, kind) for _ in range(count)]
        if rng.random() < 0.3 and count > 0:
            cells[rng.choice([0, count - 1, rng.randrange(count)])] = rng.choice(BREAKERS)
        return ["" if rng.random() < 0.03 else cell for cell in cells]
    return [rng.choice(["a", "b c", "12a", "x" * 30, "7"]) if kind == "word" else "" for _ in range(count)]


def type_of(cell):
    """EMPTY, INTEGER, REAL and TEXT as 0 to 3, of a cell with a point."""
    if cell == "":
        return 0
    if not re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", cell) or sum(c in "0123456789" for c in cell) > 15:
        return 3
    if cell.startswith("-") and not re.search("[1-9]", cell):
        return 3
    return 2 if "." in cell else 1


def written(rng, cell, delimiter, mark, quotes):
    cell = cell if mark == "." else cell.translate(str.maketrans(".,", ",."))
    if delimiter in cell or rng.random() < quotes:
        return '"' + cell + '"'
    return cell


def value_of(cell, kind, null):
    if kind == 3:
        return None if cell == null else cell
    if cell in ("", null):
        return None
    return int(cell) if kind == 1 else float(cell)


class Round:
    def __init__(self, rng, folder):
        self.rng = rng
        self.width = rng.choice([1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 50, 63, 64, 65, 66, 70, 100, 130])
        count = rng.choice([0, 1, 2, 30, 200]) if rng.random() < 0.9 else 3000
        count = min(count, 60000 // self.width)
        columns = [make_column(rng, count) for _ in range(self.width)]
        self.trims = rng.random() < 0.1
        if self.trims:
            columns = [[cell.strip(" ") for cell in column] for column in columns]
        self.mark = rng.choice(".,")
        self.null = rng.choice([None, None, None, "7", "nothing"])
        told = [[cell for cell in column if cell != self.null] for column in columns]
        self.kinds = [max([type_of(cell) for cell in cells], default=0) or 3 for cells in told]
        self.rows = list(zip(*columns))
        self.make_file(folder)

    def make_file(self, folder):
        rng = self.rng
        delimiter = rng.choice(",;\t|" if self.mark == "." else ";\t|")
        feed, quotes = rng.choice(["\n", "\n", "\r\n", "\r", "\n\n"]), rng.choice([0, 0, 0, 0.01, 0.3, 1])
        lines = [delimiter.join("c%d" % i for i in range(self.width))]
        for row in self.rows:
            cells = [written(rng, cell, delimiter, self.mark, quotes) for cell in row]
            blank = rng.choice(["", " ", "  "]) if self.trims else ""
            line = delimiter.join(cell + blank if '"' not in cell else cell for cell in cells)
            lines.append(line if line.strip(" ") else '""')
        data = (feed.join(lines) + (feed if rng.random() < 0.8 else "")).encode()
        name = os.path.join(folder, "f.csv")
        if rng.random() < 0.1:
            name, data = name + ".gz", gzip.compress(data)
        with open(name, "wb") as file:
            file.write(data)
        self.arguments = ["'%s'" % name, "types='auto'", "header='yes'", "decimal='%s'" % self.mark,
                          "delimiter='%s'" % ("tab" if delimiter == "\t" else delimiter)]
        if self.null is not None:
            self.arguments.append("null='%s'" % self.null)
        if self.trims:
            self.arguments.append("trim='yes'")
        if rng.random() < 0.1:
            self.arguments.append("union_by_name='yes'")

    def shown(self, cell, column):
        """As the file writes it, where it is text."""
        kind = self.kinds[column]
        value = value_of(cell, kind, self.null)
        if kind == 3 and value is not None and self.mark == ",":
            return value.translate(str.maketrans(".,", ",."))
        return value

    def expected(self, columns):
        return [tuple(self.shown(row[column], column) for column in columns) for row in self.rows]

    def check(self, database):
        rng = self.rng
        database.execute("CREATE VIRTUAL TABLE temp.t USING seizure_csv(%s)" % ", ".join(self.arguments))
        types = [row[2] for row in database.execute("PRAGMA temp.table_info(t)")]
        names = {1: "INTEGER", 2: "REAL", 3: "TEXT"}
        assert types == [names[kind] for kind in self.kinds], (types, self.kinds)
        some = rng.sample(range(self.width), min(self.width, rng.choice([1, 2, 5])))
        order = rng.sample(range(self.width), self.width)
        compared = 0
        for columns in list(range(self.width)), some, order:
            got = database.execute("SELECT %s FROM t" % ", ".join("c%d" % c for c in columns)).fetchall()
            self.compare(got, self.expected(columns))
            compared += len(got) * len(columns)
        if self.rows:
            row = rng.randrange(len(self.rows))
            got = database.execute("SELECT * FROM t WHERE rowid = ?", (row + 1,)).fetchall()
            self.compare(got, self.expected(range(self.width))[row:row + 1])
            column = some[0]
            got = database.execute("SELECT c%d, count(*) FROM t GROUP BY c%d" % (column, column)).fetchall()
            cells = [row[0] for row in self.expected([column])]
            assert sorted(map(repr, got)) == sorted(repr((cell, cells.count(cell))) for cell in set(cells)), column
        self.compare_casts(database)
        database.execute("DROP TABLE t")
        return compared

    def compare(self, got, expected):
        assert len(got) == len(expected), (len(got), len(expected))
        for number, (ours, right) in enumerate(zip(got, expected)):
            for a, b in zip(ours, right):
                assert type(a) is type(b) and a == b, (number, a, b)

    def compare_casts(self, database):
        cells = [(row[c], "REAL" if self.kinds[c] == 2 else "INTEGER") for row in self.rows[:50] for c in range(self.width)
                 if self.kinds[c] < 3 and row[c] not in ("", self.null)]
        for cell, kind in cells:
            cast = database.execute("SELECT CAST(? AS %s)" % kind, (cell,)).fetchone()[0]
            near = (math.nextafter(cast, -math.inf), cast, math.nextafter(cast, math.inf)) if kind == "REAL" else (cast,)
            assert (float(cell) if kind == "REAL" else int(cell)) in near, (cell, cast)


def main():
    compared = 0
    for number in range(ROUNDS):
        rng = random.Random(SEED * 1000003 + number)
        with tempfile.TemporaryDirectory() as folder:
            current = Round(rng, folder)
            database = sqlite3.connect(":memory:", isolation_level=None)
            database.enable_load_extension(True)
            database.load_extension(LIBRARY)
            try:
                compared += current.check(database)
            except (AssertionError, sqlite3.Error) as error:
                print("round %d: %s: %r" % (number, " ".join(current.arguments), error))
                sys.exit(1)
            database.close()
    print("numbers: %d cells in %d files are what Python and SQLite read" % (compared, ROUNDS))


main()
