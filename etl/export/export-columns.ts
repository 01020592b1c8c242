import type { Dataset, Field, GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import { quoteName } from '../stage/stage.ts';

/** One column of an exported file: its header is what a load finds the field by. */
export interface ExportColumn {
  readonly name: string;
  /** SQL of its value, over the fact `f`. */
  readonly sql: string;
  readonly toCell: (value: unknown) => Cell;
}

export type Cell = string | number | boolean | null;

/** All digits of a double. What is stored on the grid of 1e-9 degrees prints with nine decimals. */
const decimals = 15;

/** Fields by their names, then the coordinates of the points that are not the geometry of the feature. */
export function propertyColumns(dataset: Dataset): readonly ExportColumn[] {
  return [...fieldColumns(dataset), ...dataset.geometries.filter(({ fromFile }) => !fromFile).flatMap(coordinates)];
}

/**
 * The same with the geometry as coordinates, or as WKT where it is more than a point, and a dash where an empty cell would
 * seem forgotten.
 */
export function tableColumns(dataset: Dataset): readonly ExportColumn[] {
  const geometries = dataset.geometries.flatMap((geometry) =>
    geometry.type === 'point' ? coordinates(geometry) : [wktOf(geometry)],
  );
  const fields = fieldColumns(dataset).map((column) => {
    if (dataset.fields[column.name]?.whenEmpty === undefined) return column;
    return { ...column, toCell: (value: unknown) => column.toCell(value) ?? '—' };
  });
  return [...fields, ...geometries];
}

/** The geometry of a feature as GeoJSON text, NULL in datasets without one. */
export function geojsonColumn({ geometries }: Dataset): ExportColumn {
  const main = geometries.find(({ fromFile }) => fromFile);
  const sql = main === undefined ? 'CAST(NULL AS text)' : `ST_AsGeoJSON(f.${quoteName(main.column)}, ${decimals})`;
  return { name: 'geometry', sql, toCell: asText };
}

function fieldColumns({ fields }: Dataset): ExportColumn[] {
  const stored = Object.entries(fields).filter(([, field]) => !field.checkOnly);
  return stored.map(([name, field]) => ({ name, sql: `f.${quoteName(name)}`, toCell: cellOf(field) }));
}

function coordinates({ column, lon, lat }: GeometryColumn): ExportColumn[] {
  const point = `f.${quoteName(column)}`;
  return [
    { name: lon[0] ?? 'lon', sql: `ST_X(${point})`, toCell: asNumber },
    { name: lat[0] ?? 'lat', sql: `ST_Y(${point})`, toCell: asNumber },
  ];
}

function wktOf({ column }: GeometryColumn): ExportColumn {
  return { name: 'wkt', sql: `ST_AsText(f.${quoteName(column)}, ${decimals})`, toCell: asText };
}

function cellOf({ type }: Field): ExportColumn['toCell'] {
  switch (type) {
    case 'integer':
    case 'number':
    case 'chainage':
    case 'longitude':
    case 'latitude':
      return asNumber;
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : null);
    case 'codes':
      return (value) => (Array.isArray(value) ? value.join('+') : null);
    case 'month':
      return (value) => asText(value)?.slice(0, 7) ?? null;
    default:
      return asText;
  }
}

const asText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const asNumber = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
