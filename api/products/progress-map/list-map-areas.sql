-- Outlines for a sheet: the region, the regions below it (not villages), and the regions beside it.
-- Parameters: root, load, region (code), srid (projected CRS of the sheet), tolerance_m (of the simplification).
-- Columns: code, name, name_en, level, role (self, child, neighbour), outline_source,
-- outline (GeoJSON text, metres in :srid, NULL without an outline), label_east, label_north (m, in :srid):
-- the centre of the largest circle inside the outline, where a label finds the most room.
-- Index: region_standing.
WITH self AS (
  SELECT code, parent_code FROM region_at(:root, :load) WHERE code = :region
), area AS (
  SELECT
    r.code, r.name, r.name_en, r.level, r.outline_source,
    CASE WHEN r.code = self.code THEN 'self' WHEN r.parent_code = self.code THEN 'child' ELSE 'neighbour' END AS role,
    ST_MakeValid(ST_SimplifyPreserveTopology(
      ST_Transform(r.outline_geom4326, CAST(:srid AS integer)), CAST(:tolerance_m AS double precision)
    )) AS outline_geom
  FROM self
  JOIN region_at(:root, :load) r
    ON r.code = self.code
    OR (r.parent_code = self.code AND r.level <> 'village')
    OR (r.parent_code = self.parent_code AND self.code <> :root AND r.level <> 'village')
)
SELECT
  area.code, area.name, area.name_en, area.level, area.role, area.outline_source,
  ST_AsGeoJSON(ST_CollectionExtract(area.outline_geom, 3), 1, 0) AS outline,
  ST_X(middle.point) AS label_east, ST_Y(middle.point) AS label_north
FROM area
LEFT JOIN LATERAL (
  SELECT (ST_MaximumInscribedCircle(area.outline_geom)).center AS point
  WHERE area.outline_geom IS NOT NULL AND NOT ST_IsEmpty(area.outline_geom)
) middle ON true
ORDER BY area.role = 'neighbour' DESC, area.code
