SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE accepted_on IS NOT NULL) AS success
  FROM facility
 WHERE root_region = 'BENCH' AND load_to = 2147483647 AND 'old_residential_area' = ANY (kinds)
   AND (status IS NULL OR status <> 'closed')
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
