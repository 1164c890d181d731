.load build/seizures
.nullvalue NULL
SELECT category, count(*) > 0 FROM item_catalogue GROUP BY category ORDER BY category;
SELECT item, category, source <> '' FROM item_catalogue WHERE item IN ('heroin', 'acetic anhydride', 'firearms') ORDER BY item;
.print -- every item names itself and is listed once
SELECT count(*) > 100, count(*) = count(DISTINCT item), sum(item(item) IS NOT item), sum(item_category(item) IS NOT category) FROM item_catalogue;
.print -- units, exactly
SELECT unit, dimension, base_unit, factor FROM unit_catalogue WHERE unit IN ('kg', 't', 'lb', 'oz', 'l', 'gal', 'm2', 'ha', 'pcs', 'RUB') ORDER BY dimension, unit;
SELECT count(*) > 50, sum(factor IS NULL), sum(base_unit = unit AND factor <> '1') FROM unit_catalogue;
.print -- persistent views may stand on them
CREATE VIEW drugs AS SELECT i.item FROM item_catalogue i WHERE category = 'drug';
SELECT count(*) FROM drugs WHERE item = 'heroin';
SELECT a.item FROM item_catalogue a JOIN item_catalogue b ON a.rowid = b.rowid WHERE b.item = 'opium';
