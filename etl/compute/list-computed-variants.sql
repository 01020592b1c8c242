-- Which indicators are kept computed for a root region: those its programmes watch, and those that were computed
-- before (a value that is stored must stay true, so it is never left to age).
-- :root code of the root region
-- Columns: indicator, params (jsonb: the parameters other than the indicator's own).
-- Index: primary key of indicator_value.
SELECT watched.entry ->> 'id' AS indicator,
       coalesce(watched.entry -> 'params', '{}') AS params
  FROM programme
 CROSS JOIN LATERAL jsonb_array_elements(programme.indicators) AS watched (entry)
 WHERE programme.root_region = :root
UNION
SELECT stored.indicator,
       CASE stored.variant WHEN '' THEN '{}' ELSE CAST(stored.variant AS jsonb) END AS params
  FROM indicator_value stored
 WHERE stored.root_region = :root
   AND stored.region_code = :root
