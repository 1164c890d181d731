-- Names asked for again and again, more than a connection remembers: what is remembered changes no answer.
.load build/seizures
.mode list
.separator ' | '
CREATE TABLE name AS
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2499)
SELECT i, CASE i % 4 WHEN 0 THEN 'Channel-' WHEN 1 THEN '«Канал - ' WHEN 2 THEN 'the CSTO operation "Kanal-' ELSE 'Operation ' END ||
       CASE i % 3 WHEN 0 THEN 'Zv' WHEN 1 THEN 'Патруль ' ELSE 'Bro' END || char(97 + i % 26) || char(97 + i / 26 % 26) ||
       char(97 + i / 676) || CASE i % 4 WHEN 1 THEN '»' WHEN 2 THEN '"' ELSE '' END AS name FROM n;
SELECT count(*), count(DISTINCT name), max(length(CAST(name AS BLOB))) FROM name;
.print the key of a name is that of the name in a longer dress, which is not remembered
CREATE TABLE first AS SELECT i, name, operation_key(name) AS key FROM name;
SELECT count(*), count(key) FROM first;
SELECT count(*) FROM first WHERE key IS NOT operation_key(name || printf('%120s', ''));
SELECT count(*) FROM first WHERE key IS NOT operation_key(name);
.print matching is what similarity says, for names far from each other and near, one after the other and the same one
SELECT count(*), sum(operation_match(a.name, b.name)) > 100, sum(operation_match(a.name, b.name) <> (operation_similarity(a.name, b.name) >= 0.8))
  FROM first AS a JOIN first AS b ON b.i BETWEEN a.i - 1 AND a.i + 1;
SELECT count(*), sum(operation_match(a.name, b.name) <> (operation_similarity(a.name, b.name) >= 0.8))
  FROM first AS a JOIN first AS b ON b.i = (a.i * 677) % 2500 OR b.i = a.i + 676;
SELECT sum(operation_match(name, name)), sum(operation_match('Channel-Zvaaa', name)), sum(operation_match(name, 'Channel-Zvaaa')) FROM first;
.print more than once in a statement, and names that name nothing
SELECT operation_match(n, n), operation_match(n, m), operation_match(m, n), operation_key(n), operation_year(m)
  FROM (SELECT '' AS n, 'Channel-2018' AS m UNION ALL SELECT 'TV channel', 'TV channel' UNION ALL SELECT char(0), 'Channel'
        UNION ALL SELECT 'Channel' || char(0), 'Channel' UNION ALL SELECT 'Channel', 'channel' UNION ALL SELECT 2018, 2018.5);
