-- figures.sql: what the statements of all pages say together, worked out once. Run it after each import: it throws away what
-- it worked out before. The files after it (views.sql, consistency.sql, sources.sql, ...) look at what it makes.
--
-- Needs the table `statement` (tables.sql, statements.sql) and the extension. It opens no file. Its tables have indexes
-- for every join that the views make, so no view is quadratic. Where `statement` was written to afterwards, the views
-- end with an error that says so: no total is ever older than its rows.
--
-- Three steps keep one figure from being counted twice:
--   1. on a page, statements of one figure are intersected: the totals of an item with the headlines that restate
--      them, parts and other rows of one item that bear the same fact; the facts of an item then are added;
--   2. what several pages say of that figure is intersected, so a release that stands on two pages counts once;
--   3. what is said of an item of an operation as a part and as a total is intersected too; where it is neither, other
--      rows count.
-- Statements that contradict each other have no intersection: then the range that holds them all stands in for it,
-- `torn` is 1, and the view `conflict` (sources.sql) names them. Episodes and cumulative figures are never counted.
-- Rows that name no operation have nothing that could be the same: they are added, page by page.
--
-- Gives the views fact_on_page, figure_on_page, figure, counted, part and claim. Columns that they share:
--     operation_key, occasion  the operation, and which of its occasions (ISO day, or what else tells them apart)
--     name, year               its name; the year of the occasion, or NULL
--     scope, level, country    'whole operation', 'national: COUNTRY' or 'regional: PLACE'; see tables.sql
--     kind, parent             total, part or other; the item of which it is a part
--     item, category, unit     what was counted or weighed; base unit
--     quantity                 canonical text, exact
--     plausible, widest        as readers take the words; all that the words bear (tables.sql)
--     torn                     1: what was said contradicts itself, and the range that holds it all stands here
--     page, pages              the release where it stands; on how many it stands
--     id, written              the first statement that says so, and its words

CREATE TABLE IF NOT EXISTS kept_state (fresh INTEGER NOT NULL);
DELETE FROM kept_state;
INSERT INTO kept_state VALUES (0);
DROP TABLE IF EXISTS kept_fact;
DROP TABLE IF EXISTS kept_figure_on_page;
DROP TABLE IF EXISTS kept_figure;
DROP TABLE IF EXISTS kept_counted;
DROP TABLE IF EXISTS kept_part;
DROP TABLE IF EXISTS kept_claim;
DROP TABLE IF EXISTS kept_unread;
DROP TABLE IF EXISTS kept_whole;

-- One row for each fact on a page: a headline belongs to the total that it restates. of_fact: the fact of which it is a part.
CREATE TABLE kept_fact AS
SELECT operation_key, occasion, scope, CASE role WHEN 'restated' THEN 'total' ELSE role END AS kind,
       CASE role WHEN 'part' THEN parent END AS parent,
       CASE role WHEN 'restated' THEN coalesce(parent, item) ELSE item END AS item,
       unit, page, CASE WHEN role IN ('part', 'other') THEN coalesce(fact, '#' || line)
                        ELSE coalesce(CASE role WHEN 'restated' THEN part_of END, fact, '') END AS fact,
       CASE role WHEN 'part' THEN coalesce(part_of, '') END AS of_fact,
       min(category) AS category, min(name) AS name, min(level) AS level, min(country) AS country,
       min(year) AS year, min(id) AS id, group_concat(DISTINCT trim(written)) AS written, min(role = 'restated') AS headline,
       coalesce(bounded_intersect(quantity), bounded_hull(quantity)) AS quantity,
       coalesce(bounded_intersect(plausible), bounded_hull(plausible)) AS plausible,
       coalesce(bounded_intersect(widest), bounded_hull(widest)) AS widest,
       bounded_intersect(quantity) IS NULL AS torn
  FROM statement
 WHERE quantity IS NOT NULL AND role IN ('total', 'restated', 'part', 'other')
 GROUP BY operation_key, occasion, scope, 4, 5, 6, unit, page, 9, 10;

-- One row for each item on a page. Its facts are added. But several totals of one item on one page, and its parts in
-- several totals, may be one inside the other (a country's share told beside the whole) or not: totals that agree are one
-- figure, and else the range goes from the largest to the sum.
CREATE TABLE kept_figure_on_page AS
SELECT operation_key, occasion, scope, kind, parent, item, unit, page, min(category) AS category, min(name) AS name,
       min(level) AS level, min(country) AS country, min(year) AS year,
       CASE WHEN count(*) = 1 THEN max(quantity)
            WHEN kind = 'total' AND (bounded_intersect(quantity) IS NOT NULL OR max(headline))
            THEN coalesce(bounded_intersect(quantity), bounded_hull(quantity))
            ELSE quantity_hull(bounded_max(quantity), bounded_total(quantity)) END AS quantity,
       CASE WHEN count(*) = 1 THEN max(plausible)
            WHEN kind = 'total' AND (bounded_intersect(quantity) IS NOT NULL OR max(headline))
            THEN coalesce(bounded_intersect(plausible), bounded_hull(plausible))
            ELSE quantity_hull(bounded_max(plausible), bounded_total(plausible)) END AS plausible,
       CASE WHEN count(*) = 1 THEN max(widest)
            WHEN kind = 'total' AND (bounded_intersect(quantity) IS NOT NULL OR max(headline))
            THEN coalesce(bounded_intersect(widest), bounded_hull(widest))
            ELSE quantity_hull(bounded_max(widest), bounded_total(widest)) END AS widest,
       max(torn) OR kind = 'total' AND max(headline) AND bounded_intersect(quantity) IS NULL AS torn,
       sum(facts) AS facts, min(id) AS id, group_concat(written, ' + ') AS written
  FROM (SELECT operation_key, occasion, scope, kind, parent, item, unit, page, min(category) AS category, min(name) AS name,
               min(level) AS level, min(country) AS country, min(year) AS year, max(headline) AS headline,
               bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible, bounded_total(widest) AS widest,
               max(torn) AS torn, count(*) AS facts, min(id) AS id, group_concat(written, ' + ') AS written
          FROM kept_fact
         GROUP BY operation_key, occasion, scope, kind, parent, item, unit, page,
                  CASE kind WHEN 'part' THEN of_fact WHEN 'total' THEN fact END)
 GROUP BY operation_key, occasion, scope, kind, parent, item, unit, page;

-- One row for each item over all pages; pages: on how many it stands.
CREATE TABLE kept_figure AS
SELECT operation_key, occasion, scope, kind, parent, item, unit, min(category) AS category, min(name) AS name,
       min(level) AS level, min(country) AS country, min(year) AS year,
       coalesce(bounded_intersect(quantity), bounded_hull(quantity)) AS quantity,
       coalesce(bounded_intersect(plausible), bounded_hull(plausible)) AS plausible,
       coalesce(bounded_intersect(widest), bounded_hull(widest)) AS widest,
       max(torn) OR bounded_intersect(quantity) IS NULL AS torn, count(*) AS pages, min(id) AS id,
       CASE operation_key WHEN '' THEN page END AS only_page,
       -- 1: what others hold against the item, its stated total if it has one
       row_number() OVER (PARTITION BY operation_key, occasion, scope, item, unit, CASE operation_key WHEN '' THEN page END
                          ORDER BY kind = 'other', kind = 'part' AND parent IS item, kind <> 'total', min(id)) AS choice
  FROM kept_figure_on_page
 GROUP BY operation_key, occasion, scope, kind, parent, item, unit, only_page;
CREATE INDEX kept_figure_by_item ON kept_figure (operation_key, occasion, scope, item, unit, choice);

-- One row for each item of an operation: what the totals add up. low and high: REAL, in `unit`, high NULL where there is
-- no upper bound, so that other programs have figures too. whole: 1 for what is said of a whole category;
-- inner: 1 where the operation also has a figure for what the item is a kind of; held: 1 where it is a part of an item of
-- its category that is here too; head: the first word of the key.
CREATE TABLE kept_counted AS
SELECT operation_key, occasion, scope, level, country, year, item, unit, category, name, kind, parent, quantity, plausible,
       quantity_low(quantity) AS low, nullif(quantity_high(quantity), 9e999) AS high, widest, torn, pages, id,
       item IN ('drugs', 'precursors', 'potent substances', 'weapons', 'ammunition') AS whole,
       0 AS "inner", 0 AS held, only_page, substr(operation_key, 1, instr(operation_key || '-', '-') - 1) AS head
  FROM (SELECT operation_key, occasion, scope, min(level) AS level, min(country) AS country, min(year) AS year, item, unit,
               min(category) AS category, min(name) AS name, min(kind) AS kind, min(parent) AS parent,
               coalesce(bounded_intersect(quantity), bounded_hull(quantity)) AS quantity,
               coalesce(bounded_intersect(plausible), bounded_hull(plausible)) AS plausible,
               coalesce(bounded_intersect(widest), bounded_hull(widest)) AS widest,
               max(torn) OR bounded_intersect(quantity) IS NULL AS torn, max(pages) AS pages, min(id) AS id, only_page
          FROM (SELECT *, min(source) OVER (PARTITION BY operation_key, occasion, scope, item, unit, only_page) AS first_source
                  FROM (SELECT *, CASE WHEN kind = 'part' AND parent IS NOT item OR kind = 'total' THEN 1
                                       WHEN kind = 'part' THEN 2 ELSE 3 END AS source FROM kept_figure))
         WHERE source = first_source
         GROUP BY operation_key, occasion, scope, item, unit, only_page);
CREATE INDEX kept_counted_by_item ON kept_counted (operation_key, occasion, item, unit, scope);
CREATE INDEX kept_counted_by_head ON kept_counted (head, item, unit);
CREATE INDEX kept_counted_by_level ON kept_counted (level, item, unit);
UPDATE kept_counted SET held = 1
 WHERE kind = 'part' AND parent IS NOT item AND EXISTS (
       SELECT 1 FROM kept_counted AS b
        WHERE (b.operation_key, b.occasion, b.item, b.unit, b.scope)
              = (kept_counted.operation_key, kept_counted.occasion, kept_counted.parent, kept_counted.unit, kept_counted.scope)
          AND b.category = kept_counted.category AND b.only_page IS kept_counted.only_page);
UPDATE kept_counted SET "inner" = 1
 WHERE EXISTS (SELECT 1 FROM item_inside AS i CROSS JOIN kept_counted AS b
                WHERE i.item = kept_counted.item AND NOT b.whole AND b.only_page IS kept_counted.only_page
                  AND (b.operation_key, b.occasion, b.item, b.unit, b.scope)
                      = (kept_counted.operation_key, kept_counted.occasion, i.whole, kept_counted.unit, kept_counted.scope));

-- The parts that pages state, one row a fact. inner: 1 where the page has another part that this one is a kind of, so
-- that it may lie inside of that. overlaps: 1 where parts of this sort may count one thing twice (cases, persons, ...).
CREATE TABLE kept_part AS
SELECT *, 0 AS "inner",
       unit = 'pcs' AND category NOT IN ('drug', 'precursor', 'potent', 'weapon', 'ammunition', 'laboratory', 'plantation')
           AS overlaps
  FROM kept_fact WHERE kind = 'part' AND parent IS NOT NULL;
-- Parts whose words could not be read: a sum of the others is no sum of all.
CREATE TABLE kept_unread AS
SELECT operation_key, occasion, scope, parent, page, coalesce(part_of, '') AS of_fact, count(*) AS parts FROM statement
 WHERE quantity IS NULL AND role = 'part' GROUP BY operation_key, occasion, scope, parent, page, 6;
CREATE INDEX kept_unread_by_page ON kept_unread (operation_key, occasion, scope, parent, page, of_fact);

-- Where a page has several totals of one item, each is the whole of its own parts.
CREATE TABLE kept_whole AS
SELECT operation_key, occasion, scope, item, unit, page, fact, quantity, plausible, widest, id
  FROM (SELECT *, count(*) OVER (PARTITION BY operation_key, occasion, scope, item, unit, page) AS facts
          FROM kept_fact WHERE kind = 'total')
 WHERE facts > 1;
CREATE INDEX kept_whole_by_fact ON kept_whole (operation_key, occasion, scope, item, unit, page, fact);
CREATE INDEX kept_part_by_item ON kept_part (operation_key, occasion, scope, parent, unit, page, of_fact, item);
UPDATE kept_part SET "inner" = 1
 WHERE EXISTS (SELECT 1 FROM item_inside AS i CROSS JOIN kept_part AS b
                WHERE i.item = kept_part.item
                  AND (b.operation_key, b.occasion, b.scope, b.parent, b.unit, b.page, b.of_fact, b.item)
                      = (kept_part.operation_key, kept_part.occasion, kept_part.scope, kept_part.parent, kept_part.unit,
                         kept_part.page, kept_part.of_fact, i.whole));

-- What is held against what: a page's totals and headlines as they stand, its parts and other rows item by item. Of several
-- totals of one item on one page that can't be one figure, only the largest: the others are shares of it, or stand beside.
-- Rows that name no operation have no one to contradict. lone: 1 for the only figure of persons or of cases on its page.
-- outer: 1 for the first and the last of those that say the same, which is enough to find who contradicts them.
CREATE TABLE kept_claim AS
SELECT operation_key, occasion, scope, name, item, category, unit, quantity, plausible, written, id, kind, page,
       category IN ('person', 'case')
       AND count(*) OVER (PARTITION BY operation_key, occasion, scope, category, unit, page) = 1 AS lone,
       id IN (min(id) OVER alike, max(id) OVER alike) AS "outer"
  FROM (SELECT operation_key, occasion, scope, name, item, category, unit, quantity, plausible, written, id, 'total' AS kind, page,
               -- among the totals of the item on its page: whether they agree, and which fact is the largest
               role = 'total' AND fact IS NOT NULL
               AND bounded_intersect(quantity) FILTER (WHERE role = 'total') OVER on_page IS NULL
               AND fact IS NOT first_value(fact) OVER (PARTITION BY operation_key, occasion, scope, item, unit, page
                                                               ORDER BY role <> 'total', quantity_low(quantity) DESC, id) AS beside
          FROM (SELECT operation_key, occasion, scope, name,
                       CASE role WHEN 'restated' THEN coalesce(parent, item) ELSE item END AS item, category, unit, quantity,
                       plausible, trim(written) AS written, min(id) AS id, page, role, fact
                  FROM statement WHERE role IN ('total', 'restated') AND quantity IS NOT NULL AND operation_key <> ''
                 GROUP BY operation_key, occasion, scope, 5, unit, page, quantity)
        WINDOW on_page AS (PARTITION BY operation_key, occasion, scope, item, unit, page)
        UNION ALL
        SELECT operation_key, occasion, scope, name, item, category, unit, quantity, plausible, written, id, kind, page, 0
          FROM kept_figure_on_page
         WHERE (kind = 'other' OR kind = 'part' AND parent IS NOT item) AND operation_key <> '')
 WHERE NOT beside
WINDOW alike AS (PARTITION BY operation_key, occasion, scope, item, unit, kind, quantity, plausible);
CREATE INDEX kept_claim_by_item ON kept_claim (operation_key, occasion, scope, item, unit, id);
CREATE INDEX kept_claim_outer ON kept_claim (operation_key, occasion, scope, item, unit, id) WHERE "outer";
CREATE INDEX kept_claim_lone ON kept_claim (operation_key, occasion, scope, category, unit, id) WHERE lone AND "outer";

-- From here on it is what the statements say, until a trigger puts a 0 here.
UPDATE kept_state SET fresh = 1;
CREATE TRIGGER IF NOT EXISTS statement_added AFTER INSERT ON statement
  WHEN (SELECT fresh FROM kept_state) BEGIN UPDATE kept_state SET fresh = 0; END;
CREATE TRIGGER IF NOT EXISTS statement_changed AFTER UPDATE ON statement
  WHEN (SELECT fresh FROM kept_state) BEGIN UPDATE kept_state SET fresh = 0; END;
CREATE TRIGGER IF NOT EXISTS statement_deleted AFTER DELETE ON statement
  WHEN (SELECT fresh FROM kept_state) BEGIN UPDATE kept_state SET fresh = 0; END;

-- 1, or an error: adding words that are no quantity is one, and it quotes them.
CREATE VIEW IF NOT EXISTS kept_is_fresh AS
SELECT CASE WHEN fresh THEN 1
            ELSE quantity_add('statement was written to, run sql/figures.sql', '1 kg') END AS fresh FROM kept_state;

CREATE VIEW IF NOT EXISTS fact_on_page AS SELECT * FROM kept_fact WHERE (SELECT fresh FROM kept_is_fresh);
CREATE VIEW IF NOT EXISTS figure_on_page AS SELECT * FROM kept_figure_on_page WHERE (SELECT fresh FROM kept_is_fresh);
CREATE VIEW IF NOT EXISTS figure AS SELECT * FROM kept_figure WHERE (SELECT fresh FROM kept_is_fresh);
CREATE VIEW IF NOT EXISTS counted AS SELECT * FROM kept_counted WHERE (SELECT fresh FROM kept_is_fresh);
CREATE VIEW IF NOT EXISTS part AS SELECT * FROM kept_part WHERE (SELECT fresh FROM kept_is_fresh);
CREATE VIEW IF NOT EXISTS claim AS SELECT * FROM kept_claim WHERE (SELECT fresh FROM kept_is_fresh);
