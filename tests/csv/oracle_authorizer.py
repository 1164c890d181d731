"""oracle_authorizer.py LIBRARY: a host whose authorizer lets people do no more than read gets the same rows as one without."""
import os
import sqlite3
import sys
import tempfile

CREATE = "CREATE VIRTUAL TABLE temp.{} USING seizure_csv('{}'{})"
READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
QUERIES = [
    "SELECT count(*), sum(length(place)) FROM t",
    "SELECT place, count(*), sum(amount) FROM t GROUP BY place ORDER BY place DESC",
    "SELECT DISTINCT place FROM t ORDER BY 1",
    "SELECT amount FROM t WHERE place = 'Osh' AND rowid < 50 ORDER BY rowid",
    "SELECT k.column1, (SELECT count(*) FROM t WHERE place = k.column1) FROM (VALUES ('Osh'), ('Baku')) k",
    "SELECT amount, _line FROM t WHERE rowid IN (7, 70)",
]


def rows(database, queries):
    return [database.execute(query).fetchall() for query in queries]


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "seized.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("place,amount\n" + "".join("%s,%d\n" % (["Osh", "Baku", "Oral"][i % 3], i) for i in range(300)))
    for verdict in (sqlite3.SQLITE_DENY, sqlite3.SQLITE_IGNORE):
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.enable_load_extension(True)
        database.load_extension(os.path.abspath(sys.argv[1]))
        database.execute(CREATE.format("t", path, ", types='auto'"))
        expected = rows(database, QUERIES)
        grouped = [row[3] for row in database.execute("EXPLAIN QUERY PLAN " + QUERIES[1])]
        assert any("grouped" in plan for plan in grouped) or sqlite3.sqlite_version_info < (3, 38), grouped

        database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in READS else verdict)
        assert rows(database, QUERIES) == expected, verdict
        # One that lets tables be made, but no PRAGMA be asked.
        database.set_authorizer(lambda action, *_: verdict if action == sqlite3.SQLITE_PRAGMA else sqlite3.SQLITE_OK)
        database.execute("DROP TABLE t")
        database.execute(CREATE.format("t", path, ", types='auto'"))
        assert rows(database, QUERIES) == expected, verdict
        database.close()
print("authorizer: %d queries give the same rows under each of 4" % len(QUERIES))
