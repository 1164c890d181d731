-- seizures_help is what the extension registers: no more, no less, of the kind that SQLite knows.
CREATE TEMP TABLE functions AS SELECT name, type, narg FROM pragma_function_list;
CREATE TEMP TABLE modules AS SELECT name FROM pragma_module_list;
.load build/seizures
CREATE TEMP VIEW new_functions AS SELECT DISTINCT f.name, f.type, f.narg
  FROM pragma_function_list AS f LEFT JOIN temp.functions AS old USING (name, type, narg) WHERE old.name IS NULL;
CREATE TEMP VIEW new_modules AS SELECT name FROM pragma_module_list
 WHERE name NOT IN (SELECT name FROM temp.modules) AND name NOT LIKE 'pragma%';
.print registered, but not in the help, or as another kind:
SELECT DISTINCT n.name, n.type FROM new_functions AS n
 WHERE NOT EXISTS (SELECT * FROM seizures_help AS h WHERE h.name = n.name
                      AND n.type = CASE h.kind WHEN 'scalar' THEN 's' WHEN 'aggregate' THEN 'a' WHEN 'window' THEN 'w' END);
SELECT name FROM new_modules WHERE name NOT IN (SELECT name FROM seizures_help WHERE kind = 'table');
.print in the help, but not registered:
SELECT name FROM seizures_help WHERE kind <> 'table' AND name NOT IN (SELECT name FROM new_functions);
SELECT name FROM seizures_help WHERE kind = 'table' AND name NOT IN (SELECT name FROM new_modules);
.print functions whose signature has no parentheses:
SELECT name FROM seizures_help WHERE kind <> 'table' AND signature NOT LIKE name || '(%)';
.print examples that are no statement or do not use their own name:
SELECT name, example FROM seizures_help WHERE instr(example, name) = 0;
.print all in all there is something:
SELECT count(*) > 1 FROM seizures_help;
