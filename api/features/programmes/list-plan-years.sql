-- Years for which a programme has a plan as of a load.
-- Parameters: root, load, programme.
-- Columns: year.
-- Index: plan_standing.
SELECT DISTINCT p.year
FROM plan_at(:root, :load) p
WHERE p.programme_id = :programme
ORDER BY p.year
