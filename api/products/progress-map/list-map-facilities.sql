-- Operating sites of a kind in a region, as positions in the sheet's CRS.
-- Parameters: root, load, region (code), srid, kind (facility kind).
-- Columns: name, east, north (m, in :srid).
-- Index: facility_standing.
SELECT COALESCE(f.name, f.facility_code) AS name, ST_X(site.point) AS east, ST_Y(site.point) AS north
FROM facility_at(:root, :load) f
CROSS JOIN LATERAL (SELECT ST_Transform(f.site_geom4326, CAST(:srid AS integer)) AS point) site
WHERE CAST(:kind AS text) = ANY (f.kinds) AND COALESCE(f.status, 'operating') = 'operating'
  AND f.site_geom4326 IS NOT NULL
  AND (CAST(:region AS text) = CAST(:root AS text) OR :region IN (f.district_code, f.town_code))
ORDER BY f.record_key
