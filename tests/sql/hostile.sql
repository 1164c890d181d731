.load build/seizures
-- A file whose schema was edited by hand to name a file of the machine: nothing in it is ever opened.
.shell mkdir -p build/tests && rm -f build/tests/hostile.db
.open build/tests/hostile.db
.dbconfig defensive off
CREATE TABLE innocent(a, b);
CREATE VIEW looks AS SELECT a FROM innocent;
PRAGMA writable_schema = on;
INSERT INTO sqlite_schema VALUES('table', 'evil', 'evil', 0, 'CREATE VIRTUAL TABLE evil USING seizure_csv(''/etc/passwd'', header=''no'')');
UPDATE sqlite_schema SET sql = 'CREATE VIEW looks AS SELECT * FROM evil' WHERE name = 'looks';
PRAGMA writable_schema = off;
.open build/tests/hostile.db
.load build/seizures
.print -- a SELECT, a PRAGMA, a view, a change of another table
SELECT * FROM evil;
PRAGMA table_info(evil);
SELECT * FROM looks;
ALTER TABLE innocent RENAME COLUMN a TO c;
ALTER TABLE innocent ADD COLUMN d;
SELECT name FROM pragma_table_list WHERE name LIKE 'evil%';
SELECT * FROM pragma_table_xinfo('evil');
.print -- by the front door, in main and in an attached file
CREATE VIRTUAL TABLE t USING seizure_csv('fixtures/channel/center-2019.csv');
CREATE VIRTUAL TABLE main.t USING seizure_csv('/etc/passwd');
ATTACH ':memory:' AS other;
CREATE VIRTUAL TABLE other.t USING seizure_csv('/no/such/file');
.print -- tables that open files, in a view that is stored
CREATE VIEW stored AS SELECT * FROM read_seizures('fixtures/channel/center-2019.csv');
SELECT count(*) FROM stored;
CREATE TRIGGER told AFTER INSERT ON innocent BEGIN INSERT INTO innocent SELECT operation, 1 FROM read_seizures('fixtures/channel/center-2019.csv'); END;
INSERT INTO innocent DEFAULT VALUES;
.print -- in a TEMP view, trusted or not
PRAGMA trusted_schema = off;
CREATE TEMP VIEW fine AS SELECT count(*) > 0 FROM read_seizures('fixtures/channel/center-2019.csv');
SELECT * FROM fine;
.print -- the file is as good as before
SELECT count(*) FROM innocent;
.shell rm -f build/tests/hostile.db
