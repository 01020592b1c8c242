import { bd09ToGcj02 } from '#geodata/crs/bd09.ts';
import { gcj02ToWgs84, isOutsideChina, type LonLat } from '#geodata/crs/gcj02.ts';
import type { Ground } from './ground.ts';
import type { FilePosition, Reading } from './readings.ts';

/**
 * Tells readings apart by what lies where they put the positions: in the true system roads run under roads and stops
 * stand beside them; in a wrong one, half a kilometre off, only by chance. What chance gives is measured as well, by
 * decoys: the positions shifted as far as GCJ-02 and BD-09 shift them, but in other directions, where nothing is
 * expected. A reading that does not beat every other reading and every decoy proves nothing.
 */
export interface Weighing {
  /** Positions compared, thinned to one in about a square kilometre so that one road is not counted many times. */
  readonly count: number;
  /** In the order of the readings: the middle distance to known ground, m; Infinity where most have none near. */
  readonly medianM: readonly number[];
  /** Index of the reading for which the evidence is strong, or null. */
  readonly best: number | null;
  /** Positions that fit this reading well and no other at all, in the order of the readings. */
  readonly votes: readonly number[];
  /** The same, at most, for a decoy. */
  readonly chanceVotes: number;
}

export interface WeighingOptions {
  readonly mostPositions: number;
  /** Side of the cell of which one position is taken, degrees. */
  readonly cellDeg: number;
}

/** To recognise a system: few positions, far apart, for they must be independent. */
export const farApart: WeighingOptions = { mostPositions: 100, cellDeg: 0.01 };
/** To find other systems in parts of a file: more of them. */
export const manyPlaces: WeighingOptions = { mostPositions: 300, cellDeg: 0.001 };

const fewestPositions = 12;
/** Ground farther away than this from all readings says nothing of a position. */
const reachM = 300;
/** Distances count by their logarithm above this: one metre or five are the same noise. */
const noiseM = 10;
/** The nearest ground must be twice as close (in the geometric mean) as in any rival, beyond any doubt of chance. */
const leastGain = Math.log(2);
const leastT = 5;
/** Positions that lie farther from the ground than this do not show that they belong to it. */
const mostMedianM = 100;
const voteM = 40;
/** Closer to the ground than this: in place. */
export const inPlaceM = 60;

export async function weighReadings(
  readings: readonly Reading[],
  positions: readonly FilePosition[],
  { ground, options }: { readonly ground: Ground; readonly options: WeighingOptions },
): Promise<Weighing> {
  const rows = thin(readings, positions, options);
  const columns = [...readings.keys()].map((index) => rows.flatMap((places) => places.slice(index, index + 1)));
  const hypotheses = [...columns, ...decoysOf(columns[0] ?? [])];
  const flat = await ground.nearestM(hypotheses.flat());
  const distances = hypotheses.map((_, index) => flat.slice(index * rows.length, (index + 1) * rows.length));
  const near = [...rows.keys()].filter((row) => distances.some((column) => (column[row] ?? Infinity) < reachM));
  const told = distances.map((column) => near.map((row) => column[row] ?? Infinity));
  const count = readings.length;
  return {
    count: near.length,
    medianM: told.slice(0, count).map(median),
    best: strongest(told, count),
    ...votesOf(told, count),
  };
}

/** Places of the positions in every reading, one position a cell, spread over the whole sample. */
function thin(
  readings: readonly Reading[],
  positions: readonly FilePosition[],
  { mostPositions, cellDeg }: WeighingOptions,
): LonLat[][] {
  const cells = new Map<string, LonLat[]>();
  for (const position of positions) {
    const places = readings.map((reading) => reading.place(position)).filter((place) => place !== undefined);
    const [first] = places;
    if (first === undefined || places.length < readings.length) continue;
    cells.set(`${Math.floor(first[0] / cellDeg)} ${Math.floor(first[1] / cellDeg)}`, places);
  }
  const all = [...cells.values()];
  const step = Math.max(1, all.length / mostPositions);
  return Array.from({ length: Math.min(all.length, mostPositions) }, (_, index) => all[Math.floor(index * step)] ?? []);
}

const quarterTurns = [1, 2, 3] as const;
/** Where GCJ-02 shifts nothing. */
const shiftElsewhere: LonLat = [0.004, 0.004];

function decoysOf(places: readonly LonLat[]): LonLat[][] {
  const [first] = places;
  if (first === undefined) return [];
  const shifted = isOutsideChina(first)
    ? [(place: LonLat): LonLat => [place[0] + shiftElsewhere[0], place[1] + shiftElsewhere[1]]]
    : [(place: LonLat) => gcj02ToWgs84(place), (place: LonLat) => gcj02ToWgs84(bd09ToGcj02(place))];
  return shifted.flatMap((shift) =>
    quarterTurns.map((turns) => places.map((place) => turned(place, shift(place), turns))),
  );
}

/** The shift from one place to another, turned by quarters of a circle in metres. */
function turned(from: LonLat, to: LonLat, quarters: number): LonLat {
  const narrowing = Math.cos((from[1] * Math.PI) / 180);
  let east = (to[0] - from[0]) * narrowing;
  let north = to[1] - from[1];
  for (let turn = 0; turn < quarters; turn += 1) [east, north] = [-north, east];
  return [from[0] + east / narrowing, from[1] + north];
}

/** The reading that is closer to the ground than every rival, position by position (a paired t-test on logarithms). */
function strongest(distances: readonly (readonly number[])[], readingCount: number): number | null {
  const logs = distances.map((column) => column.map((distance) => Math.log(noiseM + Math.min(distance, farM))));
  const means = logs.map((column) => mean(column));
  const best = means.indexOf(Math.min(...means));
  const own = distances[best] ?? [];
  if (best === -1 || best >= readingCount || own.length < fewestPositions || median(own) > mostMedianM) return null;
  const beats = logs.every((column, rival) => rival === best || isFarther(column, logs[best] ?? []));
  return beats ? best : null;
}

/** No ground within reach counts as this far. */
const farM = 2_000;

function isFarther(rival: readonly number[], best: readonly number[]): boolean {
  const gains = rival.map((log, index) => log - (best[index] ?? 0));
  const gain = mean(gains);
  const spread = Math.sqrt(gains.reduce((sum, each) => sum + (each - gain) ** 2, 0) / (gains.length - 1));
  return gain >= leastGain && gain * Math.sqrt(gains.length) >= leastT * spread;
}

function votesOf(distances: readonly (readonly number[])[], readingCount: number) {
  const readings = distances.slice(0, readingCount);
  const counts = distances.map((column, index) => {
    const others = readings.filter((_, other) => other !== index);
    return column.filter((distance, row) => others.every((other) => fitsOnly(distance, other[row] ?? Infinity))).length;
  });
  return { votes: counts.slice(0, readingCount), chanceVotes: Math.max(0, ...counts.slice(readingCount)) };
}

/** One position fits at `distanceM` and not at all at `otherM`. */
export function fitsOnly(distanceM: number, otherM: number): boolean {
  return distanceM <= voteM && otherM >= inPlaceM && otherM >= 5 * (distanceM + 5);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}
