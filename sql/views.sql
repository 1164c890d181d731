-- views.sql: what the statements of all pages say together. Reads `statement` (statements.sql).
--
-- What others build on is worked out once, into TEMP tables (figure_on_page, figure, counted, sum_of_parts); the
-- rest are TEMP views. Nothing here touches a file, and nothing stays behind in a database.
--
-- Three steps keep one figure from being counted twice:
--   1. on a page, statements of one figure are intersected: the totals of an item with the headlines that restate
--      them, parts and other rows of one item that bear the same fact; the facts of an item then are added;
--   2. what several pages say of that figure is intersected, so a release that stands on two pages counts once;
--   3. an item of an operation is counted from its parts or, where it is no part, from its totals, else from other
--      rows.
-- Statements that contradict each other have no intersection: then the range that holds them all stands in for it,
-- `torn` is 1, and the view `contradiction` names them. Episodes and cumulative figures are never counted.

CREATE TEMP TABLE figure_on_page AS
SELECT operation_key, occasion, scope, kind, parent, item, unit, page, min(category) AS category, min(name) AS name,
       bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible, max(torn) AS torn,
       min(id) AS id, group_concat(written, ' + ') AS written
  FROM (SELECT operation_key, occasion, scope, CASE role WHEN 'restated' THEN 'total' ELSE role END AS kind,
               CASE role WHEN 'part' THEN parent END AS parent,
               CASE role WHEN 'restated' THEN coalesce(parent, item) ELSE item END AS item,
               unit, page, min(category) AS category, min(name) AS name, min(id) AS id,
               group_concat(DISTINCT trim(written)) AS written,
               coalesce(bounded_intersect(quantity), bounded_hull(quantity)) AS quantity,
               coalesce(bounded_intersect(plausible), bounded_hull(plausible)) AS plausible,
               bounded_intersect(quantity) IS NULL AS torn
          FROM statement
         WHERE quantity IS NOT NULL AND role IN ('total', 'restated', 'part', 'other')
         GROUP BY operation_key, occasion, scope, 4, 5, 6, unit, page,
                  CASE WHEN role IN ('part', 'other') THEN coalesce(fact_key, '#' || line) END)
 GROUP BY operation_key, occasion, scope, kind, parent, item, unit, page;
CREATE INDEX temp.figure_on_page_by_item ON figure_on_page (operation_key, occasion, scope, item, unit);

CREATE TEMP TABLE figure AS
SELECT operation_key, occasion, scope, kind, parent, item, unit, min(category) AS category, min(name) AS name,
       coalesce(bounded_intersect(quantity), bounded_hull(quantity)) AS quantity,
       coalesce(bounded_intersect(plausible), bounded_hull(plausible)) AS plausible,
       max(torn) OR bounded_intersect(quantity) IS NULL AS torn, count(*) AS pages, min(id) AS id
  FROM figure_on_page GROUP BY operation_key, occasion, scope, kind, parent, item, unit;
CREATE INDEX temp.figure_by_item ON figure (operation_key, occasion, scope, item, unit);

-- One row for each item of an operation: what the totals over operations add up.
CREATE TEMP TABLE counted AS
SELECT operation_key, occasion, scope, item, unit, category, name, kind, quantity, plausible, torn, pages, id
  FROM (SELECT *, row_number() OVER (PARTITION BY operation_key, occasion, scope, item, unit
                  ORDER BY CASE WHEN kind = 'part' AND parent IS NOT item THEN 1 WHEN kind = 'total' THEN 2
                                WHEN kind = 'part' THEN 3 ELSE 4 END, id) AS choice
          FROM figure)
 WHERE choice = 1;
CREATE INDEX temp.counted_by_item ON counted (operation_key, occasion, scope, item, unit);

-- The parts of a total, added page by page, against what all pages say of the total: as written, and for drugs
-- without precursors and potent substances, which releases list among the parts without seeming to count them.
CREATE TEMP TABLE sum_of_parts AS
SELECT p.operation_key, p.occasion, p.scope, p.parent, p.unit, p.page, min(p.name) AS name, min(p.id) AS id,
       bounded_total(p.quantity) AS parts, bounded_total(p.plausible) AS plausible,
       count(*) FILTER (WHERE p.category IN ('precursor', 'potent')) AS others,
       bounded_total(p.quantity) FILTER (WHERE p.category NOT IN ('precursor', 'potent')) AS drugs,
       bounded_total(p.plausible) FILTER (WHERE p.category NOT IN ('precursor', 'potent')) AS plausible_drugs
  FROM figure_on_page AS p WHERE p.kind = 'part' AND p.parent IS NOT NULL
 GROUP BY p.operation_key, p.occasion, p.scope, p.parent, p.unit, p.page;

CREATE TEMP VIEW parts_and_total AS
SELECT s.operation_key, s.occasion, s.scope, s.name, s.parent AS item, s.unit, coalesce(t.id, min(s.id)) AS id,
       count(*) AS pages, s.counting, t.quantity AS total, t.plausible AS plausible_total, s.parts,
       s.plausible AS plausible_parts
  FROM (SELECT operation_key, occasion, scope, name, parent, unit, id, 'as written' AS counting, parts, plausible
          FROM sum_of_parts
        UNION ALL
        SELECT operation_key, occasion, scope, name, parent, unit, id, 'drugs alone', drugs, plausible_drugs
          FROM sum_of_parts WHERE others > 0 AND drugs IS NOT NULL AND parent NOT LIKE '%precursor%') AS s
  LEFT JOIN figure AS t ON t.kind = 'total' AND (t.operation_key, t.occasion, t.scope, t.item, t.unit)
                           = (s.operation_key, s.occasion, s.scope, s.parent, s.unit)
 GROUP BY s.operation_key, s.occasion, s.scope, s.parent, s.unit, s.counting, s.parts;

-- impossible: the parts certainly exceed the total. doubtful: only the ends of an "about", or the words as readers
-- take them, say so. The ends of an "about" are a convention, which is why quantity_fits alone can't tell these two.
CREATE TEMP VIEW consistency AS
SELECT *, item || CASE scope WHEN 'whole operation' THEN '' ELSE ' (' || scope || ')' END AS figure,
       CASE WHEN total IS NULL THEN 'no total stated'
               WHEN quantity_fits(parts, total) = 0 THEN 'impossible'
               WHEN quantity_low(parts) > quantity_high(total) THEN 'doubtful'
               WHEN quantity_low(plausible_parts) > quantity_high(plausible_total)
                    OR quantity_low(plausible_parts) = quantity_high(plausible_total)
                       AND (quantity_low_open(plausible_parts) OR quantity_high_open(plausible_total)) THEN 'doubtful'
               ELSE 'possible' END AS verdict,
       quantity_sub(total, parts) AS rest
  FROM parts_and_total;

-- Two statements of one figure: they contradict each other where their intervals don't meet, and disagree where
-- they meet, but not as readers take the words. Rows of the role `other` may speak of a share or a case, so they are
-- held neither against parts nor against their own page.
CREATE TEMP VIEW claim AS
SELECT operation_key, occasion, scope, name,
       CASE role WHEN 'restated' THEN coalesce(parent, item) ELSE item END AS item, unit, quantity, plausible,
       trim(written) AS written, id, 'total' AS kind, page
  FROM statement WHERE role IN ('total', 'restated') AND quantity IS NOT NULL
UNION ALL
SELECT operation_key, occasion, scope, name, item, unit, quantity, plausible, written, id, kind, page
  FROM figure_on_page WHERE kind = 'other' OR kind = 'part' AND parent IS NOT item;

CREATE TEMP VIEW contradiction AS
SELECT a.operation_key, a.name, a.scope, a.item, min(a.id) AS id, a.written AS one, b.id AS other_id,
       b.written AS other, CASE WHEN quantity_intersect(a.quantity, b.quantity) IS NULL THEN 'contradict'
                                ELSE 'disagree as read' END AS verdict
  FROM claim AS a JOIN claim AS b
    ON (a.operation_key, a.occasion, a.scope, a.item, a.unit) = (b.operation_key, b.occasion, b.scope, b.item, b.unit)
   AND a.id < b.id
   AND (a.kind <> 'other' OR b.kind <> 'part' AND a.page <> b.page)
   AND (b.kind <> 'other' OR a.kind <> 'part' AND a.page <> b.page)
 WHERE quantity_intersect(a.plausible, b.plausible) IS NULL
 GROUP BY a.operation_key, a.occasion, a.scope, a.item, a.unit,
          min(a.quantity, b.quantity), max(a.quantity, b.quantity);

-- An episode lies inside a figure of its operation, so it must fit into it.
CREATE TEMP VIEW episode AS
SELECT e.id, e.name, e.place, e.item, e.quantity, e.parent,
       coalesce(c.quantity, d.quantity) AS whole,
       CASE quantity_fits(e.quantity, coalesce(c.quantity, d.quantity)) WHEN 0 THEN 'impossible' WHEN 1 THEN 'certainly'
            ELSE CASE WHEN coalesce(c.quantity, d.quantity) IS NULL THEN 'no figure' ELSE 'possible' END END AS fits
  FROM (SELECT *, min(id) FROM statement WHERE role = 'episode' AND quantity IS NOT NULL
         GROUP BY operation_key, occasion, place, item, fact_key, quantity) AS e
  LEFT JOIN counted AS c ON c.scope = 'whole operation' AND (c.operation_key, c.occasion, c.item, c.unit)
                            = (e.operation_key, e.occasion, e.parent, e.unit)
  LEFT JOIN counted AS d ON d.scope = 'whole operation' AND (d.operation_key, d.occasion, d.item, d.unit)
                            = (e.operation_key, e.occasion, e.item, e.unit);

-- A figure over years, against the operations under that name that had begun when it was published.
CREATE TEMP VIEW cumulative AS
SELECT c.id, c.name, c.item, c.unit, c.date_from, c.published, c.written, c.quantity, count(k.item) AS operations,
       bounded_total(k.quantity) AS reported
  FROM (SELECT *, min(id) FROM statement WHERE role = 'cumulative' AND quantity IS NOT NULL
         GROUP BY operation_key, item, unit, quantity, date_from) AS c
  LEFT JOIN counted AS k
    ON (k.item, k.unit) = (c.item, c.unit) AND k.scope = 'whole operation'
   AND (k.operation_key = c.operation_key
        OR substr(k.operation_key, 1, length(c.operation_key) + 1) = c.operation_key || '-')
   AND k.occasion >= coalesce(c.date_from, '') AND k.occasion <= coalesce(c.published, c.date_to, '9999')
 GROUP BY c.id;

-- Pages that say the same, figure for figure.
CREATE TEMP VIEW republished AS
SELECT name, min(id) AS id, count(*) AS pages, figures, group_concat(file, ', ') AS files
  FROM (SELECT page, file, name, min(id) AS id, count(*) AS figures, group_concat(figure, char(10)) AS says
          FROM (SELECT id, page, file, name, operation_key || '|' || occasion || '|' || scope || '|' || role || '|' || item
                       || '|' || coalesce(quantity, written, '') AS figure FROM statement ORDER BY page, figure)
         GROUP BY page)
 GROUP BY says HAVING count(*) > 1;

-- What the report adds up over operations, and where each sum comes from.
CREATE TEMP VIEW total AS
SELECT scope, category, item, unit, bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible,
       count(*) AS figures,
       CASE WHEN count(*) > 4 THEN count(*) || ' figures' ELSE group_concat(quantity, ' + ') END
       || CASE WHEN max(torn) THEN ' (contradicted)' ELSE '' END AS added
  FROM (SELECT * FROM counted ORDER BY occasion, id) GROUP BY scope, item, unit;

-- All that can't be true, whatever view found it.
CREATE TEMP VIEW finding AS
SELECT verdict, name, figure || CASE counting WHEN 'drugs alone' THEN ', drugs alone' ELSE '' END AS figure,
       'parts: ' || parts AS says, 'total: ' || total AS against, id, NULL AS other_id
  FROM consistency WHERE verdict IN ('impossible', 'doubtful')
UNION ALL
SELECT verdict, name, item || CASE scope WHEN 'whole operation' THEN '' ELSE ' (' || scope || ')' END,
       '"' || one || '"', '"' || other || '"', id, other_id
  FROM contradiction
UNION ALL
SELECT 'impossible', name, item, 'episode: ' || quantity, parent || ': ' || whole, id, NULL
  FROM episode WHERE fits = 'impossible'
UNION ALL
SELECT 'impossible', name, item, 'reports: ' || reported, 'all years: ' || quantity, id, NULL
  FROM cumulative WHERE quantity_fits(reported, quantity) = 0;

-- What could not be read as a quantity, and why.
CREATE TEMP VIEW unread AS
SELECT id, file || ':' || line AS stands_at, name, item, written,
       coalesce(reason, 'there is no figure in this row') AS reason
  FROM statement WHERE quantity IS NULL
 UNION ALL
SELECT id, file || ':' || line, name, item, written, problem
  FROM statement WHERE problem IS NOT NULL AND quantity IS NOT NULL;
