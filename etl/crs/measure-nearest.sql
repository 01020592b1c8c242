-- Metres on the sphere from places to the nearest standing county or township road, village or facility of a root region; NULL where none
-- lies within 0.02 degrees. The seats of towns are left out: many come from gazetteers and are a kilometre off.
-- :root root region; :lons, :lats degrees, WGS84
-- Columns: distance_m, in the order of the places.
-- Index: the GiST indexes of the geometries, each asked once a place for the nearest inside a box.
SELECT LEAST(
         (SELECT ST_DistanceSphere(ST_ClosestPoint(f.line_geom4326, place.geom4326), place.geom4326)
            FROM road_segment f
           WHERE f.root_region = :root AND f.load_to = 2147483647 AND f.admin_grade IN ('county', 'township')
             AND f.line_geom4326 && place.box
           ORDER BY f.line_geom4326 <-> place.geom4326 LIMIT 1),
         (SELECT ST_DistanceSphere(f.committee_geom4326, place.geom4326)
            FROM village f
           WHERE f.root_region = :root AND f.load_to = 2147483647 AND f.committee_geom4326 && place.box
           ORDER BY f.committee_geom4326 <-> place.geom4326 LIMIT 1),
         (SELECT ST_DistanceSphere(f.hall_geom4326, place.geom4326)
            FROM village f
           WHERE f.root_region = :root AND f.load_to = 2147483647 AND f.hall_geom4326 && place.box
           ORDER BY f.hall_geom4326 <-> place.geom4326 LIMIT 1),
         (SELECT ST_DistanceSphere(f.site_geom4326, place.geom4326)
            FROM facility f
           WHERE f.root_region = :root AND f.load_to = 2147483647 AND f.site_geom4326 && place.box
           ORDER BY f.site_geom4326 <-> place.geom4326 LIMIT 1)) AS distance_m
  FROM (SELECT given.nth, ST_SetSRID(ST_MakePoint(given.lon, given.lat), 4326) AS geom4326,
               ST_MakeEnvelope(given.lon - 0.02, given.lat - 0.02, given.lon + 0.02, given.lat + 0.02, 4326) AS box
          FROM unnest(CAST(:lons AS double precision[]), CAST(:lats AS double precision[]))
                 WITH ORDINALITY AS given(lon, lat, nth)) place
 ORDER BY place.nth
