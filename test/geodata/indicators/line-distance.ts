import { Geodesic } from 'geographiclib-geodesic';
import type { LonLat } from './fact-builder.ts';

/** A point so many metres from another, by Karney's algorithm: independent of PostGIS. */
export function away([lon, lat]: LonLat, azimuth: number, distanceM: number): LonLat {
  const { lon2 = Number.NaN, lat2 = Number.NaN } = Geodesic.WGS84.Direct(lat, lon, azimuth, distanceM);
  return [lon2, lat2];
}

/**
 * Metres from a place to a line, outside the database: vertices by Karney's algorithm in distance and azimuth around the
 * place, edges as straight lines there. Good to a centimetre over some kilometres.
 */
export function toLineM(place: LonLat, line: readonly LonLat[]): number {
  const plane = line.map(([lon, lat]) => {
    const { s12 = Number.NaN, azi1 = Number.NaN } = Geodesic.WGS84.Inverse(place[1], place[0], lat, lon);
    return [s12 * Math.sin((azi1 * Math.PI) / 180), s12 * Math.cos((azi1 * Math.PI) / 180)] as const;
  });
  return Math.min(...plane.slice(1).map((to, index) => toEdgeM(plane[index] ?? to, to)));
}

/** From the origin of a plane to an edge in it. */
function toEdgeM([x1, y1]: LonLat, [x2, y2]: LonLat): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}
