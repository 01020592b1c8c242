-- Targets of a programme as of a load, in the order of indicator, level and due date.
-- Parameters: root, load, programme.
-- Columns: target_code, indicator, level, operator, value, due_on, clause, regions (codes it is for; empty is all of the level).
-- Index: target_standing.
SELECT t.target_code, t.indicator, t.level, t.operator, t.value, t.due_on, t.clause,
  CASE WHEN btrim(coalesce(t.regions, '')) = '' THEN CAST(ARRAY[] AS text[])
    ELSE regexp_split_to_array(btrim(t.regions), '[;；\s]+') END AS regions
FROM target_at(:root, :load) t
WHERE t.programme_id = :programme
ORDER BY t.indicator, t.level, t.due_on, t.target_code
