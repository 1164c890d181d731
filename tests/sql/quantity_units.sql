.load build/seizures
.mode list
.nullvalue NULL
-- The unit argument says how its language reads a comma that could group or mark decimals.
SELECT quantity('2,500', 'kg'), quantity('2,500', 'кг'), quantity('2,500', 'pcs'), quantity('2,500', 'руб'), quantity('2,500');
SELECT quantity('2,5', 'kg'), quantity('2,5', 'кг'), quantity('2,500 кг', 'kg'), quantity('2,500 kg', 'кг');
-- Pieces are whole.
SELECT quantity(1.5, 'pcs'), quantity_error(1.5, 'pcs'), quantity(2.0, 'pcs'), quantity('2.000', 'pcs'), quantity('2,000', 'шт');
SELECT quantity(5, NULL), quantity(NULL, 'kg'), quantity('5 kg', 'l'), quantity_error('5 kg', 'l');
SELECT quantity('5', 'wagons');
SELECT quantity_format('5 kg', 'wagons');
SELECT bounded_total('2,500', 'кг'), bounded_total('2,500', 'kg');
SELECT bounded_total(1.5, 'pcs');
