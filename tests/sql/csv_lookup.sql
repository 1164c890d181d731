.load build/seizures
.mode list
.nullvalue NULL
-- How a query reads a table, and that it gives what it must.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/types/*.csv', 'tests/csv/files/zeros.csv', union_by_name='yes');
SELECT rowid, * FROM t;
.eqp on
SELECT count(*) FROM t;
SELECT rowid FROM t WHERE rowid = 2;
SELECT rowid FROM t WHERE rowid > 1 AND rowid <= 3;
SELECT rowid FROM t WHERE rowid < 3 ORDER BY rowid;
SELECT rowid FROM t WHERE rowid IN (3, 1, 99) ORDER BY rowid DESC;
SELECT rowid FROM t LIMIT 1 OFFSET 2;
.eqp off
SELECT rowid FROM t WHERE rowid > 2.5; SELECT rowid FROM t WHERE rowid = 2.0; SELECT rowid FROM t WHERE rowid = 2.5;
SELECT rowid FROM t WHERE rowid = '2'; SELECT rowid FROM t WHERE rowid = 'x'; SELECT rowid FROM t WHERE rowid = NULL;
SELECT count(*) FROM t WHERE rowid < 'x'; SELECT count(*) FROM t WHERE rowid > 9e18; SELECT count(*) FROM t WHERE rowid < 9e999;
SELECT count(*) FROM t WHERE rowid >= -9223372036854775808 AND rowid > -1e300;
SELECT count(*) FROM t WHERE rowid > 9223372036854775807; SELECT count(*) FROM t WHERE rowid < -9223372036854775808;
DROP TABLE t;
-- A number finds the text that SQLite calls equal to it, in an index as without one; each join twice.
.shell printf 'k,v\n7,a\n007,b\n7.0,c\n 7,d\n"7",e\nseven,f\n,g\n0x7,h\n' >build/seizures_keys.csv
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/seizures_keys.csv', header='yes', delimiter=',');
CREATE TABLE k(i INTEGER, x TEXT, b);
INSERT INTO k VALUES (7, '7', 7), (NULL, NULL, NULL), ('seven', 'seven', x'37'), (7.5, '', 7.0);
.eqp on
SELECT k.rowid, v FROM k CROSS JOIN t ON t.k = k.i;
.eqp off
SELECT k.rowid, v FROM k CROSS JOIN t ON t.k = k.i; SELECT k.rowid, v FROM k CROSS JOIN t ON t.k = k.x; SELECT k.rowid, v FROM k CROSS JOIN t ON t.k = k.b;
SELECT k.rowid, (SELECT group_concat(v) FROM t WHERE t.k = k.x) FROM k;
SELECT k.rowid, v FROM k LEFT JOIN t ON t.k = k.x AND v <> 'a';
SELECT v FROM t WHERE k = 7; SELECT v FROM t WHERE k = CAST(7 AS INTEGER); SELECT v FROM t WHERE k = '7' COLLATE NOCASE;
SELECT v FROM t WHERE k IN (SELECT i FROM k); SELECT v FROM t WHERE k IN ('7', 'seven');
.eqp on
SELECT v FROM t WHERE k = '7';
SELECT v FROM t WHERE k = 'SEVEN' COLLATE NOCASE;
SELECT v FROM t WHERE k IN ('7', 'seven');
.eqp off
-- The file is edited to the same length, then replaced: an index and known places are of no use any more.
.shell printf 'k,v\n8,a\n007,b\n7.0,c\n 7,d\n"7",e\nseven,f\n,g\n0x7,h\n' >build/seizures_keys.csv
SELECT k.rowid, v FROM k CROSS JOIN t ON t.k = k.x;
SELECT v FROM t WHERE rowid = 2;
SELECT v FROM t WHERE k = 'nowhere';
DROP TABLE t;
-- Without memory for an index the files are read for each value.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/seizures_keys.csv', max_memory='0');
SELECT k.rowid, v FROM k CROSS JOIN t ON t.k = k.x; SELECT v FROM t WHERE k = 7;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/seizures_keys.csv', max_memory='much');
.shell rm -f build/seizures_keys.csv
