SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE floor_area_m2 >= CASE WHEN status IN ('planned', 'building') THEN 200 ELSE 150 END) AS success
  FROM facility
 WHERE root_region = 'BENCH' AND load_to = 2147483647 AND 'medical_care_station' = ANY (kinds)
   AND (status IS NULL OR status <> 'closed')
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
