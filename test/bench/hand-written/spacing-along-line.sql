WITH road AS (
  SELECT s.id, CAST(s.line_geom4326 AS geography) AS geog, ST_LineMerge(s.line_geom4326) AS line
    FROM road_segment s
   WHERE s.root_region = 'BENCH' AND s.load_to = 2147483647 AND s.admin_grade = 'village'
), mark AS (
  SELECT road.id, ST_Length(road.geog) AS length_m, ST_Length(road.geog) * ST_LineLocatePoint(road.line, f.site_geom4326) AS at_m
    FROM road
    JOIN facility f ON ST_DWithin(CAST(f.site_geom4326 AS geography), road.geog, 15)
   WHERE f.root_region = 'BENCH' AND f.load_to = 2147483647 AND 'street_lamp' = ANY (f.kinds)
     AND (f.status = 'operating' OR f.status IS NULL) AND GeometryType(road.line) = 'LINESTRING'
), gap AS (
  SELECT id, at_m - lag(at_m) OVER w AS before_m, length_m, min(at_m) OVER o AS first_m, max(at_m) OVER o AS last_m
    FROM mark
  WINDOW w AS (PARTITION BY id ORDER BY at_m), o AS (PARTITION BY id)
), lit AS (
  SELECT id
    FROM gap
   GROUP BY id
  HAVING round(CAST(greatest(max(before_m), max(first_m), max(length_m - last_m)) AS numeric), 3) <= 50
     AND coalesce(round(CAST(min(before_m) AS numeric), 3) >= 30, true)
)
SELECT coalesce(s.town_code, s.district_code, 'BENCH') AS region_code, sum(s.length_km) AS population,
       coalesce(sum(s.length_km) FILTER (WHERE lit.id IS NOT NULL), 0) AS success
  FROM road_segment s
  LEFT JOIN lit ON lit.id = s.id
 WHERE s.root_region = 'BENCH' AND s.load_to = 2147483647 AND s.admin_grade = 'village'
 GROUP BY GROUPING SETS ((s.district_code), (s.town_code), ())
