"""oracle_queries.py LIBRARY [ROUNDS [SEED]]: random queries over a seizure_csv table and over a native table of the
same rows and declared types give the same rows, whatever way the files are read: scan, rowid, index, groups.

What is asked is what plans are for, in the list below, and whatever queries.py makes of conditions of every kind: statements that
write elsewhere, that are executed again with other values, and two that are stepped in turns.

Each round makes random files and options (tables.py: dialects, several files, gzip, NULLs, types, ragged records, little memory), a table
of values of all types beside them, and runs some thirty queries, twice: what the first leaves behind for the second is
part of the test. A row's values are compared with their types; the order too, as far as ORDER BY sets it."""
import os
import random
import re
import sqlite3
import sys
import tempfile
from collections import Counter

from queries import Maker
from tables import NUMBERS, WORDS, Files

LIBRARY = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 25
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1

def open_database(rng, names, options):
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.enable_load_extension(True)
    database.load_extension(LIBRARY)
    if rng.random() < 0.15:
        database.execute("PRAGMA encoding = '%s'" % rng.choice(["UTF-16le", "UTF-16be"]))
    arguments = ", ".join(["'%s'" % name for name in names] + options)
    statement = "CREATE VIRTUAL TABLE temp.t USING seizure_csv(%s)" % arguments
    database.execute(statement)
    info = database.execute("PRAGMA temp.table_xinfo(t)").fetchall()
    database.execute("CREATE TABLE n(%s)" % ", ".join('"%s" %s' % (row[1], row[2]) for row in info))
    columns = ", ".join('"%s"' % row[1] for row in info)
    database.execute("INSERT INTO n(rowid, %s) SELECT rowid, %s FROM t" % (columns, columns))
    return database, statement


def make_values(rng, database):
    """A table k of what may be compared with cells, each value in columns of each affinity."""
    database.execute("CREATE TABLE k(id INTEGER PRIMARY KEY, i INTEGER, r REAL, x TEXT, n NUMERIC, b)")
    for _ in range(rng.choice([0, 1, 10, 40])):
        value = rng.choice(NUMBERS + WORDS + [None, 7, 7.0, 0, -0.0, 0.1, 0.1 + 0.2, 16, 1e5, 2 ** 53 + 1, float(2 ** 53), 1e400, b"7", b"a", 2.5])
        database.execute("INSERT INTO k(i, r, x, n, b) VALUES(?1, ?1, ?1, ?1, ?1)", (value,))
    database.execute("CREATE VIEW u AS SELECT id, i AS v FROM k UNION ALL SELECT id, '007' FROM k UNION ALL SELECT id, x FROM k")


def literal(rng):
    value = rng.choice(NUMBERS + WORDS + ["7", "a", "heroin"])
    kind = rng.random()
    if kind < 0.6:
        return "'" + value.replace("'", "''") + "'"
    return rng.choice(["7", "7.0", "0", "0.1", "NULL", "x'37'", "9e999", "-7", "1e5", "CAST('7' AS INTEGER)", "CAST(7 AS TEXT)", "0.1+0.2", "7+0"])


def whole(rng, total):
    return rng.choice(["0", "1", "-1", "2", "1023", "1024", "1025", "2049", str(rng.randrange(total + 3)), str(total), str(total + 1),
                       "2.5", "7.0", "'3'", "'x'", "NULL", "9223372036854775807", "-9223372036854775808", "9e18", "1e300", "-1e300", "9e999",
                       "(SELECT max(id) FROM k)", "x'31'", "0.5"])


def make_query(rng, width, total):
    """(SQL with T for the table, how many first columns are ordered)."""
    c = lambda: "c%d" % rng.randrange(width)
    k = lambda: rng.choice(["i", "r", "x", "n", "b"])
    op = lambda: rng.choice(["<", "<=", ">", ">=", "=", "=="])
    desc = lambda: rng.choice(["", " DESC"])
    a, b, d = c(), c(), c()
    everything = ", ".join("c%d" % i for i in range(width))
    # A column that equals a constant counts as constant for SQLite's own grouping, also where 7 equals `007`.
    text = "'%s'" % rng.choice(NUMBERS + ["a", "heroin"])
    where = rng.choice(["", "", " WHERE %s = %s" % (c(), text), " WHERE %s > %s" % (c(), literal(rng)),
                        " WHERE rowid %% 3 = 1", " WHERE rowid %s %s" % (op(), whole(rng, total)), " WHERE length(%s) > 2" % c(),
                        " WHERE %s IN (SELECT x FROM k)" % c()]).replace("%%", "%")
    queries = [
        lambda: ("SELECT rowid, %s FROM T WHERE rowid %s %s" % (everything, op(), whole(rng, total)), 0),
        lambda: ("SELECT rowid, %s FROM T WHERE rowid %s %s AND rowid %s %s" % (a, op(), whole(rng, total), op(), whole(rng, total)), 0),
        lambda: ("SELECT rowid, %s, _line FROM T WHERE rowid IN (%s, %s, %s) ORDER BY rowid%s" % (a, whole(rng, total), whole(rng, total), whole(rng, total), desc()), 1),
        lambda: ("SELECT k.id, T.rowid, T.%s FROM k JOIN T ON T.rowid = k.%s" % (a, k()), 0),
        lambda: ("SELECT k.id, (SELECT %s FROM T WHERE T.rowid = k.id * 7) FROM k" % a, 0),
        lambda: ("SELECT rowid, %s FROM T WHERE %s = %s" % (everything, a, literal(rng)), 0),
        lambda: ("SELECT rowid, _line, _problem, _file FROM T WHERE %s = %s AND %s = %s" % (a, literal(rng), b, literal(rng)), 0),
        lambda: ("SELECT rowid, %s FROM T WHERE %s = %s ORDER BY rowid LIMIT 3 OFFSET 1" % (b, a, literal(rng)), 2),
        lambda: ("SELECT k.id, T.rowid, T.%s, T._line FROM k JOIN T ON T.%s = k.%s" % (b, a, k()), 0),
        lambda: ("SELECT k.id, T.rowid, T.%s FROM k LEFT JOIN T ON T.%s = k.%s" % (b, a, k()), 0),
        lambda: ("SELECT k.id, T.rowid FROM k CROSS JOIN T ON T.%s = %s WHERE k.id < 4" % (a, literal(rng)), 0),
        lambda: ("SELECT u.id, T.rowid FROM u JOIN T ON T.%s = u.v" % a, 0),
        lambda: ("SELECT k.id, T.rowid FROM k JOIN T ON T.%s = k.%s AND T.%s = %s" % (a, k(), b, literal(rng)), 0),
        lambda: ("SELECT k.id, (SELECT count(*) FROM T WHERE T.%s = k.%s) FROM k" % (a, k()), 0),
        lambda: ("SELECT k.id, (SELECT max(length(%s)) FROM T WHERE T.%s = k.%s AND T.rowid > k.id) FROM k" % (b, a, k()), 0),
        lambda: ("SELECT k.id FROM k WHERE EXISTS (SELECT 1 FROM T WHERE T.%s = k.%s)" % (a, k()), 0),
        lambda: ("SELECT rowid FROM T WHERE %s IN (SELECT %s FROM k)" % (a, k()), 0),
        lambda: ("SELECT rowid FROM T WHERE %s IN (%s, %s, %s)" % (a, literal(rng), literal(rng), literal(rng)), 0),
        lambda: ("SELECT k.id, T.rowid FROM k JOIN T ON T.%s = k.%s COLLATE NOCASE" % (a, k()), 0),
        lambda: ("SELECT k.id, T.rowid FROM k JOIN T ON T.%s IS k.%s" % (a, k()), 0),
        lambda: ("SELECT p.rowid, q.rowid FROM T p JOIN T q ON p.%s = q.%s WHERE p.rowid < 20 AND q.rowid < 400" % (a, b), 0),
        lambda: ("SELECT p.rowid, q.rowid, r.rowid FROM T p JOIN T q ON p.%s = q.%s JOIN T r ON r.%s = q.%s WHERE p.rowid < 4 AND r.rowid < 30" % (a, b, b, d), 0),
        lambda: ("SELECT %s, count(*) FROM T%s GROUP BY %s" % (a, where, a), 0),
        lambda: ("SELECT %s, count(*), sum(length(%s)) FROM T%s GROUP BY %s" % (a, b, where, a), 0),
        lambda: ("SELECT %s, count(*), max(%s) FROM T%s GROUP BY %s ORDER BY %s%s" % (a, b, where, a, a, desc()), 1),
        lambda: ("SELECT %s, %s, count(*) FROM T%s GROUP BY %s, %s ORDER BY 1%s, 2%s" % (a, b, where, a, b, desc(), desc()), 2),
        lambda: ("SELECT %s, %s, count(%s) FROM T%s GROUP BY %s, %s" % (a, b, d, where, a, b), 0),
        lambda: ("SELECT %s, count(*) AS m FROM T%s GROUP BY 1 HAVING m > 1 ORDER BY m DESC, 1%s" % (a, where, desc()), 2),
        lambda: ("SELECT %s, min(rowid), max(rowid), count(rowid) FROM T%s GROUP BY %s" % (a, where, a), 0),
        lambda: ("SELECT %s, sum(rowid), count(DISTINCT %s) FROM T%s GROUP BY %s ORDER BY %s%s" % (a, b, where, a, a, desc()), 1),
        lambda: ("SELECT %s, min(_line), max(_line), count(_problem) FROM T%s GROUP BY %s" % (a, where, a), 0),
        lambda: ("SELECT %s, min(_line), %s FROM T WHERE _file = (SELECT min(_file) FROM T) GROUP BY %s" % (a, b, a), 0),
        lambda: ("SELECT DISTINCT %s FROM T%s" % (a, where), 0),
        lambda: ("SELECT DISTINCT %s FROM T%s ORDER BY %s%s" % (a, where, a, desc()), 1),
        lambda: ("SELECT DISTINCT %s, %s FROM T%s" % (a, b, where), 0),
        lambda: ("SELECT DISTINCT %s, %s FROM T%s ORDER BY 1%s, 2%s" % (a, b, where, desc(), desc()), 2),
        lambda: ("SELECT DISTINCT %s FROM T%s ORDER BY 1%s LIMIT 5 OFFSET 1" % (a, where, desc()), 1),
        lambda: ("SELECT DISTINCT %s, rowid > 5 FROM T%s" % (a, where), 0),
        lambda: ("SELECT DISTINCT length(%s) FROM T%s" % (a, where), 0),
        lambda: ("SELECT DISTINCT p.%s FROM T p, k%s" % (a, where.replace("rowid", "p.rowid")), 0),
        lambda: ("SELECT count(*) FROM (SELECT DISTINCT %s FROM T WHERE %s <> 'a' AND rowid %% 2)" % (a, a), 0),
        lambda: ("SELECT count(*), count(DISTINCT %s), sum(length(%s)) FROM T%s" % (a, b, where), 0),
        lambda: ("SELECT min(%s), max(%s) FROM T%s" % (a, a, where), 0),
        lambda: ("SELECT rowid, %s FROM T%s ORDER BY %s%s, rowid LIMIT 7 OFFSET 2" % (a, where, a, desc()), 2),
        lambda: ("SELECT %s, rowid, row_number() OVER (PARTITION BY %s ORDER BY rowid) FROM T%s" % (a, b, where), 0),
        lambda: ("SELECT %s, count(*) OVER (PARTITION BY %s) FROM T%s GROUP BY %s" % (a, a, where, a), 0),
        lambda: ("SELECT %s, count(*) FROM T%s GROUP BY %s COLLATE NOCASE" % ("min(%s)" % a, where, a), 0),
        lambda: ("SELECT k.id, T.%s, count(*) FROM k JOIN T ON T.%s = k.%s GROUP BY k.id, T.%s" % (a, b, "x", a), 0),
        lambda: ("SELECT T.%s, count(*) FROM T JOIN k ON T.%s = k.x GROUP BY T.%s ORDER BY T.%s%s" % (a, b, a, a, desc()), 1),
        lambda: ("SELECT %s FROM T%s UNION SELECT %s FROM T" % (a, where, b), 0),
        lambda: ("SELECT %s FROM T%s EXCEPT SELECT %s FROM k" % (a, where, k()), 0),
        lambda: ("SELECT (SELECT count(*) FROM (SELECT DISTINCT %s FROM T WHERE %s >= k.%s)) FROM k WHERE id < 6" % (a, b, k()), 0),
        lambda: ("SELECT k.id, g.m FROM k LEFT JOIN (SELECT %s AS v, count(*) AS m FROM T GROUP BY %s) g ON g.v = k.x" % (a, a), 0),
        lambda: ("SELECT rowid FROM T ORDER BY rowid%s LIMIT 4" % desc(), 1),
        lambda: ("SELECT max(rowid), min(rowid), count(*) FROM T%s" % where, 0),
    ]
    return rng.choice(queries)()


def typed(row):
    return tuple((type(value).__name__, value) for value in row)


def run(database, sql, table):
    try:
        return [typed(row) for row in database.execute(swap(sql, table)).fetchall()]
    except sqlite3.OperationalError as error:
        return str(error)


def swap(sql, table):
    """T as a name of its own becomes the table."""
    return re.sub(r"(?<![\w'])T(?![\w'])", table, sql)


def compare(got, expected, ordered):
    if isinstance(got, str) or isinstance(expected, str):
        return got == expected
    if Counter(got) != Counter(expected):
        return False
    return [row[:ordered] for row in got] == [row[:ordered] for row in expected]


def run_statements(database, statements, sql, table):
    """What `sql` gives once `statements` have made something in the temp schema, which is taken away again."""
    out = [run(database, statement, table) for statement in statements] + [run(database, sql, table)]
    for drop in "TRIGGER IF EXISTS temp.filled", "VIEW IF EXISTS temp.made", "TABLE IF EXISTS temp.made":
        try:
            database.execute("DROP " + drop)
        except sqlite3.OperationalError:
            pass  # the one is no view, the other no table
    return out[-1] if all(one == [] for one in out[:-1]) else str(out)


def run_with_values(database, sql, values, table):
    """A statement stays prepared in between."""
    out = []
    for value in values:
        try:
            out.append(sorted(map(repr, map(typed, database.execute(swap(sql, table), (value,)).fetchall()))))
        except sqlite3.OperationalError as error:
            out.append(str(error))
    return out


def run_in_turns(database, queries, steps, table):
    """The rows of each query, while all are stepped a few rows at a time."""
    cursors = [database.execute(swap(sql, table)) for sql in queries]
    out = [[] for _ in queries]
    left = set(range(len(queries)))
    while left:
        for i in sorted(left):
            rows = cursors[i].fetchmany(steps[i])
            out[i] += map(typed, rows)
            if len(rows) < steps[i]:
                left.discard(i)
    return [Counter(rows) for rows in out]


def complain(database, statement, number, sql, got, expected):
    print(statement, "\n", sql, "\nround", number, "\ngot     ", str(got)[:1500], "\nexpected", str(expected)[:1500])
    for row in database.execute("EXPLAIN QUERY PLAN " + sql) if "?" not in sql else []:
        print(row[3])
    sys.exit(1)


def compare_wide(rng, database, maker, statement, number, plans):
    """Each thing that queries.py makes; returns how many comparisons that were."""
    pragma = rng.choice(["automatic_index = OFF", "case_sensitive_like = ON", "reverse_unordered_selects = ON", "cache_size = 10"])
    database.execute("PRAGMA " + pragma)
    compared = 0
    for _ in range(20):
        sql, ordered = maker.any()
        expected = run(database, sql, "n")
        if not isinstance(expected, str):
            for row in database.execute("EXPLAIN QUERY PLAN " + swap(sql, "t")):
                if "VIRTUAL TABLE INDEX" in row[3]:
                    plans[row[3].split(":", 1)[1].split(" ")[0]] += 1
        elif "no such" in expected or "syntax" in expected or "ambiguous" in expected:
            sys.exit("round %d: %s: %s" % (number, sql, expected))
        for _ in range(2):
            got = run(database, sql, "t")
            compared += 1
            if not compare(got, expected, ordered):
                complain(database, statement, number, swap(sql, "t"), got, expected)
    statements, sql = maker.statements()
    expected, got = run_statements(database, statements, sql, "n"), run_statements(database, statements, sql, "t")
    if isinstance(expected, str) or not compare(got, expected, 0):
        complain(database, statement, number, swap("; ".join(statements), "t"), got, expected)
    for _ in range(3):
        sql, values = maker.with_parameter(), [rng.choice([None, 7, 7.0, 0, 1, 1024, "7", "a", "heroin", "", 2.5, b"7", 1e400, "H%"]) for _ in range(5)]
        expected, got = run_with_values(database, sql, values, "n"), run_with_values(database, sql, values, "t")
        if got != expected:
            complain(database, statement, number, swap(sql, "t") + " " + str(values), got, expected)
    queries = [maker.any()[0] for _ in range(3)]
    if not any(isinstance(run(database, sql, "n"), str) for sql in queries):
        steps = [rng.choice([1, 3, 50]) for _ in queries]
        expected, got = run_in_turns(database, queries, steps, "n"), run_in_turns(database, queries, steps, "t")
        for sql, ours, theirs in zip(queries, got, expected):
            if ours != theirs:
                complain(database, statement, number, swap(sql, "t"), ours, theirs)
    database.execute("PRAGMA reverse_unordered_selects = OFF")
    return compared + 1 + 15 + 3


def main():
    compared = 0
    plans = Counter()
    for number in range(ROUNDS):
        rng = random.Random(SEED * 1000003 + number)
        with tempfile.TemporaryDirectory() as folder:
            files = Files(rng, folder)
            width, total = files.width, files.total
            try:
                database, statement = open_database(rng, files.names, files.options)
            except sqlite3.OperationalError as error:
                sys.exit("round %d: %s" % (number, error))
            make_values(rng, database)
            for _ in range(30):
                sql, ordered = make_query(rng, width, total)
                expected = run(database, sql, "n")
                for row in database.execute("EXPLAIN QUERY PLAN " + swap(sql, "t")):
                    if "VIRTUAL TABLE INDEX" in row[3]:
                        plans[row[3].split(":", 1)[1].split(" ")[0]] += 1
                for turn in range(2):
                    got = run(database, sql, "t")
                    compared += 1
                    if not compare(got, expected, ordered):
                        print(statement, "\n", swap(sql, "t"), "\nround", number, "turn", turn, "\ngot     ", str(got)[:1500], "\nexpected", str(expected)[:1500])
                        for row in database.execute("EXPLAIN QUERY PLAN " + swap(sql, "t")):
                            print(row[3])
                        sys.exit(1)
            compared += compare_wide(rng, database, Maker(rng, width, total, literal, whole), statement, number, plans)
            database.close()
    ways = ", ".join("%d %s" % (count, way) for way, count in sorted(plans.items()))
    print("queries: %d on SQLite %s give what a native table gives (%s)" % (compared, sqlite3.sqlite_version, ways))


main()
