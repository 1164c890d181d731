.load build/seizures
.headers on
.nullvalue NULL
SELECT item('героина'), item('of heroin'), item('14 packages of cocaine'), item('ecstasy tablets'), item('oranges');
SELECT item_category('героина'), item_category('acetic anhydride'), item_category('сильнодействующие вещества'), item_category('firearms'), item_category('oranges');
SELECT item_key('Героина'), item_key('  Blue   WIDGETS '), item_key('Ёлки'), item_key(''), item_key('  ');
SELECT item(NULL), item_category(NULL), item_key(NULL);
SELECT item(x'6865726f696e'), item_key(x'6865726f696e'), item(42), item_key(42), item_key(CAST(x'ff' AS TEXT));
SELECT item('heroin, opium'), item('heroin dealers'), item('heroin' || char(0)), item('heroin' || char(0) || 'x');
-- A table of words, counted by item in either language.
WITH report(words) AS (VALUES ('heroin'), ('героина'), ('of heroin'), ('Гашиш'), ('cannabis resin'), ('widgets'), ('Widgets'))
SELECT item_key(words) AS item, item_category(words) AS category, count(*) FROM report GROUP BY 1 ORDER BY 1;
-- Names are taken in any encoding.
SELECT length(item_key(replace(hex(zeroblob(5000)), '00', 'я')));
SELECT item();
SELECT item('a', 'b');
