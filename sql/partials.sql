-- partials.sql: totals of one shard as rows that travel. Run it once for a database.
--
--     .load build/seizures
--     .read sql/partials.sql
--     INSERT INTO seized SELECT operation_key, item_key, written, quantity, reason FROM read_seizures('my/shard/*.csv')
--      WHERE role <> 'part' OR role IS NULL;        -- what may be added: README.md says what is one figure
--     SELECT * FROM partial;
--
-- Needs SQLite 3.37 (STRICT); the view needs the extension wherever it is read, the table does not. A shard may be files of
-- one machine, a node's table, a month: any split of the rows gives the same total. Partials are finished exactly by
-- bounded_total(quantity), or without the extension by SUM over the plain columns, to the precision of doubles:
-- docs/scale-out.md does both.

CREATE TABLE IF NOT EXISTS seized (
    operation_key TEXT,
    item_key TEXT,
    written TEXT,
    quantity TEXT,                   -- canonical; NULL where `written` is no quantity
    reason TEXT                      -- why not
) STRICT;

-- One row for each operation, item and unit. Rows that could not be read make groups of their own, whose unit is NULL:
-- nothing is left out in silence.
--
--     rows            how many were added
--     quantity        their total, canonical: exact
--     low             the sum of their lower ends, REAL, in `unit`
--     high            the sum of those upper ends that exist
--     unbounded       how many have none: if any, the total has none
--     low_open        how many lower ends are open: if any, the total's is
--     high_open       the same of the upper ends that exist
--     about           how many are marked "about": if any, the total is
CREATE VIEW IF NOT EXISTS partial AS
SELECT operation_key, item_key, quantity_unit(quantity) AS unit, count(*) AS "rows",
       bounded_total(quantity) AS quantity,
       quantity_low(bounded_total(quantity)) AS low,
       coalesce(quantity_high(bounded_total(quantity) FILTER (WHERE quantity_high(quantity) < 9e999)),
                CASE WHEN count(quantity) > 0 THEN 0.0 END) AS high,
       count(*) FILTER (WHERE quantity_high(quantity) = 9e999) AS unbounded,
       count(*) FILTER (WHERE quantity_low_open(quantity)) AS low_open,
       count(*) FILTER (WHERE quantity_high_open(quantity) AND quantity_high(quantity) < 9e999) AS high_open,
       count(*) FILTER (WHERE quantity_about(quantity)) AS about
  FROM seized GROUP BY operation_key, item_key, quantity_unit(quantity);
