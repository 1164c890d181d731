.load build/seizures
.headers off
.nullvalue NULL
CREATE TEMP TABLE r(id INTEGER PRIMARY KEY, item TEXT, q TEXT);
INSERT INTO r(item, q) VALUES ('opium', 'more than 8.9 tons'), ('hashish', '1 ton'), ('heroin', 'over 83 kg'), ('hashish', '270 kg'),
  ('heroin', NULL), ('opium', '4 tons and 753 kg'), ('marijuana', 'about 70 kg'), ('hashish', 'up to 5 kg');
.print -- totals
SELECT item, bounded_total(q), bounded_avg(q), bounded_min(q), bounded_max(q), bounded_intersect(q), bounded_hull(q) FROM r GROUP BY item ORDER BY item;
SELECT bounded_total(q), bounded_total(q) FILTER (WHERE item <> 'marijuana'), count(q) FROM r;
SELECT bounded_total(DISTINCT quantity(q)) FROM (SELECT '5 kg' AS q UNION ALL SELECT '5000 g' UNION ALL SELECT '7 kg');
.print -- a total of totals is the total
SELECT bounded_total(part), bounded_total(part) = (SELECT bounded_total(q) FROM r) FROM (SELECT bounded_total(q) AS part FROM r GROUP BY item);
.print -- no rows, only NULLs
SELECT bounded_total(q), bounded_avg(q), bounded_min(q), bounded_max(q), bounded_intersect(q), bounded_hull(q) FROM r WHERE 0;
SELECT bounded_total(q), bounded_avg(q), bounded_min(q), bounded_max(q), bounded_intersect(q), bounded_hull(q) FROM r WHERE q IS NULL;
SELECT item, bounded_total(q) FROM r WHERE 0 GROUP BY item;
.print -- several statements of one figure
SELECT bounded_intersect(column1) FROM (VALUES ('more than 8.9 tons'), ('8.5..9.5 t'), ('about 9 t'));
SELECT bounded_intersect(column1) FROM (VALUES ('5 kg'), ('7 kg'));
SELECT bounded_intersect(column1) FROM (VALUES ('5..7 kg'), ('<7 kg'), ('>=5 kg'), ('~>5..9 kg'));
.print -- numbers and the unit of bare numbers
SELECT bounded_total(column1), bounded_avg(column1) FROM (VALUES (5), (7), ('8'));
SELECT bounded_total(column1, 'kg') FROM (VALUES (5), (0.1), ('0.2'), ('3 g'), (NULL));
SELECT bounded_total(column1, column2) FROM (VALUES (5, 'kg'), (500, 'g'), ('1 t', NULL));
SELECT bounded_avg(column1) FROM (VALUES ('5 kg'), ('5 kg'), ('6 kg'));
.print -- windows
SELECT id, q, bounded_total(q) OVER w, bounded_avg(q) OVER w, bounded_intersect(q) OVER w, bounded_hull(q) OVER w FROM r
  WINDOW w AS (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) ORDER BY id;
SELECT id, bounded_min(q) OVER w, bounded_max(q) OVER w FROM r
  WINDOW w AS (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) ORDER BY id;
SELECT id, item, bounded_total(q) OVER (PARTITION BY item ORDER BY id) FROM r ORDER BY id;
SELECT id, bounded_total(q) FILTER (WHERE item = 'hashish') OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) FROM r ORDER BY id;
.print -- a value that is no quantity, or of another dimension, is an error with the way out
SELECT bounded_total(column1) FROM (VALUES ('5 kg'), ('many'));
SELECT bounded_total(column1) FILTER (WHERE quantity_valid(column1)) FROM (VALUES ('5 kg'), ('many'));
SELECT bounded_total(column1) FROM (VALUES ('5 kg'), ('3 l'));
SELECT bounded_total(column1) FROM (VALUES ('5 kg'), ('3 l')) GROUP BY quantity_unit(column1);
SELECT bounded_intersect(column1) FROM (VALUES ('5 kg'), ('3 l'));
SELECT bounded_total(column1) FROM (VALUES (5), (2.5));
SELECT bounded_total(column1) FROM (VALUES (-5));
SELECT bounded_total(column1) FROM (VALUES (x'35'));
SELECT bounded_total(column1, 'kg') FROM (VALUES ('3 l'));
SELECT bounded_total(column1, 'furlongs') FROM (VALUES (5));
SELECT bounded_hull(column1) FROM (VALUES ('12,34,5 kg'));
.print -- an overflow is an error, but not one that leaves the frame again
SELECT bounded_total(column1) FROM (VALUES ('170000000000000000000000 kg'), ('170000000000000000000000 kg'));
SELECT bounded_total(column1) OVER (ROWS BETWEEN CURRENT ROW AND CURRENT ROW) FROM (VALUES ('170000000000000000000000 kg'), ('160000000000000000000000 kg'));
SELECT bounded_total();
SELECT bounded_intersect('5 kg', 'kg');
