WITH rural AS (
  SELECT DISTINCT town_code
    FROM road_segment
   WHERE root_region = 'BENCH' AND load_to = 2147483647 AND admin_grade IN ('county', 'township', 'village')
)
SELECT coalesce(town.code, town.parent_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE EXISTS (
         SELECT 1 FROM road_segment near
          WHERE near.root_region = 'BENCH' AND near.load_to = 2147483647 AND near.technical_class IN ('1', '2')
            AND near.line_geom4326 && ST_Expand(ST_SetSRID(ST_MakePoint(town.seat_lon, town.seat_lat), 4326), 0.0115, 0.0092)
            AND round(CAST(ST_Distance(CAST(near.line_geom4326 AS geography),
                  CAST(ST_SetSRID(ST_MakePoint(town.seat_lon, town.seat_lat), 4326) AS geography)) AS numeric), 3) <= 1000)) AS success
  FROM region town
 WHERE town.root_region = 'BENCH' AND town.load_to = 2147483647 AND town.level = 'town'
   AND (town.valid_from IS NULL OR town.valid_from <= DATE '2020-09-30')
   AND (town.valid_to IS NULL OR town.valid_to >= DATE '2020-09-30')
   AND (town.name NOT LIKE '%街道' OR town.code IN (SELECT town_code FROM rural))
 GROUP BY GROUPING SETS ((town.parent_code), (town.code), ())
