-- The entry point without files leaves out every table that opens some, and its help says so.
CREATE TEMP TABLE modules AS SELECT name FROM pragma_module_list;
.load build/seizures sqlite3_seizures_noread_init
CREATE TEMP VIEW new_modules AS SELECT name FROM pragma_module_list
 WHERE name NOT IN (SELECT name FROM temp.modules) AND name NOT LIKE 'pragma%';
.print only one of the two knows:
SELECT name FROM new_modules WHERE name NOT IN (SELECT name FROM seizures_help WHERE kind = 'table');
SELECT name FROM seizures_help WHERE kind = 'table' AND name NOT IN (SELECT name FROM new_modules);
.print tables that open files:
SELECT name FROM new_modules WHERE name GLOB 'seizure_csv*' OR name GLOB 'read_*';
CREATE VIRTUAL TABLE temp.t USING seizure_csv('fixtures/channel/center-2019.csv');
SELECT * FROM read_seizures('fixtures/channel/*.csv');
SELECT * FROM read_releases('fixtures/channel/*.csv');
SELECT * FROM seizure_csv_dialect('fixtures/channel/center-2019.csv');
-- Loading the other one afterwards does not bring them back into the connection.
.load build/seizures
SELECT * FROM read_seizures('fixtures/channel/*.csv');
SELECT count(*) > 1 FROM seizures_help;
