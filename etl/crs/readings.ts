import type { LonLat } from '#geodata/crs/gcj02.ts';
import { findPlaneSystem, type PlaneSystem, planeSystems } from '#geodata/crs/plane-systems.ts';
import { lonLatShift } from '../geometry/shift-of.ts';
import type { Crs } from '../read/crs.ts';
import { unpackAngle } from './parse-angle.ts';

/** A position as the file has it, in the file's order. */
export type FilePosition = readonly [x: number, y: number];

/** One way to understand the positions of a file. */
export interface Reading {
  readonly crs: Crs;
  /** Readings of one frame put a position less than two kilometres apart: outlines cannot tell them apart. */
  readonly frame: string;
  /** The place in WGS84, or undefined where the position cannot be meant in this system. */
  place(position: FilePosition): LonLat | undefined;
}

const swaps = [false, true] as const;
const degreeKinds = ['degrees', 'gcj02', 'bd09'] as const;

/** All readings, the usual before the unusual. `fromCells`: numbers were cells, where packed degrees are read. */
export function allReadings(fromCells: boolean): readonly Reading[] {
  const crss = swaps.flatMap((swapped) => [
    ...degreeKinds.map((kind): Crs => ({ kind, ...(swapped && { swapped }) })),
    ...planeSystems.map(({ srid }): Crs => ({ kind: 'epsg', srid, ...(swapped && { swapped }) })),
  ]);
  return crss.map((crs) => readingOf(crs, fromCells)).filter((reading) => reading !== undefined);
}

/** The reading of a CRS; undefined for EPSG codes that only the database knows. */
export function readingOf(crs: Crs, fromCells: boolean): Reading | undefined {
  if (crs.kind !== 'epsg') return degreeReading(crs, fromCells);
  const system = findPlaneSystem(crs.srid);
  return system && planeReading(crs, system);
}

function degreeReading(crs: Crs, fromCells: boolean): Reading {
  const shift = lonLatShift(crs);
  const angle = fromCells ? unpackAngle : (number: number): number => number;
  return {
    crs,
    frame: crs.swapped ? 'lat lon' : 'lon lat',
    place: ([x, y]) => {
      const place = shift(angle(x), angle(y));
      return Math.abs(place[0]) <= 180 && Math.abs(place[1]) <= 90 ? place : undefined;
    },
  };
}

function planeReading(crs: Crs, system: PlaneSystem): Reading {
  const { eastingM, northingM } = system;
  const [x, y] = crs.swapped ? [1, 0] : [0, 1];
  return {
    crs,
    frame: `${system.srid}${crs.swapped ? ' swapped' : ''}`,
    place: (position) => {
      const east = position[x] ?? Number.NaN;
      const north = position[y] ?? Number.NaN;
      const isMeant = east >= eastingM[0] && east <= eastingM[1] && north >= northingM[0] && north <= northingM[1];
      return isMeant ? system.toLonLat(east, north) : undefined;
    },
  };
}

export function sameCrs(one: Crs, other: Crs): boolean {
  return crsText(one) === crsText(other) && one.swapped === other.swapped;
}

/** As `--crs` takes it: `epsg:4549`, `gcj02`, `bd09`, `cgcs2000`. */
export function crsText(crs: Crs): string {
  if (crs.kind === 'epsg') return `epsg:${crs.srid}`;
  return crs.kind === 'degrees' ? 'cgcs2000' : crs.kind;
}

/** For people. */
export function crsLabel(crs: Crs): { readonly zh: string; readonly en: string } {
  const base = baseLabel(crs);
  if (!crs.swapped) return { zh: base, en: base };
  return crs.kind === 'epsg'
    ? { zh: `${base}，先北(X)后东(Y)`, en: `${base}, northing first` }
    : { zh: `${base}，先纬度后经度`, en: `${base}, latitude first` };
}

function baseLabel(crs: Crs): string {
  if (crs.kind === 'degrees') return 'WGS84/CGCS2000';
  if (crs.kind !== 'epsg') return crs.kind === 'gcj02' ? 'GCJ-02' : 'BD-09';
  const name = findPlaneSystem(crs.srid)?.name;
  return name === undefined ? `EPSG:${crs.srid}` : `${name} EPSG:${crs.srid}`;
}
