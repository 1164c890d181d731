.load build/seizures
.headers on
-- One column for each substance and unit: a row for each amount; totals and numbers of cases stay apart.
SELECT date_from, date_to, place, item, item_key, written, quantity, reason, _line
  FROM read_seizures('tests/table/files/wide.csv');
SELECT DISTINCT _line, extra FROM read_seizures('tests/table/files/wide.csv');
SELECT count(*) AS rows_of_all, count(DISTINCT _line) AS records FROM read_seizures('tests/table/files/wide.csv');
