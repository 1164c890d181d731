-- ranking.sql: who seized more, as far as the words allow to say. Run it once for a database, after views.sql.
--
-- "more than 8.9 tons" and "4 tons 753 kg" can be ordered; "more than 5 tons" and "505 kg" too; "more than 5 tons" and "about
-- 11.4 tons" can't, though a spreadsheet would. The views hold every two operations against each other, item by item, so
-- an item that n operations have takes n * n comparisons: some hundreds of operations, not a million rows.
--
-- certainly_more: two operations (operation, other), one item; more is 1 where the first certainly has more than the
-- second (quantity_cmp), 0 where it certainly has not more, NULL where it possibly has: the intervals overlap.
-- as_read: the same as readers take the words.
-- ranking: for each item and operation, the best and the worst place that it can have (best_place = worst_place: its place
-- is certain); certainly_before and possibly_before, how many others have certainly or possibly more.

CREATE VIEW IF NOT EXISTS certainly_more AS
SELECT a.item, a.unit, a.level, a.scope, a.name AS operation, a.occasion, a.quantity, b.name AS other, b.occasion AS other_occasion,
       b.quantity AS other_quantity,
       CASE a.unit WHEN b.unit THEN quantity_cmp(a.quantity, b.quantity) = 1 END AS more,
       CASE a.unit WHEN b.unit THEN quantity_cmp(a.plausible, b.plausible) = 1 END AS as_read,
       a.id, b.id AS other_id
  FROM counted AS a CROSS JOIN kept_counted AS b ON (b.level, b.item, b.unit) = (a.level, a.item, a.unit) AND b.id <> a.id
 WHERE a.operation_key <> '' AND b.operation_key <> '';

CREATE VIEW IF NOT EXISTS ranking AS
SELECT c.level, c.category, c.item, c.unit, c.name AS operation, c.occasion, c.scope, c.quantity, c.plausible,
       1 + count(*) FILTER (WHERE m.more = 1) AS best_place,
       1 + count(m.id) - count(*) FILTER (WHERE m.more = 0) AS worst_place,
       count(*) FILTER (WHERE m.more = 1) AS certainly_before,
       count(m.id) - count(*) FILTER (WHERE m.more IS NOT NULL) AS possibly_before, c.id
  FROM counted AS c LEFT JOIN certainly_more AS m ON m.other_id = c.id AND (m.level, m.item, m.unit) = (c.level, c.item, c.unit)
 WHERE c.operation_key <> ''
 GROUP BY c.level, c.item, c.unit, c.id;
