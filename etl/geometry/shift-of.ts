import { bd09ToGcj02 } from '#geodata/crs/bd09.ts';
import { gcj02ToWgs84 } from '#geodata/crs/gcj02.ts';
import type { Crs } from '../read/crs.ts';
import type { Shift } from './fit-wkb.ts';

/** What brings positions of a CRS to WGS84 in Node; `epsg` is left to the database, degrees need nothing. */
export function shiftOf(crs: Crs): Shift | undefined {
  if (crs.kind === 'gcj02') return (lon, lat) => gcj02ToWgs84([lon, lat]);
  if (crs.kind === 'bd09') return (lon, lat) => gcj02ToWgs84(bd09ToGcj02([lon, lat]));
  return undefined;
}
