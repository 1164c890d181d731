-- Words read again and again, more than a connection remembers: what is remembered changes no answer.
.load build/seizures
.mode list
.separator ' | '
CREATE TABLE phrase AS
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2999)
SELECT i, CASE i % 5 WHEN 0 THEN 'more than ' WHEN 1 THEN 'около ' WHEN 2 THEN '' WHEN 3 THEN 'up to ' ELSE 'not ' END || (i / 7 + 1) ||
       CASE i % 3 WHEN 0 THEN ' kg of heroin' WHEN 1 THEN ' тонн мака' ELSE '' END || CASE i % 11 WHEN 0 THEN ' each' ELSE '' END AS q FROM n;
SELECT count(*), count(DISTINCT q), max(length(CAST(q AS BLOB))) FROM phrase;
.print a phrase means what it means in a longer dress, which is not remembered
CREATE TABLE first AS
SELECT i, q, quantity(q) AS c, quantity(q, 'kg') AS k, quantity_item(q) AS item, quantity_low(q) AS low, quantity_high(q, 'kg') AS high,
       quantity_stated(q) AS stated, quantity_plausible(q) AS plausible, quantity_error(q) AS error FROM phrase;
CREATE VIEW dressed AS SELECT i, q, q || printf('%90s', '') AS d, c, k, item, low, high, stated, plausible, error FROM first;
SELECT count(*), count(c), count(k), count(item), count(low), count(high), count(stated), count(plausible), count(error) FROM first;
SELECT count(*) FROM dressed
 WHERE c IS NOT quantity(d) OR k IS NOT quantity(d, 'kg') OR item IS NOT quantity_item(d) OR low IS NOT quantity_low(d)
    OR high IS NOT quantity_high(d, 'kg') OR stated IS NOT quantity_stated(d) OR plausible IS NOT quantity_plausible(d)
    OR substr(error, 1, instr(error, ':')) IS NOT substr(quantity_error(d), 1, instr(error, ':'));
.print and what it meant the first time, asked in another order
SELECT count(*) FROM first
 WHERE c IS NOT quantity(q) OR k IS NOT quantity(q, 'kg') OR item IS NOT quantity_item(q) OR low IS NOT quantity_low(q)
    OR high IS NOT quantity_high(q, 'kg') OR stated IS NOT quantity_stated(q) OR plausible IS NOT quantity_plausible(q)
    OR error IS NOT quantity_error(q);
SELECT count(*) FROM (SELECT * FROM first ORDER BY i % 97)
 WHERE error IS NOT quantity_error(q) OR k IS NOT quantity(q, 'kg') OR c IS NOT quantity(q) OR item IS NOT quantity_item(q);
.print one text under several units, one after the other and again
SELECT quantity('1,250'), quantity('1,250', 'kg'), quantity('1,250', 'кг'), quantity('1,250', 'g'), quantity('1,250', 'l'), quantity('1,250')
  FROM (VALUES (1), (2));
SELECT quantity_error('5 tons', 'l'), quantity('5 tons'), quantity_error('5 tons'), quantity('5 tons', 'kg'), quantity_low('5 tons', 't')
  FROM (VALUES (1), (2));
SELECT quantity_fits('5 kg of opium', '6 kg of opium'), quantity_cmp('5 kg of opium', '5 kg of opium'), quantity_item('6 kg of opium');
.print texts of all lengths, and bytes that are none of words
SELECT sum(quantity(q) IS NOT '5 kg'), sum(quantity(q) IS NOT '5 kg'), max(length(q)) FROM (
WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 100) SELECT '5' || printf('%*s', i - 3, '') || 'kg' AS q FROM n);
SELECT quantity_error(''), quantity_error('5 kg' || char(0)), quantity_error(CAST(x'35206bff' AS TEXT)), quantity_error(CAST(x'35206bff' AS TEXT))
  FROM (VALUES (1), (2));
.print totals that take words out again
SELECT i, bounded_total(c) OVER w = bounded_total(q) OVER w FROM first WHERE i % 500 = 0 AND c IS NOT NULL AND quantity_unit(c) = 'kg'
WINDOW w AS (ORDER BY i ROWS 1 PRECEDING);
