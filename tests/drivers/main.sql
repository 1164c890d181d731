-- What every host must give alike; see run.sh.
SELECT seizures_version() LIKE 'seizures %(SQLite ' || sqlite_version() || ', libcsv 3.%)';
SELECT count(*) > 1 FROM seizures_help;
SELECT load_extension('build/seizures') IS NULL;
SELECT count(*) > 1 FROM seizures_help;
SELECT quantity('около 11,4 тонны'), quantity_low('11.4 kg'), quantity_high('2.5 tons'), quantity_error('12,34,5 kg');
SELECT quantity(11.4, 'kg'), quantity_format('11.4 kg', 'kg');
SELECT bounded_total(column1) FROM (VALUES ('11.4 kg'), ('more than 0.7 t'));
SELECT group_concat(t, '; ') FROM (SELECT bounded_total(column1) OVER (ORDER BY column2 ROWS 1 PRECEDING) AS t
  FROM (VALUES ('5 kg', 1), ('more than 83 kg', 2), ('1.5 kg', 3)));
SELECT operation_key('«Канал – Второй барьер»') = operation_key('CHANNEL - SECOND BARRIER'), item('ГЕРОИНА'), item('HEROIN'), operation_year('Channel-2018');
SELECT count(*) > 10 AND sum(low) > 0 FROM read_seizures('fixtures/channel/*.csv');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('fixtures/channel/center-2019.csv');
SELECT count(*) > 5, min(_line) FROM temp.t;
SELECT count(*) FROM temp.t AS a JOIN temp.t AS b ON a._line = b._line WHERE a._line < 4;
