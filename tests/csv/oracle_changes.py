"""oracle_changes.py LIBRARY: a file that changes while one statement reads it, between two of its scans or within one, is
an error, whichever way it is read: scan, rowid, index, search, groups, read_seizures; also where the bytes stay the
same. Left alone, every statement gives what it must."""
import os
import sqlite3
import sys
import tempfile

LIBRARY = os.path.abspath(sys.argv[1])
RECORDS = 6000
CSV = "CREATE VIRTUAL TABLE temp.t USING seizure_csv('{}'%s)"
FEW = ", max_memory='20000'"
# change(n) is called for each row of k, before the table is read for that row; {} is the file.
STATEMENTS = [
    ("scan", CSV % "", "SELECT sum(change(k.n)), count(*) FROM k CROSS JOIN t ON length(t.item) > change(k.n)"),
    ("rowid", CSV % "", "SELECT k.n, t.item FROM k CROSS JOIN t ON t.rowid = k.n * 700 + change(k.n)"),
    ("rowid range", CSV % "", "SELECT k.n, count(t.item) FROM k CROSS JOIN t ON t.rowid > k.n * 700 + change(k.n) GROUP BY k.n"),
    ("index", CSV % "", "SELECT k.n, count(*) FROM k CROSS JOIN t ON t.item = 'item ' || (k.n + change(k.n)) GROUP BY k.n"),
    ("index, nothing found", CSV % "", "SELECT k.n, count(*) FROM k CROSS JOIN t ON t.item = 'none ' || (k.n + change(k.n)) GROUP BY k.n"),
    ("search", CSV % ", max_memory='0'", "SELECT k.n, count(*) FROM k CROSS JOIN t ON t.item = 'item ' || (k.n + change(k.n)) GROUP BY k.n"),
    ("subquery", CSV % "", "SELECT k.n, (SELECT count(*) FROM t WHERE t.item = 'item ' || (k.n + change(k.n))) FROM k"),
    ("groups", CSV % "", "SELECT k.n, (SELECT group_concat(i) FROM (SELECT DISTINCT item AS i FROM t WHERE item > change(k.n))) FROM k"),
    ("groups, several passes", CSV % FEW, "SELECT item, count(*), sum(length(note)), min(change(_line > 4000)) FROM t GROUP BY item"),
    ("groups with numbers", CSV % "", "SELECT item, max(rowid + change(item = 'item 3')) FROM t GROUP BY item"),
    ("read_seizures", None, "SELECT k.n, count(r.item) FROM k CROSS JOIN read_seizures('{}') r ON length(r.item) > change(k.n) GROUP BY k.n"),
]


def write(path, item="item"):
    with open(path, "w") as file:
        file.write("item,quantity,note\n")
        for n in range(RECORDS):
            file.write("%s %d,%d kg,note %d\n" % (item, n % 12, n % 50 + 1, n % 90))


def replace(path):
    write(path + ".new")
    os.rename(path + ".new", path)


def edit(path):
    with open(path, "r+b") as file:
        file.seek(-3, os.SEEK_END)
        file.write(b"x")


def grow(path):
    with open(path, "a") as file:
        file.write("more,1 kg,x\n")


def truncate(path):
    os.truncate(path, os.path.getsize(path) // 2)


CHANGES = [("replaced", replace), ("edited", edit), ("grown", grow), ("truncated", truncate), ("deleted", os.unlink)]


def run(path, create, statement, action, calls):
    """The rows or the error; `action` happens at the call of change() whose number is given."""
    write(path)
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.enable_load_extension(True)
    database.load_extension(LIBRARY)
    seen = [0]

    def change(_):
        seen[0] += 1
        if action and seen[0] == calls:
            action(path)
        return 0

    database.create_function("change", 1, change)
    database.execute("CREATE TABLE k AS SELECT column1 AS n FROM (VALUES (1), (2), (3), (4))")
    if create:
        database.execute(create.format(path))
    try:
        return database.execute(statement.format(path)).fetchall(), seen[0]
    except sqlite3.OperationalError as error:
        return str(error), seen[0]
    finally:
        database.close()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "changing.csv")
    points = 0
    for name, create, statement in STATEMENTS:
        expected, calls = run(path, create, statement, None, 0)
        assert isinstance(expected, list), (name, expected)
        for what, action in CHANGES:
            for point in sorted({1, 2, 3, calls // 2, calls - 1} - {0}):
                got, _ = run(path, create, statement, action, point)
                points += 1
                if isinstance(got, str):
                    assert path in got, (name, what, point, got)
                else:
                    # What had been read to its end before: the rows are those of the file as it was.
                    assert got == expected, (name, what, point, str(got)[:300])
                    assert point == calls - 1 or name.startswith("groups"), (name, what, point, calls)
print("changes: %d points in %d statements" % (points, len(STATEMENTS)))
