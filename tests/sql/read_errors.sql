.load build/seizures
-- Arguments.
SELECT * FROM read_seizures;
SELECT * FROM read_seizures();
SELECT * FROM read_seizures(NULL);
SELECT * FROM read_seizures('');
SELECT * FROM read_seizures('tests/table/files/two/a.csv', 'delimiter=;', 'too many');
SELECT * FROM read_seizures('tests/table/files/two/a.csv', 'colour=red');
SELECT * FROM read_seizures('tests/table/files/two/a.csv', 'header=maybe');
SELECT * FROM read_seizures('tests/table/files/two/a.csv', 'delimiter');
SELECT * FROM read_seizures('tests/table/files/two/a.csv', 'skip=1 skip=2');
SELECT count(*) FROM read_seizures('tests/table/files/two/a.csv', NULL);
-- Files.
SELECT * FROM read_seizures('tests/table/files/missing.csv');
SELECT * FROM read_seizures('tests/table/files/*.tsv');
SELECT * FROM read_seizures('tests/table/files/two');
SELECT * FROM read_seizures('/dev/null');
.shell mkdir -p build/tests/sql && rm -f build/tests/sql/fifo.csv && mkfifo build/tests/sql/fifo.csv
SELECT * FROM read_seizures('build/tests/sql/fifo.csv');
.shell rm -f build/tests/sql/fifo.csv
SELECT * FROM read_seizures('tests/table/files/bad/empty.csv');
-- Bad records stop the statement, or are kept with what is wrong.
SELECT quantity FROM read_seizures('tests/table/files/bad/ragged.csv');
SELECT count(*) FROM read_seizures('tests/table/files/bad/ragged.csv');
SELECT quantity, place, _line, _problem FROM read_seizures('tests/table/files/bad/ragged.csv', 'on_error=keep');
SELECT count(*) FROM read_seizures('tests/table/files/bad/ragged.csv', 'on_error=keep');
SELECT quantity FROM read_seizures('tests/table/files/bad/unclosed.csv');
SELECT item, quantity, _line, _problem FROM read_seizures('tests/table/files/bad/unclosed.csv', 'on_error=keep');
SELECT quantity FROM read_seizures('tests/table/files/bad/bytes.csv');
SELECT item, quantity, _line, _problem FROM read_seizures('tests/table/files/bad/bytes.csv', 'on_error=keep');
-- After an error the connection goes on.
SELECT quantity FROM read_seizures('tests/table/files/two/a.csv');
