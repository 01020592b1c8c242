-- Faults of a load, or of the one it repeats, by code and field, with the first rows.
-- :load number of the load
-- Columns: code, severity, field, message, count, rows, values (of the first three rows).
-- Index: load_problem_load.
SELECT p.code, p.severity, p.field, p.message, count(*) AS count,
       (array_agg(p.row_no ORDER BY p.row_no))[1 : 3] AS rows,
       (array_agg(p.value ORDER BY p.row_no))[1 : 3] AS "values"
  FROM load_problem p
 WHERE p.load_id = (SELECT COALESCE(l.repeats, l.id) FROM load l WHERE l.id = :load)
 GROUP BY p.code, p.severity, p.field, p.message
 ORDER BY array_position(ARRAY['error', 'warning', 'info'], p.severity), count(*) DESC, p.code, p.field
