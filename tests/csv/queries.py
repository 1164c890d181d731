"""Random statements over a table T of CSV records and a table k of values, for oracle_queries.py: conditions of every
kind, put together as deep as chance has it, and the queries that people write around them.

Each is made so that its rows depend on nothing but the rows of T: no order is taken for granted that no ORDER BY asks
for. What comes out is (SQL, number of first columns that ORDER BY sorts)."""
import sqlite3

HAS_OUTER_JOINS = sqlite3.sqlite_version_info >= (3, 39)
HAS_UPDATE_FROM = sqlite3.sqlite_version_info >= (3, 33)
PATTERNS = ["%", "", "a", "A%", "%a", "_", "__", "7%", "%.0", "h%n", "%\u0430%", "heroin", "HEROIN", "%'%", "100!%", "%!_%", "\u0413%"]
GLOBS = ["*", "", "a", "A*", "[a-c]", "[^0-9]*", "?", "7*", "*\u0430*", "[]]", "[a", "*.*", "heroin*"]
COLLATIONS = ["NOCASE", "RTRIM", "BINARY"]


class Maker:
    def __init__(self, rng, width, total, literal, whole):
        self.rng, self.width, self.total = rng, width, total
        self.any_literal, self.whole = (lambda: literal(rng)), (lambda: whole(rng, total))

    def literal(self):
        """A column that equals a number takes one value for SQLite's own sorting and grouping, also where that number makes numbers of
        text: then 7 stands for 007, and which of them is shown or comes first is anybody's guess."""
        made = self.any_literal()
        while made.startswith("CAST('"):
            made = self.any_literal()
        return made

    def column(self, alias="p"):
        return "%s.c%d" % (alias, self.rng.randrange(self.width))

    def value(self):
        return "k." + self.rng.choice(["i", "r", "x", "n", "b"])

    def text(self, words):
        return "'" + self.rng.choice(words).replace("'", "''") + "'"

    def operator(self):
        return self.rng.choice(["=", "=", "==", "<", "<=", ">", ">=", "<>", "!=", "IS", "IS NOT"])

    def scalar(self, alias="p"):
        """A value made of a record's cells."""
        c = self.column(alias)
        return self.rng.choice([
            "%s" % c, "+%s" % c, "%s + 0" % c, "CAST(%s AS INTEGER)" % c, "CAST(%s AS REAL)" % c, "CAST(%s AS NUMERIC)" % c, "length(%s)" % c,
            "lower(%s)" % c, "substr(%s, 1, 2)" % c, "coalesce(%s, 'none')" % c, "nullif(%s, 'a')" % c, "typeof(%s)" % c, "%s || 'x'" % c,
            "%s COLLATE %s" % (c, self.rng.choice(COLLATIONS)), "%s.rowid" % alias, "%s.rowid %% 7" % alias, "%s._line" % alias,
            "CASE %s WHEN 'a' THEN 1 WHEN '7' THEN 'seven' END" % c, "CASE WHEN %s > '5' THEN %s END" % (c, self.column(alias)), "abs(%s.rowid - 5)" % alias,
            "trim(%s)" % c, "hex(%s)" % c, "max(%s, 'b')" % c, "%s IS NULL" % c, "round(%s, 1)" % c, "instr(%s, 'e')" % c])

    def plain(self, alias="p"):
        """One condition."""
        rng, c = self.rng, self.column(alias)
        return rng.choice([
            lambda: "%s %s %s" % (c, self.operator(), self.literal()),
            lambda: "%s %s %s" % (self.literal(), self.operator(), c),
            lambda: "%s %s %s" % (c, self.operator(), self.column(alias)),
            lambda: "%s %s %s" % (self.scalar(alias), self.operator(), self.literal()),
            lambda: "%s %s %s" % (self.scalar(alias), self.operator(), self.scalar(alias)),
            lambda: "%s %s" % (c, rng.choice(["IS NULL", "NOTNULL", "ISNULL", "NOT NULL"])),
            lambda: "%s %sBETWEEN %s AND %s" % (c, rng.choice(["", "NOT "]), self.literal(), self.literal()),
            lambda: "%s.rowid BETWEEN %s AND %s" % (alias, self.whole(), self.whole()),
            lambda: "%s.rowid %s %s" % (alias, self.operator(), self.whole()),
            lambda: "%s %sLIKE %s" % (c, rng.choice(["", "NOT "]), self.text(PATTERNS)),
            lambda: "%s LIKE %s ESCAPE '!'" % (c, self.text(["100!%", "%!_%", "a!%", "%!!%"])),
            lambda: "%s %sGLOB %s" % (c, rng.choice(["", "NOT "]), self.text(GLOBS)),
            lambda: "%s %sIN (%s, %s, %s)" % (c, rng.choice(["", "NOT "]), self.literal(), self.literal(), self.literal()),
            lambda: "%s %sIN (SELECT %s FROM k)" % (c, rng.choice(["", "NOT "]), self.value()),
            lambda: "%s IN (SELECT %s FROM T q WHERE q.rowid < 50)" % (c, self.column("q")),
            lambda: "%s IN ()" % c,
            lambda: "%s.rowid IN (%s, %s, %s, NULL)" % (alias, self.whole(), self.whole(), self.whole()),
            lambda: "%s.rowid IN (SELECT id FROM k)" % alias,
            lambda: "%s COLLATE %s %s %s" % (c, rng.choice(COLLATIONS), self.operator(), self.literal()),
            lambda: "%s %s %s COLLATE %s" % (c, self.operator(), self.literal(), rng.choice(COLLATIONS)),
            lambda: "EXISTS (SELECT 1 FROM k WHERE %s = %s)" % (self.value(), c),
            lambda: "EXISTS (SELECT 1 FROM k WHERE %s IS %s AND k.id %s %s.rowid)" % (self.value(), c, self.operator(), alias),
            lambda: "(%s = %s) IS %s" % (c, self.literal(), rng.choice(["TRUE", "FALSE", "NOT TRUE", "NULL"])),
            lambda: "%s.rowid %% %d = %d" % (alias, rng.choice([2, 3, 10]), rng.randrange(2)),
            lambda: "%s._line %s %s" % (alias, self.operator(), self.whole()),
            lambda: "%s._problem IS %sNULL" % (alias, rng.choice(["", "NOT "])),
            lambda: "%s._file %s" % (alias, rng.choice(["LIKE '%f0%'", "GLOB '*f1.csv*'", "> ''", "= (SELECT min(_file) FROM T)"])),
            lambda: "(%s, %s) %s (%s, %s)" % (c, self.column(alias), rng.choice(["=", "<", ">=", "IS", "<>"]), self.literal(), self.literal()),
        ])()

    def condition(self, alias="p", depth=2):
        rng = self.rng
        if depth == 0 or rng.random() < 0.4:
            return self.plain(alias)
        kind = rng.random()
        if kind < 0.15:
            return "NOT (%s)" % self.condition(alias, depth - 1)
        parts = [self.condition(alias, depth - 1) for _ in range(rng.choice([2, 2, 3]))]
        return "(" + (" AND " if kind < 0.5 else " OR ").join(parts) + ")"

    def where(self, alias="p"):
        return "" if self.rng.random() < 0.15 else " WHERE " + self.condition(alias)

    def direction(self):
        return self.rng.choice(["", " ASC", " DESC", " DESC NULLS LAST", " ASC NULLS LAST", " NULLS FIRST", " COLLATE NOCASE", " COLLATE RTRIM DESC"])

    def limit(self):
        return self.rng.choice(["", " LIMIT 3", " LIMIT 5 OFFSET 2", " LIMIT 0", " LIMIT -1 OFFSET 3", " LIMIT 1000000 OFFSET 1"])

    # ---- queries ----

    def rows(self):
        cells = ", ".join("p.c%d" % i for i in range(self.width))
        return "SELECT p.rowid, %s, p._line, p._problem FROM T p%s" % (cells, self.where()), 0

    def sorted_rows(self):
        keys = [self.scalar() if self.rng.random() < 0.3 else self.column() for _ in range(self.rng.choice([1, 2]))]
        order = ", ".join(key + self.direction() for key in keys) + ", p.rowid" + self.rng.choice(["", " DESC"])
        return "SELECT p.rowid, %s FROM T p%s ORDER BY %s%s" % (self.column(), self.where(), order, self.limit()), 1

    def by_number(self):
        return "SELECT p.rowid, %s FROM T p%s ORDER BY p.rowid%s%s" % (self.column(), self.where(), self.rng.choice(["", " DESC"]), self.limit()), 1

    def sums(self):
        some = ["count(*)", "count(%s)" % self.column(), "count(DISTINCT %s)" % self.scalar(), "sum(length(%s))" % self.column(), "min(%s)" % self.column(),
                "max(quote(%s))" % self.scalar(), "total(p.rowid)", "count(*) FILTER (WHERE %s)" % self.condition(), "count(DISTINCT %s COLLATE NOCASE)" % self.column(),
                "sum(DISTINCT length(%s))" % self.column(), "max(p.rowid)", "min(p._line)", "avg(p.rowid)", "max(p._file)"]
        return "SELECT %s FROM T p%s" % (", ".join(self.rng.sample(some, self.rng.choice([1, 2, 4]))), self.where()), 0

    def groups(self):
        """Of keys that are equal and not the same any may be shown: the least is. A bare column is that of the least number."""
        rng = self.rng
        plain = rng.random() < 0.6
        keys = [self.column() if plain else self.scalar() for _ in range(rng.choice([1, 1, 2, 3]))]
        shown = keys if plain else ["min(quote(%s))" % key for key in keys]
        some = ["count(*)", "sum(length(%s))" % self.column(), "max(%s)" % self.column(), "count(%s)" % self.column(), "count(DISTINCT %s)" % self.column(),
                "total(p.rowid)", "count(*) FILTER (WHERE %s)" % self.plain(), "max(p._line)", "count(p._problem)"]
        some = rng.sample(some, rng.choice([1, 2]))
        having = rng.choice(["", "", " HAVING count(*) > 1", " HAVING max(%s) > '5'" % self.column(), " HAVING min(p.rowid) %s %s" % (self.operator(), self.whole())])
        if plain and rng.random() < 0.3:  # the only min() or max() there may be
            some, having = ["min(p.rowid)", self.column(), self.column(), "count(*)"], rng.choice(["", " HAVING count(*) > 2"])
        order = " ORDER BY " + ", ".join(key + rng.choice(["", " DESC", " DESC NULLS LAST"]) for key in keys) if plain and rng.random() < 0.5 else ""
        where = self.where()
        return "SELECT %s, %s FROM T p%s GROUP BY %s%s%s" % (", ".join(shown), ", ".join(some), where, ", ".join(keys), having, order), len(keys) if order else 0

    def distinct(self):
        keys = [self.column() if self.rng.random() < 0.8 else "quote(%s)" % self.scalar() for _ in range(self.rng.choice([1, 2, 3]))]
        order = " ORDER BY " + ", ".join("%d%s" % (i + 1, self.rng.choice(["", " DESC"])) for i in range(len(keys))) if self.rng.random() < 0.5 else ""
        limit = self.limit() if order else ""
        return "SELECT DISTINCT %s FROM T p%s%s%s" % (", ".join(keys), self.where(), order, limit), len(keys) if order else 0

    def wide(self):
        """Of many columns, up to more than are told apart by a bit each."""
        rng = self.rng
        cells = ["p.c%d" % i for i in range(self.width)]
        some = rng.sample(cells, min(rng.choice([1, 2, 5, 20, 64, 70]), self.width))
        shown = ", ".join(some)
        order = ", ".join(cell + rng.choice(["", " DESC"]) for cell in some)
        return rng.choice([
            lambda: ("SELECT DISTINCT %s FROM T p" % ", ".join(cells), 0),
            lambda: ("SELECT DISTINCT %s FROM T p ORDER BY %s" % (shown, order), len(some)),
            lambda: ("SELECT %s, count(*) FROM T p GROUP BY %s" % (shown, shown), 0),
            lambda: ("SELECT %s, max(p.rowid), count(*), %s FROM T p GROUP BY %s ORDER BY %s" % (shown, self.column(), shown, order), len(some)),
            lambda: ("SELECT %s FROM T p" % ", ".join("count(%s)" % cell for cell in cells), 0),
            lambda: ("SELECT %s, p._line, p._file FROM T p ORDER BY p.c%d, p.rowid LIMIT 9" % (", ".join(cells), self.width - 1), 0),
            lambda: ("SELECT k.id, p.rowid, p.c%d FROM k JOIN T p ON p.c%d = %s" % (self.width // 2, self.width - 1, self.value()), 0),
            lambda: ("SELECT p.rowid, q.c%d FROM T p LEFT JOIN T q ON q.c%d = p.c0 AND q.rowid <> p.rowid WHERE p.rowid < 6" % (self.width - 1, self.width - 1), 0),
        ])()

    def windows(self):
        frame = self.rng.choice(["", " ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING", " ROWS UNBOUNDED PRECEDING", " GROUPS 1 PRECEDING"])
        some = ["sum(length(%s))" % self.column(), "row_number()", "rank()", "count(*)", "first_value(%s)" % self.column(), "ntile(3)", "lag(%s, 2)" % self.column(),
                "max(%s)" % self.column()]
        part = self.rng.choice(["", "PARTITION BY %s " % self.column(), "PARTITION BY p.rowid % 3 "])
        return "SELECT p.rowid, %s, %s OVER (%sORDER BY %s, p.rowid%s) FROM T p WHERE p.rowid < 200 AND %s" % (
            self.column(), self.rng.choice(some), part, self.column(), frame, self.condition()), 0

    def joins(self):
        kinds = ["JOIN", "LEFT JOIN", "CROSS JOIN"] + (["RIGHT JOIN", "FULL JOIN"] if HAS_OUTER_JOINS else [])
        kind = self.rng.choice(kinds)
        on = self.rng.choice(["%s = %s" % (self.column(), self.value()), "%s IS %s" % (self.column(), self.value()), "p.rowid = k.id",
                              "%s = %s AND %s" % (self.column(), self.value(), self.plain()), "p.rowid = k.id * 3 AND %s" % self.plain(),
                              "%s = %s COLLATE NOCASE" % (self.value(), self.column()), "%s = %s OR p.rowid = k.id" % (self.column(), self.value()),
                              "p.rowid BETWEEN k.id AND k.id + 2"])
        left, right = ("T p", "k") if self.rng.random() < 0.5 else ("k", "T p")
        return "SELECT k.id, p.rowid, %s FROM %s %s %s ON %s%s" % (self.column(), left, kind, right, on, self.rng.choice(["", " WHERE " + self.plain(),
                                                                                                                    " WHERE k.id < 5"])), 0

    def self_joins(self):
        kind = self.rng.choice(["JOIN", "LEFT JOIN", "CROSS JOIN"] + (["RIGHT JOIN", "FULL JOIN"] if HAS_OUTER_JOINS else []))
        on = self.rng.choice(["%s = %s" % (self.column("p"), self.column("q")), "q.rowid = p.n + 1", "q.rowid = p.c0",
                              "%s = %s AND %s" % (self.column("p"), self.column("q"), self.plain("q")),
                              "%s = %s COLLATE NOCASE AND q.rowid < 90" % (self.column("p"), self.column("q"))])
        return "SELECT p.n, q.rowid, %s FROM (SELECT rowid AS n, * FROM T WHERE rowid < 20) p %s T q ON %s" % (self.column("q"), kind, on), 0

    def subqueries(self):
        return self.rng.choice([
            lambda: "SELECT k.id, (SELECT count(*) FROM T p WHERE %s AND %s = %s) FROM k" % (self.plain(), self.column(), self.value()),
            lambda: "SELECT k.id, (SELECT %s FROM T p WHERE %s = %s ORDER BY p.rowid LIMIT 1) FROM k" % (self.column(), self.column(), self.value()),
            lambda: "SELECT k.id, (SELECT max(p.rowid) FROM T p WHERE %s OR %s = %s) FROM k WHERE k.id < 8" % (self.plain(), self.column(), self.value()),
            lambda: "SELECT k.id FROM k WHERE %s NOT IN (SELECT %s FROM T p%s)" % (self.value(), self.column(), self.where()),
            lambda: "SELECT p.rowid, (SELECT count(*) FROM T q WHERE q.c0 = %s AND q.rowid < p.rowid) FROM T p WHERE p.rowid < 15" % self.column(),
            lambda: "WITH g AS (SELECT %s AS v, count(*) AS m FROM T p%s GROUP BY 1) SELECT v, m FROM g WHERE m = (SELECT max(m) FROM g)" % (self.column(), self.where()),
            lambda: "WITH RECURSIVE s(n, v) AS (SELECT 1, (SELECT c0 FROM T WHERE rowid = 1) UNION ALL SELECT n + 1, (SELECT c0 FROM T p WHERE p.rowid = n + 1) "
                    "FROM s WHERE n < 9) SELECT n, v FROM s",
            lambda: "SELECT k.id, g.v, g.m FROM k JOIN (SELECT %s AS v, count(*) AS m FROM T p%s GROUP BY 1) g ON g.v = %s" % (self.column(), self.where(), self.value()),
        ])(), 0

    def compounds(self):
        first = "SELECT %s FROM T p%s" % (self.column(), self.where())
        second = self.rng.choice(["SELECT %s FROM T q%s" % (self.column("q"), self.where("q")), "SELECT %s FROM k" % self.value()])
        order = self.rng.choice(["", " ORDER BY 1", " ORDER BY 1 DESC"])
        return "%s %s %s%s" % (first, self.rng.choice(["UNION", "UNION ALL", "INTERSECT", "EXCEPT"]), second, order), 1 if order else 0

    def any(self):
        return self.rng.choice([self.rows, self.rows, self.sorted_rows, self.by_number, self.sums, self.groups, self.groups, self.distinct, self.wide, self.windows, self.joins,
                                self.joins, self.self_joins, self.subqueries, self.compounds])()

    def statements(self):
        """What writes elsewhere: (statements in turn, a query over what they made)."""
        c = self.column()
        if HAS_UPDATE_FROM and self.rng.random() < 0.15:
            return (["CREATE TEMP TABLE made AS SELECT id, x FROM k",
                     "UPDATE made SET x = g.m FROM (SELECT %s AS v, min(p.rowid) AS m FROM T p GROUP BY 1) g WHERE g.v = made.x" % c], "SELECT id, x FROM made")
        return self.rng.choice([
            lambda: (["CREATE TEMP TABLE made(v PRIMARY KEY, m)", "INSERT INTO made SELECT %s, 1 FROM T p WHERE %s IS NOT NULL ON CONFLICT(v) DO UPDATE SET m = m + 1" % (c, c)],
                     "SELECT v, m FROM made"),
            lambda: (["CREATE TEMP TABLE made AS SELECT p.rowid AS n, %s AS a, %s AS b FROM T p%s" % (self.column(), self.scalar(), self.where())], "SELECT * FROM made"),
            lambda: (["CREATE TEMP VIEW made AS SELECT p.rowid AS n, %s AS a, %s AS b FROM T p%s" % (self.column(), self.scalar(), self.where())],
                     "SELECT n, a, b FROM made WHERE n %s %s ORDER BY n" % (self.rng.choice("<>="), self.whole())),
            lambda: (["CREATE TEMP VIEW made AS SELECT %s AS a, count(*) AS m FROM T p%s GROUP BY 1" % (self.column(), self.where())],
                     "SELECT made.a, made.m, k.id FROM k LEFT JOIN made ON made.a = k.x"),
            lambda: (["CREATE TEMP TABLE made(a, m)", "CREATE TEMP TRIGGER filled AFTER INSERT ON made BEGIN UPDATE made SET m = (SELECT count(*) FROM T p WHERE %s = new.a) "
                      "WHERE rowid = new.rowid; END" % self.column(), "INSERT INTO made(a) SELECT x FROM k"], "SELECT a, m FROM made"),
            lambda: (["CREATE TEMP TABLE made AS SELECT id, x FROM k", "UPDATE made SET x = (SELECT max(p.rowid) FROM T p WHERE %s = made.x)" % self.column(),
                      "DELETE FROM made WHERE x IN (SELECT p.rowid FROM T p%s)" % self.where()], "SELECT id, x FROM made"),
            lambda: (["CREATE TEMP TABLE made(n PRIMARY KEY, a)", "INSERT OR REPLACE INTO made SELECT %s, min(p.rowid) FROM T p GROUP BY 1" % self.column(),
                      "INSERT INTO made SELECT p.rowid, %s FROM T p WHERE p.rowid > 0 ON CONFLICT DO NOTHING" % self.column()], "SELECT count(*), count(a) FROM made"),
        ])()

    def with_parameter(self):
        """A query with ?1, which is executed again and again without being prepared anew."""
        c = self.column()
        return self.rng.choice([
            "SELECT p.rowid, %s FROM T p WHERE %s = ?1" % (self.column(), c), "SELECT count(*) FROM T p WHERE %s = ?1 OR %s = ?1" % (c, self.column()),
            "SELECT p.rowid, %s FROM T p WHERE p.rowid = ?1" % c, "SELECT count(*), min(p.rowid) FROM T p WHERE p.rowid > ?1",
            "SELECT %s, count(*) FROM T p WHERE %s > ?1 GROUP BY 1" % (c, c), "SELECT DISTINCT %s FROM T p WHERE %s <> ?1" % (c, c),
            "SELECT k.id, p.rowid FROM k JOIN T p ON %s = k.x AND %s = ?1" % (c, self.column()), "SELECT p.rowid FROM T p WHERE %s IN (?1, 'a', 7)" % c,
            "SELECT p.rowid FROM T p WHERE %s LIKE ?1" % c, "SELECT p.rowid FROM T p WHERE %s BETWEEN ?1 AND 'h'" % c])
