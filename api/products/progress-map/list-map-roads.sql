-- Rural roads as a background: what the indicator does not ask.
-- Parameters: root, load, region (code), srid, tolerance_m (of the simplification), grades (array of admin grades).
-- Columns: grade, state (always outside), line (GeoJSON text, metres in :srid).
-- Index: road_segment_standing.
SELECT
  r.admin_grade AS grade, 'outside' AS state,
  ST_AsGeoJSON(
    ST_Simplify(ST_Transform(r.line_geom4326, CAST(:srid AS integer)), CAST(:tolerance_m AS double precision)), 1, 0
  ) AS line
FROM road_segment_at(:root, :load) r
WHERE r.line_geom4326 IS NOT NULL AND r.admin_grade = ANY (CAST(:grades AS text[]))
  AND (CAST(:region AS text) = CAST(:root AS text) OR :region IN (r.district_code, r.town_code))
ORDER BY r.record_key
