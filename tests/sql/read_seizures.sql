.load build/seizures
.headers on
.mode line
-- Every column, by an English header with a column that has no place.
SELECT * FROM read_seizures('tests/table/files/report.csv');
.mode list
-- Russian headers, BOM, CRLF, semicolons; a comma is decimal under a Russian header.
SELECT operation_key, date_from, date_to, place, item, item_key, written, quantity, reason, source
  FROM read_seizures('tests/table/files/russian.csv');
-- The encoding is told.
SELECT item_key, quantity, country FROM read_seizures('tests/table/files/cp1251.csv', 'encoding=windows-1251');
-- Several files in a stable order, each by its own header; their lines are counted apart.
SELECT item_key, quantity, _file, _line FROM read_seizures('tests/table/files/two/*.csv');
-- A file with a header and no more has no rows; a file without an amount says so in each.
SELECT count(*) AS none FROM read_seizures('tests/table/files/header_only.csv');
SELECT item, written, quantity, reason, extra FROM read_seizures('tests/table/files/no_amount.csv');
-- null= makes NULL of a word, in every column.
SELECT item, written, quantity, reason, place FROM read_seizures('tests/table/files/null.csv', 'null=NULL');
SELECT item, written, quantity, reason, place FROM read_seizures('tests/table/files/null.csv');
-- Only what is asked for is worked out; the answer is the same.
SELECT count(*), count(quantity), max(_line) FROM read_seizures('tests/table/files/report.csv');
SELECT group_concat(item_key, ', ') AS items FROM read_seizures('tests/table/files/report.csv');
SELECT json_extract(extra, '$."Case officer"') AS officer FROM read_seizures('tests/table/files/report.csv') WHERE _line = 3;
-- The arguments may come from another table, and are columns.
WITH f(pattern) AS (VALUES ('tests/table/files/two/a.csv'), ('tests/table/files/two/b.csv'))
SELECT pattern = files AS same, item_key, quantity, options FROM f, read_seizures(f.pattern);
SELECT item_key, options FROM read_seizures WHERE files = 'tests/table/files/two/b.csv' AND options = 'delimiter=;';
SELECT count(*) AS pairs FROM read_seizures('tests/table/files/report.csv') AS a
  JOIN read_seizures('tests/table/files/report.csv') AS b ON a.fact = b.part_of;
-- Rows are numbered through all files.
SELECT rowid, _line FROM read_seizures('tests/table/files/two/*.csv') LIMIT 1 OFFSET 1;
