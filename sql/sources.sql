-- sources.sql: what several sources say of one thing. Run it once for a database, after views.sql and consistency.sql.
--
-- Views: comparison (every two claims of one figure, with a verdict), conflict (they can't both be true, with both
-- quotes), disagreement (they can, but not as readers take the words), republished (one release on several pages),
-- several_outlets (one operation on several pages), finding (all that can't be true or is doubtful, whatever view found
-- it), unread (what could not be read, and why).

-- Every two claims of one figure. verdict:
--   contradicts                          their intervals don't meet
--   restates (plausible readings part)   they meet, but not as readers take the words
--   restates (touch in one point)        they share one number only
--   restates                             they can both be true
-- same: 'item' where both name the same item; 'category' where each page has just one figure of persons or of cases, they
-- are called differently ("580 brought to responsibility", "579 detained") and lie within a tenth of each other, so
-- that they are most likely one figure told twice. Rows of the role `other` may speak of a share or of a case, so they are
-- held neither against parts nor against their own page.
-- written and other_written are the quotes; id and other_id the statements; both is what they both allow. Rows are as many as there are pairs: use conflict and
-- disagreement, which first leave out whatever has a common point, where a figure stands on very many pages.
CREATE VIEW IF NOT EXISTS comparison AS
WITH pair AS MATERIALIZED (
    SELECT a.operation_key, a.occasion, a.name, a.scope, a.item, b.item AS other_item, a.unit, 'item' AS same,
           a.id, a.quantity, a.plausible, a.written, a.page, b.id AS other_id, b.quantity AS other_quantity,
           b.plausible AS other_plausible, b.written AS other_written, b.page AS other_page
      FROM claim AS a CROSS JOIN kept_claim AS b
        ON (a.operation_key, a.occasion, a.scope, a.item, a.unit) = (b.operation_key, b.occasion, b.scope, b.item, b.unit)
       AND a.id < b.id
       AND (a.kind <> 'other' OR b.kind <> 'part' AND a.page <> b.page)
       AND (b.kind <> 'other' OR a.kind <> 'part' AND a.page <> b.page)
    UNION ALL
    SELECT a.operation_key, a.occasion, a.name, a.scope, a.item, b.item, a.unit, 'category',
           a.id, a.quantity, a.plausible, a.written, a.page, b.id, b.quantity, b.plausible, b.written, b.page
      FROM claim AS a CROSS JOIN kept_claim AS b
        ON (a.operation_key, a.occasion, a.scope, a.category, a.unit) = (b.operation_key, b.occasion, b.scope, b.category, b.unit)
       AND a.lone AND b.lone AND a."outer" AND b."outer" AND a.id < b.id AND a.page <> b.page AND a.item <> b.item
     WHERE quantity_low(a.plausible) <= 1.1 * quantity_high(b.plausible)
       AND quantity_low(b.plausible) <= 1.1 * quantity_high(a.plausible)
)
SELECT *, CASE WHEN both IS NULL THEN 'contradicts'
               WHEN quantity_intersect(plausible, other_plausible) IS NULL THEN 'restates (plausible readings part)'
               WHEN quantity_low(both) = quantity_high(both) AND quantity_low(quantity) < quantity_high(quantity)
                    AND quantity_low(other_quantity) < quantity_high(other_quantity)
               THEN 'restates (touch in one point)' ELSE 'restates' END AS verdict
  FROM (SELECT *, quantity_intersect(quantity, other_quantity) AS both FROM pair);

-- Claims of a figure that have no common point as readers take them, paired; of equal pairs the first. Where all have a
-- common point no two can part (intervals on a line that meet two by two all meet), so only such figures are paired, and of
-- claims that say the same only the first and the last: there are as many pairs as different contradictions.
CREATE VIEW IF NOT EXISTS contradiction AS
WITH parted AS MATERIALIZED (
    SELECT operation_key, occasion, scope, item, unit FROM claim GROUP BY operation_key, occasion, scope, item, unit
    HAVING bounded_intersect(plausible) IS NULL
)
SELECT a.operation_key, a.occasion, a.name, a.scope, a.item, a.item AS other_item, a.unit, 'item' AS same, min(a.id) AS id,
       a.quantity, a.written AS one, a.page, b.id AS other_id, b.quantity AS other_quantity, b.written AS other, b.page AS other_page,
       CASE WHEN quantity_intersect(a.quantity, b.quantity) IS NULL THEN 'contradict' ELSE 'disagree as read' END AS verdict
  FROM parted AS t
 CROSS JOIN kept_claim AS a ON (a.operation_key, a.occasion, a.scope, a.item, a.unit)
                               = (t.operation_key, t.occasion, t.scope, t.item, t.unit) AND a."outer"
 CROSS JOIN kept_claim AS b
    ON (a.operation_key, a.occasion, a.scope, a.item, a.unit) = (b.operation_key, b.occasion, b.scope, b.item, b.unit)
   AND b."outer" AND a.id < b.id
   AND (a.kind <> 'other' OR b.kind <> 'part' AND a.page <> b.page)
   AND (b.kind <> 'other' OR a.kind <> 'part' AND a.page <> b.page)
 WHERE CASE a.unit WHEN b.unit THEN quantity_intersect(a.plausible, b.plausible) IS NULL END
 GROUP BY a.operation_key, a.occasion, a.scope, a.item, a.unit, min(a.quantity, b.quantity), max(a.quantity, b.quantity)
UNION ALL
SELECT a.operation_key, a.occasion, a.name, a.scope, a.item, b.item, a.unit, 'category', min(a.id),
       a.quantity, a.written, a.page, b.id, b.quantity, b.written, b.page,
       CASE WHEN quantity_intersect(a.quantity, b.quantity) IS NULL THEN 'contradict' ELSE 'disagree as read' END
  FROM claim AS a CROSS JOIN kept_claim AS b
    ON (a.operation_key, a.occasion, a.scope, a.category, a.unit) = (b.operation_key, b.occasion, b.scope, b.category, b.unit)
   AND a.lone AND b.lone AND a."outer" AND b."outer" AND a.id < b.id AND a.page <> b.page AND a.item <> b.item
 WHERE CASE a.unit WHEN b.unit THEN quantity_intersect(a.plausible, b.plausible) IS NULL END
   AND quantity_low(a.plausible) <= 1.1 * quantity_high(b.plausible)
   AND quantity_low(b.plausible) <= 1.1 * quantity_high(a.plausible)
 GROUP BY a.operation_key, a.occasion, a.scope, a.category, a.unit, min(a.quantity, b.quantity), max(a.quantity, b.quantity);

-- Two sources that can't both be true, with both quotes and where they stand.
CREATE VIEW IF NOT EXISTS conflict AS
SELECT name, occasion, scope, item, other_item, same, one, quantity, coalesce(s.source, s.file) AS source, other, other_quantity,
       coalesce(o.source, o.file) AS other_source, c.id, c.other_id
  FROM (SELECT * FROM contradiction WHERE verdict = 'contradict') AS c
  JOIN (SELECT id, source, file FROM statement) AS s ON s.id = c.id
  JOIN (SELECT id, source, file FROM statement) AS o ON o.id = c.other_id;

-- Two sources that can both be true, but not as readers take their words.
CREATE VIEW IF NOT EXISTS disagreement AS
SELECT name, occasion, scope, item, other_item, same, one, quantity, coalesce(s.source, s.file) AS source, other, other_quantity,
       coalesce(o.source, o.file) AS other_source, c.id, c.other_id
  FROM (SELECT * FROM contradiction WHERE verdict = 'disagree as read') AS c
  JOIN (SELECT id, source, file FROM statement) AS s ON s.id = c.id
  JOIN (SELECT id, source, file FROM statement) AS o ON o.id = c.other_id;

-- Pages that say the same, figure for figure: a release that was published again.
CREATE VIEW IF NOT EXISTS republished AS
SELECT name, min(id) AS id, count(*) AS pages, figures, group_concat(file, ', ') AS files
  FROM (SELECT page, file, name, min(id) AS id, count(*) AS figures, group_concat(figure, char(10)) AS says
          FROM (SELECT DISTINCT page, file, max(name) OVER (PARTITION BY page) AS name, min(id) OVER (PARTITION BY page) AS id,
                       operation_key || '|' || occasion || '|' || scope || '|' || item || '|' || coalesce(quantity, written, '')
                       AS figure FROM statement ORDER BY page, figure)
         GROUP BY page)
 GROUP BY says HAVING count(*) > 1;

-- One operation on several pages: shared figures stand on more than one of them, and are counted once.
CREATE VIEW IF NOT EXISTS several_outlets AS
WITH shared AS MATERIALIZED (
    SELECT operation_key, occasion, scope, item, unit, count(DISTINCT page) AS pages FROM statement
     WHERE operation_key <> '' AND quantity IS NOT NULL AND role IN ('total', 'restated', 'part', 'other')
     GROUP BY operation_key, occasion, scope, item, unit
)
SELECT s.name, s.operation_key, s.occasion, count(DISTINCT s.page) AS pages, count(DISTINCT coalesce(s.source, s.file)) AS outlets,
       coalesce(min(f.figures), 0) AS shared, group_concat(DISTINCT s.file) AS files, min(s.id) AS id
  FROM statement AS s LEFT JOIN (SELECT operation_key, occasion, count(*) AS figures FROM shared WHERE pages > 1
                                  GROUP BY operation_key, occasion) AS f
    ON (f.operation_key, f.occasion) = (s.operation_key, s.occasion)
 WHERE s.operation_key <> '' AND s.role <> 'cumulative'
 GROUP BY s.operation_key, s.occasion HAVING count(DISTINCT s.page) > 1;

-- All that can't be true or is doubtful, whatever view found it.
CREATE VIEW IF NOT EXISTS finding AS
SELECT verdict, name, figure || CASE counting WHEN 'as written' THEN '' ELSE ', ' || counting END AS figure,
       'parts: ' || parts AS says, 'total: ' || total AS against, id, NULL AS other_id, why
  FROM consistency WHERE verdict IN ('impossible', 'doubtful')
UNION ALL
SELECT verdict, name, item || CASE other_item WHEN item THEN '' ELSE ', ' || other_item END
                      || CASE scope WHEN 'whole operation' THEN '' ELSE ' (' || scope || ')' END,
       '"' || one || '"', '"' || other || '"', id, other_id,
       CASE same WHEN 'category' THEN 'told under two names' END
  FROM contradiction
UNION ALL
SELECT fits, name, item, 'episode: ' || quantity, parent || ': ' || whole, id, NULL,
       CASE WHEN fits = 'impossible' THEN NULL WHEN scope = 'whole operation' THEN 'the words round'
            ELSE 'it may not be counted there' END
  FROM episode WHERE fits IN ('impossible', 'doubtful')
UNION ALL
SELECT verdict, name, item || ' (' || scope || ')', scope || ': ' || quantity, 'whole operation: ' || whole, id, whole_id,
       'it may not be counted there'
  FROM share WHERE verdict = 'doubtful'
UNION ALL
SELECT verdict, name, item, coalesce('reports: ' || reported, '') || coalesce(', before: ' || earlier, ''), 'all years: ' || quantity,
       id, NULL, CASE WHEN verdict = 'impossible' THEN NULL WHEN day IS NULL THEN 'its day is not known' ELSE 'the words round' END
  FROM cumulative WHERE verdict IN ('impossible', 'doubtful');

-- What could not be read as a quantity, and why; and records that came damaged.
CREATE VIEW IF NOT EXISTS unread AS
SELECT id, file || ':' || line AS stands_at, name, item, written, reason
  FROM statement WHERE quantity IS NULL
 UNION ALL
SELECT id, file || ':' || line, name, item, written, problem
  FROM statement WHERE problem IS NOT NULL AND quantity IS NOT NULL;
