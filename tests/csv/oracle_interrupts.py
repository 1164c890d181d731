"""oracle_interrupts.py LIBRARY: a statement can be stopped, and its host is asked, where a file has a long
stretch without a record."""
import os
import sqlite3
import sys
import tempfile

STATEMENTS = [
    ("SELECT count(*) FROM t", "CREATE VIRTUAL TABLE temp.t USING seizure_csv('{}')"),
    ("SELECT count(*) FROM read_seizures('{}')", None),
    ("SELECT count(*) FROM (VALUES ('opium')) k CROSS JOIN t ON t.item = k.column1", "CREATE VIRTUAL TABLE temp.t USING seizure_csv('{}')"),
    ("SELECT * FROM t WHERE rowid = 7", "CREATE VIRTUAL TABLE temp.t USING seizure_csv('{}')"),
    ("SELECT item, count(*) FROM t GROUP BY item", "CREATE VIRTUAL TABLE temp.t USING seizure_csv('{}')"),
    ("SELECT DISTINCT item FROM t", "CREATE VIRTUAL TABLE temp.t USING seizure_csv('{}')"),
    ("CREATE VIRTUAL TABLE temp.t USING seizure_csv('{}', types='auto')", None),
]

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "blank.csv")
    with open(path, "w") as file:
        file.write("item,amount\n" + "\n" * (8 << 20) + "heroin,5 kg\n")
    for statement, before in STATEMENTS:
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.enable_load_extension(True)
        database.load_extension(os.path.abspath(sys.argv[1]))
        if before:
            database.execute(before.format(path))
        asked = [0]

        def ask(stops_at):
            asked[0] += 1
            return asked[0] >= stops_at

        database.set_progress_handler(lambda: ask(1 << 30), 1)
        quiet = database.execute("SELECT 1").fetchall() and asked[0]
        asked[0] = 0
        database.execute(statement.format(path)).fetchall()
        assert asked[0] > 4 * quiet + 8, (statement, asked, quiet)
        database.set_progress_handler(None, 1)
        if statement.startswith("CREATE") or before:
            database.execute("DROP TABLE temp.t")
        if before:  # anew, so that nothing is known about the file
            database.execute(before.format(path))
        stop = asked[0] - 1
        asked[0] = 0
        database.set_progress_handler(lambda: ask(stop // 2), 1)
        try:
            database.execute(statement.format(path)).fetchall()
        except sqlite3.OperationalError as error:
            assert "interrupted" in str(error), error
        else:
            sys.exit("not interrupted: " + statement)
        database.close()
print(f"interrupts: {len(STATEMENTS)} statements stopped in a long stretch")
