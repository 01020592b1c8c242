-- Bounds of a region, or, when it has no outline, of its children: where a sheet lies, before its CRS is known.
-- Parameters: root, load, region (code).
-- Columns: code, name, name_en, level, parent_code, west, south, east, north (degrees, WGS84; NULL without outlines).
-- Index: region_standing.
SELECT
  self.code, self.name, self.name_en, self.level, self.parent_code,
  ST_XMin(bounds.box) AS west, ST_YMin(bounds.box) AS south, ST_XMax(bounds.box) AS east, ST_YMax(bounds.box) AS north
FROM region_at(:root, :load) self
CROSS JOIN LATERAL (
  SELECT COALESCE(CAST(ST_Envelope(self.outline_geom4326) AS box2d), CAST(ST_Extent(child.outline_geom4326) AS box2d)) AS box
  FROM region_at(:root, :load) child
  WHERE child.parent_code = self.code AND child.level <> 'village'
) bounds
WHERE self.code = :region
