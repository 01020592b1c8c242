SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE treated_on IS NOT NULL) AS success
  FROM hazard
 WHERE root_region = 'BENCH' AND load_to = 2147483647 AND kind = 'safety'
   AND (admin_grade IN ('county', 'township') OR admin_grade IS NULL)
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
