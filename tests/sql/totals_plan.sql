-- No view over figures is quadratic: every join searches a stored index. (Scans are of one table each, or of what one made.)
.load build/seizures
.read sql/tables.sql
.read sql/statements.sql
.read sql/figures.sql
.read sql/views.sql
.read sql/consistency.sql
.read sql/sources.sql
.read sql/ranking.sql
.mode list
.print consistency
EXPLAIN QUERY PLAN SELECT * FROM consistency;
.print smallest_set
EXPLAIN QUERY PLAN SELECT * FROM smallest_set;
.print share
EXPLAIN QUERY PLAN SELECT * FROM share;
.print episode
EXPLAIN QUERY PLAN SELECT * FROM episode;
.print cumulative
EXPLAIN QUERY PLAN SELECT * FROM cumulative;
.print comparison
EXPLAIN QUERY PLAN SELECT * FROM comparison;
.print conflict
EXPLAIN QUERY PLAN SELECT * FROM conflict;
.print several_outlets
EXPLAIN QUERY PLAN SELECT * FROM several_outlets;
.print ranking
EXPLAIN QUERY PLAN SELECT * FROM ranking;
.print total_by_operation
EXPLAIN QUERY PLAN SELECT * FROM total_by_operation;
