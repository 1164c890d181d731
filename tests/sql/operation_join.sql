-- Joins of names search an index; what is not made once scans. sql/operations.sql is used as its head shows.
.load build/seizures
.mode list
.nullvalue NULL
.separator ' | '
CREATE TABLE report (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE other (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO report (name) VALUES ('Channel-Center'), ('operation “Kanal-Arax”'), ('Степной щит-2031'), ('TV channel'), ('Chanel-Vangaurd');
INSERT INTO other (name) VALUES ('«Канала-Центра»'), ('Channel-Araks'), ('Steppe Shield-2031'), ('Channel'), ('Канал-Авангард');
.print an expression alone: every row with every row
EXPLAIN QUERY PLAN SELECT r.id FROM report AS r JOIN other AS o ON operation_key(o.name) = operation_key(r.name);
EXPLAIN QUERY PLAN SELECT r.id FROM report AS r JOIN (SELECT *, operation_key(name) AS key FROM other) AS o ON o.key = operation_key(r.name);
.print made once: a search for each row
EXPLAIN QUERY PLAN
WITH r AS MATERIALIZED (SELECT *, operation_key(name) AS key FROM report),
     o AS MATERIALIZED (SELECT *, operation_key(name) AS key FROM other)
SELECT r.name, o.name FROM r JOIN o ON o.key = r.key;
WITH r AS MATERIALIZED (SELECT *, operation_key(name) AS key FROM report),
     o AS MATERIALIZED (SELECT *, operation_key(name) AS key FROM other)
SELECT r.name, o.name FROM r JOIN o ON o.key = r.key AND operation_match(o.name, r.name) ORDER BY r.id;
.print your own names and the catalogue
.read sql/operations.sql
INSERT INTO own_operation VALUES ('Степной щит-2031', 'Steppe Shield 2031'), ('Kanal-Centr', 'our Centre');
INSERT INTO own_operation VALUES ('TV channel', 'none');
INSERT INTO own_operation VALUES ('Channel-Center', 'again');
EXPLAIN QUERY PLAN
WITH r AS MATERIALIZED (SELECT *, operation_key(name) AS key FROM report), n AS MATERIALIZED (SELECT * FROM operation_named)
SELECT r.name, n.operation, n.source FROM r LEFT JOIN n ON n.key = r.key;
WITH r AS MATERIALIZED (SELECT *, operation_key(name) AS key FROM report), n AS MATERIALIZED (SELECT * FROM operation_named)
SELECT r.name, n.operation, n.source FROM r LEFT JOIN n ON n.key = r.key ORDER BY r.id;
.print a stored key
ALTER TABLE other ADD COLUMN key TEXT AS (operation_key(name));
CREATE INDEX other_key ON other (key);
EXPLAIN QUERY PLAN SELECT r.id, o.id FROM report AS r JOIN other AS o ON o.key = operation_key(r.name);
SELECT r.id, o.id FROM report AS r JOIN other AS o ON o.key = operation_key(r.name) ORDER BY 1, 2;
.print or an index on the expression
CREATE INDEX report_key ON report (operation_key(name));
EXPLAIN QUERY PLAN SELECT id FROM report WHERE operation_key(name) = operation_key('Канал-Центр');
SELECT id FROM report WHERE operation_key(name) = operation_key('Канал-Центр');
.print what is mistyped, in what no key has found
WITH n AS MATERIALIZED (SELECT * FROM operation_named)
SELECT r.name, (SELECT operation FROM operation_nearest(r.name) WHERE similarity >= 0.8 LIMIT 1)
  FROM report AS r WHERE operation_key(r.name) NOT IN (SELECT key FROM n);
