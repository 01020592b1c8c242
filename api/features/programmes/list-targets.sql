-- Targets of a programme as of a load, in the order of indicator, level and due date.
-- Parameters: root, load, programme.
-- Columns: target_code, indicator, level, operator, value, due_on, clause, regions (codes it is for, or NULL for all of the level).
-- Index: target_standing.
SELECT t.target_code, t.indicator, t.level, t.operator, t.value, t.due_on, t.clause, t.regions
FROM target_at(:root, :load) t
WHERE t.programme_id = :programme
ORDER BY t.indicator, t.level, t.due_on, t.target_code
