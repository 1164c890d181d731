-- conversions.sql: litres and tablets as kilograms, for those who ask for it. Run it once for a database, after figures.sql.
--
-- Nothing is converted on its own: a litre of a solution is not a kilogram of a drug, and a tablet holds what it holds.
-- Whoever wants one figure anyway chooses rows of `conversion`, and gets an interval, marked as approximate:
--
--     UPDATE conversion SET chosen = 1 WHERE unit = 'l';
--     SELECT * FROM total_by_weight WHERE item = 'GHB';
--
-- conversion: one row for each item and unit: least and most, kilograms in one litre or one piece; source; chosen, 0 until
-- you set it. Add rows of your own, with their source.
-- counted_by_weight: the drugs, precursors and potent substances of `counted` (figures.sql) in kilograms, as they are or
-- converted (converted: 1), NULL where no conversion was chosen; as_counted: in their own unit.
-- total_by_weight: their totals over operations; figures: how many are in it; converted: how many of these were converted;
-- left_out: how many have a unit for which no conversion was chosen.

CREATE TABLE IF NOT EXISTS conversion (
    item TEXT NOT NULL, unit TEXT NOT NULL CHECK (unit IN ('l', 'pcs')),
    least REAL NOT NULL CHECK (least > 0), most REAL NOT NULL CHECK (most >= least),
    source TEXT NOT NULL, chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)),
    PRIMARY KEY (item, unit)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO conversion (item, unit, least, most, source)
SELECT item, 'l', 1, 1, 'UNODC, global seizures of drugs, notes: 1 kg a litre (https://dataunodc.un.org/drugs/global_seizures)'
  FROM item_catalogue WHERE category IN ('drug', 'precursor', 'potent');
INSERT OR IGNORE INTO conversion (item, unit, least, most, source)
SELECT item, 'pcs', 0.00009, 0.0003,
       'UNODC, global seizures of drugs, notes: tablets of amphetamine-type stimulants weigh 90 to 300 mg, by region and drug '
       || '(https://dataunodc.un.org/drugs/global_seizures)'
  FROM item_catalogue
 WHERE item IN ('amphetamine', 'methamphetamine', 'amphetamine-type stimulants', 'captagon', 'MDMA', 'MDA');

-- The least of the lower end to the most of the upper one; then the text goes from its own unit to kg, marked.
CREATE VIEW IF NOT EXISTS counted_by_weight AS
SELECT k.operation_key, k.occasion, k.scope, k.level, k.country, k.year, k.name, k.category, k.item, k.id, k.torn,
       k.unit <> 'kg' AND range IS NOT NULL AS converted, k.quantity AS as_counted,
       CASE WHEN k.unit = 'kg' THEN k.quantity
            -- a point that is marked has both its ends: "~5 kg" would be read as "about 5 kg", and widened
            WHEN range GLOB '[0-9]*' AND instr(range, '..') = 0
            THEN '~' || rtrim(range, ' lpcs') || '..' || rtrim(range, 'lpcs') || 'kg'
            ELSE '~' || ltrim(rtrim(range, 'lpcs') || 'kg', '~') END AS quantity
  FROM (SELECT c.*, quantity_hull(quantity_mul(c.quantity, v.least), quantity_mul(c.quantity, v.most)) AS range
          FROM counted AS c LEFT JOIN conversion AS v ON (v.item, v.unit) = (c.item, c.unit) AND v.chosen
         WHERE c.category IN ('drug', 'precursor', 'potent')) AS k;

CREATE VIEW IF NOT EXISTS total_by_weight AS
SELECT level, category, item, bounded_total(quantity) AS quantity, quantity_low(bounded_total(quantity)) AS low,
       nullif(quantity_high(bounded_total(quantity)), 9e999) AS high, count(quantity) AS figures, sum(converted) AS converted,
       count(*) - count(quantity) AS left_out
  FROM counted_by_weight GROUP BY level, item;
