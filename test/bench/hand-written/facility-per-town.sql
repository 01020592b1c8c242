WITH rural AS (
  SELECT DISTINCT town_code
    FROM road_segment
   WHERE root_region = 'BENCH' AND load_to = 2147483647 AND admin_grade IN ('county', 'township', 'village')
)
SELECT coalesce(town.code, town.parent_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE town.code IN (
         SELECT f.town_code FROM facility f
          WHERE f.root_region = 'BENCH' AND f.load_to = 2147483647 AND (f.status = 'operating' OR f.status IS NULL)
            AND 'town_transport_station' = ANY (f.kinds))) AS success
  FROM region town
 WHERE town.root_region = 'BENCH' AND town.load_to = 2147483647 AND town.level = 'town'
   AND (town.valid_from IS NULL OR town.valid_from <= DATE '2020-09-30')
   AND (town.valid_to IS NULL OR town.valid_to >= DATE '2020-09-30')
   AND (town.name NOT LIKE '%街道' OR town.code IN (SELECT town_code FROM rural))
 GROUP BY GROUPING SETS ((town.parent_code), (town.code), ())
