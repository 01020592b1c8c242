import type { Position } from './map-geometry.ts';

/** A meridian or parallel, as vertices in the sheet's CRS. */
export interface GraticuleLine {
  readonly axis: 'meridian' | 'parallel';
  /** Minutes of arc, east or north. */
  readonly minutes: number;
  readonly vertices: readonly Position[];
}

export interface LonLatExtent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const intervalsMinutes = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600] as const;
const mostLines = 7;
const verticesPerLine = 9;

export interface GraticulePoint {
  readonly axis: 'meridian' | 'parallel';
  readonly minutes: number;
  readonly lon: number;
  readonly lat: number;
}

/** Vertices, in degrees, of the meridians and parallels through an extent, at a round interval. */
export function graticulePoints(extent: LonLatExtent): GraticulePoint[] {
  const longest = Math.max(extent.east - extent.west, extent.north - extent.south) * 60;
  const interval = intervalsMinutes.find((minutes) => longest / minutes <= mostLines) ?? 600;
  const meridians = multiples(extent.west * 60, extent.east * 60, interval).flatMap((minutes) =>
    between(extent.south, extent.north).map((lat) => ({ axis: 'meridian' as const, minutes, lon: minutes / 60, lat })),
  );
  const parallels = multiples(extent.south * 60, extent.north * 60, interval).flatMap((minutes) =>
    between(extent.west, extent.east).map((lon) => ({ axis: 'parallel' as const, minutes, lon, lat: minutes / 60 })),
  );
  return [...meridians, ...parallels];
}

function multiples(from: number, to: number, interval: number): number[] {
  const first = Math.ceil(from / interval);
  const count = Math.max(0, Math.floor(to / interval) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * interval);
}

function between(from: number, to: number): number[] {
  return Array.from({ length: verticesPerLine }, (_, index) => from + ((to - from) * index) / (verticesPerLine - 1));
}

/** 120°30′ E */
export function graticuleLabel({ axis, minutes }: Pick<GraticuleLine, 'axis' | 'minutes'>): string {
  const size = Math.abs(minutes);
  const hemisphere = axis === 'meridian' ? (minutes < 0 ? 'W' : 'E') : minutes < 0 ? 'S' : 'N';
  return `${Math.floor(size / 60)}°${String(size % 60).padStart(2, '0')}′${hemisphere}`;
}

/** Where a polyline crosses the line `axis = at`; the first crossing is enough for a tick. */
export function crossing(vertices: readonly Position[], axis: 0 | 1, at: number): number | undefined {
  const other = axis === 0 ? 1 : 0;
  for (let index = 1; index < vertices.length; index++) {
    const start = vertices[index - 1];
    const end = vertices[index];
    if (!start || !end || start[axis] > at === end[axis] > at) continue;
    return start[other] + ((at - start[axis]) / (end[axis] - start[axis])) * (end[other] - start[other]);
  }
  return undefined;
}
