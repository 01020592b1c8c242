SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, sum(length_km) AS population,
       coalesce(sum(length_km) FILTER (WHERE last_repaired_on BETWEEN DATE '2020-01-01' AND DATE '2020-09-30'), 0) AS success
  FROM road_segment
 WHERE root_region = 'BENCH' AND load_to = 2147483647 AND admin_grade IN ('county', 'township', 'village')
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
