.load build/seizures
.mode list
.nullvalue NULL
-- Records come grouped for GROUP BY and DISTINCT, in the order and direction that is asked for.
.once build/seizures_groups.csv
VALUES ('kind,qty,who'), ('b,2,x'), ('a,1,y'), ('b,3,x'), (',4,z'), ('a,5,y'), ('B,6,'), ('b,7,x'), ('a,8,y'), ('b,9,x'), ('a,10,z'), ('b,11,x'), ('b,12,x');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/seizures_groups.csv', header='yes', delimiter=',', null='', types='auto');
.eqp on
SELECT kind, count(*) FROM t GROUP BY kind;
SELECT kind, sum(qty) FROM t GROUP BY kind ORDER BY kind DESC;
SELECT kind, who, count(*) FROM t GROUP BY kind, who ORDER BY kind DESC, who;
SELECT DISTINCT kind FROM t;
SELECT DISTINCT kind FROM t ORDER BY kind DESC;
SELECT DISTINCT kind FROM t ORDER BY kind LIMIT 2 OFFSET 1;
-- These are SQLite's: more is used than the keys, another collation, an expression, values that hardly repeat, a condition
-- on another column.
SELECT DISTINCT kind FROM t WHERE qty > 3;
SELECT kind, count(*) FROM t GROUP BY kind COLLATE NOCASE;
SELECT upper(kind), count(*) FROM t GROUP BY upper(kind);
SELECT qty, count(*) FROM t WHERE qty < 3 GROUP BY qty;
SELECT kind, count(*) FROM t WHERE who = 'x' GROUP BY kind;
.eqp off
SELECT count(DISTINCT kind) FROM t;
SELECT kind, min(rowid), max(rowid), count(*) FROM t GROUP BY kind;
SELECT kind, max(qty), who, _line, rowid FROM t GROUP BY kind;
SELECT DISTINCT kind FROM t WHERE rowid % 2 = 0;
SELECT DISTINCT kind FROM t WHERE kind > 'a' AND rowid > 5 ORDER BY kind;
SELECT kind, group_concat(qty) FROM t GROUP BY kind HAVING count(*) > 1 ORDER BY kind DESC;
SELECT a.kind, a.c, b.c FROM (SELECT kind, count(*) c FROM t GROUP BY kind) a JOIN (SELECT kind, sum(qty) c FROM t GROUP BY kind) b ON a.kind = b.kind;
SELECT (SELECT group_concat(k, '+') FROM (SELECT DISTINCT kind AS k FROM t WHERE kind >= u.column1)) FROM (VALUES ('a'), ('b'), ('c')) u;
SELECT u.column1, g.kind, g.c FROM (VALUES (1), (2)) u LEFT JOIN (SELECT kind, count(*) c FROM t GROUP BY kind) g;
-- The file changes: no group comes out of it.
.once build/seizures_groups.csv
VALUES ('kind,qty,who'), ('b,2,x'), ('a,1,y'), ('b,3,x'), (',4,z'), ('a,5,y'), ('B,6,'), ('b,7,x'), ('a,8,y'), ('b,9,x'), ('a,10,z'), ('b,11,x'), ('b,13,x');
SELECT kind, count(*) FROM t GROUP BY kind;
SELECT DISTINCT kind FROM t;
DROP TABLE t;
-- Bad records in groups, as in a scan.
.once build/seizures_groups.csv
VALUES ('kind,qty'), ('b,2'), ('a'), ('b,3,4'), ('a,5'), ('b,"6'), ('b,7');
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/seizures_groups.csv', header='yes', on_error='keep');
SELECT kind, qty, _line, _problem FROM t GROUP BY kind, _line;
SELECT kind, count(*), count(qty), max(_line), max(_problem) FROM t GROUP BY kind;
DROP TABLE t;
CREATE VIRTUAL TABLE temp.t USING seizure_csv('build/seizures_groups.csv', header='yes');
SELECT kind, count(*) FROM t GROUP BY kind;
DROP TABLE t;
.shell rm -f build/seizures_groups.csv
