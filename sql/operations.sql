-- operations.sql: names of operations, those of the catalogue and your own, under one key.
--
--     .load build/seizures
--     .read sql/operations.sql
--     INSERT INTO own_operation VALUES ('Степной щит', 'Steppe Shield');   -- any spelling, and what you call it
--
-- Then join by key, in two tables that are made once: SQLite builds an index on a column of a materialized table,
-- never on an expression, and a subquery that is not materialized is taken apart into expressions again.
--
--     WITH r AS MATERIALIZED (SELECT *, operation_key(name) AS key FROM report),
--          o AS MATERIALIZED (SELECT * FROM operation_named)
--     SELECT r.name, o.operation FROM r LEFT JOIN o ON o.key = r.key;
--
-- A table that stays keeps its keys in a plain column, with an index:
--
--     ALTER TABLE report ADD COLUMN key TEXT;
--     UPDATE report SET key = operation_key(name);
--     CREATE INDEX report_key ON report (key);

-- A name that is none is refused, and so is another spelling of one that is there. The table is TEMP, so no database is
-- left behind that needs the extension.
CREATE TEMP TABLE IF NOT EXISTS own_operation (
    name TEXT NOT NULL, operation TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE AS (operation_key(name)));

-- Your names come first: what they name, the catalogue does not name again.
CREATE TEMP VIEW IF NOT EXISTS operation_named AS
SELECT key, operation, 'own' AS source FROM own_operation
UNION ALL
SELECT operation_key, operation, 'catalogue' FROM operation_catalogue
 WHERE operation_key NOT IN (SELECT key FROM own_operation);
