.load build/seizures
.headers off
.nullvalue NULL
.print -- the table of the contract
SELECT column1, quantity(column1), quantity_kind(column1) FROM (VALUES
  ('4 tons and 753 kg'), ('4 тонны 753 кг'), ('more than 83 kg'), ('свыше 83 кг'), ('at least 83 kg'),
  ('не менее 83 кг'), ('less than 7 kg'), ('менее 7 кг'), ('up to 7 kg'), ('до 7 кг'), ('from 5 to 7 kg'),
  ('от 5 до 7 кг'), ('5 ± 0.5 kg'), ('more than 5 but less than 7 kg'), ('about 11.4 tons'),
  ('около 11,4 тонны'), ('nearly 28 tons'), ('почти 28 тонн'), ('about 5–7 kg'), ('just over 3 kg'),
  ('up to about 5 kg'), ('several kilograms'), ('51 firearms'), ('сорок единиц оружия'),
  ('more than 6 billion rubles'), ('$1.7m'));
.print -- canonical text reads back as itself
SELECT column1, quantity(column1) = column1 FROM (VALUES ('4753 kg'), ('>83 kg'), ('>=83 kg'), ('<7 kg'), ('<=7 kg'),
  ('5..7 kg'), ('>5..<7 kg'), ('~11350..11450 kg'), ('~>3 kg'), ('~24500..24500 pcs'), ('0 kg'), ('1.4150 USD'));
.print -- bounds
SELECT quantity_low('more than 8.9 tons'), quantity_high('more than 8.9 tons'), quantity_low('more than 8.9 tons', 't'),
  quantity_low('11.4 tons', 't'), quantity_high('5 kg', 'g'), quantity_low('1 kg', 'lb');
SELECT quantity_low_open('>83 kg'), quantity_low_open('>=83 kg'), quantity_high_open('>83 kg'), quantity_high_open('<7 kg'),
  quantity_high_open('<=7 kg'), quantity_about('~5..7 kg'), quantity_about('5 kg');
SELECT quantity_unit('5 tons'), quantity_dimension('5 tons'), quantity_dimension('3 l'), quantity_dimension('3 m'),
  quantity_dimension('3 m2'), quantity_dimension('3 firearms'), quantity_dimension('5 rubles');
SELECT quantity_item('5 kg of heroin'), quantity_item('5 кг героина'), quantity_item('3 blue widgets'), quantity_item('5 kg');
.print -- numbers: an INTEGER is a count, a REAL needs the unit
SELECT quantity(51), quantity(51, 'kg'), quantity(2019), quantity(0), quantity(2.5), quantity(2.5, 'kg'), quantity(0.1, 't'),
  quantity(11.4, 't'), quantity(1e22, 'kg'), quantity(-0.0, 'kg');
SELECT quantity(-1), quantity(-2.5, 'kg'), quantity(9e999, 'kg'), quantity(x'35206b67'), quantity(1e300, 'kg'), quantity(1e-20, 'kg');
SELECT quantity_error(2.5);
SELECT quantity_error(-1);
SELECT quantity_error(9e999, 'kg');
SELECT quantity_error(x'35206b67');
SELECT quantity_error(1e300, 'kg');
SELECT quantity_error(1e-20, 'kg');
.print -- the unit is that of bare numbers
SELECT quantity('5', 'kg'), quantity('5 kg', 'g'), quantity('5 g', 'kg'), quantity('5', 'тонн'), quantity_low('5', 'kg');
.print -- another dimension is NULL with a reason
SELECT quantity('5 kg', 'l'), quantity_low('5 kg', 'l'), quantity_high('5 kg', 'pcs'), quantity('5 RUB', 'USD');
SELECT quantity_error('5 kg', 'l');
.print -- NULL in, NULL out
SELECT quantity(NULL), quantity(NULL, 'kg'), quantity('5', NULL), quantity_low(NULL), quantity_valid(NULL), quantity_error(NULL),
  quantity_stated(NULL), quantity_plausible(NULL), quantity(NULL, 'no such unit');
.print -- refusals
SELECT quantity_valid('5 kg'), quantity_valid('12,34,5 kg'), quantity_error('5 kg');
SELECT quantity_error('12,34,5 kg');
SELECT quantity_error('5 kg 3 l');
SELECT quantity_error('');
SELECT quantity_error('yesterday');
SELECT quantity_error('-5 kg');
SELECT quantity_error('2.5');
SELECT quantity_error(CAST(x'35ff' AS TEXT));
.print -- the figure in the words, and what a reader takes them for
SELECT quantity_stated('more than 8.9 tons'), quantity_stated('about 11.4 tons'), quantity_stated('5 to 7 kg'), quantity_stated(5);
SELECT quantity_plausible('more than 8.9 tons'), quantity_plausible('at least 83 kg'), quantity_plausible('5 kg'),
  quantity_plausible('up to 5 kg'), quantity_plausible('about 11.4 tons');
.print -- a unit that doesn't exist is an error
SELECT quantity('5', 'furlongs');
SELECT quantity_low('5 kg', 'rupee');
SELECT quantity('5', 7);
SELECT quantity_error('5', '');
SELECT quantity();
SELECT quantity('5', 'kg', 3);
.print -- a comma beside no letters is read by the script of the unit argument
SELECT quantity('1,250', 'kg'), quantity('1,250', 'кг'), quantity('1,250', 'tons'), quantity('1,250'), quantity('1,250 кг', 'kg');
SELECT bounded_total(q, 'кг') FROM (SELECT '1,250' AS q UNION ALL SELECT '2,5');
