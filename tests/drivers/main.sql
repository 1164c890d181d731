-- What every host must give alike; see run.sh.
SELECT seizures_version() LIKE 'seizures %(SQLite ' || sqlite_version() || ', libcsv 3.%)';
SELECT count(*) > 1 FROM seizures_help;
SELECT load_extension('build/seizures') IS NULL;
SELECT count(*) > 1 FROM seizures_help;
