-- statements.sql: CSV files of seizures -> the TEMP table `statement`, one row for each figure in them.
--
--     .load build/seizures
--     CREATE TEMP TABLE report_file (path TEXT PRIMARY KEY);       -- left out: the fixtures are read
--     INSERT INTO report_file VALUES ('my/files/*.csv');
--     .read sql/statements.sql
--
-- Each file is read once, here; views.sql and report.sql look at the table alone. No figure is left out: what
-- can't be read keeps its words and the reason. Whatever a file doesn't say is settled below, in this order:
-- what the operation is called, when it was, which figure of which level a row states, and of which it is a part.

CREATE TEMP TABLE IF NOT EXISTS report_file (path TEXT PRIMARY KEY);
INSERT INTO report_file SELECT 'fixtures/channel/*.csv' WHERE NOT EXISTS (SELECT 1 FROM report_file);

CREATE TEMP TABLE statement AS
WITH cell AS MATERIALIZED (
    SELECT DISTINCT  -- a file that two names or patterns give is read twice, and counts once
           r._file AS path, r._line AS line, r._problem AS problem,
           nullif(trim(r.operation), '') AS operation,
           CASE WHEN r.date_from GLOB '[0-3][0-9].[01][0-9].[12][0-9][0-9][0-9]'
                THEN substr(r.date_from, 7) || '-' || substr(r.date_from, 4, 2) || '-' || substr(r.date_from, 1, 2)
                ELSE nullif(trim(r.date_from), '') END AS date_from,
           CASE WHEN r.date_to GLOB '[0-3][0-9].[01][0-9].[12][0-9][0-9][0-9]'
                THEN substr(r.date_to, 7) || '-' || substr(r.date_to, 4, 2) || '-' || substr(r.date_to, 1, 2)
                ELSE nullif(trim(r.date_to), '') END AS date_to,
           r.published,
           nullif(trim(r.country), '') AS country, nullif(trim(r.place), '') AS place,
           lower(nullif(trim(r.level), '')) AS level,
           nullif(trim(r.fact), '') AS fact, nullif(trim(r.part_of), '') AS part_of,
           CASE WHEN trim(r.role) IN ('итого', 'Итого', 'всего', 'Всего') THEN 'total'
                WHEN trim(r.role) IN ('часть', 'Часть', 'в том числе', 'В том числе') THEN 'part'
                ELSE lower(nullif(trim(r.role), '')) END AS role_written,
           r.item, r.item_key, r.written, r.quantity, r.unit, r.reason, r.source, r.note, r.extra
      FROM report_file AS f CROSS JOIN read_seizures(f.path) AS r
),
-- Bare "Channel" of 2018 and "Channel-2018" are one operation: where a name is one word without a year, the year
-- of its dates joins it.
named AS MATERIALIZED (
    SELECT *, CASE WHEN operation_year(operation) IS NULL AND role_written IS NOT 'cumulative'
                        AND instr(operation_key(operation), '-') = 0
                        AND coalesce(date_from, date_to) GLOB '[12][0-9][0-9][0-9]*'
                   THEN operation || '-' || substr(coalesce(date_from, date_to), 1, 4)
                   ELSE operation END AS dated_name
      FROM cell
)
SELECT row_number() OVER (ORDER BY path, line) AS id,
       path, replace(path, rtrim(path, replace(path, '/', '')), '') AS file, line, problem,
       -- A page is where a statement stands: one file may hold several releases, one release stand in several files.
       path || char(10) || coalesce(source, '') AS page,
       operation, coalesce(operation_key(dated_name), lower(operation), '') AS operation_key,
       coalesce(operation(dated_name), operation(operation), operation, '(no operation)') AS name,
       date_from, date_to, NULL AS occasion, published, country, place, level,
       -- Figures of one country or place never mix with those of the whole operation.
       CASE WHEN level IN ('national', 'country', 'regional', 'region', 'local', 'city', 'district')
                 OR level IS NULL AND country IS NOT NULL
            THEN coalesce(level, 'country') || ': ' || coalesce(country, place, '?') ELSE 'whole operation' END AS scope,
       fact, item_key(fact) AS fact_key, part_of, item_key(part_of) AS part_of_key, NULL AS parent,
       role_written,
       CASE WHEN role_written IN ('total', 'part', 'restated', 'episode', 'cumulative', 'other') THEN role_written
            WHEN part_of IS NOT NULL THEN 'part'
            WHEN role_written IS NULL AND operation IS NOT NULL THEN 'total?'
            ELSE 'other' END AS role,
       coalesce(item_key, item_key(quantity_item(written)), item_key(fact), '?') AS item,
       coalesce(item_category(item), item_category(item_key), item_category(quantity_item(written)),
                CASE WHEN quantity_dimension(quantity) = 'money' THEN 'money' END) AS category,
       written, quantity, unit, reason,
       -- As readers take the words; where the unit stands beside the number, the words alone can't be read so.
       CASE WHEN quantity_unit(written) = unit THEN coalesce(quantity_plausible(written), quantity)
            ELSE quantity END AS plausible,
       source, note, extra
  FROM named;

CREATE UNIQUE INDEX temp.statement_by_id ON statement (id);
CREATE INDEX temp.statement_by_operation ON statement (operation_key, role);

-- One operation, one name: the catalogue's, else that of its first row.
CREATE TEMP TABLE operation_name AS
SELECT operation_key, name, min(id) AS id FROM statement GROUP BY operation_key;
CREATE UNIQUE INDEX temp.operation_name_by_key ON operation_name (operation_key);
UPDATE statement SET name = (SELECT n.name FROM operation_name AS n WHERE n.operation_key = statement.operation_key);

-- When it was. Days that overlap are one occasion of an operation; a gap between them makes two (the yearly
-- operations have stages). A row without days belongs to the only occasion of its operation, if it has just one,
-- else to its year, or stands apart.
CREATE TEMP TABLE occasion AS
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

CREATE INDEX temp.occasion_by_operation ON occasion (operation_key, first);

UPDATE statement SET occasion = coalesce(
    (SELECT o.first FROM occasion AS o WHERE o.operation_key = statement.operation_key
        AND date_from BETWEEN o.first AND o.last),
    (SELECT min(o.first) FROM occasion AS o WHERE o.operation_key = statement.operation_key
        AND (coalesce(date_from, '') NOT GLOB '[12][0-9][0-9][0-9]*' OR o.first GLOB date_from || '*')
     HAVING count(*) = 1),
    date_from, '')
 WHERE operation_key <> '';
UPDATE statement SET occasion = coalesce(substr(date_from, 1, 4), '') WHERE operation_key = '';  -- no name: by year

-- A row whose role nobody gives states a total, unless its page contradicts itself that way: then the page lists
-- single seizures, and they are added.
UPDATE statement SET role = 'other'
 WHERE role = 'total?' AND (page, operation_key, occasion, scope, item, unit) IN
       (SELECT page, operation_key, occasion, scope, item, unit FROM statement
         WHERE role = 'total?' AND quantity IS NOT NULL
         GROUP BY page, operation_key, occasion, scope, item, unit HAVING bounded_intersect(quantity) IS NULL);
UPDATE statement SET role = 'total' WHERE role = 'total?';

-- What a part belongs to, as an item: the fact of that name on the page, or of the operation; else the item of
-- that name. Parts that don't say are parts of the operation's drugs, if they are drugs and it has such a total.
CREATE TEMP TABLE fact_of AS
SELECT operation_key, scope, fact_key, page, min(item) AS item, min(category) AS category
  FROM statement WHERE role IN ('total', 'part') AND fact_key IS NOT NULL GROUP BY operation_key, scope, fact_key, page;
CREATE INDEX temp.fact_of_name ON fact_of (operation_key, fact_key);

UPDATE statement SET parent = coalesce(
    (SELECT f.item FROM fact_of AS f WHERE f.operation_key = statement.operation_key AND f.fact_key = part_of_key
        AND f.page = statement.page AND f.scope = statement.scope),
    (SELECT f.item FROM fact_of AS f WHERE f.operation_key = statement.operation_key AND f.fact_key = part_of_key
      LIMIT 1),
    part_of_key,
    (SELECT t.item FROM statement AS t WHERE t.operation_key = statement.operation_key AND t.role = 'total'
        AND t.scope = statement.scope AND t.item = 'drugs' AND t.unit = statement.unit
        AND statement.category IN ('drug', 'precursor', 'potent') LIMIT 1))
 WHERE role IN ('part', 'episode', 'restated');

UPDATE statement SET category = coalesce(category,
    (SELECT f.category FROM fact_of AS f WHERE f.operation_key = statement.operation_key
        AND f.item = statement.parent AND f.category IS NOT NULL LIMIT 1), 'other');
