-- Targets of a programme for an indicator as they stood after a load.
-- :root, :load, :programme, :indicator
-- Columns: code, level, operator, value (percent), dueOn, clause, regions (codes it is for, or NULL for all of the level).
SELECT target_code AS "code", level, operator, value, due_on AS "dueOn", clause, regions
  FROM target_at(:root, :load)
 WHERE programme_id = :programme
   AND indicator = :indicator
 ORDER BY due_on, target_code
