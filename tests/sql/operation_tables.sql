-- operation_catalogue and operation_nearest.
.load build/seizures
.mode list
.nullvalue NULL
.separator ' | '
.print the catalogue agrees with the functions
SELECT count(*) > 50, sum(operation_key(operation) <> operation_key), sum(operation_key(russian) <> operation_key),
       sum(operation(operation) <> operation), sum(source = '') FROM operation_catalogue;
SELECT count(*) FROM operation_catalogue AS a, operation_catalogue AS b
 WHERE operation_match(a.operation, b.operation) <> (a.operation_key = b.operation_key);
SELECT umbrella, count(*) FROM operation_catalogue WHERE umbrella IS NOT NULL GROUP BY umbrella;
SELECT * FROM operation_catalogue WHERE operation IN ('Channel', 'Channel-2004', 'Channel-Center', 'Channel-Patrol');
.print forms have their sources, and the key of their operation
SELECT operation, json_extract(f.value, '$.form'), json_extract(f.value, '$.source') FROM operation_catalogue, json_each(forms) AS f
 WHERE operation = 'Channel-Western Barrier';
SELECT count(*) > 50, sum(operation_key(json_extract(f.value, '$.form')) = operation_key) = count(*), sum(json_extract(f.value, '$.source') = '')
  FROM operation_catalogue, json_each(forms) AS f;
.print dates are dates
SELECT operation, date_from, date_to FROM operation_catalogue
 WHERE date(substr(date_from || '-01-01', 1, 10)) IS NULL AND date_from IS NOT NULL OR date_to < date_from;
.print which one did they mean
SELECT operation, similarity FROM operation_nearest('second bariere') LIMIT 2;
SELECT operation, similarity FROM operation_nearest('Kanal-Gorny Forost') LIMIT 1;
SELECT operation FROM operation_nearest('Channel-2018') LIMIT 1;
SELECT operation FROM operation_nearest('Channel-2018') ORDER BY similarity DESC LIMIT 1;
SELECT count(*) FROM operation_nearest('TV channel');
SELECT count(*) FROM operation_nearest(NULL);
SELECT count(*) FROM operation_nearest(x'00');
SELECT name, (SELECT operation FROM operation_nearest(name) LIMIT 1) FROM (SELECT 'Канал-Ценрт' AS name UNION ALL SELECT 'Mak 2024');
SELECT n.name, o.operation FROM (SELECT 'Kanal-Arax' AS name) AS n JOIN operation_nearest(n.name) AS o WHERE o.similarity = 1;
.print it sorts best first, whoever asks
SELECT min(ordered) FROM (SELECT similarity <= lag(similarity, 1, 1.0) OVER () AS ordered FROM operation_nearest('Channel-Raid'));
SELECT operation FROM operation_nearest;
