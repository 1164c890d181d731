-- Verdicts, one operation a case: what is impossible, what is only doubtful and why, and the smallest sets.
.load build/seizures
.read sql/tables.sql
CREATE TEMP TABLE c (name TEXT, total TEXT, of TEXT, parts TEXT);  -- parts: item=words;...
INSERT INTO c VALUES
    ('fits', '100 kg', 'drugs', '{"heroin":"60 kg","opium":"40 kg"}'),
    ('by a kilogram', '100 kg', 'drugs', '{"heroin":"60 kg","opium":"43 kg"}'),
    ('by half of a kilogram', '100 kg', 'drugs', '{"heroin":"60 kg","opium":"40.5 kg"}'),
    ('an open end', '46.6 tons', 'drugs and precursors', '{"drugs":"more than 6.6 tons","precursors":"40 tons"}'),
    ('open ends beyond', '46.6 tons', 'drugs and precursors', '{"drugs":"more than 6.6 tons","precursors":"more than 42 tons"}'),
    ('about the total', 'about 100 kg', 'drugs', '{"heroin":"65 kg","opium":"48 kg"}'),
    ('about, twice its width', 'about 100 kg', 'drugs', '{"heroin":"65 kg","opium":"60 kg"}'),
    ('about a part', '100 kg', 'drugs', '{"heroin":"about 70 kg","opium":"40 kg"}'),
    ('as read', 'more than 20 kg', 'drugs', '{"heroin":"31 kg"}'),
    ('as read, open', 'more than 11 tons', 'drugs', '{"heroin":"more than 12 tons"}'),
    ('no upper end', 'at least 5 kg', 'drugs', '{"heroin":"500 tons"}'),
    ('up to', 'up to 50 kg', 'drugs', '{"heroin":"more than 51 kg"}'),
    ('a kind inside a kind', '505 kg', 'drugs', '{"synthetic drugs":"162 kg","mephedrone":"150 kg","heroin":"300 kg"}'),
    ('even without the kind', '405 kg', 'drugs', '{"synthetic drugs":"162 kg","mephedrone":"150 kg","heroin":"300 kg"}'),
    ('precursors and potent', '50 kg', 'drugs', '{"heroin":"40 kg","precursors":"500 kg","tramadol":"20 kg"}'),
    ('only precursors', '50 kg', 'precursors', '{"acetic anhydride":"40 kg","acetone":"20 kg"}'),
    ('cases overlap', '100 criminal cases', 'criminal cases', '{"smuggling crimes":"60 cases","group crimes":"70 cases"}'),
    ('a case too many', '100 criminal cases', 'criminal cases', '{"smuggling crimes":"60 cases","group crimes":"101 cases"}'),
    ('thousands', '4 thousand criminal cases', 'criminal cases', '{"group crimes":"4100 cases"}'),
    ('firearms do not overlap', '10 firearms', 'weapons', '{"firearms":"8","grenade launchers":"3"}'),
    ('two must go', '10 kg', 'drugs', '{"heroin":"9 kg","opium":"8 kg","hashish":"7 kg","cocaine":"2 kg"}'),
    ('any of three', '21 kg', 'drugs', '{"heroin":"9 kg","opium":"8 kg","hashish":"7 kg"}'),
    ('one alone', '5 kg', 'drugs', '{"heroin":"9 kg"}'),
    ('a part unread', '100 kg', 'drugs', '{"heroin":"60 kg","opium":"the same"}'),
    ('unread and too much', '50 kg', 'drugs', '{"heroin":"60 kg","opium":"the same"}'),
    ('another unit', '100 kg', 'drugs', '{"heroin":"60 kg","MDMA":"500 tablets"}'),
    ('unread total', 'a lot', 'drugs', '{"heroin":"60 kg"}'),
    ('tons by a letter', '46.6 t', 'drugs', '{"heroin":"6.6 t","hashish":"40.03 t"}'),
    ('centners', '5 centners', 'drugs', '{"heroin":"2 centners","hashish":"330 kg"}'),
    ('pounds', '1,000 lbs', 'drugs', '{"heroin":"400 lbs","hashish":"600.3 lbs"}'),
    ('grams', '500 g', 'drugs', '{"heroin":"300 g","hashish":"240 g"}'),
    ('nothing', '0 kg', 'drugs', '{"heroin":"0 kg"}'),
    ('по-русски', 'свыше 10 кг', 'наркотики', '{"героин":"около 9 кг","гашиш":"25 кг"}'),
    ('невозможно', '10 кг', 'наркотики', '{"героин":"около 9 кг","гашиш":"25 кг"}');
INSERT INTO incoming (path, operation, fact, item, written, role)
SELECT 'case', 'Lantern-' || rowid || ' North', of, of, total, 'total' FROM c;
INSERT INTO incoming (path, operation, fact, item, written, role, part_of)
SELECT 'case', 'Lantern-' || c.rowid || ' North', p.key, p.key, p.value, 'part', of FROM c, json_each(parts) AS p;
.read sql/statements.sql
.read sql/figures.sql
.read sql/views.sql
.read sql/consistency.sql
.read sql/sources.sql
.mode list
.separator ' | '
.nullvalue -
SELECT c.name, v.counting, v.total, v.parts, v.verdict, v.why, v.rest FROM c LEFT JOIN consistency AS v ON v.name = 'Lantern-' || c.rowid || ' North'
 ORDER BY c.rowid, v.unit, v.counting;
.print smallest sets
SELECT c.name, v.counting, v.size, v.set_number, v.item, v.quantity, v.left FROM c JOIN smallest_set AS v ON v.name = 'Lantern-' || c.rowid || ' North'
 ORDER BY c.rowid, v.counting, v.set_number, v.id;
.print no rest of the figures contradicts anything
SELECT count(*) FROM contradiction;
.print part of a part: each is held against its own whole
INSERT INTO incoming (path, operation, fact, item, written, role, part_of) VALUES
    ('nested', 'Lantern-Deep', 'd', 'drugs', '500 kg', 'total', NULL), ('nested', 'Lantern-Deep', 's', 'synthetic drugs', '100 kg', 'part', 'd'),
    ('nested', 'Lantern-Deep', 'm', 'mephedrone', '70 kg', 'part', 's'), ('nested', 'Lantern-Deep', 'a', 'alpha-PVP', '40 kg', 'part', 's'),
    ('nested', 'Lantern-Deep', 'h', 'heroin', '390 kg', 'part', 'd');
.read sql/statements.sql
.read sql/figures.sql
SELECT item, total, parts, verdict, why FROM consistency WHERE name = 'Lantern-Deep' ORDER BY id;

.print episodes without a word on what they are part of: within their own item, precursors never within the drugs
INSERT INTO incoming (path, operation, item, written, role) VALUES
    ('episodes', 'Lantern-Port', 'drugs', '505 kg', 'total'), ('episodes', 'Lantern-Port', 'heroin', '5 kg', 'total'),
    ('episodes', 'Lantern-Port', 'precursors', '2 tons', 'total'), ('episodes', 'Lantern-Port', 'precursors', '549 kg', 'episode'),
    ('episodes', 'Lantern-Port', 'acetone', '600 kg', 'episode'), ('episodes', 'Lantern-Port', 'heroin', '10 kg', 'episode'),
    ('episodes', 'Lantern-Port', 'opium', '506 kg', 'episode');
.print figures over years: an undated release comes neither before nor after another
INSERT INTO incoming (path, operation, item, written, role, date_from, published) VALUES
    ('years', 'Beacon', 'drugs', '400.5 tons', 'cumulative', '2003', NULL), ('years', 'Beacon', 'drugs', '360 tons', 'cumulative', '2003', '2018-06-02'),
    ('years', 'Beacon', 'drugs', '30 tons', 'cumulative', '2003', 'June 2, 2018'),
    ('years', 'Beacon', 'drugs', '310 tons', 'cumulative', '2003', '2019-06-02');
INSERT INTO incoming (path, operation, item, written, role, date_from) VALUES
    ('years', 'Beacon-2018', 'drugs', '5 tons', 'total', '2018-05-28'), ('years', 'Beacon-2020', 'drugs', '40 tons', 'total', '2020-05-28');
.print an operation that goes on when the figure is published is not within it
INSERT INTO incoming (path, operation, item, written, role, date_from, date_to, published) VALUES
    ('going on', 'Lamp', 'drugs', '10 tons', 'cumulative', '2003', NULL, '2018-06-02'),
    ('going on', 'Lamp', 'drugs', '12 tons', 'cumulative', '2003', NULL, '2018-06-10'),
    ('going on', 'Lamp-2018', 'drugs', '11 tons', 'total', '2018-05-28', '2018-06-08', '2018-06-09');
.read sql/statements.sql
.read sql/figures.sql
SELECT item, quantity, parent, whole, fits FROM episode WHERE name = 'Lantern-Port' ORDER BY id;
SELECT written, published, operations, reported, earlier, verdict, day FROM cumulative WHERE name LIKE 'Beacon%' ORDER BY id;
SELECT name, figure, verdict, why FROM finding WHERE name LIKE 'Beacon%' ORDER BY id;
SELECT written, published, operations, reported, verdict FROM cumulative WHERE name LIKE 'Lamp%' ORDER BY id;
.print a page that lists single seizures: those that are alike by chance are added too
INSERT INTO incoming (path, operation, item, written) VALUES
    ('list', 'Lantern-List', 'heroin', '5 kg'), ('list', 'Lantern-List', 'heroin', '7 kg'), ('list', 'Lantern-List', 'hashish', '3 kg'),
    ('list', 'Lantern-List', 'hashish', '3 kg'), ('list', 'Lantern-List', 'drugs', 'more than 17 kg'), ('list', 'Lantern-List', 'drugs', '18 kg'),
    ('said twice', 'Lantern-Twice', 'hashish', '3 kg'), ('said twice', 'Lantern-Twice', 'hashish', 'more than 2 kg');
.read sql/statements.sql
.read sql/figures.sql
SELECT name, item, quantity FROM counted WHERE name IN ('Lantern-List', 'Lantern-Twice') ORDER BY name, item;
.print a headline restates its own item, not the drugs
INSERT INTO incoming (path, operation, item, written, role) VALUES
    ('headline', 'Lantern-Head', 'drugs', '505 kg', 'total'), ('headline', 'Lantern-Head', 'heroin', 'about 12 kg', 'restated'),
    ('headline', 'Lantern-Head', 'heroin', '12.4 kg', 'total'), ('headline', 'Lantern-Head', 'precursors', '2 tons', 'restated');
.read sql/statements.sql
.read sql/figures.sql
SELECT item, quantity, torn FROM counted WHERE name = 'Lantern-Head' ORDER BY item;
SELECT count(*) FROM contradiction WHERE name = 'Lantern-Head';
.print a unit beside the number: readers take the words as if it stood behind them
INSERT INTO incoming (path, operation, item, written, unit, source) VALUES
    ('beside', 'Lantern-Beside', 'opium', 'more than 8.9', 't', 'a'), ('beside', 'Lantern-Beside', 'opium', 'more than 8.8', 't', 'b'),
    ('beside', 'Lantern-Beside', 'heroin', 'более 12,5', 'kg', 'a'), ('beside', 'Lantern-Beside', 'hashish', '46.6', 'tons', 'a'), ('beside', 'Lantern-Beside', 'poppy straw', 3.0, 't', 'a'),
    ('beside', 'Lantern-Beside', 'cocaine', 'more than 5', 'oz', 'a'), ('beside', 'Lantern-Beside', 'GHB', 'over 2', 'l', 'a'),
    ('beside', 'Lantern-Beside', 'cases', 'more than 50', NULL, 'a');
.read sql/statements.sql
.read sql/figures.sql
SELECT written, quantity, plausible, widest FROM statement WHERE path = 'beside' ORDER BY id;
SELECT item, one, other, verdict FROM contradiction WHERE name = 'Lantern-Beside';
.print an episode in a country may not be counted in the whole
INSERT INTO incoming (path, operation, item, written, role, country) VALUES
    ('abroad', 'Lantern-Abroad', 'heroin', '100 kg', 'total', NULL), ('abroad', 'Lantern-Abroad', 'heroin', '150 kg', 'episode', 'Iran'),
    ('abroad', 'Lantern-Abroad', 'heroin', '160 kg', 'episode', NULL);
.read sql/statements.sql
.read sql/figures.sql
SELECT verdict, says, against, why FROM finding WHERE name = 'Lantern-Abroad' ORDER BY id;
