import type { Feature } from 'geojson';
import type { SourceRow } from './define-reader.ts';

/** A feature as a row. Only own properties count, whatever their names. */
export function featureRow(feature: Feature, columns: readonly string[], rowNo: number): SourceRow {
  const properties = feature.properties ?? {};
  return {
    rowNo,
    values: columns.map((column) => (Object.hasOwn(properties, column) ? properties[column] : null)),
    geometry: feature.geometry ?? null,
  };
}
