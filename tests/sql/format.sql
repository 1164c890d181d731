PRAGMA encoding = 'UTF-16';
.load build/seizures
.headers off
.nullvalue NULL
.print -- words, in a database of UTF-16
SELECT quantity_format('>8900 kg', 't'), quantity_format('>8900 kg', 't', 'ru'), quantity_format('>8900 kg', 'тонн', 'ru');
SELECT column1, quantity_format(column1, 'kg'), quantity_format(column1, 'kg', 'ru') FROM (VALUES ('4753 kg'), ('~5..5 kg'), ('>83 kg'),
  ('~>3 kg'), ('>=83 kg'), ('~>=2 kg'), ('<7 kg'), ('~<7 kg'), ('<=7 kg'), ('~<=5 kg'), ('5..7 kg'), ('~4.5..5.5 kg'), ('>5..<7 kg'),
  ('~>5..<7 kg'), ('>5..7 kg'), ('~>5..7 kg'), ('5..<7 kg'), ('~27.5..<28 kg'), ('0 kg'));
.print -- they read back as the same
WITH q(text) AS (VALUES ('4753 kg'), ('>83.25 kg'), ('~>3 kg'), ('>=83 kg'), ('~>=2 kg'), ('<7 kg'), ('~<7 kg'), ('<=7 kg'), ('~<=5 kg'), ('5..7 kg'),
  ('~4.5..5.5 kg'), ('>5..<7 kg'), ('~>5..<7 kg'), ('>5..7 kg'), ('~>5..7 kg'), ('5..<7 kg'), ('~27.5..<28 kg'), ('0 kg')),
  u(unit) AS (VALUES ('kg'), ('g'), ('t'), ('mg'), ('centner')), l(lang) AS (VALUES ('en'), ('ru'))
SELECT count(*), group_concat(quantity_format(text, unit, lang)) FILTER (WHERE quantity(quantity_format(text, unit, lang)) IS NOT text) FROM q, u, l;
.print -- other units, money, numbers
SELECT quantity_format('5 kg', 'lb'), quantity_format('5..7 kg', 'lb'), quantity_format('45359237 kg', 'lb'), quantity_format('1.4150 USD', 'USD'),
  quantity_format('6 billion rubles', 'rubles', 'ru'), quantity_format(51, 'pcs'), quantity_format(51, 'kg'), quantity_format(2.5, 't', 'ru');
.print -- NULL
SELECT quantity_format(NULL, 'kg'), quantity_format('5 kg', NULL), quantity_format('5 kg', 'kg', NULL), quantity_format('many', 'kg'), quantity_format('5 kg', 'l');
.print -- errors
SELECT quantity_format('5 kg', 'furlongs');
SELECT quantity_format('5 kg', 'kg', 'tlh');
.print -- bars
SELECT '[' || quantity_bar(column1, '10 kg', 10) || ']' FROM (VALUES ('5 kg'), ('5..7 kg'), ('>5 kg'), ('<7 kg'), ('0 kg'), ('~4.5..5.5 kg'), ('10 kg'), ('12 kg'), ('>12 kg'), ('9..12 kg'), ('>=0 kg'));
SELECT quantity_bar('5 kg', 10, 4), quantity_bar('5 kg', 10.0, 4), quantity_bar('5 kg', '>10 kg', 4), quantity_bar('5 kg', '20 kg'), quantity_bar(3, 6, 2), quantity_bar('5 t', '10 t', 1);
SELECT quantity_bar(NULL, '10 kg'), quantity_bar('5 kg', NULL), quantity_bar('5 kg', '3 l'), quantity_bar('many', '3 l'), quantity_bar('5 kg', 'many'), quantity_bar('5 kg', 0),
  quantity_bar('5 kg', '10 kg', 0), quantity_bar('5 kg', '10 kg', -3), quantity_bar('5 kg', '10 kg', 100000), quantity_bar('5 kg', 9e999);
SELECT quantity_bar('170141183460469231731687 kg', '170141183460469231731687 kg', 3), quantity_bar('0.000000000000001 kg', '170141183460469231731687 kg', 3);
