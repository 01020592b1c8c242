import { Geodesic } from 'geographiclib-geodesic';

export type LonLat = readonly [lon: number, lat: number];

/** Metres on the ellipsoid by Karney's algorithm: shares nothing with PostGIS. */
export function distanceM([fromLon, fromLat]: LonLat, [toLon, toLat]: LonLat): number {
  const { s12 = Number.NaN } = Geodesic.WGS84.Inverse(fromLat, fromLon, toLat, toLon);
  return s12;
}

/** The point so many metres from another. */
export function away([lon, lat]: LonLat, azimuth: number, metres: number): LonLat {
  const { lon2 = Number.NaN, lat2 = Number.NaN } = Geodesic.WGS84.Direct(lat, lon, azimuth, metres);
  return [lon2, lat2];
}

/** Length of a line along the ellipsoid. */
export function lengthM(line: readonly LonLat[]): number {
  return line.slice(1).reduce((sum, point, index) => sum + distanceM(line[index] ?? point, point), 0);
}
