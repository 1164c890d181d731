-- Other layouts, all invented: what read_seizures gives of strange headers, tables that were imported plainly, columns that
-- are missing, both languages in one database. The views must say the same as of files typed for them.
.load build/seizures
.mode list
.separator ' | '
.nullvalue -
.shell mkdir -p build/tests/sql
.output build/tests/sql/layout_ids.csv
.print Report ID,Operation,Start,End,Level,Fact ID,Parent,Role,Substance,As written,URL
.print x1,Lantern-North,2031-03-02,2031-03-06,csto,x1-f01,,total,drugs,100 kg of drugs,http://a.example/1
.print x1,Lantern-North,2031-03-02,2031-03-06,csto,x1-f02,x1-f01,part,heroin,more than 60 kg of heroin,http://a.example/1
.print x1,Lantern-North,2031-03-02,2031-03-06,csto,x1-f03,x1-f01,part,hashish,"70,5 кг гашиша",http://a.example/1
.print x1,Lantern-North,2031-03-02,2031-03-06,csto,x1-f04,,other,persons detained,12 persons,http://a.example/1
.print x2,«Lantern – North»,02.03.2031,06.03.2031,csto,x2-f01,,total,heroin,about 40 kg of heroin,http://b.example/2
.print x2,«Lantern – North»,02.03.2031,06.03.2031,csto,x2-f02,,other,wanted persons,300 persons,http://b.example/2
.output build/tests/sql/layout_regions.csv
.print Операция;Год;Регион;Место;Наркотик;Изъято
.print Lantern-South;2032;;;героин;более 200 кг
.print Lantern-South;2032;Дальний край;Город;героин;15 кг
.print Lantern-South;2032;Дальний край;Город;гашиш;5 кг
.print Lantern-South;2032;Ближняя область;Село;героин;7 кг
.output build/tests/sql/layout_places.csv
.print operation,region,item,amount
.print Lantern-East,,heroin,nearly 5 tonnes
.print Lantern-East,Far Region,heroin,more than 45 kg
.output stdout
.read sql/tables.sql
INSERT INTO report_file VALUES ('build/tests/sql/layout_*.csv');
.read sql/statements.sql
.read sql/figures.sql
.read sql/views.sql
.read sql/consistency.sql
.read sql/sources.sql
.read sql/ranking.sql
.print files: facts by their numbers, a column of regions beside the place and without one
SELECT name, occasion, scope, role, parent, item, quantity FROM statement ORDER BY id;
.print a total below its parts; two figures of persons that are too far apart to be one
SELECT verdict, name, figure, says, against, why FROM finding ORDER BY 1, 2, 3;
SELECT set_number, size, item, quantity, left FROM smallest_set;
SELECT scope, item, quantity FROM total ORDER BY scope, item;

.print plain tables, with what columns they have
CREATE TABLE plain (op TEXT, what TEXT, amount, unit TEXT, kind TEXT, of TEXT);
INSERT INTO plain VALUES ('Lantern-West', 'drugs', 500, 'kg', 'Всего', NULL), ('Lantern-West', 'heroin', 300, 'kg', 'в том числе', 'drugs'),
    ('Lantern-West', 'opium', 0.25, 't', 'в том числе', 'drugs'), ('Lantern-West', 'ammunition', 1458, NULL, 'Всего', NULL),
    ('Lantern-West', 'hashish', 2.5, NULL, 'Всего', NULL), ('Lantern-West', 'cocaine', NULL, 'kg', NULL, NULL),
    (NULL, 'opium', 'ровно 7 кг', NULL, NULL, NULL), (NULL, 'opium', '5 кг', '', '', '');
INSERT INTO incoming (operation, item, written, unit, role, part_of) SELECT op, what, amount, unit, kind, of FROM plain;
.read sql/statements.sql
SELECT count(*) FROM total;
.read sql/figures.sql
SELECT file, line, role, parent, item, written, quantity, reason FROM statement WHERE path = '(rows)' ORDER BY id;
SELECT name, total, parts, verdict FROM consistency WHERE name = 'Lantern-West';
SELECT set_number, size, item, quantity, left FROM smallest_set WHERE name = 'Lantern-West' ORDER BY 1;
.print a table of two columns
INSERT INTO incoming (path, item, written) VALUES ('two columns', 'героин', 'свыше 3 кг'), ('two columns', 'героин', '3 кг');
.read sql/statements.sql
.read sql/figures.sql
SELECT name, role, item, quantity FROM statement WHERE path = 'two columns';
SELECT item, quantity FROM total WHERE item IN ('heroin', 'opium') AND scope = 'whole operation';
.print imported again, a file replaces its rows
SELECT count(*), count(DISTINCT path) FROM statement;
INSERT INTO report_file VALUES ('build/tests/sql/layout_*.csv');
INSERT INTO incoming (path, item, written) VALUES ('two columns', 'героин', '4 кг');
.read sql/statements.sql
.read sql/figures.sql
SELECT count(*), count(DISTINCT path) FROM statement;
SELECT item, quantity FROM total WHERE item = 'heroin' AND scope = 'whole operation';
.print releases as text: every quantity in them, as rows
INSERT INTO incoming (path, line, operation, item, written, quantity, source)
SELECT 'release', e.ordinal, (SELECT operation FROM operation_each(r.text) LIMIT 1), e.item, e.phrase, e.quantity, r.file
  FROM read_releases('tests/table/files/news/a.txt') AS r, quantity_each(r.text) AS e;
.read sql/statements.sql
.read sql/figures.sql
SELECT role, item, written, quantity FROM statement WHERE path = 'release';
.print a unit that does not exist is an error; nothing is imported and nothing is lost, what waits can be put right
INSERT INTO incoming (path, item, written, unit) VALUES ('two columns', 'opium', 5, 'firkins'), ('two columns', 'opium', 6, 'kg');
.read sql/statements.sql
SELECT item, written FROM statement WHERE path = 'two columns';
UPDATE incoming SET unit = 'kg';
.read sql/statements.sql
.read sql/figures.sql
SELECT item, quantity FROM statement WHERE path = 'two columns';
SELECT count(*) FROM incoming;
.shell rm -f build/tests/sql/layout_ids.csv build/tests/sql/layout_regions.csv build/tests/sql/layout_places.csv
.print a country's share told as a total beside the whole, with parts of its own; another page agrees with the whole
DELETE FROM statement;
INSERT INTO incoming (path, operation, fact, part_of, role, item, written, source) VALUES
    ('shares', 'Lantern-Far', 'f1', NULL, 'total', 'drugs', '1000 kg', 'a'), ('shares', 'Lantern-Far', 'f2', 'f1', 'part', 'heroin', '600 kg', 'a'),
    ('shares', 'Lantern-Far', 'f3', 'f1', 'part', 'opium', '390 kg', 'a'), ('shares', 'Lantern-Far', 'f4', NULL, 'total', 'drugs', '70 kg', 'a'),
    ('shares', 'Lantern-Far', 'f5', 'f4', 'part', 'heroin', '10 kg', 'a'), ('shares', 'Lantern-Far', 'f6', 'f4', 'part', 'hashish', '80 kg', 'a'),
    ('shares', 'Lantern-Far', 'f1', NULL, 'total', 'drugs', 'more than 990 kg', 'b'), ('shares', 'Lantern-Far', 'f2', NULL, 'other', 'crimes', '30 crimes', 'b'),
    ('shares', 'Lantern-Far', 'f3', 'f2', 'part', 'group crimes', '31 crimes', 'b');
.read sql/statements.sql
.read sql/figures.sql
SELECT item, total, parts, verdict FROM consistency ORDER BY id;
SELECT verdict, figure, says, against FROM finding ORDER BY id;
SELECT total_of, total, item, left FROM smallest_set ORDER BY parts_id;
SELECT kind, item, quantity, torn FROM counted ORDER BY id;
.print numbers under a unit of their own are rounded to it too
DELETE FROM statement;
INSERT INTO incoming (path, operation, fact, part_of, role, item, written, unit) VALUES
    ('tons', 'Lantern-Tons', 'd', NULL, 'total', 'drugs', '46.6', 't'), ('tons', 'Lantern-Tons', 'h', 'd', 'part', 'heroin', 6.62, 't'),
    ('tons', 'Lantern-Tons', 'o', 'd', 'part', 'opium', '40', 't'),
    ('kilograms', 'Lantern-Kilograms', 'd', NULL, 'total', 'drugs', '46600', 'kg'), ('kilograms', 'Lantern-Kilograms', 'h', 'd', 'part', 'heroin', 6620, 'kg'),
    ('kilograms', 'Lantern-Kilograms', 'o', 'd', 'part', 'opium', '40000', 'kg');
.read sql/statements.sql
.read sql/figures.sql
SELECT name, total, parts, verdict, why FROM consistency ORDER BY name;
SELECT written, quantity, widest FROM statement ORDER BY id;
