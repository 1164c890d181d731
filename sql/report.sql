-- report.sql: the report, in the shell's own boxes. Needs all that `sh sql/report.sh [FILES]` runs before it: tables.sql,
-- statements.sql, figures.sql, views.sql, consistency.sql, sources.sql, ranking.sql, in this order.
--
-- Each section is one or two queries; a section that finds nothing says so. The shell prints, SQL decides.

.mode box
.headers on
.nullvalue ''

.print "SEIZURES, AS REPORTED AND AS THEY ADD UP"
.print
.print "  >83 kg is more than 83 kg, ~65..75 kg is about 70 kg, 5..<6 kg is from 5 to just under 6 kg; pcs are pieces."
.print
.print "1. The operations. A page is one release where it was found."
SELECT name AS operation, coalesce(min(date_from) FILTER (WHERE length(date_from) > 9), min(date_from)) AS "from", max(date_to) AS "to",
       (SELECT place FROM statement AS p WHERE p.operation_key = s.operation_key AND p.occasion = s.occasion
           AND p.scope = 'whole operation' AND place IS NOT NULL ORDER BY id LIMIT 1) AS place,
       count(DISTINCT page) AS pages,
       (SELECT quantity FROM counted AS c WHERE (c.operation_key, c.occasion, c.scope, c.item)
               = (s.operation_key, s.occasion, 'whole operation', 'personnel')) AS personnel
  FROM statement AS s WHERE role <> 'cumulative' GROUP BY operation_key, occasion
UNION ALL SELECT 'none', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM statement WHERE role <> 'cumulative')
 ORDER BY 2, 1;

.print
.print "2. What they state as totals of what was seized. Several statements of one figure are intersected, never added."
.print "   Figures of one country or place stand beside those of whole operations, and are no part of them here."
SELECT * FROM (
    SELECT f.name AS operation, CASE f.scope WHEN 'whole operation' THEN '' ELSE f.scope END AS "country or place",
           f.item AS "total of", w.written AS "in the words of the releases",
           f.quantity || CASE WHEN f.torn THEN ' (no common value)' ELSE '' END AS "taken together"
      FROM figure AS f JOIN claim AS w
        ON (w.operation_key, w.occasion, w.scope, w.item, w.unit)
           = (f.operation_key, f.occasion, f.scope, f.item, f.unit)
     WHERE f.kind = 'total' AND w.kind = 'total' AND f.category IN ('drug', 'precursor', 'potent')
     GROUP BY f.operation_key, f.occasion, f.scope, f.item, f.unit, w.written
     ORDER BY f.occasion, f.operation_key, f.scope <> 'whole operation', f.scope, f.id, w.id)
UNION ALL SELECT 'none', '', '', '', '' WHERE NOT EXISTS
    (SELECT 1 FROM figure WHERE kind = 'total' AND category IN ('drug', 'precursor', 'potent'));

.print
.print "3. Can the parts be the total's? Parts are added up on each page."
.print "   drugs alone: without precursors and potent substances, which releases list but do not seem to count."
.print "   as readers take it: 'more than 8.9 tons' as at least 8.9 and under 9.0, and so on."
.print "   impossible: the parts exceed the total however far the words are stretched. doubtful: they do as written, or as"
.print "   readers take the words; why says by what. possible: they may fit, or do; what they leave need not be an error."
SELECT * FROM (
    SELECT name AS operation, figure AS "total of", counting AS "parts counted", total AS "stated total",
           parts AS "sum of parts", plausible_parts AS "as readers take it", verdict, coalesce(why, '') AS why
      FROM consistency WHERE unit <> 'pcs' ORDER BY occasion, id, parts_id, counting <> 'as written', counting = 'drugs alone')
UNION ALL SELECT 'none', '', '', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM consistency WHERE unit <> 'pcs');
.print
.print "   The same for cases, persons and other counts. rest: what the parts leave unexplained."
SELECT * FROM (
    SELECT name AS operation, figure AS "total of", total AS "stated total", parts AS "sum of parts", verdict,
           coalesce(why, '') AS why, rest
      FROM consistency WHERE unit = 'pcs' ORDER BY occasion, id, parts_id)
UNION ALL SELECT 'none', '', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM consistency WHERE unit = 'pcs');
.print
.print "   What is impossible is possible without these parts, the fewest that do"
SELECT * FROM (
    SELECT name AS operation, total_of AS "total of", counting AS "parts counted", total AS "stated total",
           CASE WHEN set_number > 1 THEN 'or ' ELSE '' END || item || ', ' || quantity AS "without", left AS "the others come to"
      FROM smallest_set ORDER BY parts_id, counting, set_number, id)
UNION ALL SELECT 'none', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM smallest_set);

.print
.print "4. Drugs over all operations. An item counts once for each operation: what is said of it as a part and as a total is"
.print "   one figure, pages that repeat each other count once, and headlines and episodes are never added. The line 'drugs'"
.print "   adds the stated totals of all drugs together, so most of the other lines are inside of it."
SELECT * FROM (
    SELECT item, quantity AS total, plausible AS "as readers take it", added AS "added from, by date"
      FROM total WHERE scope = 'whole operation' AND category = 'drug'
     ORDER BY item <> 'drugs', unit, quantity_low(quantity) DESC, item)
UNION ALL SELECT 'none', '', '', ''
 WHERE NOT EXISTS (SELECT 1 FROM total WHERE scope = 'whole operation' AND category = 'drug');
.print
.print "   Precursors and potent substances"
SELECT * FROM (
    SELECT item, quantity AS total, plausible AS "as readers take it", added AS "added from, by date"
      FROM total WHERE scope = 'whole operation' AND category IN ('precursor', 'potent') ORDER BY category DESC, item)
UNION ALL SELECT 'none', '', '', ''
 WHERE NOT EXISTS (SELECT 1 FROM total WHERE scope = 'whole operation' AND category IN ('precursor', 'potent'));

.print
.print "   By year, in whole operations: the stated totals of a category, with what is stated beside them as a range"
SELECT * FROM (
    SELECT coalesce(year, 'not said') AS year, category, quantity AS total, plausible AS "as readers take it", operations
      FROM total_by_category WHERE level = 'operation' AND category IN ('drug', 'precursor', 'potent')
     ORDER BY total_by_category.year, CASE category WHEN 'drug' THEN 1 WHEN 'precursor' THEN 2 ELSE 3 END, unit)
UNION ALL SELECT 'none', '', '', '', '' WHERE NOT EXISTS
    (SELECT 1 FROM total_by_category WHERE level = 'operation' AND category IN ('drug', 'precursor', 'potent'));

.print
.print "5. Firearms, ammunition, cases, persons, laboratories, web-sites, money, and whatever else was counted"
SELECT * FROM (
    SELECT category, item, quantity AS total, added AS "added from, by date"
      FROM total WHERE scope = 'whole operation' AND category NOT IN ('drug', 'precursor', 'potent', 'personnel')
     ORDER BY CASE category WHEN 'weapon' THEN 1 WHEN 'ammunition' THEN 2 WHEN 'case' THEN 3 WHEN 'person' THEN 4
              WHEN 'group' THEN 5 WHEN 'laboratory' THEN 6 WHEN 'website' THEN 7 WHEN 'money' THEN 8
              WHEN 'account' THEN 9 ELSE 10 END, category, quantity_low(quantity) DESC, item)
UNION ALL SELECT 'none', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM total WHERE scope = 'whole operation'
                                                     AND category NOT IN ('drug', 'precursor', 'potent', 'personnel'));
.print
.print "   Figures of single countries or places, kept apart from those of whole operations"
SELECT * FROM (
    SELECT scope AS "country or place", item, quantity AS total, figures
      FROM total WHERE scope <> 'whole operation' ORDER BY scope, category, item)
UNION ALL SELECT 'none', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM total WHERE scope <> 'whole operation');

.print
.print "6. What can't be true, and what contradicts"
SELECT * FROM (
    SELECT verdict, name AS operation, figure, says, against, coalesce(why, '') AS why,
           (SELECT file || ':' || line FROM statement AS s WHERE s.id = f.id)
           || coalesce(', ' || (SELECT file || ':' || line FROM statement AS s WHERE s.id = f.other_id), '') AS "where"
      FROM finding AS f
     ORDER BY verdict = 'disagree as read', verdict = 'doubtful', verdict = 'contradict', id)
UNION ALL SELECT 'nothing', '', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM finding);

.print
.print "7. Figures over years, against the operations reported here that were over by then"
SELECT name AS operation, item, date_from AS since, published, written AS "the release says",
       reported AS "these reports", operations,
       verdict
  FROM cumulative
UNION ALL SELECT 'none', '', '', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM cumulative);

.print
.print "8. Episodes: single cases told inside a figure of the operation, never added to it"
SELECT name AS operation, place, item, quantity, parent || ': ' || whole AS "inside of", fits AS "fits in"
  FROM (SELECT * FROM episode ORDER BY id)
UNION ALL SELECT 'none', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM episode);

.print
.print "9. Releases that stand on several pages with the same figures, counted once"
SELECT name AS operation, pages, figures, files FROM (SELECT * FROM republished ORDER BY id)
UNION ALL SELECT 'none', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM republished);

.print
.print "10. Who seized more, as far as the words allow to say: the best and the worst place that each can have"
SELECT * FROM (
    SELECT item, operation, quantity, best_place AS "best", worst_place AS worst,
           CASE WHEN best_place = worst_place THEN 'its place is certain' WHEN certainly_before > 0 THEN certainly_before || ' certainly more'
                ELSE possibly_before || ' possibly more' END AS others
      FROM ranking WHERE level = 'operation' AND category = 'drug' ORDER BY item <> 'drugs', item, unit, best_place, worst_place, id)
UNION ALL SELECT 'none', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM ranking WHERE level = 'operation' AND category = 'drug');

.print
.print "11. Every row that was read, and what became of it"
SELECT role || coalesce(' (written "' || unknown || '")', '') AS role, count(*) AS rows,
       CASE role WHEN 'total' THEN 'intersected with its like; counted by item'
                 WHEN 'part' THEN 'added up against its total; counted by item'
                 WHEN 'part of what is not said' THEN 'counted by item, held against no total'
                 WHEN 'restated' THEN 'intersected with the total that it restates'
                 WHEN 'episode' THEN 'held against its figure, not added'
                 WHEN 'cumulative' THEN 'held against the reports, not added'
                 WHEN 'other' THEN 'counted where its item has neither part nor total'
                 ELSE 'listed below, and in no sum' END AS "what became of it"
  FROM (SELECT CASE WHEN quantity IS NULL THEN 'not read' WHEN role = 'part' AND parent IS NULL
                    THEN 'part of what is not said' ELSE role END AS role,
               CASE WHEN role_written NOT IN ('total', 'part', 'restated', 'episode', 'cumulative', 'other')
                    THEN role_written END AS unknown FROM statement)
 GROUP BY role, unknown
 ORDER BY role = 'not read', role = 'cumulative', role = 'episode', role = 'restated', role = 'other',
          role = 'part of what is not said', role = 'part', unknown;

.mode list
.headers off

SELECT '   Columns that the report has no use for: ' || replace(group_concat(DISTINCT e.key), ',', ', ')
  FROM statement AS s JOIN json_each(s.extra) AS e HAVING count(*) > 0;

.print
.print "12. What could not be read"
SELECT '    ' || stands_at || '  ' || name || ', ' || coalesce(item, '?') || ': '
       || coalesce('"' || nullif(trim(written), '') || '"', '(empty)') || char(10) || '        ' || reason
  FROM (SELECT * FROM unread ORDER BY id);
SELECT '    nothing' WHERE NOT EXISTS (SELECT 1 FROM unread);

.print
.print "13. How muddled places were read, in the words of whoever typed them"
-- Lines of at most 100 characters, broken at the last blank of each: `cut` is where `rest` is to be broken next.
WITH RECURSIVE broken (id, number, text, rest, cut) AS (
    SELECT min(id), 0, '    ' || file || ':' || line || ', ' || item, replace(note, char(10), ' '), 0 FROM statement
     WHERE note <> '' GROUP BY note, item, line
    UNION ALL
    SELECT id, number + 1, CASE WHEN cut > 0 THEN '        ' || rtrim(substr(rest, 1, cut)) ELSE text END,
           substr(rest, cut + 1),
           CASE WHEN length(rest) <= cut + 100 THEN 100
                ELSE coalesce(nullif(length(rtrim(substr(rest, cut + 1, 100),
                                                  replace(substr(rest, cut + 1, 100), ' ', ''))), 0), 100) END
      FROM broken WHERE rest <> '')
SELECT text FROM broken WHERE number > 0 ORDER BY id, number;
SELECT '    none' WHERE NOT EXISTS (SELECT 1 FROM statement WHERE note <> '');
