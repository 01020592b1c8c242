/**
 * The drawing plane of the sample: kilometres east and north of 120.65 E 29.72 N, linear in degrees so that straight
 * stays straight. Good to 0.6 % in length over the city; true lengths come from `lineLengthKm`.
 */
import type { LonLat } from '../crs/gcj02.ts';

/** Kilometres [east, north]. */
export type Xy = readonly [xKm: number, yKm: number];

const originLon = 120.65;
const originLat = 29.72;
const kmPerDegreeLat = 110.86;
const kmPerDegreeLon = 96.75;

export function toPlane([lon, lat]: LonLat): Xy {
  return [(lon - originLon) * kmPerDegreeLon, (lat - originLat) * kmPerDegreeLat];
}

/** Degrees, rounded to six decimals (0.1 m). */
export function toLonLat([xKm, yKm]: Xy): LonLat {
  return [roundTo(originLon + xKm / kmPerDegreeLon, 6), roundTo(originLat + yKm / kmPerDegreeLat, 6)];
}

export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

export function distanceKm(one: Xy, other: Xy): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

export function between(one: Xy, other: Xy, share: number): Xy {
  return [one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share];
}

/** Consecutive pairs of a list. */
export function pairs<T>(items: readonly T[]): [T, T][] {
  const found: [T, T][] = [];
  let previous: T | undefined;
  for (const item of items) {
    if (previous !== undefined) found.push([previous, item]);
    previous = item;
  }
  return found;
}

/** Distance on the WGS84 ellipsoid by the radii of curvature at the middle latitude: exact to 5e-5 across the city. */
export function geodesicKm(one: LonLat, other: LonLat): number {
  const latitude = (((one[1] + other[1]) / 2) * Math.PI) / 180;
  const w = Math.sqrt(1 - 0.00669437999 * Math.sin(latitude) ** 2);
  const northKm = ((other[1] - one[1]) * Math.PI * 6378.137 * (1 - 0.00669437999)) / w ** 3 / 180;
  const eastKm = (((other[0] - one[0]) * Math.PI * 6378.137) / w / 180) * Math.cos(latitude);
  return Math.hypot(northKm, eastKm);
}

export function lineLengthKm(line: readonly LonLat[]): number {
  return pairs(line).reduce((sum, [one, other]) => sum + geodesicKm(one, other), 0);
}

/** Distance from a point to a straight piece. */
export function distanceToPieceKm(point: Xy, from: Xy, to: Xy): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / lengthSquared;
  return distanceKm(point, between(from, to, Math.min(1, Math.max(0, along))));
}
