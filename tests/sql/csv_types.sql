.load build/seizures
.mode list
.nullvalue NULL
-- A column is a number where every cell of all files is one without loss.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/types/*.csv', types='auto');
SELECT name, type FROM pragma_table_info('t');
SELECT quote(code), count, weight, gap, quote(blank), mixed, typeof(gap) FROM t;
SELECT sum(count), sum(weight), max(weight) FROM t WHERE count > -10 AND weight < 2.5;
SELECT port, c.count FROM (SELECT 'Baku' AS port, 5 AS n) JOIN t c ON c.count = n;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/types/*.csv', types='text');
SELECT DISTINCT type FROM pragma_table_info('t');
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/decimal_commas.csv', types='auto', decimal=',');
SELECT a, typeof(a), b FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/decimal_commas.csv', types='auto');
SELECT a, typeof(a), b FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/nulls.csv', types='auto', null='NULL');
SELECT name, type FROM pragma_table_info('t');
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unlike/*.csv', types='auto', union_by_name='yes');
SELECT *, typeof(qty) FROM t;
DROP TABLE t;
-- A bad record is met at once, or kept.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/types_bad.csv', types='auto');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/types_bad.csv', types='auto', on_error='keep');
SELECT a, typeof(a), b, typeof(b), _line FROM t;
DROP TABLE t;
-- The nearest double, as SQLite reads the same text itself.
CREATE VIRTUAL TABLE temp.f USING seizure_csv('tests/csv/files/types/*.csv');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/types/*.csv', types='auto');
SELECT count(*) FROM t JOIN f ON t.rowid = f.rowid WHERE t.weight IS NOT CAST(f.weight AS REAL);
-- Not for a table that has one schema.
SELECT * FROM read_seizures('tests/csv/files/types/a.csv', 'types=auto');
SELECT * FROM read_seizures('tests/csv/files/types/a.csv', 'union_by_name=no');
SELECT * FROM read_seizures('tests/csv/files/types/a.csv', 'delimiter=''"''');
