.load build/seizures
.mode list
-- Tables as ministries, customs and journalists publish them. The number of crimes is no amount; a last row is a total.
SELECT role, item_key, written, quantity, reason, extra FROM read_seizures('tests/table/files/published/ministry.csv');
SELECT role, quantity FROM read_seizures('tests/table/files/published/ministry.csv') WHERE role = 'total';
-- Headers in two languages.
SELECT date_from, country, item_key, quantity, extra FROM read_seizures('tests/table/files/published/customs.csv');
-- A total over the columns has no place; a place may be a total.
SELECT role, place, item_key, quantity, reason, extra FROM read_seizures('tests/table/files/published/states.csv');
-- Amounts of one item in several units: a row for each, and one for a record without any.
SELECT role, item_key, written, quantity, reason, extra, _line FROM read_seizures('tests/table/files/published/measures.csv');
SELECT item_key, unit, bounded_total(quantity) FROM read_seizures('tests/table/files/published/measures.csv') WHERE role IS NULL AND quantity IS NOT NULL GROUP BY item_key, unit;
SELECT role FROM read_seizures('tests/table/files/published/measures.csv') WHERE _line = 6 LIMIT 1;
-- The units in the cells.
SELECT date_from, item_key, written, quantity, reason FROM read_seizures('tests/table/files/published/columns.csv');
-- Estimates are about; what drugs are worth is no amount of them.
SELECT item_key, written, quantity, reason, extra FROM read_seizures('tests/table/files/published/estimates.csv');
-- A bare number of cash is of no currency.
SELECT item_key, written, quantity, reason, extra FROM read_seizures('tests/table/files/published/cash.csv');
-- All of them over again equal those in a table.
CREATE TEMP TABLE stored AS SELECT * FROM read_seizures('tests/table/files/published/*.csv');
SELECT count(*), count(quantity) FROM stored;
SELECT count(*) FROM (SELECT * FROM read_seizures('tests/table/files/published/*.csv') EXCEPT SELECT * FROM stored);
SELECT count(*) = (SELECT count(*) FROM stored a JOIN stored b ON a.item_key = b.item_key)
  FROM stored a JOIN read_seizures('tests/table/files/published/*.csv') b ON a.item_key = b.item_key;
