-- Regions below a parent (with `self` the parent too, first), or the root regions of all data.
-- Parameters: root (text or NULL), parent (text or NULL: the root regions), load, with_self, with_outline.
-- Columns: code, name, name_en, level, parent, seat_lon, seat_lat, population, outline_source, west, south, east,
-- north (degrees, WGS84, NULL without an outline), outline (GeoJSON text, WGS84, five decimals: about a metre).
-- Outlines are rounded vertex by vertex and never simplified alone, so that neighbours keep their common border.
-- Index: region_standing.
SELECT
  r.code, r.name, r.name_en, r.level,
  CASE WHEN r.code = r.root_region THEN NULL ELSE r.parent_code END AS parent,
  r.seat_lon, r.seat_lat, r.population, r.outline_source,
  ST_XMin(r.outline_geom4326) AS west, ST_YMin(r.outline_geom4326) AS south,
  ST_XMax(r.outline_geom4326) AS east, ST_YMax(r.outline_geom4326) AS north,
  CASE WHEN CAST(:with_outline AS boolean) THEN ST_AsGeoJSON(r.outline_geom4326, 5) END AS outline
FROM region r
WHERE r.load_from <= :load AND r.load_to > :load
  AND r.root_region = COALESCE(CAST(:root AS text), r.root_region)
  AND CASE
        WHEN CAST(:parent AS text) IS NULL THEN r.code = r.root_region
        ELSE r.parent_code = :parent OR (CAST(:with_self AS boolean) AND r.code = :parent)
      END
ORDER BY (r.code = CAST(:parent AS text)) DESC, r.code, r.root_region
