.load build/seizures
-- Twice on one connection, by both ways of loading: nothing changes.
.load build/seizures
SELECT load_extension('build/seizures');
SELECT load_extension('build/seizures', 'sqlite3_extension_init');
SELECT load_extension('build/seizures', 'sqlite3_seizures_noread_init');
SELECT seizures_version() LIKE 'seizures 0.%.% (SQLite 3.%, libcsv 3.%)';
-- Every row of the help says all of it.
SELECT name FROM seizures_help
 WHERE name IS NULL OR kind NOT IN ('scalar', 'aggregate', 'window', 'table') OR kind IS NULL
    OR signature NOT LIKE name || '%' OR signature IS NULL OR length(summary) < 10 OR summary IS NULL
    OR length(example) < 10 OR example IS NULL;
-- Names stand once.
SELECT name, count(*) FROM seizures_help GROUP BY name HAVING count(*) > 1;
-- A persistent view may use it, also where the schema isn't trusted.
PRAGMA trusted_schema = off;
CREATE VIEW loaded AS SELECT seizures_version() IS NOT NULL AS yes FROM seizures_help WHERE name = 'seizures_version';
SELECT * FROM loaded;
