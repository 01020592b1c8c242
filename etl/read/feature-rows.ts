import type { Feature } from 'geojson';
import type { SourceRow } from './define-reader.ts';

/** Names of the properties of all features, in the order of their first appearance. */
export function propertyNames(features: Iterable<Feature>): string[] {
  const names = new Set<string>();
  for (const feature of features) {
    for (const name of Object.keys(feature.properties ?? {})) names.add(name);
  }
  return [...names];
}

/** A feature as a row. Only own properties count, whatever their names. */
export function featureRow(feature: Feature, columns: readonly string[], rowNo: number): SourceRow {
  const properties = feature.properties ?? {};
  return {
    rowNo,
    values: columns.map((column) => (Object.hasOwn(properties, column) ? properties[column] : null)),
    geometry: feature.geometry ?? null,
  };
}
