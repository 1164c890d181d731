-- page.sql: the report as one HTML page. Needs all that report.sql needs, and the TEMP table page_asset (name, text) with
-- page.css and page.js; `sh sql/report.sh --html [--output FILE] [FILES]` runs it.
--
-- Everything that the page says is first laid out as pieces: markup of ours before and after, text of others between. They
-- are printed by the last statement, the only place that turns text into HTML. So no label can become markup; should
-- one do so all the same, the policy in the head lets no script run but ours, and nothing be fetched from anywhere.
--
-- A table is a row of page_table and rows of page_row, whose cells are JSON arrays. Its columns say what stands in
-- them: t text, q a quantity, n a number, d a date, v a verdict.

CREATE TEMP TABLE piece (section INTEGER, block INTEGER, number INTEGER, part INTEGER, before TEXT, text TEXT, after TEXT);
CREATE TEMP TABLE page_table (section INTEGER, block INTEGER, heading TEXT, columns TEXT, none TEXT);
CREATE TEMP TABLE page_row (section INTEGER, block INTEGER, number INTEGER, cells TEXT);
-- Pictures: a bar a row; `reading` tells pictures of the same rows apart.
CREATE TEMP TABLE bar (section INTEGER, block INTEGER, unit TEXT, caption TEXT, reading TEXT, number INTEGER, label TEXT, quantity TEXT);

CREATE TEMP TABLE page_section (section INTEGER PRIMARY KEY, id TEXT, title TEXT, intro TEXT);
INSERT INTO page_section VALUES
(1, 'findings', 'What can''t be true, and what contradicts',
 'Impossible: the figures can''t all be true, however far the words are stretched. Doubtful: they can''t as written, or as readers take the words. Contradict: two sources have no figure in common. Disagree as read: they have, but not as readers take the words.'),
(2, 'drugs', 'Drugs over all operations',
 'An item counts once for each operation: what is said of it as a part and as a total is one figure, and releases that repeat each other count once. The line “drugs” adds the stated totals of all drugs together, so most of the other lines are inside of it.'),
(3, 'operations', 'The operations', 'A page is one release where it was found.'),
(4, 'stated', 'What they state as totals', 'Several statements of one figure are intersected, never added. Figures of one country or place stand apart from those of whole operations.'),
(5, 'parts', 'Do the parts fit their totals?',
 'Parts are added up on each page, in up to three ways: as written; without precursors, which releases list but do not seem to count; and drugs alone, without potent substances too.'),
(6, 'counts', 'Weapons, cases, persons and whatever else was counted', NULL),
(7, 'ranking', 'Who seized more', 'As far as the words allow to say: the best and the worst place that each operation can have.'),
(8, 'years', 'Figures over years', 'Against the operations reported here that were over by then.'),
(9, 'episodes', 'Episodes', 'Single cases told inside a figure of the operation, never added to it.'),
(10, 'republished', 'Published more than once', 'Releases that stand on several pages with the same figures, counted once.'),
(11, 'rows', 'Every row that was read', NULL);

-- ---- 1. findings -------------------------------------------------------------------------------------------------

-- Two sides, each with a quantity and the statements that it rests on (a JSON array of their ids).
CREATE TEMP TABLE found AS
SELECT row_number() OVER (ORDER BY verdict = 'disagree as read', verdict = 'doubtful', verdict = 'contradict', id, ways) AS number, *
  FROM (
    SELECT verdict, name, figure || CASE counting WHEN 'as written' THEN '' ELSE ', ' || counting END AS figure, why,
           'the stated total' AS label, total AS quantity, json_array(id) AS ids, 'the sum of the parts' AS other_label, parts AS other_quantity,
           (SELECT json_group_array(p.id) FROM (SELECT * FROM part ORDER BY id) AS p
             WHERE (p.operation_key, p.occasion, p.scope, p.parent, p.unit, p.page)
                   = (c.operation_key, c.occasion, c.scope, c.item, c.unit, c.page)
               AND (counting = 'as written' OR p.category <> 'precursor')
               AND (counting <> 'drugs alone' OR p.category <> 'potent')) AS other_ids, id,
           counting <> 'as written' AS ways,
           (SELECT group_concat(item || ' (' || quantity || ')', ', ') FROM smallest_set AS m
             WHERE m.parts_id = c.parts_id AND m.counting = c.counting AND m.set_number = 1) AS without
      FROM consistency AS c WHERE verdict IN ('impossible', 'doubtful')
    UNION ALL
    SELECT verdict, name, item || CASE other_item WHEN item THEN '' ELSE ', ' || other_item END
                          || CASE scope WHEN 'whole operation' THEN '' ELSE ' (' || scope || ')' END,
           CASE same WHEN 'category' THEN 'told under two names' END, (SELECT file || ':' || line FROM statement WHERE id = c.id), quantity,
           json_array(id), (SELECT file || ':' || line FROM statement WHERE id = c.other_id), other_quantity, json_array(other_id), id, 0, NULL
      FROM contradiction AS c
    UNION ALL
    SELECT fits, e.name, e.item, NULL, 'episode', e.quantity, json_array(e.id), 'the whole operation', e.whole,
           (SELECT json_group_array(c.id) FROM counted AS c
             WHERE (c.operation_key, c.occasion, c.scope, c.unit, c.quantity) = (s.operation_key, s.occasion, 'whole operation', s.unit, e.whole)
               AND c.item IN (e.parent, e.item)), e.id, 0, NULL
      FROM episode AS e JOIN statement AS s ON s.id = e.id WHERE fits IN ('impossible', 'doubtful')
    UNION ALL
    SELECT verdict, name, item || ' (' || scope || ')', 'it may not be counted there', scope, quantity, json_array(id),
           'the whole operation', whole, json_array(whole_id), id, 0, NULL
      FROM share WHERE verdict IN ('impossible', 'doubtful')
    UNION ALL
    SELECT verdict, name, item, NULL, CASE WHEN earlier IS NULL OR quantity_fits(reported, quantity) = 0 THEN 'these reports' ELSE 'an earlier release' END,
           CASE WHEN earlier IS NULL OR quantity_fits(reported, quantity) = 0 THEN reported ELSE earlier END, '[]',
           'all years since ' || coalesce(date_from, 'an unknown day'), quantity, json_array(id), id, 0, NULL
      FROM cumulative WHERE verdict IN ('impossible', 'doubtful'));

INSERT INTO piece
SELECT 1, 1, number, 0, '<article class="finding ' || CASE verdict WHEN 'disagree as read' THEN 'disagree' ELSE verdict END || '"><h3>',
       name || ': ' || figure, '</h3><p><span class="verdict">' || verdict || '</span>' FROM found
UNION ALL SELECT 1, 1, number, 1, ' — ', why, '' FROM found WHERE why IS NOT NULL
UNION ALL SELECT 1, 1, number, 2, ' — ', 'possible without ' || without, '' FROM found WHERE without IS NOT NULL
UNION ALL SELECT 1, 1, number, 3, '</p><div class="sides">', NULL, NULL FROM found
UNION ALL SELECT 1, 1, number, 10, '<div><blockquote><b>', label || ': ' || quantity, '</b><ul>' FROM found
UNION ALL SELECT 1, 1, number, 500, '</ul></blockquote><blockquote><b>', other_label || ': ' || other_quantity, '</b><ul>' FROM found
UNION ALL SELECT 1, 1, number, 1000, '</ul></blockquote></div></div></article>', NULL, NULL FROM found;

-- The words of each statement and where they stand; of long lists the first twelve.
CREATE TEMP TABLE quote AS
SELECT f.number, 10 + 490 * side + 3 * i.key AS part, s.item, coalesce(nullif(trim(s.written), ''), s.quantity) AS written,
       s.file || ':' || s.line AS stands_at, s.source, side, i.key AS place
  FROM (SELECT number, 0 AS side, ids FROM found UNION ALL SELECT number, 1, other_ids FROM found) AS f
  JOIN json_each(f.ids) AS i JOIN statement AS s ON s.id = i.value;
INSERT INTO piece
SELECT 1, 1, number, part + 1, '<li><q>', written, '</q> ' FROM quote WHERE place < 12
UNION ALL SELECT 1, 1, number, part + 2, '<span class="quiet">', item, '</span>' FROM quote WHERE place < 12 AND instr(lower(written), lower(item)) = 0
UNION ALL SELECT 1, 1, number, part + 3, ' <cite>', stands_at, '</cite></li>' FROM quote WHERE place < 12
-- The source of all of them once, of several each.
UNION ALL SELECT 1, 1, number, 11 + 490 * side + 400 + row_number() OVER (PARTITION BY number, side ORDER BY min(place)), '<li class="source">', source, '</li>'
            FROM quote WHERE source <> '' GROUP BY number, side, source
UNION ALL SELECT 1, 1, number, 11 + 490 * side + 39, '<li class="quiet">and ' || (count(*) - 12) || ' more</li>', NULL, NULL
            FROM quote GROUP BY number, side HAVING count(*) > 12;

-- A picture for each of the first forty.
INSERT INTO piece
SELECT 1, 1, number, 4, '<figure>' || bounded_chart(label, quantity) || '</figure>', NULL, NULL
  FROM (SELECT number, 0 AS side, label, quantity FROM found UNION ALL SELECT number, 1, other_label, other_quantity FROM found ORDER BY 1, 2)
 WHERE number <= 40 AND quantity_valid(quantity) AND quantity_unit(quantity) IS NOT NULL
 GROUP BY number HAVING count(*) = 2 AND count(DISTINCT quantity_unit(quantity)) = 1;
INSERT INTO piece SELECT 1, 1, 0, 0, '<p>Nothing: every figure here can be true.</p>', NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM found);

-- ---- 2. to 11.: tables and bars ----------------------------------------------------------------------------------

INSERT INTO page_table VALUES
(2, 10, 'Drugs', '["item","t","total","q","as readers take it","q","added from, by date","t"]', 'none'),
(2, 20, 'Precursors and potent substances', '["item","t","total","q","as readers take it","q","added from, by date","t"]', 'none'),
(2, 30, 'By year, in whole operations; what is stated beside a total makes it a range', '["year","t","category","t","total","q","as readers take it","q","operations","n"]', 'none'),
(3, 10, NULL, '["operation","t","from","d","to","d","place","t","pages","n","personnel","q"]', 'none'),
(4, 10, NULL, '["operation","t","country or place","t","total of","t","in the words of the releases","t","taken together","q"]', 'none'),
(5, 10, 'What was weighed or measured', '["operation","t","total of","t","parts counted","t","stated total","q","sum of parts","q","as readers take it","q","verdict","v","why","t"]', 'no parts'),
(5, 20, 'Cases, persons and other counts', '["operation","t","total of","t","stated total","q","sum of parts","q","what the parts leave","q","verdict","v","why","t"]', 'no parts'),
(5, 30, 'The fewest parts without which the impossible is possible', '["operation","t","total of","t","parts counted","t","stated total","q","without","t","its figure","q","the others come to","q"]', 'nothing is impossible'),
(6, 10, NULL, '["category","t","item","t","total","q","added from, by date","t"]', 'none'),
(6, 20, 'Single countries or places, kept apart from whole operations', '["country or place","t","item","t","total","q","figures","n"]', 'none'),
(7, 10, NULL, '["item","t","operation","t","quantity","q","best place","n","worst place","n","so that","t"]', 'none'),
(8, 10, NULL, '["operation","t","item","t","since","d","published","d","the release says","t","these reports","q","operations","n","verdict","v"]', 'none'),
(9, 10, NULL, '["operation","t","place","t","item","t","quantity","q","inside of","t","fits in","v"]', 'none'),
(10, 10, NULL, '["operation","t","pages","n","figures","n","files","t"]', 'none'),
(11, 10, 'What became of them', '["role","t","rows","n","what became of it","t"]', 'none'),
(11, 20, 'What could not be read', '["where","t","operation","t","item","t","as written","t","reason","t"]', 'nothing'),
(11, 30, 'How muddled places were read, in the words of whoever typed them', '["where","t","item","t","remark","t"]', 'none');

INSERT INTO page_row
SELECT 2, CASE category WHEN 'drug' THEN 10 ELSE 20 END,
       row_number() OVER (ORDER BY item <> 'drugs', category <> 'precursor', unit, quantity_low(quantity) DESC, item),
       json_array(item, quantity, plausible, added)
  FROM total WHERE scope = 'whole operation' AND category IN ('drug', 'precursor', 'potent');

INSERT INTO page_row
SELECT 2, 30, row_number() OVER (ORDER BY year, CASE category WHEN 'drug' THEN 1 WHEN 'precursor' THEN 2 ELSE 3 END, unit),
       json_array(coalesce(year, 'not said'), category, quantity, plausible, operations)
  FROM total_by_category WHERE level = 'operation' AND category IN ('drug', 'precursor', 'potent');

INSERT INTO page_row
SELECT 3, 10, row_number() OVER (ORDER BY min(date_from), name),
       json_array(name, coalesce(min(date_from) FILTER (WHERE length(date_from) > 9), min(date_from)), max(date_to),
       (SELECT place FROM statement AS p WHERE p.operation_key = s.operation_key AND p.occasion = s.occasion
           AND p.scope = 'whole operation' AND place IS NOT NULL ORDER BY id LIMIT 1),
       count(DISTINCT page),
       (SELECT quantity FROM counted AS c WHERE (c.operation_key, c.occasion, c.scope, c.item)
               = (s.operation_key, s.occasion, 'whole operation', 'personnel') ORDER BY id LIMIT 1))
  FROM statement AS s WHERE role <> 'cumulative' GROUP BY operation_key, occasion;

INSERT INTO page_row
SELECT 4, 10, row_number() OVER (ORDER BY f.occasion, f.operation_key, f.scope <> 'whole operation', f.scope, f.id, min(w.id)),
       json_array(f.name, CASE f.scope WHEN 'whole operation' THEN NULL ELSE f.scope END, f.item, '“' || w.written || '”', f.quantity)
  FROM figure AS f JOIN claim AS w
    ON (w.operation_key, w.occasion, w.scope, w.item, w.unit) = (f.operation_key, f.occasion, f.scope, f.item, f.unit)
 WHERE f.kind = 'total' AND w.kind = 'total' AND f.category IN ('drug', 'precursor', 'potent')
 GROUP BY f.operation_key, f.occasion, f.scope, f.item, f.unit, w.written;

INSERT INTO page_row
SELECT 5, CASE unit WHEN 'pcs' THEN 20 ELSE 10 END,
       row_number() OVER (ORDER BY occasion, id, parts_id, counting <> 'as written', counting = 'drugs alone'),
       CASE unit WHEN 'pcs' THEN json_array(name, figure, total, parts, rest, verdict, why)
                 ELSE json_array(name, figure, counting, total, parts, plausible_parts, verdict, why) END
  FROM consistency;
INSERT INTO page_row
SELECT 5, 30, row_number() OVER (ORDER BY parts_id, counting, set_number, id),
       json_array(name, total_of, counting, total, CASE WHEN set_number > 1 THEN 'or ' ELSE '' END || item, quantity, left)
  FROM smallest_set;

INSERT INTO page_row
SELECT 6, 10, row_number() OVER (ORDER BY CASE category WHEN 'weapon' THEN 1 WHEN 'ammunition' THEN 2 WHEN 'case' THEN 3
                                 WHEN 'person' THEN 4 WHEN 'group' THEN 5 WHEN 'laboratory' THEN 6 WHEN 'website' THEN 7
                                 WHEN 'money' THEN 8 WHEN 'account' THEN 9 ELSE 10 END, category, unit, quantity_low(quantity) DESC, item),
       json_array(category, item, quantity, added)
  FROM total WHERE scope = 'whole operation' AND category NOT IN ('drug', 'precursor', 'potent', 'personnel');
INSERT INTO page_row
SELECT 6, 20, row_number() OVER (ORDER BY scope, category, item), json_array(scope, item, quantity, figures)
  FROM total WHERE scope <> 'whole operation';

INSERT INTO page_row
SELECT 7, 10, row_number() OVER (ORDER BY item <> 'drugs', item, unit, best_place, worst_place, id),
       json_array(item, operation, quantity, best_place, worst_place,
                  CASE WHEN best_place = worst_place THEN 'its place is certain'
                       WHEN certainly_before > 0 THEN certainly_before || ' certainly more, ' || possibly_before || ' possibly'
                       ELSE possibly_before || ' possibly more' END)
  FROM ranking AS r WHERE level = 'operation' AND category = 'drug'
   AND (SELECT count(*) FROM counted AS c WHERE (c.level, c.item, c.unit) = (r.level, r.item, r.unit) AND c.operation_key <> '') > 1;

INSERT INTO page_row
SELECT 8, 10, row_number() OVER (ORDER BY name, item, published, id),
       json_array(name, item, date_from, published, '“' || written || '”', reported, operations, verdict) FROM cumulative;
INSERT INTO page_row
SELECT 9, 10, row_number() OVER (ORDER BY id), json_array(name, place, item, quantity, parent || ': ' || whole, fits) FROM episode;
INSERT INTO page_row SELECT 10, 10, row_number() OVER (ORDER BY id), json_array(name, pages, figures, files) FROM republished;

INSERT INTO page_row
SELECT 11, 10, row_number() OVER (ORDER BY rows DESC, role), json_array(role, rows,
       CASE role WHEN 'total' THEN 'intersected with its like; counted by item'
                 WHEN 'part' THEN 'added up against its total; counted by item'
                 WHEN 'part of what is not said' THEN 'counted by item, held against no total'
                 WHEN 'restated' THEN 'intersected with the total that it restates'
                 WHEN 'episode' THEN 'held against its figure, not added'
                 WHEN 'cumulative' THEN 'held against the reports, not added'
                 WHEN 'other' THEN 'counted where its item has neither part nor total'
                 ELSE 'listed below, and in no sum' END)
  FROM (SELECT CASE WHEN quantity IS NULL THEN 'not read' WHEN role = 'part' AND parent IS NULL
                    THEN 'part of what is not said' ELSE role END AS role, count(*) AS rows FROM statement GROUP BY 1);
INSERT INTO page_row
SELECT 11, 20, row_number() OVER (ORDER BY id), json_array(stands_at, name, item, '“' || trim(written) || '”', reason) FROM unread;
INSERT INTO page_row
SELECT 11, 30, row_number() OVER (ORDER BY min(id)), json_array(file || ':' || line, item, note)
  FROM statement WHERE note <> '' GROUP BY note, item, line;

-- Bars: as written and, where that is another thing, as readers take the words.
INSERT INTO bar
SELECT 2, 1, unit, 'Drugs', NULL, row_number() OVER (ORDER BY item <> 'drugs', quantity_low(quantity) DESC, item), item, quantity
  FROM total WHERE scope = 'whole operation' AND category = 'drug'
UNION ALL
SELECT 2, 1, unit, 'Drugs', 'plausible', row_number() OVER (ORDER BY item <> 'drugs', quantity_low(quantity) DESC, item), item, plausible
  FROM total WHERE scope = 'whole operation' AND category = 'drug'
UNION ALL
SELECT 2, 11, unit, 'Precursors and potent substances', NULL, row_number() OVER (ORDER BY category <> 'precursor', quantity_low(quantity) DESC, item), item, quantity
  FROM total WHERE scope = 'whole operation' AND category IN ('precursor', 'potent')
UNION ALL
SELECT 2, 11, unit, 'Precursors and potent substances', 'plausible', row_number() OVER (ORDER BY category <> 'precursor', quantity_low(quantity) DESC, item), item, plausible
  FROM total WHERE scope = 'whole operation' AND category IN ('precursor', 'potent')
UNION ALL
SELECT 3, 1, unit, 'Drugs, by operation', NULL, row_number() OVER (ORDER BY occasion, name), name || CASE WHEN count(*) OVER (PARTITION BY name, unit) > 1 THEN ' (' || occasion || ')' ELSE '' END, quantity
  FROM total_by_operation WHERE level = 'operation' AND category = 'drug' AND operation_key <> ''
UNION ALL
SELECT 3, 1, unit, 'Drugs, by operation', 'plausible', row_number() OVER (ORDER BY occasion, name), name || CASE WHEN count(*) OVER (PARTITION BY name, unit) > 1 THEN ' (' || occasion || ')' ELSE '' END, plausible
  FROM total_by_operation WHERE level = 'operation' AND category = 'drug' AND operation_key <> ''
UNION ALL
SELECT 6, 1, unit,
       CASE category WHEN 'case' THEN 'Cases' WHEN 'person' THEN 'Persons' WHEN 'group' THEN 'Groups' WHEN 'weapon' THEN 'Weapons'
            WHEN 'laboratory' THEN 'Laboratories' WHEN 'website' THEN 'Web-sites' ELSE upper(substr(category, 1, 1)) || substr(category, 2) END, NULL, row_number() OVER (ORDER BY quantity_low(quantity) DESC, item), item, quantity
  FROM total WHERE scope = 'whole operation' AND category NOT IN ('drug', 'precursor', 'potent', 'personnel');

-- A picture has two bars or more, and at most thirty: the table beneath has all.
INSERT INTO piece
SELECT section, block, 0, 0, '<div class="charts">', NULL, NULL FROM bar GROUP BY section, block
UNION ALL SELECT section, block, 999999, 0, '</div>', NULL, NULL FROM bar GROUP BY section, block;
INSERT INTO piece
SELECT section, block, row_number() OVER (PARTITION BY section, block ORDER BY caption, unit, reading IS NOT NULL), 1, '<figure><figcaption>', caption,
       '<small>' || CASE WHEN reading IS NULL THEN 'as written' ELSE 'as readers take the words' END || ', in ' || unit
       || CASE WHEN count(*) > 30 THEN '; the first 30 of ' || count(*) ELSE '' END || '</small></figcaption>'
       || bounded_chart(label, quantity) FILTER (WHERE place <= 30) || '</figure>'
  FROM (SELECT *, row_number() OVER (PARTITION BY section, block, unit, caption, reading ORDER BY number) AS place FROM bar
         WHERE quantity IS NOT NULL ORDER BY section, block, unit, caption, reading, number) AS b
 GROUP BY section, block, unit, caption, reading
HAVING count(*) > 1 AND (reading IS NULL OR EXISTS (
           SELECT 1 FROM bar AS w WHERE (w.section, w.block, w.unit, w.caption, w.number) = (b.section, b.block, b.unit, b.caption, b.number)
                                    AND w.reading IS NULL)
       AND group_concat(quantity) <> (SELECT group_concat(quantity) FROM (
           SELECT quantity FROM bar AS w WHERE (w.section, w.block, w.unit, w.caption) = (b.section, b.block, b.unit, b.caption)
                                           AND w.reading IS NULL ORDER BY w.number)));

-- ---- tables become pieces ----------------------------------------------------------------------------------------

-- Quantities as people read them: digits in groups of three, real signs.
CREATE TEMP TABLE shown (quantity TEXT PRIMARY KEY, text TEXT, low REAL, high REAL) WITHOUT ROWID;
INSERT INTO shown
WITH cell AS (SELECT DISTINCT c.value AS quantity FROM page_row AS r JOIN json_each(r.cells) AS c WHERE quantity_valid(c.value) AND c.type = 'text'),
split AS (
    SELECT quantity, quantity_unit(quantity) AS unit, substr(quantity, 1, length(quantity) - length(ltrim(quantity, '~<>='))) AS sign,
           rtrim(substr(ltrim(quantity, '~<>='), 1, instr(ltrim(quantity, '~<>='), ' ') - 1)) AS numbers FROM cell
),
ends AS (
    SELECT *, CASE WHEN instr(numbers, '..') THEN substr(numbers, 1, instr(numbers, '..') - 1) ELSE numbers END AS a,
           CASE WHEN instr(numbers, '..') THEN ltrim(substr(numbers, instr(numbers, '..') + 2), '<') END AS b,
           instr(numbers, '..<') > 0 AS below FROM split
),
parts AS (
    SELECT *, substr(a || '.', 1, instr(a || '.', '.') - 1) AS a_whole, substr(a, instr(a || '.', '.')) AS a_rest,
           substr(b || '.', 1, instr(b || '.', '.') - 1) AS b_whole, substr(b, instr(b || '.', '.')) AS b_rest FROM ends
)
SELECT quantity,
       replace(replace(sign, '>=', '≥'), '<=', '≤')
       || CASE WHEN length(a_whole) BETWEEN 5 AND 18 THEN replace(printf('%,d', a_whole), ',', char(0x202f)) ELSE a_whole END || a_rest
       || coalesce('–' || CASE WHEN below THEN '<' ELSE '' END
          || CASE WHEN length(b_whole) BETWEEN 5 AND 18 THEN replace(printf('%,d', b_whole), ',', char(0x202f)) ELSE b_whole END || b_rest, '')
       || char(0xa0) || unit, quantity_low(quantity), quantity_high(quantity)
  FROM parts;

-- What is empty in every row takes no room.
CREATE TEMP TABLE page_column AS
SELECT t.section, t.block, c.key / 2 AS place, c.value AS label, json_extract(t.columns, '$[' || (c.key + 1) || ']') AS kind,
       row_number() OVER (PARTITION BY t.section, t.block ORDER BY c.key) AS number, count(*) OVER (PARTITION BY t.section, t.block) AS columns
  FROM page_table AS t JOIN json_each(t.columns) AS c
 WHERE c.key % 2 = 0
   AND EXISTS (SELECT 1 FROM page_row AS r WHERE (r.section, r.block) = (t.section, t.block)
                                             AND json_extract(r.cells, '$[' || (c.key / 2) || ']') <> '');

INSERT INTO piece
SELECT section, block, -2, 0, '<h3>', heading, '</h3>' FROM page_table WHERE heading IS NOT NULL
UNION ALL
SELECT t.section, t.block, -1, 0,
       '<div class="table' || CASE WHEN max(columns) > 3 THEN ' wide' ELSE '' END || '"><table><thead><tr>'
       || group_concat('<th scope="col" class="' || kind || '">' || label || '</th>', '') || '</tr></thead><tbody>', NULL, NULL
  FROM (SELECT * FROM page_column ORDER BY section, block, place) AS t GROUP BY section, block
UNION ALL
SELECT t.section, t.block, 999999999, 0, '</tbody></table></div>', NULL, NULL
  FROM page_table AS t WHERE EXISTS (SELECT 1 FROM page_row AS r WHERE (r.section, r.block) = (t.section, t.block))
UNION ALL
SELECT t.section, t.block, 0, 0, '<p class="quiet">', none, '.</p>'
  FROM page_table AS t WHERE NOT EXISTS (SELECT 1 FROM page_row AS r WHERE (r.section, r.block) = (t.section, t.block));

INSERT INTO piece
SELECT section, block, row, place,
       CASE number WHEN 1 THEN '<tr>' ELSE '' END || '<td class="' || kind
       || CASE WHEN kind = 'v' AND value IN ('impossible', 'doubtful', 'possible', 'certainly') THEN ' verdict ' || value ELSE '' END
       || '" data-label="' || label || '"'
       || CASE WHEN low IS NOT NULL THEN ' data-low="' || low || '" data-high="' || CASE high WHEN 9e999 THEN 'Infinity' ELSE high END || '"'
               WHEN kind = 'n' AND type IN ('integer', 'real') THEN ' data-low="' || value || '" data-high="' || value || '"' ELSE '' END || '>',
       coalesce(text, value), '</td>' || CASE number WHEN columns THEN '</tr>' ELSE '' END
  FROM (SELECT r.section, r.block, r.number AS row, k.place, c.value, c.type, k.label, k.kind, k.number, k.columns
          FROM page_row AS r JOIN json_each(r.cells) AS c
          JOIN page_column AS k ON (k.section, k.block, k.place) = (r.section, r.block, c.key)) AS c
  LEFT JOIN shown AS s ON c.kind = 'q' AND s.quantity = c.value;

-- ---- the page around them ----------------------------------------------------------------------------------------

INSERT INTO piece
SELECT section, 0, 0, 0, '<section id="' || id || '"><h2>', title, '</h2>' FROM page_section
UNION ALL SELECT section, 0, 1, 0, '<p class="intro">', intro, '</p>' FROM page_section WHERE intro IS NOT NULL
UNION ALL SELECT section, 999999, 0, 0, '</section>', NULL, NULL FROM page_section;

INSERT INTO piece VALUES
(-1, 0, 0, 0, '<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''unsafe-inline''; script-src ''sha256-1sTVZMPq1PkYADnB/aBXJa6+gvATj/ZpjcRoCL0KYcY=''; base-uri ''none''; form-action ''none''">
<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>Seizures, as reported and as they add up</title><style>', NULL, NULL),
(-1, 0, 1, 0, (SELECT text FROM page_asset WHERE name = 'page.css'), NULL, '</style></head><body><header><h1>Seizures</h1><p>as reported, and as they add up</p><ul class="facts">'),
(-1, 2, 0, 0, '</ul><nav aria-label="Sections"><ul>', NULL, NULL),
(-1, 4, 0, 0, '</ul></nav><div class="key"><b>How to read the figures</b><dl>
<dt>&gt;83 kg</dt><dd>more than 83 kg, with no upper end: the sum of such figures has none either</dd>
<dt>~65–75 kg</dt><dd>about 70 kg</dd><dt>5–&lt;6 kg</dt><dd>from 5 to just under 6 kg; pcs are pieces</dd>
<dt><span class="swatch"></span></dt><dd>certain: at least so much</dd><dt><span class="swatch possible"></span></dt><dd>possible: up to so much; an arrow where there is no upper end</dd>
<dt>as readers take it</dt><dd>“more than 8.9 tons” as at least 8.9 and under 9.0, and so on</dd></dl></div></header><main>', NULL, NULL),
(100, 0, 0, 0, '</main><footer>Every sum is exact; nothing on this page is fetched from anywhere. Press the head of a column to sort by it.</footer>', NULL, NULL),
(100, 0, 1, 0, '<script>' || (SELECT text FROM page_asset WHERE name = 'page.js'), NULL, '</script></body></html>');

INSERT INTO piece
SELECT -1, 1, number, 0, '<li' || CASE WHEN class <> '' AND count > 0 THEN ' class="' || class || '"' ELSE '' END || '><b>' || count || '</b><span>', label, '</span></li>'
  FROM (SELECT 1 AS number, '' AS class, (SELECT count(*) FROM page_row WHERE section = 3) AS count, 'operations' AS label
        UNION ALL SELECT 2, '', (SELECT count(DISTINCT page) FROM statement), 'releases'
        UNION ALL SELECT 3, '', (SELECT count(quantity) FROM statement), 'figures read'
        UNION ALL SELECT 4, 'doubt', (SELECT count(*) - count(quantity) FROM statement), 'not read'
        UNION ALL SELECT 5, 'bad', (SELECT count(*) FROM found WHERE verdict = 'impossible'), 'impossible'
        UNION ALL SELECT 6, 'bad', (SELECT count(*) FROM found WHERE verdict = 'contradict'), 'contradictions'
        UNION ALL SELECT 7, 'doubt', (SELECT count(*) FROM found WHERE verdict NOT IN ('impossible', 'contradict')), 'doubtful');
INSERT INTO piece SELECT -1, 3, section, 0, '<li><a href="#' || id || '">', title, '</a></li>' FROM page_section;

.mode list
.headers off
SELECT coalesce(before, '') || coalesce(replace(replace(replace(replace(text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '')
       || coalesce(after, '')
  FROM piece ORDER BY section, block, number, part;
