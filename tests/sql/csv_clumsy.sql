.load build/seizures
.mode list
-- What people write and point at by mistake: each says what is wrong, and none is read as something else.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/crlf.csv' header='yes');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/crlf.csv', "header"='yes');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/crlf.csv', null='x' header='yes');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('/proc/self/status');
SELECT * FROM read_seizures('/proc/self/status');
SELECT * FROM read_releases('/proc/self/status');
.shell rm -rf build/csv_clumsy && mkdir build/csv_clumsy && ln -s loop build/csv_clumsy/loop
SELECT * FROM read_releases('build/csv_clumsy/loop');
SELECT * FROM read_seizures('build/csv_clumsy/loop');
-- What is no CSV is called what it is; text may be insisted on.
SELECT writefile('build/csv_clumsy/database.csv', CAST('SQLite format 3' AS BLOB) || x'00') > 0;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_clumsy/database.csv');
SELECT * FROM read_seizures('build/csv_clumsy/database.csv');
SELECT encoding, "column", problem FROM seizure_csv_dialect('build/csv_clumsy/database.csv');
SELECT writefile('build/csv_clumsy/page.csv', '<!DOCTYPE html>' || char(10) || '<table>');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_clumsy/page.csv');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_clumsy/page.csv', delimiter=',');
SELECT * FROM t;
DROP TABLE t;
-- Cyrillic text in UTF-16 without a mark has few zeros.
SELECT writefile('build/csv_clumsy/wide.csv', x'32043504490435044104420432043e040a003304350440043e0438043d040a00');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_clumsy/wide.csv');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_clumsy/wide.csv', encoding='UTF-16LE');
SELECT "вещество" FROM t;
DROP TABLE t;
-- A few NULs make no UTF-16.
SELECT writefile('build/csv_clumsy/nul.csv', x'69642c6e6f0a312c000a322c000a');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_clumsy/nul.csv');
SELECT id, hex(no) FROM t;
-- An edit that sets the time of modification back is an edit.
.shell touch -r build/csv_clumsy/nul.csv build/csv_clumsy/time
SELECT writefile('build/csv_clumsy/nul.csv', x'69642c6e6f0a312c370a322c000a');
.shell touch -r build/csv_clumsy/time build/csv_clumsy/nul.csv
SELECT id, hex(no) FROM t;
-- A title above the header, and the Ctrl-Z that ended files of DOS.
SELECT writefile('build/csv_clumsy/title.csv', 'Seizures of 2018' || char(10) || char(10) || 'port,qty' || char(10) || 'Baku,3' || char(10));
CREATE VIRTUAL TABLE temp.titled USING seizure_csv('build/csv_clumsy/title.csv');
SELECT * FROM titled;
CREATE VIRTUAL TABLE temp.cut USING seizure_csv('build/csv_clumsy/title.csv', skip='2');
SELECT *, _line FROM cut;
SELECT writefile('build/csv_clumsy/dos.csv', 'port,qty' || char(13, 10) || 'Baku,3' || char(13, 10, 26));
SELECT place, written FROM read_seizures('build/csv_clumsy/dos.csv');
SELECT place, written FROM read_seizures('build/csv_clumsy/dos.csv', 'comment=' || char(26));
.shell rm -rf build/csv_clumsy
