const listOf = (classes: readonly string[]): string => classes.map((code) => `'${code}'`).join(', ');

/** SQL: metres on the ellipsoid between two geometries, rounded to the millimetre. */
const distanceM = (line: string, point: string): string =>
  `round(CAST(ST_Distance(CAST(${line} AS geography), CAST(${point} AS geography)) AS numeric), 3)`;

/**
 * SQL: a box in degrees that holds all that is within so many metres of a point. A degree of latitude is never less than
 * 110,574 m, and one of longitude is shortest at the side of the circle nearest to the pole.
 */
function around(point: string, reachM: string): string {
  const farthestLat = `least(89, abs(ST_Y(${point})) + (${reachM}) / 110000)`;
  return `ST_Expand(${point}, (${reachM}) / (110000 * cos(radians(${farthestLat}))), (${reachM}) / 110000)`;
}

/**
 * SQL: keys of places within `:withinM` of a road of the classes, metres on the ellipsoid rounded to the millimetre,
 * exactly at the limit included. `places` is a relation (code, point4326). The roads are read once, and a box in degrees,
 * a little too large, keeps the exact distance for the few that are close. OFFSET 0 keeps it one box a place: pulled up, it
 * is made anew for every road (measured: 11 s instead of 0.7 s for 86 scenic areas).
 */
export function nearRoad(places: string, classes: readonly string[]): string {
  return `
    SELECT DISTINCT place.code
      FROM (
        SELECT asked.code, asked.point4326,
               ${around('asked.point4326', 'CAST(:withinM AS double precision) + 1')} AS box
          FROM (${places}) asked
         WHERE asked.point4326 IS NOT NULL
        OFFSET 0
      ) place
      JOIN road_segment_at(:root, :load) segment ON segment.line_geom4326 && place.box
     WHERE segment.technical_class IN (${listOf(classes)})
       AND ${distanceM('segment.line_geom4326', 'place.point4326')} <= CAST(:withinM AS numeric)`;
}

/**
 * Reach of a load of roads: the districts of `places` (code, point4326, district_code) near a road of the classes that it
 * brought or ended. The box alone, a little too large, names rather too many than too few.
 */
export function placesNearChanged(places: string, classes: readonly string[]): string {
  return `
    SELECT place.district_code
      FROM (
        SELECT asked.district_code,
               ${around('asked.point4326', 'CAST(:withinM AS double precision) + 1')} AS box
          FROM (${places}) asked
         WHERE asked.point4326 IS NOT NULL
        OFFSET 0
      ) place
      JOIN changed c ON c.line_geom4326 && place.box
     WHERE c.technical_class IN (${listOf(classes)})`;
}

/**
 * SQL: the nearest of those roads to a point, as `nearest` (route_code, distance_m); only for records that are shown.
 * What is nearest in degrees only bounds the search: on the ellipsoid another road may be nearer.
 */
export function nearestRoad(point: string, classes: readonly string[]): string {
  return `
  CROSS JOIN (
    SELECT array_agg(segment.route_code) AS routes, array_agg(segment.line_geom4326) AS lines
      FROM road_segment_at(:root, :load) segment
     WHERE segment.technical_class IN (${listOf(classes)}) AND segment.line_geom4326 IS NOT NULL
  ) network
  LEFT JOIN LATERAL (
    SELECT road.route_code, ${distanceM('road.line', point)} AS distance_m
      FROM (
        SELECT CAST(${distanceM('close.line', point)} AS double precision) + 1 AS bound_m
          FROM (
            SELECT drawn.line
              FROM unnest(network.lines) AS drawn (line)
             WHERE ${point} IS NOT NULL
             ORDER BY drawn.line <-> ${point}
             LIMIT 1
          ) close
      ) first
     CROSS JOIN unnest(network.routes, network.lines) AS road (route_code, line)
     WHERE road.line && ${around(point, 'first.bound_m')}
     ORDER BY 2, road.route_code COLLATE "C"
     LIMIT 1
  ) nearest ON true`;
}
