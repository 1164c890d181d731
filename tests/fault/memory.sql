-- scenario version
SELECT seizures_version() IS NOT NULL;
-- scenario help
SELECT * FROM seizures_help;
-- scenario quantities
SELECT quantity('4 tons and 753 kg'), quantity('около 11,4 тонны'), quantity('from 5 to 7 kg'),
       quantity_low('more than 83 kg'), quantity_high('up to 7 kg'), quantity_kind('about 3 tons'),
       quantity_item('51 firearms'), quantity_plausible('more than 8.9 tons'), quantity_unit('5 kg');
-- scenario refusals
SELECT quantity('12,34,5 kg'), quantity_error('12,34,5 kg'), quantity_error('7.62 mm'), quantity_valid('x');
-- scenario arithmetic
SELECT quantity_sub('about 11.4 tons', '>8 kg'), quantity_intersect('5..7 kg', '>6 kg'), quantity_cmp('5 kg', '6 kg'),
       quantity_fits('3 kg', '>=4 kg');
-- scenario dimensions-disagree
SELECT quantity_cmp('5 kg', '6 l');
-- scenario totals
WITH v(item, q) AS (VALUES ('heroin', '5 kg'), ('heroin', 'more than 83 kg'), ('opium', '4 tons and 753 kg'),
                           ('opium', 'over 4.7 tons'), ('opium', NULL))
SELECT item, bounded_total(q), bounded_intersect(q) FROM v GROUP BY item ORDER BY item;
-- scenario windows
WITH v(n, q) AS (VALUES (1, '5 kg'), (2, 'more than 83 kg'), (3, '4 tons and 753 kg'), (4, 'about 7 kg'), (5, '6 kg'))
SELECT n, bounded_total(q) OVER w, bounded_intersect(q) OVER w FROM v
WINDOW w AS (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
-- scenario a-total-of-two-dimensions
WITH v(q) AS (VALUES ('5 kg'), ('6 pcs')) SELECT bounded_total(q) FROM v;
-- scenario wide-windows
WITH v(n, q) AS (VALUES (1, '50 kg'), (2, 'more than 40 kg'), (3, '30 kg'), (4, 'about 20 kg'), (5, '10 kg'), (6, '9 kg'), (7, '8 kg'),
                        (8, '7 kg'), (9, '6 kg'), (10, '5 kg'), (11, '4 kg'), (12, '3 kg'), (13, '2 kg'), (14, '1 kg'), (15, '0.9 kg'),
                        (16, '0.8 kg'), (17, '0.7 kg'), (18, '0.6 kg'), (19, '0.5 kg'), (20, '0.4 kg'))
SELECT n, bounded_max(q) OVER w, bounded_min(q) OVER w, bounded_hull(q) OVER w, bounded_avg(q) OVER w FROM v
WINDOW w AS (ORDER BY n ROWS BETWEEN 18 PRECEDING AND CURRENT ROW);
-- scenario charts
WITH v(label, q) AS (VALUES ('opium', 'more than 8.9 tons'), ('<b>', '1 ton'), ('none', NULL), ('гашиш', '~65..75 kg'), (NULL, '5 kg'))
SELECT bounded_chart(label, q), bounded_chart(q, q) FILTER (WHERE label > 'a') FROM v;
-- scenario many-bars
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
SELECT bounded_chart(printf('%0200d', i), i || ' kg') FROM n;
-- scenario a-chart-of-two-dimensions
WITH v(q) AS (VALUES ('5 kg'), ('6 pcs')) SELECT bounded_chart(q, q) FROM v;
-- scenario frames-of-every-kind
WITH v(n, q) AS (VALUES (1, '50 kg'), (2, 'more than 40 kg'), (2, NULL), (3, 'about 20 kg'), (5, '10 kg'), (5, '9 kg'), (7, '8 kg'))
SELECT bounded_total(q) OVER (ORDER BY n RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING),
       bounded_avg(q) OVER (ORDER BY n GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES),
       bounded_min(q) OVER (ORDER BY n ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING),
       bounded_max(q) FILTER (WHERE n > 1) OVER (PARTITION BY n % 2 ORDER BY n ROWS BETWEEN 2 PRECEDING AND CURRENT ROW),
       bounded_hull(q) OVER (ORDER BY n ROWS BETWEEN 3 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW),
       bounded_intersect(q) OVER (PARTITION BY n) FROM v;
-- scenario distinct-groups
WITH v(g, q) AS (VALUES ('a', '5 kg'), ('a', '5 kg'), ('b', '~1..2 kg'), ('b', NULL), ('c', NULL))
SELECT g, bounded_total(DISTINCT q), bounded_avg(DISTINCT q), bounded_min(q) FILTER (WHERE g < 'b'), bounded_hull(DISTINCT q) FROM v GROUP BY g;
-- scenario a-window-with-an-error
WITH v(n, q) AS (VALUES (1, '5 kg'), (2, 'more than 83 kg'), (3, 'a lot'), (4, '6 kg'))
SELECT bounded_max(q) OVER w, bounded_total(q) OVER w FROM v WINDOW w AS (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
-- scenario words-for-people
SELECT quantity_format('>8900 kg', 't'), quantity_format('>8900 kg', 'т', 'ru'), quantity_bar('5..7 kg', '10 kg'),
       quantity_add('5 kg', '6 kg', '7 kg'), quantity_mul('5 kg', 2.5), quantity_hull('5 kg', '7 kg'), item_key('blue  widgets'),
       quantity(2.5, 'kg'), quantity_stated('5 kg'), quantity_dimension(51), quantity_error(x'35');
-- scenario a-sum-of-two-dimensions
SELECT quantity_add('5 kg', '6 l');
-- scenario an-unknown-unit
SELECT quantity('5', 'furlongs');
-- scenario an-overflow
WITH v(q) AS (VALUES ('170000000000000000000000 kg'), ('170000000000000000000000 kg')) SELECT bounded_total(q) FROM v;
-- scenario operations
SELECT operation_key('Channel-Second Barrier'), operation('«Канал – Второй барьер»'), operation_year('Channel-2018'),
       operation_match('Kanal-Centr', 'Channel-Center'), item('героина'), item_category('opium');
-- scenario seizure_csv
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('fixtures/channel/center-2019.csv');
SELECT * FROM temp.t;
SELECT count(*), max(_line), min(_file) FROM temp.t;
-- scenario seizure_csv-glob
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('fixtures/channel/*.csv', header='yes', on_error='keep');
SELECT operation, count(*) FROM temp.t GROUP BY operation ORDER BY operation;
-- scenario seizure_csv-gzip
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/gzipped_members.csv.gz', 'tests/csv/files/gzipped.csv.gz');
SELECT *, _line FROM temp.t;
SELECT count(*) FROM temp.t;
-- scenario seizure_csv-gzip-damaged
CREATE VIRTUAL TABLE temp.u USING seizure_csv('tests/csv/files/gzipped_checksum.csv.gz');
-- scenario seizure_csv-encoding
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/utf16be.csv');
SELECT * FROM temp.t;
-- scenario seizure_csv-types
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/types/?.csv', types='auto', columns='a,b,c,d,e,f', header='yes');
SELECT * FROM temp.t;
-- scenario seizure_csv-union
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unlike/*.csv', union_by_name='yes', null='2');
SELECT *, _file FROM temp.t;
-- scenario seizure_csv-kept
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bad_bytes.csv', on_error='keep');
SELECT *, _problem FROM temp.t;
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unclosed.csv', on_error='keep');
SELECT *, _problem FROM temp.t;
-- scenario seizure_csv-lookups
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('fixtures/channel/center-2019.csv');
SELECT count(*) FROM temp.t;
SELECT * FROM temp.t WHERE rowid = 3;
SELECT a.rowid, b.rowid FROM temp.t AS a JOIN temp.t AS b ON a.role = b.role WHERE a.rowid < 4 ORDER BY 1, 2;
SELECT role, count(*) FROM temp.t GROUP BY role;
SELECT DISTINCT role FROM temp.t;
SELECT role, max(item) FROM temp.t GROUP BY role ORDER BY role DESC;
-- scenario seizure_csv-groups-in-little-memory
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('FOLDER/groups.csv', max_memory='20000');
SELECT kind, count(*), sum(length(note)) FROM temp.t GROUP BY kind;
SELECT kind, max(rowid), min(_line) FROM temp.t GROUP BY kind ORDER BY kind DESC;
SELECT DISTINCT amount, kind FROM temp.t ORDER BY 1, 2 LIMIT 20;
-- scenario seizure_csv-indexes-in-little-memory
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('FOLDER/groups.csv', max_memory='9000');
SELECT k.column1, a.rowid FROM (VALUES ('kind 7'), ('kind 8')) AS k JOIN temp.t AS a ON a.kind = k.column1;
SELECT k.column1, count(*) FROM (VALUES ('3 kg'), ('5 kg')) AS k JOIN temp.t AS a ON a.amount = k.column1 GROUP BY 1;
SELECT a.rowid, b.rowid FROM temp.t AS a JOIN temp.t AS b ON b.note = a.note WHERE a.rowid < 3;
-- scenario seizure_csv-typed-groups
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/types/?.csv', types='auto', columns='a,b,c,d,e,f', header='yes');
SELECT a, count(*), max(b) FROM temp.t GROUP BY a;
SELECT k.column1, t.rowid FROM (VALUES (1), (2.5), ('7')) AS k JOIN temp.t AS t ON t.a = k.column1;
-- scenario a-header-too-wide
CREATE VIRTUAL TABLE temp.u USING seizure_csv('FOLDER/groups.csv', columns='kind,amount', header='yes', on_error='keep');
-- scenario seizure_csv-surplus-groups
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('FOLDER/groups.csv', columns='kind,amount', header='no', on_error='keep', skip='380');
SELECT kind, count(*), count(_problem), max(_problem) FROM temp.t GROUP BY kind;
SELECT kind, amount, _line, _problem FROM temp.t WHERE rowid > 15;
-- scenario seizure_csv-ways-of-asking
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('fixtures/channel/center-2019.csv');
SELECT k.column1, (SELECT max(item) FROM temp.t WHERE rowid = k.column1) FROM (VALUES (1), (3), (500)) AS k;
SELECT count(*) FROM temp.t WHERE rowid > 2 AND rowid <= 5;
SELECT a.rowid, b.rowid FROM temp.t AS a LEFT JOIN temp.t AS b ON b.rowid = a.rowid + 1;
SELECT role, row_number() OVER (PARTITION BY role ORDER BY rowid) FROM temp.t;
SELECT rowid FROM temp.t WHERE role = 'part' OR item LIKE 'h%' ORDER BY item, rowid DESC LIMIT 4 OFFSET 1;
-- scenario seizure_csv-sep-and-quotes
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/sep_line.csv');
SELECT * FROM temp.t;
DROP TABLE temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/single_quotes.csv', quote='''', trim='yes', comment='#');
SELECT * FROM temp.t;
DROP TABLE temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/koi8r.csv', encoding='KOI8-R');
SELECT *, _problem FROM temp.t;
-- scenario seizure_csv-no-such-encoding
CREATE VIRTUAL TABLE temp.u USING seizure_csv('tests/csv/files/latin1.csv', encoding='klingon');
-- scenario seizure_csv-bad-bytes
DROP TABLE IF EXISTS temp.t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bad_bytes.csv');
SELECT * FROM temp.t;
-- scenario seizure_csv_dialect-of-bad-files
SELECT * FROM seizure_csv_dialect('tests/csv/files/koi8r.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/utf16_unmarked.csv');
-- scenario seizure_csv_dialect
SELECT * FROM seizure_csv_dialect('tests/csv/files/types/?.csv');
SELECT * FROM seizure_csv_dialect('tests/csv/files/too_few.csv', 'delimiter=, null=x');
SELECT * FROM seizure_csv_dialect('tests/csv/files/gzipped.csv.gz');
-- scenario read_seizures-layouts
SELECT * FROM read_seizures('tests/table/files/layouts/*.csv');
-- scenario seizure_csv-unknown-option
CREATE VIRTUAL TABLE temp.u USING seizure_csv('fixtures/channel/center-2019.csv', nonsense='yes');
-- scenario seizure_csv-missing-file
CREATE VIRTUAL TABLE temp.u USING seizure_csv('fixtures/channel/nowhere.csv');
-- scenario read_seizures
SELECT operation_key, item_key, written, quantity, reason, low, high, extra FROM read_seizures('fixtures/channel/*.csv');
-- scenario read_seizures-rescan
SELECT k.column1, count(r.item), max(r.high), count(r.extra)
  FROM (VALUES (1), (7), (9)) AS k CROSS JOIN read_seizures('fixtures/channel/c*-2019.csv') AS r ON length(r.written) > k.column1 GROUP BY 1;
SELECT (SELECT count(*) FROM read_seizures('fixtures/channel/center-2019.csv', 'header=yes') WHERE item_key = k.column1)
  FROM (VALUES ('heroin'), ('opium')) AS k;
-- scenario read_seizures-totals
SELECT item_key, unit, bounded_total(quantity) FROM read_seizures('fixtures/channel/center-2019.csv')
 WHERE role = 'part' AND quantity IS NOT NULL GROUP BY item_key, unit ORDER BY 1, 2;
-- scenario read_releases
SELECT file, length(text) FROM read_releases('fixtures/channel/*.csv');
