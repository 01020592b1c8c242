import type { HeaderMatch } from './match-headers.ts';

/** The field or geometry that reads a column of the file; undefined when none does. */
export function fieldOfColumn(match: HeaderMatch, column: number): string | undefined {
  const field = match.fields.find((source) => source.column === column);
  if (field !== undefined) return field.name;
  return match.geometries.find(({ lon, lat, wkt }) => [lon, lat, wkt].includes(column))?.geometry.column;
}
