-- Regions, villages, routes, sites and works whose name or code holds a text.
-- Parameters: root, load, text (not empty; taken letter by letter, so that % and _ are letters too), limit.
-- Columns: kind, key, name, code, level, district, "districtName", town, "townName", lon, lat, west, south, east, north
-- (degrees, WGS84). Whole names and codes first, then those that begin with the text, then the rest; shorter names
-- first; of each kind at most as many as half the limit, so that stops do not crowd out villages.
-- Index: <dataset>_validity; names are read through, since no index helps with the middle of a Chinese name
-- (measured: 40 ms for 100,000 sites).
WITH asked AS (
  SELECT lower(CAST(:text AS text)) AS text
), named AS (
  SELECT 'region' AS kind, r.code AS key, r.name, r.code, r.level, r.name_en AS other,
         CASE r.level WHEN 'district' THEN r.code WHEN 'town' THEN r.parent_code END AS district,
         CASE r.level WHEN 'town' THEN r.code WHEN 'village' THEN r.parent_code END AS town,
         CASE WHEN r.seat_lon IS NOT NULL THEN ST_SetSRID(ST_MakePoint(r.seat_lon, r.seat_lat), 4326)
              ELSE r.outline_geom4326 END AS place4326,
         r.outline_geom4326 AS extent4326
    FROM region_at(:root, :load) r
   WHERE r.level <> 'village'
      OR NOT EXISTS (SELECT 1 FROM village_at(:root, :load) known WHERE known.record_key = r.code)
  UNION ALL
  SELECT 'village', v.record_key, v.name, v.code, NULL, NULL, v.district_code, v.town_code,
         coalesce(v.committee_geom4326, v.hall_geom4326), NULL
    FROM village_at(:root, :load) v
  UNION ALL
  SELECT 'facility', f.record_key, coalesce(f.name, f.facility_code), f.facility_code, NULL, NULL,
         f.district_code, f.town_code, f.site_geom4326, NULL
    FROM facility_at(:root, :load) f
  UNION ALL
  SELECT 'work', w.record_key, w.name, w.work_code, NULL, NULL, w.district_code, w.town_code, w.place_geom4326, NULL
    FROM work_at(:root, :load) w
), matched AS (
  SELECT named.*,
         CASE WHEN asked.text IN (lower(named.name), lower(named.code), lower(named.other)) THEN 0
              WHEN starts_with(lower(named.name), asked.text) OR starts_with(lower(named.code), asked.text)
                OR starts_with(lower(coalesce(named.other, '')), asked.text) THEN 1
              ELSE 2 END AS rank
    FROM named
   CROSS JOIN asked
   WHERE position(asked.text IN lower(named.name)) > 0 OR position(asked.text IN lower(named.code)) > 0
      OR position(asked.text IN lower(coalesce(named.other, ''))) > 0
), routed AS (
  SELECT s.route_code, max(s.route_name) AS route_name, min(s.district_code) AS district,
         ST_Extent(s.line_geom4326) AS extent,
         min(CASE WHEN asked.text IN (lower(s.route_code), lower(s.route_name)) THEN 0
                  WHEN starts_with(lower(s.route_code), asked.text)
                    OR starts_with(lower(coalesce(s.route_name, '')), asked.text) THEN 1
                  ELSE 2 END) AS rank
    FROM road_segment_at(:root, :load) s
   CROSS JOIN asked
   WHERE position(asked.text IN lower(s.route_code)) > 0
      OR position(asked.text IN lower(coalesce(s.route_name, ''))) > 0
   GROUP BY s.route_code
), every AS (
  SELECT kind, key, name, code, level, district, town, place4326, CAST(extent4326 AS box2d) AS extent, rank
    FROM matched
  UNION ALL
  SELECT 'route', route_code, concat_ws(' ', route_code, route_name), route_code, NULL, district, NULL,
         CAST(NULL AS geometry), extent, rank
    FROM routed
), placed AS (
  SELECT every.*,
         row_number() OVER (PARTITION BY kind ORDER BY rank, length(name), code COLLATE "C") AS place_of_kind
    FROM every
), chosen AS (
  SELECT kind, key, name, code, level, district, town, place4326, extent, rank
    FROM placed
   WHERE place_of_kind <= greatest(1, CAST(:limit AS integer) / 2)
   ORDER BY rank, array_position(ARRAY['region', 'village', 'route', 'facility', 'work'], kind), length(name), code COLLATE "C"
   LIMIT CAST(:limit AS integer)
)
SELECT chosen.kind, chosen.key, chosen.name, chosen.code, chosen.level,
       chosen.district, district.name AS "districtName", chosen.town, town.name AS "townName",
       ST_X(spot.point4326) AS lon, ST_Y(spot.point4326) AS lat,
       ST_XMin(chosen.extent) AS west, ST_YMin(chosen.extent) AS south,
       ST_XMax(chosen.extent) AS east, ST_YMax(chosen.extent) AS north
  FROM chosen
  LEFT JOIN LATERAL (
    SELECT coalesce(ST_PointOnSurface(chosen.place4326), ST_Centroid(CAST(chosen.extent AS geometry))) AS point4326
  ) spot ON true
  LEFT JOIN region_at(:root, :load) town ON town.record_key = chosen.town
  LEFT JOIN region_at(:root, :load) district ON district.record_key = chosen.district
 ORDER BY chosen.rank, array_position(ARRAY['region', 'village', 'route', 'facility', 'work'], chosen.kind),
          length(chosen.name), chosen.code COLLATE "C"
