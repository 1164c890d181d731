-- statements.sql: files and rows of seizures -> the table `statement` (tables.sql), one row for each figure.
--
--     .load build/seizures
--     .read sql/tables.sql
--     INSERT INTO report_file VALUES ('my/files/*.csv');       -- CSV files, whatever their headers are called
--     INSERT INTO report_options VALUES ('encoding=windows-1251'); -- where they need any (docs/reading.md)
--     INSERT INTO incoming (operation, item, written)          -- or rows of a table of yours, with what columns it has
--         SELECT op_name, drug, amount FROM my_table;
--     .read sql/statements.sql
--
-- Needs tables.sql, run before it in the same session. Where neither files nor rows are given and
-- the table is empty, the fixtures are read.
-- A file is opened once, here. Imported again, it replaces its own rows. No figure is left out: what can't be read
-- keeps its words and the reason. Whatever a file doesn't say is settled below for all rows that are there, old and new,
-- in this order: what the operation is called, when it was, whose figure it is, which role it has, and of what it is a part.

INSERT INTO report_file SELECT 'fixtures/channel/*.csv'
 WHERE NOT EXISTS (SELECT 1 FROM report_file) AND NOT EXISTS (SELECT 1 FROM incoming)
   AND NOT EXISTS (SELECT 1 FROM statement);

INSERT INTO incoming
SELECT DISTINCT  -- a file that two names or patterns give is read twice, and counts once
       r._file, r._line, r._problem, r.operation, r.date_from, r.date_to, r.published, r.country, r.place, r.level,
       r.fact, r.part_of, r.role, r.item, r.item_key, r.written, r.quantity, r.unit, coalesce(r.reason, 'no figure'),
       r.source, r.note, r.extra
  FROM report_file AS f CROSS JOIN read_seizures(f.path, (SELECT options FROM report_options)) AS r;

UPDATE incoming SET path = coalesce(path, '(rows)'), line = coalesce(line, rowid);
-- Rows that come without a quantity are read here: by their unit, if they name one that exists.
UPDATE incoming SET quantity = quantity(written, unit),
                    reason = coalesce(quantity_error(written, unit), 'no figure')
 WHERE quantity IS NULL AND reason IS NULL AND nullif(trim(unit), '') IS NOT NULL;
UPDATE incoming SET quantity = quantity(written), reason = coalesce(quantity_error(written), 'no figure')
 WHERE quantity IS NULL AND reason IS NULL AND nullif(trim(unit), '') IS NULL;

DROP TABLE IF EXISTS temp.before_import;
CREATE TEMP TABLE before_import AS SELECT coalesce(max(id), 0) AS last FROM statement;

BEGIN;
INSERT INTO statement (path, file, line, problem, page, operation, operation_key, name, date_from, date_to, published,
                       country, place, level_written, level, scope, fact, fact_key, part_of, part_of_key, role_written, role,
                       item, category, written, reason, quantity, unit, low, low_open, high, high_open, about, plausible,
                       widest, source, note, extra)
WITH cell AS MATERIALIZED (
    SELECT i.path, i.line, i.problem, nullif(trim(i.operation), '') AS operation,
           CASE WHEN i.date_from GLOB '[0-3][0-9].[01][0-9].[12][0-9][0-9][0-9]'
                THEN substr(i.date_from, 7) || '-' || substr(i.date_from, 4, 2) || '-' || substr(i.date_from, 1, 2)
                ELSE nullif(trim(i.date_from), '') END AS date_from,
           CASE WHEN i.date_to GLOB '[0-3][0-9].[01][0-9].[12][0-9][0-9][0-9]'
                THEN substr(i.date_to, 7) || '-' || substr(i.date_to, 4, 2) || '-' || substr(i.date_to, 1, 2)
                ELSE nullif(trim(i.date_to), '') END AS date_to,
           CASE WHEN i.published GLOB '[0-3][0-9].[01][0-9].[12][0-9][0-9][0-9]'
                THEN substr(i.published, 7) || '-' || substr(i.published, 4, 2) || '-' || substr(i.published, 1, 2)
                ELSE nullif(trim(i.published), '') END AS published,
           nullif(trim(i.country), '') AS country_written, nullif(trim(i.place), '') AS place,
           -- A column of regions: beside a place it has none of its own in read_seizures.
           (SELECT nullif(trim(e.value), '') FROM json_each(i.extra) AS e WHERE item_key(e.key) IN
               ('region', 'province', 'state', 'oblast', 'district', 'регион', 'область', 'край', 'район', 'округ')) AS region,
           lower(nullif(trim(i.level), '')) AS level_written,
           nullif(trim(i.fact), '') AS fact, nullif(trim(i.part_of), '') AS part_of,
           CASE WHEN item_key(i.role) IN ('итого', 'всего', 'total', 'sum', 'overall') THEN 'total'
                WHEN item_key(i.role) IN ('часть', 'в том числе', 'из них', 'component', 'of which', 'including') THEN 'part'
                WHEN item_key(i.role) IN ('эпизод', 'случай', 'case', 'example') THEN 'episode'
                WHEN item_key(i.role) IN ('заголовок', 'повтор', 'headline', 'repeated') THEN 'restated'
                WHEN item_key(i.role) IN ('нарастающим итогом', 'с начала', 'за все годы', 'since') THEN 'cumulative'
                WHEN item_key(i.role) IN ('прочее', 'другое', 'иное') THEN 'other'
                ELSE lower(nullif(trim(i.role), '')) END AS role_written,
           nullif(trim(i.item), '') AS item, coalesce(i.item_key, item_key(nullif(trim(i.item), ''))) AS item_key,
           i.written, i.quantity, quantity_unit(i.quantity) AS unit, i.reason, i.source, i.note, i.extra
      FROM incoming AS i
),
-- Bare "Channel" of 2018 and "Channel-2018" are one operation: where a name is one word without a year, the year
-- of its dates joins it.
named AS MATERIALIZED (
    SELECT c.*, CASE WHEN operation_year(c.operation) IS NULL AND c.role_written IS NOT 'cumulative'
                          AND instr(operation_key(c.operation), '-') = 0
                          AND coalesce(c.date_from, c.date_to) GLOB '[12][0-9][0-9][0-9]*'
                     THEN c.operation || '-' || substr(coalesce(c.date_from, c.date_to), 1, 4)
                     ELSE c.operation END AS dated_name,
           -- The country of "Samara Region, Russia" is what stands behind the last comma, if it is one.
           coalesce((SELECT n.country FROM country_name AS n WHERE n.spelling = item_key(c.country_written)),
                    c.country_written,
                    (SELECT n.country FROM country_name AS n WHERE n.spelling = item_key(trim(
                        replace(c.place, rtrim(c.place, replace(c.place, ',', '')), ''))))) AS country,
           CASE WHEN c.level_written IN ('national', 'country', 'state level') THEN 'national'
                WHEN c.level_written IN ('regional', 'region', 'local', 'city', 'district', 'province') THEN 'regional'
                WHEN item_key(c.level_written) IN ('национальный', 'страна', 'страновой', 'республиканский') THEN 'national'
                WHEN item_key(c.level_written) IN ('региональный', 'регион', 'область', 'местный', 'город', 'район')
                     THEN 'regional'
                WHEN item_key(c.level_written) IN ('csto', 'odkb', 'одкб', 'cis', 'снг', 'alliance', 'union', 'bloc', 'whole',
                     'operation', 'whole operation', 'international', 'multinational', 'total', 'overall', 'международный',
                     'общий', 'вся операция', 'союз') THEN 'operation'
                WHEN c.region IS NOT NULL THEN 'regional'
                WHEN c.country_written IS NOT NULL THEN 'national'
                ELSE 'operation' END AS level
      FROM cell AS c
),
-- The words with their unit: where it stands in the header or in another column, the common one that gives the same figure.
phrased AS MATERIALIZED (
    SELECT *, CASE WHEN quantity IS NULL THEN NULL WHEN quantity_unit(written) = unit THEN written
                   ELSE (SELECT n.words || column1 FROM (VALUES ('kg'), ('t'), ('g'), ('lbs'), ('l'))
                          WHERE quantity(n.words || column1) = n.quantity LIMIT 1) END AS phrase
      -- 3.0 from a column of REAL says nothing of tenths
      FROM (SELECT *, CASE typeof(written) WHEN 'real' THEN replace(written || ' ', '.0 ', ' ') ELSE written || ' ' END AS words
              FROM named) AS n
),
-- By how much a figure may be off where the words do not say: an "about" as much again as its ends say; a plain figure
-- half of its last place (46.6 tons: 0.05 t; 40 tons: 0.5 t; 505 kg: 0.5 kg); a count not at all, unless in thousands.
-- NULL: the ends are what they are.
loose AS MATERIALIZED (
    SELECT *, CASE quantity_kind(quantity)
              WHEN 'about' THEN (quantity_high(quantity) - quantity_low(quantity)) / 2
              WHEN 'exact' THEN
                   min((quantity_high(about_it) - quantity_low(about_it)) / 2, CASE
                       WHEN unit = 'pcs' AND written NOT LIKE '%thousand%' AND written NOT LIKE '%тыс%'
                            AND written NOT LIKE '%million%' AND written NOT LIKE '%млн%' THEN 0
                       WHEN unit <> 'kg' THEN 9e999
                       -- the unit stands beside the number: what one of it is in kilograms
                       WHEN quantity_unit(written) IS NOT unit AND CAST(written AS REAL) > 0
                       THEN 0.5 * quantity_low(quantity) / CAST(written AS REAL)
                       WHEN quantity_unit(one_of_it) = 'kg' THEN quantity_low(one_of_it) / 2
                       WHEN written LIKE '%ton%' OR written LIKE '%тон%' OR written GLOB '*[0-9 ]т*' THEN 500
                       ELSE 0.5 END) END AS slack
      -- The same words with "about" before them: half of the last given digit in their own unit (t, g, lbs); and one of that.
      FROM (SELECT *, CASE WHEN unit = 'kg' AND quantity_about('about ' || phrase) THEN 'about ' || phrase
                           ELSE 'about ' || quantity END AS about_it,
                   CASE WHEN unit = 'kg' THEN '1 ' || ltrim(phrase, '0123456789., ''' || char(160, 8201, 8239)) END AS one_of_it
              FROM phrased)
)
SELECT path, replace(path, rtrim(path, replace(path, '/', '')), ''), line, problem,
       -- A page is where a statement stands: one file may hold several releases, one release stand in several files.
       path || char(10) || coalesce(source, ''),
       operation, coalesce(operation_key(dated_name), lower(operation), ''),
       coalesce(operation(dated_name), operation(operation), operation, '(no operation)'),
       date_from, date_to, published, country, place, level_written, level,
       CASE level WHEN 'operation' THEN 'whole operation' WHEN 'national' THEN 'national: ' || coalesce(country, place, '?')
                  ELSE 'regional: ' || coalesce(region, place, country, '?') END,
       fact, item_key(fact), part_of, item_key(part_of), role_written,
       CASE WHEN role_written IN ('total', 'part', 'restated', 'episode', 'cumulative', 'other') THEN role_written
            WHEN part_of IS NOT NULL THEN 'part'
            WHEN role_written IS NULL AND operation IS NOT NULL THEN 'total'
            ELSE 'other' END,
       coalesce(item_key, item_key(quantity_item(written)), item_key(fact), '?'),
       coalesce(item_category(item), item_category(item_key), item_category(quantity_item(written)),
                CASE WHEN quantity_dimension(quantity) = 'money' THEN 'money' END),
       written, CASE WHEN quantity IS NULL THEN reason END, quantity, unit,
       quantity_low(quantity), quantity_low_open(quantity), nullif(quantity_high(quantity), 9e999),
       quantity_high_open(quantity), quantity_about(quantity),
       coalesce(quantity_plausible(phrase), quantity),
       CASE WHEN slack > 0
            THEN coalesce(quantity(printf('%.15g..%.15g %s', max(0, quantity_low(quantity) - slack),
                                          quantity_high(quantity) + slack, unit)), replace(quantity, '~', ''))
            WHEN quantity LIKE '%..%' THEN replace(replace(replace(quantity, '~', ''), '>', ''), '<', '')
            -- The same ends, closed: > is >=, < is <=, and what is closed stays so.
            ELSE replace(replace(replace(replace(replace(quantity, '~', ''), '>=', '>'), '<=', '<'), '>', '>='), '<', '<=') END,
       source, note, extra
  FROM loose ORDER BY path, line;

-- Older rows of these files go, and the rows that waited, but only if all of these went in: a shell that does not stop at
-- an error (.bail on) must not lose a row.
DELETE FROM statement WHERE path IN (SELECT path FROM incoming) AND id <= (SELECT last FROM before_import)
   AND (SELECT count(*) FROM statement WHERE id > (SELECT last FROM before_import)) = (SELECT count(*) FROM incoming);
DELETE FROM incoming
 WHERE (SELECT count(*) FROM statement WHERE id > (SELECT last FROM before_import)) = (SELECT count(*) FROM incoming);
DELETE FROM report_file;
DELETE FROM report_options;
DROP TABLE temp.before_import;

-- One operation, one name: the catalogue's, else that of its first row.
WITH n AS MATERIALIZED (SELECT operation_key, name, min(id) FROM statement GROUP BY operation_key)
UPDATE statement SET name = n.name FROM n WHERE n.operation_key = statement.operation_key;

-- When it was. Days that overlap are one occasion of an operation; a gap between them makes two (the yearly
-- operations have stages). A row without days belongs to the only occasion of its operation, if it has just one,
-- else to its year, or stands apart.
DROP TABLE IF EXISTS temp.stage;
CREATE TEMP TABLE stage AS
WITH day AS (
    SELECT DISTINCT operation_key, date_from AS first, coalesce(date_to, date_from) AS last
      FROM statement WHERE date_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*' AND role <> 'cumulative'
),
gap AS (
    SELECT *, first > max(last) OVER (PARTITION BY operation_key ORDER BY first, last
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS starts
      FROM day
),
island AS (
    SELECT *, sum(coalesce(starts, 0)) OVER (PARTITION BY operation_key ORDER BY first, last) AS number FROM gap
)
SELECT operation_key, min(first) AS first, max(last) AS last FROM island GROUP BY operation_key, number;
CREATE INDEX temp.stage_by_operation ON stage (operation_key, first);

UPDATE statement SET occasion = coalesce(
    (SELECT o.first FROM stage AS o WHERE o.operation_key = statement.operation_key
        AND date_from BETWEEN o.first AND o.last),
    (SELECT min(o.first) FROM stage AS o WHERE o.operation_key = statement.operation_key
        AND (coalesce(date_from, '') NOT GLOB '[12][0-9][0-9][0-9]*' OR o.first GLOB date_from || '*')
     HAVING count(*) = 1),
    date_from, '')
 WHERE operation_key <> '';
UPDATE statement SET occasion = coalesce(substr(date_from, 1, 4), '') WHERE operation_key = '';  -- no name: by year
-- A name that covers a whole series ("Channel"), without a date: which of its occasions is meant is not said, so what
-- one release says so is held against no other.
WITH series AS MATERIALIZED (
    SELECT substr(operation_key, 1, instr(operation_key, '-') - 1) AS head FROM operation_catalogue WHERE operation_key LIKE '%-%'
    UNION SELECT substr(operation_key, 1, instr(operation_key, '-') - 1) FROM statement WHERE operation_key LIKE '%-%'
)
UPDATE statement SET occasion = 'not said, ' || coalesce(published, source, file)
 WHERE occasion = '' AND operation_key IN (SELECT head FROM series);
UPDATE statement SET year = CASE
       WHEN role = 'cumulative' THEN NULL
       WHEN occasion GLOB '[12][0-9][0-9][0-9]*' THEN substr(occasion, 1, 4)
       WHEN date_from GLOB '[12][0-9][0-9][0-9]*' THEN substr(date_from, 1, 4)
       ELSE operation_year(operation_key) END;
DROP TABLE temp.stage;

-- Whose figure it is, where no level, country or region says so. A place is where the operation was led from, unless it
-- varies: then the rows of one page are figures of their places; and a page whose place names a part of a country tells
-- of that part, where another page tells of the operation without one.
UPDATE statement SET level = 'operation', scope = 'whole operation' WHERE level_written IS NULL AND scope LIKE 'regional: %'
   AND substr(scope, 11) = place;
WITH unleveled AS MATERIALIZED (
    SELECT id, operation_key, occasion, page, place,
           item_key(place) GLOB '*область*' OR item_key(place) GLOB '*край*' OR item_key(place) GLOB '*район*'
           OR item_key(place) GLOB '*округ*' OR item_key(place) GLOB 'республика *,*' OR item_key(place) GLOB '*oblast*'
           OR item_key(place) GLOB '*province*' OR item_key(place) GLOB '* region*' OR item_key(place) GLOB '*district*'
           OR item_key(place) GLOB '*county*' AS names_part
      FROM statement WHERE level_written IS NULL AND level = 'operation' AND operation_key <> '' AND role <> 'episode'
),
varied AS MATERIALIZED (
    SELECT operation_key, occasion, page FROM unleveled GROUP BY operation_key, occasion, page
    HAVING count(DISTINCT place) + max(place IS NULL) > 1
),
mixed AS MATERIALIZED (
    SELECT operation_key, occasion FROM unleveled GROUP BY operation_key, occasion
    HAVING max(names_part IS 1) > min(names_part IS 1)
)
UPDATE statement SET level = 'regional', scope = 'regional: ' || statement.place
  FROM unleveled AS u
 WHERE u.id = statement.id AND u.place IS NOT NULL
   AND ((u.operation_key, u.occasion, u.page) IN (SELECT operation_key, occasion, page FROM varied)
        OR u.names_part AND (u.operation_key, u.occasion) IN (SELECT operation_key, occasion FROM mixed));

-- A row whose role nobody gives states a total, unless its page contradicts itself that way: then the page lists
-- single seizures, and they are added: of other items too, where two are alike by chance.
UPDATE statement SET role = 'total' WHERE role = 'other' AND role_written IS NULL AND part_of IS NULL AND operation IS NOT NULL;
WITH several AS MATERIALIZED (
    SELECT page, operation_key, occasion, scope, item, unit, min(category) AS category, bounded_intersect(quantity) IS NULL AS apart
      FROM statement WHERE role = 'total' AND role_written IS NULL AND quantity IS NOT NULL
     GROUP BY page, operation_key, occasion, scope, item, unit HAVING count(*) > 1
),
listed AS MATERIALIZED (
    SELECT * FROM several AS s
     WHERE apart OR category IN ('drug', 'precursor', 'potent') AND item NOT IN (SELECT whole FROM item_inside)
           AND (page, operation_key, occasion, scope) IN
               (SELECT page, operation_key, occasion, scope FROM several
                 WHERE apart AND category IN ('drug', 'precursor', 'potent'))
)
UPDATE statement SET role = 'other' FROM listed AS l
 WHERE statement.role = 'total' AND statement.role_written IS NULL
   AND (l.page, l.operation_key, l.occasion, l.scope, l.item, l.unit)
       = (statement.page, statement.operation_key, statement.occasion, statement.scope, statement.item, statement.unit);

-- What has parts is their total, whatever its row is called.
UPDATE statement SET role = 'other' WHERE role = 'total' AND role_written = 'other';
UPDATE statement SET role = 'total' WHERE role = 'other' AND fact IS NOT NULL
   AND (page, fact) IN (SELECT page, part_of FROM statement WHERE role = 'part' AND part_of IS NOT NULL);

-- What a part belongs to, as an item: the fact of that name on the page, or of the operation; else the item of
-- that name. Parts that don't say are parts of the operation's drugs, if they are drugs and it has such a total; so are
-- episodes, but not those of precursors. A headline that doesn't say restates its own item.
DROP TABLE IF EXISTS temp.fact_of;
CREATE TEMP TABLE fact_of AS
SELECT operation_key, fact_key, page, scope, min(item) AS item, min(category) AS category
  FROM statement WHERE role IN ('total', 'part') AND fact_key IS NOT NULL GROUP BY operation_key, fact_key, page, scope;
CREATE INDEX temp.fact_of_name ON fact_of (operation_key, fact_key, page, scope);
DROP TABLE IF EXISTS temp.drugs_of;
CREATE TEMP TABLE drugs_of AS
SELECT DISTINCT operation_key, scope, unit FROM statement WHERE role = 'total' AND item = 'drugs';
CREATE INDEX temp.drugs_of_operation ON drugs_of (operation_key, scope, unit);

UPDATE statement SET parent = coalesce(
    (SELECT f.item FROM fact_of AS f WHERE f.operation_key = statement.operation_key AND f.fact_key = part_of_key
        AND f.page = statement.page AND f.scope = statement.scope),
    (SELECT f.item FROM fact_of AS f WHERE f.operation_key = statement.operation_key AND f.fact_key = part_of_key
      LIMIT 1),
    part_of_key,
    (SELECT 'drugs' FROM drugs_of AS t WHERE t.operation_key = statement.operation_key AND t.scope = statement.scope
        AND t.unit = statement.unit
        AND (statement.role = 'part' AND statement.category IN ('drug', 'precursor', 'potent')
             OR statement.role = 'episode' AND statement.category = 'drug')))
 WHERE role IN ('part', 'episode', 'restated');

UPDATE statement SET category = coalesce(
    (SELECT f.category FROM fact_of AS f WHERE f.operation_key = statement.operation_key
        AND f.item = statement.parent AND f.category IS NOT NULL LIMIT 1), 'other')
 WHERE category IS NULL OR category = 'other';
DROP TABLE temp.fact_of;
DROP TABLE temp.drugs_of;
COMMIT;
