-- tables.sql: the tables that keep what reports say, in the database that is open. Run it before each import: what waits
-- to be imported stands in TEMP tables; what is there already stays as it is. Then statements.sql fills them, figures.sql
-- works out what they say together, and views.sql and the files after it look at that.
--
--     .load build/seizures
--     .read sql/tables.sql
--
-- Needs SQLite 3.37 (STRICT tables) and the extension. What it leaves behind needs neither the extension nor any of our
-- files: every figure stands in plain columns, and every CHECK is plain SQL, so that any program can read, write, vacuum
-- and check the database.
--
-- `statement`, one row for each figure of a report:
--     id, path, file, line     which row it is; the file it came from, its name without the folder, the line there
--     problem, extra, note     what was wrong with its record (JSON), columns that have no place here (JSON), a remark
--     page                     path and source: one release where it was found
--     operation, operation_key, name     as written; the key under which all spellings agree ('' for none); its one name
--     date_from, date_to, published      ISO 8601, or as written
--     occasion                 the first day of the operation, or what else tells its occasions apart; year: of that, or NULL
--     country, place           as written, but countries that are known under their English name (country_name)
--     level_written, level     as written; 'operation' (all of it), 'national' or 'regional'
--     scope                    'whole operation', 'national: COUNTRY' or 'regional: PLACE': figures of two scopes never mix
--     fact, fact_key, part_of, part_of_key, parent     our names for the figure and for what it is part of; the item of that
--     role_written, role       as written; total, part, restated, episode, cumulative or other
--     item, category           the canonical item, or its words folded; drug, precursor, potent, weapon, case, ... or other
--     written, reason          the words of the report; why no figure could be read in them
--     quantity                 canonical text (`>83 kg`), exact; NULL where it can't be read. The same in plain columns:
--     unit, low, high          base unit (kg, l, m, m2, pcs, or a currency); REAL bounds, high NULL where there is none
--     low_open, high_open, about         0 or 1: the end is not included; the figure is marked as approximate
--     plausible                as readers take the words: "more than 8.9 tons" is at least 8.9 and under 9.0
--     widest                   the widest that the words bear: the ends of an "about" doubled, a plain weight give or take half
--                              of its last place (46.6 tons: 46.55 to 46.65), counts as they are, all ends closed
--     source                   where it was published

-- An older SQLite stops here and says why.
CREATE TEMP TABLE too_old (version TEXT,
    CONSTRAINT "sql/tables.sql needs SQLite 3.37 or later, for STRICT tables"
    CHECK (substr(version, 1, instr(version, '.') - 1) * 1000 + substr(version, instr(version, '.') + 1) >= 3037));
INSERT INTO too_old VALUES (sqlite_version());
DROP TABLE temp.too_old;

CREATE TABLE IF NOT EXISTS statement (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL, file TEXT NOT NULL, line INTEGER CHECK (line > 0), problem TEXT,
    page TEXT NOT NULL,
    operation TEXT, operation_key TEXT NOT NULL, name TEXT NOT NULL,
    date_from TEXT, date_to TEXT, published TEXT, occasion TEXT NOT NULL DEFAULT '',
    year INTEGER CHECK (year BETWEEN 1000 AND 9999),
    country TEXT, place TEXT, level_written TEXT,
    level TEXT NOT NULL CHECK (level IN ('operation', 'national', 'regional')),
    scope TEXT NOT NULL CHECK ((scope = 'whole operation') = (level = 'operation')),
    fact TEXT, fact_key TEXT, part_of TEXT, part_of_key TEXT, parent TEXT,
    role_written TEXT,
    role TEXT NOT NULL CHECK (role IN ('total', 'part', 'restated', 'episode', 'cumulative', 'other')),
    item TEXT NOT NULL, category TEXT,
    written TEXT, reason TEXT,
    quantity TEXT, unit TEXT,
    low REAL CHECK (low >= 0), low_open INTEGER CHECK (low_open IN (0, 1)),
    high REAL CHECK (high >= low), high_open INTEGER CHECK (high_open IN (0, 1)),
    about INTEGER CHECK (about IN (0, 1)),
    plausible TEXT, widest TEXT, source TEXT, note TEXT, extra TEXT,
    CONSTRAINT "a figure has all of quantity, unit, low, low_open, high_open, about, plausible and widest, or none"
    CHECK ((quantity IS NULL) + (unit IS NULL) + (low IS NULL) + (low_open IS NULL) + (high_open IS NULL)
           + (about IS NULL) + (plausible IS NULL) + (widest IS NULL) IN (0, 8) AND (quantity IS NOT NULL OR high IS NULL)),
    CONSTRAINT "a quantity ends with its unit" CHECK (substr(quantity, -1 - length(unit)) = ' ' || unit),
    CONSTRAINT "about is the mark ~ of the quantity" CHECK (about = (substr(quantity, 1, 1) = '~')),
    CONSTRAINT "an absent upper bound is open" CHECK (high IS NOT NULL OR high_open IS NOT 0),
    CONSTRAINT "what can't be read has a reason" CHECK (quantity IS NOT NULL OR reason IS NOT NULL)
) STRICT;

CREATE INDEX IF NOT EXISTS statement_by_operation ON statement (operation_key, occasion, scope, item, unit);
CREATE INDEX IF NOT EXISTS statement_by_fact ON statement (operation_key, fact_key);
CREATE INDEX IF NOT EXISTS statement_by_path ON statement (path);

-- Which items are kinds of another: "more than 17 kg of mephedrone" may lie inside "162 kg of synthetic drugs", so
-- neither a total nor a contradiction may count on both. Add rows for items of your own.
CREATE TABLE IF NOT EXISTS item_inside (item TEXT NOT NULL, whole TEXT NOT NULL, PRIMARY KEY (item, whole)) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO item_inside
SELECT item, CASE category WHEN 'drug' THEN 'drugs' WHEN 'precursor' THEN 'precursors' ELSE 'potent substances' END
  FROM item_catalogue WHERE category IN ('drug', 'precursor', 'potent')
   AND item NOT IN ('drugs', 'drugs and precursors', 'precursors', 'potent substances')
UNION ALL SELECT item, 'drugs and precursors' FROM item_catalogue
 WHERE category IN ('drug', 'precursor') AND item <> 'drugs and precursors'
UNION ALL SELECT item, 'weapons' FROM item_catalogue WHERE category = 'weapon' AND item NOT LIKE 'weapons%'
UNION ALL SELECT item, 'weapons and ammunition' FROM item_catalogue
 WHERE category IN ('weapon', 'ammunition') AND item <> 'weapons and ammunition'
UNION ALL VALUES ('grenades', 'ammunition'),
    ('drug crimes', 'crimes'), ('smuggling crimes', 'crimes'), ('group crimes', 'crimes'), ('arms crimes', 'crimes'),
    ('migration crimes', 'crimes'), ('money laundering cases', 'crimes'), ('smuggling crimes', 'drug crimes'),
    ('group crimes', 'drug crimes'), ('smuggling crimes', 'criminal cases'), ('group crimes', 'criminal cases'),
    ('wanted persons', 'persons detained'), ('drug traffickers', 'persons detained'),
    ('heroin', 'opiates'), ('opium', 'opiates'), ('morphine', 'opiates'), ('codeine', 'opiates'), ('poppy straw', 'opiates'),
    ('opiates', 'opioids'), ('heroin', 'opioids'), ('opium', 'opioids'), ('morphine', 'opioids'), ('codeine', 'opioids'),
    ('methadone', 'opioids'), ('desomorphine', 'opioids'), ('fentanyl', 'opioids'), ('carfentanil', 'opioids'),
    ('acetylfentanyl', 'opioids'), ('nitazenes', 'opioids'), ('buprenorphine', 'opioids'), ('oxycodone', 'opioids'),
    ('hydrocodone', 'opioids'),
    ('marijuana', 'cannabis'), ('hashish', 'cannabis'), ('hashish oil', 'cannabis'), ('cannabis plants', 'cannabis'),
    ('cannabis seeds', 'cannabis'),
    ('amphetamine', 'amphetamine-type stimulants'), ('methamphetamine', 'amphetamine-type stimulants'),
    ('captagon', 'amphetamine-type stimulants'), ('MDMA', 'amphetamine-type stimulants'),
    ('MDA', 'amphetamine-type stimulants'),
    ('mephedrone', 'synthetic cathinones'), ('alpha-PVP', 'synthetic cathinones'), ('MDPV', 'synthetic cathinones'),
    ('methylone', 'synthetic cathinones'),
    ('synthetic cathinones', 'new psychoactive substances'), ('mephedrone', 'new psychoactive substances'),
    ('alpha-PVP', 'new psychoactive substances'), ('MDPV', 'new psychoactive substances'),
    ('methylone', 'new psychoactive substances'), ('synthetic cannabinoids', 'new psychoactive substances'),
    ('nitazenes', 'new psychoactive substances'), ('kratom', 'new psychoactive substances');
-- Most of what is made in a laboratory is called synthetic by one report and psychotropic by the next.
INSERT OR IGNORE INTO item_inside
WITH whole (whole) AS (VALUES ('synthetic drugs'), ('psychotropic substances')),
     made (item) AS (VALUES ('amphetamine'), ('methamphetamine'), ('amphetamine-type stimulants'), ('captagon'), ('MDMA'), ('MDA'),
                            ('mephedrone'), ('alpha-PVP'), ('MDPV'), ('methylone'), ('synthetic cathinones'),
                            ('synthetic cannabinoids'), ('new psychoactive substances'), ('LSD'), ('ketamine'), ('GHB'),
                            ('2C-B'), ('DMT'), ('PCP'), ('methaqualone'), ('methadone'), ('fentanyl'), ('carfentanil'),
                            ('acetylfentanyl'), ('nitazenes'), ('methylphenidate'), ('benzodiazepines'), ('barbiturates'))
SELECT item, whole FROM made CROSS JOIN whole;

-- What reports call a country, folded as item_key() folds, and its English name. Add the spellings of your files.
CREATE TABLE IF NOT EXISTS country_name (spelling TEXT PRIMARY KEY, country TEXT NOT NULL) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO country_name (country, spelling) VALUES
    ('Armenia', 'armenia'), ('Armenia', 'republic of armenia'), ('Armenia', 'армения'), ('Armenia', 'республика армения'),
    ('Belarus', 'belarus'), ('Belarus', 'republic of belarus'), ('Belarus', 'беларусь'), ('Belarus', 'белоруссия'),
    ('Belarus', 'республика беларусь'),
    ('Kazakhstan', 'kazakhstan'), ('Kazakhstan', 'republic of kazakhstan'), ('Kazakhstan', 'казахстан'),
    ('Kazakhstan', 'республика казахстан'),
    ('Kyrgyzstan', 'kyrgyzstan'), ('Kyrgyzstan', 'kyrgyz republic'), ('Kyrgyzstan', 'кыргызстан'),
    ('Kyrgyzstan', 'the kyrgyz republic'), ('Kyrgyzstan', 'киргизия'), ('Kyrgyzstan', 'кыргызская республика'),
    ('Kyrgyzstan', 'киргизская республика'),
    ('Russia', 'russia'), ('Russia', 'russian federation'), ('Russia', 'the russian federation'), ('Russia', 'россия'),
    ('Russia', 'российская федерация'), ('Russia', 'рф'),
    ('Tajikistan', 'tajikistan'), ('Tajikistan', 'republic of tajikistan'), ('Tajikistan', 'таджикистан'),
    ('Tajikistan', 'республика таджикистан'),
    ('Uzbekistan', 'uzbekistan'), ('Uzbekistan', 'узбекистан'), ('Turkmenistan', 'turkmenistan'),
    ('Turkmenistan', 'туркменистан'), ('Azerbaijan', 'azerbaijan'), ('Azerbaijan', 'азербайджан'),
    ('Ukraine', 'ukraine'), ('Ukraine', 'украина'), ('Mongolia', 'mongolia'), ('Mongolia', 'монголия'),
    ('Afghanistan', 'afghanistan'), ('Afghanistan', 'афганистан'), ('Iran', 'iran'), ('Iran', 'islamic republic of iran'),
    ('Iran', 'иран'), ('China', 'china'), ('China', 'китай'), ('Pakistan', 'pakistan'), ('Pakistan', 'пакистан'),
    ('Turkey', 'turkey'), ('Turkey', 'türkiye'), ('Turkey', 'турция');

-- Where rows wait to be imported: statements.sql fills it from files, or you fill it from a table of your own. Only what
-- a column is called matters, and only `written` must be there:
--     written  the words of the report ('more than 5 kg'), or a number; unit  the unit of a bare number, NULL for counts
--     quantity, reason         left out: read from `written` and `unit`
--     path, line               left out: '(rows)' and the row's number
CREATE TEMP TABLE IF NOT EXISTS incoming (
    path, line, problem, operation, date_from, date_to, published, country, place, level, fact, part_of, role,
    item, item_key, written, quantity, unit, reason, source, note, extra);

-- The files to be imported: paths or patterns; and how to read all of them, if it must be said (read_seizures, docs/reading.md).
CREATE TEMP TABLE IF NOT EXISTS report_file (path TEXT PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS report_options (options TEXT);
