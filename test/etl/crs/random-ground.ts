import fc from 'fast-check';
import type { Ground, Outline } from '#etl/crs/ground.ts';
import type { FilePosition } from '#etl/crs/readings.ts';
import { gcj02ToBd09 } from '#geodata/crs/bd09.ts';
import { type LonLat, wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';

export interface World {
  readonly outline: Outline;
  readonly known: readonly LonLat[];
  readonly ground: Ground;
}

const metresPerDegree = 111_195;
const sizeDeg = 0.4;
const reachDeg = 0.02;

export function moved([lon, lat]: LonLat, eastM: number, northM: number): LonLat {
  return [lon + eastM / metresPerDegree / Math.cos((lat * Math.PI) / 180), lat + northM / metresPerDegree];
}

export function distanceM(one: LonLat, other: LonLat): number {
  const narrowing = Math.cos((one[1] * Math.PI) / 180);
  return Math.hypot((one[0] - other[0]) * narrowing, one[1] - other[1]) * metresPerDegree;
}

/** A square region with its corner at `corner`, and known points, found by looking at each of them. */
export function worldOf(corner: LonLat, known: readonly LonLat[]): World {
  const [west, south] = corner;
  const outline: Outline = [
    [
      [west, south],
      [west + sizeDeg, south],
      [west + sizeDeg, south + sizeDeg],
      [west, south + sizeDeg],
      [west, south],
    ],
  ];
  const nearest = (place: LonLat): number => {
    let least = Infinity;
    for (const point of known) {
      const isNear = Math.abs(point[1] - place[1]) < reachDeg && Math.abs(point[0] - place[0]) < reachDeg;
      if (isNear) least = Math.min(least, distanceM(point, place));
    }
    return least;
  };
  return { outline, known, ground: { outlines: [outline], nearestM: async (places) => places.map(nearest) } };
}

/** Corners of regions all over China. */
export const corners = fc.tuple(
  fc.double({ min: 100, max: 121, noNaN: true }),
  fc.double({ min: 22, max: 41, noNaN: true }),
);

/** A stream of numbers in [0, 1) from a seed: mulberry32. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Points all over the region. */
export function scatter(corner: LonLat, count: number, next: () => number): LonLat[] {
  return Array.from({ length: count }, () => [corner[0] + next() * sizeDeg, corner[1] + next() * sizeDeg]);
}

export const systems = {
  degrees: (place: LonLat): FilePosition => place,
  gcj02: (place: LonLat): FilePosition => wgs84ToGcj02(place),
  bd09: (place: LonLat): FilePosition => gcj02ToBd09(wgs84ToGcj02(place)),
};
export type SystemName = keyof typeof systems;
export const systemNames = Object.keys(systems) as SystemName[];
