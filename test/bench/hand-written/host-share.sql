SELECT coalesce(town_code, district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE code IN (
         SELECT f.village_code FROM facility f
          WHERE f.root_region = 'BENCH' AND f.load_to = 2147483647 AND 'counselling_room' = ANY (f.kinds)
            AND (f.status = 'operating' OR f.status IS NULL) AND f.village_code IS NOT NULL)) AS success
  FROM village
 WHERE root_region = 'BENCH' AND load_to = 2147483647
 GROUP BY GROUPING SETS ((district_code), (town_code), ())
