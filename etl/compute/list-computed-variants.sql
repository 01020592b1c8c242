-- Which indicators are kept computed for a root region: those its programmes watch, and those that were computed
-- before (a value that is stored must stay true, so it is never left to age).
-- :root code of the root region
-- Columns: indicator, params (jsonb: the parameters other than the indicator's own), is_kept (has stored values).
-- Index: primary key of indicator_value.
WITH kept AS (
  SELECT DISTINCT indicator, CASE variant WHEN '' THEN '{}' ELSE CAST(variant AS jsonb) END AS params
    FROM indicator_value
   WHERE root_region = :root
     AND region_code = :root
)
SELECT indicator, params, true AS is_kept
  FROM kept
UNION ALL
SELECT watched.entry ->> 'id', coalesce(watched.entry -> 'params', '{}'), false
  FROM programme
 CROSS JOIN LATERAL jsonb_array_elements(programme.indicators) AS watched (entry)
 WHERE programme.root_region = :root
