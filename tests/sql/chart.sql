.load build/seizures
.headers off
.nullvalue NULL
CREATE TEMP TABLE r(id INTEGER PRIMARY KEY, item TEXT, q TEXT);
INSERT INTO r(item, q) VALUES ('opium', 'more than 8.9 tons'), ('hashish', '1 ton'), ('heroin', NULL), ('<b>&"', 'about 70 kg'),
  ('героин', 'до 5 кг'), (NULL, '4 tons and 753 kg'), ('a label that is far too long to stand beside the value of its bar', '12345.123456..<12346.5 kg');
.print -- a picture
SELECT bounded_chart(item, q) FROM r;
.print -- no rows, only NULLs
SELECT bounded_chart(item, q) FROM r WHERE 0;
SELECT bounded_chart(item, q) FROM r WHERE q IS NULL;
.print -- groups, FILTER, another dimension
SELECT length(item), bounded_chart(item, q) LIKE '<svg %</svg>_' FROM r WHERE item LIKE 'h%' GROUP BY item;
SELECT bounded_chart(item, q) FILTER (WHERE id = 2) = bounded_chart(item, q) FILTER (WHERE item = 'hashish') FROM r;
SELECT instr(bounded_chart('guns', '51 firearms'), '<title>guns: 51 pcs</title>') > 0;
SELECT instr(bounded_chart('money', 'more than 6 billion rubles'), '6' || char(0x202f) || '000' || char(0x202f) || '000' || char(0x202f) || '000 RUB') > 0;
.print -- nothing is dropped in silence
SELECT bounded_chart(item, q) FROM (SELECT item, q FROM r UNION ALL SELECT 'rest', 'a lot');
SELECT bounded_chart(item, q) FROM (SELECT item, q FROM r UNION ALL SELECT 'rest', '5 l');
SELECT bounded_chart('x', x'35');
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1001) SELECT bounded_chart(i, i || ' kg') FROM n;
.print -- not a window function
SELECT bounded_chart(item, q) OVER () FROM r;
.print -- the widest values, the least
SELECT bounded_chart('most', '0.000000000000001..170141183460469231731687.303715884105727 kg') LIKE '%textLength="400"%';
SELECT bounded_chart('nothing', '0 kg') LIKE '%>1 kg</text>%';
