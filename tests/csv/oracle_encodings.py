"""oracle_encodings.py LIBRARY [ROUNDS [SEED]]: random tables written by Python in many encodings, with and without byte order marks,
packed by gzip or not, alone or several of one pattern, with every delimiter that is found out, kinds of line ends, a `sep=` line and
odd headers: seizure_csv finds out what it can, is told the rest, and gives the same cells; where an encoding isn't told, the error
names the line, the byte and the encoding to try, and that one works."""
import gzip
import os
import random
import re
import sqlite3
import sys
import tempfile

LIBRARY = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 400
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1

LATIN = ["heroin", "cocaine", "5 kg", "7.5", "a b", "x" * 30, 'say "hi"', "two\nlines", "two\r\nlines", "1,5", "1;5", "a|b", "a\tb", "0", "", "", "-3", "'quoted'",
         "100 %", "#1", "back\\slash", '"']
RUSSIAN = ["героин", "кокаин", "гашиш", "более 5 кг", "Москва", "Санкт-Петербург", "изъято", "марихуана", "опий-сырец", "Канал – Центр".replace("–", "-"), "ёлка", "Ёмкость"]
ACCENTS = ["Bogotá", "Côte d'Ivoire", "São Tomé", "Málaga", "Zürich", "Curaçao"]
JAPANESE = ["東京", "覚醒剤", "大麻 5 kg"]
# Name in iconv, in Python, mark, what it can write besides ASCII.
ENCODINGS = [("UTF-8", "utf-8", b"", RUSSIAN + ACCENTS + JAPANESE), ("UTF-8", "utf-8", b"\xef\xbb\xbf", RUSSIAN + ACCENTS + JAPANESE),
             ("UTF-16LE", "utf-16-le", b"\xff\xfe", RUSSIAN + ACCENTS + JAPANESE), ("UTF-16BE", "utf-16-be", b"\xfe\xff", RUSSIAN + ACCENTS + JAPANESE),
             ("UTF-16LE", "utf-16-le", b"", RUSSIAN), ("UTF-16BE", "utf-16-be", b"", ACCENTS), ("UTF-32LE", "utf-32-le", b"\xff\xfe\0\0", RUSSIAN),
             ("windows-1251", "cp1251", b"", RUSSIAN), ("KOI8-R", "koi8-r", b"", RUSSIAN), ("CP866", "cp866", b"", RUSSIAN), ("windows-1252", "cp1252", b"", ACCENTS),
             ("ISO-8859-1", "latin-1", b"", ACCENTS), ("ISO-8859-5", "iso8859-5", b"", RUSSIAN), ("CP932", "cp932", b"", JAPANESE),
             ("GB18030", "gb18030", b"", JAPANESE), ("EUC-JP", "euc_jp", b"", JAPANESE), ("MACCYRILLIC", "mac_cyrillic", b"", RUSSIAN)]
SAME = {"ISO-8859-1": "windows-1252"}  # these texts are the same bytes in both
GUESSED = {"UTF-16LE", "UTF-16BE", "windows-1251", "KOI8-R", "CP866", "windows-1252", "ISO-8859-1"}
HEADERS = ["substance", "amount", "place", "select", "order", "a b", "rowid", "вещество", "Кол-во", "x\"y", "t.c", "1st", "год", "_x"]


def can_write(text, codec):
    try:
        return text.encode(codec).decode(codec) == text
    except UnicodeError:
        return False


def make_rows(chance, codec, words, width, count):
    pool = [word for word in LATIN + words * 3 if can_write(word, codec)]
    # The first cell makes a record of each row, whatever else is empty, and no figure.
    return [["r" + chance.choice(pool)] + [chance.choice(pool) for _ in range(width - 1)] for _ in range(count)]


def make_header(chance, codec, width):
    names = [name for name in HEADERS if can_write(name, codec)]
    return [chance.choice(names) if chance.random() < 0.9 else "" for _ in range(width)]


def unique_names(header):
    """The names of columns that the documentation tells."""
    names, taken = [], {"_file", "_line", "_problem"}
    for i, name in enumerate(header):
        name = name or "column%d" % (i + 1)
        again, number = name, 2
        while again.lower() in taken:
            again = "%s_%d" % (name, number)
            number += 1
        taken.add(again.lower())
        names.append(again)
    return names


def quote(cell, delimiter, quotes_all):
    must = quotes_all or any(char in cell for char in (delimiter, '"', "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if must else cell


def write(path, rows, encoding, delimiter, end, quotes_all, separator_line):
    _, codec, mark, _ = encoding
    text = "sep=" + delimiter + end if separator_line else ""
    text += "".join(delimiter.join(quote(cell, delimiter, quotes_all) for cell in row) + end for row in rows)
    data = mark + text.encode(codec)
    if path.endswith(".gz"):
        data = gzip.compress(data, 1)
    with open(path, "wb") as file:
        file.write(data)


def sql_text(text):
    return "'" + text.replace("'", "''") + "'"


def read(database, pattern, **options):
    database.execute("DROP TABLE IF EXISTS temp.t")
    given = "".join(", %s=%s" % (name, sql_text(value)) for name, value in options.items())
    database.execute("CREATE VIRTUAL TABLE temp.t USING seizure_csv(%s%s)" % (sql_text(pattern), given))
    names = [row[1] for row in database.execute("PRAGMA temp.table_info(t)")]
    return names, [list(row) for row in database.execute("SELECT * FROM t")]


def is_ascii(rows):
    return all(cell.isascii() for row in rows for cell in row)


def one_round(chance, database, folder):
    encoding = chance.choice(ENCODINGS)
    name, codec, mark, words = encoding
    width, several = chance.randint(2, 6), chance.random() < 0.3
    header = make_header(chance, codec, width)
    delimiter, end = chance.choice(",;\t|"), chance.choice(["\n", "\r\n", "\r"])
    quotes_all, separator_line = chance.random() < 0.3, chance.random() < 0.2
    rows = []
    for i in range(chance.randint(2, 3) if several else 1):
        some = make_rows(chance, codec, words, width, chance.choice([3, 5, 20, 300]))
        # A file of one pattern may have a mark where another one has none.
        own = ENCODINGS[chance.randrange(2)] if several and codec == "utf-8" else encoding
        write(os.path.join(folder, "f%d.csv%s" % (i, chance.choice(["", "", ".gz"]))), [header] + some, own, delimiter, end, quotes_all, separator_line)
        rows += some
    pattern = os.path.join(folder, "f?.csv*" if several else os.listdir(folder)[0])
    about = (name, mark, delimiter, end, header, several, separator_line)
    options = {"header": "yes"}
    must_tell = not mark and codec != "utf-8" and (not is_ascii([header] + rows) or codec.startswith("utf-16"))
    if must_tell:
        try:
            got = read(database, pattern, **options)
            assert False, (about, "no error", got[0], got[1][:3])
        except sqlite3.OperationalError as error:
            found = re.search(r"f\d\.csv(?:\.gz)?:(\d+): a byte is not valid in the file's encoding \((?:[0-9A-F]{2} at )?byte (\d+) of the line; try encoding='([^']+)'", str(error))
            assert found, (about, str(error))
            if name in GUESSED and len("".join(sum(rows, []))) > 2000:
                assert found.group(3) == SAME.get(name, name), (about, str(error))
        options["encoding"] = name
    try:
        names, got = read(database, pattern, **options)
    except sqlite3.OperationalError as error:
        raise AssertionError(about, str(error)) from error
    assert names == unique_names(header), (about, names)
    assert got == rows, (about, [pair for pair in zip(got, rows) if pair[0] != pair[1]][:3], len(got), len(rows))
    dialect = database.execute("SELECT delimiter, header, encoding, \"column\", problem FROM seizure_csv_dialect(?, ?)", (
        pattern, " ".join("%s=%s" % pair for pair in options.items()))).fetchall()
    for row in dialect:
        assert row[0] == ("tab" if delimiter == "\t" else delimiter) and row[1] == "yes" and row[4] is None, (about, row)
        assert row[2] == (name if must_tell or mark else "UTF-8"), (about, row)
    return must_tell


def main():
    chance = random.Random(SEED)
    told = 0
    for number in range(ROUNDS):
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.enable_load_extension(True)
        database.load_extension(LIBRARY)
        with tempfile.TemporaryDirectory() as folder:
            try:
                told += one_round(chance, database, folder)
            except AssertionError as error:
                sys.exit("round %d of seed %d: %s" % (number, SEED, error))
        database.close()
    print("encodings: %d rounds, in %d of which the error named the encoding" % (ROUNDS, told))


main()
