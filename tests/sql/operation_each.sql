-- operation_each: names in running text.
.load build/seizures
.mode list
.nullvalue NULL
.separator ' | '
CREATE TABLE releases (id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO releases VALUES
  (1, 'Results of the sub-regional anti-drug operation " Channel -Second Barrier": 274 kg. The next stage, Channel 2018 …'),
  (2, 'Итоги операции «Канал – Красный бархан». Каналы сбыта закрыты, сообщил телеканал «Мак».'),
  (3, 'In the exercises “Rock-2024”, “Search-2024” and “Steppe Wind” …'),
  (4, NULL), (5, ''), (6, x'4368616E6E656C2D32303138'), (7, 2018);
.print all of them
SELECT r.id, e.* FROM releases AS r, operation_each(r.body) AS e;
.print spans are bytes of the text
SELECT count(*), sum(CAST(substr(CAST(body AS BLOB), start + 1, length) AS TEXT) = phrase) FROM releases, operation_each(body);
SELECT sum(operation_key(phrase) = e.operation_key), sum(operation(phrase) IS e.operation), sum(operation_year(phrase) IS year)
  FROM releases, operation_each(body) AS e;
.print in the order of the text, or back
SELECT group_concat(ordinal) FROM (SELECT ordinal FROM releases, operation_each(body) WHERE id = 3 ORDER BY ordinal);
SELECT phrase FROM operation_each((SELECT body FROM releases WHERE id = 3)) ORDER BY start DESC;
.print texts without a name, and no text
SELECT count(*) FROM operation_each('The TV channel closed the channels of supply');
SELECT * FROM operation_each;
.print it may be used where a schema is not trusted
PRAGMA trusted_schema = OFF;
CREATE VIEW named AS SELECT id, phrase FROM releases, operation_each(body);
SELECT count(*) FROM named;
