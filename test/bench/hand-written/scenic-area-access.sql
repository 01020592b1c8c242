WITH area AS MATERIALIZED (
  SELECT f.facility_code, f.district_code, f.town_code, f.site_geom4326, f.grade ~ '^([45]A|A{4})' AS is_high,
         ST_Expand(f.site_geom4326, 0.0115, 0.0092) AS box
    FROM facility f
   WHERE f.root_region = 'BENCH' AND f.load_to = 2147483647 AND 'scenic_area' = ANY (f.kinds)
     AND (f.status = 'operating' OR f.status IS NULL) AND f.grade ~ '^([345]A|A{3})'
), reached AS (
  SELECT area.facility_code
    FROM area
    JOIN road_segment s ON s.line_geom4326 && area.box AND s.root_region = 'BENCH' AND s.load_to = 2147483647
   WHERE s.technical_class IN ('1', '2')
     AND round(CAST(ST_Distance(CAST(s.line_geom4326 AS geography), CAST(area.site_geom4326 AS geography)) AS numeric), 3) <= 1000
   UNION
  SELECT area.facility_code
    FROM area
    JOIN road_segment s ON s.line_geom4326 && area.box AND s.root_region = 'BENCH' AND s.load_to = 2147483647
   WHERE NOT area.is_high AND s.technical_class = '3'
     AND round(CAST(ST_Distance(CAST(s.line_geom4326 AS geography), CAST(area.site_geom4326 AS geography)) AS numeric), 3) <= 1000
)
SELECT coalesce(area.town_code, area.district_code, 'BENCH') AS region_code, count(*) AS population,
       count(*) FILTER (WHERE area.facility_code IN (SELECT facility_code FROM reached)) AS success
  FROM area
 GROUP BY GROUPING SETS ((area.district_code), (area.town_code), ())
