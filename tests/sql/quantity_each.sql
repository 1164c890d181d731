.load build/seizures
.nullvalue NULL
-- every quantity with its place in bytes; what is read again is the same
SELECT ordinal, start, length, phrase, quantity, low, high, unit, kind, item, category
  FROM quantity_each('Изъято 4 тонны 753 кг гашиша, about 11.4 tons of drugs and more than 51 firearms (in 2018).');
SELECT count(*), sum(quantity(phrase) IS quantity) FROM quantity_each('12 g, 40 ml, $5m and up to 7 boxes');
-- what is no quantity
SELECT count(*) FROM quantity_each('At 14:30 on 5 May 2019 order No. 681 named 2C-B; see article 228, page 12.');
SELECT count(*) FROM quantity_each('');
SELECT count(*) FROM quantity_each(NULL);
SELECT count(*) FROM quantity_each(x'352067');
-- joins, order, totals
CREATE TABLE release(id, text);
INSERT INTO release VALUES (1, '5 kg of heroin, 7 kg of opium'), (2, NULL), (3, 'more than 2 tons of opium');
SELECT id, ordinal, quantity FROM release, quantity_each(release.text) ORDER BY id, ordinal;
SELECT item, bounded_total(quantity) FROM release, quantity_each(release.text) GROUP BY item;
SELECT phrase FROM quantity_each('5 kg, 6 l, 7 m') ORDER BY ordinal DESC;
SELECT rowid FROM quantity_each('5 kg and 6 l') WHERE unit = 'l';
SELECT * FROM quantity_each;
-- it may stand in a view
CREATE VIEW found AS SELECT phrase FROM quantity_each('5 kg and 6 l');
PRAGMA trusted_schema = off;
SELECT * FROM found;
