"""How fast CSV files are read: this reader beside the native table, the shell's .import, DuckDB and gzip.

    /usr/bin/python3 tests/bench/csv.py [BUILD]         BUILD: build
        --bytes N       of the file (100000000)
        --big N         of the file for rowid and memory (1000000000; 0: leave both out)
        --rounds N      (5); the readers take turns in each
        --only A,B      these rows alone: count, one, group, ...
        --duckdb DIR    a folder with node_modules/@duckdb/node-api, instead of BUILD/bench/duckdb

Files and DuckDB go to BUILD/bench and stay there for the next time. Each figure is the median over the rounds; a ratio is
the median of the ratios of each round, so that work which comes and goes on the machine stands on both sides. Seconds are
those of the whole process, CREATE VIRTUAL TABLE included; of DuckDB those of the statement alone, without the start of Node.
Nothing is judged here: docs/performance.md says what was measured, and where.
"""
import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = "id date operation country place agency substance quantity persons cases source note".split()
NUMBERS = [f"n{i}" for i in range(1, 51)]
STATEMENTS = {
    "count": "SELECT count(*) FROM t",
    "one": "SELECT sum(length(quantity)) FROM t",
    "group": "SELECT substance, count(*) FROM t GROUP BY substance",
    "group+sum": "SELECT substance, sum(length(quantity)) FROM t GROUP BY substance",
    "distinct": "SELECT DISTINCT substance FROM t",
    "all": "SELECT " + ", ".join(f"sum(length({column}))" for column in COLUMNS) + " FROM t",
    "load": "CREATE TABLE x AS SELECT * FROM t",
}
SUMS = "SELECT " + ", ".join(f"sum({column})" for column in NUMBERS) + " FROM t"
JOIN = "SELECT count(*), sum(length(t.quantity)) FROM k JOIN t ON t.id = k.id"

NODE = """
const { DuckDBInstance } = require(process.argv[2]);
(async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run("SET threads TO " + process.argv[3]);
    await connection.run(process.argv[4]);
    const start = process.hrtime.bigint();
    const reader = await connection.runAndReadAll(process.argv[5]);
    reader.getRows();
    console.log(Number(process.hrtime.bigint() - start) / 1e9);
})();
"""


class Bench:
    def __init__(self, options):
        self.options = options
        self.build = pathlib.Path(options.build).resolve()
        self.folder = self.build / "bench"
        self.folder.mkdir(exist_ok=True)
        self.duckdb = self.find_duckdb()
        self.counts = set()  # of records, as each that was asked counts them

    # -- What is measured is made once ------------------------------------------------------------------------

    def find_duckdb(self):
        """The module's path, or None: then the rows are printed without it."""
        home = pathlib.Path(self.options.duckdb or self.folder / "duckdb")
        module = home / "node_modules" / "@duckdb" / "node-api"
        if not shutil.which("npm"):
            print("npm is not here: DuckDB is left out")
            return None
        if not module.exists() and not self.options.duckdb:
            home.mkdir(exist_ok=True)
            (home / "package.json").write_text("{}")
            subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "@duckdb/node-api"], cwd=home,
                           check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not module.exists():
            print("npm could not install @duckdb/node-api: DuckDB is left out")
            return None
        return module

    def make(self, name, *arguments):
        """A file of the generator's, unless it is there already and newer than the generator's source."""
        program = self.build / "bench_file"
        subprocess.run(["cmake", "--build", self.build, "--target", "bench_file"], check=True, stdout=subprocess.DEVNULL)
        path = self.folder / f"{name}-{arguments[0]}.csv"
        if not path.exists() or path.stat().st_mtime < (HERE / "bench_file.c").stat().st_mtime:
            with open(path, "wb") as file:
                subprocess.run([program, *arguments], stdout=file, check=True)
        return path

    def make_native(self, csv):
        """The same rows in a table of text."""
        path = csv.with_suffix(".db")
        if not path.exists() or path.stat().st_mtime < csv.stat().st_mtime:
            path.unlink(missing_ok=True)
            self.shell(path, ".mode csv", f".import '{csv}' t")
        return path

    def make_gzip(self, csv):
        path = csv.with_suffix(".csv.gz")
        if not path.exists() or path.stat().st_mtime < csv.stat().st_mtime:
            with open(path, "wb") as file:
                subprocess.run(["gzip", "-6c", csv], stdout=file, check=True)
        return path

    # -- One run of each reader: seconds ----------------------------------------------------------------------

    def shell(self, database, *lines):
        """Seconds and what it printed."""
        start = time.perf_counter()
        done = subprocess.run(["sqlite3", "-batch", "-bail", database], input="\n".join(lines) + "\n", text=True,
                              capture_output=True, check=False)
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            sys.exit(f"{lines}: {done.stderr}")
        return seconds, done.stdout

    def lines(self, csv, options=""):
        """What makes `t` of a file in the shell."""
        return [f".load '{self.build / 'seizures'}'",
                f"CREATE VIRTUAL TABLE temp.t USING seizure_csv('{csv}'{options});", ".output /dev/null"]

    def ours(self, csv, sql, options=""):
        return lambda: self.shell(":memory:", *self.lines(csv, options), sql + ";")[0]

    def native(self, csv, sql):
        path = self.make_native(csv)
        if sql.startswith("CREATE"):
            return lambda: self.shell(":memory:", f"ATTACH '{path}' AS file;", sql + ";")[0]
        return lambda: self.shell(path, ".output /dev/null", sql + ";")[0]

    def imported(self, csv):
        return lambda: self.shell(":memory:", f".import --csv '{csv}' x")[0]

    def duck(self, csv, sql, columns="all_varchar=true", header="header=true"):
        if self.duckdb is None:
            return None
        source = f"read_csv('{csv}', {header}, delim=',', quote='\"', escape='\"', {columns})"
        view = f"CREATE VIEW t AS SELECT * FROM {source}"
        script = self.folder / "duckdb.js"
        script.write_text(NODE)

        def run():
            command = ["node", script, self.duckdb, str(os.cpu_count()), view, sql]
            done = subprocess.run(command, text=True, capture_output=True, check=False)
            if done.returncode != 0:
                sys.exit(f"DuckDB: {sql}: {done.stderr}")
            return float(done.stdout)
        return run

    @staticmethod
    def gunzip(path):
        def run():
            start = time.perf_counter()
            subprocess.run(["gzip", "-dc", path], stdout=subprocess.DEVNULL, check=True)
            return time.perf_counter() - start
        return run

    def scanner(self, csv, way):
        """Records counted without SQLite, in one way: bench_scan.c."""
        def run():
            start = time.perf_counter()
            done = subprocess.run([self.build / "bench_scan", way, csv], capture_output=True, check=True)
            self.counts.add(done.stdout)
            if len(self.counts) > 1:
                sys.exit(f"{way} counts other records: {self.counts}")
            return time.perf_counter() - start
        return run

    # -- The table --------------------------------------------------------------------------------------------

    def compare(self, what, **readers):
        """One row: each reader once a round, then seconds and ratios to the first of them."""
        if self.options.only and what not in self.options.only:
            return
        readers = {name: run for name, run in readers.items() if run is not None}
        taken = {name: [] for name in readers}
        for name, run in readers.items():
            run()  # the file into the cache
        for _ in range(self.options.rounds):
            for name, run in readers.items():
                taken[name].append(run())
        first = next(iter(readers))
        cells = [f"{first} {statistics.median(taken[first]):.3f} s"]
        for name in list(readers)[1:]:
            ratio = statistics.median(a / b for a, b in zip(taken[first], taken[name]))
            cells.append(f"{name} {statistics.median(taken[name]):.3f} s ({ratio:.2f})")
        print(f"| {what} | " + " | ".join(cells) + " |", flush=True)

    def compare_all(self):
        csv = self.make("seizures", str(self.options.bytes))
        for what, sql in STATEMENTS.items():
            self.compare(what, ours=self.ours(csv, sql), native=self.native(csv, sql), duckdb=self.duck(csv, sql),
                         **({"import": self.imported(csv)} if what == "load" else {}))
        self.compare_numbers()
        self.compare_join()
        self.compare_scanners(csv)
        packed = self.make_gzip(csv)
        count = STATEMENTS["count"]
        self.compare("gzip", ours=self.ours(packed, count), gzip=self.gunzip(packed), duckdb=self.duck(packed, count))

    def compare_numbers(self):
        csv = self.make("numbers", str(self.options.bytes), "1", "numbers")
        columns = "columns={" + ", ".join(f"'{name}': 'DOUBLE'" for name in NUMBERS) + "}"
        self.compare("fifty", ours=lambda: self.timed(csv, ", types='auto'", SUMS)[-1], native=self.native(csv, SUMS),
                     duckdb=self.duck(csv, SUMS, columns))
        self.compare("fifty and the scan for types", ours=self.ours(csv, SUMS, ", types='auto'"),
                     native=self.native(csv, SUMS), duckdb=self.duck(csv, SUMS, columns))

    def compare_scanners(self, csv):
        """Plain C, which any machine has, beside libcsv alone; both without SQLite."""
        subprocess.run(["cmake", "--build", self.build, "--target", "bench_scan"], check=True, stdout=subprocess.DEVNULL)
        for what, way in {"plain": "plain", "plain and cells": "cells/plain"}.items():
            self.compare(what, ours=self.scanner(csv, way), libcsv=self.scanner(csv, "libcsv"))

    def timed(self, csv, options, *statements):
        """Seconds of each statement, within one process."""
        lines = self.lines(csv, options)[:2] + [".timer on"]
        for sql in statements:
            lines += [sql + ";"]
        return [float(real) for real in re.findall(r"^Run Time: real ([0-9.]+)", self.shell(":memory:", *lines)[1], re.M)]

    def compare_join(self):
        """A thousand keys against a file of a tenth of the size, beside a scan of one of its columns."""
        csv = self.make("seizures", str(self.options.bytes // 10))
        keys = ("CREATE TABLE k AS WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 67 FROM i LIMIT 1000) "
                "SELECT CAST(n AS TEXT) AS id FROM i;")
        scan = STATEMENTS["one"]
        self.compare("join", ours=lambda: self.shell(":memory:", *self.lines(csv), keys, JOIN + ";")[0],
                     scan=self.ours(csv, scan))

    def show_big(self):
        """A row by its number once a scan has passed, and the most memory that a scan takes."""
        csv = self.make("seizures", str(self.options.big))
        if not self.options.only or "rowid" in self.options.only:
            ratios = []
            for _ in range(self.options.rounds):
                row = "SELECT length(quantity) FROM t WHERE rowid = 700000"
                count, *rows = self.timed(csv, "", STATEMENTS["count"], row, row, row)
                ratios.append((count, statistics.median(rows)))
            count, row = (statistics.median(figures) for figures in zip(*ratios))
            print(f"| rowid | ours {row:.3f} s | count {count:.3f} s ({row / count:.3f}) |")
        if not self.options.only or "memory" in self.options.only:
            bare = self.peak(["SELECT 1;"])
            for what in "count", "all":
                peak = self.peak(self.lines(csv) + [STATEMENTS[what] + ";"])
                print(f"| memory of {what} | ours {peak:.1f} MiB | bare shell {bare:.1f} MiB (+{peak - bare:.1f}) |")

    def peak(self, lines):
        """Resident at most, in MiB: asked of the shell itself, since what a parent is told starts with the parent's own."""
        report = [".output stdout", ".system grep VmHWM /proc/$PPID/status"]
        printed = self.shell(":memory:", *lines, *report)[1]
        return int(re.search(r"VmHWM:\s+(\d+) kB", printed).group(1)) / 1024


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", default="build")
    parser.add_argument("--bytes", type=int, default=100_000_000)
    parser.add_argument("--big", type=int, default=1_000_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", type=lambda names: set(names.split(",")))
    parser.add_argument("--duckdb")
    return parser.parse_args()


def main():
    bench = Bench(read_options())
    bench.compare_all()
    if bench.options.big > 0:
        bench.show_big()


if __name__ == "__main__":
    main()
