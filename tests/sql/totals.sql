-- All typed reports through the views: what can't be true, what contradicts, and the totals.
.load build/seizures
.read sql/tables.sql
INSERT INTO report_file VALUES ('fixtures/channel/*.csv'), ('fixtures/reports/*.csv');
.read sql/statements.sql
.read sql/figures.sql
.read sql/views.sql
.read sql/consistency.sql
.read sql/sources.sql
.read sql/ranking.sql
.mode list
.separator ' | '
.nullvalue -
.headers off
.print rows, pages, operations; what could not be read
SELECT count(*), count(DISTINCT page), count(DISTINCT operation_key) FROM statement;
SELECT stands_at, written, reason FROM unread ORDER BY stands_at;
.print every total with parts
SELECT name, figure, counting, total, parts, verdict, why, rest FROM consistency ORDER BY occasion, id, parts_id, counting;
.print what is impossible is possible without
SELECT name, total_of, counting, total, size, set_number, item, quantity, left FROM smallest_set;
.print all findings, each looked at by hand: one can't be true, one is doubtful, two contradict, two disagree
SELECT verdict, name, figure, says, against, why FROM finding ORDER BY verdict, name, figure;
.print episodes, shares, figures over years
SELECT name, item, quantity, parent, whole, fits FROM episode ORDER BY id;
SELECT name, scope, item, quantity, whole, verdict FROM share ORDER BY id;
SELECT name, item, date_from, published, quantity, operations, reported, earlier, verdict FROM cumulative ORDER BY id;
.print two sources of one figure: item, words, other words, verdict
SELECT name, item, nullif(other_item, item), written, other_written, verdict FROM comparison
 WHERE page <> other_page AND NOT (quantity = other_quantity AND name = 'Channel-2018') ORDER BY name, item, id;
.print conflicts and disagreements, with where they stand
SELECT one, substr(source, 1, 40), other, substr(other_source, 1, 40) FROM conflict ORDER BY id;
SELECT one, substr(source, 1, 40), other, substr(other_source, 1, 40) FROM disagreement ORDER BY id;
.print released again, reported by several
SELECT name, pages, figures, files FROM republished;
SELECT name, occasion, pages, shared FROM several_outlets ORDER BY 1, 2;
.print totals: of whole operations by category, by year, by country; a region's is not a country's
SELECT level, category, unit, quantity, plausible, operations FROM total_by_level ORDER BY 1, 2, 3;
SELECT year, category, unit, quantity FROM total_by_category WHERE level = 'operation' AND category IN ('drug', 'precursor') ORDER BY 1, 2;
SELECT year, quantity, figures FROM total_by_year WHERE level = 'operation' AND item = 'heroin' ORDER BY 1;
SELECT country, level, item, unit, quantity FROM total_by_country WHERE category IN ('drug', 'precursor') ORDER BY 1, 2, 3, 4;
SELECT item, quantity, low, high, figures, torn FROM total_by_item WHERE level = 'operation' AND category = 'drug' ORDER BY 1;
.print a total beside which more is stated; items that may lie in each other
SELECT name, scope, category, quantity, plausible, stated FROM total_by_operation WHERE name IN ('Channel-Second Barrier', 'Poppy-2024', 'Poppy-2005')
   AND category = 'drug' ORDER BY 1, 4;
.print nobody is first for sure
SELECT operation, quantity, best_place, worst_place, certainly_before, possibly_before FROM ranking WHERE level = 'operation' AND item = 'drugs'
 ORDER BY best_place, worst_place, operation;
SELECT operation, other, more, as_read FROM certainly_more WHERE item = 'opium' AND level = 'operation' ORDER BY 1, 2;
.print totals add up further, and the order of rows does not matter
SELECT bounded_total(quantity) = (SELECT bounded_total(quantity) FROM counted WHERE item = 'drugs') FROM total_by_item WHERE item = 'drugs';

.print the tables guard themselves in plain SQL
INSERT INTO statement (path, file, page, operation_key, name, level, scope, role, item, quantity, unit, low, low_open, high_open, about, plausible, widest)
VALUES ('x', 'x', 'x', '', 'x', 'operation', 'whole operation', 'total', 'heroin', '5 kg', 'kg', 5, 0, 0, 0, '5 kg', '5 kg');
INSERT INTO statement (path, file, page, operation_key, name, level, scope, role, item, quantity) VALUES ('x', 'x', 'x', '', 'x', 'operation', 'whole operation', 'total', 'heroin', '5 kg');
UPDATE statement SET low = 'many' WHERE id = 1;
UPDATE statement SET role = 'sum' WHERE id = 1;
UPDATE statement SET unit = 'l' WHERE unit = 'kg';
.print and no view answers from figures older than its rows
UPDATE statement SET note = 'looked at again' WHERE id = 1;
SELECT count(*) FROM total;
.read sql/figures.sql
SELECT count(*) > 0 FROM total;

.print the database is usable where the extension is not loaded
.shell rm -f build/tests/sql/totals.db
VACUUM INTO 'build/tests/sql/totals.db';
.open build/tests/sql/totals.db
.mode list
SELECT name FROM pragma_function_list WHERE name = 'quantity';
SELECT item, count(*), sum(low), sum(high IS NULL) FROM statement WHERE item = 'opium' AND role = 'part' GROUP BY item;
INSERT INTO statement (path, file, page, operation_key, name, level, scope, role, item, quantity, unit, low, low_open, high, high_open, about, plausible, widest)
VALUES ('x', 'x', 'x', '', 'x', 'operation', 'whole operation', 'total', 'heroin', '5 kg', 'kg', 5, 0, 5, 0, 0, '5 kg', '5 kg');
DELETE FROM statement WHERE path = 'x';
VACUUM;
PRAGMA integrity_check;
.shell rm -f build/tests/sql/totals.db
