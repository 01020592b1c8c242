-- Points of the graticule in the sheet's CRS, in the order given.
-- Parameters: lons, lats (double precision arrays of one length, degrees WGS84), srid.
-- Columns: east, north (m, in :srid).
SELECT ST_X(projected.point) AS east, ST_Y(projected.point) AS north
FROM unnest(CAST(:lons AS double precision[]), CAST(:lats AS double precision[])) WITH ORDINALITY AS given (lon, lat, place)
CROSS JOIN LATERAL (
  SELECT ST_Transform(ST_SetSRID(ST_MakePoint(given.lon, given.lat), 4326), CAST(:srid AS integer)) AS point
) projected
ORDER BY given.place
