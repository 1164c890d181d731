.load build/seizures
.mode list
-- What was found out, one row a column.
SELECT * FROM seizure_csv_dialect('tests/csv/files/types/a.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/semicolons.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/tabs.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/utf16le.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/gzipped.csv.gz');
SELECT header, "column", type FROM seizure_csv_dialect('tests/csv/files/no_header.csv');
SELECT header, "column", type FROM seizure_csv_dialect('tests/csv/files/no_names.csv');
-- With options, it finds out the rest.
SELECT quote, type FROM seizure_csv_dialect('tests/csv/files/decimal_commas.csv', 'decimal='',''');
SELECT quote, "column" FROM seizure_csv_dialect('tests/csv/files/single_quotes.csv', 'quote=none header=no');
SELECT encoding, problem FROM seizure_csv_dialect('tests/csv/files/koi8r.csv', 'encoding=KOI8-R');
-- The first thing that would stop a scan; all behind it is read all the same.
SELECT "column", type, problem FROM seizure_csv_dialect('tests/csv/files/too_many.csv');
SELECT DISTINCT problem FROM seizure_csv_dialect('tests/csv/files/koi8r.csv');
SELECT DISTINCT problem FROM seizure_csv_dialect('tests/csv/files/unclosed.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/empty.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/utf16_unmarked.csv');
-- Several files, and each of those that a query names.
SELECT _file, group_concat("column") FROM seizure_csv_dialect('tests/csv/files/unlike/?.csv') GROUP BY _file;
WITH f(path) AS (VALUES ('tests/csv/files/bars.csv'), ('tests/csv/files/tabs.csv'))
SELECT path, delimiter, rowid FROM f, seizure_csv_dialect(path);
SELECT files, options FROM seizure_csv_dialect('tests/csv/files/bars.csv', 'quote=none') LIMIT 1;
-- Errors.
SELECT * FROM seizure_csv_dialect;
SELECT * FROM seizure_csv_dialect(NULL);
SELECT * FROM seizure_csv_dialect('tests/csv/files/bars.csv', 'colour=red');
SELECT * FROM seizure_csv_dialect('tests/csv/files/bars.csv', 'delimiter=; quote=;');
SELECT * FROM seizure_csv_dialect('tests/csv/files/absent.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/absent-*.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/folder');
SELECT * FROM seizure_csv_dialect('tests/csv/files/gzipped_cut.csv.gz');
-- It opens files: no view that a database brings along can use it.
CREATE VIEW v AS SELECT * FROM seizure_csv_dialect('tests/csv/files/bars.csv');
SELECT * FROM v;
