-- Names of operations: keys, the catalogue's names, years, matching.
.load build/seizures
.mode list
.nullvalue NULL
.separator ' | '
CREATE TABLE names(name);
INSERT INTO names VALUES
  ('the CSTO sub-regional anti-drug operation "Channel — Second Barrier"'), ('«Канал – Второго барьера»'),
  ('Kanal-Vtoroj bar`er'), ('Канал-10'), ('Channel 2012'), ('Channel-Center (2019)'), ('Kanal-Stepnoy Shchit'),
  ('Telegram channel'), (''), (NULL);
SELECT name, operation_key(name), operation(name), operation_year(name), typeof(operation_year(name)) FROM names;
.print what is no text, or no good text
SELECT operation_key(2018), operation_key(x'4368616E6E656C'), operation_key(CAST(x'4368616E6E656CFF' AS TEXT)),
       operation_key(replace(hex(zeroblob(400)), '0', 'ab')), operation_year(1.5), operation('Channel' || char(0) || 'x');
.print the same operation, whatever it is called
SELECT operation_match('Channel - West screen', 'Канал-Западный заслон'), operation_match('Cbannel-Valley', 'Канал-Долина'),
       operation_match('Channel', 'Channel-2018'), operation_match('Channel-Center (2018)', 'Channel-Center (2019)'),
       operation_match('TV channel', 'TV channel'), operation_match(NULL, 'Channel'), operation_match('Channel', NULL),
       operation_match(x'00', 'Channel'), operation_match('Channel', 2018);
.print how alike, and what covers what
SELECT operation_similarity('Channel-Araks', 'Канал-Аракс'), operation_similarity('Chanenl-Araks', 'Канал-Аракс'),
       operation_similarity('Channel-Araks', 'Channel-Center') < 0.8, operation_similarity('Channel', 'Poppy'),
       operation_similarity(NULL, 'Channel'), operation_covers('Channel', 'Channel-Center'),
       operation_covers('Channel-Center', 'Channel'), operation_covers('Channel', NULL);
.print names grouped by their key
SELECT operation_key(name) AS key, count(*) FROM names WHERE key IS NOT NULL GROUP BY key ORDER BY key;
.print in a view, with an untrusted schema
PRAGMA trusted_schema = OFF;
CREATE VIEW keyed AS SELECT operation_key(name) AS key FROM names;
SELECT count(key) FROM keyed;
.print arguments
SELECT operation_key();
SELECT operation_match('Channel');
