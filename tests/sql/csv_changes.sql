.load build/seizures
.mode list
-- What is no longer the file that the table was made for is an error, whatever a scan would find in it.
.shell rm -rf build/csv_changes && mkdir build/csv_changes
.shell echo port,qty > build/csv_changes/a.csv
.shell echo Baku,1 >> build/csv_changes/a.csv
.shell echo Oral,2 >> build/csv_changes/a.csv
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_changes/*.csv');
SELECT * FROM t;
.shell echo Osh,3 >> build/csv_changes/a.csv
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_changes/*.csv');
.shell echo port,qty > build/csv_changes/a.csv
.shell echo Baku,1 >> build/csv_changes/a.csv
SELECT count(*) FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_changes/*.csv');
.shell cp -p build/csv_changes/a.csv build/csv_changes/other && mv build/csv_changes/other build/csv_changes/a.csv
SELECT count(*) FROM t;
DROP TABLE t;
-- Another header: which column of it.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_changes/*.csv');
.shell echo port,amount > build/csv_changes/a.csv
SELECT count(*) FROM t;
.shell echo port,qty,note > build/csv_changes/a.csv
SELECT count(*) FROM t;
.shell echo port > build/csv_changes/a.csv
SELECT port, count(*) FROM t GROUP BY port;
DROP TABLE t;
.shell echo port,qty > build/csv_changes/a.csv
.shell echo Baku,1 >> build/csv_changes/a.csv
.shell echo port,amount > build/csv_changes/b.csv
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_changes/*.csv');
.shell echo port > build/csv_changes/b.csv
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_changes/*.csv');
.shell rm build/csv_changes/b.csv
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_changes/*.csv');
.shell echo port,qty > build/csv_changes/b.csv
.shell echo Baku,7 >> build/csv_changes/b.csv
SELECT count(*) FROM t;
.shell rm build/csv_changes/b.csv
SELECT count(*) FROM t;
.shell rm build/csv_changes/a.csv
SELECT count(*) FROM t;
DROP TABLE t;
.shell echo port,qty > build/csv_changes/a.csv
.shell echo Baku,1 >> build/csv_changes/a.csv
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_changes/a.csv');
.shell rm build/csv_changes/a.csv
SELECT count(*) FROM t;
.shell mkfifo build/csv_changes/a.csv
SELECT count(*) FROM t;
DROP TABLE t;
.shell rm -rf build/csv_changes
