.load build/seizures
.mode list
-- The layouts of public files, without options. One record a seizure, the unit in a column of its own.
SELECT date_from, country, place, item_key, written, quantity, reason, note, _line FROM read_seizures('tests/table/files/layouts/individual.csv');
SELECT extra FROM read_seizures('tests/table/files/layouts/individual.csv') LIMIT 1;
SELECT date_from, country, place, item_key, written, quantity, reason, note, _line FROM read_seizures('tests/table/files/layouts/individual_ru.csv');
-- The unit is read beside its item also where the query names no item.
SELECT quantity FROM read_seizures('tests/table/files/layouts/individual.csv') WHERE _line = 6;
-- Months of a border service, the unit in the header.
SELECT place, item_key, written, quantity, reason, extra FROM read_seizures('tests/table/files/layouts/border.csv');
SELECT place, item_key, quantity, extra FROM read_seizures('tests/table/files/layouts/border_years.csv');
SELECT place, item_key, quantity, extra FROM read_seizures('tests/table/files/layouts/sectors.csv');
-- A column for each substance and unit, counts among them; rows that are totals of others.
SELECT place, role, item, item_key, written, quantity, reason FROM read_seizures('tests/table/files/layouts/states.csv');
SELECT DISTINCT extra FROM read_seizures('tests/table/files/layouts/states.csv');
SELECT unit, bounded_total(quantity) FROM read_seizures('tests/table/files/layouts/states.csv') WHERE role IS NOT 'total' GROUP BY unit;
SELECT place, item_key, written, quantity, reason FROM read_seizures('tests/table/files/layouts/states_ru.csv');
-- All of them at once, and packed.
SELECT count(*), count(DISTINCT _file), count(quantity) FROM read_seizures('tests/table/files/layouts/*.csv');
.shell mkdir -p build/read_layouts && gzip -c tests/table/files/layouts/individual.csv > build/read_layouts/individual.csv.gz
SELECT count(*), group_concat(quantity) FROM read_seizures('build/read_layouts/*.gz');
.shell rm -r build/read_layouts
