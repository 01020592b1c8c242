-- Seats of the towns below a region, as positions in the sheet's CRS.
-- Parameters: root, load, region (code), srid.
-- Columns: name, name_en, east, north (m, in :srid).
-- Index: region_standing.
SELECT town.name, town.name_en, ST_X(seat.point) AS east, ST_Y(seat.point) AS north
FROM region_at(:root, :load) town
LEFT JOIN region_at(:root, :load) district ON district.code = town.parent_code
CROSS JOIN LATERAL (
  SELECT ST_Transform(ST_SetSRID(ST_MakePoint(town.seat_lon, town.seat_lat), 4326), CAST(:srid AS integer)) AS point
) seat
WHERE town.level = 'town' AND :region IN (town.code, town.parent_code, district.parent_code)
  AND town.seat_lon IS NOT NULL AND town.seat_lat IS NOT NULL
ORDER BY town.code
