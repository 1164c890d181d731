.load build/seizures
-- Tables that open files can't stand in what a database brings along; TEMP views are the user's own.
CREATE VIEW persistent AS SELECT quantity FROM read_seizures('tests/table/files/two/a.csv');
SELECT * FROM persistent;
CREATE VIEW releases AS SELECT file FROM read_releases('tests/table/files/news/*.txt');
SELECT * FROM releases;
CREATE TABLE t(x);
CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO t SELECT quantity FROM read_seizures('tests/table/files/two/a.csv'); END;
INSERT INTO t VALUES (1);
SELECT count(*) FROM t;
CREATE TEMP VIEW mine AS SELECT quantity FROM read_seizures('tests/table/files/two/*.csv');
SELECT * FROM mine;
PRAGMA trusted_schema = off;
SELECT * FROM mine;
SELECT * FROM persistent;
CREATE VIRTUAL TABLE named USING read_seizures('tests/table/files/two/a.csv');
-- Below a root there is nothing else, and the entry point without files has no such table.
.shell SEIZURES_ROOT=tests/table/files/two sqlite3 :memory: -cmd '.load build/seizures' "SELECT count(*) FROM read_seizures('tests/table/files/two/*.csv')"
.shell SEIZURES_ROOT=tests/table/files/two sqlite3 :memory: -cmd '.load build/seizures' "SELECT count(*) FROM read_seizures('tests/table/files/two/../wide.csv')" 2>&1; true
.shell sqlite3 :memory: -cmd '.load build/seizures sqlite3_seizures_noread_init' "SELECT count(*) FROM read_seizures('tests/table/files/two/*.csv')" 2>&1; true
