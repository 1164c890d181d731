.load build/seizures
.headers off
.nullvalue NULL
.print -- sums
SELECT quantity_add('>83 kg', '5 kg'), quantity_add('4 tons', '753 kg'), quantity_add('5 kg', '<7 kg', '~1..2 kg', 'about 70 kg'),
  quantity_add('5', 3), quantity_add('0.1 kg', '0.2 kg');
.print -- products
SELECT quantity_mul('5..7 kg', 2.5), quantity_mul('>5 kg', 2), quantity_mul('>5 kg', 0), quantity_mul('~5..7 kg', '0.001'),
  quantity_mul(3, 4), quantity_mul('1 kg', 0.1);
SELECT quantity_mul('5 kg', -1), quantity_mul('5 kg', 'many'), quantity_mul('many', 5), quantity_mul('5 kg', 9e999),
  quantity_mul('5 kg', x'32'), quantity_mul(NULL, 5), quantity_mul('5 kg', NULL);
SELECT quantity_mul('0.000000000000001 kg', 0.1);
SELECT quantity_mul('100000000000000000000000 kg', 2);
.print -- the rest
SELECT quantity_sub('7 kg', '5 kg'), quantity_sub('5 kg', '7 kg'), quantity_sub('5..7 kg', '6 kg'), quantity_sub('>7 kg', '>5 kg'),
  quantity_sub('5 kg', '5 kg'), quantity_sub('5 kg', '>5 kg'), quantity_sub('about 11.4 t', '11253 kg'), quantity_sub('about 70 kg', '80 kg');
.print -- what both allow, and the range that holds both
SELECT quantity_intersect('>8900 kg', 'up to 9 t'), quantity_intersect('5 kg', '7 kg'), quantity_intersect('5..7 kg', '7..9 kg'),
  quantity_intersect('5..<7 kg', '7..9 kg'), quantity_intersect('>5 kg', '>=5 kg'), quantity_intersect('~5..7 kg', '6 kg'),
  quantity_intersect('~5..7 kg', '<=6 kg');
SELECT quantity_hull('5 kg', '7 kg'), quantity_hull('>5 kg', '5 kg'), quantity_hull('<7 kg', '9 kg'), quantity_hull('~5..7 kg', '<=6 kg');
.print -- order
SELECT quantity_cmp('5 kg', '7 kg'), quantity_cmp('7 kg', '5 kg'), quantity_cmp('5 kg', '0.005 t'), quantity_cmp('>5 kg', '>7 kg'),
  quantity_cmp('>5 kg', '5 kg'), quantity_cmp('5..6 kg', '5..6 kg'), quantity_cmp('<5 kg', '5 kg');
SELECT quantity_cmp('about 70 kg', '80 kg'), quantity_cmp('about 70 kg', '81 kg'), quantity_cmp('~>70 kg', '5 kg'), quantity_cmp('>70 kg', '5 kg');
.print -- does the part fit into the whole?
SELECT quantity_fits('1046 kg', '505 kg'), quantity_fits('497 kg', '505 kg'), quantity_fits('475 kg', '505 kg'), quantity_fits('505 kg', '505 kg'),
  quantity_fits('>505 kg', '505 kg'), quantity_fits('>=505 kg', '505 kg');
SELECT quantity_fits('>11253 kg', 'about 11.4 tons'), quantity_fits('>11451 kg', 'about 11.4 tons'), quantity_fits('>11500 kg', 'about 11.4 tons'),
  quantity_fits('11300 kg', 'about 11.4 tons'), quantity_fits('11301 kg', 'about 11.4 tons');
.print -- NULL in, NULL out
SELECT quantity_add('5 kg', NULL), quantity_add(NULL, 'many', '5 l'), quantity_sub(NULL, '5 kg'), quantity_cmp('5 kg', NULL),
  quantity_fits(NULL, NULL), quantity_intersect(NULL, 'many'), quantity_hull('5 kg', NULL);
.print -- two dimensions, or no quantity: an error that names both
SELECT quantity_add('5 kg', '3 l');
SELECT quantity_add('5 kg', '6 kg', '3 l');
SELECT quantity_add('5 kg', '6 kg', 'many');
SELECT quantity_sub('5 kg', '3 pcs');
SELECT quantity_cmp('5 RUB', '3 USD');
SELECT quantity_fits('many', '5 kg');
SELECT quantity_fits('5 kg', '12,34,5 kg');
SELECT quantity_intersect('5 kg', x'35');
SELECT quantity_hull('5 kg', 2.5);
SELECT quantity_hull('5 kg', -1);
SELECT quantity_add('170000000000000000000000 kg', '170000000000000000000000 kg');
SELECT quantity_add('5 kg');
SELECT quantity_add();
SELECT quantity_sub('5 kg');
