.load build/seizures
.headers on
SELECT file, length(text), quote(text) FROM read_releases('tests/table/files/news/*.txt');
SELECT file FROM read_releases('tests/table/files/news/?.txt') WHERE text LIKE '%heroin%';
SELECT rowid, file FROM read_releases WHERE files = 'tests/table/files/news/b.txt';
WITH f(pattern) AS (VALUES ('tests/table/files/news/b.txt'), ('tests/table/files/news/a.txt'))
SELECT files, file FROM f, read_releases(f.pattern);
-- Errors name the file.
SELECT * FROM read_releases;
SELECT * FROM read_releases('');
SELECT * FROM read_releases('tests/table/files/missing.txt');
SELECT * FROM read_releases('tests/table/files/*.rtf');
SELECT * FROM read_releases('tests/table/files/news');
SELECT length(text) FROM read_releases('tests/table/files/bad/bytes.txt');
SELECT length(text) FROM read_releases('tests/table/files/bad/nul.txt');
SELECT file FROM read_releases('tests/table/files/bad/*.txt');
.limit length 200
SELECT file FROM read_releases('tests/table/files/bad/long.txt');
.limit length 1000000
-- A view of the database can't use it, a TEMP view can.
CREATE VIEW persistent AS SELECT file FROM read_releases('tests/table/files/news/*.txt');
SELECT * FROM persistent;
CREATE TEMP VIEW mine AS SELECT file FROM read_releases('tests/table/files/news/*.txt');
SELECT count(*) FROM mine;
-- Below a root there is nothing else.
.shell SEIZURES_ROOT=tests/table/files/news sqlite3 :memory: -cmd '.load build/seizures' "SELECT count(*) FROM read_releases('tests/table/files/news/*.txt')"
.shell SEIZURES_ROOT=tests/table/files/news sqlite3 :memory: -cmd '.load build/seizures' "SELECT count(*) FROM read_releases('tests/table/files/bad/bytes.txt')" 2>&1; true
