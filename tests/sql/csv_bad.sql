.load build/seizures
.mode list
.nullvalue NULL
-- A bad record stops the statement, behind the rows before it.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/too_few.csv');
SELECT * FROM t; SELECT count(*) FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/too_many.csv');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unclosed.csv');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unclosed_then_quoted.csv');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/text_behind_quote.csv');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/backslash.csv');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bad_bytes.csv');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bad_bytes.csv', encoding='UTF-8');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/lines_in_quotes.csv', max_field='11');
SELECT * FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/lines_in_quotes.csv', max_field='12');
SELECT count(*) FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/lines_in_quotes.csv', max_field='4');

-- Or is kept, with every byte of it.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/too_few.csv', on_error='keep');
SELECT *, _line, _problem FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/too_many.csv', on_error='keep');
SELECT *, _line, _problem, json_extract(_problem, '$.surplus[1]') FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unclosed.csv', on_error='keep');
SELECT *, _line, json_extract(_problem, '$.raw') FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/unclosed_then_quoted.csv', on_error='keep');
SELECT *, _line, json_extract(_problem, '$.raw') FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/text_behind_quote.csv', on_error='keep');
SELECT *, _line, _problem FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/backslash.csv', on_error='keep');
SELECT *, _line, json_extract(_problem, '$.raw') FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bad_bytes.csv', on_error='keep');
SELECT port, hex(cargo), _line, _problem FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/utf16le.csv', on_error='keep');
SELECT count(*), count(_problem) FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bad_bytes.csv', on_error='keep', encoding='US-ASCII');
SELECT port, hex(cargo), _problem FROM t;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/lines_in_quotes.csv', max_field='8', on_error='keep');
SELECT *, _line, _problem FROM t;
DROP TABLE t;
-- A header has no _problem to keep bytes in.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bad_bytes.csv', skip='1', header='yes', on_error='keep');

-- Files that are none.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/absent.csv');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('/dev/null');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/absent*.csv');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('');
CREATE VIRTUAL TABLE temp.t USING seizure_csv();
.shell rm -f build/seizures_fifo.csv && mkfifo build/seizures_fifo.csv
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/seizures_fifo.csv');
.shell rm -f build/seizures_fifo.csv

-- Options.
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', headers='yes');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', progress='often');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', header='yes', Header='no');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', header);
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', header=);
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', delimiter=,);
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', header='perhaps');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', delimiter='ab');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', delimiter='"');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', comment=';', delimiter=';');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', skip='-1');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', skip='99999999999999999999');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', max_field='0');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', encoding='UTF-8//IGNORE');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('tests/csv/files/bom.csv', columns='');
SELECT name FROM sqlite_temp_schema;
-- Bytes that mean nothing in an encoding that is decoded stand at a character.
SELECT writefile('build/csv_bad_wide.csv', x'fffe61002c0062000a00310016042c0000d80a00');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_bad_wide.csv');
SELECT * FROM t;
DROP TABLE t;
.shell rm build/csv_bad_wide.csv
-- A record for which there is no memory is an error that names its line.
SELECT writefile('build/csv_bad_long.csv', 'a,b' || char(10) || '1,"' || printf('%.*c', 12000000, 'x'));
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/csv_bad_long.csv');
PRAGMA hard_heap_limit = 9000000;
SELECT count(*) FROM t;
SELECT a, count(*) FROM t GROUP BY a;
SELECT problem FROM seizure_csv_dialect('build/csv_bad_long.csv');
SELECT * FROM read_seizures('build/csv_bad_long.csv');
DROP TABLE t;
.shell rm build/csv_bad_long.csv
