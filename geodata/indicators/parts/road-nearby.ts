/**
 * SQL: keys of places within `:withinM` of a road of the classes, metres on the ellipsoid rounded to the millimetre,
 * exactly at the limit included. `places` is a relation (code, point4326). The roads are read once, and a box in degrees,
 * a little too large, keeps the exact distance for the few that are close.
 */
export function nearRoad(places: string, classes: readonly string[]): string {
  const list = classes.map((code) => `'${code}'`).join(', ');
  const reach = 'CAST(:withinM AS double precision) + 1';
  return `
    SELECT DISTINCT place.code
      FROM (
        SELECT asked.code, CAST(asked.point4326 AS geography) AS geog,
               ST_Expand(asked.point4326, (${reach}) / (110000 * cos(radians(ST_Y(asked.point4326)))), (${reach}) / 110000) AS box
          FROM (${places}) asked
         WHERE asked.point4326 IS NOT NULL
      ) place
      JOIN road_segment_at(:root, :load) segment ON segment.line_geom4326 && place.box
     WHERE segment.technical_class IN (${list})
       AND round(CAST(ST_Distance(CAST(segment.line_geom4326 AS geography), place.geog) AS numeric), 3)
           <= CAST(:withinM AS numeric)`;
}

/** SQL: the nearest of those roads to a point, as `nearest` (route_code, distance_m); only for records that are shown. */
export function nearestRoad(point: string, classes: readonly string[]): string {
  const list = classes.map((code) => `'${code}'`).join(', ');
  return `
  CROSS JOIN (
    SELECT array_agg(segment.route_code) AS routes, array_agg(segment.line_geom4326) AS lines
      FROM road_segment_at(:root, :load) segment
     WHERE segment.technical_class IN (${list}) AND segment.line_geom4326 IS NOT NULL
  ) network
  LEFT JOIN LATERAL (
    SELECT close.route_code,
           round(CAST(ST_Distance(CAST(close.line AS geography), CAST(${point} AS geography)) AS numeric), 3) AS distance_m
      FROM (
        SELECT road.route_code, road.line
          FROM unnest(network.routes, network.lines) AS road (route_code, line)
         WHERE ${point} IS NOT NULL
         ORDER BY road.line <-> ${point}
         LIMIT 12
      ) close
     ORDER BY 2
     LIMIT 1
  ) nearest ON true`;
}
