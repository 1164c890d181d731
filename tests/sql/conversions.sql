-- Litres and tablets become kilograms only where somebody chose that, and then as marked intervals.
.load build/seizures
.read sql/tables.sql
INSERT INTO incoming (operation, item, written) VALUES
    ('Lantern-North', 'MDMA', 'about 200 tablets'), ('Lantern-North', 'MDMA', '3 kg'), ('Lantern-South', 'MDMA', 'more than 1000 tablets'),
    ('Lantern-South', 'GHB', '5 litres'), ('Lantern-West', 'GHB', 'up to 2 litres'), ('Lantern-East', 'GHB', 'about 3 litres'),
    ('Lantern-South', 'heroin', '5 packages'), ('Lantern-South', 'heroin', '2 kg');
.read sql/statements.sql
.read sql/figures.sql
.read sql/conversions.sql
.mode list
.nullvalue -
.print as it comes: nothing is converted, and what is left out is said
SELECT item, quantity, low, high, figures, converted, left_out FROM total_by_weight ORDER BY item;
.print tablets alone
UPDATE conversion SET chosen = 1 WHERE unit = 'pcs';
SELECT item, quantity, low, high, figures, converted, left_out FROM total_by_weight ORDER BY item;
.print litres too
UPDATE conversion SET chosen = 1;
SELECT item, quantity, low, high, figures, converted, left_out FROM total_by_weight ORDER BY item;
SELECT name, item, as_counted, quantity, quantity(quantity) = quantity FROM counted_by_weight ORDER BY name, item, quantity;
.print a packet of heroin has no conversion, and no row is without a source
SELECT unit, count(*) = (SELECT count(*) FROM item_catalogue WHERE category IN ('drug', 'precursor', 'potent')), min(least), max(most), min(chosen), count(DISTINCT source), min(length(source)) FROM conversion GROUP BY unit;
SELECT count(*) FROM conversion WHERE item = 'heroin' AND unit = 'pcs';
.print your own row
INSERT INTO conversion VALUES ('heroin', 'pcs', 0.5, 1, 'this test: a packet of half a kilogram to one', 1);
SELECT item, quantity, converted, left_out FROM total_by_weight WHERE item = 'heroin';
INSERT INTO conversion VALUES ('opium', 'pcs', 1, 0.5, 'least above most', 1);
