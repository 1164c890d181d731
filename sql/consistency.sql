-- consistency.sql: do the figures of an operation fit each other? Run it once for a database, after figures.sql.
--
-- Three verdicts, and nothing is called impossible that is merely uncertain:
--   impossible  the parts exceed the total even if every word is stretched as far as it bears (`widest`: twice the width of
--               an "about", half of the last place of a plain figure, an open end taken as closed), counting only
--               parts that can't lie in each other
--   doubtful    they exceed it as written, or as readers take the words. `why` says by what: 'the words round' (a plain
--               figure or an open end decides: 46.6 t against more than 6.6 t and 40 t), 'about' (the width given to an
--               about decides), 'parts may overlap' (a case may be both a group's and a smuggler's, mephedrone is a
--               synthetic drug), 'as readers take it' (more than 8.9 t is hardly 12)
--   possible    they may fit, or do; what they leave unexplained is the `rest`
--
-- quantity_fits() alone says 0 for 46600 kg against >46600 kg, and rightly so: no number above 46600 is 46600. But the
-- headline that says 46.6 has added 6.6 and 40 and left out the "more than": the words round, nothing is false.
--
-- Views: sum_of_parts, consistency (a row for each total that has parts, page by page where pages differ, and for
-- each way of counting), smallest_set, share, episode, cumulative.

-- Added up page by page, and total by total where a page has several of one item, in up to three ways: as written; without
-- precursors, which releases list among the parts of a total of drugs without seeming to count them; and drugs alone,
-- without potent substances too. certain: the widest that is surely counted once (the largest part alone where parts may
-- overlap). unread: parts whose words could not be read; then the sum has no upper bound.
CREATE VIEW IF NOT EXISTS sum_of_parts AS
WITH way (counting, precursors, potent) AS (VALUES ('as written', 1, 1), ('without precursors', 0, 1), ('drugs alone', 0, 0)),
p AS MATERIALIZED (
    SELECT *, max(category = 'precursor') OVER family AND parent NOT LIKE '%precursor%' AS has_precursors,
           max(category = 'potent') OVER family AND parent <> 'potent substances' AS has_potent,
           max(category = 'drug') OVER family AS has_drugs, max(overlaps) OVER family AS overlapping
      FROM part WINDOW family AS (PARTITION BY operation_key, occasion, scope, parent, unit, page, of_fact)
)
SELECT p.operation_key, p.occasion, p.scope, p.parent, p.unit, p.page, p.of_fact, min(p.name) AS name, min(p.id) AS id,
       w.counting,
       CASE WHEN u.parts IS NULL THEN bounded_total(p.quantity)
            ELSE quantity_add(bounded_total(p.quantity), '>=0 ' || p.unit) END AS parts,
       CASE WHEN u.parts IS NULL THEN bounded_total(p.plausible)
            ELSE quantity_add(bounded_total(p.plausible), '>=0 ' || p.unit) END AS plausible_parts,
       count(*) AS number, coalesce(u.parts, 0) AS unread,
       CASE WHEN p.overlapping THEN bounded_max(p.widest)
            ELSE bounded_total(p.widest) FILTER (WHERE NOT p."inner") END AS certain,
       p.overlapping OR max(p."inner") AS overlapping, p.overlapping AS as_counts
  FROM p JOIN way AS w
    ON (w.counting = 'as written' OR p.has_drugs AND (w.potent AND p.has_precursors OR NOT w.potent AND p.has_potent))
   AND (w.precursors OR p.category <> 'precursor') AND (w.potent OR p.category <> 'potent')
  LEFT JOIN kept_unread AS u ON (u.operation_key, u.occasion, u.scope, u.parent, u.page, u.of_fact)
                                = (p.operation_key, p.occasion, p.scope, p.parent, p.page, p.of_fact)
 GROUP BY p.operation_key, p.occasion, p.scope, p.parent, p.unit, p.page, p.of_fact, w.counting;

-- `item` is what the total is of; total and parts as written, plausible_total and plausible_parts as readers take them.
CREATE VIEW IF NOT EXISTS consistency AS
WITH s AS MATERIALIZED (
    SELECT s.*, coalesce(w.quantity, t.quantity) AS total, coalesce(w.plausible, t.plausible) AS plausible_total,
           coalesce(w.widest, t.widest) AS widest_total, coalesce(w.id, t.id) AS total_id
      FROM sum_of_parts AS s
      LEFT JOIN kept_whole AS w ON (w.operation_key, w.occasion, w.scope, w.item, w.unit, w.page, w.fact)
                                   = (s.operation_key, s.occasion, s.scope, s.parent, s.unit, s.page, s.of_fact)
      LEFT JOIN kept_figure AS t ON (t.operation_key, t.occasion, t.scope, t.item, t.unit)
                                    = (s.operation_key, s.occasion, s.scope, s.parent, s.unit)
                                AND t.choice = 1 AND t.kind <> 'other' AND t.parent IS NOT t.item
),
once AS MATERIALIZED (
    SELECT *, min(id) OVER same AS first_id, count(*) OVER same AS pages FROM s
    WINDOW same AS (PARTITION BY operation_key, occasion, scope, parent, unit, counting, parts, total)
),
both AS MATERIALIZED (
    SELECT operation_key, occasion, scope, name, parent AS item, unit, coalesce(total_id, id) AS id, id AS parts_id, page, of_fact,
           pages, counting, total, plausible_total, parts, plausible_parts, number, unread, certain, widest_total, overlapping,
           as_counts, quantity_fits(certain, widest_total) IS 0 AS exceeds, quantity_fits(parts, total) IS 0 AS exceeds_as_written,
           quantity_low(parts) > quantity_high(total) AS exceeds_about,
           quantity_low(plausible_parts) > quantity_high(plausible_total)
           OR quantity_low(plausible_parts) = quantity_high(plausible_total)
              AND (quantity_low_open(plausible_parts) OR quantity_high_open(plausible_total)) AS exceeds_as_read
      FROM once WHERE id = first_id
)
SELECT operation_key, occasion, scope, name, item, unit, id, pages, counting, total, plausible_total, parts, plausible_parts,
       item || CASE scope WHEN 'whole operation' THEN '' ELSE ' (' || scope || ')' END AS figure,
       CASE WHEN total IS NULL THEN 'no total stated' WHEN exceeds THEN 'impossible'
            WHEN exceeds_as_written OR exceeds_about OR exceeds_as_read THEN 'doubtful' ELSE 'possible' END AS verdict,
       CASE WHEN total IS NULL OR exceeds THEN NULL
            WHEN (exceeds_as_written OR exceeds_about OR exceeds_as_read) AND overlapping THEN 'parts may overlap'
            WHEN exceeds_as_written THEN 'the words round' WHEN exceeds_about THEN 'about'
            WHEN exceeds_as_read THEN 'as readers take it' END AS why,
       quantity_sub(total, parts) AS rest, quantity_sub(plausible_total, plausible_parts) AS plausible_rest,
       number, unread, certain, widest_total, as_counts, page, of_fact, parts_id
  FROM both;

-- For what is impossible: the fewest parts without which it is possible. The parts with the largest lower bounds go
-- first (of equal ones the earlier statement): no other choice of as many parts takes more off a sum of lower bounds, so
-- the first prefix that leaves something possible is a smallest set. That is one sort and one pass, however many parts
-- there are; trying all sets of 40 would be 2^40. A part goes with what lies inside of it.
-- set_number 1 is that set; where one part is enough, the other parts that would do alone are sets 2, 3, ...
-- size: how many parts; left: what the other parts come to, as written.
CREATE VIEW IF NOT EXISTS smallest_set AS
WITH line AS MATERIALIZED (SELECT * FROM consistency WHERE verdict = 'impossible'),
counted_part AS MATERIALIZED (
    SELECT l.parts_id, l.counting, l.name, l.item AS total_of, l.total, l.widest_total, l.as_counts,
           p.id, p.item, p.written, p.quantity, p.widest
      FROM line AS l CROSS JOIN kept_part AS p ON (p.operation_key, p.occasion, p.scope, p.parent, p.unit, p.page, p.of_fact)
                                       = (l.operation_key, l.occasion, l.scope, l.item, l.unit, l.page, l.of_fact)
     WHERE (l.as_counts OR NOT p."inner")
       AND (l.counting = 'as written' OR p.category <> 'precursor') AND (l.counting <> 'drugs alone' OR p.category <> 'potent')
),
ordered AS MATERIALIZED (
    SELECT *, row_number() OVER largest AS number,
           CASE WHEN as_counts THEN bounded_max(widest) OVER later ELSE bounded_total(widest) OVER later END AS later_widest,
           CASE WHEN as_counts THEN bounded_max(widest) OVER earlier
                ELSE bounded_total(widest) OVER earlier END AS earlier_widest,
           bounded_total(quantity) OVER later AS later, bounded_total(quantity) OVER earlier AS earlier
      FROM counted_part
    WINDOW largest AS (PARTITION BY parts_id, counting ORDER BY quantity_low(widest) DESC, id),
           later AS (largest ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING),
           earlier AS (largest ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
tried AS MATERIALIZED (
    SELECT *, later_widest IS NULL OR quantity_fits(later_widest, widest_total) IS NOT 0 AS fits_after,
           earlier_widest IS NULL AND later_widest IS NULL
           OR CASE WHEN as_counts
                   THEN quantity_fits(earlier_widest, widest_total) IS NOT 0 AND quantity_fits(later_widest, widest_total) IS NOT 0
                   ELSE quantity_fits(CASE WHEN earlier_widest IS NULL THEN later_widest
                                           WHEN later_widest IS NULL THEN earlier_widest
                                           ELSE quantity_add(earlier_widest, later_widest) END, widest_total) IS NOT 0
              END AS alone
      FROM ordered
),
sized AS MATERIALIZED (
    SELECT *, min(number) FILTER (WHERE fits_after) OVER (PARTITION BY parts_id, counting) AS size FROM tried
)
SELECT parts_id, counting, name, total_of, total, size, CASE size WHEN 1 THEN number ELSE 1 END AS set_number,
       id, item, written, quantity,
       CASE WHEN size = 1 AND earlier IS NOT NULL
            THEN CASE WHEN later IS NULL THEN earlier ELSE quantity_add(earlier, later) END
            ELSE max(later) FILTER (WHERE number = size) OVER (PARTITION BY parts_id, counting) END AS left
  FROM sized WHERE number <= size OR size = 1 AND alone;

-- A country's or a place's figure against that of the whole operation. It may be counted there or not (an observer's
-- isn't), so more than the whole is only doubtful.
CREATE VIEW IF NOT EXISTS share AS
SELECT c.operation_key, c.occasion, c.name, c.scope, c.item, c.unit, c.quantity, w.quantity AS whole, c.id, w.id AS whole_id,
       CASE WHEN c.unit = w.unit AND quantity_fits(c.widest, w.widest) = 0 THEN 'doubtful' ELSE 'possible' END AS verdict
  FROM counted AS c CROSS JOIN kept_counted AS w
    ON (w.operation_key, w.occasion, w.item, w.unit) = (c.operation_key, c.occasion, c.item, c.unit)
   AND w.scope = 'whole operation'
 WHERE c.scope <> 'whole operation' AND c.operation_key <> '';

-- An episode lies inside a figure of its operation, so it must fit into it: the figure that its row names, else that of
-- its own item. fits: certainly, possible, doubtful, impossible, or no figure. A country's may not be counted there, so it is
-- doubtful at most.
CREATE VIEW IF NOT EXISTS episode AS
WITH e AS MATERIALIZED (
    SELECT *, min(id) FROM statement
     WHERE role = 'episode' AND quantity IS NOT NULL AND (SELECT fresh FROM kept_is_fresh)
     GROUP BY operation_key, occasion, place, item, fact_key, quantity
)
SELECT e.id, e.name, e.place, e.item, e.quantity, coalesce(c.item, d.item, e.parent) AS parent,
       coalesce(c.quantity, d.quantity) AS whole,
       CASE WHEN coalesce(c.quantity, d.quantity) IS NULL THEN 'no figure'
            WHEN quantity_fits(e.widest, coalesce(c.widest, d.widest)) = 0
            THEN CASE e.scope WHEN 'whole operation' THEN 'impossible' ELSE 'doubtful' END
            ELSE CASE quantity_fits(e.quantity, coalesce(c.quantity, d.quantity)) WHEN 1 THEN 'certainly' WHEN 0 THEN 'doubtful'
                      ELSE 'possible' END END AS fits, e.scope
  FROM e
  LEFT JOIN kept_counted AS d ON (d.operation_key, d.occasion, d.item, d.unit)
                                 = (e.operation_key, e.occasion, e.item, e.unit) AND d.scope = 'whole operation'
  LEFT JOIN kept_counted AS c ON (c.operation_key, c.occasion, c.item, c.unit)
                                 = (e.operation_key, e.occasion, e.parent, e.unit) AND c.scope = 'whole operation'
                             AND (e.part_of IS NOT NULL OR d.item IS NULL);

-- A figure over years, against what these reports add up to: the operations under that name that were over when it was
-- published, each counted once. earlier: the most that an earlier release gave for the same years. Both lie inside.
-- day: until when it counts; where that is not known (NULL), nobody can say what came before it, and nothing is impossible.
-- Of one stage after the other ("Channel" for Channel-2010 and Channel-Center) the head of the key is the same.
CREATE VIEW IF NOT EXISTS cumulative AS
WITH c AS MATERIALIZED (
    SELECT *, min(id), substr(operation_key, 1, instr(operation_key || '-', '-') - 1) AS head,
           CASE WHEN published GLOB '[12][0-9][0-9][0-9]*' THEN published
                WHEN date_to GLOB '[12][0-9][0-9][0-9]*' THEN date_to END AS day FROM statement
     WHERE role = 'cumulative' AND quantity IS NOT NULL AND (SELECT fresh FROM kept_is_fresh)
     GROUP BY operation_key, item, unit, quantity, date_from, day IS NULL
),
reported AS MATERIALIZED (
    SELECT c.id, c.name, c.item, c.unit, c.operation_key, c.date_from, c.published, c.day, c.written, c.quantity, c.widest,
           count(k.item) AS operations, bounded_total(k.quantity) AS reported, bounded_total(k.widest) AS widest_reported
      FROM c LEFT JOIN kept_counted AS k
        ON (k.head, k.item, k.unit) = (c.head, c.item, c.unit) AND k.scope = 'whole operation'
       AND (k.operation_key = c.operation_key OR substr(k.operation_key, 1, length(c.operation_key) + 1) = c.operation_key || '-')
       AND k.occasion >= coalesce(c.date_from, '') AND k.occasion <= coalesce(c.day, '9999')
       AND NOT EXISTS (SELECT 1 FROM statement AS s
                        WHERE (s.operation_key, s.occasion) = (k.operation_key, k.occasion) AND s.role <> 'cumulative'
                          AND s.date_to > c.day AND s.date_to GLOB '[12][0-9][0-9][0-9]-*')
     GROUP BY c.id
),
before AS MATERIALIZED (
    SELECT *, bounded_max(quantity) FILTER (WHERE day IS NOT NULL) OVER earlier_ones AS earlier,
           bounded_max(widest) FILTER (WHERE day IS NOT NULL) OVER earlier_ones AS widest_earlier
      FROM reported WINDOW earlier_ones AS (PARTITION BY operation_key, item, unit, date_from, day IS NULL ORDER BY day, id
                                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT id, name, item, unit, date_from, published, written, quantity, operations, reported, earlier,
       CASE WHEN day IS NOT NULL AND (quantity_fits(widest_reported, widest) = 0 OR quantity_fits(widest_earlier, widest) = 0)
            THEN 'impossible'
            WHEN reported IS NULL AND earlier IS NULL THEN 'nothing to compare'
            WHEN quantity_fits(reported, quantity) = 0 OR quantity_fits(earlier, quantity) = 0 THEN 'doubtful'
            ELSE 'possible' END AS verdict, day
  FROM before;
