-- The figures of the five releases, by name: what the report must come to, whatever it looks like.
.load build/seizures
.read sql/tables.sql
.read sql/statements.sql
.read sql/figures.sql
.read sql/views.sql
.read sql/consistency.sql
.read sql/sources.sql
.mode list
.headers off
-- opium of each operation, and over all
SELECT name, quantity FROM counted WHERE item = 'opium' ORDER BY name;
SELECT quantity FROM total WHERE item = 'opium';
-- firearms: the sum, and what it is made of
SELECT quantity, added FROM total WHERE item = 'firearms';
-- parts of drugs against their total: operation, which parts, total, parts, parts as readers take them, verdict
SELECT name, counting, total, parts, plausible_parts, verdict FROM consistency WHERE item = 'drugs' ORDER BY name, counting;
-- the plausible parts of Channel-Center meet its total
SELECT quantity_intersect(plausible_parts, total) FROM consistency WHERE name = 'Channel-Center';
-- two statements of one figure are intersected
SELECT count(*), bounded_intersect(quantity) FROM statement WHERE operation_key = 'channel-center' AND item = 'drugs'
   AND role IN ('total', 'restated');
-- the release on two pages: twice as many rows as figures, one operation, counted once
SELECT pages, figures, files FROM republished;
SELECT item, pages, quantity FROM figure WHERE operation_key = 'channel-2018' ORDER BY item;
-- the figure since 2003
SELECT name, quantity, operations, reported FROM cumulative;
-- every figure was read, none contradicts another
SELECT count(*), count(quantity), count(DISTINCT page) FROM statement;
SELECT count(*) FROM unread;
SELECT count(*) FROM contradiction;
-- what is impossible: one thing only
SELECT verdict, name, figure, says, against FROM finding;
-- each operation is in the catalogue; the items of no known category
SELECT count(*) FROM statement WHERE operation(operation) IS NULL;
SELECT DISTINCT item FROM statement WHERE category = 'other' ORDER BY item;
