.load build/seizures
.headers on
-- A unit in the header is that of bare numbers, and overrides none in the cell.
SELECT written, quantity, low, high, unit, reason FROM read_seizures('tests/table/files/pounds.csv');
-- A unit column, row by row.
SELECT written, extra, quantity, unit, reason FROM read_seizures('tests/table/files/unit_column.csv');
-- A bare number under "Weight" is no count.
SELECT written, quantity, reason FROM read_seizures('tests/table/files/weight.csv');
-- One comma and three digits: the header's language decides, decimal= decides over it.
SELECT written, quantity FROM read_seizures('tests/table/files/decimal.csv');
SELECT written, quantity, reason FROM read_seizures('tests/table/files/decimal.csv', 'decimal=,');
SELECT written, quantity FROM read_seizures('tests/table/files/russian.csv');
SELECT written, quantity FROM read_seizures('tests/table/files/russian.csv', 'decimal=.');
-- KGS is the som too, in capitals: what is weighed tells.
SELECT item, written, quantity, reason FROM read_seizures('tests/table/files/kgs.csv');
