-- views.sql: totals. Run it once for a database, after figures.sql.
--
-- Needs what figures.sql makes; the views need the extension wherever they are read. Every total is a quantity, exact, in
-- canonical text, and can be added up further by bounded_total(). Beside it: plausible, the same as readers take the
-- words (more than 8.9 t is at least 8.9 and under 9.0); low and high, REAL, in `unit`, high NULL where there is no upper
-- bound; figures or operations, how many were added; torn, 1 where one of them is contradicted and stands as the range
-- that holds all that was said. Figures of whole operations, of countries and of places within them are never added to each
-- other, nor drugs to precursors: level and category tell them apart.

-- Totals of one item over operations. `figures` were added; `added` shows them where they are few. low and high are
-- REAL, in `unit`; high is NULL where there is no upper bound.
CREATE VIEW IF NOT EXISTS total AS
SELECT scope, category, item, unit, bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible,
       quantity_low(bounded_total(quantity)) AS low, nullif(quantity_high(bounded_total(quantity)), 9e999) AS high,
       count(*) AS figures,
       CASE WHEN count(*) > 4 THEN count(*) || ' figures' ELSE group_concat(quantity, ' + ') END
       || CASE WHEN max(torn) THEN ' (no common value)' ELSE '' END AS added
  FROM (SELECT * FROM counted ORDER BY occasion, id) GROUP BY scope, item, unit;

CREATE VIEW IF NOT EXISTS total_by_item AS
SELECT level, category, item, unit, bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible,
       quantity_low(bounded_total(quantity)) AS low, nullif(quantity_high(bounded_total(quantity)), 9e999) AS high,
       count(*) AS figures, max(torn) AS torn
  FROM counted GROUP BY level, item, unit;

CREATE VIEW IF NOT EXISTS total_by_year AS
SELECT year, level, category, item, unit, bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible,
       quantity_low(bounded_total(quantity)) AS low, nullif(quantity_high(bounded_total(quantity)), 9e999) AS high,
       count(*) AS figures, max(torn) AS torn
  FROM counted GROUP BY year, level, item, unit;

-- A country's own figures, apart from those of its regions and from those of the operation: none holds another for sure.
CREATE VIEW IF NOT EXISTS total_by_country AS
SELECT country, level, category, item, unit, bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible,
       quantity_low(bounded_total(quantity)) AS low, nullif(quantity_high(bounded_total(quantity)), 9e999) AS high,
       count(*) AS figures, max(torn) AS torn
  FROM counted WHERE level <> 'operation' GROUP BY country, level, item, unit;

-- What an operation seized of a whole category, where things of that category can be added at all: heroin and opium
-- can, cases and persons can't (one person may be in two cases). The stated total of the category counts, if there is
-- one, and what is stated besides and isn't said to be a part may lie inside of it or not: the range holds both.
-- stated: 1 where such a total stands, 0 where the items were added up; parts of another item are not added, and what is a
-- kind of another item (marijuana beside cannabis) may be inside of it or not.
CREATE VIEW IF NOT EXISTS total_by_operation AS
SELECT operation_key, occasion, scope, level, country, year, name, category, unit,
       CASE WHEN stated IS NULL THEN coalesce(quantity_hull(least, most), most) WHEN beside IS NULL THEN stated
            ELSE quantity_hull(stated, quantity_add(stated, beside)) END AS quantity,
       CASE WHEN plausible_stated IS NULL THEN coalesce(quantity_hull(plausible_least, plausible_most), plausible_most)
            WHEN plausible_beside IS NULL THEN plausible_stated
            ELSE quantity_hull(plausible_stated, quantity_add(plausible_stated, plausible_beside)) END AS plausible,
       stated IS NOT NULL AS stated, figures, torn, id
  FROM (SELECT operation_key, occasion, scope, min(level) AS level, min(country) AS country, min(year) AS year,
               min(name) AS name, category, unit, count(*) AS figures, max(torn) AS torn, min(id) AS id,
               bounded_total(quantity) FILTER (WHERE whole) AS stated,
               bounded_total(plausible) FILTER (WHERE whole) AS plausible_stated,
               bounded_total(quantity) FILTER (WHERE NOT whole AND kind <> 'part') AS beside,
               bounded_total(plausible) FILTER (WHERE NOT whole AND kind <> 'part') AS plausible_beside,
               bounded_total(quantity) FILTER (WHERE NOT whole AND NOT held AND NOT "inner") AS least,
               bounded_total(plausible) FILTER (WHERE NOT whole AND NOT held AND NOT "inner") AS plausible_least,
               bounded_total(quantity) FILTER (WHERE NOT whole AND NOT held) AS most,
               bounded_total(plausible) FILTER (WHERE NOT whole AND NOT held) AS plausible_most
          FROM counted
         WHERE category IN ('drug', 'precursor', 'potent', 'weapon', 'ammunition', 'laboratory', 'website')
           AND item NOT IN ('drugs and precursors', 'weapons and ammunition')
         GROUP BY operation_key, occasion, scope, category, unit, only_page);

-- The same over operations, for each year and category. National and regional figures are apart: `level`.
CREATE VIEW IF NOT EXISTS total_by_category AS
SELECT year, level, category, unit, bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible,
       quantity_low(bounded_total(quantity)) AS low, nullif(quantity_high(bounded_total(quantity)), 9e999) AS high,
       count(*) AS operations, max(torn) AS torn
  FROM total_by_operation GROUP BY year, level, category, unit;

CREATE VIEW IF NOT EXISTS total_by_level AS
SELECT level, category, unit, bounded_total(quantity) AS quantity, bounded_total(plausible) AS plausible,
       quantity_low(bounded_total(quantity)) AS low, nullif(quantity_high(bounded_total(quantity)), 9e999) AS high,
       count(*) AS operations, max(torn) AS torn
  FROM total_by_operation GROUP BY level, category, unit;
