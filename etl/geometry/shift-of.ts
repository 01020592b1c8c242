import type { Position } from 'geojson';
import { bd09ToGcj02 } from '#geodata/crs/bd09.ts';
import { gcj02ToWgs84 } from '#geodata/crs/gcj02.ts';
import type { Crs } from '../read/crs.ts';

const unshifted = (position: Position): Position => position;

/** What brings positions of a CRS to WGS84 before they are staged; `epsg` is left to the database. */
export function shiftOf(crs: Crs): (position: Position) => Position {
  if (crs.kind === 'gcj02') return (position) => [...gcj02ToWgs84(pair(position))];
  if (crs.kind === 'bd09') return (position) => [...gcj02ToWgs84(bd09ToGcj02(pair(position)))];
  return unshifted;
}

function pair(position: Position): readonly [number, number] {
  return [position[0] ?? Number.NaN, position[1] ?? Number.NaN];
}
