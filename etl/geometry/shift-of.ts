import { bd09ToGcj02 } from '#geodata/crs/bd09.ts';
import { gcj02ToWgs84From, type LonLat } from '#geodata/crs/gcj02.ts';
import type { Crs } from '../read/crs.ts';

/** `guess` is the answer for a place nearby and saves time, see gcj02.ts. */
export type LonLatShift = (x: number, y: number, guess?: LonLat) => LonLat;

/**
 * What brings positions of a CRS to WGS84 in Node, and what was swapped into the order x, y. Positions of `epsg` are
 * only put in order: the database transforms them.
 */
export function lonLatShift(crs: Crs): LonLatShift {
  const shift = shifts[crs.kind];
  return crs.swapped ? (x, y, guess) => shift(y, x, guess) : shift;
}

const shifts: Readonly<Record<Crs['kind'], LonLatShift>> = {
  degrees: (x, y) => [x, y],
  epsg: (x, y) => [x, y],
  gcj02: (x, y, guess = [x, y]) => gcj02ToWgs84From([x, y], guess),
  bd09: (x, y, guess = [x, y]) => gcj02ToWgs84From(bd09ToGcj02([x, y]), guess),
};

/** The same, or undefined when positions stay as they are in the file. */
export function shiftOf(crs: Crs): LonLatShift | undefined {
  return crs.swapped !== true && (crs.kind === 'degrees' || crs.kind === 'epsg') ? undefined : lonLatShift(crs);
}
