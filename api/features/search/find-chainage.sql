-- Where a chainage lies on the routes whose code begins with a text: linear referencing over the chainages of the register.
-- Parameters: root, load, route (capital letters), km, limit.
-- Columns: those of find-places.sql; fault (NULL: placed; gap, beyond, no_line), "before" and "after": the nearest
-- chainages that segments hold, km, where it is not placed. Routes with a place first, then by code; the whole code before longer ones.
-- A segment's line is taken to run from its start to its end. Shares of its length are measured in Web Mercator, whose
-- scale is the same in every direction and all but constant along a segment (degrees are not: 15 % off at 30 degrees
-- north). The parts of a line in several are taken in their order. A border belongs to the segment that begins there.
-- Index: road_segment_validity.
WITH segment AS (
  SELECT s.id, s.record_key, s.route_code, s.route_name, s.district_code, s.town_code, s.line_geom4326,
         least(s.start_chainage_km, s.end_chainage_km) AS low, greatest(s.start_chainage_km, s.end_chainage_km) AS high,
         s.start_chainage_km, s.end_chainage_km
    FROM road_segment_at(:root, :load) s
   WHERE starts_with(upper(s.route_code), CAST(:route AS text))
     AND s.start_chainage_km IS NOT NULL AND s.end_chainage_km IS NOT NULL
), route AS (
  SELECT route_code, max(route_name) AS route_name, min(district_code) AS district_code,
         max(high) FILTER (WHERE high <= CAST(:km AS numeric)) AS before,
         min(low) FILTER (WHERE low >= CAST(:km AS numeric)) AS after,
         bool_or(low <= CAST(:km AS numeric) AND high >= CAST(:km AS numeric)) AS is_held
    FROM segment
   GROUP BY route_code
), held AS (
  SELECT DISTINCT ON (route_code) segment.*,
         CASE WHEN end_chainage_km = start_chainage_km THEN 0
              ELSE CAST((CAST(:km AS numeric) - start_chainage_km) / (end_chainage_km - start_chainage_km) AS double precision)
         END AS share
    FROM segment
   WHERE low <= CAST(:km AS numeric) AND high >= CAST(:km AS numeric)
   ORDER BY route_code, (line_geom4326 IS NULL), low DESC, record_key COLLATE "C"
), part AS (
  SELECT held.route_code, held.share, piece.path[1] AS at, ST_Transform(piece.geom, 3857) AS line3857,
         sum(ST_Length(ST_Transform(piece.geom, 3857))) OVER (PARTITION BY held.route_code) AS whole,
         sum(ST_Length(ST_Transform(piece.geom, 3857))) OVER (PARTITION BY held.route_code ORDER BY piece.path[1]) AS upto
    FROM held
   CROSS JOIN LATERAL ST_Dump(held.line_geom4326) piece
), spot AS (
  SELECT DISTINCT ON (route_code) route_code,
         ST_Transform(ST_LineInterpolatePoint(line3857,
           greatest(0, least(1, (share * whole - (upto - ST_Length(line3857))) / NULLIF(ST_Length(line3857), 0)))), 4326) AS point4326
    FROM part
   WHERE upto >= share * whole * (1 - 1e-12)
   ORDER BY route_code, at
)
SELECT 'chainage' AS kind, held.record_key AS key, concat_ws(' ', route.route_code, route.route_name) AS name,
       route.route_code AS code, CAST(NULL AS text) AS level,
       coalesce(held.district_code, route.district_code) AS district, district.name AS "districtName",
       held.town_code AS town, town.name AS "townName",
       ST_X(spot.point4326) AS lon, ST_Y(spot.point4326) AS lat,
       CAST(NULL AS double precision) AS west, CAST(NULL AS double precision) AS south,
       CAST(NULL AS double precision) AS east, CAST(NULL AS double precision) AS north,
       CASE WHEN spot.point4326 IS NOT NULL THEN NULL
            WHEN route.is_held THEN 'no_line'
            WHEN route.before IS NULL OR route.after IS NULL THEN 'beyond'
            ELSE 'gap' END AS fault,
       CASE WHEN spot.point4326 IS NULL THEN CAST(route.before AS double precision) END AS before,
       CASE WHEN spot.point4326 IS NULL THEN CAST(route.after AS double precision) END AS after
  FROM route
  LEFT JOIN held ON held.route_code = route.route_code
  LEFT JOIN spot ON spot.route_code = route.route_code
  LEFT JOIN region_at(:root, :load) town ON town.record_key = held.town_code
  LEFT JOIN region_at(:root, :load) district ON district.record_key = coalesce(held.district_code, route.district_code)
 ORDER BY (spot.point4326 IS NULL), (upper(route.route_code) <> CAST(:route AS text)), route.route_code COLLATE "C"
 LIMIT CAST(:limit AS integer)
