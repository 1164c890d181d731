-- A database in UTF-16 gives the same as one in UTF-8.
.load build/seizures
PRAGMA encoding = 'UTF-16le';
CREATE TABLE reports(operation, item, written);
INSERT INTO reports VALUES
    ('«Канал – Второй барьер»', 'героина', 'около 11,4 тонны'),
    ('Channel-Second Barrier', 'heroin', 'more than 83 kg'),
    ('Kanal-Vtoroy Baryer', 'героин', '4 тонны 753 кг');
PRAGMA encoding;
SELECT operation_key(operation), item(item), quantity(written) FROM reports;
SELECT item(item), bounded_total(written), bounded_intersect(written) FROM reports GROUP BY 1;
SELECT quantity_error('12,34,5 кг');
SELECT count(*) FROM read_seizures('fixtures/channel/*.csv');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('fixtures/channel/center-2019.csv');
SELECT count(*) > 0, count(DISTINCT operation) FROM temp.t;
