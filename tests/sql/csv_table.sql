.load build/seizures
.mode list
.nullvalue NULL
-- Several files: sorted, hidden ones and folders left out, one after the other.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/set/*.csv');
SELECT rowid, *, _file, _line FROM t;
SELECT count(*), count(DISTINCT rowid) FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/set/b.csv', 'tests/csv/files/set/[!b].csv', 'tests/csv/files/set/?.csv');
SELECT port, _file FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/*/set/*.csv');
SELECT port, _file FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/folder/*.csv');
SELECT port, _file FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/a[1].csv');
SELECT port, _file FROM t;
DROP TABLE t;
-- Headers that differ.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unlike/*.csv');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unlike/*.csv', union_by_name='yes');
SELECT *, _line FROM t; SELECT cargo FROM t; SELECT sum(qty), count(cargo) FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unlike/a.csv', 'tests/csv/files/unlike/c.csv', union_by_name='no');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unlike/*.csv', union_by_name='no');

-- The same answers as from a table with the same rows.
CREATE VIRTUAL TABLE temp.f USING seizure_csv('tests/csv/files/set/*.csv');
CREATE TABLE n AS SELECT * FROM f;
SELECT min(qty), port FROM f; SELECT max(qty), port FROM f;
SELECT a.port, b.port FROM f a JOIN f b ON a.qty < b.qty ORDER BY 1, 2;
SELECT f.port, n.qty FROM n LEFT JOIN f ON f.port = n.port AND f.qty > '1' ORDER BY n.qty;
SELECT port, (SELECT count(*) FROM f g WHERE g.qty <= f.qty) FROM f;
SELECT * FROM f LIMIT 1 OFFSET 1; SELECT * FROM f WHERE rowid = 2; SELECT DISTINCT length(port) FROM f;
SELECT * FROM f EXCEPT SELECT * FROM n; SELECT group_concat(port, ' ') FROM f GROUP BY qty > '1';
SELECT port, row_number() OVER (ORDER BY qty DESC) FROM f ORDER BY port;
INSERT INTO f VALUES ('x', '1');
CREATE TEMP VIEW v AS SELECT port FROM f; SELECT count(*) FROM v;
CREATE VIEW w AS SELECT port FROM temp.f;
PRAGMA trusted_schema = off; SELECT count(*) FROM v;
ALTER TABLE temp.f RENAME TO g; SELECT count(*) FROM g; DROP TABLE g;

-- temp alone, before anything is looked at.
CREATE VIRTUAL TABLE t USING seizure_csv('tests/csv/files/absent.csv');
CREATE VIRTUAL TABLE main.t USING seizure_csv('tests/csv/files/bom.csv', nonsense);
ATTACH ':memory:' AS other;
CREATE VIRTUAL TABLE other.t USING seizure_csv('tests/csv/files/bom.csv');
SELECT * FROM seizure_csv('tests/csv/files/bom.csv');
SELECT * FROM seizure_csv;
-- A file that was made to hold such a table all the same.
.shell rm -f build/seizures_hostile.db
.open build/seizures_hostile.db
.dbconfig defensive off
CREATE TABLE plain(a);
CREATE VIEW looks AS SELECT * FROM hostile;
PRAGMA writable_schema = on;
INSERT INTO sqlite_schema(type, name, tbl_name, rootpage, sql) VALUES('table', 'hostile', 'hostile', 0, 'CREATE VIRTUAL TABLE hostile USING seizure_csv(''/etc/passwd'', delimiter='':'')');
PRAGMA writable_schema = off;
.open build/seizures_hostile.db
.load build/seizures
SELECT * FROM hostile;
SELECT count(*) FROM hostile;
PRAGMA table_info(hostile);
SELECT * FROM looks;
ALTER TABLE plain RENAME TO simple;
DROP TABLE hostile;
.shell rm -f build/seizures_hostile.db
