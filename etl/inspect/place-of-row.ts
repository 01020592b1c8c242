import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { quoteName } from '../stage/stage.ts';

/** SQL: the geometry that a staged or standing row is shown by, the first one it has; NULL where it has none. */
export function shownGeometry({ geometries }: Dataset, alias: string): string {
  if (geometries.length === 0) return 'CAST(NULL AS geometry)';
  const columns = geometries.map(({ column }) => `CAST(${alias}.${quoteName(column)} AS geometry)`);
  return `COALESCE(${columns.join(', ')})`;
}

/** SQL: a point on the geometry, also of one that is not valid. */
export function pointOn(geometry: string): string {
  return `ST_ClosestPoint(${geometry}, ST_Centroid(${geometry}))`;
}
