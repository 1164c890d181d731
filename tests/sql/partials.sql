-- Partials: rows in any split have one total, exact and in plain columns.
.load build/seizures
.read sql/partials.sql
.read sql/partials.sql
.mode list
.nullvalue NULL
INSERT INTO seized SELECT operation_key('Channel-Center'), item_key(column1), column2, quantity(column2), quantity_error(column2)
  FROM (VALUES ('heroin', 'more than 5 kg'), ('героин', '2,5 кг'), ('heroin', 'about 11.4 tons'), ('heroin', 'less than 7 kg'),
               ('heroin', '3 l'), ('hashish', 'up to 4 kg'), ('hashish', '1 kg'), ('hashish', 'a lot'), ('hashish', NULL));
.headers on
SELECT * FROM partial;
.headers off
.print no row is lost
SELECT (SELECT sum("rows") FROM partial) = (SELECT count(*) FROM seized);
.print any split: rows by turns into three shards
CREATE TABLE whole AS SELECT rowid % 3 AS shard, * FROM seized;
CREATE TABLE reference AS SELECT * FROM partial;
CREATE TABLE travelled AS SELECT 0 AS shard, * FROM partial WHERE 0;
DELETE FROM seized; INSERT INTO seized SELECT operation_key, item_key, written, quantity, reason FROM whole WHERE shard = 0;
INSERT INTO travelled SELECT 0, * FROM partial;
DELETE FROM seized; INSERT INTO seized SELECT operation_key, item_key, written, quantity, reason FROM whole WHERE shard = 1;
INSERT INTO travelled SELECT 1, * FROM partial;
DELETE FROM seized; INSERT INTO seized SELECT operation_key, item_key, written, quantity, reason FROM whole WHERE shard = 2;
INSERT INTO travelled SELECT 2, * FROM partial;
SELECT count(*) FROM travelled;
CREATE VIEW finished AS
SELECT operation_key, item_key, unit, sum("rows") AS "rows", bounded_total(quantity) AS quantity, sum(low) AS low, sum(high) AS high,
       sum(unbounded) AS unbounded, sum(low_open) AS low_open, sum(high_open) AS high_open, sum(about) AS about
  FROM travelled GROUP BY operation_key, item_key, unit;
SELECT * FROM (SELECT * FROM finished EXCEPT SELECT * FROM reference);
SELECT * FROM (SELECT * FROM reference EXCEPT SELECT * FROM finished);
SELECT count(*) FROM finished;
.print the plain columns say what the exact total says
SELECT item_key, unit, quantity, quantity_low(quantity) = low, quantity_high(quantity) = CASE WHEN unbounded THEN 9e999 ELSE high END,
       quantity_low_open(quantity) = (low_open > 0), quantity_about(quantity) = (about > 0)
  FROM finished WHERE unit IS NOT NULL;
.print no shard at all
DELETE FROM seized;
SELECT count(*) FROM partial;
