WITH rural AS (
  SELECT DISTINCT town_code
    FROM road_segment
   WHERE root_region = 'BENCH' AND load_to = 2147483647 AND admin_grade IN ('county', 'township', 'village')
)
SELECT coalesce(town.code, town.parent_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE town.code IN (
         SELECT DISTINCT s.town_code FROM road_segment s
          WHERE s.root_region = 'BENCH' AND s.load_to = 2147483647 AND s.is_beautiful
            AND s.admin_grade IN ('county', 'township', 'village'))) AS success
  FROM region town
 WHERE town.root_region = 'BENCH' AND town.load_to = 2147483647 AND town.level = 'town'
   AND (town.valid_from IS NULL OR town.valid_from <= DATE '2020-09-30')
   AND (town.valid_to IS NULL OR town.valid_to >= DATE '2020-09-30')
   AND (town.name NOT LIKE '%街道' OR town.code IN (SELECT town_code FROM rural))
 GROUP BY GROUPING SETS ((town.parent_code), (town.code), ())
