WITH clutter AS MATERIALIZED (
  SELECT h.site_geom4326, h.route_code, h.chainage_km, ST_Expand(h.site_geom4326, 0.0004, 0.0003) AS box
    FROM hazard h
   WHERE h.root_region = 'BENCH' AND h.load_to = 2147483647 AND h.kind = 'clutter' AND h.treated_on IS NULL
), cluttered AS (
  SELECT s.id
    FROM clutter
    JOIN road_segment s ON s.line_geom4326 && clutter.box AND s.root_region = 'BENCH' AND s.load_to = 2147483647
   WHERE s.admin_grade IN ('county', 'township')
     AND round(CAST(ST_Distance(CAST(s.line_geom4326 AS geography), CAST(clutter.site_geom4326 AS geography)) AS numeric), 3) <= 20
   UNION
  SELECT s.id
    FROM clutter
    JOIN road_segment s ON s.line_geom4326 && clutter.box AND s.root_region = 'BENCH' AND s.load_to = 2147483647
   WHERE s.admin_grade IN ('national', 'provincial')
     AND round(CAST(ST_Distance(CAST(s.line_geom4326 AS geography), CAST(clutter.site_geom4326 AS geography)) AS numeric), 3) <= 30
   UNION
  SELECT s.id
    FROM clutter
    JOIN road_segment s
      ON s.route_code = clutter.route_code AND s.root_region = 'BENCH' AND s.load_to = 2147483647
     AND clutter.chainage_km BETWEEN s.start_chainage_km AND s.end_chainage_km
   WHERE clutter.site_geom4326 IS NULL
)
SELECT coalesce(s.town_code, s.district_code, 'BENCH') AS region_code, sum(s.length_km) AS population,
       coalesce(sum(s.length_km) FILTER (WHERE s.id NOT IN (SELECT id FROM cluttered)), 0) AS success
  FROM road_segment s
 WHERE s.root_region = 'BENCH' AND s.load_to = 2147483647
   AND s.admin_grade IN ('national', 'provincial', 'county', 'township')
 GROUP BY GROUPING SETS ((s.district_code), (s.town_code), ())
