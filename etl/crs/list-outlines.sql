-- Outlines of the standing districts, or of the root itself where no district has one, simplified to about 200 m.
-- :root root region
-- Columns: outline (GeoJSON text of a MultiPolygon, WGS84).
-- Index: region_standing.
WITH outlined AS (
  SELECT r.level, r.outline_geom4326
    FROM region r
   WHERE r.root_region = :root AND r.load_to = 2147483647
     AND r.level IN ('city', 'district') AND r.outline_geom4326 IS NOT NULL)
SELECT ST_AsGeoJSON(ST_Multi(ST_SimplifyPreserveTopology(outlined.outline_geom4326, 0.002)), 5) AS outline
  FROM outlined
 WHERE outlined.level = 'district' OR NOT EXISTS (SELECT 1 FROM outlined d WHERE d.level = 'district')
