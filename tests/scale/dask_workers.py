"""Workers of dask.distributed add up a shard each; the partials are merged on the way back and finished in three ways.

    python3 dask_workers.py LIBRARY FOLDER

LIBRARY without its suffix; FOLDER holds the shards. Each worker is a process of its own and talks to the others over
TCP. Prints what was wrong, if anything; the last line says what was compared. Exit status 1 where something was wrong.
"""
import glob
import os
import pathlib
import signal
import sqlite3
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXACT = "operation_key, item_key, unit, sum(\"rows\"), bounded_total(quantity)"
GROUPS = "GROUP BY operation_key, item_key, unit ORDER BY operation_key, item_key, unit"
PLAIN = f"""SELECT operation_key, item_key, unit, sum("rows"), sum(low), CASE WHEN sum(unbounded) = 0 THEN sum(high) END,
                   sum(low_open) > 0, sum(high_open) > 0, sum(about) > 0
              FROM partial WHERE unit IS NOT NULL {GROUPS}"""
COLUMNS = "(operation_key, item_key, unit, \"rows\", quantity, low, high, unbounded, low_open, high_open, about)"


def connect(library):
    database = sqlite3.connect(":memory:")
    database.enable_load_extension(True)
    database.load_extension(library)
    return database


def partials_of(library, paths):
    """The rows of the view `partial` over some files: what a worker sends back."""
    database = connect(library)
    database.executescript((ROOT / "sql" / "partials.sql").read_text(encoding="utf-8"))
    for path in paths:
        database.execute("INSERT INTO seized SELECT operation_key, item_key, written, quantity, reason"
                         " FROM read_seizures(?)", (path,))
    return database.execute("SELECT * FROM partial").fetchall()


def with_partials(database, partials):
    database.execute(f"CREATE TABLE partial {COLUMNS}")
    database.executemany(f"INSERT INTO partial VALUES ({', '.join('?' * 11)})", partials)
    return database


def merge(library, one, other):
    """Two lists of partials as one, by the same function that made them; open ends and marks are counted on."""
    database = with_partials(connect(library), one + other)
    return database.execute(
        f"""SELECT operation_key, item_key, unit, sum("rows"), bounded_total(quantity), sum(low), sum(high),
                   sum(unbounded), sum(low_open), sum(high_open), sum(about) FROM partial {GROUPS}""").fetchall()


def exactly(library, partials):
    return with_partials(connect(library), partials).execute(f"SELECT {EXACT} FROM partial {GROUPS}").fetchall()


def plainly(partials):
    """By an SQLite that knows nothing of quantities."""
    return with_partials(sqlite3.connect(":memory:"), partials).execute(PLAIN).fetchall()


def tree(client, library, futures):
    while len(futures) > 1:
        pairs = [futures[i:i + 2] for i in range(0, len(futures), 2)]
        futures = [client.submit(merge, library, *pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return futures[0].result()


def is_near(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-12 * max(abs(one), abs(other), 1)


def ends_of(library, total):
    """What the exact total says, in the columns of PLAIN."""
    return connect(library).execute(
        "SELECT quantity_low(?1), nullif(quantity_high(?1), 9e999), quantity_low_open(?1),"
        " quantity_high(?1) < 9e999 AND quantity_high_open(?1), quantity_about(?1)", (total,)).fetchone()


def check_plain(library, reference, plain):
    problems = []
    exact = [row for row in reference if row[2] is not None]
    if [row[:4] for row in exact] != [row[:4] for row in plain]:
        return ["the plain columns have other groups"]
    for row, other in zip(exact, plain):
        low, high, low_open, high_open, about = ends_of(library, row[4])
        if not (is_near(low, other[4]) and is_near(high, other[5])):
            problems.append(f"{row}: SUM says {other}")
        if (low_open, about) != (other[6], other[8]) or (high is not None and high_open != other[7]):
            problems.append(f"{row}: counts say {other}")
    return problems


def main(library, folder):
    from dask.distributed import Client, LocalCluster

    paths = sorted(glob.glob(os.path.join(folder, "*.csv")))
    reference = exactly(library, partials_of(library, paths))
    problems = []
    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True,
                      dashboard_address=None) as cluster, \
            Client(cluster) as client:
        futures = [client.submit(partials_of, library, [path]) for path in paths]
        if len({future.key for future in futures}) != len(paths):
            problems.append("two shards are one task")
        shards = client.gather(futures)
        processes = client.run(os.getpid)
        if os.getpid() in processes.values() or len(set(processes.values())) != 3:
            problems.append(f"the workers are no processes of their own: {processes}")
        rows = [row for shard in shards for row in shard]
        if exactly(library, rows) != reference or exactly(library, rows[::-1]) != reference:
            problems.append("the partials have another total than the rows")
        merged = tree(client, library, futures)
        if exactly(library, merged) != reference:
            problems.append("partials that were merged in pairs have another total")
        problems += check_plain(library, reference, plainly(rows))
        os.kill(next(iter(processes.values())), signal.SIGKILL)
        if exactly(library, tree(client, library, futures[::-1])) != reference:
            problems.append("after the death of a worker the total is another")
    for problem in problems:
        print(problem)
    print(f"{len(paths)} shards, {sum(row[3] for row in reference)} rows, {len(reference)} groups")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
