"""Tables as people write them (units behind commas in headers, decimals with either mark, prose with commas, semicolons, quotes and
line ends), written by Python's csv with each delimiter and read without options: what comes out is what went in, or an error. Never
another table.

    /usr/bin/python3 tests/csv/oracle_delimiters.py build/seizures.so [TABLES [SEED]]
"""
import collections
import csv
import pathlib
import random
import sqlite3
import sys
import tempfile

ENOUGH = 0.95  # of the tables must be read, not refused


def pick(rng, *choices):
    return lambda: rng.choice(choices)


def columns_of(rng, mark):
    """Header and cells of each kind of column; `mark` is that of decimals in this table."""
    def decimal(behind=""):
        return lambda: f"{rng.randint(0, 999)}{mark}{rng.randint(0, 99)}{behind}"
    return [
        (pick(rng, "id", "№", "No."), lambda: str(rng.randint(1, 9999))),
        (pick(rng, "Count", "Количество", "Qty, pcs", "Кол-во, шт."), lambda: str(rng.randint(0, 99999))),
        (pick(rng, "Weight, kg", "Масса, кг", "Amount (kg)", "kg"), decimal()),
        (pick(rng, "Seized", "Изъято", "Amount, with unit"), decimal(rng.choice([" kg", " кг", " g"]))),
        (pick(rng, "Substance", "Наркотик", "Place"),
         pick(rng, "heroin", "героин", "cocaine, crack", "hashish; pressed", "opium", "a|b", "cannabis")),
        (pick(rng, "Name, first name", "ФИО", "Officer"), pick(rng, "Smith, John", "Иванов, И.", 'O\'Neil, "Bob"', "Lee")),
        (pick(rng, "Notes", "Описание", "Remarks, if any"),
         pick(rng, "found in a car, under the seat; two held", 'said "stop", fled', "", "line one\nline two, more", '5" pipe', "n/a")),
        (pick(rng, "Date", "Дата", "date, time"), lambda: f"0{rng.randint(1, 9)}.0{rng.randint(1, 9)}.2018"),
        (pick(rng, "Price, USD", "Цена, руб.", "Value"),
         lambda: f"{rng.randint(1, 99)}{rng.choice([',', '.', ' ', ''])}{rng.randint(100, 999)}"),
        (pick(rng, "HS code", "Код"), lambda: f"00{rng.randint(1, 99)}"),
        (pick(rng, "Tags", "Route"), pick(rng, "Kabul;Baku", "a,b", "a, b; c", "")),
    ]


def make_table(rng):
    kinds = columns_of(rng, rng.choice(",."))
    columns = [rng.choice(kinds) for _ in range(rng.randint(2, 8))]
    count = rng.choice([2, 3, 5, 20, 100])
    return [[header() for header, _ in columns]] + [[cell() for _, cell in columns] for _ in range(count)]


def read(database, path):
    database.execute(f"CREATE VIRTUAL TABLE temp.t USING seizure_csv('{path}', header='yes')")
    cursor = database.execute("SELECT * FROM t")
    return len(cursor.description), [list(row) for row in cursor]


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1500
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 11)
    database = sqlite3.connect(":memory:")
    database.enable_load_extension(True)
    database.load_extension(sys.argv[1].removesuffix(".so"))
    outcomes = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "t.csv"
        for _ in range(count):
            table, delimiter = make_table(rng), rng.choice(",;\t|")
            with open(path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter=delimiter, quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
                           lineterminator=rng.choice(["\n", "\r\n"])).writerows(table)
            try:
                width, rows = read(database, path)
                assert (width, rows) == (len(table[0]), table[1:]), f"{delimiter!r}:\n{path.read_text()[:2000]}"
                outcomes["read"] += 1
            except sqlite3.OperationalError as error:
                assert str(path) in str(error) and "delimiter=" in str(error), error
                outcomes["refused"] += 1
            database.execute("DROP TABLE IF EXISTS temp.t")
    assert outcomes["read"] >= ENOUGH * count, outcomes
    print(f"{count} tables, {outcomes['read']} read as they were written, {outcomes['refused']} refused")


main()
