"""oracle_changes.py LIBRARY [--full]: files that change are an error, whichever way they are read: scan, rowid, index, search,
groups, read_seizures; one file, one that gzip packed, several; before a statement, between two that do the same, and within one: at
its start, between two of its scans, in the middle of one, at its last row; also where the bytes stay the same. Left alone, every
statement gives what it must.

By default each kind of file meets some of the changes; --full tries all."""
import gzip
import os
import sqlite3
import sys
import tempfile

LIBRARY = os.path.abspath(sys.argv[1])
FULL = "--full" in sys.argv
RECORDS = 6000
CSV = "CREATE VIRTUAL TABLE temp.t USING seizure_csv('{}'%s)"
FEW = ", max_memory='130000'"  # three passes over one file
# change(n) is called for each row of k, before the table is read for that row, or for each row of the table; {} is the file.
STATEMENTS = [
    ("stream", CSV % "", "SELECT item, note, change(_line) FROM t"),
    ("stream to a sum", CSV % "", "SELECT count(*), sum(change(_line)), max(item) FROM t"),
    ("stream to a limit", CSV % "", "SELECT item, change(_line) FROM t ORDER BY item, _line LIMIT 5"),
    ("stream of types", CSV % ", types='auto'", "SELECT item, number, change(_line) FROM t"),
    ("stream of rowids", CSV % "", "SELECT rowid, change(rowid) FROM t WHERE rowid > 10"),
    ("stream of a search", CSV % "", "SELECT quantity, change(_line) FROM t WHERE item = 'item 3'"),
    ("stream of read_seizures", None, "SELECT item, written, change(_line) FROM read_seizures('{}')"),
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
    text = "item,quantity,note,number\n" + "".join("%s %d,%d kg,note %d,%d\n" % (item, n % 12, n % 50 + 1, n % 90, n) for n in range(RECORDS))
    with open(path, "wb") as file:
        file.write(gzip.compress(text.encode(), 1, mtime=0) if path.endswith(".gz") else text.encode())


def replace(path):
    other = os.path.join(os.path.dirname(path), "other" + ("" if path.endswith(".csv") else ".gz"))
    write(other)
    os.rename(other, path)


def edit(path):
    with open(path, "r+b") as file:
        file.seek(-3, os.SEEK_END)
        file.write(b"x")


def write_again(path):
    with open(path, "r+b") as file:
        start = file.read(1)
        file.seek(0)
        file.write(start)


def grow(path):
    with open(path, "ab") as file:
        file.write(gzip.compress(b"more,1 kg,x,1\n") if path.endswith(".gz") else b"more,1 kg,x,")


def truncate(path):
    os.truncate(path, os.path.getsize(path) // 2)


def cut_off_last(path):
    os.truncate(path, os.path.getsize(path) - 1)


CHANGES = [("replaced", replace), ("edited", edit), ("written again", write_again), ("grown", grow), ("truncated", truncate),
           ("cut off at the end", cut_off_last), ("deleted", os.unlink)]
# Files, the pattern that names them, and which of them changes.
KINDS = [("one file", ["a.csv"], "a.csv", 0), ("gzip", ["a.csv.gz"], "a.csv.gz", 0), ("several, the first", ["a.csv", "b.csv.gz", "c.csv"], "?.csv*", 0),
         ("several, the last", ["a.csv", "b.csv.gz", "c.csv"], "?.csv*", 2)]


class Run:
    """A connection whose change() does something to a file at one of its calls."""

    def __init__(self, paths, pattern, create):
        for path in paths:
            write(path)
        self.seen, self.at, self.action = 0, 0, None
        self.database = sqlite3.connect(":memory:", isolation_level=None)
        self.database.enable_load_extension(True)
        self.database.load_extension(LIBRARY)
        self.database.create_function("change", 1, self.change)
        self.database.execute("CREATE TABLE k AS SELECT column1 AS n FROM (VALUES (1), (2), (3), (4))")
        if create:
            self.database.execute(create.format(pattern))

    def change(self, _):
        self.seen += 1
        if self.action and self.seen == self.at:
            self.action()
        return 0

    def ask(self, statement, at=0, action=None):
        """The rows or the error."""
        self.seen, self.at, self.action = 0, at, action
        try:
            return self.database.execute(statement).fetchall()
        except sqlite3.OperationalError as error:
            return str(error)


def check_within(name, got, expected, point, calls, about):
    """What had been read to its end before is given as it was."""
    if isinstance(got, str):
        return
    assert got == expected, (*about, point, str(got)[:300])
    assert not name.startswith("stream") and (point == calls - 1 or name.startswith("groups")), (*about, point, calls)


def check(folder, kind, statement, changes):
    name, create, sql = statement
    label, files, pattern, which = kind
    paths = [os.path.join(folder, file) for file in files]
    pattern = os.path.join(folder, pattern)
    sql, folder_name = sql.format(pattern), os.path.join(folder, "")
    run = Run(paths, pattern, create)
    expected = run.ask(sql)
    calls, points = run.seen, 0
    assert isinstance(expected, list), (name, label, expected)
    run.database.close()
    for what, action in changes:
        about = (name, label, what)

        def act():
            action(paths[which])

        moments = {1, 2, 3, calls // 2, calls - 1} | ({calls} if name.startswith("stream") else set())
        for point in sorted(moments - {0}):
            run = Run(paths, pattern, create)
            got = run.ask(sql, point, act)
            assert isinstance(got, list) or folder_name in got, (*about, point, got)
            if create or which == 0 or point > 2 * RECORDS:  # read_seizures opens a file when it comes to it
                check_within(name, got, expected, point, calls, about)
            run.database.close()
        for earlier in (0, 1) if create else ():
            run = Run(paths, pattern, create)
            for _ in range(earlier):
                assert run.ask(sql) == expected, about
            act()
            got = run.ask(sql)
            assert isinstance(got, str) and folder_name in got, (*about, "after %d statements" % earlier, str(got)[:300])
            run.database.close()
            points += 1
        points += len(moments)
    return points


def main():
    points = turn = 0
    for kind in KINDS:
        for statement in STATEMENTS:
            changes = CHANGES if FULL else CHANGES[turn % 4::4]
            turn += 1
            with tempfile.TemporaryDirectory() as folder:
                points += check(folder, kind, statement, changes)
    print("changes: %d points in %d statements over %d kinds of files" % (points, len(STATEMENTS), len(KINDS)))


main()
