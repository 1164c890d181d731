"""Random CSV files for oracle_queries.py, as many programs write them: delimiters, quotes, line ends, encodings, comments, blanks,
bad records, several files whose columns stand in different orders, few columns and more than a bit mask has bits."""
import gzip
import os

NUMBERS = ["7", "007", "7.0", " 7", "7 ", "+7", "7e0", "70e-1", ".7e1", "7.", "0", "-0", "0.0", "00", "-7", "1e400", "-1e400", "1e-400",
           "0.1", "0.10", "0.1000000000000000055511151231257827", "0.09999999999999999999", "0.3", "0.30000000000000004",
           "9007199254740993", "9007199254740992", "9007199254740992.0", "9223372036854775807", "9223372036854775808",
           "12345678901234567890", "12345678901234567891", "123456789012345678", "1e5", "100000", "99999.99999999999999",
           "0x10", "16", "1_000", "1e", "e5", "7a", "Inf", "-Inf", "NaN", "1.5", "15e-1", "2", "3", "4", "5", "\u0667"]
WORDS = ["heroin", "Heroin", "heroin ", "opium", "cocaine", "гашиш", "марихуана", "", "a", "A", "b", "ab", "aB", "a,b", 'say "hi"', "two\nlines",
         "two\r\nlines", "nothing", "\u20ac", "\U0001f600", "z" * 300, "x" * 5000]
CODECS = {None: "utf-8", "UTF-16LE": "utf-16-le", "UTF-16BE": "utf-16-be", "windows-1251": "cp1251"}


def cell_of(rng, kind):
    if kind == "word":
        return rng.choice(WORDS)
    if kind == "number":
        return rng.choice(NUMBERS)
    if kind == "few":
        return rng.choice(["a", "b", "c", "7", "7.0"])
    if kind == "integer":
        return rng.choice(["", str(rng.randrange(-20, 20)), str(rng.randrange(10 ** 14))])
    if kind == "real":
        return rng.choice(["", "7", "7.0", "7.00", "0.1", "0.10", "-2.5", str(rng.randrange(100) / 8)])
    if kind == "unique":
        return "id-%08x" % rng.randrange(1 << 32)
    return rng.choice(NUMBERS + WORDS)


class Files:
    """One set of files: `names`, the `options` to read them with, the `width` of the table, at most `total` records."""

    def __init__(self, rng, folder):
        self.rng, self.folder, self.names, self.total = rng, folder, [], 0
        self.is_plain = rng.random() < 0.5
        self.width = rng.choice([1, 2, 3, 4, 6] if self.is_plain or rng.random() < 0.6 else [20, 63, 64, 65, 70, 130])
        self.is_typed, self.keeps = rng.random() < 0.3, rng.random() < 0.3
        choices = ["integer", "real", "word", "few"] if self.is_typed else ["word", "number", "few", "unique", "any"]
        self.kinds = [rng.choice(choices) for _ in range(self.width)]
        self.choose_dialect()
        count = rng.choice([1, 1, 1, 2, 3])
        self.union = rng.choice([None, "yes", "no"]) if count > 1 and not self.is_plain else None
        self.options = self.list_options()
        for file in range(count):
            self.write(file)

    def choose_dialect(self):
        choose = self.rng.choice
        odd = not self.is_plain
        self.delimiter = choose([",", ";", "\t", "|", " ", "^"]) if odd else ","
        self.quote = choose(['"', '"', "'", "~", ""]) if odd else '"'
        self.end = choose(["\n", "\r\n", "\r"]) if odd else "\n"
        self.encoding = choose([None, None, *CODECS]) if odd else None
        self.is_trimmed, self.has_comments = (odd and self.rng.random() < 0.3 for _ in range(2))
        self.decimal = choose([".", ","]) if self.is_typed else "."

    def list_options(self):
        rng = self.rng
        told = {"header": "yes", "delimiter": "tab" if self.delimiter == "\t" else self.delimiter, "quote": self.quote or "none",
                "types": "auto" if self.is_typed else None, "on_error": "keep" if self.keeps else None, "comment": "#" if self.has_comments else None,
                "trim": "yes" if self.is_trimmed else None, "encoding": self.encoding, "union_by_name": self.union,
                "decimal": self.decimal if self.decimal == "," else None, "null": rng.choice(["7", "a", "nothing", ""]) if rng.random() < 0.5 else None,
                "max_memory": rng.choice([0, 3000, 20000, 100000]) if rng.random() < 0.4 else None}
        return ["%s='%s'" % (name, str(value).replace("'", "''")) for name, value in told.items() if value is not None]

    def written(self, cell):
        """The cell as it stands in the file."""
        cell = cell.encode(CODECS[self.encoding], "ignore").decode(CODECS[self.encoding])
        if not self.quote:
            return "".join(char for char in cell if char not in self.delimiter + "\r\n#")
        if any(char in cell for char in self.delimiter + self.quote + "\r\n") or cell.startswith("#") or self.rng.random() < 0.2:
            return self.quote + cell.replace(self.quote, self.quote * 2) + self.quote
        return "  %s " % cell if self.is_trimmed and self.delimiter != " " and self.rng.random() < 0.2 else cell

    def record(self, columns):
        rng = self.rng
        row = []
        for column in columns:
            cell = cell_of(rng, self.kinds[column])
            row.append(self.written(cell.replace(".", self.decimal) if self.kinds[column] == "real" else cell))
        if self.keeps and rng.random() < 0.05:
            row = row[:-1] if rng.random() < 0.5 and len(row) > 1 else row + ["more"]
        if self.keeps and self.quote and rng.random() < 0.02:
            row[0] = "%sopen%s text" % (self.quote, self.quote)
        return self.delimiter.join(row) if row != [""] else self.quote * 2 or "x"

    def write(self, file):
        rng = self.rng
        columns = list(range(self.width))
        if self.union == "yes" and file > 0:
            columns = rng.sample(columns, rng.randrange(1, self.width + 1))
        lines = [self.delimiter.join("c%d" % column for column in columns)]
        count = rng.choice([0, 1, 5, 40, 200, 1500, 3000] if self.width < 20 else [0, 1, 40, 700])
        for _ in range(count):
            lines.append(self.record(columns))
            if rng.random() < 0.05:
                lines.append("")
            if self.has_comments and rng.random() < 0.05:
                lines.append("# no record %s%s" % (self.quote, self.delimiter))
        mark = "\ufeff" if rng.random() < 0.2 and self.encoding != "windows-1251" else ""
        data = (mark + self.end.join(lines) + (self.end if rng.random() < 0.8 else "")).encode(CODECS[self.encoding])
        name = os.path.join(self.folder, "f%d.csv" % file)
        if rng.random() < 0.15:
            name, data = name + ".gz", gzip.compress(data)
        with open(name, "wb") as out:
            out.write(data)
        self.names.append(name)
        self.total += count
